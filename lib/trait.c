#include "trait.h"

/* More words than these shared with the headline say no more. */
#define SHARED_MOST 3

_Static_assert(GK_FEATURES == GK_TRAITS_ALL, "see trait.h");

/* How far a run of titles is followed to each side, and a heading upwards. */
#define REACH GK_TRAITS_REACH

/* The same walk over the features either writes their numbers down or sums
 * their weights; being inlined, it is compiled once for each. */
#define EACH static inline __attribute__((always_inline))

struct traits {
	const struct gk_trait_source *source;
	const struct gk_page *page;
	const struct gk_labels *rules;
	size_t i;
	const uint8_t *type;   /* at line i; so many before and behind it may
				* be read: REACH + 2 */
	uint16_t *out;         /* NULL: summed */
	size_t n;
	int sum;
};

static inline enum gk_zone
zone_of(const struct traits *t, size_t i)
{
	const struct gk_island *island = &t->page->island;
	size_t top = island->headline == SIZE_MAX ? island->first :
						    island->headline;

	if (i < top)
		return GK_ZONE_ABOVE;
	if (i < island->first)
		return i == top ? GK_ZONE_HEADLINE : GK_ZONE_BETWEEN;
	if (i > island->last)
		return GK_ZONE_BEHIND;
	return i == island->first  ? GK_ZONE_FIRST
	       : i == island->last ? GK_ZONE_LAST
				   : GK_ZONE_INSIDE;
}

/* Nothing to share, none, a quarter, a half, more, all; more for few. */
static unsigned
share_bin(size_t shared, size_t all)
{
	if (all == 0)
		return 0;
	if (shared == 0)
		return all >= 4 ? 1 : 2;
	if (shared * 4 <= all)
		return 3;
	if (shared * 5 <= all * 2)
		return 4;
	if (shared * 5 <= all * 3)
		return 5;
	return shared * 5 <= all * 4 ? 6 : 7;
}

EACH void
add(struct traits *t, size_t group, size_t value)
{
	if (t->out == NULL)
		t->sum += gk_feature_weights[group + value];
	else
		t->out[t->n++] = (uint16_t)(group + value);
}

static bool
is_titlelike(enum gk_line_type type)
{
	const unsigned those = 1u << GK_TYPE_TITLE | 1u << GK_TYPE_SHORT |
			       1u << GK_TYPE_ELLIPSIS | 1u << GK_TYPE_SPEECH;

	return those >> type & 1;
}

/* The run of title-like lines in which i stands. */
EACH void
add_run(struct traits *t, enum gk_line_type type)
{
	size_t at = t->i - t->source->from;
	size_t up = t->source->up[at], down = t->source->down[at];
	unsigned bin = gk_feature_small(up + 1 + down);

	if (!is_titlelike(type))
		return;
	add(t, GK_F_RUN, bin * 4 + (up + down == 0 ? 0u :
			       up == 0	      ? 1u :
			       down == 0      ? 2u :
						3u));
	add(t, GK_F_RUN_BEFORE, bin * GK_TYPES + t->type[-1 - (ptrdiff_t)up]);
	add(t, GK_F_RUN_AFTER, bin * GK_TYPES + t->type[1 + (ptrdiff_t)down]);
}

/* One of 64 bits for a stem. */
static uint64_t
bit_of(uint32_t stem)
{
	return (uint64_t)1 << (stem * 0x9E3779B1u >> 26);
}

static uint64_t
bits_of(const struct gk_page *page, size_t i)
{
	const struct gk_line *l = &page->line[i];
	uint64_t bits = 0;

	for (size_t k = 0; k < l->nstems; k++)
		bits |= bit_of(page->stem[l->stem + k]);
	return bits;
}

/* Words that the line has of line h, the headline, at most SHARED_MOST.  Few
 * pairs are compared: a bit says first whether the headline may have it. */
static size_t
shared_with_headline(const struct traits *t, size_t h)
{
	const struct gk_page *page = t->page;
	const struct gk_line *x = &page->line[t->i], *y = &page->line[h];
	const uint32_t *own = page->stem + x->stem, *other = page->stem + y->stem;
	size_t shared = 0, at;

	for (size_t i = 0; i < x->nstems && shared < SHARED_MOST; i++) {
		if ((t->source->headline & bit_of(own[i])) == 0)
			continue;
		for (at = 0; at < y->nstems && other[at] != own[i]; at++)
			;
		shared += at < y->nstems;
	}
	return shared;
}

