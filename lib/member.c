#include "member.h"

void
gk_member_part(struct gk_buf *out, size_t start)
{
	if (out->n > start + 1)
		gk_buf_putc(out, ',');
}

bool
gk_member_begin(struct gk_buf *out, size_t start, struct gk_str name,
		struct gk_str other)
{
	size_t before = out->n, n;

	gk_member_part(out, start);
	n = out->n;
	gk_buf_putc(out, '"');
	gk_buf_str(out, name);
	if (other.n > 0)
		gk_buf_putc(out, '/');
	gk_buf_str(out, other);
	gk_buf_puts(out, "\":");
	if (out->status != GK_OK ||
	    memmem(out->p + start, before - start, out->p + n, out->n - n) ==
		NULL)
		return true;
	out->n = before;
	return false;
}
