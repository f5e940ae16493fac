/*
 * codepage - the code pages of Cyrillic text: which byte is which letter.
 *
 * Bytes under 0x80 are ASCII in all of them.  The tables are our own, so that
 * the answer is the same where iconv(3) lacks a page, and decoding is faster.
 * The pages are in the order of likelihood: of two that read a text alike the
 * first is meant.
 */
#ifndef GK_CODEPAGE_H
#define GK_CODEPAGE_H

#include "buf.h"

enum gk_codepage {
	GK_CODEPAGE_1251,
	GK_CODEPAGE_KOI8R,
	GK_CODEPAGE_KOI8U,
	GK_CODEPAGE_866,
	GK_CODEPAGE_ISO,
	GK_CODEPAGE_MAC,
	GK_CODEPAGE_RK1048,
	GK_CODEPAGE_PT154,
	GK_CODEPAGE_CYRILLIC, /* so many are Cyrillic; the next two are not */
	GK_CODEPAGE_1252 = GK_CODEPAGE_CYRILLIC,
	GK_CODEPAGE_LATIN1,
	GK_CODEPAGES,
};

/* "windows-1251", as -f knows it. */
const char *gk_codepage_name(enum gk_codepage page);

/* The code point of a byte; U+FFFD where the page has none. */
uint32_t gk_codepage_point(enum gk_codepage page, unsigned char byte);

/* The byte of a code point, or -1. */
int gk_codepage_byte(enum gk_codepage page, uint32_t cp);

/* Appends raw as UTF-8.  GK_BADTEXT: *bad is the first byte that the page does
 * not have, and what stands before it has been appended.  With replace, each
 * becomes U+FFFD instead and *bad counts them. */
enum gk_status gk_codepage_decode(enum gk_codepage page, struct gk_str raw,
				  bool replace, struct gk_buf *out,
				  size_t *bad);

#endif
