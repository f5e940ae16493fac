#include "tagger.h"

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

static uint32_t
row_of(const struct gk_model *m, uint32_t feature)
{
	const unsigned char *p = m->rows + (size_t)4 * (feature >>
							(32 - m->bits));

	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
	       (uint32_t)p[3] << 24;
}

/* The sums of each label's nibbles, four lanes of sixteen bits at a time. */
static void
sum_rows(struct lattice *l, size_t i, int *sum)
{
	static const unsigned lane[GK_LABELS] = { 0, 2, 4, 6, 1, 3, 5 };
	const uint64_t lanes = 0x000F000F000F000Fu;
	uint32_t feature[GK_CLUES_MOST];
	size_t n = gk_clue_list(l->c, i, feature);
	uint64_t acc[2] = { 0, 0 };

	/* The rows lie anywhere: all are asked for before one is waited for. */
	for (size_t k = 0; k < n; k++)
		__builtin_prefetch(l->m->rows +
				   (size_t)4 * (feature[k] >> (32 - l->m->bits)));
	for (size_t k = 0; k < n; k++) {
		uint64_t x = row_of(l->m, feature[k]);

		x |= x << 28;
		acc[0] += x & lanes;
		acc[1] += x >> 8 & lanes;
	}
	/* acc[0] holds nibbles 0, 4, 1, 5, acc[1] 2, 6, 3, 7. */
	for (unsigned b = 0; b < GK_LABELS; b++) {
		unsigned at = lane[b];

		sum[b] = (int)(acc[at / 4] >> at % 4 * 16 & 0xFFFF) -
			 GK_MODEL_BIAS * (int)n;
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

	sum_rows(l, i, sum);
	reach(l, GK_LABEL_NONE, sum[GK_LABEL_NONE], score);
	for (unsigned b = GK_LABEL_PER; b < GK_LABELS; b++) {
		score[b] = NEVER;
		if (goes_on(b) ? on : begins)
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
		begins = gk_clue_begins(c, m, i);
		on = l.n > 0 && is_likely(&l);
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
