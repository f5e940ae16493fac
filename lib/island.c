#include "island.h"

#include "border.h"
#include "tail.h"
#include "title.h"

/* Lines whose stems are a run's: what an article is about it says soon. */
#define STEM_LINES 40

struct finder {
	struct gk_title_page page; /* the same lines, for the headline */
	struct gk_ground ground;
	struct gk_rival held; /* whose stems the ground has */
};

/* Most often the run is the one that was asked about before. */
static void
collect_stems(struct finder *f, const struct gk_rival *r)
{
	size_t most = 0;

	if (f->held.first == r->first && f->held.last == r->last)
		return;
	f->held = *r;
	for (size_t i = r->first; i <= r->last && i < r->first + STEM_LINES; i++)
		most += f->ground.score[i] <= 0 ? 0 : f->ground.line[i].nstems;
	gk_stems_clear(f->ground.stems, most);
	for (size_t i = r->first; i <= r->last && i < r->first + STEM_LINES; i++) {
		if (f->ground.score[i] <= 0)
			continue;
		gk_ground_add(&f->ground, i);
	}
}

/* Comments, notices and teasers are rivals of the article: what share of the
 * run's sentences stands alone between short lines? */
static long
run_value(struct finder *f, const struct gk_rival *r)
{
	long value = r->right - r->left;
	size_t long_lines = 0, lone = 0, i;

	/* a notice with its button */
	if (r->last + 1 < f->ground.n && f->ground.line[r->last + 1].has_phrase &&
	    f->ground.line[r->last + 1].phrase.kind == GK_WIDGET_COOKIE)
		return value / 4;
	for (i = r->first; i <= r->last; i++) {
		bool before = i > r->first && f->ground.score[i - 1] > 0;
		bool after = i < r->last && f->ground.score[i + 1] > 0;

		if (f->ground.score[i] <= 0)
			continue;
		long_lines++;
		lone += !before && !after;
	}
	if (long_lines >= 3 && lone * 2 > long_lines)
		value = value * 3 / 5;
	for (i = r->first; i-- > 0 && r->first - i <= 12;) {
		if (f->ground.score[i] == GK_GROUND_END)
			return value / 4;
		if (gk_ground_is_end(&f->ground.line[i]))
			return value * 2 / 3;
	}
	return value;
}

/* The greatest first: then few of the others need be looked at. */
static void
sort_rivals(struct gk_rival *run, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		struct gk_rival r = run[i];
		size_t k = i;

		for (; k > 0 && run[k - 1].right - run[k - 1].left <
					r.right - r.left; k--)
			run[k] = run[k - 1];
		run[k] = r;
	}
}

static void
compete(struct finder *f, struct gk_rival *run, size_t n, struct gk_island *island)
{
	long best = 0, title;
	struct gk_rival winner = { 0 };
	size_t headline = SIZE_MAX, last; /* of the winner, as it was found */

	sort_rivals(run, n);
	for (size_t i = 0; i < n; i++) {
		long value = run_value(f, &run[i]);
		size_t h;

		/* no headline would help it */
		if (value + value / 2 < best)
			continue;
		collect_stems(f, &run[i]);
		h = gk_title_find(&f->page, run[i].first, &title);
		value += title > 80 ? value / 2 :
			 title > 50 ? value / 4 : title > 0 ? 0 : -value / 3;
		if (value <= 0 || value < best ||
		    (value == best &&
		     run[i].first > winner.first))
			continue;
		best = value;
		winner = run[i];
		headline = h;
	}
	/* A few words with a full stop are no article. */
	island->found = best >= 8;
	if (!island->found)
		return;
	last = winner.last;
	f->held.first = SIZE_MAX;
	gk_tail_cut(&f->ground, &winner);
	collect_stems(f, &winner);
	if (winner.last != last)
		headline = gk_title_find(&f->page, winner.first, &title);
	gk_border_up(&f->ground, &winner, headline);
	gk_border_down(&f->ground, &winner);
	collect_stems(f, &winner);
	island->headline = gk_title_choose(&f->page, winner.first,
					   &island->lead);
	island->first = winner.first;
	island->last = winner.last;
}

enum gk_status
gk_island_index(const struct gk_line *line, size_t n, struct gk_arena *arena,
		bool **repeated)
{
	size_t places = 16; /* a power of two */
	uint32_t *place;    /* lines by their key, 1 + index */
	bool *r;

	while (places < n * 2)
		places *= 2;
	place = gk_arena_array(arena, places, sizeof(*place));
	r = gk_arena_array(arena, n, sizeof(*r));
	if (place == NULL || r == NULL)
		return GK_NOMEM;
	for (size_t i = 0; i < n; i++) {
		size_t at = line[i].key & (places - 1);

		while (place[at] != 0 && line[place[at] - 1].key != line[i].key)
			at = (at + 1) & (places - 1);
		if (place[at] != 0)
			r[place[at] - 1] = r[i] = true;
		else
			place[at] = (uint32_t)i + 1;
	}
	*repeated = r;
	return GK_OK;
}

enum gk_status
gk_island_find(const struct gk_line *line, size_t n, const uint32_t *stem,
	       const bool *repeated, struct gk_arena *arena,
	       struct gk_island *island)
{
	struct finder f = { .ground = { .line = line, .stem = stem, .n = n },
			    .held = { .first = SIZE_MAX } };
	struct gk_rival *run = gk_arena_alloc(arena, (n / 2 + 1) * sizeof(*run));

	f.ground.stems = gk_arena_alloc(arena, sizeof(*f.ground.stems));
	f.ground.score = gk_arena_alloc(arena, n * sizeof(*f.ground.score));
	if (run == NULL || f.ground.stems == NULL || f.ground.score == NULL)
		return GK_NOMEM;
	*island = (struct gk_island){ .headline = SIZE_MAX,
				       .lead = SIZE_MAX };
	island->repeated = repeated;
	f.page = (struct gk_title_page){ line, n, stem, repeated,
					  f.ground.stems };
	gk_ground_score(&f.ground);
	compete(&f, run, gk_rivals(f.ground.score, n, run), island);
	return GK_OK;
}
