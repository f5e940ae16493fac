/*
 * charset - which encoding a text is in.
 *
 * Told from its bytes by what letters follow each other, in ten languages and
 * eight code pages at once.  A text is in none when it reads badly in each: other
 * scripts, Latin letters with accents, binary data, UTF-8 with a bad byte.
 * Nothing is allocated.  Cost: some microseconds a text, and where two pages read
 * it alike a pass over at most 256 KiB of it.
 */
#ifndef GK_CHARSET_H
#define GK_CHARSET_H

#include "codepage.h"

/* The code page of raw, which is not valid UTF-8; GK_CODEPAGES if none fits. */
enum gk_codepage gk_charset_guess(struct gk_str raw);

enum gk_charset_wide {
	GK_CHARSET_NARROW,  /* bytes: UTF-8 or a code page */
	GK_CHARSET_UTF16LE,
	GK_CHARSET_UTF16BE,
	GK_CHARSET_UNKNOWN, /* more bytes must be seen */
};

/* Of a file, from its first bytes; with last they are all there are. */
enum gk_charset_wide gk_charset_width(struct gk_str head, bool last);

#endif
