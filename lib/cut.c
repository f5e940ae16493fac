#include "cut.h"

#include <stdlib.h>

#include "unicode.h"
#include "utf8.h"

/* The end of the line that byte at stands on: its '\n', or text.n. */
static size_t
line_end(struct gk_str text, size_t at)
{
	const char *q;

	if (at < text.n && text.p[at] == '\n')
		return at;
	q = memchr(text.p + at, '\n', text.n - at);
	return q != NULL ? (size_t)(q - text.p) : text.n;
}

/* The byte behind the blank at `at`, or `at` if none stands there. */
static size_t
blank_after(struct gk_str text, size_t at)
{
	if (at < text.n && (text.p[at] == ' ' || text.p[at] == '\t'))
		return at + 1;
	if (text.n - at >= 2 && memcmp(text.p + at, "\xC2\xA0", 2) == 0)
		return at + 2; /* NBSP */
	return at;
}

static size_t
blank_before(struct gk_str text, size_t at)
{
	if (at > 0 && (text.p[at - 1] == ' ' || text.p[at - 1] == '\t'))
		return at - 1;
	if (at >= 2 && memcmp(text.p + at - 2, "\xC2\xA0", 2) == 0)
		return at - 2; /* NBSP */
	return at;
}

/* Does nothing but blanks stand from at to the line's end?  *next is the start
 * of the line after it. */
static bool
is_blank_line(struct gk_str text, size_t at, size_t *next)
{
	size_t k;

	while (at < text.n && text.p[at] != '\n') {
		k = blank_after(text, at);
		if (k == at && text.p[at] != '\r')
			return false;
		at = k > at ? k : at + 1;
	}
	*next = at < text.n ? at + 1 : at;
	return true;
}

static bool
begins_line(struct gk_str text, size_t at)
{
	return at == 0 || text.p[at - 1] == '\n';
}

static bool
ends_line(struct gk_str text, size_t at)
{
	return at == text.n || text.p[at] == '\n' ||
	       (text.p[at] == '\r' &&
		(at + 1 == text.n || text.p[at + 1] == '\n'));
}

/* A block takes its line end and the blank lines behind it. */
static void
widen_block(struct gk_str text, struct gk_cut *c)
{
	size_t at = line_end(text, c->end), next;

	at += at < text.n;
	while (at < text.n && is_blank_line(text, at, &next))
		at = next;
	c->end = at;
}

static bool
is_word(struct gk_str text, size_t at)
{
	const char *p = text.p + at;

	return at < text.n &&
	       (gk_unicode_class(gk_utf8_next(&p, text.p + text.n)) &
		(GK_UC_LETTER | GK_UC_DIGIT)) != 0;
}

/* An inline span takes one blank, so that two do not stay side by side; but
 * never the only one between two words. */
static void
widen_inline(struct gk_str text, struct gk_cut *c)
{
	size_t before = blank_before(text, c->start);
	size_t after = blank_after(text, c->end);

	if (after > c->end &&
	    (before < c->start || begins_line(text, c->start)))
		c->end = after;
	else if (before < c->start && !is_word(text, c->end))
		c->start = before;
}

/* A line is covered when nothing but blanks of it is left. */
static void
widen(struct gk_str text, struct gk_cut *c)
{
	size_t start = c->start, end = c->end;

	if (c->put.n > 0)
		return;
	/* most are whole lines with nothing around them */
	if (begins_line(text, start) && end > start && end < text.n &&
	    text.p[end] == '\n' && text.p[end - 1] != '\r' &&
	    text.p[end - 1] != '\n') {
		widen_block(text, c);
		return;
	}
	while (end > start &&
	       (text.p[end - 1] == '\n' || text.p[end - 1] == '\r'))
		end--;
	while (blank_before(text, start) < start)
		start = blank_before(text, start);
	while (blank_after(text, end) > end)
		end = blank_after(text, end);
	if (begins_line(text, start) && ends_line(text, end)) {
		c->start = start;
		c->end = end;
		widen_block(text, c);
	} else {
		widen_inline(text, c);
	}
}

static int
by_start(const void *a, const void *b)
{
	const struct gk_cut *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return x->end < y->end ? -1 : x->end > y->end;
}

static bool
is_sorted(const struct gk_cut *cut, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (by_start(&cut[i - 1], &cut[i]) > 0)
			return false;
	return true;
}

