/*
 * base - what every room speaks: statuses, views, spans and limits.
 *
 * A view (gk_str) is bytes that somebody else owns; it has no NUL at its end
 * and may hold one inside.  A span is a place in a document, counted in bytes
 * of its text, the end exclusive.  Sizes and offsets are bytes wherever a name
 * does not say otherwise.  What can fail returns a status and leaves its
 * outputs alone when it does.
 */
#ifndef GK_BASE_H
#define GK_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum gk_status {
	GK_OK,
	GK_END,     /* nothing more to read */
	GK_NOMEM,
	GK_IO,      /* errno says what */
	GK_BADTEXT, /* the input is not what it should be */
	GK_TOOBIG,  /* a limit below */
};

struct gk_str {
	const char *p;
	size_t n;
};

struct gk_span {
	size_t start;
	size_t end;
};

#define GK_VERSION "0.1.0"

#define GK_STR(literal) ((struct gk_str){ (literal), sizeof(literal) - 1 })

/* How much is read at a time.  `make tiny` sets it to 16, so that every test
 * meets the edges of buffers. */
#ifndef GK_BLOCK
#define GK_BLOCK ((size_t)1 << 18)
#endif

/* Limits; the options that move them are in the manual. */
#define GK_MAX_DOCUMENT ((size_t)64 << 20)  /* --max-document */
#define GK_MAX_PARAGRAPH ((size_t)16 << 20) /* --max-paragraph */
#define GK_MAX_MESSAGES 20                  /* then only a count follows */
#define GK_MAX_NESTING 512                  /* arrays and objects in JSON */

static inline struct gk_str
gk_str(const char *p, size_t n)
{
	return (struct gk_str){ p, n };
}

/* A view of a C string. */
static inline struct gk_str
gk_str_of(const char *s)
{
	return (struct gk_str){ s, strlen(s) };
}

/* The part of text that a span names; the span must lie within it. */
static inline struct gk_str
gk_str_cut(struct gk_str text, size_t start, size_t end)
{
	return (struct gk_str){ text.p + start, end - start };
}

static inline bool
gk_str_eq(struct gk_str a, struct gk_str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static inline bool
gk_str_is(struct gk_str a, const char *s)
{
	return gk_str_eq(a, gk_str_of(s));
}

static inline bool
gk_str_begins(struct gk_str a, struct gk_str prefix)
{
	return a.n >= prefix.n && memcmp(a.p, prefix.p, prefix.n) == 0;
}

/* Eight bytes, the least first, and back; compilers make one access of each. */
static inline uint64_t
gk_le64(const void *from)
{
	const unsigned char *p = from;

	return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 |
	       (uint64_t)p[3] << 24 | (uint64_t)p[4] << 32 |
	       (uint64_t)p[5] << 40 | (uint64_t)p[6] << 48 |
	       (uint64_t)p[7] << 56;
}

static inline void
gk_put_le64(void *to, uint64_t x)
{
	unsigned char *p = to;

	p[0] = (unsigned char)x;
	p[1] = (unsigned char)(x >> 8);
	p[2] = (unsigned char)(x >> 16);
	p[3] = (unsigned char)(x >> 24);
	p[4] = (unsigned char)(x >> 32);
	p[5] = (unsigned char)(x >> 40);
	p[6] = (unsigned char)(x >> 48);
	p[7] = (unsigned char)(x >> 56);
}

#endif
