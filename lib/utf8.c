#include "utf8.h"

#include <unistr.h>

#include "wide.h"

#ifdef __SSE2__ /* no other rule of the house is broken for speed alone */
#include <emmintrin.h>

static unsigned
at_least(__m128i bytes, unsigned char limit)
{
	/* Unsigned >= by saturating subtraction: limit - byte is 0. */
	__m128i less = _mm_subs_epu8(_mm_set1_epi8((char)limit), bytes);

	return (unsigned)_mm_movemask_epi8(
	    _mm_cmpeq_epi8(less, _mm_setzero_si128()));
}

static unsigned
equal(__m128i bytes, unsigned char value)
{
	return (unsigned)_mm_movemask_epi8(
	    _mm_cmpeq_epi8(bytes, _mm_set1_epi8((char)value)));
}

/* How many bytes from the start of s are valid for sure: sixteen at a time, as
 * long as they are ASCII and code points of two or three bytes, whose borders
 * (E0, ED) need no second look.  Where bytes must continue a code point is known
 * from where its lead stands.  Ends at a code point's start. */
static size_t
sure_length(struct gk_str s)
{
	unsigned open = 0, lead2, lead3, next, must;
	size_t i = 0;
	__m128i v;

	for (; s.n - i >= 16; i += 16) {
		memcpy(&v, s.p + i, sizeof v);
		if (_mm_movemask_epi8(v) == 0 && open == 0)
			continue;
		lead2 = at_least(v, 0xC0);
		lead3 = at_least(v, 0xE0);
		if ((equal(v, 0xC0) | equal(v, 0xC1) | equal(v, 0xE0) |
		     equal(v, 0xED) | at_least(v, 0xF0)) != 0)
			break;
		next = at_least(v, 0x80) & ~lead2;
		must = lead2 << 1 | lead3 << 2 | open;
		if ((must & 0xFFFF) != next)
			break;
		open = must >> 16;
	}
	/* The last block may have opened a code point that ends in this one. */
	while (open != 0 && ((unsigned char)s.p[--i] & 0xC0) == 0x80)
		;
	return i;
}
#else
static size_t
sure_length(struct gk_str s)
{
	size_t i = 0;

	while (i < s.n && (unsigned char)s.p[i] < 0x80)
		i++;
	return i;
}
#endif

/* The length of the valid code point at p, 0 if there is none. */
static size_t
step(const char *p, const char *end)
{
	size_t n = end - p < 4 ? (size_t)(end - p) : 4;
	int length = u8_mblen((const uint8_t *)p, n);

	return length > 0 ? (size_t)length : *p == '\0';
}

#ifdef GK_WIDE
/* Is the block v, behind prev, without a fault for sure? */
GK_WIDE static inline bool
is_sound(gk_wide v, gk_wide prev)
{
	return gk_wide_bits(v | prev) == 0 ||
	       gk_wide_bits(gk_wide_faults(v, prev) == 0) == UINT32_MAX;
}

/* The same as sure_length, for all of UTF-8. */
GK_WIDE static size_t
wide_length(struct gk_str s)
{
	gk_wide v, prev = { 0 };
	size_t i = 0;

	for (; s.n - i >= sizeof v; i += sizeof v) {
		memcpy(&v, s.p + i, sizeof v);
		if (!is_sound(v, prev))
			break;
		prev = v;
	}
	if (s.n - i < sizeof v) {
		/* NULs behind the end are a fault if a code point is open */
		v = (gk_wide){ 0 };
		memcpy(&v, s.p + i, s.n - i);
		if (is_sound(v, prev))
			return s.n;
	}
	/* The last block may have opened a code point. */
	for (size_t k = 0; k < 4 && i > 0; k++)
		if (((unsigned char)s.p[--i] & 0xC0) != 0x80)
			break;
	return i;
}
#else
static size_t
wide_length(struct gk_str s)
{
	return sure_length(s);
}
#endif

static size_t
check(struct gk_str s, size_t (*length)(struct gk_str))
{
	const char *p = s.p, *end = s.p + s.n, *stop;
	size_t n;

	while (p < end) {
		p += length(gk_str(p, (size_t)(end - p)));
		/* What stopped it is behind by the end of this block. */
		stop = end - p > 32 ? p + 32 : end;
		while (p < stop) {
			if ((n = step(p, end)) == 0)
				return (size_t)(p - s.p);
			p += n;
		}
	}
	return s.n;
}

size_t
gk_utf8_check(struct gk_str s)
{
	return check(s, gk_wide_can() ? wide_length : sure_length);
}

size_t
gk_utf8_check_narrow(struct gk_str s)
{
	return check(s, sure_length);
}

/* Sixteen bytes at a time; a comparison gives -1 for yes, so that a byte of the
 * sum counts to 255 before it must be emptied. */
typedef signed char wide __attribute__((vector_size(16)));

typedef unsigned char counters __attribute__((vector_size(16)));

/* The sum of eight bytes. */
static size_t
sum8(uint64_t x)
{
	const uint64_t even = 0x00FF00FF00FF00FF;

	return (size_t)(((x & even) + (x >> 8 & even)) * 0x0001000100010001 >>
			48);
}

static size_t
sum(counters counts)
{
	unsigned char bytes[sizeof counts];

	memcpy(bytes, &counts, sizeof counts);
	return sum8(gk_le64(bytes)) + sum8(gk_le64(bytes + 8));
}

/* Bytes of s that are less than `below` (signed), equal to it with same.  The
 * last few are read once more with what stands before them, which a mask takes
 * out. */
