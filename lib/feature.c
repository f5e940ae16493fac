#include "feature.h"

#include "weight_table.inc"

/* Where the table has another length than the header says, train again:
 * scripts/train-widgets. */

const int gk_feature_unit = WEIGHT_UNIT;

struct sum {
	uint16_t *out; /* NULL: summed */
	size_t n;
	int weight;
};

/* The same walk over the features either writes their numbers down or sums
 * their weights; being inlined, it is compiled once for each. */
#define EACH static inline __attribute__((always_inline))

EACH void
add(struct sum *t, size_t group, size_t value)
{
	if (t->out == NULL)
		t->weight += gk_feature_weights[group + value];
	else
		t->out[t->n++] = (uint16_t)(group + value);
}

EACH void
walk(struct sum *t, const struct gk_line *l)
{
	enum gk_line_type type = (enum gk_line_type)l->type;
	unsigned names = l->nwords < GK_PHRASE_WORDS ? l->nwords :
						       GK_PHRASE_WORDS;

	add(t, GK_F_TYPE, type);
	add(t, GK_F_WORDS_END, gk_feature_words(l->nwords) * 4 + l->end_mark);
	for (unsigned left = l->flags; left != 0; left &= left - 1)
		add(t, GK_F_FLAGS, (size_t)__builtin_ctz(left));
	if (l->phrase.fit != GK_PHRASE_NONE) {
		add(t, GK_F_PHRASE_FIT, l->phrase.kind * 5u + l->phrase.fit);
		add(t, GK_F_PHRASE_WORDS,
		    l->phrase.kind * 12u + gk_feature_words(l->nwords));
	}
	add(t, GK_F_CAPITALS, (names == 0 ? 0 : 1 + l->ncapitals * 3 / names) *
				 GK_TYPES + type);
	add(t, GK_F_STOPS, (l->nstops < 2 ? l->nstops : 2) * GK_TYPES + type);
	add(t, GK_F_COMMAS, (l->ncommas < 2 ? l->ncommas : 2) * GK_TYPES + type);
	add(t, GK_F_WEAK, (l->phrase.nweak < 3 ? l->phrase.nweak : 3u) * GK_TYPES +
			     type);
}

size_t
gk_feature_of_line(const struct gk_line *line, uint16_t *feature)
{
	struct sum t = { .out = feature };

	walk(&t, line);
	return t.n;
}

int
gk_feature_weigh(const struct gk_line *line)
{
	struct sum t = { 0 };

	walk(&t, line);
	return t.weight;
}
