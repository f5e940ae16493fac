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

/* By the last letter, then the longest first. */
static const struct ending slavic[] = {
	E1(0x430), /* а */
	E2(0x43E, 0x435), /* ое */
	E2(0x435, 0x435), /* ее */
	E2(0x44B, 0x435), /* ые */
	E2(0x438, 0x435), /* ие */
	E1(0x435), /* е */
	E3(0x430, 0x43C, 0x438), /* ами */
	E3(0x44F, 0x43C, 0x438), /* ями */
	E3(0x44B, 0x43C, 0x438), /* ыми */
	E3(0x438, 0x43C, 0x438), /* ими */
	E3(0x43E, 0x432, 0x438), /* ови */
	E3(0x435, 0x432, 0x438), /* еви */
	E2(0x438, 0x438), /* ии */
	E1(0x438), /* и */
	E2(0x438, 0x439), /* ий */
	E2(0x44B, 0x439), /* ый */
	E2(0x43E, 0x439), /* ой */
	E2(0x435, 0x439), /* ей */
	E1(0x439), /* й */
	E2(0x43E, 0x43C), /* ом */
	E2(0x435, 0x43C), /* ем */
	E2(0x44B, 0x43C), /* ым */
	E2(0x438, 0x43C), /* им */
	E2(0x430, 0x43C), /* ам */
	E2(0x44F, 0x43C), /* ям */
	E3(0x43E, 0x433, 0x43E), /* ого */
	E3(0x435, 0x433, 0x43E), /* его */
	E1(0x43E), /* о */
	E3(0x43E, 0x43C, 0x443), /* ому */
	E3(0x435, 0x43C, 0x443), /* ему */
	E1(0x443), /* у */
	E2(0x430, 0x445), /* ах */
	E2(0x44F, 0x445), /* ях */
	E2(0x44B, 0x445), /* ых */
	E2(0x438, 0x445), /* их */
	E1(0x44B), /* ы */
	E1(0x44C), /* ь */
	E2(0x438, 0x44E), /* ию */
	E2(0x443, 0x44E), /* ую */
	E2(0x44E, 0x44E), /* юю */
	E2(0x43E, 0x44E), /* ою */
	E2(0x435, 0x44E), /* ею */
	E1(0x44E), /* ю */
	E2(0x430, 0x44F), /* ая */
	E2(0x44F, 0x44F), /* яя */
	E2(0x438, 0x44F), /* ия */
	E1(0x44F), /* я */
};

/* Where the endings in а to я begin there, and how many they are. */
static const uint8_t slavic_from[32][2] = {
	[0x430 - 0x430] = { 0, 1 }, /* а */
	[0x435 - 0x430] = { 1, 5 }, /* е */
	[0x438 - 0x430] = { 6, 8 }, /* и */
	[0x439 - 0x430] = { 14, 5 }, /* й */
	[0x43C - 0x430] = { 19, 6 }, /* м */
	[0x43E - 0x430] = { 25, 3 }, /* о */
	[0x443 - 0x430] = { 28, 3 }, /* у */
	[0x445 - 0x430] = { 31, 4 }, /* х */
	[0x44B - 0x430] = { 35, 1 }, /* ы */
	[0x44C - 0x430] = { 36, 1 }, /* ь */
	[0x44E - 0x430] = { 37, 6 }, /* ю */
	[0x44F - 0x430] = { 43, 4 }, /* я */
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
ends(const struct gk_letters *l, const struct ending *e)
{
	for (unsigned i = 0; i < e->n; i++)
		if (l->c[l->n - 1 - i] != e->c[i])
			return false;
	return true;
}

/* At least three letters stay. */
static unsigned
stem_of(const struct gk_letters *l, const struct ending *e, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (l->n >= e[i].n + 3u && ends(l, &e[i]))
			return l->n - e[i].n;
	return l->n;
}

static void
find_stem(struct gk_letters *l, enum gk_alphabet alphabet)
{
	unsigned last = l->n > 3 ? l->c[l->n - 1] - 0x430u : 32u;

	if (alphabet == GK_ALPHABET_TURKIC) {
		l->stem = stem_of(l, turkic, sizeof turkic / sizeof *turkic);
		return;
	}
	l->stem = l->n;
	if (last < 32)
		l->stem = stem_of(l, slavic + slavic_from[last][0],
				  slavic_from[last][1]);
	/* Дмитрием, Дмитрий: ем goes, and the и before it. */
	if (l->stem > 3 && (l->c[l->stem - 1] == 0x438 ||
			    l->c[l->stem - 1] == 0x44C))
		l->stem--;
}

/* A letter that is none of а to я as it is written down; 0 for one that is left
 * out. */
static uint32_t
other_letter(uint32_t c, enum gk_alphabet alphabet)
{
	if (c == 0xAD || c == '\'' || c == 0x2019 || c == 0x02BC)
		return 0;
	if (c == 0x451)
		return 0x435;
	if (c == 0x2010 || c == 0x2011)
		return '-';
	if (alphabet == GK_ALPHABET_SLAVIC)
		c = as_russian(c);
	return c < 0xFFFF ? c : 0xFFFF;
}

void
gk_letters_read(struct gk_str word, enum gk_alphabet alphabet,
		struct gk_letters *out)
{
	const char *p = word.p, *end = word.p + word.n;
	uint32_t c;

	out->n = 0;
	while (p < end && out->n < GK_LETTERS) {
		unsigned lead = (unsigned char)p[0], next;

		/* а to я are most of all letters */
		if ((lead | 1) == 0xD1) {
			next = (unsigned char)p[1];
			c = lead << 6 & 0x40u;
			c |= 0x400 | (next & 0x3F);
			p += 2;
			if (c - 0x430u >= 32u)
				c = gk_unicode_lower(c);
		} else {
			c = gk_unicode_lower(gk_utf8_next(&p, end));
		}
		if (c - 0x430u >= 32u &&
		    (c = other_letter(c, alphabet)) == 0)
			continue;
		/* цький, ський */
		if (c == 0x43A && alphabet == GK_ALPHABET_SLAVIC &&
		    out->n > 1 && out->c[out->n - 1] == 0x44C)
			out->n--;
		out->c[out->n++] = (uint16_t)c;
	}
	find_stem(out, alphabet);
}
