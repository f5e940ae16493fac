#include "lang.h"

#include <assert.h>

#include "embed.h"
#include "wide.h"

#define PIECE 128       /* bytes that are read together */
#define PIECES 12       /* how many at most, spread over the text */
#define FEW_PIECES 3    /* as many tell enough, where no language is near */
#define PARAGRAPH 224   /* bytes of a paragraph that are read */
#define GLANCE 48       /* and of one that is clearly like its document */
#define LETTERS 12      /* fewer Cyrillic letters tell nothing */

/* How far ahead the best must be, in units: of a document, and of a paragraph
 * that is said to be in another language than its document. */
#define AHEAD (3 * GK_LANG_UNIT)
#define AHEAD_OTHER (16 * GK_LANG_UNIT)

/* So far ahead that no more need be read: of a document, and of a paragraph
 * that is in its document's language. */
#define AHEAD_FAR (30 * GK_LANG_UNIT)
#define AHEAD_SAME (3 * GK_LANG_UNIT)

GK_EMBED("gk_lang_table", "lang.bin");

const char *const gk_lang_names[GK_LANGS] = { "ru", "uk", "be", "bg", "sr",
					      "mk", "kk", "ky", "tg", "mn" };

/* A text is of the language of many pages rather than of few, as long as its
 * letters do not say otherwise: the logarithms, in units, of round numbers of
 * pages in archives of the web, from that of the most. */
#define UNITS(hundredths) ((hundredths) * GK_LANG_UNIT / 100)
static const int32_t rarer[GK_LANG_COLUMNS] = {
	UNITS(0),   UNITS(200), UNITS(350), UNITS(200), UNITS(250), UNITS(250),
	UNITS(300), UNITS(550), UNITS(550), UNITS(450), UNITS(500), UNITS(500),
	UNITS(600), UNITS(600), UNITS(600), UNITS(600),
};

/* The 33 letters of Russian in their order, 27 of the other nine languages
 * («ђ» to «џ», «ґ», «ғ» ...), «ӏ», four of Tatar and Bashkir, and all
 * others. */
const unsigned char gk_lang_letters[256] = {
	63, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,
	1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16,
	17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32,
	1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16,
	17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32,
	63, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,
	63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63,
	63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63,
	63, 63, 0, 0, 0, 0, 0, 0, 0, 0, 63, 63, 63, 63, 63, 63,
	48, 48, 49, 49, 63, 63, 62, 62, 62, 62, 50, 50, 63, 63, 63, 63,
	62, 62, 51, 51, 63, 63, 63, 63, 63, 63, 62, 62, 63, 63, 52, 52,
	53, 53, 54, 54, 63, 63, 55, 55, 63, 63, 56, 56, 63, 63, 63, 63,
	61, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 61,
	63, 63, 63, 63, 63, 63, 63, 63, 57, 57, 63, 63, 63, 63, 63, 63,
	63, 63, 58, 58, 63, 63, 63, 63, 59, 59, 63, 63, 63, 63, 60, 60,
	63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63,
};

/* What the letters of a text say. */
struct tally {
	int32_t sum[GK_LANG_COLUMNS];
	unsigned cyrillic, latin;
};

/* Bytes of text that are summed at once at most, each of which ends three letters
 * or a word at most: so sums of sixteen bits hold. */
#define RUN 255

/* Takes the numbers of the rows of all threes of letters in [p, end), which a
 * blank may end; returns how many. */
static size_t
take_rows(const char *p, const char *end, const struct gk_lang_table *table,
	  uint16_t *row, struct tally *t)
{
	size_t letters = 0, n = 0, ends = 0;
	unsigned latin = 0;

	while (p < end) {
		unsigned c = (unsigned char)*p++, letter = 0;
		const unsigned char *number;

		if ((c & 0xFC) == 0xD0)
			letter = gk_lang_letters[(c << 6 & 0xC0) |
						 ((unsigned char)*p++ & 63)];
		else
			latin += (c | 0x20) - 'a' < 26;
		if (letter == 0) {
			if (letters == 0)
				continue;
			ends++;
		}
		letters = (letters << 6 | letter) % GK_LANG_THREES;
		number = table->row_of[letters];
		row[n++] = (uint16_t)(number[0] | number[1] << 8);
		letters = letter != 0 ? letters : 0;
	}
	t->latin += latin;
	t->cyrillic += (unsigned)(n - ends);
	return n;
}

/* Sixteen small numbers, eight of them widened at once where the machine
 * can: each byte twice, and then half of it shifted away. */
typedef int8_t narrow __attribute__((vector_size(16)));
typedef int16_t eight __attribute__((vector_size(16)));
#define LOW(x) ((eight)__builtin_shufflevector(x, x, 0, 0, 1, 1, 2, 2, 3, 3, \
					       4, 4, 5, 5, 6, 6, 7, 7) >> 8)
