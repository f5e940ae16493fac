#include "metadata.h"

#include "credit.h"
#include "dated.h"
#include "guise.h"

/* Lines above the headline that may be its, of which so many may be something
 * else, a rubric or a place. */
#define ABOVE 5
#define OTHERS_ABOVE 2

/* Lines behind the first line of the article, and behind its last one. */
#define OPENING 2
#define BEHIND 5

#define CREDIT_WORDS 12
#define KNOWN 16

/* A name that no list knows. */
#define NAME_WORDS 2
#define WORD_BYTES 6
#define ENDING_BYTES 4 /* of two letters */

/* What a line is at the edge of an article. */
enum edge {
	EDGE_NONE,
	EDGE_DAY,    /* a day, with or without its time */
	EDGE_CLOCK,  /* a time alone */
	EDGE_NAME,   /* a person's name alone */
	EDGE_BYLINE, /* the same, and a label or an agency says so */
	EDGE_SOURCE,
	EDGE_ROLE,   /* «Журналист» */
};

struct margin {
	struct gk_dated dated;
	struct gk_labels *labels;
	const struct gk_line *line;
	struct gk_str article; /* from its first line to its last one */
	struct known {
		size_t line; /* and one, so that zeros are none */
		enum edge edge;
	} known[KNOWN]; /* of line i in i % KNOWN: neighbours ask again */
};

static bool
is_kept(const struct margin *m, size_t i)
{
	return m->labels->line[i].kind < GK_WIDGET_SHARE;
}

static bool
is_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	       (unsigned char)c >= 0xD0;
}

/* The clock of a site names its weekday and no time. */
static enum edge
edge_of_date(const struct margin *m, size_t i)
{
	struct gk_str s = gk_dated_text(&m->dated, i);
	const struct gk_date *first = gk_dated_first(&m->dated, i);
	struct gk_date d;

	if (first == NULL || !gk_dated_of(&m->dated, i, &d))
		return EDGE_NONE;
	if (d.at.day == 0 && d.ago < 0)
		return d.others == 0 ? EDGE_CLOCK : EDGE_NONE;
	if (d.weekday && !d.at.clock)
		return EDGE_NONE;
	/* «Сегодня 155 Вчера 181»; «РЕФЕРЕНДУМ — 6 ОКТЯБРЯ» */
	if (!d.at.clock && d.at.year == 0 &&
	    (d.others > 0 || (d.ago >= 0 && first->end < s.n)))
		return EDGE_NONE;
	/* «Вчера в 9:10GrosseBoss» */
	return first->end < s.n && is_letter(s.p[first->end]) ? EDGE_NONE
								: EDGE_DAY;
}

static enum edge
edge_of_credit(const struct gk_line *l, struct gk_str s)
{
	struct gk_credit c;
	bool known;

	gk_credit_read(s, &c);
	if (c.role)
		return EDGE_ROLE;
	if (c.labelled && (c.byline.n > 0 || c.byline_below))
		return EDGE_BYLINE;
	if (c.labelled && (c.source.n > 0 || c.source_below))
		return EDGE_SOURCE;
	if (c.byline.n > 0)
		return c.source.n > 0 ? EDGE_BYLINE : EDGE_NAME;
	return l->nwords > 1 && gk_credit_is_names(gk_credit_trim(s), &known) &&
			       known ? EDGE_NAME : EDGE_NONE;
}

/* Has the line what a credit is made of: half its words with a capital, or a set
 * phrase?  Titles and rubrics, most of what stands there, have not, and are not
 * read. */
static bool
may_credit(const struct gk_line *l)
{
	if (l->nwords > CREDIT_WORDS)
		return false;
	if (l->has_phrase)
		return l->phrase.kind >= GK_WIDGET_BYLINE;
	return l->nwords > 1 && l->ncapitals * 2u >= l->nwords;
}

