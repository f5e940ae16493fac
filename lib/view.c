#include "view.h"

#include <stdlib.h>

#include "para.h"
#include "utf8.h"

/* What is told of a mark, in the margin and by colour. */
enum manner {
	GOES,
	STAYS, /* in a filter that takes others out */
	FOUND, /* by a filter that takes nothing out */
};

static const struct {
	const char *open, *close; /* around the kind */
	const char *kind, *text;  /* their colours */
} manners[] = {
	[GOES] = { "", "", "\033[31m", "\033[2m" },
	[STAYS] = { "(", ")", "\033[36m", "\033[36m" },
	[FOUND] = { "", "", "\033[36m", "\033[4m" },
};

#define PLAIN "\033[m"

struct mark {
	size_t start, end;
	const char *kind;
	enum manner manner;
};

/* A document on its way out. */
struct page {
	const struct gk_view *v;
	struct gk_str text;
	struct gk_buf *out;
	size_t width;      /* of the margin */
	struct mark *mark; /* in order, not overlapping */
	size_t n, k;       /* of them; the first that ends behind the line */
	struct gk_cuts plan;
	size_t cut; /* the first that ends behind the line's start */
};

/* The length of the character at p that must not reach a terminal, or 0. */
static size_t
is_active(const char *p, const char *end)
{
	const unsigned char *s = (const unsigned char *)p;

	if (s[0] < 0x20)
		return s[0] != '\t';
	if (s[0] == 0x7F)
		return 1;
	if (s[0] == 0xC2 && end - p >= 2 && s[1] < 0xA0)
		return 2; /* C1: U+009B opens a sequence as ESC [ does */
	if (s[0] != 0xE2 || end - p < 3)
		return 0;
	if (s[1] == 0x80 && s[2] >= 0xA8 && s[2] <= 0xAE)
		return 3; /* U+2028-202E: separators, bidi overrides */
	if (s[1] == 0x81 && s[2] >= 0xA6 && s[2] <= 0xA9)
		return 3; /* U+2066-2069: bidi isolates */
	return 0;
}

static void
put_symbol(uint32_t cp, struct gk_buf *out)
{
	char bytes[4];

	if (cp < 0x20) /* the symbols of C0 stand in its order */
		gk_buf_put(out, bytes, gk_utf8_put(0x2400 + cp, bytes));
	else if (cp == 0x7F)
		gk_buf_put(out, bytes, gk_utf8_put(0x2421, bytes));
	else
		gk_buf_printf(out, "<U+%04X>", (unsigned)cp);
}

void
gk_view_text(struct gk_str s, struct gk_buf *out)
{
	const char *p = s.p, *from = s.p, *end = s.p + s.n;

	while (p < end) {
		if (is_active(p, end) == 0) {
			p++;
			continue;
		}
		gk_buf_put(out, from, (size_t)(p - from));
		put_symbol(gk_utf8_next(&p, end), out);
		from = p;
	}
	gk_buf_put(out, from, (size_t)(p - from));
}

static int
by_start(const void *a, const void *b)
{
	const struct mark *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	if (x->end != y->end)
		return x->end > y->end ? -1 : 1;
	return strcmp(x->kind, y->kind);
}

/* Of marks that overlap, the later one keeps what is behind the earlier. */
static size_t
disjoin(struct mark *mark, size_t n)
{
	size_t k = 0, at = 0;

	for (size_t i = 0; i < n; i++) {
		struct mark m = mark[i];

		if (m.start < at)
			m.start = at;
		if (m.start >= m.end)
			continue;
		at = m.end;
		mark[k++] = m;
	}
	return k;
}

static enum manner
manner_of(const struct gk_view *v, const struct gk_finding *g)
{
	if (!v->deletes)
		return FOUND;
	return g->inert ? STAYS : GOES;
}

