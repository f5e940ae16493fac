/*
 * unmarked - speech without quotation marks, line by line.
 *
 * A line that opens with a dash, if a reporting clause interrupts or closes it, or
 * a colon announced it; a sentence that a comma, a dash and a reporting clause
 * close; a paragraph behind a line that ends in such a clause and a colon.
 * Cost: linear in the text; only lines with a dash or colon are looked into.
 */
#ifndef GK_UNMARKED_H
#define GK_UNMARKED_H

#include "utterance.h"

/* Looks at the lines that begin in [start, end), or at the rest of the one that
 * start stands in. */
void gk_unmarked_find(struct gk_utterances *u, size_t start, size_t end);

/* The line [start, end), if it opens with a dash; false: it is no speech. */
bool gk_unmarked_dialogue(struct gk_utterances *u, size_t start, size_t end);

#endif
