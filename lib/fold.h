/*
 * fold - the letters and digits of a text, alike however they were typed.
 *
 * What is left: letters, digits, marks, № and %, in lower case, ё as е; Latin
 * letters that look Cyrillic taken for it in words that hold no other Latin
 * ones, where the text has Cyrillic at all.  Spaces, punctuation, stress marks
 * and what is invisible go; й stays й, and digits stay digits.  The text is
 * valid UTF-8.  Cost: one pass, thirty-two bytes at a time where the machine
 * can, by table where it cannot; the result is the same.
 */
#ifndef GK_FOLD_H
#define GK_FOLD_H

#include "buf.h"

/* Bits of `how`. */
enum {
	GK_FOLD_COMPOSED = 1 << 0, /* the text is composed (NFC) */
	GK_FOLD_NARROW = 1 << 1,   /* by table alone; for tests */
	GK_FOLD_SLACK = 1 << 2,    /* GK_FOLD_BEHIND bytes behind it may be read,
				    * which is a little quicker */
};

#define GK_FOLD_BEHIND 64

/* Appends what is left of s.  False, and nothing appended, when s is not said
 * to be composed and holds code points that composition may change: then the
 * caller comes back with composed text.  Without memory it is true, and
 * out->status says so. */
bool gk_fold_text(struct gk_str s, unsigned how, struct gk_buf *out);

/* May composition change a text because of cp?  Yes for marks and for what has
 * a canonical twin; the blocks named here hold neither (but U+0483-U+0487,
 * which keep their place unless another mark is there). */
static inline bool
gk_fold_unsettled(uint32_t cp)
{
	if (cp < 0x300 || (cp >= 0x400 && cp < 0x530))
		return false;
	if (cp > 0x2001 && cp < 0x2ADC)
		return (cp >= 0x20D0 && cp < 0x2100) || cp == 0x2126 ||
		       cp == 0x212A || cp == 0x212B || cp == 0x2329 ||
		       cp == 0x232A;
	return !(cp >= 0x3400 && cp < 0xA000) && cp != 0xFEFF &&
	       !(cp >= 0x1F000 && cp < 0x20000);
}

#endif
