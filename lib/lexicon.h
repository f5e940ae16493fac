/*
 * lexicon - what is known of a word before any text is read.
 *
 * Given names and places in all their case forms, words that head the name of an
 * organisation, and words that are no names although a capital begins them.
 * Nothing is allocated.  Cost: a hash of the word a question.
 */
#ifndef GK_LEXICON_H
#define GK_LEXICON_H

#include "base.h"

enum {
	GK_LEXICON_MALE = 1 << 0,   /* a man's given name */
	GK_LEXICON_FEMALE = 1 << 1, /* a woman's */
	GK_LEXICON_PLACE = 1 << 2,
	GK_LEXICON_HEAD = 1 << 3,   /* министерство, банк, партия */
	GK_LEXICON_NO_NAME = 1 << 4, /* президент, сегодня */
	GK_LEXICON_NOMINATIVE = 1 << 5, /* the form is the base */
	GK_LEXICON_GIVEN = GK_LEXICON_MALE | GK_LEXICON_FEMALE,
};

/* Flags for the word in lower case, as gk_word_lower gives it; *base, where not
 * NULL, becomes the nominative of a name, with its capital, or empty. */
unsigned gk_lexicon_of(struct gk_str lower, struct gk_str *base);

#endif
