/*
 * mojibake - text that was read in a wrong encoding and saved again.
 *
 * Found line by line: UTF-8 read as a code page, up to three times over
 * («РќРѕРІРѕСЃС‚Рё», «ÐÐ¾Ð²Ð¾ÑÑÐ¸»), and a code page read as another («Íîâîñòè»,
 * «оПЧПУФЙ»).  What it was is told when it is certain: the bytes are whole, and
 * the letters behind each other are as Cyrillic text as they were none before.
 * One byte may be lost, 0x98 of windows-1251, and NBSP may be a space.
 * Text is valid UTF-8, and so is what it was.  Cost: one pass over clean text;
 * some twenty over a line that is suspected.
 */
#ifndef GK_MOJIBAKE_H
#define GK_MOJIBAKE_H

#include "mem.h"

struct gk_mojibake {
	struct gk_span span;
	struct gk_str was;  /* in the arena; p NULL where it is not certain */
	const char *reason; /* "UTF-8 read as windows-1251", a constant */
};

/* Steps to the next damage from byte *at on, which begins a line at first.  False
 * when there is none; or without memory, and then arena->failed. */
bool gk_mojibake_next(struct gk_str text, size_t *at, struct gk_arena *arena,
		      struct gk_mojibake *m);

#endif
