#include "imprint.h"

#include "credit.h"
#include "dated.h"
#include "dateline.h"
#include "guise.h"

/* Lines above the headline that may date the article, and sign it; lines below
 * it and behind the article that may do both. */
#define ABOVE 2
#define SIGNED 4
#define BELOW 16
#define BEHIND 7

/* Words beside a date: fewer than GK_DATED_OTHERS where no labelling says that the
 * line is a date's. */
#define FEW_OTHERS 2

/* Lines of the body in which a dateline, or a date alone, may stand. */
#define OPENING 3

/* Of a line that names an author, and of one that says what he is. */
#define CREDIT_WORDS 24
#define ROLE_WORDS 3

struct reader {
	const struct gk_doc *doc;
	const struct gk_labels *page;
	size_t title, lead; /* lines; title may be SIZE_MAX */
	const struct gk_moment *fetched; /* or NULL */
	struct gk_moment address; /* the day that the address names, or zeros */
	bool dated;
	struct gk_moment date;
	struct gk_imprint *out;
	struct gk_dated lines;
};

/* A date without a year is of the one that the address names. */
static bool
settle(const struct reader *r, struct gk_date *d)
{
	if (d->at.year == 0 && d->at.day != 0 && d->ago < 0 &&
	    d->at.day == r->address.day && d->at.month == r->address.month)
		d->at.year = r->address.year;
	return gk_date_settle(d, r->fetched);
}

/* A day takes the time that stands alone in the line above or below, if that is
 * in [from, to). */
static void
take_clock(const struct reader *r, size_t i, size_t from, size_t to,
	   struct gk_date *d)
{
	struct gk_date clock;

	if (d->at.clock)
		return;
	if ((i > from && gk_dated_clock(&r->lines, i - 1, &clock)) ||
	    (i + 1 < to && gk_dated_clock(&r->lines, i + 1, &clock))) {
		d->at.clock = true;
		d->at.hour = clock.at.hour;
		d->at.minute = clock.at.minute;
	}
}

static bool
take_date(struct reader *r, size_t i, size_t from, size_t to)
{
	struct gk_date d;

	if (r->dated || !gk_dated_of(&r->lines, i, &d) || d.updated ||
	    (d.at.day == 0 && d.ago < 0))
		return false;
	take_clock(r, i, from, to, &d);
	if (!settle(r, &d))
		return false;
	r->dated = true;
	r->date = d.at;
	return true;
}

/* Is line i like the title of another text? */
static bool
is_title(const struct reader *r, size_t i)
{
	return gk_guise_is_headline(&r->page->page->line[i]);
}

/* A line above the headline.  The clock of a site names its weekday and
 * tells no time of publication; under a teaser stands its own date, and
 * dated teasers come in lists. */
static bool
is_above(const struct reader *r, size_t i)
{
	struct gk_date d, other;

	if (!gk_dated_of(&r->lines, i, &d) || d.ago >= 0 || d.at.day == 0 ||
	    d.others > FEW_OTHERS)
		return false;
	if (d.weekday && !d.at.clock)
		return false;
	return i < 2 || !is_title(r, i - 1) ||
	       !gk_dated_of(&r->lines, i - 2, &other) ||
	       (other.at.day == 0 && other.ago < 0);
}

/* The parts of a line that its date leaves, for a name may stand beside it. */
static void
read_credit(const struct reader *r, size_t i, struct gk_credit *c)
{
	const struct gk_line *l = &r->page->page->line[i];
	struct gk_str s = gk_dated_text(&r->lines, i), part;
	const struct gk_date *d = gk_dated_first(&r->lines, i);

	/* a line of nothing but dates names nobody */
	if (d != NULL && d->others == 0 && l->nwords < l->nnumbers + 2u) {
		*c = (struct gk_credit){ 0 };
		return;
	}
	gk_credit_read(s, c);
	if (c->byline.n > 0 || c->source.n > 0 || c->source_below ||
	    c->byline_below || s.n > GK_DATED_BYTES || d == NULL ||
	    l->nwords < l->nnumbers + 2u)
		return;
	part = gk_credit_trim(gk_str_cut(s, 0, d->start));
	if (part.n > 0)
		gk_credit_read(part, c);
	if (c->byline.n > 0 || c->source.n > 0)
		return;
	part = gk_credit_trim(gk_str_cut(s, d->end, s.n));
	/* «• Алексей Супрунов • 3375» */
	for (size_t k = 0; k < part.n; k++)
		if (part.p[k] == '|' ||
		    gk_str_begins(gk_str_cut(part, k, part.n),
				  GK_STR("\xE2\x80\xA2"))) {
			part = gk_credit_trim(gk_str_cut(part, 0, k));
			break;
		}
	gk_credit_read(part, c);
}

