#include "zone.h"

#define STEMS 256  /* words in small letters that are looked for */
#define SLOTS 1024 /* a hash of them */
#define SHORT 3    /* letters; shorter words are words of grammar */

struct marker {
	const struct gk_tokens *t;
	const struct gk_model *model;
	uint8_t *want;
	uint32_t *slot; /* stems of nouns, 0 for none */
	size_t nstems;
};

enum { ASKED = 1, WALKED = 2 };

/* Does the token begin a sentence?  So does what is behind the last one. */
static bool
starts(const struct gk_tokens *t, size_t i)
{
	return i >= t->n || (t->token[i].flags & GK_TOKEN_START) != 0;
}

/* Marks token i, and those of its stem; a word that has its capital from the
 * sentence that it begins is no name. */
static void
mark_name(struct marker *m, size_t i)
{
	const struct gk_token *t = m->t->token;
	size_t k = i;

	if ((t[i].flags & GK_TOKEN_UPPER) == 0 || t[i].nletters < SHORT ||
	    (m->want[i] & WALKED) != 0)
		return;
	if ((t[i].flags & GK_TOKEN_START) != 0 &&
	    gk_model_opens(m->model, gk_token_know(m->t, i)->stem))
		return;
	do {
		m->want[k] |= ASKED | WALKED;
		k = t[k].other;
	} while (k != i && (m->want[k] & WALKED) == 0);
}

static uint32_t *
slot_of(struct marker *m, uint32_t stem)
{
	size_t i = (stem ^ stem >> 16) % SLOTS;

	while (m->slot[i] != 0 && m->slot[i] != stem)
		i = (i + 1) % SLOTS;
	return &m->slot[i];
}

static void
note_noun(struct marker *m, size_t i)
{
	const struct gk_token *t = &m->t->token[i];
	uint32_t *slot;

	if (t->nletters < SHORT || (t->flags & GK_TOKEN_WORD) == 0 ||
	    m->nstems == STEMS)
		return;
	slot = slot_of(m, gk_token_know(m->t, i)->stem);
	m->nstems += *slot == 0;
	*slot = t->stem;
}

static void
mark_zone(struct marker *m, const struct gk_zone *z)
{
	const struct gk_tokens *t = m->t;
	size_t i = gk_token_at(t, z->start);

	if (z->kind == GK_ZONE_NOUN) {
		for (; i < t->n && t->token[i].start < z->end; i++)
			note_noun(m, i);
		return;
	}
	/* An empty range, or one inside a word, stands in a sentence, too. */
	if (i > 0 && (i == t->n || t->token[i].start > z->start))
		m->want[i - 1] |= ASKED;
	else if (i < t->n)
		m->want[i] |= ASKED;
	for (; i < t->n && t->token[i].start < z->end; i++) {
		m->want[i] |= ASKED;
		if (z->kind == GK_ZONE_NAME)
			mark_name(m, i);
	}
}

static bool
is_noted(struct marker *m, size_t i)
{
	const struct gk_token *t = &m->t->token[i];

	return t->nletters >= SHORT && (t->flags & GK_TOKEN_WORD) != 0 &&
	       *slot_of(m, gk_token_know(m->t, i)->stem) != 0;
}

/* Whole sentences, those of which a token is asked for or has a noun's stem. */
static void
spread(struct marker *m)
{
	const struct gk_tokens *t = m->t;

	for (size_t from = 0, to; from < t->n; from = to) {
		bool asked = false;

		to = from;
		do {
			asked |= m->want[to] != 0 ||
				 (m->nstems > 0 && is_noted(m, to));
			to++;
		} while (!starts(t, to));
		memset(m->want + from, asked, to - from);
	}
}

enum gk_status
gk_zone_mark(const struct gk_tokens *t, const struct gk_model *model,
	     const struct gk_zone *zones, size_t n, struct gk_arena *arena,
	     uint8_t *want)
{
	struct marker m = { .t = t, .model = model, .want = want };

	m.slot = gk_arena_array(arena, SLOTS, sizeof *m.slot);
	if (m.slot == NULL)
		return GK_NOMEM;
	memset(want, 0, t->n);
	for (size_t i = 0; i < n; i++)
		mark_zone(&m, &zones[i]);
	spread(&m);
	return GK_OK;
}
