#include "amount.h"

/* Digits of a number that are written: more is no price. */
#define DIGITS_MOST 18

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t
digits_at(const char *p, const char *end)
{
	const char *q = p;

	while (q < end && is_digit(*q))
		q++;
	return (size_t)(q - p);
}

/* Bytes of the blank at p that parts thousands, or 0; *hard if it does nothing
 * else. */
static size_t
blank_at(const char *p, const char *end, bool *hard)
{
	*hard = true;
	if (end - p >= 2 && memcmp(p, "\u00A0", 2) == 0)
		return 2;
	if (end - p >= 3 && (memcmp(p, "\u2009", 3) == 0 ||
			     memcmp(p, "\u202F", 3) == 0))
		return 3;
	*hard = false;
	return p < end && *p == ' ';
}

/* Do three digits and no more stand at p? */
static bool
is_group(const char *p, const char *end)
{
	return digits_at(p, end) == 3;
}

/* «12 650» and «100 000» are one number, «447 485» is two: rates that are bought
 * and sold for. */
static const char *
take_groups(const char *p, const char *end, size_t first)
{
	bool hard;
	size_t n;

	while ((n = blank_at(p, end, &hard)) > 0 && is_group(p + n, end) &&
	       (hard || first <= 2 || memcmp(p + n, "000", 3) == 0)) {
		p += n + 3;
		first = 1;
	}
	return p;
}

/* Behind the mark at p: «3,585.20» and «1.042,11» are thousands first. */
static const char *
take_fraction(const char *p, const char *end, size_t *point,
	      const char *start)
{
	char mark = *p;

	while (end - p > 5 && *p == mark && is_group(p + 1, end) &&
	       (p[4] == mark || ((p[4] == '.' || p[4] == ',') &&
				 is_digit(p[5]))))
		p += 4;
	if (end - p < 2 || (*p != '.' && *p != ',') || !is_digit(p[1]))
		return p;
	*point = (size_t)(p - start);
	return p + 1 + digits_at(p + 1, end);
}

/* An arrow that ends before p: its bytes. */
static size_t
arrow_before(const char *p, const char *start)
{
	static const char arrows[][4] = { "▲", "▼", "△", "▽", "↑", "↓", "⬆",
					  "⬇", "↗", "↘", "▴", "▾" };

	for (size_t i = 0; i < sizeof arrows / sizeof *arrows; i++)
		if (p - start >= 3 && memcmp(p - 3, arrows[i], 3) == 0)
			return 3;
	return 0;
}

static size_t
minus_before(const char *p, const char *start)
{
	if (p > start && p[-1] == '-')
		return 1;
	return p - start >= 3 && (memcmp(p - 3, "\u2212", 3) == 0 ||
				  memcmp(p - 3, "\u2013", 3) == 0) ? 3 : 0;
}

/* What stands before the digits.  A hyphen behind a letter or a digit is none:
 * «АИ-92», «5-7». */
static void
read_sign(struct gk_amount *a, const char *start)
{
	const char *p = a->digits.p, *digits = p;
	size_t n;

	while (p > start && (p[-1] == ' ' || p[-1] == '('))
		p--;
	if ((n = arrow_before(p, start)) > 0)
		a->sign = GK_AMOUNT_ARROW;
	else if ((n = p > start && p[-1] == '+') > 0)
		a->sign = GK_AMOUNT_PLUS;
	else if ((n = minus_before(p, start)) > 0 &&
		 (p - n == start || p[-(ptrdiff_t)n - 1] == ' ' ||
		  p[-(ptrdiff_t)n - 1] == '\n' || p[-(ptrdiff_t)n - 1] == '(' ||
		  p[-(ptrdiff_t)n - 1] == '.' || p[-(ptrdiff_t)n - 1] == '\xA6'))
		a->sign = GK_AMOUNT_MINUS;
	if (a->sign == GK_AMOUNT_BARE)
		return;
	a->apart = p < digits && p[0] == ' ';
	a->start = p - n;
}

