#include "tail.h"

/* Furniture that may part two texts; how many words are compared, and one of
 * how many must be shared. */
#define TAIL_GAP (-14)
#define TAIL_STEMS 20
#define TAIL_SHARE 6

/* Lines of an inset in the middle of an article, its trigger too, and lines
 * behind it of which two must be text; words of a title that is no subheading. */
#define INSET_MOST 7
#define BEHIND_INSET 4
#define TEASER_WORDS 4

bool
gk_tail_is_small_inset(const struct gk_line *l)
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

/* Do lines of furniture part the run? */
static bool
has_gap(const struct gk_ground *f, const struct gk_rival *r)
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
share_a_stem(const struct gk_ground *f, size_t i, size_t k)
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
is_text(const struct gk_ground *f, size_t i)
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
is_inset(const struct gk_ground *f, size_t from, size_t to)
{
	bool trigger = false;

	if (to - from > INSET_MOST || !is_text(f, to))
		return false;
	for (size_t i = from; i < to; i++) {
		const struct gk_line *l = &f->line[i];
		bool opens = l->has_phrase &&
			     (l->phrase.kind == GK_WIDGET_RELATED ||
			      l->phrase.kind == GK_WIDGET_AD);

		if (opens ? trigger : l->has_phrase && !gk_tail_is_small_inset(l))
			return false;
		if (gk_line_is_date(l) || l->flags & (GK_LINE_DATE | GK_LINE_CLOCK))
			return false;
		trigger |= opens;
	}
	return trigger && !(f->line[to - 1].nwords >= TEASER_WORDS &&
			    share_a_stem(f, to - 1, to));
}

void
gk_tail_cut(struct gk_ground *f, struct gk_rival *r)
{
	size_t i = r->first, shared = 0, all = 0, gap_end = 0, last = 0;
	long gap = 0;

	if (!has_gap(f, r))
		return;
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
			gk_ground_add(f, i);
			last = i;
			continue;
		}
		shared += gk_ground_shared(f, i);
		all += f->line[i].nstems;
		if (all < TAIL_STEMS)
			continue;
		if (shared * TAIL_SHARE < all)
			break;
		gap_end = 0;
		gk_ground_add(f, i);
		last = i;
	}
	if (i <= r->last)
		r->last = last;
}
