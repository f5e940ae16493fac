#include "clue.h"

#include "kin.h"
#include "lore.h"

#define HEAD_REACH 6 /* tokens from a head in small letters to the capital */
#define ECHOES 3     /* other places of a stem that are looked at */
#define ROW 3        /* words of a row of names before the token */
#define LEFT_REACH 6 /* tokens back to a capital */
#define QUOTE_REACH 5 /* tokens back to an opening mark */

/* A feature's number and its value, spread over 32 bits. */
static inline uint32_t
mix(uint32_t id, uint32_t value)
{
	return (uint32_t)(((uint64_t)(value ^ id * 0x9E3779B1u) *
			   0xD6E8FEB86659FD93u) >> 32);
}

static inline uint32_t
pair(uint32_t a, uint32_t b)
{
	return a * 0x85EBCA6Bu + b;
}

enum feature {
	WORD = 1, STEM, SHAPE, START, LENGTH,
	AFFIX, /* nine */
	LORE = AFFIX + 9, FORM, LORE_SHAPE, LORE_START, LORE_LAST, TAIL,
	BEFORE, /* seven of the token before */
	BEHIND = BEFORE + 7,
	BEFORE2 = BEHIND + 7, /* three */
	BEHIND2 = BEFORE2 + 3,
	SHAPES3 = BEHIND2 + 3, SHAPES_BEFORE, SHAPES_BEHIND, SHAPES_LEFT,
	SHAPES_RIGHT, LORES_BEFORE, LORES_BEHIND, LORES3, LAST2_BEFORE,
	LAST2_BEHIND, TWO_BEFORE, TWO_BEHIND,
	COUNTS, COUNT_LOWER, COUNT_CAPITAL,
	ECHO_BEFORE, ECHO_BEHIND, ECHO_SHAPES, ECHO_LORES, ECHO_STEM,
	QUOTED, QUOTED_STEM, QUOTED_LORE, RUN, RUN_BEFORE,
	KIN, KIN_WIDE, KIN_BEFORE, KIN_BEHIND, KIN_BEFORE2, KIN_BEHIND2,
	KINS_BEFORE, KINS_BEHIND, KIN_WIDE_BEFORE, KIN_WIDE_BEHIND, KIN_QUOTED,
	KIN_ECHO_BEFORE, KIN_ECHO_BEHIND, KIN_LEFT,
	LEFT, LEFT_STEM, LEFT_NEAR, LEFT_PLACE,
};

/* What stands beyond the line. */
static const struct gk_clue beyond = {
	.word = 0x01010101u, .stem = 0x01010101u, .last2 = 0x01010101u,
	.last3 = 0x01010101u, .shape = GK_SHAPE_NONE,
};

enum gk_status
gk_clue_read(struct gk_str text, struct gk_tokens *t, struct gk_arena *arena,
	     struct gk_clues *c)
{
	*c = (struct gk_clues){ .text = text, .t = t, .without = c->without,
				.foreign = c->foreign };
	return gk_echo_read(t, arena, &c->echoes);
}

static bool
is_word(const struct gk_token *t)
{
	return (t->flags & GK_TOKEN_WORD) != 0;
}

bool
gk_clue_begins(const struct gk_clues *c, const struct gk_model *m, size_t i)
{
	const struct gk_token *t = c->t->token;

	if ((t[i].flags & GK_TOKEN_UPPER) != 0)
		return true;
	if (!is_word(&t[i]))
		return false;
	if ((t[i].flags & GK_TOKEN_CASELESS) != 0)
		return true;
	if (!gk_model_heads(m, t[i].stem))
		return false;
	for (size_t k = i + 1; k < c->t->n && k <= i + HEAD_REACH; k++) {
		if ((t[k].flags & GK_TOKEN_LINE) != 0)
			return false;
		if ((t[k].flags & GK_TOKEN_UPPER) != 0)
			return true;
	}
	return false;
}

