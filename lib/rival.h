/*
 * rival - the runs of lines that may be the article.
 *
 * Each line has a score; a run is maximal if neither a part of it nor a longer
 * one has a greater sum (Ruzzo and Tompa, «A linear time algorithm for finding
 * all maximal scoring subsequences», 1999).  The few of greatest sum compete.
 * Cost: linear in the lines.
 */
#ifndef GK_RIVAL_H
#define GK_RIVAL_H

#include "base.h"

/* Runs that are looked at closely. */
#define GK_RIVALS 6

struct gk_rival {
	size_t first, last;
	long left, right; /* sums of scores before and behind it */
	size_t back;      /* private */
};

/* The runs of greatest sum, at most GK_RIVALS, in their order; run has n / 2 + 1
 * places.  Returns how many. */
size_t gk_rivals(const int *score, size_t n, struct gk_rival *run);

#endif
