/*
 * marked - what a pair of quotation marks is: speech, part of speech, or a title.
 *
 * Decides by what stands around it: a reporting clause behind, inside or before;
 * a colon; the writer's sentence that it is part of; the quotation before.
 * Cost: linear in the text; every word is read a bounded number of times.
 */
#ifndef GK_MARKED_H
#define GK_MARKED_H

#include "pair.h"

/* Decides what mark i is; returns the last mark that it took. */
size_t gk_marked_decide(struct gk_utterances *u, size_t i);

#endif
