/*
 * contents - the table of contents of an article, and the subheadings it names.
 *
 * Three lines and more in a row that stand again below, in their order and each
 * with text behind it.  A number before them makes no difference.
 * Nothing is allocated.  Cost: linear in the lines, with a short search below
 * each run of lines that stand twice.
 */
#ifndef GK_CONTENTS_H
#define GK_CONTENTS_H

#include "line.h"

/* Sets `listed` of the lines of such tables and `heading` of what they name.
 * stem: of all lines; repeated, of each line: another has the same words. */
void gk_contents_mark(struct gk_line *line, size_t n, const uint32_t *stem,
		      const bool *repeated);

#endif