/* First and last letters: two to five, one to five. */
static void
read_affixes(const struct gk_letters *l, struct gk_clue *k)
{
	uint32_t hash = GK_LETTERS_NONE;
	unsigned n = 0;

	for (unsigned i = 0; i < 5 && i < l->n; i++) {
		hash = gk_letters_hash(hash, l->c[i]);
		if (i > 0)
			k->affix[n++] = hash;
	}
	while (n < 4)
		k->affix[n++] = hash ^ 1;
	hash = GK_LETTERS_NONE + 1;
	for (unsigned i = 0; i < 5 && i < l->n; i++) {
		hash = gk_letters_hash(hash, l->c[l->n - 1 - i]);
		k->affix[n++] = hash;
	}
	while (n < 9)
		k->affix[n++] = hash ^ 1;
	k->affixes = (uint8_t)n;
	k->last2 = k->affix[5];
	k->last3 = k->affix[6];
}

/* The stem of what stands behind the last hyphen; 0 if none does. */
static uint32_t
tail_of(struct gk_letters *l)
{
	unsigned from = l->n;

	while (from > 0 && l->c[from - 1] != '-')
		from--;
	if (from == 0 || l->n - from < 3)
		return 0;
	return gk_letters_part(l, from, l->stem > from ? l->stem : l->n);
}

static void
look(struct gk_clues *c, size_t i, struct gk_clue *k)
{
	const struct gk_token *t = &c->t->token[i];
	struct gk_letters l;

	*k = (struct gk_clue){
		.i = (uint32_t)i + 1, .word = t->hash, .stem = t->stem,
		.shape = t->shape, .last2 = t->hash, .last3 = t->hash,
		.start = (t->flags & GK_TOKEN_START) != 0,
	};
	if (!is_word(t))
		return;
	gk_lore_ahead(t->stem);
	gk_kin_ahead(t->hash);
	gk_letters_read(gk_str_cut(c->text, t->start, t->end), c->t->alphabet,
			&l);
	read_affixes(&l, k);
	k->tail = tail_of(&l);
	if ((c->without & GK_CLUE_LORE) != 0)
		return;
	k->lore = (uint8_t)gk_lore_of_stem(t->stem);
	k->kin = (uint16_t)gk_kin_of(t->hash);
	k->wide = (uint8_t)gk_kin_wider(k->kin);
	if (c->foreign && t->stem % 4 != 0) {
		k->lore &= (uint8_t)~(GK_LORE_COMMON | GK_LORE_WORD);
		k->kin = k->wide = 0;
	}
}

/* Sets the borders of the line of token i. */
static void
find_line(struct gk_clues *c, size_t i)
{
	const struct gk_token *t = c->t->token;

	if (i >= c->from && i < c->to)
		return;
	c->from = i;
	while (c->from > 0 && (t[c->from].flags & GK_TOKEN_LINE) == 0)
		c->from--;
	c->to = i + 1;
	while (c->to < c->t->n && (t[c->to].flags & GK_TOKEN_LINE) == 0)
		c->to++;
}

/* Token i + d, if it is on the line of i, which has been found. */
static const struct gk_clue *
at(struct gk_clues *c, size_t i, int d)
{
	size_t k = i + (size_t)(ptrdiff_t)d;
	struct gk_clue *r;

	/* before the first token k wraps, and is beyond too */
	if (k < c->from || k >= c->to)
		return &beyond;
	r = &c->ring[k % GK_CLUE_RING];
	if (r->i != k + 1)
		look(c, k, r);
	return r;
}

static unsigned
bucket(unsigned n)
{
	return n < 3 ? n : n < 6 ? 3 : 4;
}

