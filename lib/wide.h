/*
 * wide - UTF-8 of Cyrillic text looked at thirty-two bytes at a time.
 *
 * What fold and wordmap share: the class of every byte of a block, lower case,
 * and where a code point stands that no rule of these covers, which the caller
 * takes by table; for utf8, what is not valid.  On machines without AVX2, on
 * others than x86-64, and in builds with -DGK_NO_WIDE, nothing here is used:
 * gk_wide_can says so, and GK_WIDE is not defined on the latter two.
 * All is inlined; source of the method: class by two table look-ups, as in
 * simdjson's UTF-8 validation (Keiser, Lemire 2021).
 */
#ifndef GK_WIDE_H
#define GK_WIDE_H

#include "base.h"

#if defined(__x86_64__) && !defined(GK_NO_WIDE)
#define GK_WIDE __attribute__((target("avx2,bmi,bmi2,popcnt")))
#include <immintrin.h>

typedef unsigned char gk_wide __attribute__((vector_size(32)));

/* A table of sixteen bytes, told twice. */
#define GK_WIDE_TWICE(...) { __VA_ARGS__, __VA_ARGS__ }

/* What a byte is, by its high and its low half: a bit must stand in both. */
enum {
	GK_WIDE_D0 = 1, GK_WIDE_D1 = 2, GK_WIDE_D2 = 4, GK_WIDE_D3 = 8,
	GK_WIDE_CYR = 15,   /* leads of Cyrillic */
	GK_WIDE_C2 = 16,    /* of NBSP « » and the soft hyphen */
	GK_WIDE_E2A = 32, GK_WIDE_E2B = 64,
	GK_WIDE_E2 = 96,    /* of U+2000-U+203F: dashes, quotation marks, ... */
	GK_WIDE_DIGIT = 128,
};

struct gk_wide_block {
	gk_wide v, high, low; /* the bytes, and their halves */
	gk_wide class, prev;  /* of each byte, of the byte before it */
	gk_wide letter;       /* not 0: an ASCII letter */
	size_t n;             /* whole code points that follow the rules */
};

/* Bytes that all of a block is compared with, in wide.c: where compilers see their
 * values, they put each together anew for every block, in three instructions
 * instead of none. */
struct gk_wide_splats {
	gk_wide half, small, before_a, letters, lead, next, space, percent;
	gk_wide one, yo, yo_to_ye;
};
extern const struct gk_wide_splats gk_wide_splats;

GK_WIDE static inline uint32_t
gk_wide_bits(gk_wide v)
{
	return (uint32_t)_mm256_movemask_epi8((__m256i)v);
}

/* Every byte moved to the place behind it, and before it; 0 at the border. */
GK_WIDE static inline gk_wide
gk_wide_forth(gk_wide v)
{
	__m256i low = _mm256_permute2x128_si256((__m256i)v, (__m256i)v, 0x08);

	return (gk_wide)_mm256_alignr_epi8((__m256i)v, low, 15);
}

GK_WIDE static inline gk_wide
gk_wide_back(gk_wide v)
{
	__m256i high = _mm256_permute2x128_si256((__m256i)v, (__m256i)v, 0x81);

	return (gk_wide)_mm256_alignr_epi8(high, (__m256i)v, 1);
}

GK_WIDE static inline gk_wide
gk_wide_look_up(gk_wide table, gk_wide half)
{
	return (gk_wide)_mm256_shuffle_epi8((__m256i)table, (__m256i)half);
}

GK_WIDE static inline gk_wide
gk_wide_class(gk_wide high, gk_wide low)
{
	enum {
		D0 = GK_WIDE_D0, D1 = GK_WIDE_D1, D2 = GK_WIDE_D2,
		D3 = GK_WIDE_D3, CYR = GK_WIDE_CYR, C2 = GK_WIDE_C2,
		E2 = GK_WIDE_E2, N = GK_WIDE_DIGIT,
	};
	static const gk_wide by_high = GK_WIDE_TWICE(
	    0, 0, 0, N, 0, 0, 0, 0, 0, 0, 0, 0, C2, CYR, E2, 0);
	static const gk_wide by_low = GK_WIDE_TWICE(
	    D0 | N, D1 | N, D2 | C2 | E2 | N, D3 | N, N, N, N, N, N, N, 0, 0,
	    0, 0, 0, 0);

	return gk_wide_look_up(by_high, high) & gk_wide_look_up(by_low, low);
}

/* Not 0 for a second byte with which a code point leaves this road: D1 A0-BF,
 * D2 80-89 and D3 80-8F, where case follows no rule; the letters ª µ º of C2;
 * all of E2 but 80.  prev is the class of the lead before it. */
