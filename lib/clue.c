#include "clue.h"

#include "kin.h"
#include "lore.h"

#define SIDE 2       /* tokens on either side of one */
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
	WORD = 1, STEM, SHAPE,
	AFFIX, /* six */
	LORE = AFFIX + 6, FORM, LORE_SHAPE, LORE_START, LORE_LAST, TAIL,
	BEFORE, BEFORE_LAST, BEFORE_SHAPE, BEHIND, BEHIND_LAST, BEHIND_SHAPE,
	BEFORE2, BEHIND2, SHAPES3, SHAPES_BEFORE, SHAPES_BEHIND, SHAPES_LEFT,
	SHAPES_RIGHT, LORES_BEFORE, LORES_BEHIND, LORES3,
	ECHO_BEFORE, ECHO_BEHIND, ECHO_SHAPES, ECHO_LORES,
	QUOTED, QUOTED_STEM, QUOTED_LORE, RUN, RUN_BEFORE,
	KIN, KIN_WIDE, KIN_BEFORE, KIN_BEHIND, KINS_BEFORE, KINS_BEHIND,
	KIN_WIDE_BEFORE, KIN_WIDE_BEHIND, KIN_QUOTED, KIN_ECHO_BEFORE,
	KIN_ECHO_BEHIND, KIN_LEFT,
	LEFT, LEFT_STEM, LEFT_PLACE,
};

/* What stands beyond the line. */
static const struct gk_clue beyond = {
	.word = 0x01010101u, .stem = 0x01010101u, .last2 = 0x01010101u,
	.last3 = 0x01010101u, .shape = GK_SHAPE_NONE,
};

enum gk_status
gk_clue_read(struct gk_tokens *t, struct gk_arena *arena, struct gk_clues *c)
{
	*c = (struct gk_clues){ .t = t, .without = c->without,
				.foreign = c->foreign };
	return gk_echo_link(t, arena);
}

static bool
is_word(const struct gk_token *t)
{
	return (t->flags & GK_TOKEN_WORD) != 0;
}

