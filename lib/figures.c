#include "figures.h"

#include "buf.h"

/* What is looked at of a run of lines, and the longest name of a place. */
#define FIGURES_TEXT ((size_t)1 << 16)
#define FIGURES_NAME 60

struct number {
	const char *start, *end; /* with its sign; the digits after it, too */
	bool fraction;
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Where the sign before p begins, or p; *minus if it is a hyphen, a minus or a
 * dash. */
static const char *
sign_before(const char *p, const char *start, bool *minus)
{
	*minus = false;
	if (p > start && (p[-1] == '-' || p[-1] == '+')) {
		*minus = p[-1] == '-';
		return p - 1;
	}
	if (p - start >= 3 && (memcmp(p - 3, "\u2212", 3) == 0 ||
			       memcmp(p - 3, "\u2013", 3) == 0)) {
		*minus = true;
		return p - 3;
	}
	return p;
}

/* The next number at or after p; false if there is none. */
static bool
next_number(const char *p, const char *end, struct number *n)
{
	while (p < end && !is_digit(*p))
		p++;
	if (p == end)
		return false;
	n->start = p;
	n->fraction = false;
	while (p < end && is_digit(*p))
		p++;
	if (end - p >= 2 && (*p == '.' || *p == ',') && is_digit(p[1])) {
		n->fraction = true;
		for (p++; p < end && is_digit(*p); p++)
			;
	}
	n->end = p;
	return true;
}

/* Digits of JSON: no leading zeros, a point before the fraction. */
static void
put_number(struct gk_buf *out, const struct number *n)
{
	const char *p = n->start;

	while (p + 1 < n->end && *p == '0' && is_digit(p[1]))
		p++;
	for (; p < n->end; p++)
		gk_buf_putc(out, *p == ',' ? '.' : *p);
}

static bool
is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* The last currency named in [p, end): three capitals, or a sign. */
static struct gk_str
currency_in(const char *p, const char *end)
{
	struct gk_str found = { 0 };

	for (; p < end; p++) {
		size_t left = (size_t)(end - p);

		if (*p == '$')
			found = GK_STR("USD");
		else if (left >= 3 && memcmp(p, "€", 3) == 0)
			found = GK_STR("EUR");
		else if (left >= 3 && is_upper(p[0]) && is_upper(p[1]) &&
			 is_upper(p[2]) && (left == 3 || !is_upper(p[3])))
			found = gk_str(p, 3);
		else if (is_upper(*p))
			while (p + 1 < end && is_upper(p[1]))
				p++;
	}
	return found;
}

/* Is it a date, a time of day or a percentage rather than a price? */
static bool
is_no_price(const struct number *n, const char *start, const char *end)
{
	return (n->end < end && (*n->end == ':' || *n->end == '%' ||
				 *n->end == '.' || *n->end == '/')) ||
	       (n->start > start && (n->start[-1] == ':' ||
				     n->start[-1] == '.' ||
				     n->start[-1] == '+' ||
				     n->start[-1] == '-'));
}

static void
put_comma(struct gk_buf *out)
{
	if (out->n > 1)
		gk_buf_putc(out, ',');
}

/* Begins a member; false if one of that name stands there: of two figures of a
 * name the first counts. */
static bool
put_name(struct gk_buf *out, struct gk_str name)
{
	size_t before = out->n, n;

	put_comma(out);
	n = out->n;
	gk_buf_putc(out, '"');
	gk_buf_str(out, name);
	gk_buf_puts(out, "\":");
	if (out->status != GK_OK ||
	    memmem(out->p, before, out->p + n, out->n - n) == NULL)
		return true;
	out->n = before;
	return false;
}

/* {"USD":503.04}: the first number behind each name. */
static void
put_named(struct gk_buf *out, struct gk_str text)
{
	const char *p = text.p, *end = text.p + text.n;
	struct number n;

	gk_buf_putc(out, '{');
	for (; next_number(p, end, &n); p = n.end) {
		struct gk_str name = currency_in(p, n.start);

		if (name.n == 0 || is_no_price(&n, text.p, end))
			continue;
		if (put_name(out, name))
			put_number(out, &n);
	}
	gk_buf_putc(out, '}');
}

static void
put_unnamed(struct gk_buf *out, struct gk_str text)
{
	const char *p = text.p, *end = text.p + text.n;
	struct number n;

	gk_buf_putc(out, '[');
	for (; next_number(p, end, &n); p = n.end) {
		if (!n.fraction || is_no_price(&n, text.p, end))
			continue;
		put_comma(out);
		put_number(out, &n);
	}
	gk_buf_putc(out, ']');
}

/* The place that stands in [p, end): no mark around it, none to escape. */
static struct gk_str
place_in(const char *p, const char *end)
{
	while (p < end && (unsigned char)*p <= ' ')
		p++;
	while (end > p && ((unsigned char)end[-1] <= ' ' || end[-1] == ':' ||
			   end[-1] == ','))
		end--;
	if (end - p > FIGURES_NAME || end - p < 2)
		return gk_str(p, 0);
	for (const char *q = p; q < end; q++)
		if ((unsigned char)*q < ' ' || *q == '"' || *q == '\\')
			return gk_str(p, 0);
	return gk_str(p, (size_t)(end - p));
}

/* {"Алматы":-1}: a line, a place, a temperature. */
static void
put_weather(struct gk_buf *out, struct gk_str text)
{
	const char *p = text.p, *end = text.p + text.n;

	gk_buf_putc(out, '{');
	while (p < end) {
		const char *nl = memchr(p, '\n', (size_t)(end - p));
		const char *stop = nl == NULL ? end : nl;
		struct number n;
		struct gk_str place;
		bool minus;

		if (next_number(p, stop, &n) && n.end - n.start <= 2) {
			place = place_in(p, sign_before(n.start, p, &minus));
			if (place.n > 0 && put_name(out, place)) {
				gk_buf_puts(out, minus ? "-" : "");
				put_number(out, &n);
			}
		}
		p = nl == NULL ? end : nl + 1;
	}
	gk_buf_putc(out, '}');
}

void
gk_figures_add(struct gk_findings *f, struct gk_finding *g,
	       enum gk_widget_kind kind, struct gk_str text)
{
	struct gk_buf out = { 0 };

	if ((kind != GK_WIDGET_WEATHER && kind != GK_WIDGET_RATES) ||
	    text.n > FIGURES_TEXT)
		return;
	if (kind == GK_WIDGET_WEATHER) {
		put_weather(&out, text);
	} else {
		put_named(&out, text);
		if (out.n == 2) {
			gk_buf_reset(&out);
			put_unnamed(&out, text);
		}
	}
	if (out.status == GK_OK && out.n > 2)
		gk_fact_json(f, g, "data",
			     gk_arena_copy(f->arena, gk_buf_view(&out)));
	if (out.status != GK_OK)
		f->status = out.status;
	gk_buf_clear(&out);
}