static void
take(struct gk_str *to, struct gk_str value)
{
	if (to->n == 0)
		*to = gk_credit_trim(value);
}

/* The date of the line above, in lines from `from` on; a counter may stand
 * between. */
static bool
date_above(const struct reader *r, size_t i, size_t from, struct gk_date *d)
{
	if (i <= from)
		return false;
	if (i - 1 > from && gk_guise_is_counter(&r->page->page->line[i - 1]) &&
	    !gk_dated_may(&r->lines, i - 1))
		i--;
	return gk_dated_of(&r->lines, i - 1, d);
}

/* Does «Журналист» stand in line i? */
static bool
is_role(const struct reader *r, size_t i)
{
	struct gk_credit c;

	if (r->page->page->line[i].nwords > ROLE_WORDS)
		return false;
	gk_credit_read(gk_dated_text(&r->lines, i), &c);
	return c.role;
}

/* A name alone is an author's beside a date, or above «Журналист»; elsewhere it
 * may be of whom the text is about. */
static bool
is_signed(const struct reader *r, size_t i, size_t from, size_t to)
{
	const struct gk_date *first = gk_dated_first(&r->lines, i);
	struct gk_date d;

	if (first != NULL)
		return first->others <= GK_DATED_OTHERS && !first->foreign;
	if (i + 1 < to && (is_role(r, i + 1) ||
			   (gk_dated_of(&r->lines, i + 1, &d) && d.others == 0)))
		return true;
	return date_above(r, i, from, &d) && d.others == 0;
}

/* Has line i what a credit is made of?  A label, or a place beside a date
 * or above «Журналист», where names stand; most other lines have none. */
static bool
may_credit(const struct reader *r, size_t i, size_t from, size_t to)
{
	const struct gk_line *l = &r->page->page->line[i];
	struct gk_date d;

	if (l->nwords > CREDIT_WORDS)
		return false;
	if (r->page->line[i].kind >= GK_WIDGET_BYLINE ||
	    (l->has_phrase && l->phrase.kind >= GK_WIDGET_BYLINE))
		return true;
	/* one word is of a menu */
	if (l->nwords == 1 || (l->ncapitals + l->nnumbers) * 2u < l->nwords)
		return false;
	return l->ncommas > 0 || gk_dated_of(&r->lines, i, &d) ||
	       (i + 1 < to &&
		(gk_dated_of(&r->lines, i + 1, &d) ||
		 (l[1].has_phrase && l[1].phrase.kind == GK_WIDGET_BYLINE) ||
		 (l->ncapitals == l->nwords && is_role(r, i + 1)))) ||
	       date_above(r, i, from, &d);
}

/* Lines [from, to): what they say of author and source. */
static void
take_credits(struct reader *r, size_t from, size_t to)
{
	struct gk_credit c, below;
	bool known;

	for (size_t i = from; i < to; i++) {
		if (r->out->byline.n > 0 && r->out->source.n > 0)
			return;
		/* in the body only what labelling took for metadata */
		if ((i >= r->lead && i <= r->page->last && r->page->island &&
		     r->page->line[i].kind < GK_WIDGET_BYLINE) ||
		    !may_credit(r, i, from, to))
			continue;
		read_credit(r, i, &c);
		if (c.source_below && i + 1 < to) {
			gk_credit_read(gk_dated_text(&r->lines, i + 1), &below);
			take(&r->out->source, below.source);
		}
		if (c.byline_below && i + 1 < to &&
		    gk_credit_is_names(gk_dated_text(&r->lines, i + 1), &known))
			take(&r->out->byline, gk_dated_text(&r->lines, i + 1));
		take(&r->out->source, c.source);
		if (c.byline.n > 0 && (c.labelled || c.source.n > 0 ||
				       is_signed(r, i, from, to)))
			take(&r->out->byline, c.byline);
	}
}

/* Where what belongs to the article ends behind it: at comments and teasers. */
static size_t
behind(const struct reader *r, size_t from)
{
	size_t to = from;

	for (; to < r->page->n && to < from + BEHIND; to++) {
		const struct gk_line *l = &r->page->page->line[to];

		if (l->has_phrase && (l->phrase.kind == GK_WIDGET_COMMENTS ||
				      l->phrase.kind == GK_WIDGET_RELATED))
			break;
	}
	return to;
}

/* Does a title stand beside line i, behind the article, so that the date is a
 * teaser's?  Tags and other set phrases are none. */
static bool
is_of_teaser(const struct reader *r, size_t i)
{
	const struct gk_line *line = r->page->page->line;

	return (i + 1 < r->page->n && is_title(r, i + 1) &&
		!line[i + 1].has_phrase) ||
	       (i - 1 > r->page->last && is_title(r, i - 1) &&
		!line[i - 1].has_phrase &&
		!(line[i - 1].flags & GK_LINE_ADDRESS));
}

