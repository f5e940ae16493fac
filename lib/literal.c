#include "literal.h"

#include "narrow.h"
#include "wide.h"

static bool
may_need_escape(char byte)
{
	unsigned char c = (unsigned char)byte;

	return c == '"' || c == '\\' || c < ' ' || c == 0x7F || c == 0xE2;
}

/* The first byte from p on that may have to be escaped: U+2028 and U+2029 begin
 * with E2. */
static const char *
safe_end(const char *p, const char *end)
{
	const gk_narrow quote = (gk_narrow){ 0 } + '"';
	const gk_narrow slash = (gk_narrow){ 0 } + '\\';
	const gk_narrow space = (gk_narrow){ 0 } + ' ';
	const gk_narrow del = (gk_narrow){ 0 } + 0x7F;
	const gk_narrow lead = (gk_narrow){ 0 } + 0xE2;
	gk_narrow v, stop;

	while ((size_t)(end - p) >= sizeof v) {
		memcpy(&v, p, sizeof v);
		stop = (gk_narrow)(v == quote) | (gk_narrow)(v == slash) |
		       (gk_narrow)(v < space) | (gk_narrow)(v == del) |
		       (gk_narrow)(v == lead);
		if (gk_narrow_any(stop))
			return p + gk_narrow_first(stop);
		p += sizeof v;
	}
	while (p < end && !may_need_escape(*p))
		p++;
	return p;
}

static void
put_escape(struct gk_buf *out, unsigned cp)
{
	static const char letters[] = "btn\0fr";
	static const char digit[] = "0123456789abcdef";
	char bytes[6] = { '\\', 'u', digit[cp >> 12 & 15], digit[cp >> 8 & 15],
			  digit[cp >> 4 & 15], digit[cp & 15] };

	if (cp == '"' || cp == '\\')
		bytes[1] = (char)cp;
	else if (cp >= 8 && cp <= 13 && letters[cp - 8] != '\0')
		bytes[1] = letters[cp - 8];
	gk_buf_put(out, bytes, bytes[1] == 'u' ? 6 : 2);
}

/* What stands at p, where safe_end stopped; returns what comes behind it. */
static const char *
put_unsafe(struct gk_buf *out, const char *p, const char *end)
{
	unsigned char c = (unsigned char)*p;
	size_t n = end - p < 3 ? 1 : 3; /* of a name that is no UTF-8 */

	if (c == '\n') {
		gk_buf_put(out, "\\n", 2);
		return p + 1;
	}
	if (c != 0xE2) {
		put_escape(out, c);
		return p + 1;
	}
	if (n == 3 && p[1] == '\x80' && (p[2] == '\xA8' || p[2] == '\xA9'))
		put_escape(out, p[2] == '\xA8' ? 0x2028 : 0x2029);
	else
		gk_buf_put(out, p, n);
	return p + n;
}

#ifdef GK_WIDE
/* Behind a block stand two bytes more, which may end U+2028. */
#define AHEAD (sizeof(gk_wide) + 2)

/* Copies up to what must be escaped and is no line feed, a block at a time while
 * they are whole: a block is written before it is known how much of it counts.
 * Returns what comes behind; out has room for a block and more, and may be full
 * before the end. */
GK_WIDE static const char *
copy_safe(struct gk_buf *out, const char *p, const char *end)
{
	char *to = out->p + out->n, *limit = out->p + out->cap - AHEAD;
	gk_wide v, next, last;
	uint32_t stop;

	while (to <= limit && (size_t)(end - p) >= AHEAD) {
		memcpy(&v, p, sizeof v);
		memcpy(&next, p + 1, sizeof v);
		memcpy(&last, p + 2, sizeof v);
		memcpy(to, &v, sizeof v);
		stop = gk_wide_bits(
		    (gk_wide)(v == '"') | (gk_wide)(v == '\\') |
		    (gk_wide)(v < ' ') | (gk_wide)(v == 0x7F) |
		    ((gk_wide)(v == 0xE2) & (gk_wide)(next == 0x80) &
		     (gk_wide)((last & 0xFE) == 0xA8)));
		if (stop == 0) {
			p += sizeof v;
			to += sizeof v;
			continue;
		}
		p += __builtin_ctz(stop);
		to += __builtin_ctz(stop);
		if (*p != '\n')
			break;
		/* within the block that was written, or right behind it */
		memcpy(to, "\\n", 2);
		to += 2;
		p++;
	}
	out->n = (size_t)(to - out->p);
	return p;
}
#else
#define AHEAD SIZE_MAX
#define copy_safe(out, p, end) (p)
#endif

static void
put(struct gk_buf *out, struct gk_str s, bool blocks)
{
	const char *p = s.p, *end = s.p + s.n, *q;

	gk_buf_putc(out, '"');
	while (p < end) {
		size_t left = (size_t)(end - p);

		if (blocks && left >= AHEAD && gk_buf_room(out, left + AHEAD)) {
			p = copy_safe(out, p, end);
			if ((size_t)(end - p) >= AHEAD && may_need_escape(*p))
				p = put_unsafe(out, p, end);
			continue;
		}
		q = safe_end(p, end);
		gk_buf_put(out, p, (size_t)(q - p));
		p = q < end ? put_unsafe(out, q, end) : q;
	}
	gk_buf_putc(out, '"');
}

void
gk_literal_put(struct gk_buf *out, struct gk_str s)
{
	gk_buf_room(out, s.n + 2);
	put(out, s, gk_wide_can());
}

void
gk_literal_put_narrow(struct gk_buf *out, struct gk_str s)
{
	put(out, s, false);
}
