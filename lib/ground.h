/*
 * ground - the lines of a page, and how much each counts for the article.
 *
 * What a line counts alone, the line tells; here its neighbours have a say: the
 * items of a list, values in a row, numbered subheadings, lists of teasers.
 * What begins behind an article, such as the heading of the comments, parts it
 * from what follows.  The arrays are the caller's.
 * Cost: linear in the lines.
 */
#ifndef GK_GROUND_H
#define GK_GROUND_H

#include "line.h"
#include "stems.h"

/* The score of the end of an article: no run goes over it. */
#define GK_GROUND_END (-1000)

struct gk_ground {
	const struct gk_line *line;
	size_t n;
	const uint32_t *stem;   /* of all lines */
	size_t nstems;          /* of all lines: written by _score */
	int *score;             /* of each line: written by _score */
	struct gk_stems *stems; /* of the lines that were added */
};

/* Fills score and nstems. */
void gk_ground_score(struct gk_ground *ground);

/* Does the line begin what follows an article?  The heading of the comments,
 * the line that asks to report errors. */
bool gk_ground_is_end(const struct gk_line *line);

/* Adds the stems of line i to the set. */
void gk_ground_add(struct gk_ground *ground, size_t i);

/* How many stems of line i are in the set. */
size_t gk_ground_shared(const struct gk_ground *ground, size_t i);

#endif
