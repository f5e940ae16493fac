#include "trait.h"

/* More words than these shared with the headline say no more. */
#define SHARED_MOST 3

enum zone {
	ABOVE,
	HEADLINE,
	BETWEEN,
	FIRST,
	INSIDE,
	LAST,
	BEHIND,
	ZONES
};

/* Where each group of features begins. */
enum {
	BIAS,
	RULE = BIAS + 1,
	TYPE = RULE + GK_WIDGET_KINDS,
	ZONE_TYPE = TYPE + GK_TYPES,
	RULE_TYPE = ZONE_TYPE + ZONES * GK_TYPES,
	WORDS_END = RULE_TYPE + GK_WIDGET_KINDS * GK_TYPES,
	FLAGS = WORDS_END + 12 * 4,
	PHRASE_FIT = FLAGS + 16,
	PHRASE_WORDS = PHRASE_FIT + GK_WIDGET_KINDS * 5,
	PREVIOUS = PHRASE_WORDS + GK_WIDGET_KINDS * 12,
	NEXT = PREVIOUS + GK_TYPES,
	PREVIOUS2 = NEXT + GK_TYPES,
	NEXT2 = PREVIOUS2 + GK_TYPES,
	TYPE_PREVIOUS = NEXT2 + GK_TYPES,
	TYPE_NEXT = TYPE_PREVIOUS + GK_TYPES * GK_TYPES,
	AROUND = TYPE_NEXT + GK_TYPES * GK_TYPES,
	SHARED_TYPE = AROUND + GK_TYPES * GK_TYPES,
	SHARED_HEADLINE = SHARED_TYPE + 8 * GK_TYPES,
	REPEATED = SHARED_HEADLINE + 4 * GK_TYPES,
	RUN = REPEATED + 2 * GK_TYPES,
	RUN_BEFORE = RUN + 8 * 4,
	RUN_AFTER = RUN_BEFORE + 8 * GK_TYPES,
	SINCE_TRIGGER = RUN_AFTER + 8 * GK_TYPES,
	DEPTH = SINCE_TRIGGER + 8 * GK_TYPES,
	HEIGHT = DEPTH + 8,
	SIZE = HEIGHT + 8,
	CAPITALS = SIZE + 8 * ZONES,
	STOPS = CAPITALS + 5 * GK_TYPES,
	COMMAS = STOPS + 3 * GK_TYPES,
	KEPT_AROUND = COMMAS + 3 * GK_TYPES,
	WEAK = KEPT_AROUND + 4 * GK_TYPES,
	TRAITS = WEAK + 4 * GK_TYPES,
};

_Static_assert(TRAITS == GK_TRAITS_ALL, "see trait.h");

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
	const int16_t *weight;
	int sum;
};

static enum zone
zone_of(const struct traits *t, size_t i)
{
	const struct gk_island *island = &t->page->island;
	size_t top = island->headline == SIZE_MAX ? island->first :
						    island->headline;

	if (i < top)
		return ABOVE;
	if (i < island->first)
		return i == top ? HEADLINE : BETWEEN;
	if (i > island->last)
		return BEHIND;
	return i == island->first ? FIRST : i == island->last ? LAST : INSIDE;
}

/* 0, 1, 2, 3, 4-5, 6-8, 9-12, 13 and more */
static unsigned
small_bin(size_t n)
{
	return n <= 3 ? (unsigned)n :
	       n <= 5 ? 4 :
	       n <= 8 ? 5 :
	       n <= 12 ? 6 : 7;
}

static unsigned
words_bin(size_t n)
{
	return n <= 7	? small_bin(n) + (n >= 6) * (unsigned)(n - 6) :
	       n <= 9	? 6 + (n > 8) :
	       n <= 12	? 8 :
	       n <= 17	? 9 :
	       n <= 29	? 10 :
			  11;
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
		t->sum += t->weight[group + value];
	else
		t->out[t->n++] = (uint16_t)(group + value);
}

static bool
is_titlelike(enum gk_line_type type)
{
	return type == GK_TYPE_TITLE || type == GK_TYPE_SHORT || type == GK_TYPE_ELLIPSIS ||
	       type == GK_TYPE_SPEECH;
}

