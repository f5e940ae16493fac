#include "shingle.h"

#include "test.h"

static size_t
words_of(const char *text, struct gk_arena *arena, uint16_t *word, size_t most)
{
	struct gk_wordmap map;
	struct gk_str s = gk_str_of(text);

	if (gk_wordmap_make(s, false, arena, &map) != GK_OK)
		return 0;
	return gk_shingle_words(&map, 0, s.n, word, most);
}

static void
check_words(struct gk_arena *arena)
{
	uint16_t a[16], b[16];
	size_t n = words_of("Ёлку – привезли в 2021 году!", arena, a, 16);

	ok(n == 5, "a word or a small number is a token: %zu", n);
	ok(gk_shingle_is_number(a[3]) && !gk_shingle_is_number(a[0]),
	   "a number is told from a word");
	ok(words_of("ЕЛКУ привезли, в 2021 «году»", arena, b, 16) == 5 &&
		   memcmp(a, b, 5 * sizeof(*a)) == 0,
	   "case, marks and ё make no other words");
	ok(words_of("Елки привезли в 2021 году", arena, b, 16) == 5 &&
		   a[0] != b[0] && a[1] == b[1], "an ending does");
	ok(words_of("8191", arena, a, 16) == 1 &&
		   words_of("8192", arena, b, 16) == 3 && b[0] != a[0] &&
		   gk_shingle_is_further(b[1]) && gk_shingle_is_further(b[2]),
	   "a large number is three");
	ok(words_of("2200000000001", arena, a, 16) == 3 &&
		   words_of("5й", arena, b, 16) == 3,
	   "and so is what is none");
	ok(words_of("один два три", arena, b, 2) == 2, "no more than asked for");
	ok(words_of("— …", arena, b, 16) == 0, "marks are no words");
}

static size_t
agree(const uint32_t *a, const uint32_t *b)
{
	size_t n = 0;

	for (size_t i = 0; i < GK_SHINGLE_BANDS; i++)
		n += a[i] == b[i];
	return n;
}

static void
check_bands(void)
{
	uint16_t word[300], other[300];
	uint32_t a[GK_SHINGLE_BANDS], b[GK_SHINGLE_BANDS];
	uint32_t x = 1;
	size_t same = 0, alike = 0, strange = 0;

	for (size_t n = 1; n <= 300; n++) {
		for (size_t i = 0; i < n; i++) {
			x = x * 1664525u + 1013904223u;
			word[i] = other[i] = (uint16_t)(x >> 16);
		}
		gk_shingle_bands(word, n, false, a);
		gk_shingle_bands(word, n, true, b);
		same += agree(a, b) == GK_SHINGLE_BANDS;
		other[n / 2] ^= 2;
		gk_shingle_bands(other, n, false, b);
		alike += n >= 20 && agree(a, b) > 0;
		for (size_t i = 0; i < n; i++)
			other[i] ^= 0x5554;
		gk_shingle_bands(other, n, false, b);
		strange += agree(a, b) > 0;
	}
	ok(same == 300, "with SIMD and without: the same bands");
	ok(alike >= 278, "one word of many changed: a band agrees (%zu of 281)",
	   alike);
	ok(strange <= 2, "other words: hardly one does (%zu of 300)", strange);
}

int
main(void)
{
	struct gk_arena arena = { 0 };

	check_words(&arena);
	check_bands();
	gk_arena_clear(&arena);
	return done();
}
