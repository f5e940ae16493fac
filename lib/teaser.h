/*
 * teaser - lists of teasers with leads, and threads of comments.
 *
 * Their sentences look like an article's, but each stands alone between titles
 * or dates: a title, a sentence, a title, a sentence.
 * Nothing is allocated.  Cost: linear in the lines.
 */
#ifndef GK_TEASER_H
#define GK_TEASER_H

#include "line.h"

/* Lowers the scores of sentences in such lists. */
void gk_teasers_lower(const struct gk_line *line, size_t n, int *score);

#endif
