#include "island.h"

#include "rival.h"
#include "teaser.h"
#include "title.h"

/* How much text makes a line an end, and what it then costs to go over it. */
#define END_SUM 50
#define END_SCORE (-1000)

/* Furniture that may part two texts; how many words are compared, and one of
 * how many must be shared. */
#define TAIL_GAP (-14)
#define TAIL_STEMS 20
#define TAIL_SHARE 6

/* Of a line that recurs on the site, at most: what a short line has.  Less
 * would cut an article in two where such a line stands in it. */
#define RECURS_SCORE (-7)

/* Words of an item that gives a value. */
#define VALUE_WORDS 5

/* Lines in a row that give values, at least. */
#define VALUES_LEAST 3

/* Numbered subheadings: how many make a text, how far apart they stand, and
 * what each then scores. */
#define ITEMS_LEAST 3
#define ITEMS_MOST 40
#define ITEM_REACH 25
#define ITEM_SCORE 6

/* What an inset costs to go over: its trigger and each of so many titles. */
#define INSET_COST (-5)
#define INSET_TITLE_COST (-4)
#define INSET_TITLES 5

/* Lines of an inset in the middle of an article, its trigger too, and lines
 * behind it of which two must be text; words of a title that is no subheading. */
#define INSET_MOST 7
#define BEHIND_INSET 4
#define TEASER_WORDS 4

/* How much an extension may cost before it pays. */
#define EXTEND_DROP (-40)

struct finder {
	struct gk_title_page page; /* the same lines, for the headline */
	const struct gk_line *line;
	const uint32_t *stem;
	size_t n;
	int *score; /* of each line, its neighbours seen */
	struct gk_stems *stems;
	struct gk_rival held; /* whose stems these are */
	size_t nstems;        /* of the page */
	uint32_t *place; /* lines by their key, 1 + index */
	bool *repeated;  /* of each line: another has its key */
	size_t nplaces;  /* a power of two */
};

/* Does line i begin what follows an article?  The heading of the comments, the
 * line that asks to report errors. */
static bool
is_end(const struct gk_line *l)
{
	/* «4 комментария» counts those of a teaser or of the article */
	return l->phrase.kind == GK_WIDGET_COMMENTS && l->has_phrase &&
	       !(l->flags & GK_LINE_DIGIT) &&
	       (l->nwords > 1 || l->end_mark == GK_LINE_COLON);
}

/* No run goes over the end of an article: over such a line with enough of a
 * text before it. */
static void
cut_at_ends(struct finder *f)
{
	long recent = 0;

	for (size_t i = 0; i < f->n; i++) {
		recent += f->score[i];
		if (recent < 0)
			recent = 0;
		if (f->score[i] < 0 && is_end(&f->line[i]) &&
		    recent - f->score[i] >= END_SUM) {
			f->score[i] = END_SCORE;
			recent = 0;
		}
	}
}

/* «- откройте все краны» or «Рача −24,8», behind a colon. */
static bool
is_item(const struct gk_line *l)
{
	return (l->flags & (GK_LINE_DASH | GK_LINE_DIGIT | GK_LINE_LOWER) ||
		(l->nnumbers > 0 && l->nwords <= VALUE_WORDS)) &&
	       !(l->flags & (GK_LINE_DATE | GK_LINE_CLOCK | GK_LINE_MENU |
			     GK_LINE_DEGREES | GK_LINE_MONEY |
			     GK_LINE_TEMPLATE)) &&
	       !l->has_phrase && l->nwords > 1;
}

/* The items of a list that a sentence opens are of the text. */
static void
raise_items(struct finder *f)
{
	bool list = false;

	for (size_t i = 0; i < f->n; i++) {
		const struct gk_line *l = &f->line[i];

		if (l->end_mark == GK_LINE_COLON && f->score[i] > 0)
			list = true;
		else if (list && is_item(l) && f->score[i] <= 0)
			f->score[i] = 1;
		else if (!is_item(l))
			list = false;
	}
}