EACH void
add_shared(struct traits *t, enum gk_line_type type)
{
	const struct gk_page *page = t->page;
	size_t h = page->island.headline;

	add(t, GK_F_SHARED_TYPE,
	    share_bin(gk_page_shared_with_others(page, t->i),
		      page->line[t->i].nstems) * GK_TYPES + type);
	if (h != SIZE_MAX && h != t->i)
		add(t, GK_F_SHARED_HEADLINE,
		    shared_with_headline(t, h) * GK_TYPES + type);
}

EACH void
add_line(struct traits *t, enum gk_line_type type)
{
	const struct gk_line *l = &t->page->line[t->i];

	if (t->out == NULL)
		t->sum += l->weight;
	else
		t->n += gk_feature_of_line(l, t->out + t->n);
	add(t, GK_F_REPEATED, t->page->island.repeated[t->i] * GK_TYPES + type);
}

static bool
is_kept(const struct traits *t, size_t i)
{
	return i < t->page->n &&
	       t->rules->line[i].kind <= GK_WIDGET_HEADLINE;
}

EACH void
add_neighbours(struct traits *t, enum gk_line_type type)
{
	enum gk_line_type before = (enum gk_line_type)t->type[-1];
	enum gk_line_type after = (enum gk_line_type)t->type[1];

	add(t, GK_F_PREVIOUS, before);
	add(t, GK_F_NEXT, after);
	add(t, GK_F_PREVIOUS2, t->type[-2]);
	add(t, GK_F_NEXT2, t->type[2]);
	add(t, GK_F_TYPE_PREVIOUS, type * GK_TYPES + before);
	add(t, GK_F_TYPE_NEXT, type * GK_TYPES + after);
	if (is_titlelike(type))
		add(t, GK_F_AROUND, before * GK_TYPES + after);
	add(t, GK_F_KEPT_AROUND,
	    (is_kept(t, t->i - 1) * 2u + is_kept(t, t->i + 1)) * GK_TYPES + type);
	add(t, GK_F_SINCE_TRIGGER,
	    gk_feature_small(t->source->since[t->i - t->source->from]) * GK_TYPES + type);
	add_run(t, type);
}

EACH void
add_place(struct traits *t, enum gk_line_type type)
{
	const struct gk_island *island = &t->page->island;
	size_t i = t->i, first = island->first, last = island->last;
	enum gk_widget_kind rule = t->rules->line[i].kind;
	enum gk_zone zone = zone_of(t, i);

	add(t, GK_F_BIAS, 0);
	add(t, GK_F_RULE, rule);
	add(t, GK_F_RULE_TYPE, rule * GK_TYPES + type);
	add(t, GK_F_ZONE_TYPE, zone * GK_TYPES + type);
	add(t, GK_F_DEPTH, gk_feature_small(i > first ? i - first : first - i));
	add(t, GK_F_HEIGHT, gk_feature_small(i > last ? i - last : last - i));
	add(t, GK_F_SIZE, gk_feature_small(last - first) * GK_ZONES + zone);
}

/* How many title-like lines stand right before and behind each, at most REACH,
 * and how many lines ago a heading stood, if no sentence did since and it is
 * within reach; else 0.  type is that of the line REACH before the first. */
static void
look_around(struct gk_trait_source *s, const uint8_t *type)
{
	size_t n = s->to - s->from, run = 0, since = 0;

	for (size_t k = 0; k < n + REACH; k++) {
		enum gk_line_type t = (enum gk_line_type)type[k];

		if (k >= REACH) {
			s->up[k - REACH] = (uint8_t)run;
			s->since[k - REACH] = (uint8_t)since;
		}
		run = !is_titlelike(t) ? 0 : run + (run < REACH);
		if (t == GK_TYPE_TRIGGER || t == GK_TYPE_FURNITURE)
			since = 1;
		else if (t == GK_TYPE_SENTENCE || t == GK_TYPE_COLON || since == REACH)
			since = 0;
		else
			since += since > 0;
	}
	run = 0;
	for (size_t k = n + 2 * REACH; k-- > REACH;) {
		if (k < n + REACH)
			s->down[k - REACH] = (uint8_t)run;
		run = !is_titlelike((enum gk_line_type)type[k]) ? 0 :
							  run + (run < REACH);
	}
}

