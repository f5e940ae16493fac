/*
 * pair - what a pair of quotation marks is: speech, part of speech, or a title.
 *
 * Decides by what stands around it: a reporting clause behind, inside or before;
 * a colon; the writer's sentence that it is part of; the quotation before.  An odd
 * mark may still bound speech: up to the clause behind it, or from where it opens.
 * Cost: linear in the text; every word is read a bounded number of times.
 */
#ifndef GK_PAIR_H
#define GK_PAIR_H

#include "utterance.h"

/* Decides what mark i is; returns the last mark that it took. */
size_t gk_pair_decide(struct gk_utterances *u, size_t i);

#endif
