/*
 * shard - paragraphs as lines for an engine that sorts, and what comes back.
 *
 * Map: a line for each note, KEY tab SHARD:DOCUMENT tab PARAGRAPH; the key is 16
 * digits of base 16, the rest are numbers of fixed width, DOCUMENT and PARAGRAPH
 * counted from 1.  Reduce: of lines in the order of their bytes, the first of a
 * key names the paragraph that stays, and each further one gives a line of the
 * list: its place, tab, the place of the first.  Applying such a list, sorted, to
 * the shard drops what it names.
 * So the smallest place wins, and any sharding gives the same.
 * Memory: a block of the list.  Cost: one pass.
 */
#ifndef GK_SHARD_H
#define GK_SHARD_H

#include "copy.h"
#include "in.h"
#include "out.h"

#define GK_SHARD_MOST 99999

struct gk_shard_place {
	uint64_t shard, document, paragraph;
};

struct gk_shard {
	uint64_t number;   /* of this shard, to GK_SHARD_MOST */
	const char *list;  /* the path of a list that is applied, or NULL */
	enum gk_level level; /* of what it drops */

	uint64_t document; /* private, and all below: the one in hand */
	uint64_t paras;         /* of it, so far */
	struct gk_in in;
	struct gk_buf lines;    /* what was read of the list */
	size_t at, line;
	bool open, some;        /* `next` is to come */
	struct gk_shard_place next, first;
	struct gk_buf why;      /* what is wrong with the list */
	struct gk_buf reason;   /* scratch */
};

/* Map. */
gk_settle gk_shard_settle; /* state: struct gk_shard */
gk_emit gk_shard_emit;

/* Reduce: lines of all the operands, to out.  False: *why says what is wrong. */
bool gk_shard_reduce(const char *const *operands, size_t n, struct gk_out *out,
		     struct gk_buf *why);

/* Apply.  After a list that is not one, or is not of this stream, finish says
 * so in *why. */
bool gk_shard_open(struct gk_shard *s, struct gk_buf *why);
gk_settle gk_shard_apply;
bool gk_shard_finish(void *shard, struct gk_buf *why);

void gk_shard_clear(struct gk_shard *s);

#endif