static enum edge
read_edge(const struct margin *m, size_t i)
{
	const struct gk_line *l = &m->line[i];
	struct gk_str s = gk_dated_text(&m->dated, i);
	enum edge e;

	if (s.n > GK_DATED_BYTES || l->recurs || gk_line_is_notice(l) ||
	    l->flags & (GK_LINE_COPYRIGHT | GK_LINE_TEMPLATE))
		return EDGE_NONE;
	e = edge_of_date(m, i);
	return e == EDGE_NONE && may_credit(l) ? edge_of_credit(l, s) : e;
}

static enum edge
edge_of(struct margin *m, size_t i)
{
	struct known *k = &m->known[i % KNOWN];

	if (k->line != i + 1)
		*k = (struct known){ i + 1, read_edge(m, i) };
	return k->edge;
}

static void
keep(struct margin *m, size_t i, enum edge e)
{
	static const enum gk_widget_kind kinds[] = {
		[EDGE_DAY] = GK_WIDGET_DATE, [EDGE_CLOCK] = GK_WIDGET_DATE,
		[EDGE_NAME] = GK_WIDGET_BYLINE, [EDGE_BYLINE] = GK_WIDGET_BYLINE,
		[EDGE_SOURCE] = GK_WIDGET_SOURCE, [EDGE_ROLE] = GK_WIDGET_BYLINE,
	};

	m->labels->line[i].kind = kinds[e];
	m->labels->line[i].reason = "beside the article";
}

/* Like the title of another text? */
static bool
is_title(const struct gk_line *l)
{
	return gk_guise_is_headline(l) && !l->has_phrase;
}

/* Is line i in [from, to), and says of the line beside it what kind it is? */
static bool
dates_or_signs(struct margin *m, size_t i, size_t from, size_t to)
{
	enum edge e;

	if (i < from || i >= to)
		return false;
	if (gk_guise_is_metadata(m->labels->line[i].kind))
		return m->labels->line[i].kind != GK_WIDGET_CAPTION;
	if (is_kept(m, i))
		return false;
	e = edge_of(m, i);
	return e == EDGE_DAY || e == EDGE_ROLE || e == EDGE_BYLINE;
}

/* A time, a role, a name that no list has: of the article only beside a line
 * that dates or signs it. */
static bool
is_beside(struct margin *m, size_t i, size_t from, size_t to)
{
	return dates_or_signs(m, i + 1, from, to) ||
	       (i > 0 && dates_or_signs(m, i - 1, from, to));
}

/* Two words, each longer than a preposition. */
static bool
is_long(struct gk_str s)
{
	const char *blank = memchr(s.p, ' ', s.n);

	return blank != NULL && blank - s.p >= WORD_BYTES &&
	       s.p + s.n - blank > WORD_BYTES;
}

static bool
is_unknown_name(const struct margin *m, size_t i)
{
	const struct gk_line *l = &m->line[i];
	struct gk_str s = gk_credit_trim(gk_dated_text(&m->dated, i));
	bool known;

	return l->nwords == NAME_WORDS && !l->has_phrase && l->nnumbers == 0 &&
	       l->ncapitals == l->nwords && !(l->flags & GK_LINE_ALLCAPS) &&
	       memchr(s.p, '.', s.n) == NULL && is_long(s) &&
	       gk_credit_is_names(s, &known);
}

/* Who is named alone beside the article and in it is no author, but a tag or
 * whom it is about.  Of the last word the ending is left off, for it may be
 * another there. */
static bool
is_named_in(const struct margin *m, size_t i)
{
	struct gk_str s = gk_credit_trim(gk_dated_text(&m->dated, i));
	const char *blank = memrchr(s.p, ' ', s.n);

	if (blank == NULL)
		return false;
	s = gk_str_cut(s, (size_t)(blank + 1 - s.p), s.n);
	if (s.n > 2 * ENDING_BYTES)
		s.n -= ENDING_BYTES;
	return memmem(m->article.p, m->article.n, s.p, s.n) != NULL;
}

/* Removed line i of [from, to), at an edge of the article: kept if it dates or
 * signs it. */
