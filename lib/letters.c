#include "letters.h"

#include "unicode.h"
#include "utf8.h"

/* An ending of at most three letters, from the last one back. */
struct ending {
	uint16_t c[3];
	uint16_t n;
};

#define E1(a) { { a }, 1 }
#define E2(a, b) { { b, a }, 2 }
#define E3(a, b, c) { { c, b, a }, 3 }

/* The longest first. */
static const struct ending slavic[] = {
	E3(0x430, 0x43C, 0x438), /* ами */
	E3(0x44F, 0x43C, 0x438), /* ями */
	E3(0x43E, 0x433, 0x43E), /* ого */
	E3(0x435, 0x433, 0x43E), /* его */
	E3(0x43E, 0x43C, 0x443), /* ому */
	E3(0x435, 0x43C, 0x443), /* ему */
	E3(0x44B, 0x43C, 0x438), /* ыми */
	E3(0x438, 0x43C, 0x438), /* ими */
	E3(0x43E, 0x432, 0x438), /* ови */
	E3(0x435, 0x432, 0x438), /* еви */
	E2(0x438, 0x439),        /* ий */
	E2(0x44B, 0x439),        /* ый */
	E2(0x43E, 0x439),        /* ой */
	E2(0x435, 0x439),        /* ей */
	E2(0x430, 0x44F),        /* ая */
	E2(0x44F, 0x44F),        /* яя */
	E2(0x438, 0x44F),        /* ия */
	E2(0x438, 0x438),        /* ии */
	E2(0x438, 0x44E),        /* ию */
	E2(0x43E, 0x435),        /* ое */
	E2(0x435, 0x435),        /* ее */
	E2(0x44B, 0x435),        /* ые */
	E2(0x438, 0x435),        /* ие */
	E2(0x443, 0x44E),        /* ую */
	E2(0x44E, 0x44E),        /* юю */
	E2(0x43E, 0x43C),        /* ом */
	E2(0x435, 0x43C),        /* ем */
	E2(0x44B, 0x43C),        /* ым */
	E2(0x438, 0x43C),        /* им */
	E2(0x430, 0x43C),        /* ам */
	E2(0x44F, 0x43C),        /* ям */
	E2(0x43E, 0x44E),        /* ою */
	E2(0x435, 0x44E),        /* ею */
	E2(0x430, 0x445),        /* ах */
	E2(0x44F, 0x445),        /* ях */
	E2(0x44B, 0x445),        /* ых */
	E2(0x438, 0x445),        /* их */
	E1(0x430), E1(0x44F), E1(0x43E), E1(0x435), E1(0x44B), /* а я о е ы */
	E1(0x438), E1(0x443), E1(0x44E), E1(0x44C), E1(0x439), /* и у ю ь й */
};

/* Kazakh and Kyrgyz case endings. */
static const struct ending turkic[] = {
	E3(0x43D, 0x44B, 0x4A3), /* ның */
	E3(0x43D, 0x456, 0x4A3), /* нің */
	E3(0x434, 0x44B, 0x4A3), /* дың */
	E3(0x434, 0x456, 0x4A3), /* дің */
	E3(0x442, 0x44B, 0x4A3), /* тың */
	E3(0x442, 0x456, 0x4A3), /* тің */
	E3(0x434, 0x430, 0x43D), /* дан */
	E3(0x434, 0x435, 0x43D), /* ден */
	E3(0x442, 0x430, 0x43D), /* тан */
	E3(0x442, 0x435, 0x43D), /* тен */
	E3(0x43D, 0x430, 0x43D), /* нан */
	E3(0x43D, 0x435, 0x43D), /* нен */
	E3(0x43C, 0x435, 0x43D), /* мен */
	E3(0x431, 0x435, 0x43D), /* бен */
	E3(0x43F, 0x435, 0x43D), /* пен */
	E3(0x43D, 0x434, 0x430), /* нда */
	E3(0x43D, 0x434, 0x435), /* нде */
	E2(0x493, 0x430), E2(0x433, 0x435), /* ға ге */
	E2(0x49B, 0x430), E2(0x43A, 0x435), /* қа ке */
	E2(0x43D, 0x430), E2(0x43D, 0x435), /* на не */
	E2(0x434, 0x44B), E2(0x434, 0x456), /* ды ді */
	E2(0x442, 0x44B), E2(0x442, 0x456), /* ты ті */
	E2(0x43D, 0x44B), E2(0x43D, 0x456), /* ны ні */
	E2(0x434, 0x430), E2(0x434, 0x435), /* да де */
	E2(0x442, 0x430), E2(0x442, 0x435), /* та те */
	E2(0x441, 0x44B), E2(0x441, 0x456), /* сы сі */
	E1(0x44B), E1(0x456),               /* ы і */
};