GK_WIDE static inline gk_wide
gk_wide_strange(gk_wide high, gk_wide low, gk_wide prev)
{
	enum {
		D1 = GK_WIDE_D1, D2 = GK_WIDE_D2, D3 = GK_WIDE_D3,
		C2 = GK_WIDE_C2, E2A = GK_WIDE_E2A, E2B = GK_WIDE_E2B,
		ALL = D1 | D3 | E2A,
	};
	static const gk_wide by_high = GK_WIDE_TWICE(
	    0, 0, 0, 0, 0, 0, 0, 0, D2 | D3 | E2B, E2A, D1 | C2 | E2A,
	    D1 | C2 | E2A, 0, 0, 0, 0);
	static const gk_wide by_low = GK_WIDE_TWICE(
	    ALL | D2, ALL | D2 | E2B, ALL | D2 | E2B, ALL | D2 | E2B,
	    ALL | D2 | E2B, ALL | D2 | E2B | C2, ALL | D2 | E2B, ALL | D2 | E2B,
	    ALL | D2 | E2B, ALL | D2 | E2B, ALL | E2B | C2, ALL | E2B,
	    ALL | E2B, ALL | E2B, ALL | E2B, ALL | E2B);

	return gk_wide_look_up(by_high, high) & gk_wide_look_up(by_low, low) &
	       prev;
}

/* How many of the n bytes at p are whole code points before the first odd one;
 * n bytes are text that ends where a code point does, or fill the block. */
GK_WIDE static inline size_t
gk_wide_usable(const char *p, size_t n, uint32_t odd)
{
	if (odd != 0) {
		n = (size_t)__builtin_ctz(odd);
		while (n > 0 && ((unsigned char)p[n] & 0xC0) == 0x80)
			n--;
		return n;
	}
	if (n < sizeof(gk_wide))
		return n;
	/* no branch: half of all blocks of Cyrillic end inside a letter */
	return n - ((unsigned char)p[n - 1] >= 0xC0) -
	       2 * (size_t)((unsigned char)p[n - 2] == 0xE2);
}

/* 0xFF where a <= b. */
GK_WIDE static inline gk_wide
gk_wide_at_most(gk_wide a, gk_wide b)
{
	return (gk_wide)(a == (gk_wide)_mm256_min_epu8((__m256i)a, (__m256i)b));
}

/* Looks at b->v, the block at p, where a code point begins, of which left bytes
 * are text.  ASCII letters end it where `latin` is 0xFF.  Returns false when
 * something did: then what stands at p + n is for a table. */
GK_WIDE static inline bool
gk_wide_look(const char *p, size_t left, unsigned char latin,
	     struct gk_wide_block *b)
{
	const struct gk_wide_splats *k = &gk_wide_splats;
	uint32_t odd;

	b->high = (gk_wide)_mm256_srli_epi16((__m256i)b->v, 4) & k->half;
	b->low = b->v & k->half;
	b->class = gk_wide_class(b->high, b->low);
	b->prev = gk_wide_forth(b->class);
	b->letter = (gk_wide)((b->v | k->small) + k->before_a);
	b->letter = gk_wide_at_most(b->letter, k->letters);
	odd = ~gk_wide_bits((gk_wide_strange(b->high, b->low, b->prev) |
			     (gk_wide_at_most(k->lead, b->v) &
			      (b->class == 0)) |
			     (b->letter & latin)) == 0);
	odd = _bzhi_u32(odd, (unsigned)left);
	b->n = gk_wide_usable(p, left, odd);
	return odd == 0;
}

/* Reads the block at p, of which left bytes are there; NULs stand behind them,
 * and looks at it. */
GK_WIDE static inline bool
gk_wide_read(const char *p, size_t left, unsigned char latin,
	     struct gk_wide_block *b)
{
	if (left >= sizeof b->v) {
		left = sizeof b->v;
		memcpy(&b->v, p, sizeof b->v);
	} else {
		b->v = (gk_wide){ 0 };
		memcpy(&b->v, p, left);
	}
	return gk_wide_look(p, left, latin, b);
}

/* Lower case of ASCII letters and of the Cyrillic that is not strange.  By the
 * high half of the second byte after D0, Ѐ-Џ, А-П and Р-Я move by `move`, and
 * the first and last of them from D0 to D1; after D2 and D3 small letters are
 * odd; ё, D1 91, is е, D0 B5. */