static uint32_t *
put_own(const struct gk_clues *c, const struct gk_clue *k,
	const struct gk_token *t, uint32_t *f)
{
	uint32_t form;

	*f++ = mix(WORD, k->word);
	*f++ = mix(STEM, k->stem);
	*f++ = mix(SHAPE, k->shape);
	*f++ = mix(START, k->shape * 2u + k->start);
	*f++ = mix(LENGTH, t->nletters < 12 ? t->nletters : 12u);
	if ((c->without & GK_CLUE_AFFIX) == 0)
		for (unsigned i = 0; i < k->affixes; i++)
			*f++ = mix(AFFIX + i, k->affix[i]);
	if ((c->without & GK_CLUE_LORE) != 0)
		return f;
	form = is_word(t) ? gk_lore_of_form(t->hash) : 0;
	*f++ = mix(LORE, k->lore);
	*f++ = mix(FORM, form);
	*f++ = mix(LORE_SHAPE, pair(k->lore, k->shape));
	*f++ = mix(LORE_START, pair(k->lore * 64u + form, k->start));
	*f++ = mix(LORE_LAST, pair(k->lore, k->last2));
	if (k->tail != 0)
		*f++ = mix(TAIL, gk_lore_of_stem(k->tail));
	return f;
}

static uint32_t *
put_beside(uint32_t id, const struct gk_clue *k, const struct gk_clue *own,
	   uint32_t *f)
{
	*f++ = mix(id, k->word);
	*f++ = mix(id + 1, k->stem);
	*f++ = mix(id + 2, k->shape * 2u + k->start);
	*f++ = mix(id + 3, k->last3);
	*f++ = mix(id + 4, k->lore);
	*f++ = mix(id + 5, pair(k->stem, own->shape));
	*f++ = mix(id + 6, pair(k->lore, k->shape));
	return f;
}

static uint32_t *
put_near(const struct gk_clue *b, const struct gk_clue *k,
	 const struct gk_clue *a, uint32_t *f)
{
	f = put_beside(BEFORE, b, k, f);
	f = put_beside(BEHIND, a, k, f);
	*f++ = mix(SHAPES_BEFORE, pair(b->shape, k->shape));
	*f++ = mix(SHAPES_BEHIND, pair(k->shape, a->shape));
	*f++ = mix(SHAPES3, pair(pair(b->shape, k->shape), a->shape));
	*f++ = mix(LORES_BEFORE, pair(b->lore, k->lore * 32u + k->shape));
	*f++ = mix(LORES_BEHIND, pair(a->lore, k->lore * 32u + k->shape));
	*f++ = mix(LORES3, pair(pair(b->lore, k->lore), a->lore));
	*f++ = mix(LAST2_BEFORE, pair(b->last2, k->last2));
	*f++ = mix(LAST2_BEHIND, pair(k->last2, a->last2));
	return f;
}

static uint32_t *
put_far(const struct gk_clue *b2, const struct gk_clue *b,
	const struct gk_clue *k, const struct gk_clue *a,
	const struct gk_clue *a2, uint32_t *f)
{
	*f++ = mix(BEFORE2, b2->stem);
	*f++ = mix(BEFORE2 + 1, b2->shape);
	*f++ = mix(BEFORE2 + 2, b2->lore);
	*f++ = mix(BEHIND2, a2->stem);
	*f++ = mix(BEHIND2 + 1, a2->shape);
	*f++ = mix(BEHIND2 + 2, a2->lore);
	*f++ = mix(SHAPES_LEFT,
		   pair(pair(b2->shape, b->shape), k->shape));
	*f++ = mix(SHAPES_RIGHT,
		   pair(pair(k->shape, a->shape), a2->shape));
	*f++ = mix(TWO_BEFORE, pair(b2->stem, b->stem));
	*f++ = mix(TWO_BEHIND, pair(a->stem, a2->stem));
	return f;
}

static uint32_t *
put_counts(const struct gk_clues *c, const struct gk_clue *k, uint32_t *f)
{
	const struct gk_echo *e = gk_echo_of(&c->echoes, k->stem);
	unsigned low = bucket(e->lower), cap = bucket(e->capital),
		 start = bucket(e->start);

	*f++ = mix(COUNTS, pair(low * 8 + cap, start * 2 + k->start));
	*f++ = mix(COUNT_LOWER, pair(low * 2 + k->start, k->shape));
	*f++ = mix(COUNT_CAPITAL, pair(cap * 2 + k->start, k->shape));
	return f;
}