/* First letters: two to four; last ones: two, three and five. */
static void
read_affixes(const struct gk_letters *l, struct gk_clue *k)
{
	uint32_t hash = GK_LETTERS_NONE;
	unsigned n = 0;

	for (unsigned i = 0; i < 4 && i < l->n; i++) {
		hash = gk_letters_hash(hash, l->c[i]);
		if (i > 0)
			k->affix[n++] = hash;
	}
	while (n < 3)
		k->affix[n++] = hash ^ 1;
	hash = GK_LETTERS_NONE + 1;
	for (unsigned i = 0; i < 5 && i < l->n; i++) {
		hash = gk_letters_hash(hash, l->c[l->n - 1 - i]);
		if (i != 0 && i != 3)
			k->affix[n++] = hash;
	}
	while (n < 6)
		k->affix[n++] = hash ^ 1;
	k->affixes = (uint8_t)n;
	k->last2 = k->affix[3];
	k->last3 = k->affix[4];
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

/* What word lists and classes know of token i. */
static void
ask(const struct gk_clues *c, struct gk_token *t)
{
	t->flags |= GK_TOKEN_ASKED;
	if (!is_word(t) || (c->without & GK_CLUE_LORE) != 0)
		return;
	t->lore = (uint8_t)gk_lore_of_stem(t->stem);
	if (c->t->alphabet != GK_ALPHABET_RUSSIAN)
		t->lore |= (uint8_t)gk_lore_of_sister(t->stem);
	t->kin = (uint16_t)gk_kin_of(t->hash);
	t->wide = (uint8_t)gk_kin_wider(t->kin);
	if (c->foreign && t->stem % 4 != 0) {
		t->lore &= (uint8_t)~(GK_LORE_COMMON | GK_LORE_WORD);
		t->kin = t->wide = 0;
	}
}

static const struct gk_token *
asked(const struct gk_clues *c, size_t i)
{
	if ((c->t->token[i].flags & GK_TOKEN_ASKED) == 0) {
		gk_token_know(c->t, i);
		ask(c, &c->t->token[i]);
	}
	return &c->t->token[i];
}

/* What the letters of token i tell.  What lists tell is asked of the memory, and
 * taken when its answer is there. */
static void
look(struct gk_clues *c, size_t i, struct gk_clue *k)
{
	const struct gk_token *t = &c->t->token[i];
	struct gk_letters l;

	if (is_word(t)) {
		gk_token_letters(c->t, i, &l);
		gk_lore_ahead(t->stem);
		gk_kin_ahead(t->hash);
	}
	*k = (struct gk_clue){
		.i = (uint32_t)i + 1, .word = t->hash, .stem = t->stem,
		.shape = t->shape, .last2 = t->hash, .last3 = t->hash,
		.start = (t->flags & GK_TOKEN_START) != 0,
	};
	if (!is_word(t))
		return;
	read_affixes(&l, k);
	k->tail = tail_of(&l);
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

/* Looks at the tokens that those of token i will be asked about, and at one
 * more, for the next. */
static void
look_around(struct gk_clues *c, size_t i)
{
	size_t k = i >= c->from + SIDE ? i - SIDE : c->from;

	for (; k < c->to && k <= i + SIDE + 1; k++)
		if (c->ring[k % GK_CLUE_RING].i != k + 1)
			look(c, k, &c->ring[k % GK_CLUE_RING]);
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
	if (!r->asked) {
		const struct gk_token *t = asked(c, k);

		r->asked = true;
		r->lore = t->lore;
		r->kin = t->kin;
		r->wide = t->wide;
	}
	return r;
}

static uint32_t *
put_own(const struct gk_clues *c, const struct gk_clue *k,
	const struct gk_token *t, uint32_t *f)
{
	uint32_t form;

	*f++ = mix(WORD, k->word);
	*f++ = mix(STEM, k->stem);
	*f++ = mix(SHAPE, k->shape);
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
put_near(const struct gk_clue *b, const struct gk_clue *k,
	 const struct gk_clue *a, uint32_t *f)
{
	*f++ = mix(BEFORE, b->stem);
	*f++ = mix(BEFORE_LAST, b->last3);
	*f++ = mix(BEFORE_SHAPE, pair(b->stem, k->shape));
	*f++ = mix(BEHIND, a->stem);
	*f++ = mix(BEHIND_LAST, a->last3);
	*f++ = mix(BEHIND_SHAPE, pair(a->stem, k->shape));
	*f++ = mix(SHAPES_BEFORE, pair(b->shape, k->shape));
	*f++ = mix(SHAPES_BEHIND, pair(k->shape, a->shape));
	*f++ = mix(SHAPES3, pair(pair(b->shape, k->shape), a->shape));
	*f++ = mix(LORES_BEFORE, pair(b->lore, k->lore * 32u + k->shape));
	*f++ = mix(LORES_BEHIND, pair(a->lore, k->lore * 32u + k->shape));
	*f++ = mix(LORES3, pair(pair(b->lore, k->lore), a->lore));
	return f;
}

static uint32_t *
put_far(const struct gk_clue *b2, const struct gk_clue *b,
	const struct gk_clue *k, const struct gk_clue *a,
	const struct gk_clue *a2, uint32_t *f)
{
	*f++ = mix(BEFORE2, b2->stem);
	*f++ = mix(BEHIND2, a2->stem);
	*f++ = mix(SHAPES_LEFT,
		   pair(pair(b2->shape, b->shape), k->shape));
	*f++ = mix(SHAPES_RIGHT,
		   pair(pair(k->shape, a->shape), a2->shape));
	return f;
}

/* The wide class of a word, or the shape of what is none. */
static unsigned
wide_of(const struct gk_token *t)
{
	return is_word(t) ? t->wide : 256u + t->shape;
}

static unsigned
lore_of(const struct gk_token *t)
{
	return is_word(t) ? t->lore : 64u + t->shape;
}

/* What stands beside the other places of the stem. */
static uint32_t *
put_echoes(struct gk_clues *c, size_t i, uint32_t *f)
{
	const struct gk_token *t = c->t->token, *b, *a;
	static const struct gk_token none = { .hash = 1, .stem = 1 };
	size_t k = t[i].other;

	for (int n = 0; n < ECHOES && k != i; n++, k = t[k].other) {
		b = k > 0 && (t[k].flags & GK_TOKEN_LINE) == 0
			? asked(c, k - 1)
			: &none;
		a = k + 1 < c->t->n && (t[k + 1].flags & GK_TOKEN_LINE) == 0
			? asked(c, k + 1)
			: &none;
		*f++ = mix(ECHO_BEFORE, b->stem);
		*f++ = mix(ECHO_BEHIND, a->stem);
		*f++ = mix(ECHO_SHAPES, pair(b->shape * 32u + t[k].shape,
					     a->shape));
		if ((c->without & GK_CLUE_LORE) == 0)
			*f++ = mix(ECHO_LORES, pair(lore_of(b), lore_of(a)));
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
		asked(c, k - 1);
		*f++ = mix(LEFT_STEM, t[k - 1].stem);
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
			     *a = at(c, i, 1);

	*f++ = mix(KIN, pair(k->kin, k->shape));
	*f++ = mix(KIN_WIDE, pair(k->wide, k->shape));
	*f++ = mix(KIN_BEFORE, b->kin);
	*f++ = mix(KIN_BEHIND, a->kin);
	*f++ = mix(KIN_WIDE_BEFORE, pair(b->wide, b->shape));
	*f++ = mix(KIN_WIDE_BEHIND, pair(a->wide, a->shape));
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
	look_around(c, i);
	k = at(c, i, 0);
	b = at(c, i, -1);
	a = at(c, i, 1);
	f = put_own(c, k, &c->t->token[i], feature);

	if ((c->without & GK_CLUE_NEAR) == 0)
		f = put_near(b, k, a, f);
	if ((c->without & GK_CLUE_FAR) == 0) {
		f = put_far(at(c, i, -2), b, k, a, at(c, i, 2), f);
		f = put_left(c, i, f);
	}
	if ((c->without & GK_CLUE_LORE) == 0)
		f = put_row(c, i, f);
	if ((c->without & GK_CLUE_KIN) == 0)
		f = put_kin(c, i, f);
	if ((c->without & GK_CLUE_ECHO) == 0)
		f = put_echoes(c, i, f);
	if ((c->without & GK_CLUE_QUOTE) == 0)
		f = put_quote(c, i, f);
	return (size_t)(f - feature);
}
