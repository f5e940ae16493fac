/*
 * feed - the operands, read into batches of documents.
 *
 * Opens one operand after the other, recognises the format from the first that
 * is not empty, takes off byte-order marks, and cuts what it reads into units.
 * A batch is full when it holds a block, or at least one document and
 * reading on would mean to wait.  What cannot be read becomes a note in the
 * batch and does not hide the other operands.
 */
#ifndef GK_FEED_H
#define GK_FEED_H

#include "batch.h"
#include "in.h"
#include "warc.h"

/* Small enough that what is read is still near when it is looked at again. */
#define GK_FEED_BATCH GK_BLOCK

struct gk_feed {
	struct gk_task *task;   /* its format and mode are set once known */
	const volatile sig_atomic_t *stop;
	uint64_t total;         /* bytes read */
	uint64_t size;          /* of the regular files opened so far */
	bool io_error;          /* some operand could not be read to its end */

	size_t next;            /* private, and all below: the next operand */
	struct gk_in in;
	bool open, known, bom;
	enum gk_charset_wide width; /* what -f auto finds of the operand */
	struct gk_split split;
	struct gk_warc warc;
	size_t ordinal;         /* of the next document of a WET stream */
	struct gk_buf carry;    /* read, not yet a unit */
	struct gk_encoding *wide;
	struct gk_buf wide_raw;
};

/* Fills b, which was reset; b->last when nothing comes after it.  GK_NOMEM. */
enum gk_status gk_feed_fill(struct gk_feed *f, struct gk_batch *b);

/* Would filling another batch wait for input? */
bool gk_feed_waits(const struct gk_feed *f);

void gk_feed_clear(struct gk_feed *f);

#endif