static enum gk_status
collect(struct page *w, struct gk_arena *arena)
{
	const struct gk_member *found = w->v->found;
	size_t nfound = found != NULL ? found->n : 0, n = w->v->nlost;
	struct mark *m;

	for (size_t i = 0; i < nfound; i++)
		n += found->findings[i].nspans;
	w->mark = m = gk_arena_array(arena, n + 1, sizeof *m);
	if (m == NULL)
		return GK_NOMEM;
	for (size_t i = 0; i < nfound; i++) {
		const struct gk_finding *g = &found->findings[i];

		for (size_t s = 0; s < g->nspans; s++)
			*m++ =
			    (struct mark){ g->spans[s].start, g->spans[s].end,
					   g->kind != NULL ? g->kind->name : "",
					   manner_of(w->v, g) };
	}
	for (size_t i = 0; i < w->v->nlost; i++)
		*m++ = (struct mark){ w->v->lost[i].start, w->v->lost[i].end,
				      "invalid", GOES };
	qsort(w->mark, n, sizeof *m, by_start);
	w->n = disjoin(w->mark, n);
	return GK_OK;
}

/* Deleting shall do what the margin says, blank lines included: the cuts are
 * planned as if it were to be done. */
static enum gk_status
plan(struct page *w, struct gk_arena *arena)
{
	struct gk_cut *cut = gk_arena_array(arena, w->n + 1, sizeof *cut);
	size_t n = 0;

	if (cut == NULL)
		return GK_NOMEM;
	for (size_t i = 0; i < w->n; i++)
		if (w->mark[i].manner == GOES)
			cut[n++] = (struct gk_cut){ .start = w->mark[i].start,
						    .end = w->mark[i].end };
	return gk_cut_plan(w->text, cut, n, w->v->more, arena, &w->plan);
}

static void
put_blanks(struct gk_buf *out, size_t n)
{
	static const char blanks[] = "                ";
	size_t most = sizeof blanks - 1;

	for (; n > most; n -= most)
		gk_buf_put(out, blanks, most);
	gk_buf_put(out, blanks, n);
}

/* The kind, the line's other kinds as a plus, and the bar. */
static void
put_margin(struct page *w, const struct mark *m, bool several)
{
	const char *color = "";
	size_t used = 0;

	if (m != NULL) {
		color = w->v->color ? manners[m->manner].kind : "";
		gk_buf_puts(w->out, color);
		used = w->out->n;
		gk_buf_puts(w->out, manners[m->manner].open);
		gk_buf_puts(w->out, m->kind);
		gk_buf_puts(w->out, several ? "+" : "");
		gk_buf_puts(w->out, manners[m->manner].close);
		used = w->out->n - used;
		gk_buf_puts(w->out, *color != '\0' ? PLAIN : "");
	}
	put_blanks(w->out, used < w->width ? w->width - used : 0);
	gk_buf_puts(w->out, " |");
}

static void
put_colored(struct page *w, enum manner manner, struct gk_str s)
{
	bool color = w->v->color && s.n > 0;

	gk_buf_puts(w->out, color ? manners[manner].text : "");
	gk_view_text(s, w->out);
	gk_buf_puts(w->out, color ? PLAIN : "");
}

/* A line with marks inside.  What began before it, or goes on behind it, has no
 * bracket there. */
static void
put_marked(struct page *w, size_t start, size_t end)
{
	size_t at = start;

	for (size_t i = w->k; i < w->n && w->mark[i].start < end; i++) {
		const struct mark *m = &w->mark[i];
		size_t from = m->start > start ? m->start : start;
		size_t to = m->end < end ? m->end : end;

		gk_view_text(gk_str_cut(w->text, at, from), w->out);
		if (!w->v->color && m->start >= start)
			gk_buf_putc(w->out, '[');
		put_colored(w, m->manner, gk_str_cut(w->text, from, to));
		if (!w->v->color && m->end <= end)
			gk_buf_putc(w->out, ']');
		at = to;
	}
	gk_view_text(gk_str_cut(w->text, at, end), w->out);
}

