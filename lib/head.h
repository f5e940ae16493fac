/*
 * head - the nouns that head names of organisations and places.
 *
 * Министерства, of министерство, which is neuter: the case forms of some hundreds
 * of nouns, and of words that end in a long one (Евросоюза).  Words are in lower
 * case.  Nothing is allocated.  Cost: a hash of the word.
 */
#ifndef GK_HEAD_H
#define GK_HEAD_H

#include "base.h"

struct gk_head {
	const char *form;
	const char *end;     /* of the nominative, behind the stem */
	unsigned short n, stem; /* bytes of the form and of the stem */
	char gender;         /* m, f, n, or p: a plural */
};

/* The head that the word is or ends in a form of; NULL for none. */
const struct gk_head *gk_head_of(struct gk_str lower);

#endif
