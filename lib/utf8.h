/*
 * utf8 - UTF-8: checked once, then stepped through without checks.
 *
 * gk_utf8_check is the only function here that takes bytes of any kind; all
 * others, and every room above, want valid UTF-8, which `doc` guarantees.
 * Nothing is allocated.  Cost: a pass over the bytes.
 */
#ifndef GK_UTF8_H
#define GK_UTF8_H

#include "base.h"
#include "mem.h"

/* The offset of the first byte that is not part of valid UTF-8, or s.n.
 * Surrogates, overlong forms and what lies beyond U+10FFFF are not valid;
 * NUL is. */
size_t gk_utf8_check(struct gk_str s);

/* The same, sixteen bytes at a time or one: what the other does where a machine
 * has no AVX2.  For tests. */
size_t gk_utf8_check_narrow(struct gk_str s);

/* s, which may be any bytes, with U+FFFD for each run that is not valid; s itself
 * if it is.  Empty without memory, which the arena remembers. */
struct gk_str gk_utf8_mend(struct gk_str s, struct gk_arena *arena);

/* Code points in s. */
size_t gk_utf8_count(struct gk_str s);

/* UTF-16 code units that s would take. */
size_t gk_utf8_count16(struct gk_str s);

/* Line feeds in s, which may be any bytes. */
size_t gk_utf8_lines(struct gk_str s);

/* Where the first line feeds in s stand, at most so many; returns how many.  s is
 * less than 4 GiB. */
size_t gk_utf8_find_lines(struct gk_str s, uint32_t *at, size_t most);

/* Writes cp (a scalar value) to out, at most 4 bytes; returns how many. */
static inline size_t
gk_utf8_put(uint32_t cp, char *out)
{
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xC0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xE0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
		out[2] = (char)(0x80 | (cp & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
	out[3] = (char)(0x80 | (cp & 0x3F));
	return 4;
}

/* The code point at *p, and steps over it.  *p must be before end. */
static inline uint32_t
gk_utf8_next(const char **p, const char *end)
{
	const unsigned char *s = (const unsigned char *)*p;
	uint32_t c = s[0];

	(void)end;
	if (c < 0x80) {
		*p += 1;
		return c;
	}
	if (c < 0xE0) {
		*p += 2;
		return (c & 0x1Fu) << 6 | (s[1] & 0x3Fu);
	}
	if (c < 0xF0) {
		*p += 3;
		return (c & 0x0Fu) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
	}
	*p += 4;
	return (c & 0x07u) << 18 | (s[1] & 0x3Fu) << 12 | (s[2] & 0x3Fu) << 6 |
	       (s[3] & 0x3Fu);
}

/* The code point before p, and steps back onto it.  p must be after start. */
static inline uint32_t
gk_utf8_prev(const char **p, const char *start)
{
	const char *q = *p - 1;

	while (q > start && ((unsigned char)*q & 0xC0u) == 0x80)
		q--;
	*p = q;
	return gk_utf8_next(&q, q + 4);
}

#endif
