#include "out.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

static void
write_all(struct gk_out *out, const char *p, size_t n)
{
	ssize_t w;

	while (n > 0 && out->error == 0) {
		w = write(out->fd, p, n);
		if (w < 0 && errno == EINTR)
			continue;
		/* A pipe that somebody else set not to block. */
		if (w < 0 && errno == EAGAIN) {
			struct pollfd full = { .fd = out->fd, .events = POLLOUT };

			poll(&full, 1, -1);
			continue;
		}
		if (w <= 0) {
			out->error = w < 0 ? errno : EIO;
			return;
		}
		p += w;
		n -= (size_t)w;
	}
}

static void
append(struct gk_out *out, const char *p, size_t n)
{
	if (out->buf.n + n > GK_BLOCK || n >= GK_BLOCK / 2) {
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

/* Does s go on where what was lent ends?  The same place, or the same bytes. */
static bool
follows(const struct gk_out *out, const char *p, size_t n)
{
	const char *end = out->lent.p + out->lent.n;

	return out->lent.n > 0 && n <= out->behind &&
	       (p == end || memcmp(p, end, n) == 0);
}

static void
join(struct gk_out *out, size_t n)
{
	out->lent.n += n;
	out->behind -= n;
}

void
gk_out_put(struct gk_out *out, const void *p, size_t n)
{
	if (n == 0)
		return;
	out->total += n;
	if (follows(out, p, n)) {
		join(out, n);
		return;
	}
	gk_out_keep(out);
	append(out, p, n);
}

void
gk_out_lend(struct gk_out *out, struct gk_str s, size_t behind)
{
	if (s.n == 0)
		return;
	out->total += s.n;
	if (follows(out, s.p, s.n)) {
		join(out, s.n);
		return;
	}
	gk_out_keep(out);
	out->lent = s;
	out->behind = behind;
}

void
gk_out_keep(struct gk_out *out)
{
	struct gk_str s = out->lent;

	out->lent = gk_str("", 0);
	if (s.n > 0)
		append(out, s.p, s.n);
}

enum gk_status
gk_out_flush(struct gk_out *out)
{
	gk_out_keep(out);
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
