/*
 * letters - a word's letters in lower case, and how many of them its stem has.
 *
 * At most GK_LETTERS letters are read; ё is е, joints and soft hyphens are left
 * out except the hyphen.  The alphabet says how a language's letters are brought
 * to those of its sisters (Путін, Путин) and which endings it puts on a stem.
 * The stem is crude: what the case forms of a name share.  Nothing is allocated.
 */
#ifndef GK_LETTERS_H
#define GK_LETTERS_H

#include "base.h"

#define GK_LETTERS 32

enum gk_alphabet { GK_ALPHABET_RUSSIAN, GK_ALPHABET_SLAVIC, GK_ALPHABET_TURKIC };

struct gk_letters {
	uint16_t c[GK_LETTERS];
	unsigned n, stem;
};

/* Of a language by its two letters; NULL is Russian. */
enum gk_alphabet gk_alphabet_of(const char *lang);

void gk_letters_read(struct gk_str word, enum gk_alphabet alphabet,
		     struct gk_letters *out);

/* One more letter in a hash of letters; an empty one is GK_LETTERS_NONE. */
#define GK_LETTERS_NONE 2166136261u

static inline uint32_t
gk_letters_hash(uint32_t hash, uint32_t c)
{
	hash = (hash ^ c) * 16777619u;
	return hash ^ hash >> 15;
}

/* The hash of letters [from, to). */
static inline uint32_t
gk_letters_part(const struct gk_letters *l, unsigned from, unsigned to)
{
	uint32_t hash = GK_LETTERS_NONE;

	for (; from < to; from++)
		hash = gk_letters_hash(hash, l->c[from]);
	return hash;
}

#endif
