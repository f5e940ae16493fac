/*
 * out - a descriptor written through a buffer; the first failure is remembered.
 *
 * Puts after a failure are ignored; ask gk_out_flush, or look at `error`, an
 * errno, at the end and where going on would be in vain.  Interrupted and short
 * writes are retried.  The descriptor is the caller's.
 */
#ifndef GK_OUT_H
#define GK_OUT_H

#include "buf.h"

struct gk_out {
	int fd;
	struct gk_buf buf;
	int error;      /* errno of the first failure, or 0 */
	uint64_t total; /* bytes put */
};

void gk_out_put(struct gk_out *out, const void *p, size_t n);

/* GK_OK, or GK_IO or GK_NOMEM for the first failure. */
enum gk_status gk_out_flush(struct gk_out *out);

/* Gives back the memory; does not write or close. */
void gk_out_clear(struct gk_out *out);

#endif