static unsigned
wide_of(const struct gk_token *t)
{
	return is_word(t) ? gk_kin_wider(gk_kin_of(t->hash))
			  : 256u + t->shape;
}

/* What stands beside the other places of the stem. */
static uint32_t *
put_echoes(struct gk_clues *c, size_t i, uint32_t *f)
{
	const struct gk_token *t = c->t->token, *b, *a;
	static const struct gk_token none = { .hash = 1, .stem = 1 };
	size_t k = t[i].other;

	for (int n = 0; n < ECHOES && k != i; n++, k = t[k].other) {
		b = k > 0 && (t[k].flags & GK_TOKEN_LINE) == 0 ? &t[k - 1]
								: &none;
		a = k + 1 < c->t->n && (t[k + 1].flags & GK_TOKEN_LINE) == 0
			? &t[k + 1]
			: &none;
		*f++ = mix(ECHO_BEFORE, b->stem);
		*f++ = mix(ECHO_BEHIND, a->stem);
		*f++ = mix(ECHO_SHAPES, pair(b->shape * 32u + t[k].shape,
					     a->shape));
		if ((c->without & GK_CLUE_LORE) == 0)
			*f++ = mix(ECHO_LORES,
				   pair(is_word(b) ? gk_lore_of_stem(b->stem)
						   : 64u + b->shape,
					is_word(a) ? gk_lore_of_stem(a->stem)
						   : 64u + a->shape));
		if ((c->without & GK_CLUE_KIN) == 0) {
			*f++ = mix(KIN_ECHO_BEFORE, wide_of(b));
			*f++ = mix(KIN_ECHO_BEHIND, wide_of(a));
		}
	}
	return f;
}

/* What opened the quotation that the token stands in, and what stood before. */
static uint32_t *
put_quote(struct gk_clues *c, size_t i, uint32_t *f)
{
	const struct gk_token *t = c->t->token;
	const struct gk_clue *b;

	for (size_t k = i; k > 0 && k + QUOTE_REACH > i; k--) {
		if ((t[k].flags & GK_TOKEN_LINE) != 0 ||
		    t[k - 1].shape == GK_SHAPE_CLOSE)
			break;
		if (t[k - 1].shape != GK_SHAPE_OPEN)
			continue;
		*f++ = mix(QUOTED, (uint32_t)(i - k) * 32u + t[i].shape);
		if (k < 2 || (t[k - 1].flags & GK_TOKEN_LINE) != 0)
			break;
		b = at(c, k - 2, 0);
		*f++ = mix(QUOTED_STEM, pair(b->stem, i == k));
		if ((c->without & GK_CLUE_KIN) == 0)
			*f++ = mix(KIN_QUOTED, pair(b->wide, i == k));
		*f++ = mix(QUOTED_LORE, pair(b->lore, b->shape));
		break;
	}
	return f;
}

/* What kind of word in a row of names this is, in four bits. */
static unsigned
part_of(const struct gk_clue *k)
{
	if (k->shape == GK_SHAPE_INITIAL)
		return 14;
	return (k->lore & (GK_LORE_FIRST | GK_LORE_LAST | GK_LORE_PLACE)) |
	       (k->lore & GK_LORE_COMMON);
}

/* The row of words with capitals that the token stands in: «Билла Клинтона Джо
 * Локхарту» is given name, surname, given name, surname. */
static uint32_t *
put_row(struct gk_clues *c, size_t i, uint32_t *f)
{
	uint32_t row = 1;
	int back = 0;

	while (back < ROW) {
		const struct gk_clue *k = at(c, i, -back - 1);

		if (k->shape < GK_SHAPE_WORD && k->shape != GK_SHAPE_STOP)
			break;
		row = row * 16 + part_of(k);
		if (k->shape == GK_SHAPE_STOP)
			row ^= 15;
		back++;
	}
	*f++ = mix(RUN_BEFORE, row);
	*f++ = mix(RUN, pair(row * 16 + part_of(at(c, i, 0)),
			     part_of(at(c, i, 1)) * 32u + at(c, i, 1)->shape));
	return f;
}

