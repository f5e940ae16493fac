#include "para.h"

#include "utf8.h"

#define HEAD 65536

/* Code points in a line that is full where text is wrapped. */
#define SHORT 40
#define LONG 100

bool
gk_para_is_blank(struct gk_str line)
{
	for (size_t i = 0; i < line.n; i++) {
		unsigned char c = (unsigned char)line.p[i];

		if (c == ' ' || c == '\t' || c == '\r')
			continue;
		if (c != 0xC2 || i + 1 == line.n ||
		    (unsigned char)line.p[i + 1] != 0xA0)
			return false;
		i++; /* NBSP */
	}
	return true;
}

/* The same where the answer is no, mostly, and the first byte says so. */
static inline bool
is_blank(struct gk_str line)
{
	return (line.n == 0 || (unsigned char)line.p[0] <= ' ' ||
		(unsigned char)line.p[0] == 0xC2) &&
	       gk_para_is_blank(line);
}

/* The line that begins at `at`, without its end; *next is the one after it. */
static struct gk_str
line_at(struct gk_str doc, size_t at, size_t *next)
{
	const char *p = doc.p + at, *q = p;
	size_t n;

	/* Every other line is empty, mostly, and a call costs more. */
	if (*p != '\n')
		q = memchr(p, '\n', doc.n - at);
	n = q != NULL ? (size_t)(q - p) : doc.n - at;
	*next = at + n + (q != NULL);
	if (n > 0 && p[n - 1] == '\r')
		n--;
	return gk_str(p, n);
}

/* The mode that AUTO means, AUTO as long as that makes no difference: until a
 * line that is not blank stands at `next`, right behind another. */
static enum gk_paras
decide(struct gk_str doc, size_t next, struct gk_para *p)
{
	if (p->mode == GK_PARAS_AUTO && next < doc.n && doc.p[next] != '\n' &&
	    !is_blank(line_at(doc, next, &next)))
		p->mode = gk_para_mode(doc);
	return p->mode;
}

bool
gk_para_next(struct gk_str doc, enum gk_paras mode, struct gk_para *p)
{
	size_t at = p->next, line = p->next_line, next;
	struct gk_str s = { 0 }, more;

	for (;; at = next, line++) {
		if (at >= doc.n)
			return false;
		next = at + 1;
		if (doc.p[at] == '\n')
			continue;
		s = line_at(doc, at, &next);
		if (!is_blank(s))
			break;
	}
	p->off = at;
	p->line = line++;
	if (mode == GK_PARAS_AUTO)
		mode = decide(doc, next, p);
	while (mode == GK_PARAS_BLANK && next < doc.n) {
		at = next;
		more = line_at(doc, at, &next);
		line++;
		if (is_blank(more))
			break;
		s.n = (size_t)(more.p + more.n - s.p);
	}
	p->text = s;
	p->next = next;
	p->next_line = line;
	return true;
}

static bool
is_full(struct gk_str line)
{
	size_t n;

	if (line.n < SHORT || line.n > 4 * LONG)
		return false;
	n = gk_utf8_count(line);
	return n >= SHORT && n <= LONG;
}

/* Can nine of ten inner lines still be full, whatever `left` bytes hold? */
static bool
is_open(size_t inner, size_t full, size_t left)
{
	return full + left / SHORT + 1 >= 9 * (inner - full);
}

/* Lines are hard-wrapped when blank lines part them into runs, most runs have
 * several lines, and the lines inside runs are of nearly one length: all but the
 * last of a run between SHORT and LONG code points, none longer.  A scraped page has
 * lines of any length, and poems and lists have short ones. */
enum gk_paras
gk_para_mode(struct gk_str head)
{
	size_t at = 0, next, inner = 0, full = 0, runs = 0, lines = 0;
	struct gk_str s, last = { 0 };
	bool before = false;

	if (head.n > HEAD)
		head.n = HEAD;
	for (; at < head.n; at = next) {
		s = line_at(head, at, &next);
		if (is_blank(s)) {
			before = false;
			continue;
		}
		/* A line is inner when another of its run follows. */
		inner += before;
		full += before && is_full(last);
		lines++;
		runs += !before;
		before = true;
		last = s;
		if (!is_open(inner, full, head.n - at))
			return GK_PARAS_LINE;
	}
	if (runs < 2 || lines < 2 * runs || inner < 4)
		return GK_PARAS_LINE;
	return full * 10 >= inner * 9 ? GK_PARAS_BLANK : GK_PARAS_LINE;
}
