#include "buf.h"

#include <stdarg.h>
#include <stdio.h>

#include "mem.h"

bool
gk_buf_grow(struct gk_buf *b, size_t n)
{
	if (b->status != GK_OK)
		return false;
	if (n > SIZE_MAX - b->n ||
	    gk_mem_grow(&b->p, &b->cap, b->n + n, 1) != GK_OK) {
		b->status = GK_NOMEM;
		return false;
	}
	return true;
}

void
gk_buf_number(struct gk_buf *b, uint64_t number)
{
	size_t n = 1;
	char *p;

	/* the twentieth digit has no power of ten above it */
	for (uint64_t power = 10; n < 20 && number >= power; power *= 10)
		n++;
	if (!gk_buf_room(b, n))
		return;
	b->n += n;
	p = b->p + b->n;
	for (; n > 0; n--, number /= 10)
		*--p = (char)('0' + number % 10);
}

void
gk_buf_printf(struct gk_buf *b, const char *format, ...)
{
	va_list args, again;
	int n;

	va_start(args, format);
	va_copy(again, args);
	n = vsnprintf(NULL, 0, format, args);
	if (n > 0 && gk_buf_room(b, (size_t)n + 1)) {
		vsnprintf(b->p + b->n, (size_t)n + 1, format, again);
		b->n += (size_t)n;
	}
	va_end(again);
	va_end(args);
}

void
gk_buf_insert(struct gk_buf *b, size_t off, struct gk_str s)
{
	if (s.n == 0 || !gk_buf_room(b, s.n))
		return;
	memmove(b->p + off + s.n, b->p + off, b->n - off);
	memcpy(b->p + off, s.p, s.n);
	b->n += s.n;
}

void
gk_buf_cut(struct gk_buf *b, size_t off, size_t n)
{
	memmove(b->p + off, b->p + off + n, b->n - off - n);
	b->n -= n;
}

void
gk_buf_reset(struct gk_buf *b)
{
	b->n = 0;
	b->status = GK_OK;
}

void
gk_buf_clear(struct gk_buf *b)
{
	if (b == NULL)
		return;
	gk_mem_free(b->p);
	*b = (struct gk_buf){ 0 };
}
