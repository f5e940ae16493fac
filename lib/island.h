/*
 * island - where in a page the article lies.
 *
 * The lines' scores are cut into the disjoint runs of greatest sum; the runs
 * compete, and the one most like an article wins: sentences of which few are
 * teasers or comments, with a headline above whose words it repeats.
 * Memory comes from the arena.  Cost: linear in the lines.
 */
#ifndef GK_ISLAND_H
#define GK_ISLAND_H

#include "line.h"
#include "mem.h"

struct gk_island {
	size_t first, last; /* lines, both in it */
	size_t headline;    /* the line, above first; or SIZE_MAX */
	size_t lead;        /* a second title or lead between them, the same */
	bool found;
	const bool *repeated; /* of each line: another has the same words */
};

/* Of each line, whether another has the same words; GK_OK or GK_NOMEM. */
enum gk_status gk_island_index(const struct gk_line *line, size_t n,
			       struct gk_arena *arena, bool **repeated);

/* The island among n lines, whose stems are given. */
enum gk_status gk_island_find(const struct gk_line *line, size_t n,
			      const uint32_t *stem, const bool *repeated,
			      struct gk_arena *arena,
			      struct gk_island *island);

#endif
