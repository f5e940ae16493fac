#include "lang.h"

#include "unicode.h"

#define PIECE 256    /* bytes that are read together */
#define PIECES 8     /* how many, spread over the text */
#define LETTERS 12   /* fewer Cyrillic letters tell nothing */
#define MARGIN 150   /* between the two best, hundredths of a nat: 4 to 1 */
#define NLANGS 10

static const char *const names[NLANGS] = { "ru", "uk", "be", "bg", "sr",
					   "mk", "kk", "ky", "tg", "mn" };

/* How often a letter comes: a hundred times the natural logarithm of its number
 * in 10,000 letters, by language as above; from round figures that are common
 * knowledge of the languages.  A letter that never comes natively still comes in
 * names and quotations, about once in 5,000: 69.  All other letters are one, the
 * first row. */
static const struct {
	uint16_t letter;
	uint16_t weight[NLANGS];
} letters[] = {
	/*           ru   uk   be   bg   sr   mk   kk   ky   tg   mn */
	{ 0, { 850, 851, 847, 852, 842, 849, 844, 854, 848, 862 } },
	{ 0x430, { 662, 664, 725, 703, 701, 710, 706, 703, 708, 687 } },
	{ 0x433, { 507, 502, 507, 496, 507, 502, 496, 496, 491, 569 } },
	{ 0x435, { 668, 612, 615, 670, 674, 687, 660, 638, 593, 433 } },
	{ 0x438, { 654, 635,  69, 676, 685, 673, 476, 539, 689, 572 } },
	{ 0x439, { 476, 476, 486, 422,  69,  69, 491, 465, 444, 523 } },
	{ 0x43E, { 697, 681, 583, 672, 677, 680, 539, 601, 676, 593 } },
	{ 0x443, { 556, 572, 580, 491, 601, 550, 444, 585, 574, 564 } },
	{ 0x448, { 422, 433, 454, 385, 454, 422, 486, 465, 444, 465 } },
	{ 0x449, { 355, 407,  69, 407,  69,  69,  69,  69,  69,  69 } },
	{ 0x44A, { 138,  69,  69, 513,  69,  69,  69,  69, 422, 225 } },
	{ 0x44B, { 518,  69, 591,  69,  69,  69, 656, 635,  69, 407 } },
	{ 0x44C, { 507, 513, 507, 156,  69,  69, 268, 268,  69, 364 } },
	{ 0x44D, { 346,  69, 491,  69,  69,  69, 156, 507, 225, 638 } },
	{ 0x44E, { 407, 433, 422, 294,  69,  69, 225, 294, 225, 364 } },
	{ 0x44F, { 523, 550, 574, 523,  69,  69, 294, 337, 364, 407 } },
	{ 0x451, { 225,  69, 407,  69,  69,  69,  69, 156, 433, 225 } },
	{ 0x452, {  69,  69,  69,  69, 302,  69,  69,  69,  69,  69 } },
	{ 0x453, {  69,  69,  69,  69,  69, 294,  69,  69,  69,  69 } },
	{ 0x454, {  69, 385,  69,  69,  69,  69,  69,  69,  69,  69 } },
	{ 0x455, {  69,  69,  69,  69,  69, 225,  69,  69,  69,  69 } },
	{ 0x456, {  69, 631, 630,  69,  69,  69, 638,  69,  69,  69 } },
	{ 0x457, {  69, 407,  69,  69,  69,  69,  69,  69,  69,  69 } },
	{ 0x458, {  69,  69,  69,  69, 601, 518,  69,  69,  69,  69 } },
	{ 0x459, {  69,  69,  69,  69, 407, 225,  69,  69,  69,  69 } },
	{ 0x45A, {  69,  69,  69,  69, 422, 385,  69,  69,  69,  69 } },
	{ 0x45B, {  69,  69,  69,  69, 407,  69,  69,  69,  69,  69 } },
	{ 0x45C, {  69,  69,  69,  69,  69, 337,  69,  69,  69,  69 } },
	{ 0x45E, {  69,  69, 507,  69,  69,  69,  69,  69,  69,  69 } },
	{ 0x45F, {  69,  69,  69,  69, 156, 225,  69,  69,  69,  69 } },
	{ 0x491, {  69,  69,  69,  69,  69,  69,  69,  69,  69,  69 } },
	{ 0x493, {  69,  69,  69,  69,  69,  69, 491,  69, 337,  69 } },
	{ 0x49B, {  69,  69,  69,  69,  69,  69, 550,  69, 465,  69 } },
	{ 0x4A3, {  69,  69,  69,  69,  69,  69, 486, 491,  69,  69 } },
	{ 0x4AF, {  69,  69,  69,  69,  69,  69, 444, 523,  69, 574 } },
	{ 0x4B1, {  69,  69,  69,  69,  69,  69, 422,  69,  69,  69 } },
	{ 0x4B3, {  69,  69,  69,  69,  69,  69,  69,  69, 491,  69 } },
	{ 0x4B7, {  69,  69,  69,  69,  69,  69,  69,  69, 422,  69 } },
	{ 0x4BB, {  69,  69,  69,  69,  69,  69, 225,  69,  69,  69 } },
	{ 0x4D9, {  69,  69,  69,  69,  69,  69, 465,  69,  69,  69 } },
	{ 0x4E3, {  69,  69,  69,  69,  69,  69,  69,  69, 444,  69 } },
	{ 0x4E9, {  69,  69,  69,  69,  69,  69, 433, 507,  69, 556 } },
	{ 0x4EF, {  69,  69,  69,  69,  69,  69,  69,  69, 385,  69 } },
};