/* Three and more lines that give values, as ingredients or medals, are of a
 * text. */
static void
raise_values(struct finder *f)
{
	size_t n = 0;

	for (size_t i = 0; i <= f->n; i++) {
		if (i < f->n && gk_line_is_value(&f->line[i])) {
			n++;
			continue;
		}
		for (size_t k = i - n; n >= VALUES_LEAST && k < i; k++)
			if (f->score[k] <= 0)
				f->score[k] = 1;
		n = 0;
	}
}

/* Is line k the item behind that of line i, with text between? */
static bool
is_next_item(const struct finder *f, size_t i, size_t k)
{
	return f->line[k].item == f->line[i].item + 1 && k - i > 1 &&
	       k - i <= ITEM_REACH && !f->line[k].has_phrase;
}

/* «1. Не спешите», some sentences, «2. Проверьте семена», more sentences: what
 * is numbered so is one text, whatever stands between. */
static void
raise_numbered(struct finder *f)
{
	size_t last = 0, n = 0;
	size_t item[ITEMS_MOST];

	for (size_t i = 0; i <= f->n; i++) {
		if (i < f->n && f->line[i].item == 0)
			continue;
		if (i < f->n && n > 0 && n < ITEMS_MOST &&
		    is_next_item(f, last, i)) {
			item[n++] = last = i;
			continue;
		}
		for (size_t k = 0; n >= ITEMS_LEAST && k < n; k++)
			if (f->score[item[k]] < ITEM_SCORE)
				f->score[item[k]] = ITEM_SCORE;
		n = 0;
		if (i < f->n && f->line[i].item == 1 &&
		    !f->line[i].has_phrase)
			item[n++] = last = i;
	}
}

static void
score_lines(struct finder *f)
{
	for (size_t i = 0; i < f->n; i++)
		f->score[i] = f->line[i].score;
	raise_items(f);
	raise_values(f);
	raise_numbered(f);
	for (size_t i = 0; i < f->n; i++)
		if (f->line[i].recurs && f->score[i] > RECURS_SCORE)
			f->score[i] = RECURS_SCORE;
	gk_teasers_lower(f->line, f->n, f->score);
	cut_at_ends(f);
}

static void
add_stems(struct finder *f, size_t i)
{
	const struct gk_line *l = &f->line[i];

	gk_stems_add(f->stems, f->stem + l->stem, l->nstems, (uint32_t)i);
}

static size_t
shared_stems(const struct finder *f, size_t i)
{
	const struct gk_line *l = &f->line[i];

	return gk_stems_shared(f->stems, f->stem + l->stem, l->nstems);
}

/* Most often the run is the one that was asked about before. */
static void
collect_stems(struct finder *f, const struct gk_rival *r)
{
	size_t most = 0;

	if (f->held.first == r->first && f->held.last == r->last)
		return;
	f->held = *r;
	for (size_t i = r->first; i <= r->last && i < r->first + 40; i++)
		most += f->score[i] <= 0 ? 0 : f->line[i].nstems;
	gk_stems_clear(f->stems, most);
	for (size_t i = r->first; i <= r->last && i < r->first + 40; i++) {
		if (f->score[i] <= 0)
			continue;
		add_stems(f, i);
	}
}

/* Finds the lines that another line says again. */
static bool
index_lines(struct finder *f, struct gk_arena *arena)
{
	f->nplaces = 16;
	while (f->nplaces < f->n * 2)
		f->nplaces *= 2;
	f->place = gk_arena_array(arena, f->nplaces, sizeof(*f->place));
	f->repeated = gk_arena_array(arena, f->n, sizeof(*f->repeated));
	if (f->place == NULL || f->repeated == NULL)
		return false;
	for (size_t i = 0; i < f->n; i++) {
		size_t at = f->line[i].key & (f->nplaces - 1);

		while (f->place[at] != 0 &&
		       f->line[f->place[at] - 1].key != f->line[i].key)
			at = (at + 1) & (f->nplaces - 1);
		if (f->place[at] != 0)
			f->repeated[f->place[at] - 1] = f->repeated[i] = true;
		else
			f->place[at] = (uint32_t)i + 1;
	}
	return true;
}

