#include "currency.h"

#include "unicode.h"
#include "utf8.h"

struct entry {
	const char *word;
	unsigned n;
	const char *name;
	bool open; /* an ending may follow */
};

#include "currency_table.inc"

#define ENTRIES (sizeof entries / sizeof *entries)

/* Bytes of a word that is looked up, and of an ending. */
#define WORD 40
#define ENDING 8

/* Letters are joined by digits and points within: «am.доллар», «BELEX15». */
static size_t
word_at(const char *p, const char *end, char *lower, size_t *n)
{
	const char *q = p;

	*n = 0;
	while (q < end) {
		const char *next = q;
		uint32_t cp = gk_utf8_next(&next, end);
		unsigned c = gk_unicode_class(cp);

		if (!(c & (GK_UC_LETTER | (q > p ? GK_UC_DIGIT : 0))) &&
		    !(cp == '.' && q > p && next < end &&
		      (unsigned char)*next >= 0xD0))
			break;
		cp = gk_unicode_lower(cp);
		if (*n + 4 < WORD)
			*n += gk_utf8_put(cp == 0x451 ? 0x435 : cp, lower + *n);
		q = next;
	}
	return (size_t)(q - p);
}

static struct gk_str
look_up(const char *word, size_t n)
{
	struct gk_str found = { 0 };
	size_t best = 0;

	for (size_t i = 0; i < ENTRIES; i++) {
		const struct entry *e = &entries[i];

		if (e->n > n || e->n < best ||
		    memcmp(e->word, word, e->n) != 0 ||
		    (n > e->n && (!e->open || n - e->n > ENDING)))
			continue;
		found = gk_str_of(e->name);
		best = e->n;
	}
	return found;
}

static bool
is_code(const char *p, size_t n)
{
	return n == 3 && p[0] >= 'A' && p[0] <= 'Z' && p[1] >= 'A' &&
	       p[1] <= 'Z' && p[2] >= 'A' && p[2] <= 'Z';
}

struct gk_str
gk_currency_at(const char *p, const char *end, size_t *n)
{
	char lower[WORD];
	size_t k;
	struct gk_str name;
	const char *next = p;

	*n = word_at(p, end, lower, &k);
	if (*n == 0) { /* a sign */
		gk_utf8_next(&next, end);
		*n = (size_t)(next - p);
		return look_up(p, *n);
	}
	name = look_up(lower, k);
	if (name.n == 0 && is_code(p, *n))
		return gk_str(p, *n);
	return name;
}

bool
gk_currency_is_money(struct gk_str name)
{
	static const char others[][4] = { "RTS", "WTI", "BTC", "ETH", "TON",
					  "XAU", "XAG" };

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (gk_str_is(name, others[i]))
			return false;
	return is_code(name.p, name.n) || gk_str_is(name, "¥");
}
