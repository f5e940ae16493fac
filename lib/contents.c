#include "contents.h"

/* Lines of a table, and of those that stand below, how many in four. */
#define LEAST 3
#define MOST 40
#define FOUND_OF_FOUR 3

/* How far below the table its first line stands again, and how far each next
 * one; words of a line. */
#define FIRST_REACH 40
#define NEXT_REACH 60
#define WORDS 14

struct table {
	struct gk_line *line;
	size_t n;
	const uint32_t *stem;
	const bool *repeated;
	size_t entry[MOST], copy[MOST]; /* lines of it, and where they stand */
	size_t found;
};

static bool
may_be_entry(const struct table *t, size_t i, size_t first)
{
	const struct gk_line *l = &t->line[i];

	if (l->nwords > WORDS || l->nstems == 0 || l->flags & GK_LINE_DATE)
		return false;
	return t->repeated[i] || l->item == 1 ||
	       (i > first && l->item > 1 && l->item == l[-1].item + 1);
}

/* The same words, but for a number. */
static bool
are_same(const struct table *t, size_t i, size_t k)
{
	const struct gk_line *a = &t->line[i], *b = &t->line[k];

	if (a->key == b->key)
		return true;
	return (a->item != 0 || b->item != 0) && a->nstems == b->nstems &&
	       memcmp(t->stem + a->stem, t->stem + b->stem,
		      a->nstems * sizeof *t->stem) == 0;
}

/* Where line i stands again in [from, from + reach), or SIZE_MAX. */
static size_t
find_copy(const struct table *t, size_t i, size_t from, size_t reach)
{
	for (size_t k = from; k < t->n && k < from + reach; k++)
		if (are_same(t, i, k))
			return k;
	return SIZE_MAX;
}

/* Does text stand right behind line k, as behind a subheading? */
static bool
opens_text(const struct table *t, size_t k)
{
	const struct gk_line *l = &t->line[k] + 1;

	return k + 1 < t->n && !l->listed &&
	       (l->score > 0 || l->end_mark != GK_LINE_OPEN);
}

/* Looks for the lines [from, to) below them. */
static bool
find_copies(struct table *t, size_t from, size_t to)
{
	size_t at = to, opening = 0;

	t->found = 0;
	for (size_t i = from; i < to && i < from + MOST; i++) {
		size_t k = find_copy(t, i, at, t->found == 0 ? FIRST_REACH :
							       NEXT_REACH);

		if (k == SIZE_MAX && t->found == 0)
			return false;
		if (k == SIZE_MAX)
			continue;
		/* a menu that stands twice */
		if (t->found > 0 && k == at)
			return false;
		t->entry[t->found] = i;
		t->copy[t->found++] = k;
		opening += opens_text(t, k);
		at = k + 1;
	}
	return t->found >= LEAST && opening * 4 >= t->found * FOUND_OF_FOUR &&
	       t->found * 4 >= (to - from) * FOUND_OF_FOUR;
}

void
gk_contents_mark(struct gk_line *line, size_t n, const uint32_t *stem,
		 const bool *repeated)
{
	struct table t = { .line = line, .n = n, .stem = stem,
			   .repeated = repeated };
	size_t end;

	for (size_t i = 0; i < n; i = end) {
		for (end = i; end < n && may_be_entry(&t, end, i); end++)
			;
		/* the rubric above a table may stand twice, too */
		if (end - i >= LEAST && (find_copies(&t, i, end) ||
					 find_copies(&t, i + 1, end)))
			for (size_t k = 0; k < t.found; k++) {
				line[t.entry[k]].listed = true;
				line[t.copy[k]].heading = true;
			}
		end += end == i;
	}
}
