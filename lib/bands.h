/*
 * bands - which paragraphs have a band in common with a new one.
 *
 * The table of near: sixteen bands of each paragraph (shingle), each with the
 * paragraph's number.  Of a band it holds 31 bits; of one that sixty
 * paragraphs and more have, which says little, not all are told, and of others
 * one in 200 is forgotten.
 * Memory: 82 to 102 bytes a paragraph, twice that in a small table, and 4 MB
 * while it grows.  Cost: sixteen places in memory to ask or to add; growing is a
 * pass over the table in its order.
 * A zeroed struct is an empty one; after GK_NOMEM it may only be cleared.
 */
#ifndef GK_BANDS_H
#define GK_BANDS_H

#include "shingle.h"

/* Numbers of paragraphs are below. */
#define GK_BANDS_MOST ((1u << 27) - 2)

struct gk_bands {
	uint32_t **segment; /* private, and all below */
	size_t nsegments, buckets, taken;
	unsigned tag_bits;
};

/* Asks the memory for what a question of these bands reads. */
void gk_bands_prefetch(const struct gk_bands *t, const uint32_t *band);

/* The paragraphs that agree in a band, each once, at most `most`; returns how
 * many. */
size_t gk_bands_find(const struct gk_bands *t, const uint32_t *band,
		     uint32_t *para, size_t most);

/* Remembers a paragraph by its bands.  GK_OK or GK_NOMEM. */
enum gk_status gk_bands_add(struct gk_bands *t, uint32_t para,
			    const uint32_t *band);

/* Makes room for n paragraphs in all: the table does not grow meanwhile.  GK_OK
 * or GK_NOMEM. */
enum gk_status gk_bands_reserve(struct gk_bands *t, size_t n);

void gk_bands_reset(struct gk_bands *t);
void gk_bands_clear(struct gk_bands *t);

#endif
