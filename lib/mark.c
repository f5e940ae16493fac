#include "mark.h"

#include "unicode.h"
#include "utf8.h"
#include "wide.h"

#define DEEP 8 /* open marks remembered; deeper ones are noise */

#define INNER 400 /* bytes in which a single mark must find its partner */

enum { GUILLEMET = 1, CURLY, ASCII, SINGLE };

struct pairing {
	struct gk_str text;
	struct gk_arena *arena;
	struct gk_marks *marks;
	size_t cap;
	struct {
		size_t at;
		int kind;
	} open[DEEP];
	size_t depth;
	size_t last_close; /* of an inner pair, 0 if none */
	bool carried;      /* open[0] was opened in an earlier paragraph */
};

bool
gk_mark_is(uint32_t cp)
{
	return cp == '"' || cp == 0xAB || cp == 0xBB ||
	       (cp >= 0x201C && cp <= 0x201F);
}

static bool
is_single(uint32_t cp)
{
	return cp == '\'' || cp == 0x2018 || cp == 0x2019 || cp == 0x201A;
}

static bool
add(struct pairing *p, size_t start, size_t end, enum gk_mark_kind kind)
{
	struct gk_mark *more;

	if (p->marks->n == p->cap) {
		more = gk_arena_grow(p->arena, p->marks->mark, &p->cap,
				     p->marks->n + 1, sizeof *more);
		if (more == NULL)
			return false;
		p->marks->mark = more;
	}
	p->marks->mark[p->marks->n++] =
	    (struct gk_mark){ start, end, kind };
	return true;
}

static unsigned
class_before(struct gk_str text, size_t at)
{
	const char *p = text.p + at;

	return at == 0 ? GK_UC_SPACE
		       : gk_unicode_class(gk_utf8_prev(&p, text.p));
}

static unsigned
class_after(struct gk_str text, size_t at)
{
	const char *p = text.p + at;

	return at >= text.n ? GK_UC_SPACE
			    : gk_unicode_class(
				  gk_utf8_next(&p, text.p + text.n));
}

/* Does the mark at `at`, `n` bytes long, open?  « and „ do; for those that do
 * both, the side on which it touches a word says. */
static bool
opens(const struct pairing *p, uint32_t cp, size_t at, size_t n)
{
	unsigned before = class_before(p->text, at);
	unsigned after = class_after(p->text, at + n);
	bool left = (before & (GK_UC_LETTER | GK_UC_DIGIT | GK_UC_END)) != 0;
	bool right = (after & (GK_UC_LETTER | GK_UC_DIGIT)) != 0;

	if (cp == 0xAB || cp == 0x201E)
		return true;
	if (cp == 0xBB)
		return false;
	if (left != right)
		return right;
	if ((after & GK_UC_PUNCT) != 0 && (after & (GK_UC_QUOTE | GK_UC_DASH)) ==
					      0 &&
	    p->text.p[at + n] != '(')
		return false;
	if ((before & GK_UC_SPACE) != 0 && (after & GK_UC_SPACE) == 0)
		return true;
	if ((after & GK_UC_SPACE) != 0 && (before & GK_UC_SPACE) == 0)
		return false;
	for (size_t i = 0; i < p->depth; i++)
		if (p->open[i].kind == (cp == '"' ? ASCII : CURLY))
			return false;
	return true;
}

static int
kind_of(uint32_t cp)
{
	return cp == 0xAB || cp == 0xBB	    ? GUILLEMET
	       : cp == '"'		    ? ASCII
	       : cp == '\'' || is_single(cp) ? SINGLE
					    : CURLY;
}

/* ' and ’ are apostrophes more often than marks: one closes behind a letter or
 * mark and before what is no letter, and opens the other way round. */
static bool
single_closes(struct gk_str text, uint32_t cp, size_t at, size_t n)
{
	return cp != 0x201A &&
	       (class_before(text, at) & GK_UC_SPACE) == 0 &&
	       (class_after(text, at + n) &
		(GK_UC_LETTER | GK_UC_DIGIT | GK_UC_QUOTE)) == 0;
}

static bool
single_opens(struct gk_str text, size_t at, size_t n)
{
	const char *p = text.p + at + n, *q;
	const char *end = text.n - at - n > INNER ? p + INNER
						  : text.p + text.n;
	uint32_t cp;

	if ((class_before(text, at) & (GK_UC_SPACE | GK_UC_DASH)) == 0 ||
	    (class_after(text, at + n) & GK_UC_LETTER) == 0)
		return false;
	while (p < end && *p != '\n') {
		if (*p != '\'' && (unsigned char)*p != 0xE2) {
			p++;
			continue;
		}
		q = p;
		cp = gk_utf8_next(&p, text.p + text.n);
		if (is_single(cp) && single_closes(text, cp,
						   (size_t)(q - text.p),
						   (size_t)(p - q)))
			return true;
		if (gk_mark_is(cp))
			return false;
	}
	return false;
}

/* A closing mark: its partner is the nearest open one of its kind; without one,
 * the nearest of any kind, when only one is open. */
static bool
close_mark(struct pairing *p, int kind, size_t start, size_t end)
{
	size_t i = p->depth;

	while (i > 0 && p->open[i - 1].kind != kind)
		i--;
	if (i == 0 && p->depth == 0)
		return add(p, start, end, GK_MARK_CLOSE);
	if (i == 0) {
		if (p->depth != 1 || kind == SINGLE ||
		    p->open[0].kind == SINGLE)
			return true;
		i = 1;
	}
	p->depth = i - 1;
	if (p->depth > 0) {
		p->last_close = end;
		return true;
	}
	p->carried = false;
	p->last_close = 0;
	return add(p, p->open[0].at, end,
		   p->open[0].kind != kind ? GK_MARK_MENDED : GK_MARK_PAIR);
}

