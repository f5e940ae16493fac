#include "mend.h"

#include "lookalike.h"
#include "mojibake.h"

/* Text that came through so many readings is not waited for. */
#define ROUNDS 8

struct list {
	struct gk_mend *mend;
	size_t n, cap;
};

static bool
add(struct list *l, struct gk_arena *arena, struct gk_mend mend)
{
	if (l->n == l->cap) {
		struct gk_mend *more = gk_arena_grow(
			arena, l->mend, &l->cap, l->n + 1, sizeof *more);

		if (more == NULL)
			return false;
		l->mend = more;
	}
	l->mend[l->n++] = mend;
	return true;
}

static bool
find_mojibake(struct gk_str text, struct gk_arena *arena, struct list *l)
{
	struct gk_mojibake m;
	size_t at = 0;

	while (gk_mojibake_next(text, &at, arena, &m))
		if (m.was.p != NULL &&
		    !add(l, arena,
			 (struct gk_mend){ { m.span.start, m.span.end, m.was },
					   GK_DEFECT_MOJIBAKE,
					   m.reason }))
			return false;
	return !arena->failed;
}

static bool
find_lookalikes(struct gk_str text, struct gk_arena *arena, struct list *l)
{
	struct gk_lookalike m = { 0 };
	struct gk_mend mend = { .kind = GK_DEFECT_MIXED };
	size_t at = 0;

	while (gk_lookalike_next(text, &at, &m)) {
		if (m.n == 0)
			continue;
		mend.cut = (struct gk_cut){
			m.span.start, m.span.end,
			gk_arena_copy(arena, gk_str(m.was, m.n))
		};
		mend.reason = "Cyrillic and Latin letters that look alike";
		if (!add(l, arena, mend))
			return false;
	}
	return !arena->failed;
}

static struct gk_str
apply(struct gk_str text, const struct list *l, struct gk_arena *arena)
{
	struct gk_buf out = { 0 };
	struct gk_str left;
	size_t at = 0;

	for (size_t i = 0; i < l->n; i++) {
		const struct gk_cut *c = &l->mend[i].cut;

		gk_buf_put(&out, text.p + at, c->start - at);
		gk_buf_str(&out, c->put);
		at = c->end;
	}
	gk_buf_put(&out, text.p + at, text.n - at);
	if (out.status != GK_OK)
		arena->failed = true;
	left = gk_arena_copy(arena, gk_buf_view(&out));
	gk_buf_clear(&out);
	return left;
}

/* Two lists of mends, read side by side as places of the text between them: the
 * first made it, the second is to be made in it. */
struct merge {
	const struct list *had, *next;
	size_t i, k;       /* how many of each are taken */
	size_t more;       /* bytes that the first i made more; may wrap */
	size_t start, end; /* of what hangs together so far */
	struct gk_mend mend;
	bool any;
};

static void
widen(struct merge *g, const struct gk_mend *mend, size_t start, size_t end)
{
	if (!g->any)
		g->mend = *mend;
	if (!g->any || start < g->start)
		g->start = start;
	if (!g->any || end > g->end)
		g->end = end;
	g->any = true;
}

/* Takes the first of either, if it hangs together with what was taken. */
static bool
take(struct merge *g)
{
	const struct gk_mend *a = g->i < g->had->n ? &g->had->mend[g->i] : NULL;
	const struct gk_mend *b = g->k < g->next->n ? &g->next->mend[g->k]
						    : NULL;
	size_t at = a != NULL ? a->cut.start + g->more : SIZE_MAX;

	if (a != NULL && (b == NULL || at <= b->cut.start) &&
	    (!g->any || at <= g->end)) {
		widen(g, a, at, at + a->cut.put.n);
		g->more += a->cut.put.n - (a->cut.end - a->cut.start);
		g->i++;
		return true;
	}
	if (b != NULL && (a == NULL || b->cut.start < at) &&
	    (!g->any || b->cut.start <= g->end)) {
		widen(g, b, b->cut.start, b->cut.end);
		g->k++;
		return true;
	}
	return false;
}

