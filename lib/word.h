/*
 * word - the words and marks of a text.
 *
 * A word is a run of letters, digits and combining marks; a hyphen, an
 * apostrophe (' ’ ʼ) between two letters, and a soft hyphen, do not end it:
 * «Кул-Мухаммед», «п'ять».  Every other code point that is not a space is a
 * mark of its own.  Nothing is allocated and nothing copied.
 */
#ifndef GK_WORD_H
#define GK_WORD_H

#include "base.h"

enum {
	GK_WORD_LETTERS = 1 << 0,  /* begins with a letter */
	GK_WORD_CAPITAL = 1 << 1,  /* the first letter is upper case */
	GK_WORD_LOWER = 1 << 2,    /* has a lower-case letter */
	GK_WORD_UPPER2 = 1 << 3,   /* has an upper-case letter after the first */
	GK_WORD_DIGITS = 1 << 4,   /* has a digit */
	GK_WORD_CYRILLIC = 1 << 5, /* has a Cyrillic letter */
	GK_WORD_LATIN = 1 << 6,    /* has a Latin letter */
	GK_WORD_HYPHEN = 1 << 7,   /* has an inner hyphen */
	GK_WORD_MARK = 1 << 8,     /* no word: one mark, code point in cp */
	GK_WORD_SPACE = 1 << 9,    /* a space stands before it */
	GK_WORD_LINE = 1 << 10,    /* first on its line */
};

struct gk_word {
	size_t start, end; /* bytes in the text */
	uint32_t cp;       /* the first code point */
	unsigned flags;
	unsigned nletters; /* letters in it */
};

/* Steps to the next word or mark of text after *w; start with a zeroed *w.
 * Returns false, and leaves *w alone, when there is none. */
bool gk_word_next(struct gk_str text, struct gk_word *w);

/* Writes the word in lower case, ё as е, without soft hyphens, to out, at most
 * cap bytes of whole code points; returns how many. */
size_t gk_word_lower(struct gk_str word, char *out, size_t cap);

#endif