/* The first code point of the line at `at` that is no blank. */
static uint32_t
first_of_line(struct gk_str text, size_t at)
{
	const char *p = text.p + at, *end = text.p + text.n;

	while (p < end && (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r'))
		p++;
	return p < end ? gk_utf8_next(&p, end) : 0;
}

/* A quotation of several paragraphs opens a sentence, or follows a colon. */
static bool
may_go_on(const struct pairing *p)
{
	const char *q = p->text.p + p->open[0].at, *start = p->text.p;
	uint32_t cp;

	while (q > start && (q[-1] == ' ' || q[-1] == '\t'))
		q--;
	if (q == start || q[-1] == '\n')
		return true;
	cp = gk_utf8_prev(&q, start);
	return cp == ':' || cp == 0xA0 ||
	       (gk_unicode_class(cp) & (GK_UC_END | GK_UC_DASH | GK_UC_QUOTE)) !=
		   0;
}

/* The end of a paragraph.  What is open: one mark closed two («ООО «Ромашка»),
 * or the next paragraph goes on, or it is dropped. */
static bool
end_paragraph(struct pairing *p, size_t at)
{
	uint32_t next = first_of_line(p->text, at);
	const char *q;
	bool fine = true;

	if (p->depth == 0)
		return true;
	if (p->last_close > 0) {
		fine = add(p, p->open[0].at, p->last_close, GK_MARK_MENDED);
		p->depth = 0;
	} else if (may_go_on(p) && gk_mark_is(next) && kind_of(next) == p->open[0].kind &&
		   next != 0xBB) {
		p->depth = 1;
		p->carried = true;
	} else {
		q = p->text.p + p->open[0].at;
		gk_utf8_next(&q, p->text.p + p->text.n);
		fine = p->carried || add(p, p->open[0].at,
					 (size_t)(q - p->text.p), GK_MARK_OPEN);
		p->depth = 0;
	}
	p->last_close = 0;
	if (p->depth == 0)
		p->carried = false;
	return fine;
}

/* Bytes that may begin a mark or that end a line. */
static bool
is_candidate(unsigned char c)
{
	return c == '"' || c == '\n' || c == 0xC2 || c == 0xE2 || c == '\'';
}

#ifdef GK_WIDE
/* Thirty-two bytes at a time: where the first candidate stands, or the last
 * bytes, too few for that, begin. */
GK_WIDE static const char *
wide_candidate(const char *p, const char *end)
{
	gk_wide v;
	uint32_t bits;

	for (; end - p >= (ptrdiff_t)sizeof v; p += sizeof v) {
		memcpy(&v, p, sizeof v);
		bits = gk_wide_bits((gk_wide)((v == '"') | (v == '\n') |
					      (v == 0xC2) | (v == 0xE2) |
					      (v == '\'')));
		if (bits != 0)
			return p + __builtin_ctz(bits);
	}
	return p;
}
#endif

/* The next candidate, or end. */
static const char *
next_candidate(const char *p, const char *end, bool wide)
{
	/* They often come close together. */
	for (int i = 0; i < 4 && p < end; i++, p++)
		if (is_candidate((unsigned char)*p))
			return p;
#ifdef GK_WIDE
	if (wide)
		p = wide_candidate(p, end);
#endif
	(void)wide;
	while (p < end && !is_candidate((unsigned char)*p))
		p++;
	return p;
}

/* One mark of n bytes at `at`. */
static bool
take(struct pairing *p, uint32_t cp, size_t at, size_t n)
{
	int kind = kind_of(cp);

	if (kind == SINGLE) {
		bool open = p->depth > 0 &&
			    p->open[p->depth - 1].kind == SINGLE;

		if (open && single_closes(p->text, cp, at, n))
			return close_mark(p, kind, at, at + n);
		if (open || p->depth > 1 || !single_opens(p->text, at, n))
			return true;
	} else if (!opens(p, cp, at, n)) {
		return close_mark(p, kind, at, at + n);
	}
	if (p->depth < DEEP) {
		p->open[p->depth].at = at;
		p->open[p->depth++].kind = kind;
	}
	return true;
}

enum gk_status
gk_mark_pair(struct gk_str text, struct gk_arena *arena,
	     struct gk_marks *marks)
{
	const char *p = text.p, *end = p + text.n, *q;
	struct pairing state = { .text = text, .arena = arena,
				 .marks = marks };
	bool fine = true, first = true, wide = gk_wide_can();
	uint32_t cp;
	size_t at;

	*marks = (struct gk_marks){ 0 };
	while (fine && (p = next_candidate(p, end, wide)) < end) {
		q = p;
		at = (size_t)(p - text.p);
		cp = gk_utf8_next(&p, end);
		if (cp == '\n') {
			fine = end_paragraph(&state, at + 1);
			first = true;
			continue;
		}
		if (!gk_mark_is(cp) && !is_single(cp))
			continue;
		if (first && state.carried &&
		    kind_of(cp) == state.open[0].kind) {
			first = false; /* the quotation goes on */
			continue;
		}
		first = false;
		fine = take(&state, cp, at, (size_t)(p - q));
	}
	return fine && end_paragraph(&state, text.n) ? GK_OK : GK_NOMEM;
}
