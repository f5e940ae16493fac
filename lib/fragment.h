/*
 * fragment - what stands in marks inside the writer's own sentence.
 *
 * Part of somebody's speech («ждал долго»), what somebody calls something
 * («чудо»), a whole sentence as a verb's object; or a title, a term, a scare
 * quote, which are none.  Cost: a bounded look around the pair.
 */
#ifndef GK_FRAGMENT_H
#define GK_FRAGMENT_H

#include "pair.h"

/* Puts the pair if it is speech. */
bool gk_fragment_try(struct gk_pair *p);

#endif