GK_WIDE static inline gk_wide
gk_wide_lower(const struct gk_wide_block *b)
{
	static const gk_wide move = GK_WIDE_TWICE(0, 0, 0, 0, 0, 0, 0, 0, 0x10,
						  0x20, 0xE0, 0, 0, 0, 0, 0);
	static const gk_wide turn = GK_WIDE_TWICE(0, 0, 0, 0, 0, 0, 0, 0, 1, 0,
						  1, 0, 0, 0, 0, 0);
	/* by the class of the lead before: D0, D1, D2 and D3 are 1, 2, 4, 8 */
	static const gk_wide odd_small = GK_WIDE_TWICE(
	    0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0);
	static const gk_wide has_yo = GK_WIDE_TWICE(
	    0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
	const struct gk_wide_splats *k = &gk_wide_splats;
	gk_wide d0 = (gk_wide)(b->prev == k->one), v = b->v, yo;

	v += gk_wide_look_up(move, b->high) & d0;
	v |= gk_wide_look_up(odd_small, b->prev);
	v |= b->letter & k->small;
	yo = (gk_wide)(v == k->yo) &
	     gk_wide_look_up(has_yo, b->prev);
	v ^= yo & k->yo_to_ye;
	return v ^ gk_wide_back((gk_wide_look_up(turn, b->high) & d0) ^
				(yo & k->one));
}

/* The bytes of v as they stand `back` places later, the last of prev before
 * them. */
#define GK_WIDE_BEFORE(v, prev, back)                                         \
	((gk_wide)_mm256_alignr_epi8(                                         \
	    (__m256i)(v),                                                     \
	    _mm256_permute2x128_si256((__m256i)(prev), (__m256i)(v), 0x21),   \
	    16 - (back)))

/* Not 0 where v, behind the block prev, breaks the rules of UTF-8; a code point
 * that v leaves open is found in the next block.  Of each byte and the one
 * before it three halves are looked up: a fault is a bit that stands in all
 * three.  The third and fourth bytes of long code points, which are two
 * continuations, are told by what stands two and three before. */
GK_WIDE static inline gk_wide
gk_wide_faults(gk_wide v, gk_wide prev)
{
	enum {
		SHORT = 1, LONG = 2, OVER3 = 4, LARGE = 8, SURROGATE = 16,
		OVER2 = 32, EIGHT = 64 /* F0 8x, or F5-FF 8x */, TWO = 128,
		ANY = SHORT | LONG | TWO,
		HIGH = ANY | LARGE | EIGHT,
		NEXT = LONG | OVER2 | TWO,
	};
	static const gk_wide lead_high = GK_WIDE_TWICE(
	    LONG, LONG, LONG, LONG, LONG, LONG, LONG, LONG, TWO, TWO, TWO, TWO,
	    SHORT | OVER2, SHORT, SHORT | OVER3 | SURROGATE,
	    SHORT | LARGE | EIGHT);
	static const gk_wide lead_low = GK_WIDE_TWICE(
	    ANY | OVER3 | OVER2 | EIGHT, ANY | OVER2, ANY, ANY, ANY | LARGE,
	    HIGH, HIGH, HIGH, HIGH, HIGH, HIGH, HIGH, HIGH, HIGH | SURROGATE,
	    HIGH, HIGH);
	static const gk_wide next_high = GK_WIDE_TWICE(
	    SHORT, SHORT, SHORT, SHORT, SHORT, SHORT, SHORT, SHORT,
	    NEXT | OVER3 | EIGHT, NEXT | OVER3 | LARGE,
	    NEXT | SURROGATE | LARGE, NEXT | SURROGATE | LARGE, SHORT, SHORT,
	    SHORT, SHORT);
	gk_wide lead = GK_WIDE_BEFORE(v, prev, 1);
	gk_wide third = GK_WIDE_BEFORE(v, prev, 2);
	gk_wide fourth = GK_WIDE_BEFORE(v, prev, 3);
	gk_wide fault = gk_wide_look_up(lead_high, lead >> 4) &
			gk_wide_look_up(lead_low, lead & 15) &
			gk_wide_look_up(next_high, v >> 4);

	/* the highest bit is left where they are at least E0 and F0 */
	third = (gk_wide)_mm256_subs_epu8(
	    (__m256i)third, _mm256_set1_epi8((char)(0xE0 - TWO)));
	fourth = (gk_wide)_mm256_subs_epu8(
	    (__m256i)fourth, _mm256_set1_epi8((char)(0xF0 - TWO)));
	return fault ^ ((third | fourth) & TWO);
}

static inline bool
gk_wide_can(void)
{
	return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2");
}
#else
static inline bool
gk_wide_can(void)
{
	return false;
}
#endif

#endif
