#include "island.h"

#include "stems.h"

/* Runs that are looked at closely: those of greatest sum. */
#define RIVALS 6

/* How far above a run its headline may stand, in lines. */
#define HEADLINE_REACH 60

struct run {
	size_t first, last;
	long left, right; /* sums of scores before and behind it */
	size_t back;      /* 1 + the run before it of smaller left, or 0 */
};

struct finder {
	struct gk_str text;
	const struct gk_line *line;
	size_t n;
	struct gk_stems *stems;
	struct gk_phrase_words *words;
};

/* Ruzzo and Tompa's maximal runs: *runs of the n lines; returns how many. */
static size_t
maximal_runs(const struct gk_line *line, size_t n, struct run *run)
{
	size_t k = 0;
	long sum = 0;

	for (size_t i = 0; i < n; i++) {
		int score = gk_line_score(&line[i]);

		if (score <= 0) {
			sum += score;
			continue;
		}
		run[k] = (struct run){ i, i, sum, sum + score, 0 };
		sum += score;
		for (;;) {
			size_t j = k;

			while (j > 0 && run[j - 1].left >= run[k].left)
				j = run[j - 1].back;
			run[k].back = j;
			if (j == 0 || run[j - 1].right >= run[k].right)
				break;
			run[j - 1].last = run[k].last;
			run[j - 1].right = run[k].right;
			k = j - 1;
		}
		k++;
	}
	return k;
}

static void
reread(struct finder *f, size_t i, struct gk_line *scratch)
{
	gk_line_read(f->text, f->line[i].start, f->line[i].end, f->words,
		     scratch);
}

static void
collect_stems(struct finder *f, const struct run *r)
{
	struct gk_line scratch;

	memset(f->stems, 0, sizeof(*f->stems));
	for (size_t i = r->first; i <= r->last && i < r->first + 40; i++) {
		if (gk_line_score(&f->line[i]) <= 0)
			continue;
		reread(f, i, &scratch);
		gk_stems_add(f->stems, f->words);
	}
}

/* How well line i would be the headline of the run whose stems are known. */
static long
headline_value(struct finder *f, const struct run *r, size_t i)
{
	const struct gk_line *l = &f->line[i];
	struct gk_line scratch;
	size_t shared, all;
	long value;

	if (l->nwords < 2 || l->nwords > 25 ||
	    l->phrase.fit > GK_PHRASE_ANYWHERE || gk_line_is_date(l) ||
	    l->flags & (GK_LINE_TEMPLATE | GK_LINE_MONEY | GK_LINE_ADDRESS))
		return 0;
	reread(f, i, &scratch);
	shared = gk_stems_shared(f->stems, f->words, &all);
	if (shared < 2 && !(shared == 1 && all <= 3))
		return 0;
	value = (long)(shared * 100 / (all + 1)) + (long)shared * 12;
	if (gk_line_is_sentence(l) && f->words->nwords > 0)
		value -= 40;
	if (l->flags & GK_LINE_MENU)
		value -= 20;
	if (l->flags & GK_LINE_LOWER)
		value -= 20;
	value -= (long)(r->first - i) * 2;
	return value;
}

static size_t
find_headline(struct finder *f, const struct run *r, long *value)
{
	size_t best = SIZE_MAX;

	*value = 50;
	for (size_t i = r->first;
	     i-- > 0 && r->first - i <= HEADLINE_REACH;) {
		long v = headline_value(f, r, i);

		if (v > *value) {
			*value = v;
			best = i;
		}
	}
	if (best == SIZE_MAX)
		*value = 0;
	return best;
}

/* Comments, notices and teasers are rivals of the article: what share of the
 * run's sentences stands alone between short lines? */
static long
run_value(struct finder *f, const struct run *r)
{
	long value = r->right - r->left;
	size_t long_lines = 0, lone = 0, i;

	for (i = r->first; i <= r->last; i++) {
		bool before = i > r->first && gk_line_score(&f->line[i - 1]) > 0;
		bool after = i < r->last && gk_line_score(&f->line[i + 1]) > 0;

		if (gk_line_score(&f->line[i]) <= 0)
			continue;
		long_lines++;
		lone += !before && !after;
	}
	if (long_lines >= 3 && lone * 2 > long_lines)
		value = value * 3 / 5;
	for (i = r->first; i-- > 0 && r->first - i <= 12;) {
		const struct gk_phrase *p = &f->line[i].phrase;

		if (p->kind == GK_WIDGET_COMMENTS && p->fit >= GK_PHRASE_OPENS &&
		    f->line[i].nwords <= 12)
			return value / 2;
	}
	return value;
}

/* Keeps the RIVALS runs of greatest sum in page order. */
static size_t
choose_rivals(struct run *run, size_t n)
{
	while (n > RIVALS) {
		long least = run[0].right - run[0].left;
		size_t kept = 0, at = 0, i;
		long sums[RIVALS] = { 0 };

		/* the sum of the RIVALS-th greatest run */
		for (i = 0; i < n; i++) {
			long sum = run[i].right - run[i].left;

			for (at = RIVALS; at > 0 && sums[at - 1] < sum; at--)
				if (at < RIVALS)
					sums[at] = sums[at - 1];
			if (at < RIVALS)
				sums[at] = sum;
		}
		least = sums[RIVALS - 1];
		for (i = 0; i < n && kept < RIVALS; i++)
			if (run[i].right - run[i].left >= least)
				run[kept++] = run[i];
		n = kept;
	}
	return n;
}

static void
compete(struct finder *f, struct run *run, size_t n, struct gk_island *island)
{
	long best = 0;

	n = choose_rivals(run, n);
	for (size_t i = 0; i < n; i++) {
		long title, value = run_value(f, &run[i]);
		size_t headline;

		collect_stems(f, &run[i]);
		headline = find_headline(f, &run[i], &title);
		if (headline != SIZE_MAX)
			value += value / 4;
		if (value <= best)
			continue;
		best = value;
		island->first = run[i].first;
		island->last = run[i].last;
		island->headline = headline;
		island->found = true;
	}
	/* A few words with a full stop are no article. */
	if (best < 8)
		island->found = false;
}

enum gk_status
gk_island_find(struct gk_str text, const struct gk_line *line, size_t n,
	       struct gk_arena *arena, struct gk_island *island)
{
	struct finder f = { .text = text, .line = line, .n = n };
	struct run *run = gk_arena_array(arena, n / 2 + 1, sizeof(*run));

	f.stems = gk_arena_alloc(arena, sizeof(*f.stems));
	f.words = gk_arena_alloc(arena, sizeof(*f.words));
	if (run == NULL || f.stems == NULL || f.words == NULL)
		return GK_NOMEM;
	*island = (struct gk_island){ .headline = SIZE_MAX };
	compete(&f, run, maximal_runs(line, n, run), island);
	return GK_OK;
}
