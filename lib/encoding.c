#include "encoding.h"

#include <errno.h>
#include <iconv.h>

#include "mem.h"

struct gk_encoding {
	iconv_t cd;
	bool plain;
};

/* The prototype's second argument is char ** here and const char ** there. */
static size_t
convert(iconv_t cd, const char **in, size_t *nin, char **out, size_t *nout)
{
	char *p;
	size_t r;

	memcpy(&p, in, sizeof p);
	r = iconv(cd, (void *)&p, nin, out, nout);
	memcpy(in, &p, sizeof p);
	return r;
}

static bool
stands_for_itself(iconv_t cd, char c)
{
	char bytes[16], *q = bytes;
	const char *p = &c;
	size_t n = 1, room = sizeof bytes;

	iconv(cd, NULL, NULL, NULL, NULL);
	return convert(cd, &p, &n, &q, &room) != (size_t)-1 &&
	       q == bytes + 1 && bytes[0] == c;
}

struct gk_encoding *
gk_encoding_new(const char *name)
{
	struct gk_encoding *e = gk_mem_array(1, sizeof *e);

	if (e == NULL)
		return NULL;
	if ((e->cd = iconv_open("UTF-8", name)) == (iconv_t)-1) {
		gk_mem_free(e);
		return NULL;
	}
	e->plain = stands_for_itself(e->cd, '\n') &&
		   stands_for_itself(e->cd, '\f') &&
		   stands_for_itself(e->cd, '\0');
	iconv(e->cd, NULL, NULL, NULL, NULL);
	return e;
}

bool
gk_encoding_is_plain(const struct gk_encoding *e)
{
	return e->plain;
}

/* Converts *raw until its end, an impossible byte (EILSEQ) or a tail that is
 * not whole (EINVAL); errno is 0 at the end, ENOMEM without memory. */
static void
run(struct gk_encoding *e, struct gk_str *raw, struct gk_buf *out)
{
	size_t room, r;
	char *q;

	errno = 0;
	while (raw->n > 0) {
		if (!gk_buf_room(out, raw->n + raw->n / 2 + 16)) {
			errno = ENOMEM;
			return;
		}
		q = out->p + out->n;
		room = out->cap - out->n;
		r = convert(e->cd, &raw->p, &raw->n, &q, &room);
		out->n = (size_t)(q - out->p);
		if (r == (size_t)-1 && errno != E2BIG)
			return;
		errno = 0;
	}
}

enum gk_status
gk_encoding_decode(struct gk_encoding *e, struct gk_str raw, bool replace,
		   struct gk_buf *out, size_t *bad)
{
	const char *start = raw.p;
	size_t count = 0;

	iconv(e->cd, NULL, NULL, NULL, NULL);
	for (;;) {
		run(e, &raw, out);
		if (errno == 0)
			break;
		if (errno == ENOMEM)
			return GK_NOMEM;
		if (!replace) {
			*bad = (size_t)(raw.p - start);
			return GK_BADTEXT;
		}
		gk_buf_puts(out, "\xEF\xBF\xBD"); /* U+FFFD */
		count++;
		raw.p++;
		raw.n--;
	}
	*bad = count;
	return out->status;
}

enum gk_status
gk_encoding_feed(struct gk_encoding *e, struct gk_str raw, bool last,
		 struct gk_buf *out, size_t *taken)
{
	const char *start = raw.p;

	for (;;) {
		run(e, &raw, out);
		if (errno == ENOMEM)
			return GK_NOMEM;
		if (errno == 0 || (errno == EINVAL && !last))
			break;
		gk_buf_putc(out, '\xFF');
		raw.p++;
		raw.n--;
	}
	*taken = (size_t)(raw.p - start);
	return out->status;
}

void
gk_encoding_free(struct gk_encoding *e)
{
	if (e == NULL)
		return;
	iconv_close(e->cd);
	gk_mem_free(e);
}