static void
look(struct margin *m, size_t i, size_t from, size_t to)
{
	enum edge e;

	if (is_kept(m, i) || gk_guise_is_metadata(m->labels->line[i].kind))
		return;
	e = edge_of(m, i);
	if (e == EDGE_NONE && is_unknown_name(m, i) &&
	    is_beside(m, i, from, to))
		e = EDGE_NAME;
	if (e == EDGE_NONE || (e == EDGE_NAME && is_named_in(m, i)) ||
	    ((e == EDGE_CLOCK || e == EDGE_ROLE) && !is_beside(m, i, from, to)))
		return;
	keep(m, i, e);
}

/* The same of a line beside the date. */
static void
look_beside(struct margin *m, size_t i, size_t from, size_t to)
{
	if (edge_of(m, i) != EDGE_DAY)
		look(m, i, from, to);
}

/* Dated teasers come in lists, a date under each title. */
static bool
is_of_teasers(struct margin *m, size_t i)
{
	const struct gk_line *above = &m->line[i - 1];

	return i >= 2 && above->nwords >= 2 && !above->has_phrase &&
	       edge_of(m, i - 1) == EDGE_NONE &&
	       edge_of(m, i - 2) == EDGE_DAY;
}

/* The lines above the headline: a date, and who stands beside it. */
static void
look_above(struct margin *m, size_t top)
{
	size_t from = top < ABOVE ? 0 : top - ABOVE, others = 0, i = top;

	while (i-- > from && others <= OTHERS_ABOVE) {
		const struct gk_line *l = &m->line[i];

		if (gk_guise_is_counter(l))
			continue;
		if (edge_of(m, i) == EDGE_DAY) {
			if (is_of_teasers(m, i))
				return;
			look(m, i, from, top);
			if (i + 1 < top)
				look_beside(m, i + 1, from, top);
			if (i > 0)
				look_beside(m, i - 1, from, top);
			return;
		}
		others++;
	}
}

/* Behind the article, up to where comments and other texts begin. */
static void
look_behind(struct margin *m, size_t from)
{
	size_t to = from;
	bool teasers = false;

	for (; to < m->labels->n && to < from + BEHIND; to++) {
		const struct gk_line *l = &m->line[to];

		if (l->has_phrase && (l->phrase.kind == GK_WIDGET_COMMENTS ||
				      l->phrase.kind == GK_WIDGET_RELATED))
			break;
	}
	for (size_t i = from; i < to; i++) {
		enum edge e = edge_of(m, i);

		teasers |= i > from && is_title(&m->line[i - 1]);
		teasers |= e == EDGE_DAY && i + 1 < m->labels->n &&
			   is_title(&m->line[i + 1]);
		if (!teasers || e == EDGE_BYLINE || e == EDGE_SOURCE)
			look(m, i, from, to);
	}
}

void
gk_metadata_keep(struct gk_str text, struct gk_labels *labels)
{
	struct gk_dated_line lines[GK_DATED_LINES];
	struct margin m = { .labels = labels };
	size_t top, first, last, body = 0, to;

	if (!labels->island)
		return;
	gk_dated_begin(&m.dated, text, labels, lines);
	m.line = labels->page->line;
	top = labels->headline < labels->n ? labels->headline : SIZE_MAX;
	first = top == SIZE_MAX ? labels->first : top + 1;
	while (first < labels->n &&
	       labels->line[first].kind != GK_WIDGET_CONTENT)
		first++;
	last = labels->n;
	while (last > first &&
	       labels->line[last - 1].kind != GK_WIDGET_CONTENT)
		last--;
	if (first >= last)
		return;
	m.article = gk_str_cut(text, m.line[first].start, m.line[last - 1].end);
	if (top == SIZE_MAX)
		top = first;
	for (to = first; to < last && body <= OPENING; to++)
		body += labels->line[to].kind == GK_WIDGET_CONTENT;
	for (size_t i = top + 1; i < to; i++)
		look(&m, i, top + 1, to);
	look_above(&m, top);
	look_behind(&m, last);
}
