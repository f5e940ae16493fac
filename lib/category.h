/*
 * category - what utf8proc knows of a code point; its only door.
 *
 * Slow: unicode's table is made from it, and asks it for what lies beyond.
 */
#ifndef GK_CATEGORY_H
#define GK_CATEGORY_H

#include "buf.h"

enum {
	GK_UC_LETTER = 1 << 0,    /* any letter, with or without case */
	GK_UC_UPPER = 1 << 1,     /* also a LETTER; title case counts */
	GK_UC_LOWER = 1 << 2,     /* also a LETTER */
	GK_UC_DIGIT = 1 << 3,     /* decimal digits of any script */
	GK_UC_MARK = 1 << 4,      /* combining */
	GK_UC_SPACE = 1 << 5,     /* blanks, tab, line ends, NBSP, ... */
	GK_UC_PUNCT = 1 << 6,     /* punctuation and symbols, the next three too */
	GK_UC_DASH = 1 << 7,      /* - and the dashes, minus */
	GK_UC_QUOTE = 1 << 8,     /* " ' « » „ “ ” ‘ ’ ‚ ‹ › */
	GK_UC_END = 1 << 9,       /* . ! ? … */
	GK_UC_CYRILLIC = 1 << 10, /* a LETTER of that script */
	GK_UC_LATIN = 1 << 11,    /* a LETTER of that script */
	GK_UC_INVISIBLE = 1 << 12, /* soft hyphen, zero-width, bidi marks, BOM */
	GK_UC_CONTROL = 1 << 13,   /* C0 and C1, line ends and tab not */
};

unsigned gk_category_class(uint32_t cp);
uint32_t gk_category_lower(uint32_t cp);
uint32_t gk_category_upper(uint32_t cp);
const char *gk_category_version(void);

/* Appends s, valid UTF-8, composed (NFC).  GK_NOMEM. */
enum gk_status gk_category_compose(struct gk_str s, struct gk_buf *out);

#endif
