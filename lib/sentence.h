/*
 * sentence - where sentences and lines begin and end.
 *
 * A sentence ends at . ! ? or … that a blank and a capital, a mark or a dash
 * follow; not behind an initial or a usual abbreviation (им. Товстоногова).  The
 * text is valid UTF-8, positions stand at code points.  Nothing is allocated.
 * Cost: what is walked over; `end` bounds it.
 */
#ifndef GK_SENTENCE_H
#define GK_SENTENCE_H

#include "base.h"

/* The code point at byte at, 0 at the text's end; the byte behind it. */
uint32_t gk_sentence_cp(struct gk_str text, size_t at);
size_t gk_sentence_step(struct gk_str text, size_t at);

/* Behind blanks (no line ends) from at on. */
size_t gk_sentence_blanks(struct gk_str text, size_t at, size_t end);

/* Before blanks (no line ends), from at back to least. */
size_t gk_sentence_trim(struct gk_str text, size_t at, size_t least);

size_t gk_sentence_line(struct gk_str text, size_t at); /* its first byte */
size_t gk_sentence_line_end(struct gk_str text, size_t at);

/* Does the mark at byte at, a . ! ? or …, end a sentence? */
bool gk_sentence_stops(struct gk_str text, size_t at);

/* The end of the sentence from at on, behind its mark, or end. */
size_t gk_sentence_end(struct gk_str text, size_t at, size_t end);

/* Where the sentence that byte at stands in, or behind, begins; not before
 * least.  *line: a line's start it is. */
size_t gk_sentence_start(struct gk_str text, size_t at, size_t least,
			 bool *line);

/* A code point's nature. */
bool gk_sentence_is_dash(uint32_t cp);
bool gk_sentence_is_end(uint32_t cp);

/* The first letter or digit of [start, end), or 0. */
uint32_t gk_sentence_first(struct gk_str text, size_t start, size_t end);

/* The byte at most reach bytes behind at (or before it), at a code point. */
size_t gk_sentence_ahead(struct gk_str text, size_t at, size_t end,
			 size_t reach);
size_t gk_sentence_back(struct gk_str text, size_t at, size_t least,
			size_t reach);

#endif