enum gk_alphabet
gk_alphabet_of(const char *lang)
{
	static const char others[][3] = { "uk", "be", "bg", "sr", "mk" };

	if (lang == NULL)
		return GK_ALPHABET_RUSSIAN;
	if (memcmp(lang, "kk", 2) == 0 || memcmp(lang, "ky", 2) == 0)
		return GK_ALPHABET_TURKIC;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (memcmp(lang, others[i], 2) == 0)
			return GK_ALPHABET_SLAVIC;
	return GK_ALPHABET_RUSSIAN;
}

/* The Russian letter that stands where a sister has one of its own. */
static uint32_t
as_russian(uint32_t c)
{
	static const uint16_t from[][2] = {
		{ 0x456, 0x438 }, { 0x457, 0x438 }, { 0x454, 0x435 }, /* і ї є */
		{ 0x491, 0x433 }, { 0x45E, 0x432 }, { 0x458, 0x439 }, /* ґ ў ј */
		{ 0x459, 0x43B }, { 0x45A, 0x43D }, { 0x45B, 0x447 }, /* љ њ ћ */
		{ 0x452, 0x434 }, { 0x45F, 0x434 }, { 0x453, 0x433 }, /* ђ џ ѓ */
		{ 0x45C, 0x43A }, { 0x455, 0x437 },                   /* ќ ѕ */
	};

	for (size_t i = 0; i < sizeof from / sizeof *from; i++)
		if (from[i][0] == c)
			return from[i][1];
	return c;
}

static bool
ends(const struct gk_letters *l, unsigned n, const struct ending *e)
{
	for (unsigned i = 0; i < e->n; i++)
		if (l->c[n - 1 - i] != e->c[i])
			return false;
	return true;
}

/* At least three letters stay. */
static unsigned
stem_of(const struct gk_letters *l, const struct ending *e, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (l->n >= e[i].n + 3u && ends(l, l->n, &e[i]))
			return l->n - e[i].n;
	return l->n;
}

void
gk_letters_read(struct gk_str word, enum gk_alphabet alphabet,
		struct gk_letters *out)
{
	const char *p = word.p, *end = word.p + word.n;
	uint32_t c;

	out->n = 0;
	while (p < end && out->n < GK_LETTERS) {
		c = gk_unicode_lower(gk_utf8_next(&p, end));
		if (c == 0xAD || c == '\'' || c == 0x2019 || c == 0x02BC)
			continue;
		if (c == 0x451)
			c = 0x435;
		else if (c == 0x2010 || c == 0x2011)
			c = '-';
		else if (alphabet == GK_ALPHABET_SLAVIC && c > 0x44F)
			c = as_russian(c);
		/* цький, ський */
		if (alphabet == GK_ALPHABET_SLAVIC && c == 0x43A &&
		    out->n > 1 && out->c[out->n - 1] == 0x44C)
			out->n--;
		out->c[out->n++] = (uint16_t)(c < 0xFFFF ? c : 0xFFFF);
	}
	if (alphabet == GK_ALPHABET_TURKIC) {
		out->stem = stem_of(out, turkic,
				    sizeof turkic / sizeof *turkic);
		return;
	}
	out->stem = stem_of(out, slavic, sizeof slavic / sizeof *slavic);
	/* Дмитрием, Дмитрий: ем goes, and the и before it. */
	if (out->stem > 3 && (out->c[out->stem - 1] == 0x438 ||
			      out->c[out->stem - 1] == 0x44C))
		out->stem--;
}
