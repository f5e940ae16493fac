#include "lang.h"

#include "unicode.h"
#include "utf8.h"

#define READ 16384   /* bytes looked at */
#define LETTERS 12   /* fewer Cyrillic letters tell nothing */
#define MARGIN 150   /* between the two best, hundredths of a nat: 4 to 1 */
#define NLANGS 10

static const char *const names[NLANGS] = { "ru", "uk", "be", "bg", "sr",
					   "mk", "kk", "ky", "tg", "mn" };

/* How often a letter comes in 10,000, by language as above.  Counted in round
 * figures from common knowledge of the languages; 0 means never in a native
 * word.  All other letters
 * are one. */
static const struct {
	uint16_t letter;
	uint16_t often[NLANGS];
} letters[] = {
	/*           ru   uk   be   bg   sr   mk   kk   ky   tg   mn */
	{ 0x430, { 800, 810, 1500, 1180, 1150, 1290, 1230, 1180, 1250, 980 } },
	{ 0x433, { 170, 160, 170, 150, 170, 160, 150, 150, 140, 310 } },
	{ 0x435, { 840, 470, 480, 860, 890, 980, 780, 620, 400, 80 } },
	{ 0x438, { 740, 600, 0, 900, 970, 880, 120, 230, 1000, 320 } },
	{ 0x439, { 120, 120, 130, 70, 0, 0, 140, 110, 90, 200 } },
	{ 0x43E, { 1090, 940, 360, 870, 910, 930, 230, 430, 900, 400 } },
	{ 0x443, { 260, 320, 350, 140, 430, 250, 90, 370, 330, 290 } },
	{ 0x448, { 70, 80, 100, 50, 100, 70, 130, 110, 90, 110 } },
	{ 0x449, { 36, 60, 0, 60, 0, 0, 1, 1, 0, 1 } },
	{ 0x44A, { 4, 0, 0, 180, 0, 0, 1, 1, 70, 10 } },
	{ 0x44B, { 190, 0, 390, 0, 0, 0, 750, 600, 0, 60 } },
	{ 0x44C, { 170, 180, 170, 5, 0, 0, 15, 15, 0, 40 } },
	{ 0x44D, { 32, 0, 140, 0, 0, 0, 5, 170, 10, 620 } },
	{ 0x44E, { 60, 80, 70, 20, 0, 0, 10, 20, 10, 40 } },
	{ 0x44F, { 200, 250, 330, 200, 0, 0, 20, 30, 40, 60 } },
	{ 0x451, { 10, 0, 60, 0, 0, 0, 1, 5, 80, 10 } },
	{ 0x452, { 0, 0, 0, 0, 22, 0, 0, 0, 0, 0 } },
	{ 0x453, { 0, 0, 0, 0, 0, 20, 0, 0, 0, 0 } },
	{ 0x454, { 0, 50, 0, 0, 0, 0, 0, 0, 0, 0 } },
	{ 0x455, { 0, 0, 0, 0, 0, 10, 0, 0, 0, 0 } },
	{ 0x456, { 0, 570, 560, 0, 0, 0, 620, 0, 0, 0 } },
	{ 0x457, { 0, 60, 0, 0, 0, 0, 0, 0, 0, 0 } },
	{ 0x458, { 0, 0, 0, 0, 430, 190, 0, 0, 0, 0 } },
	{ 0x459, { 0, 0, 0, 0, 60, 10, 0, 0, 0, 0 } },
	{ 0x45A, { 0, 0, 0, 0, 70, 50, 0, 0, 0, 0 } },
	{ 0x45B, { 0, 0, 0, 0, 60, 0, 0, 0, 0, 0 } },
	{ 0x45C, { 0, 0, 0, 0, 0, 30, 0, 0, 0, 0 } },
	{ 0x45E, { 0, 0, 170, 0, 0, 0, 0, 0, 0, 0 } },
	{ 0x45F, { 0, 0, 0, 0, 5, 10, 0, 0, 0, 0 } },
	{ 0x491, { 0, 2, 0, 0, 0, 0, 0, 0, 0, 0 } },
	{ 0x493, { 0, 0, 0, 0, 0, 0, 140, 0, 30, 0 } },
	{ 0x49B, { 0, 0, 0, 0, 0, 0, 250, 0, 110, 0 } },
	{ 0x4A3, { 0, 0, 0, 0, 0, 0, 130, 140, 0, 0 } },
	{ 0x4AF, { 0, 0, 0, 0, 0, 0, 90, 200, 0, 330 } },
	{ 0x4B1, { 0, 0, 0, 0, 0, 0, 70, 0, 0, 0 } },
	{ 0x4B3, { 0, 0, 0, 0, 0, 0, 0, 0, 140, 0 } },
	{ 0x4B7, { 0, 0, 0, 0, 0, 0, 0, 0, 70, 0 } },
	{ 0x4BB, { 0, 0, 0, 0, 0, 0, 10, 0, 0, 0 } },
	{ 0x4D9, { 0, 0, 0, 0, 0, 0, 110, 0, 0, 0 } },
	{ 0x4E3, { 0, 0, 0, 0, 0, 0, 0, 0, 90, 0 } },
	{ 0x4E9, { 0, 0, 0, 0, 0, 0, 80, 170, 0, 260 } },
	{ 0x4EF, { 0, 0, 0, 0, 0, 0, 0, 0, 50, 0 } },
};

