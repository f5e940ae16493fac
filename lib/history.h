/*
 * history - the keys of paragraphs that earlier runs saw, in a file.
 *
 * A header of 88 bytes: the name "granka state" and a line end, zeros up to
 * byte 16; then 64-bit numbers, the low byte first: version of the file, version
 * of the normal form, level, how many keys, bytes of rows, bits of a bucket, how
 * many large counts, digest of what follows, digest of the header up to here.
 * What follows is told in history.c; renewal writes it.
 * A damaged file, or one of another version, is refused; *why says so.
 * Memory: the file is mapped.  Cost: a pass to open; to ask for a key, two places
 * in memory.
 */
#ifndef GK_HISTORY_H
#define GK_HISTORY_H

#include "buf.h"
#include "mapped.h"

#define GK_HISTORY_DOCUMENTS_MOST 65535
#define GK_HISTORY_KEYS_MOST UINT32_MAX

/* Words of a row, at most. */
#define GK_HISTORY_ROW_MOST 1024

/* What the file is made of, for renewal. */
#define GK_HISTORY_HEADER 88
#define GK_HISTORY_BLOCK ((size_t)1 << 20) /* of the digest */
#define GK_HISTORY_LARGE 255 /* this byte: the count is among the large */
#define GK_HISTORY_LARGE_SIZE 6

struct gk_history {
	uint64_t level, n;
	struct gk_str rows;
	uint64_t nrows;
	struct gk_mapped file; /* private, and all below */
	unsigned bits;
	size_t size; /* bytes of a key that are not its bucket's */
	const char *keys, *large, *ends;
	uint64_t nlarge;
};

/* Keys that have their high bits in common. */
struct gk_history_bucket {
	uint64_t first; /* how many keys are before it */
	size_t n;
	const char *keys, *counts;
};

/* GK_IO with errno, GK_BADTEXT, GK_NOMEM. */
enum gk_status gk_history_open(struct gk_history *h, const char *path,
			       const char **why);

/* Asks the memory for the key ahead of time. */
void gk_history_prefetch(const struct gk_history *h, uint64_t key);

/* In how many documents the key stood; 0 if it is not known. */
uint32_t gk_history_documents(const struct gk_history *h, uint64_t key);

/* For renewal: the i-th bucket; the number of the first key in it that is not
 * below this one, and whether it is the key itself; the j-th key and in how many
 * documents it stood. */
struct gk_history_bucket gk_history_bucket(const struct gk_history *h, size_t i);
size_t gk_history_find(const struct gk_history *h,
		       const struct gk_history_bucket *b, uint64_t key,
		       bool *known);
uint64_t gk_history_key(const struct gk_history *h, size_t bucket,
			const struct gk_history_bucket *b, size_t j);
uint32_t gk_history_count(const struct gk_history *h,
			  const struct gk_history_bucket *b, size_t j);

/* The words of the row at *rows, which moves behind it; 0 at the end.  `word`
 * has room for GK_HISTORY_ROW_MOST. */
size_t gk_history_row(struct gk_str *rows, uint16_t *word);

/* Adds a row of n words to out. */
void gk_history_put_row(const uint16_t *word, size_t n, struct gk_buf *out);

/* For renewal: the bits of a bucket among n keys, the digest of a file with
 * another block, and the header of h, of which level, n, rows.n, bits and nlarge
 * count. */
unsigned gk_history_bits(uint64_t n);
uint64_t gk_history_chain(uint64_t digest, const char *p, size_t n);
void gk_history_header(const struct gk_history *h, uint64_t digest, char *p);

/* Takes one that was never opened. */
void gk_history_close(struct gk_history *h);

#endif
