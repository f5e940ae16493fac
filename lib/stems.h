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
	uint32_t place[GK_STEMS_PLACES]; /* zeroed: empty */
	uint32_t line[GK_STEMS_PLACES];  /* where a place is taken */
	size_t n;
};

/* Takes all out. */
void gk_stems_clear(struct gk_stems *s);

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