/* What the mends of `had`, and then those of `next`, which were found in their
 * result `now`, do together.  Where one touches another they become one. */
static bool
compose(const struct list *had, const struct list *next, struct gk_str now,
	struct gk_arena *arena, struct list *both)
{
	struct merge g = { .had = had, .next = next };

	while (g.i < had->n || g.k < next->n) {
		size_t more = g.more, k = g.k;
		struct list inside = { 0 };

		for (g.any = false; take(&g);)
			;
		for (; k < g.k; k++) {
			struct gk_mend x = next->mend[k];

			x.cut.start -= g.start;
			x.cut.end -= g.start;
			if (!add(&inside, arena, x))
				return false;
		}
		g.mend.cut.put = apply(gk_str_cut(now, g.start, g.end),
				       &inside, arena);
		g.mend.cut.start = g.start - more;
		g.mend.cut.end = g.end - g.more;
		if (!add(both, arena, g.mend))
			return false;
	}
	return !arena->failed;
}

static size_t
char_length(const char *p)
{
	unsigned char c = (unsigned char)*p;

	return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

/* A word keeps the letters that were right, so that an annotation that begins with
 * it still does. */
static struct gk_cut
trim(struct gk_str text, struct gk_cut c)
{
	while (c.start < c.end && c.put.n > 0) {
		size_t n = char_length(text.p + c.start);

		if (c.put.n <= n || memcmp(text.p + c.start, c.put.p, n) != 0)
			break;
		c.start += n;
		c.put.p += n;
		c.put.n -= n;
	}
	while (c.start < c.end && c.put.n > 1) {
		const char *a = text.p + c.end - 1;
		const char *b = c.put.p + c.put.n - 1;
		size_t n = 1;

		while (a > text.p + c.start && ((unsigned char)*a & 0xC0) == 0x80)
			a--, n++;
		b -= n - 1;
		if (n >= c.put.n || memcmp(a, b, n) != 0)
			break;
		c.end -= n;
		c.put.n -= n;
	}
	return c;
}

static enum gk_status
plan(struct gk_str text, struct gk_arena *arena, struct gk_mends *mends)
{
	struct gk_cut *cuts = gk_arena_array(arena, mends->n + 1, sizeof *cuts);

	if (cuts == NULL)
		return GK_NOMEM;
	for (size_t i = 0; i < mends->n; i++) {
		cuts[i] = mends->mend[i].cut;
		if (mends->mend[i].kind == GK_DEFECT_MIXED)
			cuts[i] = trim(text, cuts[i]);
	}
	return gk_cut_plan(text, cuts, mends->n, true, arena, &mends->plan);
}

enum gk_status
gk_mend_find(struct gk_str text, struct gk_arena *arena,
	     struct gk_mends *mends)
{
	struct list all = { 0 };
	struct gk_str now = text;
	unsigned quiet = 0; /* looks in a row that found nothing */

	*mends = (struct gk_mends){ .text = text };
	for (unsigned look = 0; look < 2 * ROUNDS && quiet < 2; look++) {
		struct list next = { 0 }, both = { 0 };

		if (look % 2 == 0 ? !find_mojibake(now, arena, &next)
				  : !find_lookalikes(now, arena, &next))
			return GK_NOMEM;
		quiet = next.n == 0 ? quiet + 1 : 0;
		if (next.n == 0)
			continue;
		if (!compose(&all, &next, now, arena, &both))
			return GK_NOMEM;
		all = both;
		now = apply(now, &next, arena);
	}
	if (arena->failed)
		return GK_NOMEM;
	mends->mend = all.mend;
	mends->n = all.n;
	mends->text = now;
	return all.n > 0 ? plan(text, arena, mends) : GK_OK;
}