#define NLETTERS (sizeof letters / sizeof *letters)

/* 100 ln of how often in 10,000; a letter that never comes natively still comes
 * in names and quotations, about once in 5,000. */
static int
weight(unsigned often)
{
	static const struct {
		unsigned often;
		int log;
	} steps[] = { { 2, 69 },    { 4, 139 },   { 8, 208 },
		      { 16, 277 },  { 32, 347 },  { 64, 416 },
		      { 128, 485 }, { 256, 555 }, { 512, 624 },
		      { 1024, 693 }, { 2048, 762 }, { 4096, 832 },
		      { 8192, 901 }, { 16384, 970 } };
	size_t i = 1;

	if (often <= 2)
		return steps[0].log;
	while (steps[i].often < often)
		i++;
	/* Between two powers of two a straight line is near enough. */
	return steps[i - 1].log +
	       (int)((often - steps[i - 1].often) * 69 /
		     (steps[i].often - steps[i - 1].often));
}

static void
count_letters(struct gk_str text, unsigned *counts, unsigned *cyrillic,
	      unsigned *latin)
{
	const char *p = text.p, *end;
	uint32_t cp;

	if (text.n > READ) {
		/* Not in the middle of a code point. */
		for (text.n = READ; ((unsigned char)text.p[text.n] & 0xC0) ==
				    0x80;
		     text.n--)
			;
	}
	for (end = p + text.n; p < end;) {
		cp = gk_unicode_lower(gk_utf8_next(&p, end));
		if (cp >= 0x430 && cp < 0x530) {
			counts[cp - 0x430]++;
			(*cyrillic)++;
		} else if (cp >= 'a' && cp <= 'z') {
			(*latin)++;
		}
	}
}

const char *
gk_lang_guess(struct gk_str text)
{
	unsigned counts[256] = { 0 }, cyrillic = 0, latin = 0;
	long score[NLANGS] = { 0 }, best = 0, second;
	unsigned others[NLANGS], rest;
	size_t winner = 0;

	for (size_t k = 0; k < NLANGS; k++)
		others[k] = 10000;
	count_letters(text, counts, &cyrillic, &latin);
	rest = cyrillic;
	if (cyrillic < LETTERS || cyrillic < latin)
		return NULL;
	for (size_t i = 0; i < NLETTERS; i++) {
		unsigned n = counts[letters[i].letter - 0x430];

		rest -= n;
		for (size_t k = 0; k < NLANGS; k++) {
			score[k] += (long)n * weight(letters[i].often[k]);
			others[k] -= letters[i].often[k];
		}
	}
	for (size_t k = 0; k < NLANGS; k++)
		score[k] += (long)rest * weight(others[k]);
	for (size_t k = 1; k < NLANGS; k++)
		if (score[k] > score[winner])
			winner = k;
	best = score[winner];
	second = winner == 0 ? score[1] : score[0];
	for (size_t k = 0; k < NLANGS; k++)
		if (k != winner && score[k] > second)
			second = score[k];
	return best - second >= MARGIN ? names[winner] : NULL;
}
