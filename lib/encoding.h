/*
 * encoding - other encodings brought to UTF-8, through iconv(3).
 *
 * Only ever to UTF-8, so nothing can be lost on the way; an impossible byte is
 * reported with its place, or becomes U+FFFD where the caller wants that.
 * A converter is for one thread.  Names are whatever iconv knows.
 */
#ifndef GK_ENCODING_H
#define GK_ENCODING_H

#include "buf.h"

struct gk_encoding;

/* NULL: not known (errno EINVAL), or no memory. */
struct gk_encoding *gk_encoding_new(const char *name);

/* Do line feed, form feed and NUL stand for themselves, one byte each?  True of
 * all code pages and of UTF-8, not of UTF-16. */
bool gk_encoding_is_plain(const struct gk_encoding *e);

/* Appends raw as UTF-8.  GK_BADTEXT: *bad is the first impossible byte of raw,
 * and what stands before it has been appended.  With replace, each becomes
 * U+FFFD instead and *bad counts them. */
enum gk_status gk_encoding_decode(struct gk_encoding *e, struct gk_str raw,
				  bool replace, struct gk_buf *out,
				  size_t *bad);

/* The same for a stream: *taken is how much of raw was converted (a tail of a
 * few bytes may wait for more, unless last); an impossible byte becomes 0xFF,
 * which no UTF-8 holds, so that the document that it stands in is found bad. */
enum gk_status gk_encoding_feed(struct gk_encoding *e, struct gk_str raw,
				bool last, struct gk_buf *out, size_t *taken);

void gk_encoding_free(struct gk_encoding *e);

#endif
