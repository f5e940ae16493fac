/*
 * lookalike - words of Cyrillic letters and Latin ones that look like them.
 *
 * A word is found where all letters of one script look like some of the other
 * («Pоссия» with a Latin P, «оpen» with a Cyrillic о); parts between hyphens and
 * apostrophes are words of their own, and none is found beside a digit.  What it should be is told when
 * one script is certain: letters that only it has, capitals as a word has them,
 * and for Cyrillic letters that stand behind each other as in words.  So names of
 * products, abbreviations with endings and formulae are left alone.
 * Text is valid UTF-8.  Nothing is allocated.  Cost: one pass.
 */
#ifndef GK_LOOKALIKE_H
#define GK_LOOKALIKE_H

#include "base.h"

#define GK_LOOKALIKE_MOST 64 /* bytes of a word that is told */

struct gk_lookalike {
	struct gk_span span;
	char was[GK_LOOKALIKE_MOST * 2]; /* what it should be; n is 0 where it
					  * is not certain */
	size_t n;
	/* private: */
	unsigned seen; /* letters of the text that some languages have */
	bool looked;
};

/* Steps to the next such word from byte *at on.  Start with *at 0 and a zeroed *m.
 * False when there is none. */
bool gk_lookalike_next(struct gk_str text, size_t *at, struct gk_lookalike *m);

#endif
