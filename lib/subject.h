/*
 * subject - who speaks in a reporting clause, as the clause puts it.
 *
 * The cheapest of the candidates around the cue and of the noun phrases there:
 * министр, пресс-служба, and where the verb is plural the place, in whatever
 * case: в полиции сообщили.  Nothing is allocated.  Cost: a look at the words
 * around the cue.
 */
#ifndef GK_SUBJECT_H
#define GK_SUBJECT_H

#include "candidate.h"

/* The subject of word `cue` of w.  after: w stands behind the quotation. */
void gk_subject_find(const struct gk_words *w, size_t cue, bool after,
		     struct gk_str text, const struct gk_names *names,
		     struct gk_subject *s);

#endif
