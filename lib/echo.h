/*
 * echo - where else in a document the words with a capital stand.
 *
 * For each stem that begins with a capital somewhere: how often it stands in
 * lower case, with a capital, and at the start of a sentence.  The tokens of a
 * stem are linked in a circle (gk_token.other).  All lies in the arena; of a
 * document with very many names only the first GK_ECHO_MOST are known.
 * Cost: one look-up a word.
 */
#ifndef GK_ECHO_H
#define GK_ECHO_H

#include "token.h"

#define GK_ECHO_MOST ((size_t)1 << 17)

struct gk_echo {
	uint32_t stem;  /* 0 with no capital: a free slot */
	uint32_t last;  /* token with a capital */
	uint16_t lower, capital, start;
};

struct gk_echoes {
	struct gk_echo *slot;
	size_t mask;
};

/* GK_OK or GK_NOMEM.  Links the tokens. */
enum gk_status gk_echo_read(struct gk_tokens *t, struct gk_arena *arena,
			    struct gk_echoes *out);

/* What is known of a stem; all zero if nothing. */
const struct gk_echo *gk_echo_of(const struct gk_echoes *e, uint32_t stem);

#endif
