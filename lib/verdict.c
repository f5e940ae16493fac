#include "verdict.h"

#include "trait.h"
#include "weight_table.inc"

_Static_assert(sizeof(weights) / sizeof(*weights) == GK_TRAITS_ALL,
	       "train again: scripts/train-widgets");

/* Lines on each side of what the rules keep. */
#define WINDOW 15

/* How sure the model must be, in units of its weights: odds of e to one. */
#define MARGIN WEIGHT_UNIT

static bool
is_kept(const struct gk_label *l)
{
	return l->kind <= GK_WIDGET_HEADLINE;
}

void
gk_verdict_window(const struct gk_labels *labels, size_t *from, size_t *to)
{
	size_t a = 0, z = labels->n;

	*from = *to = 0;
	if (!labels->island)
		return;
	while (a < z && !is_kept(&labels->line[a]))
		a++;
	while (z > a && !is_kept(&labels->line[z - 1]))
		z--;
	*from = a < WINDOW ? 0 : a - WINDOW;
	*to = labels->n - z < WINDOW ? labels->n : z + WINDOW;
}

/* Is the line one that change() may change? */
static bool
is_open(const struct gk_line *line, const struct gk_label *l)
{
	return l->kind == GK_WIDGET_CONTENT ||
	       (!is_kept(l) && l->kind < GK_WIDGET_REPEAT && !line->recurs);
}

static void
change(const struct gk_line *line, struct gk_label *l, int weight)
{
	if (l->kind == GK_WIDGET_CONTENT && weight < -MARGIN) {
		l->kind = line->nwords >= 4 ? GK_WIDGET_RELATED
					    : GK_WIDGET_MENU;
		l->reason = "unlike the article";
	} else if (l->kind != GK_WIDGET_CONTENT && weight > MARGIN) {
		l->kind = GK_WIDGET_CONTENT;
		l->reason = "like the article";
	}
}

enum gk_status
gk_verdict_pass(const struct gk_page *page, struct gk_arena *arena,
		struct gk_labels *labels)
{
	struct gk_trait_source source;
	size_t from, to;
	int *weight;

	gk_verdict_window(labels, &from, &to);
	weight = gk_arena_alloc(arena, (to - from + 1) * sizeof(*weight));
	if (weight == NULL || gk_trait_source(page, labels, from, to, arena,
					      &source) != GK_OK)
		return GK_NOMEM;
	/* the features of a line see what the rules say of the others */
	for (size_t i = from; i < to; i++)
		if (is_open(&page->line[i], &labels->line[i]))
			weight[i - from] = gk_traits_weigh(&source, i, weights);
	for (size_t i = from; i < to; i++)
		if (is_open(&page->line[i], &labels->line[i]))
			change(&page->line[i], &labels->line[i],
			       weight[i - from]);
	return GK_OK;
}
