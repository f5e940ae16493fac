/*
 * history - the keys of paragraphs that earlier runs saw, in a file.
 *
 * A header of 72 bytes: the name "granka state" and a line end, zeros up to
 * byte 16; then 64-bit numbers, the low byte first: version of the file, version
 * of the normal form, level, how many keys, how many bytes of rows, digest of
 * what follows, digest of the header up to here.  Then the keys, rising, eight
 * bytes each; of each, two bytes, in how many documents it stood (65535: or
 * more); and the rows of near: two bytes each, how many words a paragraph has,
 * then their tokens.  The digest is the XXH3 of each MiB chained to that before.
 * A damaged file, or one of another version, is refused; *why says so.
 * Memory: the file is mapped; a quarter of a byte a key beside it.  Cost: a pass
 * to open; to ask for a key, two or three places in memory.
 */
#ifndef GK_HISTORY_H
#define GK_HISTORY_H

#include "buf.h"
#include "mapped.h"
#include "spill.h"

#define GK_HISTORY_DOCUMENTS_MOST 65535

/* Words of a row, at most. */
#define GK_HISTORY_ROW_MOST 1024

struct gk_history {
	uint64_t level, n;
	struct gk_str rows;
	uint64_t nrows;
	struct gk_mapped file; /* private, and all below */
	const char *keys, *counts;
	uint32_t *first;       /* of the keys with the same high bits */
	unsigned bits;
};

/* GK_IO with errno, GK_BADTEXT, GK_NOMEM. */
enum gk_status gk_history_open(struct gk_history *h, const char *path,
			       const char **why);

/* Asks the memory for the key ahead of time: first for the index, then, when it
 * has come, for the keys. */
void gk_history_prefetch(const struct gk_history *h, uint64_t key, bool index);

/* In how many documents the key stood; 0 if it is not known. */
uint32_t gk_history_documents(const struct gk_history *h, uint64_t key);

/* The words of the row at *rows, which moves behind it; 0 at the end.  `word`
 * has room for GK_HISTORY_ROW_MOST. */
size_t gk_history_row(struct gk_str *rows, uint16_t *word);

/* Adds a row of n words to out. */
void gk_history_put_row(const uint16_t *word, size_t n, struct gk_buf *out);

/* Replaces the file at path with the union of nold histories, all of the level,
 * and the fresh keys (NULL: none), whose values begin with a uint16_t of
 * documents, which are added up.  The two pieces of rows (NULL: none) follow as
 * they are.  The histories may be of the same path.  GK_IO with errno, GK_NOMEM:
 * the old file stands. */
enum gk_status gk_history_write(const char *path, uint64_t level,
				const struct gk_history *old, size_t nold,
				struct gk_spill *fresh,
				const struct gk_str *rows, const char **why);

/* Takes one that was never opened. */
void gk_history_close(struct gk_history *h);

#endif
