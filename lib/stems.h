/*
 * stems - the words of some lines as a set of hashes of their first letters.
 *
 * Five letters are stem enough to see that a headline and an article speak of
 * the same things: line gives them.  The set has a fixed size and takes what
 * fits; of each stem it knows the line it came from.
 * Cost: linear in the words.
 */
#ifndef GK_STEMS_H
#define GK_STEMS_H

#include "base.h"

#define GK_STEMS_PLACES 4096

struct gk_stems {
	struct gk_stems_place {
		uint32_t stem; /* 0: empty */
		uint32_t line;
	} place[GK_STEMS_PLACES]; /* of which the first few are used */
	size_t n, used;           /* used: a power of two */
	unsigned shift;
};

/* Takes all out, and makes ready for as many stems as `most`, of which it takes
 * what fits: a page of a hundred words need not clear room for thousands. */
void gk_stems_clear(struct gk_stems *s, size_t most);

/* Adds n stems of a line. */
void gk_stems_add(struct gk_stems *s, const uint32_t *stem, size_t n,
		  uint32_t line);

/* How many of n stems are in s. */
size_t gk_stems_shared(const struct gk_stems *s, const uint32_t *stem,
		       size_t n);

/* How many of them another line than this one has. */
size_t gk_stems_shared_with_others(const struct gk_stems *s,
				   const uint32_t *stem, size_t n,
				   uint32_t line);

#endif