/* Comments, notices and teasers are rivals of the article: what share of the
 * run's sentences stands alone between short lines? */
static long
run_value(struct finder *f, const struct gk_rival *r)
{
	long value = r->right - r->left;
	size_t long_lines = 0, lone = 0, i;

	/* a notice with its button */
	if (r->last + 1 < f->n && f->line[r->last + 1].has_phrase &&
	    f->line[r->last + 1].phrase.kind == GK_WIDGET_COOKIE)
		return value / 4;
	for (i = r->first; i <= r->last; i++) {
		bool before = i > r->first && f->score[i - 1] > 0;
		bool after = i < r->last && f->score[i + 1] > 0;

		if (f->score[i] <= 0)
			continue;
		long_lines++;
		lone += !before && !after;
	}
	if (long_lines >= 3 && lone * 2 > long_lines)
		value = value * 3 / 5;
	for (i = r->first; i-- > 0 && r->first - i <= 12;) {
		if (f->score[i] == END_SCORE)
			return value / 4;
		if (is_end(&f->line[i]))
			return value * 2 / 3;
	}
	return value;
}

struct edge {
	bool list;    /* the line before is a list's heading or item */
	bool crossed; /* a set phrase stands between the run and here */
	unsigned inset; /* titles that may still belong to the last trigger */
	bool titled;  /* the line before is one of them */
	bool far;     /* more than insets stand between */
};

/* A line of furniture that stands in the middle of articles, alone. */
static bool
is_small_inset(const struct gk_line *l)
{
	switch (l->phrase.kind) {
	case GK_WIDGET_SHARE:
	case GK_WIDGET_AD:
	case GK_WIDGET_CREDIT:
	case GK_WIDGET_CAPTION:
	case GK_WIDGET_SUBSCRIBE:
		return true;
	case GK_WIDGET_RELATED: /* the trigger and its one title */
		return l->phrase.fit != GK_PHRASE_WHOLE && l->nwords > 4;
	default:
		return false;
	}
}

/* What a sentence adds that shares hardly a word with the run. */
static int
unshared_score(const struct gk_line *l, int score, size_t shared,
	       const struct edge *e)
{
	if (!e->crossed && l->nwords < 20)
		return score / 2;
	if (e->crossed && !e->far && l->nwords < 20)
		return score / (shared == 0 ? 4 : 2);
	return score / (shared == 0 ? 8 : 4);
}

/* What a line of furniture costs that text may go on behind. */
static int
phrase_cost(const struct gk_line *l, int score, struct edge *e)
{
	e->crossed |= !is_small_inset(l);
	e->far |= !is_small_inset(l) && l->phrase.kind != GK_WIDGET_RELATED &&
		  l->phrase.kind != GK_WIDGET_AD;
	switch (l->phrase.kind) {
	case GK_WIDGET_RELATED:
	case GK_WIDGET_AD:
		e->inset = INSET_TITLES;
		break;
	case GK_WIDGET_COMMENTS:
		if (!(l->flags & GK_LINE_DIGIT))
			return score;
		break;
	case GK_WIDGET_COUNTER:
	case GK_WIDGET_SUBSCRIBE:
		break;
	default:
		return score;
	}
	return score < INSET_COST ? INSET_COST : score;
}

/* What a sentence adds. */
static int
sentence_gain(const struct gk_line *l, int score, size_t shared,
	      struct edge *e)
{
	bool titled = e->titled;

	e->list = e->titled = false;
	if (titled && shared < 2) /* a teaser's lead */
		return 0;
	if (shared < 2 && l->nwords >= 12)
		return unshared_score(l, score, shared, e);
	return e->crossed ? score : score + 2;
}