/* The last word with a capital before the token, some words back: it may have
 * begun the name (Министерство внутренних дел). */
static uint32_t *
put_left(struct gk_clues *c, size_t i, uint32_t *f)
{
	const struct gk_token *t = c->t->token;
	const struct gk_clue *own = at(c, i, 0);
	uint32_t d = 1;

	for (size_t k = i; k > 0 && d <= LEFT_REACH; k--, d++) {
		if ((t[k].flags & GK_TOKEN_LINE) != 0)
			break;
		if (t[k - 1].shape < GK_SHAPE_CAPITAL)
			continue;
		*f++ = mix(LEFT, pair(d, own->shape * 32u + t[k - 1].shape));
		*f++ = mix(LEFT_STEM, t[k - 1].stem);
		*f++ = mix(LEFT_NEAR, pair(t[k - 1].stem, d));
		*f++ = mix(KIN_LEFT, pair(own->wide * 8u + d, wide_of(&t[k - 1])));
		*f++ = mix(LEFT_PLACE,
			   pair((own->lore & 31u) * 8 + d, own->last2));
		return f;
	}
	*f++ = mix(LEFT, own->shape);
	*f++ = mix(LEFT_PLACE, pair(own->lore & 31u, own->last2));
	return f;
}

/* The classes of the words. */
static uint32_t *
put_kin(struct gk_clues *c, size_t i, uint32_t *f)
{
	const struct gk_clue *k = at(c, i, 0), *b = at(c, i, -1),
			     *a = at(c, i, 1), *b2 = at(c, i, -2),
			     *a2 = at(c, i, 2);

	*f++ = mix(KIN, pair(k->kin, k->shape));
	*f++ = mix(KIN_WIDE, pair(k->wide, k->shape));
	*f++ = mix(KIN_BEFORE, b->kin);
	*f++ = mix(KIN_BEHIND, a->kin);
	*f++ = mix(KIN_WIDE_BEFORE, pair(b->wide, b->shape));
	*f++ = mix(KIN_WIDE_BEHIND, pair(a->wide, a->shape));
	*f++ = mix(KIN_BEFORE2, b2->wide);
	*f++ = mix(KIN_BEHIND2, a2->wide);
	*f++ = mix(KINS_BEFORE, pair(b->wide, k->wide * 32u + k->shape));
	*f++ = mix(KINS_BEHIND, pair(a->wide, k->wide * 32u + k->shape));
	return f;
}

size_t
gk_clue_list(struct gk_clues *c, size_t i, uint32_t *feature)
{
	const struct gk_clue *k, *b, *a;
	uint32_t *f;

	find_line(c, i);
	k = at(c, i, 0);
	b = at(c, i, -1);
	a = at(c, i, 1);
	f = put_own(c, k, &c->t->token[i], feature);

	if ((c->without & GK_CLUE_NEAR) == 0)
		f = put_near(b, k, a, f);
	if ((c->without & GK_CLUE_FAR) == 0)
	{
		f = put_far(at(c, i, -2), b, k, a, at(c, i, 2), f);
		f = put_left(c, i, f);
	}
	if ((c->without & GK_CLUE_LORE) == 0)
		f = put_row(c, i, f);
	if ((c->without & GK_CLUE_KIN) == 0)
		f = put_kin(c, i, f);
	if ((c->without & GK_CLUE_COUNT) == 0)
		f = put_counts(c, k, f);
	if ((c->without & GK_CLUE_ECHO) == 0)
		f = put_echoes(c, i, f);
	if ((c->without & GK_CLUE_QUOTE) == 0)
		f = put_quote(c, i, f);
	return (size_t)(f - feature);
}