/* The run of title-like lines in which i stands. */
EACH void
add_run(struct traits *t, enum gk_line_type type)
{
	size_t at = t->i - t->source->from;
	size_t up = t->source->up[at], down = t->source->down[at];
	unsigned bin = small_bin(up + 1 + down);

	if (!is_titlelike(type))
		return;
	add(t, RUN, bin * 4 + (up + down == 0 ? 0u :
			       up == 0	      ? 1u :
			       down == 0      ? 2u :
						3u));
	add(t, RUN_BEFORE, bin * GK_TYPES + t->type[-1 - (ptrdiff_t)up]);
	add(t, RUN_AFTER, bin * GK_TYPES + t->type[1 + (ptrdiff_t)down]);
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

	add(t, SHARED_TYPE,
	    share_bin(gk_page_shared_with_others(page, t->i),
		      page->line[t->i].nstems) * GK_TYPES + type);
	if (h != SIZE_MAX && h != t->i)
		add(t, SHARED_HEADLINE,
		    shared_with_headline(t, h) * GK_TYPES + type);
}

EACH void
add_line(struct traits *t, enum gk_line_type type)
{
	const struct gk_line *l = &t->page->line[t->i];
	unsigned names = l->nwords < GK_PHRASE_WORDS ? l->nwords :
						       GK_PHRASE_WORDS;

	add(t, TYPE, type);
	add(t, WORDS_END, words_bin(l->nwords) * 4 + l->end_mark);
	for (unsigned left = l->flags; left != 0; left &= left - 1)
		add(t, FLAGS, (size_t)__builtin_ctz(left));
	if (l->phrase.fit != GK_PHRASE_NONE) {
		add(t, PHRASE_FIT, l->phrase.kind * 5u + l->phrase.fit);
		add(t, PHRASE_WORDS,
		    l->phrase.kind * 12u + words_bin(l->nwords));
	}
	add(t, CAPITALS, (names == 0 ? 0 : 1 + l->ncapitals * 3 / names) *
				 GK_TYPES + type);
	add(t, STOPS, (l->nstops < 2 ? l->nstops : 2) * GK_TYPES + type);
	add(t, COMMAS, (l->ncommas < 2 ? l->ncommas : 2) * GK_TYPES + type);
	add(t, WEAK, (l->phrase.nweak < 3 ? l->phrase.nweak : 3u) * GK_TYPES +
			     type);
	add(t, REPEATED, t->page->island.repeated[t->i] * GK_TYPES + type);
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

	add(t, PREVIOUS, before);
	add(t, NEXT, after);
	add(t, PREVIOUS2, t->type[-2]);
	add(t, NEXT2, t->type[2]);
	add(t, TYPE_PREVIOUS, type * GK_TYPES + before);
	add(t, TYPE_NEXT, type * GK_TYPES + after);
	if (is_titlelike(type))
		add(t, AROUND, before * GK_TYPES + after);
	add(t, KEPT_AROUND,
	    (is_kept(t, t->i - 1) * 2u + is_kept(t, t->i + 1)) * GK_TYPES + type);
	add(t, SINCE_TRIGGER,
	    small_bin(t->source->since[t->i - t->source->from]) * GK_TYPES + type);
	add_run(t, type);
}

EACH void
add_place(struct traits *t, enum gk_line_type type)
{
	const struct gk_island *island = &t->page->island;
	size_t i = t->i, first = island->first, last = island->last;
	enum gk_widget_kind rule = t->rules->line[i].kind;

	add(t, BIAS, 0);
	add(t, RULE, rule);
	add(t, RULE_TYPE, rule * GK_TYPES + type);
	add(t, ZONE_TYPE, zone_of(t, i) * GK_TYPES + type);
	add(t, DEPTH, small_bin(i > first ? i - first : first - i));
	add(t, HEIGHT, small_bin(i > last ? i - last : last - i));
	add(t, SIZE, small_bin(last - first) * ZONES + zone_of(t, i));
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
	return GK_OK;
}

EACH void
walk(struct traits *t)
{
	enum gk_line_type type = (enum gk_line_type)t->type[0];

	add_place(t, type);
	add_line(t, type);
	add_neighbours(t, type);
	add_shared(t, type);
}

size_t
gk_traits(const struct gk_trait_source *s, size_t i, uint16_t *trait)
{
	struct traits t = { .source = s, .page = s->page, .rules = s->rules,
			    .i = i, .type = s->type + (i - s->from),
			    .out = trait };

	walk(&t);
	return t.n;
}

int
gk_traits_weigh(const struct gk_trait_source *s, size_t i,
		const int16_t *weight)
{
	struct traits t = { .source = s, .page = s->page, .rules = s->rules,
			    .i = i, .type = s->type + (i - s->from),
			    .weight = weight };

	walk(&t);
	return t.sum;
}
