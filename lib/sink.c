#include "sink.h"

#include <errno.h>
#include <unistd.h>

#define HELD ((size_t)1 << 20) /* blank lines that wait, at most */

static void
restart(struct gk_sink *s)
{
	s->nsep = 0;
	s->written = s->inside = s->trailing = false;
	s->last = '\n';
	gk_buf_reset(&s->held);
}

void
gk_sink_stdout(struct gk_sink *s)
{
	restart(s);
	s->atomic = false;
	s->out.fd = STDOUT_FILENO;
}

enum gk_status
gk_sink_open(struct gk_sink *s, const char *path)
{
	enum gk_status status = gk_file_begin(&s->file, path);

	if (status != GK_OK)
		return status;
	restart(s);
	s->atomic = true;
	s->out.fd = s->file.fd;
	s->out.error = 0;
	gk_buf_reset(&s->out.buf);
	return GK_OK;
}

static void
put(struct gk_sink *s, struct gk_str bytes)
{
	if (bytes.n == 0)
		return;
	gk_out_put(&s->out, bytes.p, bytes.n);
	s->last = bytes.p[bytes.n - 1];
}

/* What stands between the document before and the one that comes. */
static void
separate(struct gk_sink *s)
{
	struct gk_str sep = gk_str(s->sep, s->nsep);

	if (!s->written || s->form == GK_SINK_ROWS)
		return;
	if (s->form == GK_SINK_JSONL) {
		if (s->last != '\n')
			put(s, GK_STR("\n"));
		return;
	}
	if (sep.n == 0)
		sep = s->between;
	if (sep.p[0] == '\f' && s->last != '\n')
		put(s, GK_STR("\n"));
	put(s, sep);
}

static void
remember(struct gk_sink *s, const struct gk_unit *u)
{
	bool text = s->form == GK_SINK_TEXT;

	/* A line end between records says nothing of documents of text. */
	s->trailing = u->nsep > 0 && !(text && s->convert);
	if (u->more || !s->inside)
		return;
	s->inside = false;
	gk_buf_reset(&s->held);
	memcpy(s->sep, u->sep, u->nsep);
	s->nsep = text && s->convert ? 0 : u->nsep;
	if (s->form == GK_SINK_JSONL && (u->nsep > 0 || s->convert))
		put(s, GK_STR("\n"));
}

/* The length of bytes without the blank lines at its end. */
static size_t
without_blanks(struct gk_str bytes)
{
	size_t n = bytes.n, end = n;

	while (n > 0) {
		char c = bytes.p[n - 1];

		if (c == '\n')
			end = n;
		else if (c != ' ' && c != '\t' && c != '\r')
			break;
		n--;
	}
	return n == 0 ? 0 : end;
}

void
gk_sink_put(struct gk_sink *s, const struct gk_unit *u, struct gk_str bytes,
	    size_t behind)
{
	size_t n = bytes.n;

	if (!s->inside) {
		separate(s);
		s->inside = s->written = true;
	}
	/* If all of the later parts is cut, the blank lines before them go with
	 * them, so they wait. */
	if (u->more && !s->raw)
		n = without_blanks(bytes);
	if (n > 0) {
		put(s, gk_buf_view(&s->held));
		gk_buf_reset(&s->held);
		gk_out_lend(&s->out, gk_str(bytes.p, n),
			    bytes.n - n + behind);
		s->last = bytes.p[n - 1];
	}
	gk_buf_put(&s->held, bytes.p + n, bytes.n - n);
	if (s->held.n > HELD) {
		put(s, gk_buf_view(&s->held));
		gk_buf_reset(&s->held);
	}
	if (s->held.status != GK_OK)
		s->out.error = ENOMEM;
	remember(s, u);
}

void
gk_sink_keep(struct gk_sink *s)
{
	gk_out_keep(&s->out);
}

void
gk_sink_skip(struct gk_sink *s, const struct gk_unit *u)
{
	remember(s, u);
}

void
gk_sink_end(struct gk_sink *s)
{
	if (s->form == GK_SINK_TEXT && s->written && s->trailing)
		separate(s);
}

enum gk_status
gk_sink_close(struct gk_sink *s, bool keep)
{
	enum gk_status status = gk_out_flush(&s->out);

	if (!s->atomic)
		return status;
	s->atomic = false;
	if (status == GK_OK && keep)
		return gk_file_commit(&s->file);
	gk_file_abort(&s->file);
	return status;
}

void
gk_sink_clear(struct gk_sink *s)
{
	gk_out_clear(&s->out);
	gk_buf_clear(&s->held);
	gk_file_clear(&s->file);
}
