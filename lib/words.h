/*
 * words - the first words of a line, as hashes.
 *
 * What phrase asks of them, and with it all that a pass over words can tell: the
 * key that lines of equal words share, stems, capitals, numbers.
 * Nothing is allocated.  Cost: some hundred instructions a word, of which
 * hashing is the greater half.
 */
#ifndef GK_WORDS_H
#define GK_WORDS_H

#include "phrase.h"

struct gk_words {
	uint64_t key;       /* equal for equal words: of those that are read */
	unsigned nstems;
	unsigned ncapitals; /* words that begin with a capital */
	bool more;          /* there are words behind the last that was read */
};

/* Reads the words of a line, whose map is given.  stems has GK_PHRASE_WORDS places,
 * of which nstems are written: not 0, of the words long enough to tell what a
 * line is about. */
struct gk_words gk_words_read(struct gk_str line, const struct gk_wordmap *map,
			      struct gk_phrase_words *words, uint32_t *stems);

#endif
