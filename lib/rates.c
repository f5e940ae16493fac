#include "rates.h"

#include "amount.h"
#include "member.h"
#include "currency.h"

/* Two prices of one currency differ by less than this factor; a date that looks
 * like a price differs from one by more. */
#define SPREAD 1.25

/* Names in a row above their numbers in a row. */
#define COLUMNS 12

enum type { NAME, NUMBER, SLASH, EQUALS };

struct token {
	enum type type;
	struct gk_str name;
	struct gk_amount amount;
	unsigned line; /* of the widget */
};

struct reader {
	struct token token[RATES_TOKENS];
	size_t n;
	unsigned line;
	struct gk_buf *out;
	size_t start; /* of our JSON in out */
	bool named;
};

static void
add(struct reader *r, const struct token *t)
{
	if (r->n < RATES_TOKENS)
		r->token[r->n++] = *t;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* What changed since yesterday is no price.  An arrow may also stand before the
 * price itself. */
static bool
is_change(const struct reader *r, const struct gk_amount *a)
{
	bool after = r->n > 0 && r->token[r->n - 1].type == NUMBER;

	switch (a->sign) {
	case GK_AMOUNT_PLUS:
		return true;
	case GK_AMOUNT_MINUS: /* «USD – 92,41» */
		return !a->apart || after;
	case GK_AMOUNT_ARROW:
		return after;
	default:
		return false;
	}
}

static const char *
take_number(struct reader *r, const char *from, const char *p, const char *end)
{
	struct token t = { .type = NUMBER, .line = r->line };

	gk_amount_at(from, p, end, &t.amount);
	if (!t.amount.percent && !t.amount.time && !is_change(r, &t.amount))
		add(r, &t);
	return t.amount.digits.p + t.amount.digits.n;
}

/* The names and numbers of the widget. */
static void
read_tokens(struct reader *r, struct gk_str text)
{
	const char *p = text.p, *end = p + text.n, *from = p;

	while (p < end && r->n < RATES_TOKENS) {
		struct token t = { .line = r->line };
		size_t n = 1;

		if (is_digit(*p)) {
			from = p = take_number(r, from, p, end);
			continue;
		}
		r->line += *p == '\n';
		if (*p == '/' || *p == '=') {
			t.type = *p == '/' ? SLASH : EQUALS;
			add(r, &t);
		} else if ((unsigned char)*p > ' ') {
			t.name = gk_currency_at(p, end, &n);
			t.type = NAME;
			if (t.name.n > 0)
				add(r, &t);
		}
		p += n;
	}
}

/* «USD 10.01 31,42»: of two numbers so far apart the first is a date. */
static bool
are_two_prices(const struct gk_amount *a, const struct gk_amount *b)
{
	double x = gk_amount_value(a), y = gk_amount_value(b);

	return x > 0 && y > 0 && x < y * SPREAD && y < x * SPREAD;
}

static bool
is(const struct reader *r, size_t i, enum type type)
{
	return i < r->n && r->token[i].type == type;
}

static bool
same_line(const struct reader *r, size_t i, size_t k)
{
	return k < r->n && r->token[i].line == r->token[k].line;
}

/* «100» of «100 JPY»: how many tens; 10 for none. */
static unsigned
tens_of(const struct gk_amount *a)
{
	unsigned tens = 0;

	if (a->digits.n == 0 || a->digits.p[0] != '1' ||
	    a->point < a->digits.n)
		return 10;
	for (size_t i = 1; i < a->digits.n; i++)
		if (a->digits.p[i] == '0')
			tens++;
		else if (is_digit(a->digits.p[i]))
			return 10;
	return tens > 6 ? 10 : tens;
}

static bool
put_name(struct reader *r, struct gk_str name, struct gk_str other)
{
	r->named = true;
	return gk_member_begin(r->out, r->start, name, other);
}

/* The price at token i and perhaps another; returns the token behind them. */
static size_t
put_prices(struct reader *r, struct gk_str name, struct gk_str other,
	   size_t i, unsigned tens)
{
	const struct gk_amount *a = &r->token[i].amount, *b = NULL;
	size_t k = i + 1;

	if (is(r, k, SLASH))
		k++;
	if (is(r, k, NUMBER)) {
		b = &r->token[k].amount;
		/* «1 EUR» may follow */
		if (is(r, k + 1, NAME) && same_line(r, k, k + 1) &&
		    tens_of(b) < 10)
			b = NULL;
	}
	if (b != NULL && !are_two_prices(a, b)) {
		if (same_line(r, i, k) && a->digits.n <= 5 &&
		    b->digits.n > 3 && b->point < b->digits.n) {
			i = k; /* the first was a date */
			a = b;
		}
		b = NULL;
	}
	if (put_name(r, name, other)) {
		if (b != NULL)
			gk_buf_putc(r->out, '[');
		gk_amount_put(a, tens, r->out);
		if (b != NULL) {
			gk_buf_putc(r->out, ',');
			gk_amount_put(b, tens, r->out);
			gk_buf_putc(r->out, ']');
		}
	}
	return b != NULL ? k + 1 : i + 1;
}

static bool
is_of_world(struct gk_str name)
{
	return gk_str_is(name, "USD") || gk_str_is(name, "EUR") ||
	       gk_str_is(name, "GBP") || gk_str_is(name, "JPY");
}

/* «USD/UAH 27,10», «EUR/USD 1,0821», «MDL/EUR 19,37»: in the last the price of
 * the second is meant, for a leu is less than a euro. */
static size_t
put_pair(struct reader *r, size_t i)
{
	struct gk_str base = r->token[i].name, quote = r->token[i + 2].name;
	struct gk_str none = { 0 };
	const struct gk_amount *a = &r->token[i + 3].amount;

	if (is_of_world(quote) && gk_currency_is_money(base)) {
		if (!is_of_world(base) && gk_amount_value(a) > 1)
			return put_prices(r, quote, none, i + 3, 0);
		return put_prices(r, base, quote, i + 3, 0);
	}
	return put_prices(r, base, none, i + 3, 0);
}

/* «USD EUR CNY» above «81,22 94,30 11,39»: returns the token behind, or i. */
static size_t
put_columns(struct reader *r, size_t i)
{
	size_t names = 0, numbers = 0;

	while (is(r, i + names, NAME))
		names++;
	while (is(r, i + names + numbers, NUMBER))
		numbers++;
	if (names < 2 || names != numbers || names > COLUMNS ||
	    same_line(r, i + names - 1, i + names))
		return i;
	for (size_t k = 1; k < names; k++)
		if (gk_str_eq(r->token[i + k].name, r->token[i].name))
			return i;
	for (size_t k = 0; k < names; k++)
		if (put_name(r, r->token[i + k].name, (struct gk_str){ 0 }))
			gk_amount_put(&r->token[i + names + k].amount, 0,
				      r->out);
	return i + 2 * names;
}

/* Names in a row, the last of which has the number: «Доллар США USD 81,2»; oil
 * and gold have it before their unit, «Brent $63,88». */
static size_t
put_named(struct reader *r, size_t i)
{
	size_t k = put_columns(r, i);
	unsigned tens;
	struct gk_str name = r->token[i].name;

	if (k > i)
		return k;
	for (k = i + 1; is(r, k, NAME); k++)
		if (gk_currency_is_money(name))
			name = r->token[k].name;
	if (is(r, k, SLASH) && is(r, k + 1, NAME) && is(r, k + 2, NUMBER))
		return put_pair(r, k - 1);
	if (is(r, k, EQUALS) || is(r, k, SLASH))
		k++;
	if (!is(r, k, NUMBER))
		return k;
	/* «RUB (100) 3,53», «Золото, слиток 1 г: 3 087» */
	tens = tens_of(&r->token[k].amount);
	if (tens < 10 && is(r, k + 1, NUMBER) && same_line(r, k, k + 1) &&
	    !are_two_prices(&r->token[k].amount, &r->token[k + 1].amount))
		k++;
	else
		tens = 0;
	return put_prices(r, name, (struct gk_str){ 0 }, k, tens);
}

/* «11,31 TJS = 1 USD», from its number on. */
static bool
is_equation(const struct reader *r, size_t i)
{
	return is(r, i + 1, NAME) && is(r, i + 2, EQUALS) &&
	       is(r, i + 3, NUMBER) && is(r, i + 4, NAME) &&
	       same_line(r, i, i + 4) &&
	       tens_of(&r->token[i].amount) >= 10 &&
	       tens_of(&r->token[i + 3].amount) < 10;
}

/* The line that begins with number i gives each price before its currency,
 * «88.84 $ 95.02 €», or the price in one currency of another, «3,21 BYN за
 * USD»: returns the token behind, or i. */
static size_t
put_price_first(struct reader *r, size_t i)
{
	size_t k = i, n = 0;

	if (i > 0 && same_line(r, i, i - 1))
		return i;
	if (is_equation(r, i)) {
		put_prices(r, r->token[i + 4].name, (struct gk_str){ 0 }, i,
			   tens_of(&r->token[i + 3].amount));
		return i + 5;
	}
	while (is(r, k, NUMBER) && is(r, k + 1, NAME) && same_line(r, i, k + 1)) {
		k += 2;
		n++;
	}
	if (n == 1 && is(r, k, NAME) && same_line(r, i, k) &&
	    !(is(r, k + 1, NUMBER) && same_line(r, i, k + 1))) {
		put_prices(r, r->token[k].name, (struct gk_str){ 0 }, i, 0);
		return k + 1;
	}
	if (n < 2 || (k < r->n && same_line(r, i, k)) ||
	    gk_str_eq(r->token[i + 1].name, r->token[i + 3].name))
		return i;
	for (; i < k; i += 2)
		if (put_name(r, r->token[i + 1].name, (struct gk_str){ 0 }))
			gk_amount_put(&r->token[i].amount, 0, r->out);
	return k;
}

/* «1 USD = 12 650 сум», «100 JPY 64,3»: of so many the price is. */
static size_t
put_units(struct reader *r, size_t i)
{
	unsigned tens = tens_of(&r->token[i].amount);
	size_t k = i + 2 + is(r, i + 2, EQUALS);

	if (tens >= 10 || !is(r, i + 1, NAME) || !is(r, k, NUMBER) ||
	    !same_line(r, i, i + 1))
		return i;
	return put_prices(r, r->token[i + 1].name, (struct gk_str){ 0 }, k,
			  tens);
}

/* Is the name at i the unit of the number before it?  Then it has no number of
 * its own on its line. */
static bool
is_unit(const struct reader *r, size_t i)
{
	return i > 0 && is(r, i - 1, NUMBER) && same_line(r, i - 1, i) &&
	       gk_currency_is_money(r->token[i].name) &&
	       !(same_line(r, i, i + 1) &&
		 (is(r, i + 1, NUMBER) || is(r, i + 1, SLASH) ||
		  is(r, i + 1, EQUALS)));
}

static void
put_object(struct reader *r)
{
	gk_buf_putc(r->out, '{');
	for (size_t i = 0, k; i < r->n; i = k) {
		k = i;
		if (is(r, i, NUMBER)) {
			k = put_units(r, i);
			k = k == i ? put_price_first(r, i) : k;
		} else if (is(r, i, NAME) && !is_unit(r, i)) {
			k = put_named(r, i);
		}
		k += k == i;
	}
	gk_buf_putc(r->out, '}');
}

/* Prices of we do not know what; a whole number may be anything. */
static void
put_array(struct reader *r)
{
	gk_buf_putc(r->out, '[');
	for (size_t i = 0; i < r->n; i++) {
		const struct gk_amount *a = &r->token[i].amount;

		if (!is(r, i, NUMBER) || a->point == a->digits.n)
			continue;
		gk_member_part(r->out, r->start);
		gk_amount_put(a, 0, r->out);
	}
	gk_buf_putc(r->out, ']');
}

void
gk_rates_put(struct gk_str text, struct gk_buf *out)
{
	struct reader r = { .out = out, .start = out->n };

	read_tokens(&r, text);
	put_object(&r);
	if (r.named || out->status != GK_OK)
		return;
	out->n = r.start;
	put_array(&r);
}
