/*
 * out - a descriptor written through a buffer; the first failure is remembered.
 *
 * Puts after a failure are ignored; ask gk_out_flush, or look at `error`, an
 * errno, at the end and where going on would be in vain.  Interrupted and short
 * writes are retried.  The descriptor is the caller's.
 * What is lent is not copied if much of it stands in a row.
 */
#ifndef GK_OUT_H
#define GK_OUT_H

#include "buf.h"

struct gk_out {
	int fd;
	struct gk_buf buf;
	int error;      /* errno of the first failure, or 0 */
	uint64_t total; /* bytes put */

	struct gk_str lent; /* private, and the next: not written yet */
	size_t behind;
};

void gk_out_put(struct gk_out *out, const void *p, size_t n);

/* The same for bytes that live until gk_out_keep, and `behind` more of them: what
 * is put or lent next, and stands there, is written together with s. */
void gk_out_lend(struct gk_out *out, struct gk_str s, size_t behind);

/* What was lent may go. */
void gk_out_keep(struct gk_out *out);

/* GK_OK, or GK_IO or GK_NOMEM for the first failure. */
enum gk_status gk_out_flush(struct gk_out *out);

/* Gives back the memory; does not write or close. */
void gk_out_clear(struct gk_out *out);

#endif
