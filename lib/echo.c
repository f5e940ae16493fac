#include "echo.h"

static bool
counts(const struct gk_token *t)
{
	return (t->flags & (GK_TOKEN_WORD | GK_TOKEN_CASELESS |
			    GK_TOKEN_UPPER)) ==
		       (GK_TOKEN_WORD | GK_TOKEN_UPPER) &&
	       t->nletters > 1;
}

/* Puts token i behind the last one of its stem, which takes its slot. */
static void
link(struct gk_tokens *t, uint32_t *slot, size_t mask, uint32_t i)
{
	uint32_t stem = gk_token_know(t, i)->stem;
	size_t k = (stem ^ stem >> 16) & mask;

	while (slot[k] != 0 && t->token[slot[k] - 1].stem != stem)
		k = (k + 1) & mask;
	if (slot[k] != 0) {
		t->token[i].other = t->token[slot[k] - 1].other;
		t->token[slot[k] - 1].other = i;
	}
	slot[k] = i + 1;
}

enum gk_status
gk_echo_link(struct gk_tokens *t, struct gk_arena *arena)
{
	size_t n = 0, slots = 64;
	uint32_t *slot;

	for (size_t i = 0; i < t->n && n < GK_ECHO_MOST; i++)
		n += counts(&t->token[i]);
	while (slots < 2 * n)
		slots *= 2;
	slot = gk_arena_array(arena, slots, sizeof *slot);
	if (slot == NULL)
		return GK_NOMEM;
	for (size_t i = 0; i < t->n && n > 0; i++)
		if (counts(&t->token[i])) {
			link(t, slot, slots - 1, (uint32_t)i);
			n--;
		}
	return GK_OK;
}
