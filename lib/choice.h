/*
 * choice - which of the copies stays, when all of them are known: the longest.
 *
 * Two passes over the same input.  The first gathers every note; then those of
 * most bytes choose first, of equals the first of the stream, and what repeats
 * one that is longer, or nearly, is dropped in the second pass.  So of copies
 * and near copies the longest stays, wherever it stands.
 * Memory: 28 bytes a paragraph, 8 more where the kept one is to be named; with
 * near copies their words twice, and near.  At most 2^32 - 1 paragraphs.
 */
#ifndef GK_CHOICE_H
#define GK_CHOICE_H

#include "duplicate.h"

struct gk_choice {
	const struct gk_duplicate_rules *rules;
	bool want_of;            /* findings name the kept copy */

	uint64_t *key;           /* private, and all below: of each note */
	uint32_t *length;
	size_t *end;             /* of its words */
	uint32_t *kept;          /* the note that stays in its place */
	uint32_t *differ;        /* words that one has not, if it is near */
	size_t n, keys_cap, lengths_cap, ends_cap;
	uint16_t *word;
	size_t nwords, words_cap;
	struct gk_seen places;
	size_t at;               /* of the second pass */
	bool changed;            /* it does not see what the first saw */
	struct gk_buf form;
};

/* The first pass; nothing goes out. */
gk_settle gk_choice_gather; /* state: struct gk_choice */
gk_emit gk_choice_emit;

/* Between the passes.  GK_NOMEM, GK_TOOBIG. */
enum gk_status gk_choice_decide(struct gk_choice *c);

/* The second pass. */
gk_settle gk_choice_settle;

/* False, and *why: the input changed between the passes. */
bool gk_choice_finish(void *choice, struct gk_buf *why);

void gk_choice_clear(struct gk_choice *c);

#endif
