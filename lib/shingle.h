/*
 * shingle - the words of a paragraph as small hashes, and what a near copy of it
 * has in common with it.
 *
 * A word is a token of sixteen bits of the hash of its small letters, ё as е.  A
 * number is a token below 8192 and three from there on, and no two numbers up to
 * 2^41 have the same: news on a template differ in nothing else.  Bands are MinHash over the words and
 * the pairs of neighbours (Broder 1997): sixteen hashes of four minima each.
 * Two paragraphs of which a share s of words and pairs is common agree in some
 * band with probability 1 - (1 - s^4)^16.
 * Nothing is allocated.  Cost: a pass over the words; the bands, some 70
 * operations a word where there is AVX2, the same bands at four times that where
 * there is none.
 */
#ifndef GK_SHINGLE_H
#define GK_SHINGLE_H

#include "wordmap.h"

#define GK_SHINGLE_BANDS 16

/* Is the token one of a number, and not the first of them? */
static inline bool
gk_shingle_is_number(uint16_t token)
{
	return token & 1;
}

static inline bool
gk_shingle_is_further(uint16_t token)
{
	return (token & 3) == 3;
}

/* The tokens of bytes [start, end) of the map's text, at most `most`; returns how
 * many. */
size_t gk_shingle_words(const struct gk_wordmap *map, size_t start, size_t end,
			uint16_t *word, size_t most);

/* The bands of n tokens, n > 0.  narrow: without SIMD, for tests. */
void gk_shingle_bands(const uint16_t *word, size_t n, bool narrow,
		      uint32_t *band);

#endif