/* What a short line adds that is neither sentence nor date. */
static int
title_gain(const struct gk_line *l, int score, size_t shared, struct edge *e)
{
	if (e->list)
		return l->flags & (GK_LINE_DASH | GK_LINE_DIGIT |
				   GK_LINE_LOWER) ? 1 : -1;
	if (!e->crossed && l->flags & GK_LINE_DASH)
		return 0;
	if (!e->crossed && !(l->flags & GK_LINE_MENU))
		return shared > 0 ? -1 : -2;
	if (e->inset > 0 && gk_line_is_title(l)) {
		e->inset--;
		e->titled = true;
		return INSET_TITLE_COST;
	}
	return shared >= 2 || (shared == 1 && l->nstems <= 3) ? -3 : score;
}

/* What line i adds to the run next to it, whose stems are known. */
static int
near_score(struct finder *f, size_t i, struct edge *e)
{
	const struct gk_line *l = &f->line[i];
	size_t shared = shared_stems(f, i);
	int score = f->score[i];

	if (gk_line_may_speak(l) && shared >= 3 && shared * 4 >= l->nstems)
		return (int)l->nwords;
	if (l->has_phrase || gk_line_is_notice(l))
		return phrase_cost(l, score, e);
	if (l->end_mark == GK_LINE_COLON && !e->crossed) {
		e->list = true;
		return 1;
	}
	if (score > 0)
		return sentence_gain(l, score, shared, e);
	if (gk_line_is_date(l) || l->flags & GK_LINE_DATE)
		return score;
	return title_gain(l, score, shared, e);
}

/* Moves the run's end while what it takes in is worth it. */
static void
extend_down(struct finder *f, struct gk_rival *r)
{
	long sum = 0, best = 0;
	struct edge e = { .list = f->line[r->last].end_mark == GK_LINE_COLON };

	for (size_t i = r->last + 1; i < f->n && sum > EXTEND_DROP; i++) {
		if (is_end(&f->line[i]))
			break;
		sum += near_score(f, i, &e);
		if (sum <= best)
			continue;
		best = sum;
		r->last = i;
	}
}

/* Do none but teasers stand from line i to the run? */
static bool
are_teasers(const struct finder *f, size_t i, size_t end)
{
	while (i < end && gk_line_is_teaser(&f->line[i]))
		i++;
	return i == end;
}

static void
extend_up(struct finder *f, struct gk_rival *r, size_t headline)
{
	long sum = 0, best = 0;
	size_t first = r->first;
	struct edge e = { 0 };

	for (size_t i = r->first; i-- > 0 && sum > EXTEND_DROP;) {
		const struct gk_line *l = &f->line[i];

		e.list = false;
		if (i == headline)
			break;
		if (l->has_phrase && l->phrase.kind == GK_WIDGET_RELATED &&
		    l->phrase.fit == GK_PHRASE_WHOLE &&
		    are_teasers(f, i + 1, first)) {
			r->first = first;
			break;
		}
		sum += near_score(f, i, &e);
		if (sum <= best)
			continue;
		best = sum;
		r->first = i;
	}
}

/* Do lines of furniture part the run? */
static bool
has_gap(const struct finder *f, const struct gk_rival *r)
{
	long gap = 0;

	for (size_t i = r->first; i <= r->last; i++) {
		gap += f->score[i];
		if (f->score[i] <= 0)
			continue;
		if (gap - f->score[i] <= TAIL_GAP)
			return true;
		gap = 0;
	}
	return false;
}

/* Is a word of line i in line k? */
static bool
share_a_stem(const struct finder *f, size_t i, size_t k)
{
	const struct gk_line *a = &f->line[i], *b = &f->line[k];

	for (size_t x = 0; x < a->nstems; x++)
		for (size_t y = 0; y < b->nstems; y++)
			if (f->stem[a->stem + x] == f->stem[b->stem + y])
				return true;
	return false;
}

/* Do two lines of text stand from line i on, with no more than a subheading
 * between them? */
