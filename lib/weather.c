#include "weather.h"

#include "amount.h"
#include "member.h"
#include "unicode.h"
#include "utf8.h"

/* The longest name of a place, and the hottest place. */
#define NAME_BYTES 60
#define HOTTEST 65

struct reader {
	struct gk_buf *out;
	size_t start;      /* of our JSON in out */
	bool named;        /* names are wanted, else numbers alone */
	struct gk_str above; /* a line without numbers, of the one at hand */
};

static bool
begins(const char *p, const char *end, const char *what)
{
	size_t n = strlen(what);

	return (size_t)(end - p) >= n && memcmp(p, what, n) == 0;
}

static unsigned
class_at(const char *p, const char *end)
{
	return p < end ? gk_unicode_class(gk_utf8_next(&p, end)) : 0;
}

/* Behind the number, whether it has degrees: «°», «°C», «º», « град». */
static const char *
skip_degrees(const char *p, const char *end, bool *degrees)
{
	static const char *const units[] = { "°", "º", "˚" };
	static const char *const letters[] = { "C", "С", "c", "с" };
	const char *q = p;

	*degrees = false;
	while (q < end && *q == ' ')
		q++;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (begins(q, end, units[i])) {
			p = q + strlen(units[i]);
			*degrees = true;
		}
	if (!*degrees)
		return p;
	q = p;
	while (q < end && *q == ' ')
		q++;
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
		if (begins(q, end, letters[i]) &&
		    !(class_at(q + strlen(letters[i]), end) & GK_UC_LETTER))
			return q + strlen(letters[i]);
	return p;
}

/* «5 м/с», «6 баллов», «742 мм»: a small letter follows at once. */
static bool
has_other_unit(const char *p, const char *end)
{
	while (p < end && *p == ' ')
		p++;
	return (class_at(p, end) & GK_UC_LOWER) != 0;
}

/* The next number in [p, end) that is a temperature; *behind is behind it. */
static bool
next_degrees(const char *p, const char *end, struct gk_amount *a,
	     const char **behind)
{
	for (; gk_amount_next(p, end, a); p = *behind) {
		const char *q = a->digits.p + a->digits.n;
		bool degrees, sign = a->sign == GK_AMOUNT_PLUS ||
				     a->sign == GK_AMOUNT_MINUS;

		*behind = skip_degrees(q, end, &degrees);
		if (a->percent || a->time || gk_amount_value(a) > HOTTEST)
			continue;
		if (!degrees && ((!sign && has_other_unit(q, end)) ||
				 a->point < a->digits.n ||
				 (a->digits.n > 1 && *a->digits.p == '0')))
			continue;
		if (sign && a->apart && a->sign == GK_AMOUNT_MINUS && !degrees)
			a->sign = GK_AMOUNT_BARE; /* «Ош – 5» */
		return true;
	}
	return false;
}

/* Do only marks that join two ends of a range stand in [p, end)?  «…», «/»,
 * «..», «до». */
static bool
joins(const char *p, const char *end)
{
	while (p < end) {
		if (begins(p, end, "до"))
			p += strlen("до");
		else if (begins(p, end, "…") || begins(p, end, "–") ||
			 begins(p, end, "—"))
			p += 3;
		else if (*p == ' ' || *p == '.' || *p == '/' || *p == '-')
			p++;
		else
			return false;
	}
	return true;
}

static bool
is_around(uint32_t cp)
{
	return cp <= ' ' || cp == ':' || cp == ',' || cp == ';' || cp == '(' ||
	       cp == ')' || cp == '|' || cp == 0xB7 || cp == 0x2022 ||
	       cp == '.' || cp == 0x2026 || cp == 0xA0 || cp == 0x2013 ||
	       cp == 0x2014 || cp == '-';
}

/* The name that stands in [p, end): behind a label and its colon, without marks
 * around it. */
static struct gk_str
name_in(const char *p, const char *end)
{
	const char *q, *next;

	if ((size_t)(end - p) >= strlen(" от ") &&
	    memcmp(end - strlen(" от "), " от ", strlen(" от ")) == 0)
		end -= strlen(" от ");
	for (next = p; next < end && is_around(gk_utf8_next(&next, end)); p = next)
		;
	for (q = end; q > p && is_around(gk_utf8_prev(&q, p)); end = q)
		;
	for (q = p; q < end; q++) {
		if (*q == ':')
			return name_in(q + 1, end);
		if ((unsigned char)*q < ' ' || *q == '"' || *q == '\\')
			return gk_str(p, 0);
	}
	if (end - p > NAME_BYTES || end - p < 2)
		return gk_str(p, 0);
	return gk_str(p, (size_t)(end - p));
}

