/*
 * echo - where else in a document the words with a capital stand.
 *
 * The tokens of one stem that have a capital are linked in a circle
 * (gk_token.other).  The slots lie in the arena; of a document with very many
 * names only the first GK_ECHO_MOST are linked.  Cost: a look-up a capital.
 */
#ifndef GK_ECHO_H
#define GK_ECHO_H

#include "token.h"

#define GK_ECHO_MOST ((size_t)1 << 17)

/* GK_OK or GK_NOMEM. */
enum gk_status gk_echo_link(struct gk_tokens *t, struct gk_arena *arena);

#endif