static size_t
count(struct gk_str s, signed char below, bool same)
{
	static const signed char tail[32] = {
		[16] = -1, -1, -1, -1, -1, -1, -1, -1,
		-1, -1, -1, -1, -1, -1, -1, -1,
	};
	const char *p = s.p, *end = s.p + s.n, *stop;
	wide limit = (wide){ 0 } + below, v, mask;
	counters counts = { 0 };
	size_t n = 0;

	if (s.n < 16) {
		for (; p < end; p++)
			n += same ? (signed char)*p == below
				  : (signed char)*p < below;
		return n;
	}
	for (;;) {
		stop = end - p > 254 * 16 ? p + 254 * 16 : end;
		for (; stop - p >= 16; p += 16) {
			memcpy(&v, p, sizeof v);
			counts -= same ? (counters)(v == limit)
				       : (counters)(v < limit);
		}
		if (end - p < 16)
			break;
		n += sum(counts);
		counts = (counters){ 0 };
	}
	memcpy(&v, end - 16, sizeof v);
	memcpy(&mask, tail + (end - p), sizeof mask);
	v = same ? (wide)(v == limit) : (wide)(v < limit);
	counts -= (counters)(v & mask);
	return n + sum(counts);
}

#ifdef GK_WIDE
/* The same, thirty-two bytes at a time: of so many a comparison makes a mask,
 * whose bits are counted. */
GK_WIDE static inline size_t
count_wide(struct gk_str s, signed char below, bool same)
{
	typedef signed char wider __attribute__((vector_size(32)));
	wider limit = (wider){ 0 } + below, v;
	size_t n = 0, i = 0;
	uint32_t found;

	for (; s.n - i >= sizeof v; i += sizeof v) {
		memcpy(&v, s.p + i, sizeof v);
		n += (size_t)__builtin_popcount(gk_wide_bits(
		    same ? (gk_wide)(v == limit) : (gk_wide)(v < limit)));
	}
	/* the last block is the end of s; what was counted is shifted out */
	memcpy(&v, s.p + s.n - sizeof v, sizeof v);
	found = gk_wide_bits(same ? (gk_wide)(v == limit)
				  : (gk_wide)(v < limit));
	return n + (size_t)__builtin_popcountll((uint64_t)found >>
						(sizeof v - (s.n - i)));
}

GK_WIDE static size_t
continuations_wide(struct gk_str s)
{
	return count_wide(s, -64, false);
}

GK_WIDE static size_t
lines_wide(struct gk_str s)
{
	return count_wide(s, '\n', true);
}
/* As many line feeds as find_lines has room for; *i is where it goes on. */
GK_WIDE static size_t
find_lines_wide(struct gk_str s, uint32_t *at, size_t most, size_t *i)
{
	size_t n = 0;
	gk_wide v;

	for (; n < most && s.n - *i >= sizeof v; *i += sizeof v) {
		uint32_t found;

		memcpy(&v, s.p + *i, sizeof v);
		found = gk_wide_bits((gk_wide)(v == '\n'));
		for (; found != 0 && n < most; found &= found - 1)
			at[n++] = (uint32_t)*i +
				  (uint32_t)__builtin_ctz(found);
	}
	return n;
}
#else
#define continuations_wide(s) 0
#define lines_wide(s) 0
#define find_lines_wide(s, at, most, i) 0
#endif

/* Of shorter texts there is no whole block. */
#define WIDE_LEAST 32

size_t
gk_utf8_count(struct gk_str s)
{
	/* continuations: 80-BF */
	return s.n - (s.n >= WIDE_LEAST && gk_wide_can()
			  ? continuations_wide(s)
			  : count(s, -64, false));
}

size_t
gk_utf8_lines(struct gk_str s)
{
	return s.n >= WIDE_LEAST && gk_wide_can() ? lines_wide(s)
						  : count(s, '\n', true);
}

size_t
gk_utf8_find_lines(struct gk_str s, uint32_t *at, size_t most)
{
	size_t i = 0, n = gk_wide_can() ? find_lines_wide(s, at, most, &i) : 0;

	while (n < most && i < s.n) {
		const char *nl = memchr(s.p + i, '\n', s.n - i);

		if (nl == NULL)
			break;
		i = (size_t)(nl - s.p);
		at[n++] = (uint32_t)i++;
	}
	return n;
}

size_t
gk_utf8_count16(struct gk_str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += (size_t)(((unsigned char)s.p[i] & 0xC0u) != 0x80) +
		     ((unsigned char)s.p[i] >= 0xF0);
	return n;
}

struct gk_str
gk_utf8_mend(struct gk_str s, struct gk_arena *arena)
{
	static const char mark[] = "\xEF\xBF\xBD"; /* U+FFFD */
	size_t n = gk_utf8_check(s), to = 0;
	char *p;

	if (n == s.n)
		return s;
	if ((p = gk_arena_array(arena, s.n, sizeof mark - 1)) == NULL)
		return gk_str("", 0);
	while (s.n > 0) {
		memcpy(p + to, s.p, n);
		to += n;
		if (n == s.n)
			break;
		memcpy(p + to, mark, sizeof mark - 1);
		to += sizeof mark - 1;
		for (n++; n < s.n && ((unsigned char)s.p[n] & 0xC0) == 0x80;)
			n++;
		s = gk_str(s.p + n, s.n - n);
		n = gk_utf8_check(s);
	}
	return gk_str(p, to);
}
