#include "teaser.h"

/* Words of a subheading. */
#define SUBHEADING_WORDS 4

struct page {
	const struct gk_line *line;
	size_t n;
	int *score;
};

/* A date or a time, as teasers and comments have; not a player's clock. */
static bool
is_dated(const struct gk_line *l)
{
	if (l->has_phrase && l->phrase.kind == GK_WIDGET_TEMPLATE)
		return false;
	return l->flags & GK_LINE_DATE ||
	       (gk_line_is_date(l) && l->nwords > 2) ||
	       (l->has_phrase && l->phrase.kind == GK_WIDGET_DATE);
}

/* The next line from i on that scores, or n; *titles counts the plain short
 * lines before it, *dates those with a date or time, and *phrases the others. */
static size_t
next_scoring(const struct page *p, size_t i, unsigned *titles,
	     unsigned *dates, unsigned *phrases)
{
	*titles = *dates = *phrases = 0;
	for (; i < p->n && p->score[i] <= 0; i++) {
		const struct gk_line *l = &p->line[i];

		if (is_dated(l))
			++*dates;
		else if (l->has_phrase)
			++*phrases;
		else if (gk_line_is_count(l))
			continue;
		else if (gk_line_is_title(l))
			++*titles;
		else
			++*phrases;
	}
	return i;
}

/* «Не закрывайте трубу рано» is rather a subheading than a teaser's title. */
static bool
is_short(const struct gk_line *l)
{
	return gk_line_is_title(l) && l->nwords <= SUBHEADING_WORDS;
}

/* A list of teasers or comments: from line first to last, n sentences, of which
 * so many had a date or a title before them. */
struct chain {
	size_t first, last, n, dated, titled;
};

/* Goes on from c->last; returns the next line that scores. */
static size_t
follow_chain(const struct page *p, struct chain *c)
{
	unsigned titles, dates, phrases;
	bool doubled = false;
	size_t i;

	for (;;) {
		i = next_scoring(p, c->last + 1, &titles, &dates, &phrases);
		if (i == p->n || titles + dates + phrases > 4)
			return i;
		if (titles + dates == 0) {
			/* a comment may be two lines, a teaser is one */
			if (doubled || phrases > 0 || c->dated + 1 < c->n ||
			    c->n < 2)
				return i;
			doubled = true;
			c->last = i;
			continue;
		}
		doubled = false;
		c->last = i;
		c->n++;
		c->dated += dates > 0;
		c->titled += titles > 0 && !is_short(&p->line[i - 1]);
	}
}

static bool
is_list(const struct chain *c)
{
	if (c->dated * 2 >= c->n)
		return c->dated >= 2 || c->titled > 0;
	return c->n >= 4 && c->titled * 2 >= c->n;
}

/* A title, a sentence, a title, a sentence: an article may have two such
 * pairs, hardly three, and none with dates. */
void
gk_teasers_lower(const struct gk_line *line, size_t n, int *score)
{
	struct page page = { line, n, score }, *p = &page;
	unsigned titles, dates, phrases;
	size_t i = next_scoring(p, 0, &titles, &dates, &phrases);
	bool tail = false; /* the line before i scores */

	while (i < p->n) {
		struct chain c = { i, i, 1, 0, 0 };
		size_t next = follow_chain(p, &c);

		if (c.n >= 2 && is_list(&c))
			for (size_t k = c.first + tail; k <= c.last; k++)
				if (p->score[k] > 0)
					p->score[k] = -1;
		tail = next == c.last + 1;
		i = next;
	}
}
