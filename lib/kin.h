/*
 * kin - words that stand in news as each other do.
 *
 * A quarter of a million word forms in a thousand classes (banks, football clubs,
 * verbs of saying, women's surnames in the genitive), and these in a hundred.
 * From the vectors of Navec; how: lib/data/README.md.  One answer in two thousand
 * about an unknown word is wrong.  Cost: a cache miss or two a question.
 */
#ifndef GK_KIN_H
#define GK_KIN_H

#include "base.h"

#define GK_KIN_CLASSES 1024

/* The class of a word by the hash of its letters, 1 to GK_KIN_CLASSES, and the
 * wider class of a class; 0 for a word that is not known. */
unsigned gk_kin_of(uint32_t hash);
unsigned gk_kin_wider(unsigned kin);

/* Asks the memory for the answer ahead of time. */
void gk_kin_ahead(uint32_t hash);

/* How the table is made: the wider classes, one byte each, the number of slots
 * in four bytes, the slots of three: class less one in ten bits, fingerprint. */
static inline uint32_t
gk_kin_key(uint32_t hash)
{
	hash = (hash ^ hash >> 16) * 0x7FEB352Du;
	hash = (hash ^ hash >> 15) * 0x846CA68Bu;
	return hash ^ hash >> 16;
}

static inline size_t
gk_kin_slot(uint32_t key, uint32_t slots)
{
	return (size_t)((uint64_t)key * slots >> 32);
}

/* 1 to 16383: 0 is a free slot. */
static inline uint32_t
gk_kin_print(uint32_t key)
{
	return 1 + (key * 0x9E3779B1u >> 8) % 16383;
}

#endif
