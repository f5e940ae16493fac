#include "wordmap.h"

#include "unicode.h"
#include "utf8.h"
#include "wide.h"

#define WORD (GK_UC_LETTER | GK_UC_DIGIT | GK_UC_MARK)

/* What the inlined readers may touch behind the last byte of text and of a map,
 * and a block that is written whole. */
#define SLACK 72

/* The least room for pieces: few lines are longer. */
#define PIECE 4096

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
	unsigned char *word, *lead, *mark; /* where the next bits go */
	uint64_t words, leads, marks;      /* those that wait for more */
	unsigned n;                        /* how many wait, less than 64 */
};

/* Adds n bits to each map, at most 32; those of no use are 0.  They gather in a
 * register: a byte of the map that is read soon after it was written makes the
 * machine wait. */
static inline void
add_bits(struct map *m, uint32_t words, uint32_t leads, uint32_t marks,
	 unsigned n)
{
	m->words |= (uint64_t)words << m->n;
	m->leads |= (uint64_t)leads << m->n;
	m->marks |= (uint64_t)marks << m->n;
	m->n += n;
	if (m->n < 64)
		return;
	gk_put_le64(m->word, m->words);
	gk_put_le64(m->lead, m->leads);
	gk_put_le64(m->mark, m->marks);
	m->word += 8;
	m->lead += 8;
	m->mark += 8;
	m->n -= 64;
	m->words = (uint64_t)words >> (n - m->n);
	m->leads = (uint64_t)leads >> (n - m->n);
	m->marks = (uint64_t)marks >> (n - m->n);
}

/* The last bits, and zeros behind them. */
static void
end_bits(struct map *m)
{
	gk_put_le64(m->word, m->words);
	gk_put_le64(m->lead, m->leads);
	gk_put_le64(m->mark, m->marks);
	memset(m->word + 8, 0, 16);
	memset(m->lead + 8, 0, 16);
	memset(m->mark + 8, 0, 16);
}

/* The code point at `at`, by table; returns what comes behind it. */
static size_t
step(struct map *m, size_t at)
{
	const char *p = m->text.p + at;
	uint32_t cp = gk_utf8_next(&p, m->text.p + m->text.n), low;
	size_t n = (size_t)(p - m->text.p) - at;
	bool word = (gk_unicode_class(cp) & WORD) != 0;
	char bytes[4];

	low = gk_unicode_lower(cp);
	if (low == 0x451)
		low = 0x435;
	if (gk_utf8_put(low, bytes) == n)
		memcpy(m->lower + at, bytes, n);
	else
		memcpy(m->lower + at, m->text.p + at, n);
	add_bits(m, word ? (1u << n) - 1 : 0, 1, !word && cp != ' ',
		 (unsigned)n);
	return at + n;
}

#ifdef GK_WIDE
typedef signed char wide_signed __attribute__((vector_size(32)));

/* Blocks from `at` on to `end` or beyond, until a code point is for the table;
 * returns it. */
GK_WIDE static size_t
run_wide(struct map *map, size_t at, size_t end)
{
	enum { N = 1, A = 2, P = 4, D = 128 };
	static const gk_wide by_high = GK_WIDE_TWICE(
	    0, 0, 0, N, A, P, A, P, 0, 0, 0, 0, 0, D, 0, 0);
	static const gk_wide by_low = GK_WIDE_TWICE(
	    P | N | D, A | P | N | D, A | P | N | D, A | P | N | D, A | P | N,
	    A | P | N, A | P | N, A | P | N, A | P | N, A | P | N, A | P, A, A,
	    A, A, A);
	struct map m = *map;
	bool on = true;

	while (at < end && on) {
		struct gk_wide_block b;
		uint32_t word, lead, mark;
		unsigned n;
		gk_wide low, kind;

		on = gk_wide_read(m.text.p + at, m.text.n - at, 0, &b);
		low = gk_wide_lower(&b);
		kind = gk_wide_look_up(by_high, b.high) &
		       gk_wide_look_up(by_low, b.low);
		/* what is something, and the byte behind a Cyrillic lead */
		word = ~gk_wide_bits((gk_wide)(kind == 0)) |
		       gk_wide_bits(kind) << 1;
		lead = gk_wide_bits((gk_wide)((wide_signed)b.v >
					      (wide_signed)gk_wide_splats.next));
		n = (unsigned)b.n;
		memcpy(m.lower + at, &low, sizeof low);
		mark = lead & ~word &
		       ~gk_wide_bits((gk_wide)(b.v == gk_wide_splats.space));
		add_bits(&m, _bzhi_u32(word, n), _bzhi_u32(lead, n),
			 _bzhi_u32(mark, n), n);
		at += n;
	}
	*map = m;
	return at;
}
#else
static size_t
run_wide(struct map *m, size_t at, size_t end)
{
	(void)m;
	(void)end;
	return at;
}
#endif

