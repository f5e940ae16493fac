/*
 * lore - what word lists know of a word, in a megabyte.
 *
 * Two questions: what words have this stem (any case form of a common word, a
 * given name, a surname, a place), and is this very form the nominative of a
 * name.  A filter of fingerprints: one answer in three hundred about an unknown
 * word is wrong.  The lists and their licences: lib/data/README.md; made by
 * scripts/make-lore.  Cost: one or two cache misses a question.
 */
#ifndef GK_LORE_H
#define GK_LORE_H

#include "base.h"

enum {
	GK_LORE_COMMON = 1 << 0,  /* of a stem: a word in small letters */
	GK_LORE_FIRST = 1 << 1,   /* a given name */
	GK_LORE_LAST = 1 << 2,    /* a surname */
	GK_LORE_PLACE = 1 << 3,
	GK_LORE_PROPER = 1 << 4,  /* some name in the spelling dictionary */
	GK_LORE_WORD = 1 << 5,    /* stands in small letters in news */

	GK_LORE_MALE = 1 << 0,    /* of a form: a man's given name */
	GK_LORE_FEMALE = 1 << 1,
	GK_LORE_SURNAME = 1 << 2,
	GK_LORE_TOWN = 1 << 3,    /* a place */
};

/* By hashes of letters (gk_letters_part). */
unsigned gk_lore_of_stem(uint32_t hash);
unsigned gk_lore_of_form(uint32_t hash);

/* What the spelling dictionaries of other languages know of a stem: common
 * words and names. */
unsigned gk_lore_of_sister(uint32_t hash);

/* Asks the memory for the answer about a stem ahead of time. */
void gk_lore_ahead(uint32_t hash);

/* How the table is made and read: slot and fingerprint of a key. */
#define GK_LORE_BITS 20
#define GK_LORE_KNOWN 6 /* low bits of an entry; the others: fingerprint + 1 */

static inline uint32_t
gk_lore_key(uint32_t hash, bool form)
{
	hash = (hash ^ (form ? 0x7F4A7C15u : 0x3C6EF372u)) * 0x9E3779B1u;
	hash = (hash ^ hash >> 15) * 0x85EBCA77u;
	return hash ^ hash >> 13;
}

static inline size_t
gk_lore_slot(uint32_t key)
{
	return key >> (32 - GK_LORE_BITS);
}

/* 1 to 1023: 0 is a free slot. */
static inline unsigned
gk_lore_print(uint32_t key)
{
	return 1 + (key & 0xFFFF) % 1023;
}

#endif
