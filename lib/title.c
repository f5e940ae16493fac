#include "title.h"

/* What a headline is worth at least. */
#define HEADLINE_LEAST 20

/* And one above a line that would do itself, or that is as long as a lead. */
#define HEADLINE_UPPER 60
#define HEADLINE_OVER_LEAD 50
#define LEAD_WORDS 14
#define UPPER_REACH 12

/* Of a line that stands on many pages, which may be a rubric, or a headline
 * among the day's best. */
#define RUBRIC_WORDS 3
#define RECURS_COST 20

/* A blank line above speaks for a headline; against it, that it begins with a
 * number and is short, or that what looks like a menu follows. */
#define APART 10
#define FEW_WORDS_COST 15
#define MENU_COST 12

/* «– Какое дерево лучше?» */
#define SPEECH_COST 25

/* Words of a headline in capitals, at least. */
#define SHOUTED_WORDS 5

/* Words of a headline right above a lead, at least. */
#define LEADING_WORDS 3

/* Words of an author's name. */
#define NAME_WORDS 3

/* How far above a run its headline may stand, in lines. */
#define HEADLINE_REACH 60

/* Does the phrase of the line leave it a headline?  One of a few words it makes
 * furniture; an article may be about cookies. */
static bool
may_say(const struct gk_line *l)
{
	return !l->has_phrase || l->phrase.fit == GK_PHRASE_ANYWHERE ||
	       (l->phrase.kind == GK_WIDGET_COOKIE && l->nwords > 5);
}

/* «Рача −24,8», «Прибой – Динамик 91:90 (22:27, 18:24)» */
static bool
is_value(const struct gk_line *l)
{
	return l->nnumbers * 2u >= l->nwords;
}

static bool
may_be_headline(const struct gk_line *l)
{
	/* Two words are a site's name or an author, unless one is small;
	 * separators, a trail of rubrics. */
	return (l->nwords >= 3 ||
		(l->nwords == 2 && l->ncapitals == 1 && l->apart)) &&
	       l->nwords <= 25 && l->nseparators < 2 &&
	       may_say(l) &&
	       l->phrase.kind != GK_WIDGET_CREDIT && !gk_line_is_date(l) &&
	       !(l->flags & (GK_LINE_TEMPLATE | GK_LINE_ADDRESS |
			     GK_LINE_DEGREES | GK_LINE_COUNTED | GK_LINE_COPYRIGHT)) &&
	       l->end_mark != GK_LINE_COMMA && !is_value(l) &&
	       !(l->recurs && l->nwords <= RUBRIC_WORDS) && !l->listed;
}

/* Is there a date beside line i, as beside a headline?  Where dates abound, as
 * in lists of teasers, one says nothing. */
static bool
has_date_beside(const struct gk_title_page *t, size_t i)
{
	unsigned dates = 0;
	bool beside = false;

	for (size_t k = i < 2 ? 0 : i - 2; k <= i + 2 && k < t->n; k++)
		beside |= k != i && t->line[k].flags & GK_LINE_DATE &&
			  gk_line_is_date(&t->line[k]);
	if (!beside)
		return false;
	for (size_t k = i < 8 ? 0 : i - 8; k <= i + 8 && k < t->n; k++)
		dates += (t->line[k].flags & GK_LINE_DATE) != 0;
	return dates <= 3;
}

/* Does line i stand in a list of titles under a heading such as «По теме»? */
static bool
is_listed(const struct gk_title_page *t, size_t i)
{
	for (size_t k = i; k-- > 0 && i - k <= 5;) {
		const struct gk_line *l = &t->line[k];

		if (l->has_phrase)
			return l->phrase.kind == GK_WIDGET_RELATED;
		if (!gk_line_is_teaser(l))
			return false;
	}
	return false;
}

/* «Структура», between others of its kind. */
static bool
is_menu_item(const struct gk_title_page *t, size_t i)
{
	const struct gk_line *l = &t->line[i];

	return l->nwords == 1 && l->nnumbers == 0 &&
	       !l->has_phrase && l->end_mark == GK_LINE_OPEN;
}

