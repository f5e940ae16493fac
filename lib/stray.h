/*
 * stray - a quotation mark without its partner that still bounds speech.
 *
 * A closing one with a clause behind it: speech began with a sentence before.  An
 * opening one: speech goes to the clause that interrupts it, or over paragraphs
 * that do not open again to the next odd mark.  Cost: a bounded look around it.
 */
#ifndef GK_STRAY_H
#define GK_STRAY_H

#include "pair.h"

/* Puts the speech that the odd mark bounds, if it does. */
bool gk_stray_try(struct gk_pair *p);

#endif