/* The mark that stands for the line, or NULL.  A blank line that goes does so
 * for the block before it, or for the last one, behind it. */
static const struct mark *
mark_of(const struct page *w, size_t end, bool gone)
{
	const struct mark *next = w->k < w->n ? &w->mark[w->k] : NULL;

	if (next != NULL && next->start < end)
		return next;
	if (!gone)
		return NULL;
	return w->k > 0 && w->mark[w->k - 1].manner == GOES ? &w->mark[w->k - 1]
							    : next;
}

static bool
is_several(const struct page *w, size_t end)
{
	for (size_t i = w->k; i < w->n && w->mark[i].start < end; i++)
		if (w->mark[i].kind != w->mark[w->k].kind)
			return true;
	return false;
}

/* Has the line nothing but this mark? */
static bool
is_whole(const struct page *w, const struct mark *m, size_t start, size_t end)
{
	size_t from = m->start > start ? m->start : start;
	size_t to = m->end < end ? m->end : end;

	return m->manner != FOUND && from <= to &&
	       gk_para_is_blank(gk_str_cut(w->text, start, from)) &&
	       gk_para_is_blank(gk_str_cut(w->text, to, end));
}

/* The line from start to end; the next one begins at next. */
static void
put_line(struct page *w, size_t start, size_t end, size_t next)
{
	const struct gk_cut *c = w->plan.cut;
	const struct mark *m;
	bool gone;

	while (w->k < w->n && w->mark[w->k].end <= start)
		w->k++;
	while (w->cut < w->plan.n && c[w->cut].end <= start)
		w->cut++;
	gone = w->cut < w->plan.n && c[w->cut].start <= start &&
	       c[w->cut].end >= next;
	m = mark_of(w, end, gone);
	if (!gone && gk_para_is_blank(gk_str_cut(w->text, start, end)))
		m = NULL;
	put_margin(w, m, m != NULL && !gone && is_several(w, end));
	if (end > start)
		gk_buf_putc(w->out, ' ');
	if (m == NULL)
		gk_view_text(gk_str_cut(w->text, start, end), w->out);
	else if (gone || is_whole(w, m, start, end))
		put_colored(w, m->manner, gk_str_cut(w->text, start, end));
	else
		put_marked(w, start, end);
	gk_buf_putc(w->out, '\n');
}

static void
put_head(const struct gk_view *v, struct gk_buf *out)
{
	gk_buf_puts(out, v->apart ? "\n" : "");
	gk_buf_puts(out, v->color ? "\033[1m==> " : "==> ");
	gk_view_text(v->doc->id, out);
	gk_buf_puts(out, v->color ? " <==" PLAIN "\n" : " <==\n");
}

/* Room for the longest kind and what may stand around it. */
static size_t
width_of(const struct gk_view *v)
{
	size_t width = 0;

	for (size_t i = 0; v->kinds != NULL && v->kinds[i].name != NULL; i++)
		if (strlen(v->kinds[i].name) > width)
			width = strlen(v->kinds[i].name);
	return width + (v->deletes ? 2 : 1);
}

enum gk_status
gk_view_put(const struct gk_view *v, struct gk_arena *arena, struct gk_buf *out)
{
	struct page w = {
		.v = v, .text = v->doc->text, .out = out, .width = width_of(v)
	};

	if (collect(&w, arena) != GK_OK || plan(&w, arena) != GK_OK)
		return GK_NOMEM;
	if (v->head)
		put_head(v, out);
	for (size_t start = 0, end, next; start < w.text.n; start = next) {
		const char *q =
		    memchr(w.text.p + start, '\n', w.text.n - start);

		end = q != NULL ? (size_t)(q - w.text.p) : w.text.n;
		next = q != NULL ? end + 1 : end;
		/* The carriage return of a line end is none in the line. */
		if (end > start && w.text.p[end - 1] == '\r')
			end--;
		put_line(&w, start, end, next);
	}
	return GK_OK;
}
