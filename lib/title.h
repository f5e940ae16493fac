/*
 * title - the headline above a run of lines.
 *
 * A headline is a short line above the article that says the same words; it
 * may stand far above, with furniture between, and twice on the page.  Under
 * it may stand a second title or a lead, which says the same words too.
 * Nothing is allocated.  Cost: the lines within reach.
 */
#ifndef GK_TITLE_H
#define GK_TITLE_H

#include "line.h"
#include "stems.h"

struct gk_title_page {
	const struct gk_line *line;
	size_t n;
	const uint32_t *stem;   /* of all lines */
	const bool *repeated;   /* of each line: another has the same words */
	struct gk_stems *stems; /* of the run */
};

/* The line above first that is most like its headline, or SIZE_MAX; *value
 * says how much, 0 if there is none. */
size_t gk_title_find(const struct gk_title_page *page, size_t first,
		     long *value);

/* The same, but for a second title or a lead under the headline: that one goes
 * to *lead, else SIZE_MAX does.  Adds to the stems. */
size_t gk_title_choose(const struct gk_title_page *page, size_t first,
		       size_t *lead);

#endif
