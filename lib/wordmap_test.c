#include "wordmap.h"

#include "buf.h"
#include "test.h"
#include "unicode.h"
#include "utf8.h"

#define ROUNDS 3000

static uint64_t seed = 1;

static uint32_t
any(uint32_t n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(seed >> 33) % n;
}

/* Mostly what news is made of, and now and then anything. */
static uint32_t
any_point(void)
{
	static const uint32_t bases[][2] = {
		{ 0x430, 32 }, { 0x430, 32 }, { 0x410, 32 }, { ' ', 1 },
		{ ' ', 1 },    { 0x400, 256 }, { 0x20, 96 }, { 0x80, 0x180 },
		{ 0x2000, 64 }, { 0x2010, 0x300 }, { 0x300, 0x100 },
		{ 0x1E00, 0x100 }, { 0x1F600, 64 }, { 0, 32 },
	};
	const uint32_t *b = bases[any(sizeof bases / sizeof *bases)];

	return b[0] + any(b[1]);
}

static void
put_random(struct gk_buf *b, size_t points)
{
	char bytes[4];

	b->n = 0;
	while (points-- > 0)
		gk_buf_put(b, bytes, gk_utf8_put(any_point(), bytes));
}

static bool
bit(const unsigned char *bits, size_t at)
{
	return (bits[at / 8] >> at % 8 & 1) != 0;
}

/* By the plainest road, a code point at a time. */
static bool
agrees(struct gk_str text, const struct gk_wordmap *map)
{
	const char *p = text.p, *end = p + text.n;

	while (p < end) {
		size_t at = (size_t)(p - text.p), n;
		uint32_t cp = gk_utf8_next(&p, end), low = gk_unicode_lower(cp);
		bool word = (gk_unicode_class(cp) &
			     (GK_UC_LETTER | GK_UC_DIGIT | GK_UC_MARK)) != 0;
		char bytes[4];

		n = (size_t)(p - text.p) - at;
		if (gk_utf8_put(low == 0x451 ? 0x435 : low, bytes) != n)
			memcpy(bytes, text.p + at, n);
		if (memcmp(map->lower + at, bytes, n) != 0)
			return false;
		for (size_t i = 0; i < n; i++)
			if (bit(map->word, at + i) != word ||
			    bit(map->lead, at + i) != (i == 0) ||
			    bit(map->mark, at + i) !=
				    (i == 0 && !word && cp != ' '))
				return false;
	}
	return map->n == text.n && !bit(map->word, text.n) &&
	       !bit(map->lead, text.n) && gk_le64(map->lower + text.n) == 0 &&
	       gk_le64(map->lower + text.n + 8) == 0;
}

static void
test_random(bool narrow)
{
	struct gk_arena arena = { 0 };
	struct gk_buf b = { 0 };
	struct gk_wordmap map;
	size_t bad = 0;

	for (size_t i = 0; i < ROUNDS; i++) {
		struct gk_str text;

		put_random(&b, i % 300);
		text = gk_buf_view(&b);
		gk_arena_reset(&arena);
		bad += gk_wordmap_make(text, narrow, &arena, &map) != GK_OK ||
		       !agrees(text, &map);
	}
	ok(bad == 0, "random texts, %s", narrow ? "by table" : "by blocks");
	gk_buf_clear(&b);
	gk_arena_clear(&arena);
}

static void
test_every_point(void)
{
	struct gk_arena arena = { 0 };
	struct gk_buf b = { 0 };
	struct gk_wordmap map;
	char bytes[4];

	for (uint32_t cp = 0; cp < 0x20000; cp++)
		if (cp < 0xD800 || cp >= 0xE000)
			gk_buf_put(&b, bytes, gk_utf8_put(cp, bytes));
	ok(gk_wordmap_make(gk_buf_view(&b), false, &arena, &map) == GK_OK &&
	       agrees(gk_buf_view(&b), &map),
	   "every code point of two planes");
	gk_buf_clear(&b);
	gk_arena_clear(&arena);
}

/* The words of a text, with a bar behind each, and their letters. */
static void
check_words(const char *text, const char *want, size_t letters)
{
	struct gk_arena arena = { 0 };
	struct gk_buf got = { 0 };
	struct gk_wordmap map;
	struct gk_str s = gk_str_of(text);
	size_t at = 0, n = 0;

	gk_wordmap_make(s, false, &arena, &map);
	while ((at = gk_wordmap_next(&map, at, s.n)) < s.n) {
		size_t end = gk_wordmap_end(&map, at);

		gk_buf_put(&got, map.lower + at, end - at);
		gk_buf_putc(&got, '|');
		n += gk_wordmap_read(&map, at, end).nletters;
		at = end;
	}
	ok(gk_str_eq(gk_buf_view(&got), gk_str_of(want)), "words of %.60s",
	   text);
	ok(n == letters, "letters of %.60s", text);
	gk_buf_clear(&got);
	gk_arena_clear(&arena);
}

/* Do two words, the first of text and of other, agree in hash and stem? */
static void
check_hash(const char *text, const char *other, bool hash, bool stem)
{
	struct gk_arena arena = { 0 };
	struct gk_wordmap map[2];
	struct gk_wordmap_word w[2];

	gk_wordmap_make(gk_str_of(text), false, &arena, &map[0]);
	gk_wordmap_make(gk_str_of(other), false, &arena, &map[1]);
	for (int i = 0; i < 2; i++)
		w[i] = gk_wordmap_read(&map[i], 0, gk_wordmap_end(&map[i], 0));
	ok((w[0].hash == w[1].hash) == hash, "hashes of %s, %s", text, other);
	ok((w[0].stem == w[1].stem) == stem, "stems of %s, %s", text, other);
	gk_arena_clear(&arena);
}

int
main(void)
{
	test_random(false);
	test_random(true);
	test_every_point();
	check_words("", "", 0);
	check_words(" — , ", "", 0);
	check_words("Қазақстан Ёлки-Палки 5-го", "қазақстан|елки|палки|5|го|",
		    21);
	check_words("İstanbul ǅ", "İstanbul|ǆ|", 9);
	check_words("ааааааааааааааааааааааааааааааааааааааааааааааааааааааааа"
		    "ааааааааааааааааааааааааааааааааааааааааааааа",
		    "ааааааааааааааааааааааааааааааааааааааааааааааааааааааааа"
		    "ааааааааааааааааааааааааааааааааааааааааааааа|",
		    102);
	check_hash("министр", "Министра", false, true);
	check_hash("минис", "министр", false, true);
	check_hash("мини", "минис", false, false);
	check_hash("мини и", "МИНИ.", true, true);
	check_hash("abcde", "abcdef", false, true);
	check_hash("abcd", "abcdef", false, false);
	check_hash("абвг1е", "абвг1", false, true);
	check_hash("сельскохозяйственный", "сельскохозяйственная", false, true);
	check_hash("сельскохозяйственный", "Сельскохозяйственный", true, true);
	check_hash("х2", "х3", false, false);
	return done();
}
