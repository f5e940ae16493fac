/*
 * gate - where a name may begin, and where it may go on, by the shapes alone.
 *
 * Most tokens are neither, and nothing more is asked about them: this is what the
 * tagger's speed comes from.  What is shut here no weight can open.
 * Cost: a glance at the token, its neighbours and the model's filters.
 */
#ifndef GK_GATE_H
#define GK_GATE_H

#include "model.h"
#include "token.h"

/* May a name begin at token i?  It has a capital, or no case, or is a word that
 * the model knows to begin names, with a capital close behind. */
bool gk_gate_begins(const struct gk_tokens *t, const struct gk_model *m,
		    size_t i);

/* May a name go on at token i, which is not the first of its line?  Most marks
 * end one. */
bool gk_gate_goes_on(const struct gk_tokens *t, size_t i);

#endif