/* The types of the lines, with some before and behind them. */
static void
read_types(const struct gk_page *page, size_t from, size_t to, uint8_t *type)
{
	size_t margin = REACH + 2;
	size_t a = from < margin ? 0 : from - margin;
	size_t z = page->n - to < margin ? page->n : to + margin;

	memset(type, GK_TYPE_EDGE, margin);
	for (size_t i = a; i < z; i++)
		type[i + margin - from] = (uint8_t)page->line[i].type;
	memset(type + z + margin - from, GK_TYPE_EDGE, to + margin - z);
}

EACH void
walk(struct traits *t)
{
	enum gk_line_type type = (enum gk_line_type)t->type[0];

	add_place(t, type);
	add_line(t, type);
	add_neighbours(t, type);
}

size_t
gk_traits(const struct gk_trait_source *s, size_t i, uint16_t *trait)
{
	struct traits t = { .source = s, .page = s->page, .rules = s->rules,
			    .i = i, .type = s->type + (i - s->from),
			    .out = trait };

	walk(&t);
	add_shared(&t, (enum gk_line_type)t.type[0]);
	return t.n;
}

/* Takes the least and the greatest of each column of a table into low and high;
 * compilers make a few instructions of it. */
static void
take_bounds(const int16_t *restrict weight, size_t rows, int16_t *restrict low,
	    int16_t *restrict high)
{
	for (size_t row = 0; row < rows; row++, weight += GK_TYPES)
		for (size_t type = 0; type < GK_TYPES; type++) {
			int16_t w = weight[type];

			low[type] = w < low[type] ? w : low[type];
			high[type] = w > high[type] ? w : high[type];
		}
}

/* What the words that a line shares may add, at least and at most, by type.  The
 * headline itself is not asked for what it shares with itself: 0. */
static void
find_bounds(struct gk_trait_source *s)
{
	const int16_t *all = gk_feature_weights + GK_F_SHARED_TYPE;
	int16_t low[GK_TYPES] = { 0 }, high[GK_TYPES] = { 0 };

	memcpy(s->low, all, sizeof s->low);
	memcpy(s->high, all, sizeof s->high);
	take_bounds(all, 8, s->low, s->high);
	if (s->page->island.headline != SIZE_MAX)
		take_bounds(gk_feature_weights + GK_F_SHARED_HEADLINE,
			    SHARED_MOST + 1, low, high);
	for (size_t type = 0; type < GK_TYPES; type++) {
		s->low[type] = (int16_t)(s->low[type] + low[type]);
		s->high[type] = (int16_t)(s->high[type] + high[type]);
	}
}

/* Shared words are asked for last, and only where they may decide. */
bool
gk_traits_below(const struct gk_trait_source *s, size_t i, int limit)
{
	struct traits t = { .source = s, .page = s->page, .rules = s->rules,
			    .i = i, .type = s->type + (i - s->from) };
	enum gk_line_type type = (enum gk_line_type)t.type[0];

	walk(&t);
	if (t.sum + s->low[type] >= limit)
		return false;
	if (t.sum + s->high[type] < limit)
		return true;
	add_shared(&t, type);
	return t.sum < limit;
}

enum gk_status
gk_trait_source(const struct gk_page *page, const struct gk_labels *rules,
		size_t from, size_t to, struct gk_arena *arena,
		struct gk_trait_source *source)
{
	size_t n = to - from, margin = REACH + 2;
	uint8_t *bytes = gk_arena_alloc(arena, 4 * n + 2 * margin);

	*source = (struct gk_trait_source){ .page = page, .rules = rules,
					    .from = from, .to = to };
	if (bytes == NULL)
		return GK_NOMEM;
	if (page->island.headline != SIZE_MAX)
		source->headline = bits_of(page, page->island.headline);
	read_types(page, from, to, bytes);
	source->type = bytes + margin;
	source->up = bytes + 2 * margin + n;
	source->down = source->up + n;
	source->since = source->down + n;
	look_around(source, source->type - REACH);
	find_bounds(source);
	return GK_OK;
}
