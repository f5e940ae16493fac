#include "defect.h"

#include <stdlib.h>

#include "lookalike.h"
#include "mojibake.h"
#include "utf8.h"

const struct gk_kind gk_defect_kinds[] = {
	[GK_DEFECT_UNBALANCED] = { .name = "unbalanced",
			 .about = "a quotation mark without partner" },
	[GK_DEFECT_MOJIBAKE] = { .name = "mojibake",
		       .about = "text read in a wrong encoding" },
	[GK_DEFECT_MIXED] = { .name = "mixed-script",
		    .about = "a word of Cyrillic and Latin letters" },
	[GK_DEFECT_ENCODING] = { .name = "encoding",
		       .about = "what a failed conversion leaves behind" },
	{ 0 },
};

static void
add(struct gk_findings *f, size_t list, size_t kind, size_t start, size_t end,
    const char *reason)
{
	struct gk_finding *g;

	g = gk_finding_add(f, list, &gk_defect_kinds[kind], start, end);
	gk_fact_str(f, g, "reason", gk_str_of(reason));
}

/* U+FFFD and C1 control characters between two places. */
static void
find_encoding(struct gk_findings *f, size_t list, struct gk_str text,
	      size_t from, size_t to)
{
	const char *p = text.p + from, *end = text.p + to, *start;
	uint32_t cp;

	while (p < end) {
		if ((unsigned char)*p < 0xC2) {
			p++;
			continue;
		}
		start = p;
		cp = gk_utf8_next(&p, end);
		if (cp == 0xFFFD || (cp >= 0x80 && cp < 0xA0 && cp != 0x85))
			add(f, list, GK_DEFECT_ENCODING, (size_t)(start - text.p),
			    (size_t)(p - text.p),
			    cp == 0xFFFD ? "replacement character"
					 : "C1 control character");
	}
}

static void
find_damage(struct gk_findings *f, size_t list, struct gk_str text)
{
	struct gk_mojibake m;
	size_t at = 0, behind = 0;

	while (gk_mojibake_next(text, &at, f->arena, &m)) {
		find_encoding(f, list, text, behind, m.span.start);
		add(f, list, GK_DEFECT_MOJIBAKE, m.span.start, m.span.end, m.reason);
		behind = m.span.end;
	}
	find_encoding(f, list, text, behind, text.n);
}

static void
find_mixed(struct gk_findings *f, size_t list, struct gk_str text)
{
	const struct gk_member *had = &f->member[list];
	size_t ndamage = had->n, i = 0, at = 0;
	struct gk_lookalike m = { 0 };

	while (gk_lookalike_next(text, &at, &m)) {
		while (i < ndamage && f->status == GK_OK &&
		       had->findings[i].spans[0].end <= m.span.start)
			i++;
		/* Damaged text has any letters. */
		if (i < ndamage && f->status == GK_OK &&
		    had->findings[i].spans[0].start < m.span.end)
			continue;
		add(f, list, GK_DEFECT_MIXED, m.span.start, m.span.end,
		    "Cyrillic and Latin letters that look alike");
	}
}

/* The marks of one line: « opens, » closes, „ opens, “ and ” close (“ opens
 * where nothing is open), " goes by turns.  The first mark without a partner is
 * the finding.  A quotation of several paragraphs opens each of them and closes
 * the last, so an open mark is forgiven where the next line opens again. */
struct balance {
	size_t depth[3], first[3];
	bool odd;
	size_t bad; /* a closing mark with nothing open, or SIZE_MAX */
};

static void
weigh(struct balance *b, uint32_t cp, size_t at)
{
	size_t kind = cp == 0xAB || cp == 0xBB ? 0 : cp == '"' ? 2 : 1;
	bool opens = cp == 0xAB || cp == 0x201E ||
		     (cp == 0x201C && b->depth[1] == 0) ||
		     (cp == '"' && !b->odd);

	if (kind == 2)
		b->odd = !b->odd;
	if (opens && b->depth[kind]++ == 0)
		b->first[kind] = at;
	else if (!opens && b->depth[kind] == 0 && b->bad == SIZE_MAX)
		b->bad = at;
	else if (!opens && b->depth[kind] > 0)
		b->depth[kind]--;
}

static size_t
unbalanced_at(const struct balance *b)
{
	size_t at = b->bad;

	for (size_t i = 0; i < 3; i++)
		if (b->depth[i] > 0 && b->first[i] < at)
			at = b->first[i];
	return at;
}

static bool
is_mark(uint32_t cp)
{
	return cp == '"' || cp == 0xAB || cp == 0xBB ||
	       (cp >= 0x201C && cp <= 0x201E);
}

static void
find_unbalanced(struct gk_findings *f, size_t list, struct gk_str text)
{
	const char *p = text.p, *end = p + text.n, *q;
	struct balance b = { .bad = SIZE_MAX };
	size_t at;
	uint32_t cp = 0;

	while (p < end || cp != 0) {
		q = p;
		cp = p < end ? gk_utf8_next(&p, end) : 0;
		if (is_mark(cp))
			weigh(&b, cp, (size_t)(q - text.p));
		if (cp != '\n' && p < end)
			continue;
		at = unbalanced_at(&b);
		while (p < end && (*p == '\n' || *p == '\r' || *p == ' '))
			p++;
		q = p;
		if (at != SIZE_MAX &&
		    (b.bad != SIZE_MAX || p == end ||
		     !is_mark(gk_utf8_next(&q, end)))) {
			q = text.p + at;
			gk_utf8_next(&q, end);
			add(f, list, GK_DEFECT_UNBALANCED, at, (size_t)(q - text.p),
			    "a quotation mark without its partner");
		}
		b = (struct balance){ .bad = SIZE_MAX };
		if (p == end)
			break;
	}
}

static int
by_place(const void *a, const void *b)
{
	const struct gk_finding *x = a, *y = b;
	size_t i = x->nspans > 0 ? x->spans[0].start : 0;
	size_t k = y->nspans > 0 ? y->spans[0].start : 0;

	return i < k ? -1 : i > k;
}

enum gk_status
gk_defect_examine(const void *rules, const struct gk_doc *doc,
		  struct gk_findings *f)
{
	size_t list = gk_findings_list(f, "defects");

	(void)rules;
	find_damage(f, list, doc->text);
	find_mixed(f, list, doc->text);
	find_unbalanced(f, list, doc->text);
	/* Without findings there is no array, which qsort must not see. */
	if (f->status == GK_OK && f->member[list].n > 1)
		qsort(f->member[list].findings, f->member[list].n,
		      sizeof *f->member[list].findings, by_place);
	return f->status;
}
