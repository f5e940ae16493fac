/*
 * buf - bytes that grow.
 *
 * A zeroed struct gk_buf is an empty one.  Puts latch: after the first that
 * finds no memory the rest are ignored, and `status` says GK_NOMEM, so that a
 * caller writes freely and asks once.  The struct that embeds a buf owns it and
 * calls gk_buf_clear; views of its content die with the next put.
 */
#ifndef GK_BUF_H
#define GK_BUF_H

#include "base.h"

struct gk_buf {
	char *p;
	size_t n;
	size_t cap;
	enum gk_status status;
};

bool gk_buf_grow(struct gk_buf *b, size_t n); /* private */

/* Makes room for n more bytes at p + n.  False, and latched, without memory. */
static inline bool
gk_buf_room(struct gk_buf *b, size_t n)
{
	if (b->status == GK_OK && n <= b->cap - b->n)
		return true;
	return gk_buf_grow(b, n);
}

/* Copies. */
static inline void
gk_buf_put(struct gk_buf *b, const void *p, size_t n)
{
	if (n == 0 || !gk_buf_room(b, n))
		return;
	memcpy(b->p + b->n, p, n);
	b->n += n;
}

static inline void
gk_buf_str(struct gk_buf *b, struct gk_str s)
{
	gk_buf_put(b, s.p, s.n);
}

static inline void
gk_buf_puts(struct gk_buf *b, const char *s)
{
	gk_buf_put(b, s, strlen(s));
}

static inline void
gk_buf_putc(struct gk_buf *b, char c)
{
	if (gk_buf_room(b, 1))
		b->p[b->n++] = c;
}

void gk_buf_number(struct gk_buf *b, uint64_t number); /* decimal */

/* printf, for messages; in the C locale, whatever the caller's is. */
__attribute__((format(printf, 2, 3))) void gk_buf_printf(struct gk_buf *b,
							   const char *format,
							   ...);

/* Inserts s before the byte at off, or cuts n bytes out from off. */
void gk_buf_insert(struct gk_buf *b, size_t off, struct gk_str s);
void gk_buf_cut(struct gk_buf *b, size_t off, size_t n);

static inline struct gk_str
gk_buf_view(const struct gk_buf *b)
{
	return gk_str(b->p, b->n);
}

void gk_buf_reset(struct gk_buf *b); /* keeps the memory, forgets a failure */
void gk_buf_clear(struct gk_buf *b);

#endif
