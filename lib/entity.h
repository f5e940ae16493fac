/*
 * entity - mentions of one person, organisation or place, gathered.
 *
 * Persons are joined by the stem of the surname and a given name or initial that
 * does not contradict; organisations and places by their normal form.  Fills the
 * normal form of every mention and the entities of a struct gk_names.
 * Two passes: full names first, so that a surname alone finds its owner also when
 * it stands before.  Cost: linear, a bounded look at namesakes.
 */
#ifndef GK_ENTITY_H
#define GK_ENTITY_H

#include "mention.h"
#include "token.h"

enum gk_status gk_entity_group(struct gk_str text, const char *lang,
			       const struct gk_tokens *tokens,
			       struct gk_arena *arena, struct gk_names *names);

#endif
