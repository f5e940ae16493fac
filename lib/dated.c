#include "dated.h"

/* Of a line with a date in a form that its shape does not show. */
#define DATE_WORDS 10

void
gk_dated_begin(struct gk_dated *r, struct gk_str text,
	       const struct gk_labels *page, struct gk_dated_line *line)
{
	*r = (struct gk_dated){ .text = text, .page = page, .line = line };
	for (size_t i = 0; i < GK_DATED_LINES; i++)
		line[i].line = SIZE_MAX;
}

struct gk_str
gk_dated_text(const struct gk_dated *r, size_t i)
{
	const struct gk_label *l = &r->page->line[i];

	return gk_str_cut(r->text, l->start, l->end);
}

bool
gk_dated_may(const struct gk_dated *r, size_t i)
{
	const struct gk_line *l = &r->page->page->line[i];

	return l->flags & (GK_LINE_DATE | GK_LINE_CLOCK) ||
	       (l->nnumbers >= 2 && l->nwords > l->nnumbers &&
		l->nwords <= DATE_WORDS) ||
	       r->page->line[i].kind == GK_WIDGET_DATE;
}

/* What is known of line i. */
static struct gk_dated_line *
know(const struct gk_dated *r, size_t i)
{
	struct gk_dated_line *k = &r->line[i % GK_DATED_LINES];

	if (k->line != i) {
		k->line = i;
		k->first_read = k->date_read = false;
	}
	return k;
}

const struct gk_date *
gk_dated_first(const struct gk_dated *r, size_t i)
{
	struct gk_dated_line *k = know(r, i);

	if (!k->first_read) {
		k->first_read = true;
		k->first = (struct gk_date){ 0 };
		k->has_first = gk_dated_may(r, i) &&
			       gk_date_next(gk_dated_text(r, i), &k->first);
	}
	return k->has_first ? &k->first : NULL;
}

/* Is line i a label, «Обновлено:»? */
static bool
is_label(const struct gk_dated *r, size_t i, struct gk_str *label)
{
	*label = gk_dated_text(r, i);
	return label->n < GK_DATED_BYTES / 2 && label->p[label->n - 1] == ':';
}

static bool
has_digit(struct gk_str s, size_t from)
{
	for (; from < s.n; from++)
		if (s.p[from] >= '0' && s.p[from] <= '9')
			return true;
	return false;
}

/* The date that line i is of: alone in its line but for some words. */
static bool
read_date(const struct gk_dated *r, size_t i, struct gk_date *d)
{
	struct gk_str s = gk_dated_text(r, i), label;
	const struct gk_date *first;
	struct gk_date next;

	if (s.n > GK_DATED_BYTES || !gk_dated_may(r, i))
		return false;
	if (i > 0 && is_label(r, i - 1, &label)) {
		*d = (struct gk_date){ .end = label.n };
		s = gk_str(label.p, (size_t)(s.p + s.n - label.p));
		if (!gk_date_next(s, d))
			return false;
	} else {
		first = gk_dated_first(r, i);
		if (first == NULL)
			return false;
		*d = *first;
	}
	next = *d;
	/* «Обновлено 31.01.2022 | Опубликовано 30.01.2022» */
	if (d->updated && has_digit(s, d->end) && gk_date_next(s, &next) &&
	    next.published) {
		*d = next;
		return !d->foreign && d->others <= GK_DATED_OTHERS;
	}
	next = *d;
	/* from one day to another: no date of an article */
	if (has_digit(s, d->end) && gk_date_next(s, &next) && !next.updated &&
	    (next.at.day != 0 && (next.at.day != d->at.day ||
				  next.at.month != d->at.month)))
		return false;
	return !d->foreign && d->others <= GK_DATED_OTHERS;
}

bool
gk_dated_of(const struct gk_dated *r, size_t i, struct gk_date *d)
{
	struct gk_dated_line *k = know(r, i);

	if (!k->date_read) {
		k->date_read = true;
		k->has_date = read_date(r, i, &k->date);
	}
	*d = k->date;
	return k->has_date;
}

bool
gk_dated_clock(const struct gk_dated *r, size_t i, struct gk_date *d)
{
	const struct gk_date *first = i < r->page->n ? gk_dated_first(r, i) : NULL;

	if (first == NULL)
		return false;
	*d = *first;
	return d->at.day == 0 && d->ago < 0 && d->at.clock && d->others == 0 &&
	       d->start == 0 && !d->updated;
}
