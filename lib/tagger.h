/*
 * tagger - which tokens are names, by a trained model.
 *
 * The best sequence of labels by a linear chain: the weights of a token's
 * features and of neighbouring labels add up; a name goes on only where one of
 * its kind began.  Integers alone, so that every machine gives the same.  A token
 * that can neither begin a name nor go on with a likely one costs a glance.
 */
#ifndef GK_TAGGER_H
#define GK_TAGGER_H

#include "clue.h"
#include "model.h"

/* Which labels a name may have behind which: rows a, columns b. */
bool gk_tagger_follows(unsigned a, unsigned b);

/* Labels of tokens [from, to), which begin and end at line borders. */
void gk_tagger_run(struct gk_clues *c, const struct gk_model *m, size_t from,
		   size_t to, uint8_t *label);

#endif
