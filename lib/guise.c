#include "guise.h"

/* Words of a line with two teams and their goals. */
/* The shortest headline. */
#define HEADLINE_WORDS 4

#define SCORE_WORDS 14

bool
gk_guise_is_metadata(enum gk_widget_kind kind)
{
	return kind >= GK_WIDGET_BYLINE;
}

enum gk_widget_kind
gk_guise_shape(const struct gk_line *l, const char **reason)
{
	*reason = "shape";
	if (l->flags & GK_LINE_TEMPLATE)
		return GK_WIDGET_TEMPLATE;
	if (gk_line_is_notice(l))
		return GK_WIDGET_LEGAL;
	if (l->flags & GK_LINE_MONEY)
		return GK_WIDGET_RATES;
	if (l->flags & GK_LINE_DEGREES)
		return GK_WIDGET_WEATHER;
	if (l->nwords == l->nnumbers || gk_line_is_count(l))
		return GK_WIDGET_COUNTER;
	if (l->flags & GK_LINE_COPYRIGHT && l->nwords <= 12)
		return GK_WIDGET_CREDIT;
	if (l->flags & GK_LINE_COUNTED)
		return GK_WIDGET_RELATED;
	if (l->flags & GK_LINE_MENU)
		return GK_WIDGET_MENU;
	return GK_WIDGET_CONTENT;
}

enum gk_widget_kind
gk_guise_metadata(const struct gk_line *l)
{
	if (l->has_phrase && gk_guise_is_metadata(l->phrase.kind))
		return l->phrase.kind;
	/* «0:00 / 2:14» */
	if (gk_line_is_date(l) &&
	    !(l->has_phrase && l->phrase.kind == GK_WIDGET_TEMPLATE))
		return GK_WIDGET_DATE;
	return GK_WIDGET_CONTENT;
}

bool
gk_guise_opens(const struct gk_line *l)
{
	return (l->phrase.kind == GK_WIDGET_RELATED ||
		l->phrase.kind == GK_WIDGET_AD) &&
	       (l->phrase.fit == GK_PHRASE_WHOLE || l->nwords <= 3 ||
		l->end_mark == GK_LINE_COLON);
}

bool
gk_guise_is_counter(const struct gk_line *l)
{
	return l->nnumbers > 0 && l->nwords <= 3 &&
	       !(l->flags & (GK_LINE_DATE | GK_LINE_CLOCK));
}

bool
gk_guise_is_headline(const struct gk_line *l)
{
	return l->nwords >= HEADLINE_WORDS &&
	       !(l->flags & (GK_LINE_DATE | GK_LINE_CLOCK));
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool
gk_guise_is_score(const struct gk_line *l, struct gk_str text)
{
	const char *p = text.p, *end = p + text.n;
	bool dash = false, score = false;

	if (l->nnumbers < 2 || l->nwords > SCORE_WORDS || l->has_phrase ||
	    l->flags & (GK_LINE_DATE | GK_LINE_DIGIT | GK_LINE_MONEY |
			GK_LINE_DEGREES))
		return false;
	for (; end - p >= 3; p++) {
		dash |= memcmp(p, " \xE2\x80", 3) == 0 ||
			memcmp(p, " - ", 3) == 0;
		score |= is_digit(p[0]) && is_digit(p[2]) &&
			 (p[1] == ':' || p[1] == '-');
	}
	return dash && score;
}
