/*
 * reading - a line read: its words, the marks between them, its set phrase.
 *
 * All that line holds is told here from the bytes of the line and nothing else.
 * Nothing is allocated.  Cost: a pass over the words and one over what stands
 * between them; words behind the first GK_PHRASE_WORDS are only counted.
 */
#ifndef GK_READING_H
#define GK_READING_H

#include "line.h"
#include "words.h"

/* Looks at the line text, whose map is given.  words is scratch; stems as in
 * gk_words_read, line->nstems of them.  The line's place is [0, text.n). */
void gk_reading_take(struct gk_str text, const struct gk_wordmap *map,
		     struct gk_phrase_words *words, uint32_t *stems,
		     struct gk_line *line);

#endif
