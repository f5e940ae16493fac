/*
 * clue - what speaks for a token being part of a name, as hashed features.
 *
 * A feature is there or not: the word, its stem, its first and last letters, its
 * shape, the same of its neighbours on the line, what word lists know of them,
 * and beside what the stem stands elsewhere in the document.  They come in
 * groups, so that the trainer can say what each is worth.
 * Cost: some sixty multiplications a token that is asked about.
 */
#ifndef GK_CLUE_H
#define GK_CLUE_H

#include "echo.h"

#define GK_CLUES_MOST 96 /* features of a token */

/* Groups that can be left out, as bits of `without`. */
enum {
	GK_CLUE_AFFIX = 1 << 0,  /* first and last letters */
	GK_CLUE_NEAR = 1 << 1,   /* the tokens beside it */
	GK_CLUE_FAR = 1 << 2,    /* the next ones, and the last capital */
	GK_CLUE_ECHO = 1 << 3,   /* what stands beside the stem elsewhere */
	GK_CLUE_LORE = 1 << 4,   /* word lists */
	GK_CLUE_QUOTE = 1 << 5,  /* what stands before a quotation mark */
	GK_CLUE_KIN = 1 << 6,    /* classes of words */
};

/* A token as its neighbours see it; private. */
struct gk_clue {
	uint32_t i; /* number of the token, plus one */
	uint32_t word, stem, last2, last3;
	uint32_t affix[6];
	uint32_t tail;      /* stem behind the last hyphen */
	uint16_t kin;
	uint8_t wide, shape, lore, start, affixes;
	bool asked; /* kin, wide and lore are set */
};

#define GK_CLUE_RING 8

struct gk_clues {
	const struct gk_tokens *t;
	unsigned without;
	bool foreign; /* for training: most common words are not known */
	size_t from, to; /* private: the line of the token last asked about */
	struct gk_clue ring[GK_CLUE_RING]; /* private: tokens seen last */
};

/* Makes *c ready for the document; links the tokens.  GK_OK or GK_NOMEM. */
enum gk_status gk_clue_read(struct gk_tokens *t, struct gk_arena *arena,
			    struct gk_clues *c);

/* The features of token i, hashed to 32 bits; returns how many. */
size_t gk_clue_list(struct gk_clues *c, size_t i, uint32_t *feature);

#endif
