#include "wordmap.h"

#include "unicode.h"
#include "utf8.h"
#include "wide.h"

#define WORD (GK_UC_LETTER | GK_UC_DIGIT | GK_UC_MARK)

/* What the inlined readers may touch behind the last byte of text and of a map,
 * and a block that is written whole. */
#define SLACK 72

const uint64_t gk_wordmap_masks[25] = {
	0, 0, 0, 0, 0, 0, 0, 0, 0, /* up to eight */
	0xFF, 0xFFFF, 0xFFFFFF, 0xFFFFFFFF, 0xFFFFFFFFFF, 0xFFFFFFFFFFFF,
	0xFFFFFFFFFFFFFF,
	UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX,
	UINT64_MAX, UINT64_MAX, UINT64_MAX,
};

struct map {
	struct gk_str text;
	char *lower;
	unsigned char *word, *lead;
};

/* Sets the bits of x, which begin at bit `at`; at most 57. */
static inline void
set_bits(unsigned char *bits, size_t at, uint64_t x)
{
	gk_put_le64(bits + at / 8, gk_le64(bits + at / 8) | x << (at % 8));
}

/* The code point at `at`, by table; returns what comes behind it. */
static size_t
step(struct map *m, size_t at)
{
	const char *p = m->text.p + at;
	uint32_t cp = gk_utf8_next(&p, m->text.p + m->text.n), low;
	size_t n = (size_t)(p - m->text.p) - at;
	char bytes[4];

	low = gk_unicode_lower(cp);
	if (low == 0x451)
		low = 0x435;
	if (gk_utf8_put(low, bytes) == n)
		memcpy(m->lower + at, bytes, n);
	else
		memcpy(m->lower + at, m->text.p + at, n);
	set_bits(m->lead, at, 1);
	if ((gk_unicode_class(cp) & WORD) != 0)
		set_bits(m->word, at, ((uint64_t)1 << n) - 1);
	return at + n;
}

#ifdef GK_WIDE
/* Blocks from `at` on, until a code point is for the table; returns it. */
GK_WIDE static size_t
run_wide(struct map *m, size_t at)
{
	bool on = true;

	while (at < m->text.n && on) {
		struct gk_wide_block b;
		uint32_t word, lead;
		gk_wide low;

		on = gk_wide_read(m->text.p + at, m->text.n - at, 0, &b);
		low = gk_wide_lower(&b);
		word = gk_wide_bits(
		    ((b.class & (GK_WIDE_CYR | GK_WIDE_DIGIT)) != 0) |
		    ((b.prev & GK_WIDE_CYR) != 0) | b.letter);
		lead = ~gk_wide_bits((b.v & 0xC0) == 0x80);
		memcpy(m->lower + at, &low, sizeof low);
		set_bits(m->word, at, _bzhi_u32(word, (unsigned)b.n));
		set_bits(m->lead, at, _bzhi_u32(lead, (unsigned)b.n));
		at += b.n;
	}
	return at;
}
#else
static size_t
run_wide(struct map *m, size_t at)
{
	return at;
}
#endif

size_t
gk_wordmap_five(const struct gk_wordmap *map, size_t start, size_t end,
		size_t *nletters)
{
	size_t five = end, n = 0;

	for (size_t i = start; i < end; i++) {
		n += map->lead[i / 8] >> i % 8 & 1;
		if (n == 6 && five == end)
			five = i;
	}
	*nletters = n;
	return five - start;
}

enum gk_status
gk_wordmap_make(struct gk_str text, bool narrow, struct gk_arena *arena,
		struct gk_wordmap *map)
{
	size_t nbits = text.n / 8 + SLACK;
	struct map m = { .text = text };
	bool wide = !narrow && gk_wide_can();

	m.lower = gk_arena_alloc(arena, text.n + SLACK);
	m.word = gk_arena_array(arena, nbits, 1);
	m.lead = gk_arena_array(arena, nbits, 1);
	if (m.lower == NULL || m.word == NULL || m.lead == NULL)
		return GK_NOMEM;
	for (size_t at = 0; at < text.n;) {
		if (wide)
			at = run_wide(&m, at);
		if (at < text.n)
			at = step(&m, at);
	}
	memset(m.lower + text.n, 0, 16);
	*map = (struct gk_wordmap){ m.lower, text.n, m.word, m.lead };
	return GK_OK;
}