/* Behind the article: a line that labelling took for a date, if no other date
 * stands near it, for comments and teasers have theirs. */
static void
take_behind(struct reader *r, size_t from, size_t to)
{
	size_t found = SIZE_MAX;
	struct gk_date d;

	for (size_t i = from; i < to; i++) {
		if (!gk_dated_of(&r->lines, i, &d) || d.at.day == 0 || d.updated)
			continue;
		if (found != SIZE_MAX)
			return;
		found = i;
	}
	if (found != SIZE_MAX && !is_of_teaser(r, found) &&
	    gk_dated_of(&r->lines, found, &d) && d.at.year != 0 &&
	    (d.others == 0 || r->page->line[found].kind == GK_WIDGET_DATE) &&
	    d.others <= 1)
		take_date(r, found, from, to);
}

static void
take_dateline(struct reader *r)
{
	struct gk_dateline d;
	struct gk_date date;
	size_t body = 0;

	/* the lead may be a summary, and the report begin below it */
	for (size_t i = r->lead; i < r->page->n && body < OPENING; i++) {
		if (r->page->line[i].kind != GK_WIDGET_CONTENT)
			continue;
		body++;
		if (!gk_dateline_read(gk_dated_text(&r->lines, i), &d))
			continue;
		take(&r->out->source, d.source);
		take(&r->out->byline, d.byline);
		date = d.date;
		if (d.dated && !r->dated && settle(r, &date)) {
			r->dated = true;
			r->date = date.at;
		}
		return;
	}
}

/* The lines below the headline: one that labelling took for a date's, or one in
 * the opening that holds nothing else. */
static void
take_below(struct reader *r, size_t from, size_t to)
{
	struct gk_date d;
	size_t end = r->lead;

	for (size_t i = from; i < to && !r->dated; i++)
		if (r->page->line[i].kind == GK_WIDGET_DATE)
			take_date(r, i, from, to);
	for (size_t body = 0; end < to && body < OPENING; end++)
		body += r->page->line[end].kind == GK_WIDGET_CONTENT;
	for (size_t i = from; i < end && !r->dated; i++)
		if (gk_dated_of(&r->lines, i, &d) &&
		    d.others <= (i < r->lead ? FEW_OTHERS : 0))
			take_date(r, i, from, to);
}

/* The lines above line `top`, the nearest first; counters may stand between. */
static void
take_above(struct reader *r, size_t top)
{
	size_t first = top < SIGNED ? 0 : top - SIGNED;

	for (size_t i = top, n = 0; i-- > first && !r->dated && n < ABOVE;) {
		if (is_above(r, i))
			take_date(r, i, first, top);
		n += !gk_guise_is_counter(&r->page->page->line[i]);
	}
}

static void
read_lines(struct reader *r)
{
	size_t top = r->title == SIZE_MAX ? r->lead : r->title, from, to;

	from = r->title == SIZE_MAX ? r->lead : r->title + 1;
	to = from + BELOW < r->page->n ? from + BELOW : r->page->n;
	if (r->page->island && to > r->page->last + 1)
		to = r->page->last + 1;
	take_below(r, from, to);
	take_above(r, top);
	take_credits(r, from, to);
	take_credits(r, top < SIGNED ? 0 : top - SIGNED, top);
	if (!r->page->island)
		return;
	from = r->page->last + 1;
	to = behind(r, from);
	take_behind(r, from, to);
	take_credits(r, from, to);
}

enum gk_status
gk_imprint_read(const struct gk_doc *doc, const struct gk_labels *page,
		size_t title, size_t lead, struct gk_arena *arena,
		struct gk_imprint *out)
{
	struct gk_moment fetched;
	struct reader r = { .doc = doc, .page = page, .title = title,
			    .lead = lead, .out = out };
	char date[GK_CALENDAR_SIZE];
	struct gk_dated_line known[GK_DATED_LINES];

	gk_dated_begin(&r.lines, doc->text, page, known);
	*out = (struct gk_imprint){ 0 };
	if (doc->fetched.n > 0 && gk_date_iso(doc->fetched, &fetched))
		r.fetched = &fetched;
	gk_date_of_address(doc->url, &r.address);
	read_lines(&r);
	take_dateline(&r);
	if (!r.dated && r.address.day != 0 &&
	    (r.fetched == NULL || gk_calendar_number(&r.address) <=
				      gk_calendar_number(r.fetched) + 1)) {
		r.dated = true;
		r.date = r.address;
	}
	if (!r.dated)
		return GK_OK;
	out->date = gk_arena_copy(arena,
				  gk_str(date, gk_calendar_write(&r.date,
								 date)));
	return out->date.n > 0 ? GK_OK : GK_NOMEM;
}
