/*
 * total - the people, organisations and places of a whole stream.
 *
 * Each with the number of documents that name it and of its mentions, the same
 * kind and normal form being the same entity.  Rows come when all documents were
 * seen: most documents first, then most mentions, then by kind and name.
 * Memory: never more than `memory`, at least GK_TOTAL_LEAST; what finds no room is
 * kept on disk, and counts stay exact.  A name counts by its first 4,000 bytes.
 */
#ifndef GK_TOTAL_H
#define GK_TOTAL_H

#include "filter.h"
#include "hash.h"
#include "sorted.h"

#define GK_TOTAL_LEAST (2 * GK_SORTED_LEAST)
#define GK_TOTAL_MEMORY ((size_t)256 << 20) /* unless told otherwise */

struct gk_total {
	size_t memory;
	const char *folder;
	bool jsonl, header;

	struct gk_sorted names; /* private, and all below */
	struct gk_hash_map here; /* of the document in hand */
	struct gk_buf key;
};

void gk_total_open(struct gk_total *t);

/* Takes the list "entities". */
gk_settle gk_total_settle;

/* The rows.  GK_OK, GK_NOMEM, GK_IO with errno; out latches its own. */
gk_ending gk_total_write;

void gk_total_clear(struct gk_total *t);

#endif
