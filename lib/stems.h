/*
 * stems - the words of some lines as a set of hashes of their first letters.
 *
 * Five letters are stem enough to see that a headline and an article speak of
 * the same things: line gives them.  The set has a fixed size and takes what fits.  Cost: linear in the words.
 */
#ifndef GK_STEMS_H
#define GK_STEMS_H

#include "base.h"

#define GK_STEMS_PLACES 4096

struct gk_stems {
	uint32_t place[GK_STEMS_PLACES]; /* zeroed: empty */
	size_t n;
};

/* Adds n stems. */
void gk_stems_add(struct gk_stems *s, const uint32_t *stem, size_t n);

/* How many of n stems are in s. */
size_t gk_stems_shared(const struct gk_stems *s, const uint32_t *stem,
		       size_t n);

#endif
