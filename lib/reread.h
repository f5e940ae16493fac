/*
 * reread - bytes that were read in a wrong page, read again as UTF-8.
 *
 * What stands in a text is turned back into the bytes of a page; where these are
 * whole characters of UTF-8, word after word, they are what was there before it
 * was read so.  Text is valid UTF-8, and so is what it was.  A reading owns its
 * buffer, which is used again by the next.  Cost: one pass.
 */
#ifndef GK_REREAD_H
#define GK_REREAD_H

#include "codepage.h"

/* The pages that UTF-8 is read in by mistake.  Both Latin-1 and windows-1252 pass
 * for western. */
enum gk_reader { GK_READER_1251, GK_READER_WESTERN, GK_READER_KOI8R,
		 GK_READER_866, GK_READER_MAC, GK_READERS };

extern const enum gk_codepage gk_reread_pages[GK_READERS];

struct gk_reread {
	enum gk_reader reader;
	const char *end;    /* behind its last word with a sequence in it */
	const char *stop;   /* where reading ended */
	size_t sequences;   /* characters that are not ASCII */
	bool sure;          /* nothing was lost that had to be guessed */
	struct gk_buf text; /* what it was, up to end */
};

static inline bool
gk_reread_is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* The byte that was read as cp, or -1. */
int gk_reread_byte(enum gk_reader r, uint32_t cp);

/* The character of UTF-8 whose bytes were read as what stands at *p, and steps
 * over it.  0: there is none, and *p stays. */
uint32_t gk_reread_sequence(enum gk_reader r, const char **p, const char *end);

/* Reads words from p to the first that is none, or to end, as run->reader says.
 * What is found is in *run; run->end is p when it is nothing. */
void gk_reread_words(struct gk_reread *run, const char *p, const char *end);

#endif
