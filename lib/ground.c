#include "ground.h"

#include "teaser.h"

/* How much text makes a line an end. */
#define END_SUM 50

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

/* What a line of a table of contents scores: it stands in the article. */
#define LISTED_SCORE (-1)

bool
gk_ground_is_end(const struct gk_line *l)
{
	/* «4 комментария» counts those of a teaser or of the article */
	return l->phrase.kind == GK_WIDGET_COMMENTS && l->has_phrase &&
	       !(l->flags & GK_LINE_DIGIT) &&
	       (l->nwords > 1 || l->end_mark == GK_LINE_COLON);
}

/* No run goes over the end of an article: over such a line with enough of a
 * text before it. */
static void
cut_at_ends(struct gk_ground *f)
{
	long recent = 0;

	for (size_t i = 0; i < f->n; i++) {
		recent += f->score[i];
		if (recent < 0)
			recent = 0;
		if (f->score[i] < 0 && gk_ground_is_end(&f->line[i]) &&
		    recent - f->score[i] >= END_SUM) {
			f->score[i] = GK_GROUND_END;
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
raise_items(struct gk_ground *f)
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
raise_values(struct gk_ground *f)
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
is_next_item(const struct gk_ground *f, size_t i, size_t k)
{
	return f->line[k].item == f->line[i].item + 1 && k - i > 1 &&
	       k - i <= ITEM_REACH && !f->line[k].has_phrase;
}

/* «1. Не спешите», some sentences, «2. Проверьте семена», more sentences: what
 * is numbered so is one text, whatever stands between. */
static void
raise_numbered(struct gk_ground *f)
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

/* A table of contents is no text, what it names is. */
static void
mark_contents(struct gk_ground *f)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->line[i].listed)
			f->score[i] = LISTED_SCORE;
		else if (f->line[i].heading && f->score[i] < ITEM_SCORE)
			f->score[i] = ITEM_SCORE;
}

void
gk_ground_score(struct gk_ground *f)
{
	f->nstems = f->n == 0 ? 0
			      : f->line[f->n - 1].stem + f->line[f->n - 1].nstems;
	for (size_t i = 0; i < f->n; i++)
		f->score[i] = f->line[i].score;
	raise_items(f);
	raise_values(f);
	raise_numbered(f);
	mark_contents(f);
	for (size_t i = 0; i < f->n; i++)
		if (f->line[i].recurs && f->score[i] > RECURS_SCORE)
			f->score[i] = RECURS_SCORE;
	gk_teasers_lower(f->line, f->n, f->score);
	cut_at_ends(f);
}

void
gk_ground_add(struct gk_ground *f, size_t i)
{
	const struct gk_line *l = &f->line[i];

	gk_stems_add(f->stems, f->stem + l->stem, l->nstems, (uint32_t)i);
}

size_t
gk_ground_shared(const struct gk_ground *f, size_t i)
{
	const struct gk_line *l = &f->line[i];

	return gk_stems_shared(f->stems, f->stem + l->stem, l->nstems);
}
