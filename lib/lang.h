/*
 * lang - the language of a text in Cyrillic letters.
 *
 * Letters tell: each language has some of its own and leaves others out, and the
 * common ones differ in how often they come.  A naive Bayes guess over letters
 * of eight pieces of 256 bytes, spread over a longer text, and how many pages
 * each language has; NULL where the text is short, not Cyrillic, or the two best
 * languages are too close.  Nothing is allocated.
 */
#ifndef GK_LANG_H
#define GK_LANG_H

#include "base.h"

/* "ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "tg", "mn", or NULL. */
const char *gk_lang_guess(struct gk_str text);

/* The same, a byte at a time, as where a machine has no AVX2.  For tests. */
const char *gk_lang_guess_narrow(struct gk_str text);

#endif
