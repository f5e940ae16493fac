#include "tagger.h"

#include "gate.h"

#define RUN 256 /* tokens of a run that is cut even where names might go on */

/* A name that trails the best label by so much, in weights, is given up: what
 * follows needs no look.  At 28 one row of a hundred is another one and token F1 of
 * organisations falls by 1, and little time is won. */
#define GIVE_UP 48

#define NEVER (-1000000)

struct lattice {
	struct gk_clues *c;
	const struct gk_model *m;
	int score[GK_LABELS];
	uint8_t back[RUN][GK_LABELS];
	size_t n; /* tokens in the run */
};

static bool
goes_on(unsigned label)
{
	return label == GK_LABEL_PER_ON || label == GK_LABEL_ORG_ON ||
	       label == GK_LABEL_LOC_ON;
}

bool
gk_tagger_follows(unsigned a, unsigned b)
{
	return !goes_on(b) || a == b || a + 1 == b;
}

/* Sixteen nibbles of four rows are added as bytes, which so many fill. */
#define FULL 16

static uint32_t
row_at(const unsigned char *p)
{
	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
	       (uint32_t)p[3] << 24;
}

/* Adds the low and the high nibbles of n rows, n even, to sums of two. */
static void
add_rows(const unsigned char *rows, const uint32_t *at, size_t n,
	 uint64_t *low, uint64_t *high)
{
	const uint64_t nibbles = 0x0F0F0F0F0F0F0F0Fu;

	*low = *high = 0;
	for (size_t k = 0; k < n; k += 2) {
		uint64_t x = row_at(rows + (size_t)4 * at[k]) |
			     (uint64_t)row_at(rows + (size_t)4 * at[k + 1])
				     << 32;

		*low += x & nibbles;
		*high += x >> 4 & nibbles;
	}
}

/* The sums of each label's weights over the features of token i. */
static void
sum_rows(struct lattice *l, size_t i, int *sum)
{
	const unsigned char *rows = l->m->rows;
	uint32_t at[GK_CLUES_MOST + 1];
	size_t n = gk_clue_list(l->c, i, at), even;
	unsigned char low[8], high[8];
	uint64_t bytes[2];

	/* The rows lie anywhere: all are asked for before one is waited for. */
	for (size_t k = 0; k < n; k++) {
		at[k] >>= 32 - l->m->bits;
		__builtin_prefetch(rows + (size_t)4 * at[k]);
	}
	even = n - n % 2;
	for (unsigned b = 0; b < GK_LABELS; b++)
		sum[b] = (n % 2 == 0 ? 0
				     : rows[(size_t)4 * at[even] + b / 2] >>
						   b % 2 * 4 &
					       15) -
			 GK_MODEL_BIAS * (int)n;
	for (size_t k = 0; k < even; k += 2 * FULL) {
		add_rows(rows, at + k, even - k < 2 * FULL ? even - k : 2 * FULL,
			 &bytes[0], &bytes[1]);
		gk_put_le64(low, bytes[0]);
		gk_put_le64(high, bytes[1]);
		for (unsigned b = 0; b < GK_LABELS; b++) {
			const unsigned char *s = b % 2 == 0 ? low : high;

			sum[b] += s[b / 2] + s[b / 2 + 4];
		}
	}
}

/* The best way to label b, by the labels before it that it may follow: all,
 * or for the following words of a name two. */
static void
reach(struct lattice *l, unsigned b, int sum, int *score)
{
	unsigned from = goes_on(b) ? b - 1 : 0, to = goes_on(b) ? b : GK_LABELS - 1;
	int most = NEVER, s;

	if (l->n == 0)
		to = from = GK_LABEL_NONE;
	for (unsigned a = from; a <= to; a++) {
		s = l->score[a] + l->m->next[a][b];
		if (s <= most)
			continue;
		most = s;
		l->back[l->n][b] = (uint8_t)a;
	}
	score[b] = most + sum;
}

/* Takes token i in: one of a name's beginning, of its going on, or both. */
static void
step(struct lattice *l, size_t i, bool begins, bool on)
{
	int sum[GK_LABELS], score[GK_LABELS];
	const struct gk_token *t = &l->c->t->token[i];
	bool letter = t->shape == GK_SHAPE_LETTER &&
		      (t->flags & GK_TOKEN_CASELESS) == 0;

	sum_rows(l, i, sum);
	reach(l, GK_LABEL_NONE, sum[GK_LABEL_NONE], score);
	for (unsigned b = GK_LABEL_PER; b < GK_LABELS; b++) {
		score[b] = NEVER;
		/* No person's name has a small letter alone inside. */
		if (goes_on(b) ? on && !(letter && b == GK_LABEL_PER_ON)
			       : begins)
			reach(l, b, sum[b], score);
	}
	memcpy(l->score, score, sizeof score);
	l->n++;
}

static unsigned
best(const struct lattice *l)
{
	unsigned best = 0;

	for (unsigned b = 1; b < GK_LABELS; b++)
		if (l->score[b] > l->score[best])
			best = b;
	return best;
}

/* Writes the labels of the run, which ends before token i. */
static void
settle(struct lattice *l, size_t i, uint8_t *label)
{
	unsigned b = best(l);

	while (l->n > 0) {
		label[--i] = (uint8_t)b;
		b = l->back[--l->n][b];
	}
	memset(l->score, 0, sizeof l->score);
}

/* Is some name at the end of the run not far behind the best? */
static bool
is_likely(const struct lattice *l)
{
	int most = l->score[best(l)];

	for (unsigned b = 1; b < GK_LABELS; b++)
		if (l->score[b] + GIVE_UP >= most)
			return true;
	return false;
}

void
gk_tagger_run(struct gk_clues *c, const struct gk_model *m, size_t from,
	      size_t to, uint8_t *label)
{
	struct lattice l = { .c = c, .m = m };
	size_t i;

	for (i = from; i < to; i++) {
		bool line = (c->t->token[i].flags & GK_TOKEN_LINE) != 0;
		bool begins, on;

		if (l.n > 0 && (line || l.n == RUN))
			settle(&l, i, label);
		begins = gk_gate_begins(c->t, m, i);
		on = l.n > 0 && is_likely(&l) && gk_gate_goes_on(c->t, i);
		if (!begins && !on) {
			if (l.n > 0)
				settle(&l, i, label);
			label[i] = GK_LABEL_NONE;
			continue;
		}
		step(&l, i, begins, on);
	}
	if (l.n > 0)
		settle(&l, i, label);
}
