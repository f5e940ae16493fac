/*
 * model - the trained tables of names, as they lie in the binary.
 *
 * A table has a row of eight weights for each hashed feature, four bits each,
 * the weights of neighbouring labels, the stems of words in small letters that
 * may begin a name, and of those that begin sentences but no name.  Nothing is
 * read, copied or allocated at run time.
 * What they are made of: lib/data/README.md; made by scripts/train-names.
 */
#ifndef GK_MODEL_H
#define GK_MODEL_H

#include "base.h"

/* Labels: none, and the first and the following words of each kind. */
enum gk_label_name {
	GK_LABEL_NONE,
	GK_LABEL_PER, GK_LABEL_PER_ON,
	GK_LABEL_ORG, GK_LABEL_ORG_ON,
	GK_LABEL_LOC, GK_LABEL_LOC_ON,
	GK_LABELS
};

#define GK_MODEL_BIAS 8     /* a weight of 0 is this nibble */
#define GK_MODEL_HEADS 8192 /* bits of the filter of stems */
#define GK_MODEL_OPENERS 65536 /* of the other, where each has two */

/* The file begins so; rows follow, four bytes each, the least first: nibble k
 * is the weight of label k.  Numbers are the least byte first. */
struct gk_model {
	unsigned char magic[8];              /* "granka2\n" */
	unsigned char bits;                  /* 2^bits rows */
	unsigned char pad[7];
	signed char next[GK_LABELS + 1][8];  /* of label b behind a; a = 7: first */
	unsigned char heads[GK_MODEL_HEADS / 8];
	unsigned char openers[GK_MODEL_OPENERS / 8];
	unsigned char rows[];
};

enum gk_model_id {
	GK_MODEL_RU,
	GK_MODEL_UK,   /* Ukrainian, Belarusian, Bulgarian: from Russian */
	GK_MODEL_FLAT, /* the same in text without case */
	GK_MODEL_KK,   /* Kazakh, Kyrgyz */
	GK_MODEL_SR,   /* Serbian; its data are CC BY-SA, and so is the table */
	GK_MODELS
};

const struct gk_model *gk_model_of(enum gk_model_id id);

extern const unsigned char gk_model_lore[]; /* the tables of the room lore, */
extern const unsigned char gk_model_sisters[];
extern const unsigned char gk_model_kin[];  /* and of kin */

/* May a name begin with that stem in small letters? */
static inline bool
gk_model_heads(const struct gk_model *m, uint32_t stem)
{
	uint32_t bit = (stem * 0x9E3779B1u) >> 19;

	return (m->heads[bit / 8] >> (bit % 8) & 1) != 0;
}

/* The two bits of a stem that opens sentences. */
static inline uint32_t
gk_model_opener(uint32_t stem, bool second)
{
	return (stem * (second ? 0x85EBCA77u : 0x9E3779B1u)) >> 16;
}

/* Has a word of that stem its capital from the sentence that it begins? */
static inline bool
gk_model_opens(const struct gk_model *m, uint32_t stem)
{
	uint32_t a = gk_model_opener(stem, false),
		 b = gk_model_opener(stem, true);

	return (m->openers[a / 8] >> (a % 8) & m->openers[b / 8] >> (b % 8) &
		1) != 0;
}

#endif
