#include "verdict.h"

#include "trait.h"

/* Lines on each side of what the rules keep. */
#define WINDOW 15

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

/* Is the line, whose rule says what l is, on the wrong side?  The model must be
 * surer than odds of e to one. */
static bool
is_wrong(const struct gk_trait_source *source, size_t i)
{
	const struct gk_line *line = &source->page->line[i];
	const struct gk_label *l = &source->rules->line[i];

	if (line->listed || line->heading)
		return false;
	if (l->kind == GK_WIDGET_CONTENT)
		return gk_traits_below(source, i, -gk_feature_unit);
	if (is_kept(l) || l->kind >= GK_WIDGET_REPEAT || line->recurs)
		return false;
	return !gk_traits_below(source, i, gk_feature_unit + 1);
}

static void
change(const struct gk_line *line, struct gk_label *l)
{
	if (l->kind == GK_WIDGET_CONTENT) {
		l->kind = line->nwords >= 4 ? GK_WIDGET_RELATED
					    : GK_WIDGET_MENU;
		l->reason = "unlike the article";
	} else {
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
	bool *wrong;

	gk_verdict_window(labels, &from, &to);
	wrong = gk_arena_alloc(arena, (to - from + 1) * sizeof(*wrong));
	if (wrong == NULL || gk_trait_source(page, labels, from, to, arena,
					     &source) != GK_OK)
		return GK_NOMEM;
	/* the features of a line see what the rules say of the others */
	for (size_t i = from; i < to; i++)
		wrong[i - from] = is_wrong(&source, i);
	for (size_t i = from; i < to; i++)
		if (wrong[i - from])
			change(&page->line[i], &labels->line[i]);
	return GK_OK;
}
