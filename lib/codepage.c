#include "codepage.h"

#include "utf8.h"

#include "codepage_table.inc"

#define NOTHING 0xFFFD

const char *
gk_codepage_name(enum gk_codepage page)
{
	return names[page];
}

uint32_t
gk_codepage_point(enum gk_codepage page, unsigned char byte)
{
	return byte < 0x80 ? byte : points[page][byte - 0x80];
}

int
gk_codepage_byte(enum gk_codepage page, uint32_t cp)
{
	const struct back *b = backs[page];
	size_t low = 0, high = 128, middle;

	if (cp < 0x80)
		return (int)cp;
	while (low < high) {
		middle = low + (high - low) / 2;
		if (b[middle].cp < cp)
			low = middle + 1;
		else
			high = middle;
	}
	return low < 128 && b[low].cp == cp && cp != NOTHING ? b[low].byte
							     : -1;
}

/* So many bytes are decoded between two looks at the room that there is. */
#define PIECE 4096

enum gk_status
gk_codepage_decode(enum gk_codepage page, struct gk_str raw, bool replace,
		   struct gk_buf *out, size_t *bad)
{
	const unsigned char *p = (const unsigned char *)raw.p;
	const unsigned char *end = p + raw.n, *stop;
	size_t count = 0;
	uint32_t cp;
	char *q;

	while (p < end) {
		stop = end - p < PIECE ? end : p + PIECE;
		/* A byte becomes three at the most. */
		if (!gk_buf_room(out, 3 * PIECE))
			return GK_NOMEM;
		for (q = out->p + out->n; p < stop; p++) {
			cp = *p < 0x80 ? *p : points[page][*p - 0x80];
			if (cp == NOTHING && !replace)
				break;
			count += cp == NOTHING;
			q += gk_utf8_put(cp, q);
		}
		out->n = (size_t)(q - out->p);
		if (p < stop) {
			*bad = (size_t)((const char *)p - raw.p);
			return GK_BADTEXT;
		}
	}
	*bad = count;
	return out->status;
}