/* «ДВАДЦАТЬ СЕКУНД, ТРИ БРОСКА И ЧУДЕСНЫЙ КОНЕЦ» */
static bool
is_shouted(const struct gk_line *l)
{
	return l->flags & GK_LINE_ALLCAPS && l->nwords >= SHOUTED_WORDS;
}

/* How well line i would be the headline of the run whose stems are known;
 * between counts the lines that might be one and stand nearer. */
static long
headline_value(const struct gk_title_page *t, size_t first, size_t i,
	       long between, long recurs_cost)
{
	const struct gk_line *l = &t->line[i];
	size_t shared, all;
	long value;

	shared = gk_stems_shared(t->stems, t->stem + l->stem, l->nstems);
	all = l->nstems;
	if (shared == 0 && (between > 1 || l->nwords < 2))
		return 0;
	value = (long)(shared * 100 / (all + 2)) + (long)shared * 8;
	value += between < 4 ? 22 - between * 4 : 0;
	value += t->repeated[i] ? 15 : 0;
	value += has_date_beside(t, i) ? 20 : 0;
	value -= is_listed(t, i) ? 30 : 0;
	value += l->apart && shared > 0 ? APART : 0;
	/* «6 минут чтения», «1. Что говорит закон» */
	if (l->flags & GK_LINE_DIGIT && l->nwords <= 5)
		value -= FEW_WORDS_COST;
	if (i + 1 < first && is_menu_item(t, i + 1))
		value -= MENU_COST;
	if (gk_line_is_sentence(l))
		value -= l->flags & GK_LINE_ELLIPSIS || l->nstops > 0 ? 40 : 15;
	if (l->flags & (GK_LINE_MENU | GK_LINE_MONEY))
		value -= 20;
	if (l->flags & (GK_LINE_LOWER | GK_LINE_CLOCK | GK_LINE_LATIN))
		value -= 20;
	value -= l->recurs ? recurs_cost : 0;
	value -= l->flags & GK_LINE_DASH ? SPEECH_COST : 0;
	/* «Агентство Новый Край – Север» */
	if (l->ncapitals == l->nwords && !is_shouted(l))
		value -= 15;
	if (l->nwords < 3 || l->nwords > 14)
		value -= l->nwords > 18 ? 40 : 15;
	return value - (long)(first - i);
}

static size_t
find(const struct gk_title_page *t, size_t first, long recurs_cost,
     long *value, bool *recurs)
{
	size_t best = SIZE_MAX;
	long between = 0;

	*recurs = false;
	*value = HEADLINE_LEAST;
	for (size_t i = first;
	     i-- > 0 && first - i <= HEADLINE_REACH;) {
		long v;

		if (!may_be_headline(&t->line[i]))
			continue;
		v = headline_value(t, first, i, between, recurs_cost);
		*recurs |= t->line[i].recurs;
		between++;
		if (v > *value) {
			*value = v;
			best = i;
		}
	}
	if (best == SIZE_MAX)
		*value = 0;
	return best;
}

/* Better a headline that other pages name than none. */
size_t
gk_title_find(const struct gk_title_page *t, size_t first, long *value)
{
	bool recurs;
	size_t best = find(t, first, RECURS_COST, value, &recurs);

	return best == SIZE_MAX && recurs ? find(t, first, 0, value, &recurs)
					  : best;
}

/* Of the copies of line h, the one nearest to the run. */
static size_t
nearest_copy(const struct gk_title_page *t, size_t first, size_t h)
{
	for (size_t i = first; i-- > h + 1;)
		if (t->line[i].key == t->line[h].key)
			return i;
	return h;
}

/* A line such as stands between a headline and its article. */
static bool
is_between(const struct gk_line *l)
{
	if (gk_line_is_date(l) || l->nwords == l->nnumbers)
		return true;
	switch (l->phrase.kind) {
	case GK_WIDGET_BYLINE:
	case GK_WIDGET_DATE:
	case GK_WIDGET_SOURCE:
	case GK_WIDGET_CREDIT:
	case GK_WIDGET_COUNTER:
	case GK_WIDGET_SHARE:
		return l->has_phrase;
	default:
		return l->flags & GK_LINE_DATE && l->nwords <= 9;
	}
}