#define HIGH(x) ((eight)__builtin_shufflevector(x, x, 8, 8, 9, 9, 10, 10, 11, \
						11, 12, 12, 13, 13, 14, 14,   \
						15, 15) >> 8)

static void
sum_rows(const struct gk_lang_table *table, const uint16_t *number, size_t n,
	 int16_t *sum)
{
	eight low = { 0 }, high = { 0 };
	narrow row;

	for (size_t i = 0; i < n; i++) {
		memcpy(&row, table->row[number[i]], sizeof row);
		low += LOW(row);
		high += HIGH(row);
	}
	memcpy(sum, &low, sizeof low);
	memcpy(sum + GK_LANG_COLUMNS / 2, &high, sizeof high);
}

#ifdef GK_WIDE
/* The same, all sixteen at once. */
GK_WIDE static void
sum_rows_wide(const struct gk_lang_table *table, const uint16_t *number,
	      size_t n, int16_t *sum)
{
	__m256i all = _mm256_setzero_si256();
	__m128i row;

	for (size_t i = 0; i < n; i++) {
		memcpy(&row, table->row[number[i]], sizeof row);
		all = _mm256_add_epi16(all, _mm256_cvtepi8_epi16(row));
	}
	memcpy(sum, &all, sizeof all);
}
#else
#define sum_rows_wide sum_rows
#endif

static void
add_piece(const char *p, const char *end, const struct gk_lang_table *table,
	  struct tally *t)
{
	int16_t sum[GK_LANG_COLUMNS];
	uint16_t row[RUN];
	size_t n;

	assert(end - p <= RUN);
	n = take_rows(p, end, table, row, t);
	if (gk_wide_can())
		sum_rows_wide(table, row, n, sum);
	else
		sum_rows(table, row, n, sum);
	for (size_t k = 0; k < GK_LANG_COLUMNS; k++)
		t->sum[k] += sum[k];
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

/* The winner, by at least so many units, or -1. */
static int
winner(const struct tally *t, int sure)
{
	int32_t score, most = INT32_MIN, second = INT32_MIN;
	size_t best = 0;

	if (t->cyrillic < LETTERS || t->cyrillic < t->latin)
		return -1;
	for (size_t k = 0; k < GK_LANG_COLUMNS; k++) {
		score = t->sum[k] - rarer[k];
		second = score > second ? score : second;
		if (score > most) {
			second = most;
			most = score;
			best = k;
		}
	}
	return best < GK_LANGS && most - second >= sure ? (int)best : -1;
}

/* Pieces far from each other come first. */
static void
add_pieces(struct gk_str text, const struct gk_lang_table *table,
	   struct tally *t)
{
	static const unsigned char order[PIECES] = { 0, 3, 6, 9, 1, 4,
						     7, 10, 2, 5, 8, 11 };
	size_t step = text.n / PIECES, start, end;

	/* a short text has its pieces one behind the other */
	if (step < PIECE)
		step = PIECE;
	for (size_t i = 0, n = 0; i < PIECES; i++) {
		if (order[i] * step >= text.n)
			continue;
		start = point_at(text, order[i] * step);
		end = text.n - start <= PIECE ? text.n
					      : point_at(text, start + PIECE);
		add_piece(text.p + start, text.p + end, table, t);
		if (++n >= FEW_PIECES && winner(t, AHEAD_FAR) >= 0)
			break;
	}
}

int
gk_lang_judge(struct gk_str text, const struct gk_lang_table *table, int sure)
{
	struct tally t = { 0 };

	add_pieces(text, table, &t);
	return winner(&t, sure);
}

const char *
gk_lang_guess(struct gk_str text)
{
	int k = gk_lang_judge(text, &gk_lang_table, AHEAD);

	return k < 0 ? NULL : gk_lang_names[k];
}

const char *
gk_lang_of_paragraph(struct gk_str text, const char *lang)
{
	struct tally t = { 0 };
	size_t some = point_at(text, GLANCE), end;
	int k;

	if (lang != NULL && some < text.n) {
		add_piece(text.p, text.p + some, &gk_lang_table, &t);
		k = winner(&t, AHEAD_SAME);
		if (k >= 0 && strcmp(gk_lang_names[k], lang) == 0)
			return gk_lang_names[k];
	} else {
		some = 0;
	}
	end = text.n > PARAGRAPH ? point_at(text, PARAGRAPH) : text.n;
	if (some < end)
		add_piece(text.p + some, text.p + end, &gk_lang_table, &t);
	k = winner(&t, lang == NULL ? AHEAD : AHEAD_OTHER);
	return k < 0 ? NULL : gk_lang_names[k];
}