/* The bytes of the first five letters of [start, end); *nletters: all of them. */
static size_t
first_five(const struct gk_wordmap *map, size_t start, size_t end,
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

static uint64_t
mix_all(uint64_t h, const char *p, size_t n)
{
	for (; n > 16; p += 16, n -= 16)
		h = gk_wordmap_mix(h, p, 16);
	return gk_wordmap_mix(h, p, n);
}

struct gk_wordmap_word
gk_wordmap_read_any(const struct gk_wordmap *map, size_t start, size_t end)
{
	const char *p = map->lower + start;
	size_t n = end - start, five, letters;
	uint64_t h, mask = ((uint64_t)1 << (n & 63)) - 1;

	if (n <= 21 && (gk_wordmap_bits(map->lead, start) & mask) == mask) {
		five = n < 5 ? n : 5; /* a number, or Latin */
		h = gk_wordmap_mix(1, p, five);
		return (struct gk_wordmap_word){
			.hash = (uint32_t)gk_wordmap_mix(h, p + five, n - five),
			.stem = (uint32_t)h,
			.nletters = n,
		};
	}
	five = first_five(map, start, end, &letters);
	h = mix_all(1, p, five);
	return (struct gk_wordmap_word){
		.hash = (uint32_t)mix_all(h, p + five, n - five),
		.stem = (uint32_t)h,
		.nletters = letters,
	};
}

/* Maps text up to `end` and perhaps some bytes beyond. */
static void
make(struct gk_str text, size_t end, bool wide, struct gk_wordmap_space *space,
     struct gk_wordmap *map)
{
	struct map m = { .text = text, .lower = space->lower,
			 .word = space->word, .lead = space->lead,
			 .mark = space->mark };

	for (size_t at = 0; at < end;) {
		if (wide)
			at = run_wide(&m, at, end);
		if (at < end)
			at = step(&m, at);
	}
	end_bits(&m);
	memset(m.lower + end, 0, 16);
	*map = (struct gk_wordmap){ m.lower, end, space->word, space->lead,
				    space->mark };
}

/* Has room for n bytes and what the block of the last one may hold. */
static bool
make_room(struct gk_wordmap_space *space, size_t n, struct gk_arena *arena)
{
	size_t nbits = n / 8 + SLACK;

	space->lower = gk_arena_alloc(arena, n + SLACK);
	space->word = gk_arena_alloc(arena, nbits);
	space->lead = gk_arena_alloc(arena, nbits);
	space->mark = gk_arena_alloc(arena, nbits);
	space->cap = n;
	return space->lower != NULL && space->word != NULL &&
	       space->lead != NULL && space->mark != NULL;
}

enum gk_status
gk_wordmap_make(struct gk_str text, bool narrow, struct gk_arena *arena,
		struct gk_wordmap *map)
{
	struct gk_wordmap_space space;

	if (!make_room(&space, text.n, arena))
		return GK_NOMEM;
	make(text, text.n, !narrow && gk_wide_can(), &space, map);
	return GK_OK;
}

enum gk_status
gk_wordmap_piece(struct gk_str text, size_t start, size_t end,
		 struct gk_wordmap_space *space, struct gk_arena *arena,
		 struct gk_wordmap *map)
{
	size_t n = end - start;

	if (space->cap < n &&
	    !make_room(space, n > PIECE / 2 ? 2 * n : PIECE, arena)) {
		space->cap = 0;
		return GK_NOMEM;
	}
	make(gk_str_cut(text, start, text.n), n, gk_wide_can(), space, map);
	return GK_OK;
}
