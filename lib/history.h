/*
 * history - the keys of paragraphs that earlier runs saw, in a file.
 *
 * A header of 64 bytes: the name "granka state" and a line end, zeros up to
 * byte 16; then 64-bit numbers, the low byte first: version of the file, version
 * of the normal form, level, how many keys, digest of what follows, digest of
 * the header up to here.  Then the keys, rising, eight bytes each, and of each,
 * two bytes, in how many documents it stood (65535: or more).  The digest is the
 * XXH3 of each MiB chained to that before.
 * A file that is damaged, or of another version or level, is refused.
 * *why is a constant that says what is wrong.
 * Memory: the file is mapped; a quarter of a byte a key beside it.  Cost: a pass
 * to open; to ask for a key, two or three places in memory.
 */
#ifndef GK_HISTORY_H
#define GK_HISTORY_H

#include "mapped.h"

#define GK_HISTORY_DOCUMENTS_MOST 65535

struct gk_history {
	uint64_t level, n;
	struct gk_mapped file; /* private, and all below */
	const char *keys, *counts;
	uint32_t *first;       /* of the keys with the same high bits */
	unsigned bits;
};

struct gk_history_key {
	uint64_t key;
	uint16_t documents;
};

/* GK_IO with errno, GK_BADTEXT, GK_NOMEM. */
enum gk_status gk_history_open(struct gk_history *h, const char *path,
			       const char **why);

/* Asks the memory for the key ahead of time: first for the index, then, when it
 * has come, for the keys. */
void gk_history_prefetch(const struct gk_history *h, uint64_t key, bool index);

/* In how many documents the key stood; 0 if it is not known. */
uint32_t gk_history_documents(const struct gk_history *h, uint64_t key);

/* Replaces the file at path with the union of nold histories, all of the level,
 * and n keys in rising order, documents added up.  The histories may be of the
 * same path.  GK_IO with errno, GK_NOMEM: the old file stands. */
enum gk_status gk_history_write(const char *path, uint64_t level,
				const struct gk_history *old, size_t nold,
				const struct gk_history_key *fresh, size_t n,
				const char **why);

/* Takes one that was never opened. */
void gk_history_close(struct gk_history *h);

#endif