/* Joins what touches; what is put stays that of the first that puts. */
static size_t
join(struct gk_cut *cut, size_t n)
{
	size_t k = 0;

	for (size_t i = 0; i < n; i++) {
		if (k > 0 && cut[i].start <= cut[k - 1].end &&
		    (cut[i].start < cut[k - 1].end ||
		     cut[k - 1].put.n + cut[i].put.n == 0)) {
			if (cut[i].end > cut[k - 1].end)
				cut[k - 1].end = cut[i].end;
			if (cut[k - 1].put.n == 0)
				cut[k - 1].put = cut[i].put;
		} else {
			cut[k++] = cut[i];
		}
	}
	return k;
}

/* What is last takes the blank lines before it. */
static void
take_blanks_before(struct gk_str text, struct gk_cut *c)
{
	size_t at = c->start, up, next;

	while (at > 0) {
		/* most often the line before is text, which its end tells */
		if (text.p[at - 1] != '\n' ||
		    (at > 1 && strchr(" \t\r\n\xA0", text.p[at - 2]) == NULL))
			break;
		for (up = at - 1; up > 0 && text.p[up - 1] != '\n'; up--)
			;
		if (!is_blank_line(text, up, &next) || next != at)
			break;
		at = up;
	}
	c->start = at;
}

enum gk_status
gk_cut_plan(struct gk_str text, const struct gk_cut *wanted, size_t n,
	    bool more, struct gk_arena *arena, struct gk_cuts *plan)
{
	struct gk_cut *cut = gk_arena_array(arena, n + 1, sizeof *cut);
	size_t *gone = gk_arena_array(arena, n + 1, sizeof *gone);

	if (cut == NULL || gone == NULL)
		return GK_NOMEM;
	for (size_t i = 0; i < n; i++) {
		cut[i] = wanted[i];
		widen(text, &cut[i]);
	}
	if (!is_sorted(cut, n))
		qsort(cut, n, sizeof *cut, by_start);
	n = join(cut, n);
	if (n > 0 && cut[n - 1].end == text.n && !more &&
	    begins_line(text, cut[n - 1].start) && cut[n - 1].put.n == 0) {
		take_blanks_before(text, &cut[n - 1]);
		n = join(cut, n);
	}
	for (size_t i = 0; i < n; i++)
		gone[i] = (i > 0 ? gone[i - 1] : 0) + cut[i].end -
			  cut[i].start - cut[i].put.n;
	plan->cut = cut;
	plan->gone = gone;
	plan->n = n;
	return GK_OK;
}

void
gk_cut_apply(struct gk_str text, const struct gk_cuts *plan,
	     struct gk_buf *out)
{
	size_t at = 0;

	for (size_t i = 0; i < plan->n; i++) {
		gk_buf_put(out, text.p + at, plan->cut[i].start - at);
		gk_buf_str(out, plan->cut[i].put);
		at = plan->cut[i].end;
	}
	gk_buf_put(out, text.p + at, text.n - at);
}

/* How many cuts begin before byte at. */
static size_t
cuts_before(const struct gk_cuts *plan, size_t at)
{
	size_t low = 0, high = plan->n, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (plan->cut[middle].start < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Differences are kept in size_t that may wrap: more may be put than goes. */
static size_t
shift_before(const struct gk_cuts *plan, size_t i)
{
	return i > 0 ? plan->gone[i - 1] : 0;
}

bool
gk_cut_map(const struct gk_cuts *plan, struct gk_span *s)
{
	size_t first = cuts_before(plan, s->start + 1);
	size_t last = cuts_before(plan, s->end), start, end;

	/* What is put at an end of a longer span belongs to it. */
	if (first > 0 && plan->cut[first - 1].put.n > 0 &&
	    s->start == plan->cut[first - 1].start &&
	    s->end > plan->cut[first - 1].end)
		start = s->start - shift_before(plan, first - 1);
	else if (first > 0 && s->start < plan->cut[first - 1].end)
		start = plan->cut[first - 1].end - plan->gone[first - 1];
	else
		start = s->start - shift_before(plan, first);
	if (last > 0 && plan->cut[last - 1].put.n > 0 &&
	    s->end == plan->cut[last - 1].end &&
	    s->start < plan->cut[last - 1].start)
		end = s->end - shift_before(plan, last);
	else if (last > 0 && s->end <= plan->cut[last - 1].end)
		end = plan->cut[last - 1].start - shift_before(plan, last - 1);
	else
		end = s->end - shift_before(plan, last);
	if (start >= end)
		return false;
	s->start = start;
	s->end = end;
	return true;
}
