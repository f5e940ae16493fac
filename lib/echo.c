#include "echo.h"

static struct gk_echo *
slot_of(const struct gk_echoes *e, uint32_t stem)
{
	size_t i = (stem ^ stem >> 16) & e->mask;

	while (e->slot[i].stem != stem && e->slot[i].capital +
						  e->slot[i].start > 0)
		i = (i + 1) & e->mask;
	return &e->slot[i];
}

const struct gk_echo *
gk_echo_of(const struct gk_echoes *e, uint32_t stem)
{
	static const struct gk_echo none;
	const struct gk_echo *s = slot_of(e, stem);

	return s->stem == stem ? s : &none;
}

static bool
counts(const struct gk_token *t)
{
	return (t->flags & (GK_TOKEN_WORD | GK_TOKEN_CASELESS)) ==
	       GK_TOKEN_WORD && t->nletters > 1;
}

static void
bump(uint16_t *n)
{
	*n = (uint16_t)(*n + (*n < UINT16_MAX));
}

/* Puts token i behind the last one of its stem. */
static void
note(struct gk_tokens *t, size_t i, struct gk_echo *s)
{
	struct gk_token *k = &t->token[i];

	if (s->capital + s->start > 0) {
		k->other = t->token[s->last].other;
		t->token[s->last].other = (uint32_t)i;
	}
	s->stem = k->stem;
	s->last = (uint32_t)i;
	bump((k->flags & GK_TOKEN_START) != 0 ? &s->start : &s->capital);
}

enum gk_status
gk_echo_read(struct gk_tokens *t, struct gk_arena *arena,
	     struct gk_echoes *out)
{
	size_t n = 0, taken = 0, cap = 64;

	for (size_t i = 0; i < t->n; i++)
		n += counts(&t->token[i]) &&
		     (t->token[i].flags & GK_TOKEN_UPPER) != 0;
	if (n > GK_ECHO_MOST)
		n = GK_ECHO_MOST;
	while (cap < 2 * n)
		cap *= 2;
	out->mask = cap - 1;
	out->slot = gk_arena_array(arena, cap, sizeof *out->slot);
	if (out->slot == NULL)
		return GK_NOMEM;
	for (size_t i = 0; i < t->n && taken < n; i++) {
		struct gk_echo *s;

		if (!counts(&t->token[i]) ||
		    (t->token[i].flags & GK_TOKEN_UPPER) == 0)
			continue;
		s = slot_of(out, t->token[i].stem);
		taken += s->capital + s->start == 0;
		note(t, i, s);
	}
	for (size_t i = 0; i < t->n; i++)
		if (counts(&t->token[i]) &&
		    (t->token[i].flags & GK_TOKEN_UPPER) == 0) {
			struct gk_echo *s = slot_of(out, t->token[i].stem);

			if (s->capital + s->start > 0)
				bump(&s->lower);
		}
	return GK_OK;
}
