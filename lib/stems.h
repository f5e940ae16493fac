/*
 * stems - the words of some lines as a set of hashes of their first letters.
 *
 * Five letters are stem enough to see that a headline and an article speak of
 * the same things.  Words of fewer than four letters are left out.  The set
 * has a fixed size and takes what fits.  Cost: linear in the words.
 */
#ifndef GK_STEMS_H
#define GK_STEMS_H

#include "line.h"

#define GK_STEMS_PLACES 4096

struct gk_stems {
	uint32_t place[GK_STEMS_PLACES]; /* zeroed: empty */
	size_t n;
};

/* Adds the first words of a line. */
void gk_stems_add(struct gk_stems *s, const struct gk_phrase_words *w);

/* How many words of w are in s; *all becomes how many could be. */
size_t gk_stems_shared(const struct gk_stems *s,
		       const struct gk_phrase_words *w, size_t *all);

#endif
