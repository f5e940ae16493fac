/*
 * indirect - sentences of indirect speech: X заявил, что …; по словам X, ….
 *
 * A sentence of the writer's in which somebody speaks and «что» follows the verb,
 * that stands under «по словам», or that a clause opens or closes (…, пояснил он).
 * Sentences in which a quotation stands are left out.  Cost: linear in the text.
 */
#ifndef GK_INDIRECT_H
#define GK_INDIRECT_H

#include "utterance.h"

/* Reports those before byte `end`, where a quotation's sentence begins, if the rules
 * ask for them.  Call it before that quotation is put. */
void gk_indirect_find(struct gk_utterances *u, size_t end);

/* A quotation ended at byte `end`: the rest of its sentence is no other one. */
void gk_indirect_skip(struct gk_utterances *u, size_t end);

#endif
