#include "lang.h"

#include "wide.h"

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
 * names and quotations, about once in 5,000: 69.  All other letters are one, and
 * weigh this: */
static const uint16_t other[NLANGS] = { 850, 851, 847, 852, 842,
					849, 844, 854, 848, 862 };

/* A text is of the language of many pages rather than of few, as long as its
 * letters do not say otherwise: the logarithms, in hundredths, of round numbers
 * of pages in archives of the web, from that of the most. */
static const uint16_t rarer[NLANGS] = { 0, 200, 350, 200, 250,
					250, 300, 550, 550, 450 };

/* What others weigh more or less than that, by code point from U+0400 on; small
 * letters and capitals alike.  A row is as wide as the machine adds at once. */
#define ROW(ru, uk, be, bg, sr, mk, kk, ky, tg, mn)                           \
	{ ru - 850, uk - 851, be - 847, bg - 852, sr - 842,                   \
	  mk - 849, kk - 844, ky - 854, tg - 848, mn - 862 }
#define CAPITAL(c) ((c) < 0x50 ? (c) - 0x20 : (c) < 0x60 ? (c) - 0x50 : (c) - 1)
#define LETTER(c, ...)                                                        \
	[(c) - 0x400] = ROW(__VA_ARGS__),                                     \
	[CAPITAL((c) - 0x400)] = ROW(__VA_ARGS__)

static const _Alignas(32) int16_t weights[256][16] = {
	/*             ru   uk   be   bg   sr   mk   kk   ky   tg   mn */
	LETTER(0x430, 662, 664, 725, 703, 701, 710, 706, 703, 708, 687),
	LETTER(0x433, 507, 502, 507, 496, 507, 502, 496, 496, 491, 569),
	LETTER(0x435, 668, 612, 615, 670, 674, 687, 660, 638, 593, 433),
	LETTER(0x438, 654, 635,  69, 676, 685, 673, 476, 539, 689, 572),
	LETTER(0x439, 476, 476, 486, 422,  69,  69, 491, 465, 444, 523),
	LETTER(0x43E, 697, 681, 583, 672, 677, 680, 539, 601, 676, 593),
	LETTER(0x443, 556, 572, 580, 491, 601, 550, 444, 585, 574, 564),
	LETTER(0x448, 422, 433, 454, 385, 454, 422, 486, 465, 444, 465),
	LETTER(0x449, 355, 407,  69, 407,  69,  69,  69,  69,  69,  69),
	LETTER(0x44A, 138,  69,  69, 513,  69,  69,  69,  69, 422, 225),
	LETTER(0x44B, 518,  69, 591,  69,  69,  69, 656, 635,  69, 407),
	LETTER(0x44C, 507, 513, 507, 156,  69,  69, 268, 268,  69, 364),
	LETTER(0x44D, 346,  69, 491,  69,  69,  69, 156, 507, 225, 638),
	LETTER(0x44E, 407, 433, 422, 294,  69,  69, 225, 294, 225, 364),
	LETTER(0x44F, 523, 550, 574, 523,  69,  69, 294, 337, 364, 407),
	LETTER(0x451, 225,  69, 407,  69,  69,  69,  69, 156, 433, 225),
	LETTER(0x452,  69,  69,  69,  69, 302,  69,  69,  69,  69,  69),
	LETTER(0x453,  69,  69,  69,  69,  69, 294,  69,  69,  69,  69),
	LETTER(0x454,  69, 385,  69,  69,  69,  69,  69,  69,  69,  69),
	LETTER(0x455,  69,  69,  69,  69,  69, 225,  69,  69,  69,  69),
	LETTER(0x456,  69, 631, 630,  69,  69,  69, 638,  69,  69,  69),
	LETTER(0x457,  69, 407,  69,  69,  69,  69,  69,  69,  69,  69),
	LETTER(0x458,  69,  69,  69,  69, 601, 518,  69,  69,  69,  69),
	LETTER(0x459,  69,  69,  69,  69, 407, 225,  69,  69,  69,  69),
	LETTER(0x45A,  69,  69,  69,  69, 422, 385,  69,  69,  69,  69),
	LETTER(0x45B,  69,  69,  69,  69, 407,  69,  69,  69,  69,  69),
	LETTER(0x45C,  69,  69,  69,  69,  69, 337,  69,  69,  69,  69),
	LETTER(0x45E,  69,  69, 507,  69,  69,  69,  69,  69,  69,  69),
	LETTER(0x45F,  69,  69,  69,  69, 156, 225,  69,  69,  69,  69),
	LETTER(0x491,  69,  69,  69,  69,  69,  69,  69,  69,  69,  69),
	LETTER(0x493,  69,  69,  69,  69,  69,  69, 491,  69, 337,  69),
	LETTER(0x49B,  69,  69,  69,  69,  69,  69, 550,  69, 465,  69),
	LETTER(0x4A3,  69,  69,  69,  69,  69,  69, 486, 491,  69,  69),
	LETTER(0x4AF,  69,  69,  69,  69,  69,  69, 444, 523,  69, 574),
	LETTER(0x4B1,  69,  69,  69,  69,  69,  69, 422,  69,  69,  69),
	LETTER(0x4B3,  69,  69,  69,  69,  69,  69,  69,  69, 491,  69),
	LETTER(0x4B7,  69,  69,  69,  69,  69,  69,  69,  69, 422,  69),
	LETTER(0x4BB,  69,  69,  69,  69,  69,  69, 225,  69,  69,  69),
	LETTER(0x4D9,  69,  69,  69,  69,  69,  69, 465,  69,  69,  69),
	LETTER(0x4E3,  69,  69,  69,  69,  69,  69,  69,  69, 444,  69),
	LETTER(0x4E9,  69,  69,  69,  69,  69,  69, 433, 507,  69, 556),
	LETTER(0x4EF,  69,  69,  69,  69,  69,  69,  69,  69, 385,  69),
};

