#include "line.h"

/* Bytes of «12 из 240». */
#define COUNT_BYTES 13

static enum gk_line_type
type_of_open(const struct gk_line *l)
{
	if (l->flags & (GK_LINE_TEMPLATE | GK_LINE_MENU | GK_LINE_DEGREES |
			GK_LINE_MONEY | GK_LINE_COUNTED | GK_LINE_ADDRESS))
		return GK_TYPE_TABLE;
	if (l->flags & (GK_LINE_DASH | GK_LINE_QUOTE))
		return GK_TYPE_SPEECH;
	if (l->nwords >= 20)
		return GK_TYPE_LONG;
	return l->nwords >= 3 ? GK_TYPE_TITLE : GK_TYPE_SHORT;
}

static enum gk_line_type
type_of(const struct gk_line *l)
{
	if (l->has_phrase) {
		if (l->phrase.kind >= GK_WIDGET_BYLINE)
			return GK_TYPE_METADATA;
		return l->phrase.kind == GK_WIDGET_RELATED ||
				       l->phrase.kind == GK_WIDGET_AD ?
			       GK_TYPE_TRIGGER :
			       GK_TYPE_FURNITURE;
	}
	if (l->is & GK_LINE_IS_DATE)
		return GK_TYPE_DATED;
	if (l->nwords == l->nnumbers)
		return GK_TYPE_NUMBERS;
	if (l->flags & GK_LINE_ELLIPSIS)
		return GK_TYPE_ELLIPSIS;
	switch (l->end_mark) {
	case GK_LINE_SENTENCE:
		return l->nwords >= 8 ? GK_TYPE_SENTENCE : GK_TYPE_SHORT_SENTENCE;
	case GK_LINE_COLON:
		return GK_TYPE_COLON;
	case GK_LINE_COMMA:
		return GK_TYPE_COMMA;
	default:
		return type_of_open(l);
	}
}

/* A phrase as evidence against: a whole line is sure, words somewhere in a
 * long line are not. */
static int
phrase_score(const struct gk_line *l)
{
	static const signed char border[GK_WIDGET_KINDS] = {
		[GK_WIDGET_COMMENTS] = 24, [GK_WIDGET_LEGAL] = 24,
		[GK_WIDGET_COOKIE] = 20, [GK_WIDGET_FOOTER] = 16,
		[GK_WIDGET_RELATED] = 10, [GK_WIDGET_SUBSCRIBE] = 6,
		[GK_WIDGET_MENU] = 10, [GK_WIDGET_TEMPLATE] = 6,
		[GK_WIDGET_WEATHER] = 12, [GK_WIDGET_RATES] = 12,
		[GK_WIDGET_TAGS] = 10, [GK_WIDGET_COUNTER] = 6,
		[GK_WIDGET_SHARE] = 2, [GK_WIDGET_AD] = 3,
		[GK_WIDGET_CREDIT] = 1, [GK_WIDGET_CAPTION] = 1,
		[GK_WIDGET_BYLINE] = 1, [GK_WIDGET_DATE] = 2,
		[GK_WIDGET_SOURCE] = 2,
	};

	/* the trigger and its one title */
	if (l->phrase.kind == GK_WIDGET_RELATED &&
	    l->phrase.fit != GK_PHRASE_WHOLE)
		return -4;
	return -border[l->phrase.kind];
}

/* A sentence, by its length; what is long counts no more. */
static int
sentence_score(const struct gk_line *l)
{
	int words = (int)(l->nwords < 48 ? l->nwords : 48);

	if (words <= 3)
		return l->flags & GK_LINE_LATIN ? -4 : 3;
	if (words < 8)
		return words + (l->flags & GK_LINE_DASH ? 2 : 0);
	return 2 * words - 8;
}

static int
score_of(const struct gk_line *l)
{
	int words = (int)(l->nwords < 48 ? l->nwords : 48);

	if (l->has_phrase)
		return phrase_score(l) - 2;
	if (gk_line_is_notice(l))
		return -16;
	if (words == 0)
		return -1;
	if (l->flags & (GK_LINE_TEMPLATE | GK_LINE_DEGREES | GK_LINE_MONEY))
		return -10;
	if (l->is & GK_LINE_IS_GOAL)
		return 1;
	if (l->flags & GK_LINE_MENU)
		return -8 - words / 4;
	if (l->flags & GK_LINE_CLOCK && l->flags & GK_LINE_DIGIT && words < 25)
		return words == 2 ? -2 : -6;
	if (l->flags & GK_LINE_COPYRIGHT && words <= 12)
		return -4;
	if (gk_line_is_sentence(l) && !(l->flags & GK_LINE_ELLIPSIS))
		return sentence_score(l);
	if (words >= 25)
		return words;
	if (l->flags & (GK_LINE_DASH | GK_LINE_QUOTE) && words >= 4)
		return 2;
	if (l->end_mark == GK_LINE_COLON || l->end_mark == GK_LINE_COMMA)
		return words >= 5 ? words / 2 : -4;
	if (l->flags & GK_LINE_ELLIPSIS)
		return words > 16 ? words / 2 : -6;
	return words > 16 ? 0 : -7;
}

static bool
is_title(const struct gk_line *l)
{
	return l->nwords >= 3 && l->nwords <= 24 &&
	       (l->end_mark == GK_LINE_OPEN || l->flags & GK_LINE_ELLIPSIS);
}

static bool
is_date(const struct gk_line *l, bool goal)
{
	return (l->flags & (GK_LINE_DATE | GK_LINE_CLOCK)) != 0 && !goal &&
	       l->nwords <= 9 && l->nwords - l->nnumbers <= 3;
}

static bool
is_count(const struct gk_line *l)
{
	return l->nwords == 3 && l->nnumbers == 2 && l->flags & GK_LINE_DIGIT &&
	       l->end_mark == GK_LINE_OPEN && !(l->flags & GK_LINE_DATE) &&
	       l->end - l->start <= COUNT_BYTES;
}

static bool
is_notice(const struct gk_line *l)
{
	return l->phrase.nweak >= 3 + l->nwords / 24 && l->nwords >= 6;
}

void
gk_line_judge(struct gk_line *l, bool goal)
{
	l->is |= (uint8_t)((is_title(l) ? GK_LINE_IS_TITLE : 0) |
			  (is_date(l, goal) ? GK_LINE_IS_DATE : 0) |
			  (is_count(l) ? GK_LINE_IS_COUNT : 0) |
			  (is_notice(l) ? GK_LINE_IS_NOTICE : 0) |
			  (goal ? GK_LINE_IS_GOAL : 0));
	l->type = (uint8_t)type_of(l);
	l->score = (int8_t)score_of(l);
}
