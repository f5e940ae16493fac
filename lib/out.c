#include "out.h"

#include <errno.h>
#include <unistd.h>

static void
write_all(struct gk_out *out, const char *p, size_t n)
{
	ssize_t w;

	while (n > 0 && out->error == 0) {
		w = write(out->fd, p, n);
		if (w < 0 && errno == EINTR)
			continue;
		if (w <= 0) {
			out->error = w < 0 ? errno : EIO;
			return;
		}
		p += w;
		n -= (size_t)w;
	}
}

void
gk_out_put(struct gk_out *out, const void *p, size_t n)
{
	out->total += n;
	if (out->buf.n + n > GK_BLOCK) {
		write_all(out, out->buf.p, out->buf.n);
		gk_buf_reset(&out->buf);
		if (n >= GK_BLOCK / 2) {
			write_all(out, p, n);
			return;
		}
	}
	gk_buf_put(&out->buf, p, n);
	if (out->buf.status != GK_OK && out->error == 0)
		out->error = ENOMEM;
}

enum gk_status
gk_out_flush(struct gk_out *out)
{
	write_all(out, out->buf.p, out->buf.n);
	gk_buf_reset(&out->buf);
	return out->error == 0 ? GK_OK
			       : out->error == ENOMEM ? GK_NOMEM : GK_IO;
}

void
gk_out_clear(struct gk_out *out)
{
	gk_buf_clear(&out->buf);
}
