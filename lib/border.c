#include "border.h"

#include "tail.h"

/* What an inset costs to go over: its trigger and each of so many titles. */
#define INSET_COST (-5)
#define INSET_TITLE_COST (-4)
#define INSET_TITLES 5

/* A subheading that the table of contents names: more than an inset costs. */
#define HEADING_GAIN 20

/* How much an extension may cost before it pays. */
#define EXTEND_DROP (-40)

struct edge {
	bool list;    /* the line before is a list's heading or item */
	bool crossed; /* a set phrase stands between the run and here */
	unsigned inset; /* titles that may still belong to the last trigger */
	bool titled;  /* the line before is one of them */
	bool far;     /* more than insets stand between */
};

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
	e->crossed |= !gk_tail_is_small_inset(l);
	e->far |= !gk_tail_is_small_inset(l) && l->phrase.kind != GK_WIDGET_RELATED &&
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
near_score(struct gk_ground *f, size_t i, struct edge *e)
{
	const struct gk_line *l = &f->line[i];
	size_t shared = gk_ground_shared(f, i);
	int score = f->score[i];

	if (l->listed || l->heading) {
		e->titled = e->list = e->crossed = false;
		return l->heading ? HEADING_GAIN : score;
	}
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

void
gk_border_down(struct gk_ground *f, struct gk_rival *r)
{
	long sum = 0, best = 0;
	struct edge e = { .list = f->line[r->last].end_mark == GK_LINE_COLON };

	for (size_t i = r->last + 1; i < f->n && sum > EXTEND_DROP; i++) {
		if (gk_ground_is_end(&f->line[i]))
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
are_teasers(const struct gk_ground *f, size_t i, size_t end)
{
	while (i < end && gk_line_is_teaser(&f->line[i]))
		i++;
	return i == end;
}

void
gk_border_up(struct gk_ground *f, struct gk_rival *r, size_t headline)
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