static bool
is_text(const struct finder *f, size_t i)
{
	unsigned n = 0;

	for (size_t k = i; k < f->n && k < i + BEHIND_INSET; k++) {
		const struct gk_line *l = &f->line[k];

		if (l->has_phrase || gk_line_is_date(l) ||
		    (f->score[k] <= 0 && l->nwords >= TEASER_WORDS))
			break;
		n += f->score[k] > 0;
	}
	return n >= 2;
}

/* Are the lines [from, to) «Читайте также» and its titles, and does text go on
 * behind them?  The lead of a teaser says the words of its title. */
static bool
is_inset(const struct finder *f, size_t from, size_t to)
{
	bool trigger = false;

	if (to - from > INSET_MOST || !is_text(f, to))
		return false;
	for (size_t i = from; i < to; i++) {
		const struct gk_line *l = &f->line[i];
		bool opens = l->has_phrase &&
			     (l->phrase.kind == GK_WIDGET_RELATED ||
			      l->phrase.kind == GK_WIDGET_AD);

		if (opens ? trigger : l->has_phrase && !is_small_inset(l))
			return false;
		if (gk_line_is_date(l) || l->flags & (GK_LINE_DATE | GK_LINE_CLOCK))
			return false;
		trigger |= opens;
	}
	return trigger && !(f->line[to - 1].nwords >= TEASER_WORDS &&
			    share_a_stem(f, to - 1, to));
}

/* Where lines of furniture part the run, what lies behind them must speak of
 * the same things as what lies before, or it is no part of the article. */
static void
cut_tail(struct finder *f, struct gk_rival *r)
{
	size_t i = r->first, shared = 0, all = 0, gap_end = 0, last = 0;
	long gap = 0;

	if (!has_gap(f, r))
		return;
	f->held = (struct gk_rival){ .first = SIZE_MAX };
	gk_stems_clear(f->stems, f->nstems);
	for (; i <= r->last; i++) {
		if (f->score[i] <= 0) {
			gap += f->score[i];
			continue;
		}
		if (gap <= TAIL_GAP && !is_inset(f, last + 1, i)) {
			gap_end = i;
			shared = all = 0;
		}
		gap = 0;
		if (gap_end == 0) {
			add_stems(f, i);
			last = i;
			continue;
		}
		shared += shared_stems(f, i);
		all += f->line[i].nstems;
		if (all < TAIL_STEMS)
			continue;
		if (shared * TAIL_SHARE < all)
			break;
		gap_end = 0;
		add_stems(f, i);
		last = i;
	}
	if (i <= r->last)
		r->last = last;
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
	cut_tail(f, &winner);
	collect_stems(f, &winner);
	if (winner.last != last)
		headline = gk_title_find(&f->page, winner.first, &title);
	extend_up(f, &winner, headline);
	extend_down(f, &winner);
	collect_stems(f, &winner);
	island->headline = gk_title_choose(&f->page, winner.first,
					   &island->lead);
	island->first = winner.first;
	island->last = winner.last;
}

enum gk_status
gk_island_find(const struct gk_line *line, size_t n, const uint32_t *stem,
	       struct gk_arena *arena, struct gk_island *island)
{
	struct finder f = { .line = line, .stem = stem, .n = n,
			    .held = { .first = SIZE_MAX } };
	struct gk_rival *run = gk_arena_alloc(arena, (n / 2 + 1) * sizeof(*run));

	f.stems = gk_arena_alloc(arena, sizeof(*f.stems));
	f.score = gk_arena_alloc(arena, n * sizeof(*f.score));
	if (run == NULL || f.stems == NULL || f.score == NULL)
		return GK_NOMEM;
	if (n > 0)
		f.nstems = line[n - 1].stem + line[n - 1].nstems;
	*island = (struct gk_island){ .headline = SIZE_MAX,
				       .lead = SIZE_MAX };
	if (!index_lines(&f, arena))
		return GK_NOMEM;
	island->repeated = f.repeated;
	f.page = (struct gk_title_page){ line, n, stem, f.repeated, f.stems };
	score_lines(&f);
	compete(&f, run, gk_rivals(f.score, n, run), island);
	return GK_OK;
}