/* The letters of a text: what their rows sum to, how many they are, and Latin
 * ones. */
struct letters {
	int32_t sum[16];
	unsigned cyrillic, latin;
};

static void
add_narrow(const char *p, const char *end, struct letters *l)
{
	for (; p < end; p++) {
		const int16_t *row;

		l->latin += (unsigned char)((*p | 0x20) - 'a') < 26;
		if (((unsigned char)*p & 0xFC) != 0xD0)
			continue;
		row = weights[((unsigned char)p[0] & 3) << 6 |
			      ((unsigned char)p[1] & 63)];
		l->cyrillic++;
		for (size_t k = 0; k < 16; k++)
			l->sum[k] += row[k];
	}
}

#ifdef GK_WIDE
#define OTHER 0 /* a letter, U+0400, that is like all others: its row is 0 */

typedef int16_t row __attribute__((vector_size(32)));
typedef int32_t wide_row __attribute__((vector_size(64)));

/* Bits for the places whose letters may have a row that is not 0, by table up to
 * U+047F: by the low half of a place those of the high half.  More than half of
 * all letters are consonants that weigh the same everywhere. */
GK_WIDE static inline uint32_t
telling(gk_wide places)
{
	static const gk_wide by_low = GK_WIDE_TWICE(
	    0x0A, 0x21, 0x21, 0x3F, 0x21, 0x2B, 0x21, 0x21,
	    0x3F, 0x3F, 0x35, 0x35, 0x35, 0x14, 0x3F, 0x35);
	static const gk_wide by_high = GK_WIDE_TWICE(
	    1, 2, 4, 8, 16, 32, 64, 128, 0, 0, 0, 0, 0, 0, 0, 0);
	gk_wide high = (gk_wide)_mm256_srli_epi16((__m256i)places, 4) & 15;
	gk_wide told = gk_wide_look_up(by_low, places & 15) &
		       gk_wide_look_up(by_high, high);

	return ~gk_wide_bits((gk_wide)(told == 0)) | gk_wide_bits(places);
}

/* The rows of the letters that begin in block v, at most sixteen; each number is
 * below 2^11. */
GK_WIDE static inline row
sum_block(gk_wide v, uint32_t leads)
{
	gk_wide places = (gk_wide_back(v) & 63) |
			 (gk_wide)_mm256_slli_epi16((__m256i)(v & 3), 6);
	unsigned char place[33];
	row sum = { 0 };

	leads &= telling(places);
	memcpy(place, &places, sizeof places);
	place[32] = OTHER;
	/* eight at a time, though some of them may be none: how many letters a
	 * block has, no machine guesses */
	while (leads != 0) {
#pragma GCC unroll 8
		for (size_t k = 0; k < 8; k++, leads = _blsr_u32(leads))
			sum += *(const row *)weights[place[_tzcnt_u32(leads)]];
	}
	return sum;
}

/* The same, thirty-two bytes at a time: a mask says where letters begin, their
 * places in the table are made together, and a row is one addition. */
GK_WIDE static void
add_wide(const char *p, const char *end, struct letters *l)
{
	wide_row sum;

	memcpy(&sum, l->sum, sizeof sum);
	while (p < end) {
		size_t n = (size_t)(end - p) < 32 ? (size_t)(end - p) : 32;
		gk_wide v = { 0 };
		uint32_t leads;

		if (n == sizeof v)
			memcpy(&v, p, sizeof v);
		else
			memcpy(&v, p, n);
		leads = gk_wide_bits((gk_wide)((v & 0xFC) == 0xD0));
		/* the last one is for the next block, where all of it is */
		n -= leads >> 31;
		leads = leads << 1 >> 1;
		l->latin += (unsigned)__builtin_popcount(gk_wide_bits(
		    (gk_wide)((v | 0x20) - 'a' < 26)));
		l->cyrillic += (unsigned)__builtin_popcount(leads);
		sum += __builtin_convertvector(sum_block(v, leads), wide_row);
		p += n;
	}
	memcpy(l->sum, &sum, sizeof sum);
}
#else
#define add_wide add_narrow
#endif

/* Text is whole code points. */
static void
add_letters(const char *text, size_t n, bool narrow, struct letters *l)
{
	if (narrow || !gk_wide_can())
		add_narrow(text, text + n, l);
	else
		add_wide(text, text + n, l);
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
add_pieces(struct gk_str text, bool narrow, struct letters *l)
{
	size_t start, end;

	if (text.n <= (size_t)PIECE * PIECES) {
		add_letters(text.p, text.n, narrow, l);
		return;
	}
	for (size_t i = 0; i < PIECES; i++) {
		start = point_at(text, text.n / PIECES * i);
		end = point_at(text, start + PIECE);
		add_letters(text.p + start, end - start, narrow, l);
	}
}

static const char *
guess(struct gk_str text, bool narrow)
{
	struct letters l = { 0 };
	uint32_t score[NLANGS], best, second;
	size_t winner = 0;

	add_pieces(text, narrow, &l);
	if (l.cyrillic < LETTERS || l.cyrillic < l.latin)
		return NULL;
	for (size_t k = 0; k < NLANGS; k++)
		score[k] = l.cyrillic * other[k] + (uint32_t)l.sum[k] -
			   rarer[k];
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

const char *
gk_lang_guess(struct gk_str text)
{
	return guess(text, false);
}

const char *
gk_lang_guess_narrow(struct gk_str text)
{
	return guess(text, true);
}