/* «Катерина Манушева», beside a date. */
static bool
is_name(const struct gk_title_page *t, size_t i)
{
	const struct gk_line *l = &t->line[i];

	return l->nwords >= 2 && l->nwords <= NAME_WORDS &&
	       l->ncapitals == l->nwords && l->end_mark == GK_LINE_OPEN &&
	       !l->has_phrase && !(l->flags & GK_LINE_MENU) &&
	       ((i > 0 && is_between(&l[-1])) ||
		(i + 1 < t->n && is_between(&l[1])));
}

/* May l be a headline for where it stands?  Two words may, above a date. */
static bool
looks_like_headline(const struct gk_line *l, bool dated)
{
	if (l->nwords > LEAD_WORDS ||
	    l->flags & (GK_LINE_MENU | GK_LINE_MONEY | GK_LINE_LOWER))
		return false;
	return may_be_headline(l) ||
	       (dated && l->nwords == 2 && l->ncapitals == 1 &&
		l->nnumbers == 0 && !l->has_phrase &&
		l->end_mark == GK_LINE_OPEN);
}

/* Does line i end a list of titles, which a line in parts is none of? */
static bool
ends_list(const struct gk_title_page *t, size_t i)
{
	return gk_line_is_title(&t->line[i]) && !t->line[i].has_phrase &&
	       t->line[i].nseparators < 2;
}

/* Even if it says other words, what stands right above a text looks like a
 * headline, and alone is none of a list, is one. */
static size_t
title_right_above(const struct gk_title_page *t, size_t first)
{
	size_t i = first;
	bool dated = false;

	for (; i > 0; i--) {
		if (is_between(&t->line[i - 1]))
			dated |= gk_line_is_date(&t->line[i - 1]);
		else if (!is_name(t, i - 1))
			break;
	}
	if (i-- == 0)
		return SIZE_MAX;
	/* «Первая лига», a date, and the headline in the text */
	dated = dated && !gk_line_is_title(&t->line[first]);
	if (!looks_like_headline(&t->line[i], dated) ||
	    (i > 0 && !dated && ends_list(t, i - 1)))
		return SIZE_MAX;
	return i;
}

/* «Агентство Новый Край – Спорт», or «Медицина и здоровье» with a date below and
 * then what does for a headline itself. */
static bool
is_rubric(const struct gk_title_page *t, size_t i, size_t below)
{
	const struct gk_line *l = &t->line[i], *title = &t->line[below];

	if (l->ncapitals == l->nwords && !is_shouted(l))
		return true;
	return l->nwords <= RUBRIC_WORDS && gk_line_is_date(&l[1]) &&
	       title->nwords <= LEAD_WORDS && !gk_line_is_sentence(title);
}

/* A line too long for a headline, or a sentence. */
static bool
is_lead(const struct gk_line *l)
{
	return l->nwords > LEAD_WORDS ||
	       (gk_line_is_sentence(l) && !(l->flags & GK_LINE_ELLIPSIS));
}

/* The best line may be a second title or a lead: then the headline is the best
 * above it. */
size_t
gk_title_choose(const struct gk_title_page *t, size_t first, size_t *lead)
{
	long value;
	size_t h = gk_title_find(t, first, &value), up;

	*lead = SIZE_MAX;
	if (h == SIZE_MAX)
		return title_right_above(t, first);
	h = nearest_copy(t, first, h);
	gk_stems_add(t->stems, t->stem + t->line[h].stem, t->line[h].nstems,
		     (uint32_t)h);
	up = gk_title_find(t, h, &value);
	if (up == SIZE_MAX || h - up > UPPER_REACH ||
	    is_rubric(t, up, h) ||
	    t->line[up].key == t->line[h].key ||
	    value < (t->line[h].nwords > LEAD_WORDS ? HEADLINE_OVER_LEAD :
						      HEADLINE_UPPER))
		up = is_lead(&t->line[h]) ? title_right_above(t, h) : SIZE_MAX;
	if (up == SIZE_MAX || t->line[up].nwords < LEADING_WORDS)
		return h;
	*lead = h;
	return up;
}