#define NLETTERS (sizeof letters / sizeof *letters)

/* ASCII by value; what is neither that nor Cyrillic, in many places because one
 * alone would have to wait for itself; then U+0400-U+04FF. */
struct counts {
	unsigned of[512];
};

/* A byte at a time and without a branch: where a letter is two bytes, a step of
 * one code point would have to guess at each blank. */
static void
count_letters(const char *text, size_t size, struct counts *n)
{
	unsigned last = 0;

	for (size_t i = 0; i < size; i++) {
		unsigned c = (unsigned char)text[i];
		unsigned letter = 256 | (last & 3) << 6 | (c & 63);

		if (c >= 0x80)
			c = 0x80 | (unsigned)(i & 0x7F);
		n->of[(last & 0xFC) == 0xD0 ? letter : c]++;
		last = (unsigned char)text[i];
	}
}

static unsigned
count_latin(const struct counts *n)
{
	unsigned latin = 0;

	for (unsigned c = 'a'; c <= 'z'; c++)
		latin += n->of[c] + n->of[c - 'a' + 'A'];
	return latin;
}

/* Where the code point begins that byte `at` is part of. */
static size_t
point_at(struct gk_str text, size_t at)
{
	while (at > 0 && at < text.n &&
	       ((unsigned char)text.p[at] & 0xC0) == 0x80)
		at--;
	return at;
}

static void
count_pieces(struct gk_str text, struct counts *n)
{
	size_t start, end;

	if (text.n <= (size_t)PIECE * PIECES) {
		count_letters(text.p, text.n, n);
		return;
	}
	for (size_t i = 0; i < PIECES; i++) {
		start = point_at(text, text.n / PIECES * i);
		end = point_at(text, start + PIECE);
		count_letters(text.p + start, end - start, n);
	}
}

const char *
gk_lang_guess(struct gk_str text)
{
	struct counts counts = { 0 };
	uint32_t score[NLANGS] = { 0 }, best, second;
	unsigned cyrillic = 0, rest;
	size_t winner = 0;

	count_pieces(text, &counts);
	for (size_t i = 0; i < 256; i++)
		cyrillic += counts.of[256 + i];
	rest = cyrillic;
	if (cyrillic < LETTERS || cyrillic < count_latin(&counts))
		return NULL;
	for (size_t i = 1; i < NLETTERS; i++) {
		uint32_t upper = gk_unicode_upper(letters[i].letter);
		unsigned n = counts.of[letters[i].letter - 0x300] +
			     counts.of[upper - 0x300];

		rest -= n;
		for (size_t k = 0; n > 0 && k < NLANGS; k++)
			score[k] += n * letters[i].weight[k];
	}
	for (size_t k = 0; k < NLANGS; k++)
		score[k] += rest * letters[0].weight[k];
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
