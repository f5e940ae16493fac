/*
 * tail - what stands behind furniture in a run of lines: the article still?
 *
 * An article goes on behind an inset, «Читайте также» and its titles.  Behind
 * more furniture it does only if the same words go on, too; else another text
 * begins there.
 * Nothing is allocated.  Cost: linear in the lines of the run.
 */
#ifndef GK_TAIL_H
#define GK_TAIL_H

#include "ground.h"
#include "rival.h"

/* Cuts off the run what is no part of the article; the stems of the ground are
 * those of other lines then. */
void gk_tail_cut(struct gk_ground *ground, struct gk_rival *run);

/* A line of furniture that stands in the middle of articles, alone. */
bool gk_tail_is_small_inset(const struct gk_line *line);

#endif
