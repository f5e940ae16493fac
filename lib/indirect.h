/*
 * indirect - sentences of indirect speech: X заявил, что …; по словам X, ….
 *
 * A sentence of the writer's in which somebody speaks and «что» follows the verb,
 * or that stands under «по словам».  Sentences in which a quotation stands are
 * left out.  Cost: linear in the text.
 */
#ifndef GK_INDIRECT_H
#define GK_INDIRECT_H

#include "utterance.h"

/* Reports those in [start, end), between quotations. */
void gk_indirect_find(struct gk_utterances *u, size_t start, size_t end);

#endif