/* Two or four digits, and no fraction. */
static bool
is_pair(const char *p, const char *end)
{
	size_t n = digits_at(p, end);

	return (n == 2 || n == 4) &&
	       !(end - p > (ptrdiff_t)n + 1 && (p[n] == '.' || p[n] == ',') &&
		 is_digit(p[n + 1]));
}

/* «11:05», «17.01.2024», «18/01»: what is whole and at once behind a number. */
static void
read_rest(struct gk_amount *a, const char *start, const char *end)
{
	const char *p = a->digits.p + a->digits.n, *q = p;
	char before = a->digits.p > start ? a->digits.p[-1] : 0;
	bool whole = a->point == a->digits.n && a->digits.n <= 4;

	while (q < end && *q == ' ')
		q++;
	a->percent = q < end && *q == '%';
	if (end - p >= 3 && (*p == ':' || *p == '.' || (*p == '/' && whole)) &&
	    is_pair(p + 1, end))
		a->time = true;
	if (before == ':' || (whole && (before == '.' || before == '/') &&
			      a->digits.p - start >= 2 &&
			      is_digit(a->digits.p[-2])))
		a->time = true;
}

void
gk_amount_at(const char *start, const char *p, const char *end,
	     struct gk_amount *a)
{
	size_t first;

	*a = (struct gk_amount){ .start = p, .digits = { p, 0 },
				 .point = SIZE_MAX };
	first = digits_at(p, end);
	p = take_groups(p + first, end, first);
	if (p < end && (*p == '.' || *p == ','))
		p = take_fraction(p, end, &a->point, a->digits.p);
	a->digits.n = (size_t)(p - a->digits.p);
	if (a->point > a->digits.n)
		a->point = a->digits.n;
	read_sign(a, start);
	read_rest(a, start, end);
}

bool
gk_amount_next(const char *p, const char *end, struct gk_amount *a)
{
	const char *start = p;

	while (p < end && !is_digit(*p))
		p++;
	if (p < end)
		gk_amount_at(start, p, end, a);
	return p < end;
}

/* The digits alone, at most DIGITS_MOST; *whole is how many stand before the
 * point. */
static size_t
digits_of(const struct gk_amount *a, char *digit, size_t *whole)
{
	size_t n = 0;

	*whole = 0;
	for (size_t i = 0; i < a->digits.n && n < DIGITS_MOST; i++) {
		if (!is_digit(a->digits.p[i]))
			continue;
		digit[n++] = a->digits.p[i];
		*whole += i < a->point;
	}
	return n;
}

double
gk_amount_value(const struct gk_amount *a)
{
	char digit[DIGITS_MOST];
	size_t whole, n = digits_of(a, digit, &whole);
	double value = 0, unit = 1;

	for (size_t i = 0; i < n; i++) {
		value = value * 10 + (digit[i] - '0');
		unit *= i < whole ? 1 : 10;
	}
	return value / unit;
}

void
gk_amount_put(const struct gk_amount *a, unsigned tens, struct gk_buf *out)
{
	char digit[DIGITS_MOST];
	size_t whole, n = digits_of(a, digit, &whole), i = 0;
	size_t zeros = tens > whole ? tens - whole : 0;

	whole -= tens > whole ? whole : tens;
	/* of JSON: no leading zeros but one before the point */
	while (i + 1 < whole && digit[i] == '0')
		i++;
	if (whole == 0)
		gk_buf_putc(out, '0');
	gk_buf_put(out, digit + i, whole - i);
	while (tens > 0 && n > whole && digit[n - 1] == '0')
		n--;
	if (n == whole)
		return;
	gk_buf_putc(out, '.');
	while (zeros-- > 0)
		gk_buf_putc(out, '0');
	gk_buf_put(out, digit + whole, n - whole);
}
