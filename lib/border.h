/*
 * border - how far an article reaches beyond the run of lines found for it.
 *
 * From each end of the run lines are taken in while they pay: sentences that
 * say the same words, items behind a colon, short lines beside them, and what
 * stands behind an inset if it outweighs it.
 * Nothing is allocated.  Cost: linear in the lines that are looked at.
 */
#ifndef GK_BORDER_H
#define GK_BORDER_H

#include "ground.h"
#include "rival.h"

/* Move the run's last and first line; the stems of the ground are the run's.
 * Upwards the headline, if there is one, is the limit: SIZE_MAX if not. */
void gk_border_down(struct gk_ground *ground, struct gk_rival *run);
void gk_border_up(struct gk_ground *ground, struct gk_rival *run,
		  size_t headline);

#endif