/* Begins a value, with its name where names are wanted. */
static bool
put_name(struct reader *r, struct gk_str name)
{
	if (r->named)
		return gk_member_begin(r->out, r->start, name,
				       (struct gk_str){ 0 });
	gk_member_part(r->out, r->start);
	return true;
}

static void
put_degrees(struct reader *r, const struct gk_amount *a)
{
	if (a->sign == GK_AMOUNT_MINUS && gk_amount_value(a) > 0)
		gk_buf_putc(r->out, '-');
	gk_amount_put(a, 0, r->out);
}

/* «Пробки 4»: what else such widgets tell. */
static bool
is_no_place(struct gk_str name)
{
	static const char others[][20] = { "робк", "атор", "лажн", "ологіс",
					   "авлен", "иск", "етер", "ітер",
					   "ылғалд", "лага" };

	/* whatever the first letter's case */
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (name.n > 2 && gk_str_begins(gk_str(name.p + 2, name.n - 2),
						gk_str_of(others[i])))
			return true;
	return false;
}

/* A temperature or a range, whose name is known. */
static void
put_range(struct reader *r, struct gk_str name, const struct gk_amount *a,
	  const struct gk_amount *b)
{
	if ((r->named && name.n == 0) || is_no_place(name) ||
	    !put_name(r, name))
		return;
	if (b != NULL)
		gk_buf_putc(r->out, '[');
	put_degrees(r, a);
	if (b == NULL)
		return;
	gk_buf_putc(r->out, ',');
	put_degrees(r, b);
	gk_buf_putc(r->out, ']');
}

/* The name of the numbers [at, behind): before them on the line, behind them if
 * they open it, or the line above. */
static struct gk_str
name_of(struct reader *r, const char *line, const char *from, const char *at,
	const char *behind, const char *end)
{
	struct gk_str name = name_in(from, at);
	struct gk_amount more;
	const char *rest;

	if (name.n > 0 || from > line)
		return name;
	if (!next_degrees(behind, end, &more, &rest))
		name = name_in(behind, end);
	if (name.n > 0 &&
	    !(class_at(name.p, name.p + name.n) & GK_UC_LOWER))
		return name;
	name = r->above;
	r->above.n = 0;
	return name;
}

static void
put_line(struct reader *r, const char *line, const char *end)
{
	const char *from = line, *behind, *rest;
	struct gk_amount a, b;
	bool any = false;

	while (next_degrees(from, end, &a, &behind)) {
		const char *at = a.start;
		bool range = next_degrees(behind, end, &b, &rest) &&
			     joins(behind, b.start);

		/* «9..11»: the mark is no minus */
		if (range && b.sign == GK_AMOUNT_MINUS && b.start == behind)
			b.sign = GK_AMOUNT_BARE;
		if (range)
			behind = rest;
		put_range(r, name_of(r, line, from, at, behind, end), &a,
			  range ? &b : NULL);
		from = behind;
		any = true;
	}
	if (!any && !gk_amount_next(line, end, &a))
		r->above = name_in(line, end);
}

static void
put_lines(struct reader *r, struct gk_str text)
{
	const char *p = text.p, *end = p + text.n;

	r->above.n = 0;
	gk_buf_putc(r->out, r->named ? '{' : '[');
	while (p < end) {
		const char *nl = memchr(p, '\n', (size_t)(end - p));
		const char *stop = nl == NULL ? end : nl;

		if (stop > p)
			put_line(r, p, stop);
		p = nl == NULL ? end : nl + 1;
	}
	gk_buf_putc(r->out, r->named ? '}' : ']');
}

void
gk_weather_put(struct gk_str text, struct gk_buf *out)
{
	struct reader r = { .out = out, .start = out->n, .named = true };

	put_lines(&r, text);
	if (out->n != r.start + 2 || out->status != GK_OK)
		return;
	out->n = r.start;
	r.named = false;
	put_lines(&r, text);
}
