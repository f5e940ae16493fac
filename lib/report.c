#include "report.h"

#include "literal.h"
#include "utf8.h"

void
gk_report_begin(struct gk_report *r, const struct gk_doc *doc,
		struct gk_str path, enum gk_offset_unit unit,
		struct gk_arena *arena)
{
	*r = (struct gk_report){ .doc = doc, .path = path };
	r->file = gk_utf8_mend(path, arena);
	r->units = (struct gk_offset){ .text = doc->text, .unit = unit,
				       .arena = arena };
	r->points = r->units;
	r->points.unit = GK_OFFSET_POINT;
}

/* The line of the input that byte off of the text stands on.  Findings mostly
 * come in order, so counting goes on from the last one. */
static size_t
line_of(const struct gk_report *r, struct gk_report_lines *l, size_t off)
{
	const char *p = r->doc->text.p, *q;

	if (r->doc->jsonl)
		return r->doc->line;
	if (off < l->at)
		*l = (struct gk_report_lines){ 0 };
	while ((q = memchr(p + l->at, '\n', off - l->at)) != NULL) {
		l->line++;
		l->at = l->begin = (size_t)(q + 1 - p);
	}
	l->at = off;
	return r->doc->line + l->line;
}

static size_t
first_byte(const struct gk_finding *g)
{
	return g->nspans > 0 ? g->spans[0].start : 0;
}

static struct gk_str
kind_of(const struct gk_finding *g)
{
	return gk_str_of(g->kind != NULL ? g->kind->name : "");
}

void
gk_report_text(const struct gk_report *r, const struct gk_finding *g,
	       struct gk_buf *out)
{
	for (size_t i = 0; i < g->nspans; i++) {
		if (i > 0)
			gk_buf_putc(out, ' ');
		gk_buf_str(out, gk_str_cut(r->doc->text, g->spans[i].start,
					   g->spans[i].end));
	}
}

/* Two decimals, rounded, without printf: no locale may turn the point into a
 * comma. */
static void
put_real(struct gk_buf *out, double real)
{
	uint64_t hundredths = (uint64_t)((real < 0 ? -real : real) * 100 + 0.5);

	if (real < 0 && hundredths != 0)
		gk_buf_putc(out, '-');
	gk_buf_number(out, hundredths / 100);
	gk_buf_putc(out, '.');
	gk_buf_putc(out, (char)('0' + hundredths / 10 % 10));
	gk_buf_putc(out, (char)('0' + hundredths % 10));
}

static void
put_int(struct gk_buf *out, long long number)
{
	if (number < 0)
		gk_buf_putc(out, '-');
	gk_buf_number(out, number < 0 ? 0 - (uint64_t)number
				      : (uint64_t)number);
}

/* A fact as plain text, for rows. */
static void
put_fact(const struct gk_report *r, const struct gk_fact *x,
	 struct gk_buf *out)
{
	switch (x->type) {
	case GK_FACT_STR:
	case GK_FACT_JSON:
		gk_buf_str(out, x->str);
		break;
	case GK_FACT_INT:
		put_int(out, x->number);
		break;
	case GK_FACT_REAL:
		put_real(out, x->real);
		break;
	case GK_FACT_BOOL:
		gk_buf_puts(out, x->number ? "true" : "false");
		break;
	case GK_FACT_SPAN:
		gk_buf_str(out, gk_str_cut(r->doc->text, x->span.start,
					   x->span.end));
		break;
	case GK_FACT_NULL:
		break;
	}
}

/* The letter behind the backslash for what a row cannot hold, or 0. */
static char
escape_of(char c)
{
	return (char)(c == '\t'   ? 't'
		      : c == '\n' ? 'n'
		      : c == '\r' ? 'r'
		      : c == '\\' ? '\\'
				 : 0);
}

/* In place, from the end. */
void
gk_report_escape(struct gk_buf *out, size_t from)
{
	size_t more = 0, to;

	for (size_t i = from; i < out->n; i++)
		more += escape_of(out->p[i]) != 0;
	if (more == 0 || !gk_buf_room(out, more))
		return;
	to = out->n + more;
	for (size_t i = out->n; i-- > from;) {
		char c = escape_of(out->p[i]);

		out->p[--to] = c != 0 ? c : out->p[i];
		if (c != 0)
			out->p[--to] = '\\';
	}
	out->n += more;
}

void
gk_report_header(const char *const *columns, struct gk_buf *out)
{
	gk_buf_puts(out, "doc\tline\tkind");
	for (; *columns != NULL; columns++) {
		gk_buf_putc(out, '\t');
		gk_buf_puts(out, **columns == '_' ? *columns + 1 : *columns);
	}
	gk_buf_putc(out, '\n');
}

void
gk_report_tsv(struct gk_report *r, const struct gk_finding *g,
	      const char *const *columns, struct gk_buf *out)
{
	const struct gk_fact *x;
	size_t from = out->n;

	gk_buf_str(out, r->doc->id);
	gk_report_escape(out, from);
	gk_buf_putc(out, '\t');
	gk_buf_number(out, line_of(r, &r->starts, first_byte(g)));
	gk_buf_putc(out, '\t');
	gk_buf_str(out, kind_of(g));
	for (; *columns != NULL; columns++) {
		gk_buf_putc(out, '\t');
		from = out->n;
		if (strcmp(*columns, "text") == 0)
			gk_report_text(r, g, out);
		else if ((x = gk_finding_fact(g, *columns)) != NULL)
			put_fact(r, x, out);
		gk_report_escape(out, from);
	}
	gk_buf_putc(out, '\n');
}

static void
put_name(struct gk_buf *out, const char *name)
{
	size_t n = strlen(name);
	char *to;

	if (!gk_buf_room(out, n + 4))
		return;
	to = out->p + out->n;
	if (out->n > 0 && to[-1] != '{')
		*to++ = ',';
	*to++ = '"';
	memcpy(to, name, n);
	memcpy(to + n, "\":", 2);
	out->n = (size_t)(to + n + 2 - out->p);
}

/* Writes a number, four digits at a time; returns behind it, and may write a few
 * bytes more. */
static char *
put_digits(char *to, size_t number)
{
	static const char pairs[] =
	    "00010203040506070809101112131415161718192021222324"
	    "25262728293031323334353637383940414243444546474849"
	    "50515253545556575859606162636465666768697071727374"
	    "75767778798081828384858687888990919293949596979899";
	char four[8] = { 0 };
	size_t n = 4;

	if (number >= 10000) {
		to = put_digits(to, number / 10000);
		number %= 10000;
	} else {
		n = 1u + (number >= 10) + (number >= 100) + (number >= 1000);
	}
	memcpy(four, pairs + number / 100 * 2, 2);
	memcpy(four + 2, pairs + number % 100 * 2, 2);
	memcpy(to, four + 4 - n, 4);
	return to + n;
}

/* Every finding has one: so in one piece. */
#define PLACE_BYTES 64
static void
put_place(struct gk_offset *o, struct gk_span s, struct gk_buf *out)
{
	char *to;

	if (!gk_buf_room(out, PLACE_BYTES))
		return;
	to = out->p + out->n;
	if (out->n > 0 && to[-1] != '{')
		*to++ = ',';
	memcpy(to, "\"start\":", 8);
	to = put_digits(to + 8, gk_offset_of(o, s.start));
	memcpy(to, ",\"end\":", 7);
	to = put_digits(to + 7, gk_offset_of(o, s.end));
	out->n = (size_t)(to - out->p);
}

static void
put_span_fact(struct gk_report *r, struct gk_offset *o, struct gk_span s,
	      struct gk_buf *out)
{
	gk_buf_puts(out, "{\"text\":");
	gk_literal_put(out, gk_str_cut(r->doc->text, s.start, s.end));
	put_place(o, s, out);
	gk_buf_putc(out, '}');
}

static void
put_facts(struct gk_report *r, struct gk_offset *o, const struct gk_finding *g,
	  struct gk_buf *out)
{
	for (const struct gk_fact *x = g->facts; x != NULL; x = x->next) {
		if (x->name[0] == '_')
			continue;
		put_name(out, x->name);
		if (x->type == GK_FACT_JSON)
			gk_buf_str(out, x->str);
		else if (x->type == GK_FACT_STR)
			gk_literal_put(out, x->str);
		else if (x->type == GK_FACT_NULL)
			gk_buf_puts(out, "null");
		else if (x->type == GK_FACT_SPAN)
			put_span_fact(r, o, x->span, out);
		else
			put_fact(r, x, out);
	}
}

static void
put_spans(struct gk_offset *o, const struct gk_finding *g, struct gk_buf *out)
{
	put_name(out, "spans");
	for (size_t i = 0; i < g->nspans; i++) {
		gk_buf_puts(out, i > 0 ? ",[" : "[[");
		gk_buf_number(out, gk_offset_of(o, g->spans[i].start));
		gk_buf_putc(out, ',');
		gk_buf_number(out, gk_offset_of(o, g->spans[i].end));
		gk_buf_putc(out, ']');
	}
	gk_buf_puts(out, g->nspans > 0 ? "]" : "[]");
}

/* The finding's text as a JSON string. */
static void
put_text(struct gk_report *r, const struct gk_finding *g, struct gk_buf *out)
{
	struct gk_buf text = { 0 };

	put_name(out, "text");
	if (g->nspans == 1) {
		gk_literal_put(out, gk_str_cut(r->doc->text, g->spans[0].start,
					    g->spans[0].end));
		return;
	}
	gk_report_text(r, g, &text);
	if (text.status != GK_OK)
		out->status = text.status;
	gk_literal_put(out, gk_buf_view(&text));
	gk_buf_clear(&text);
}

static void
put_whole(struct gk_report *r, const struct gk_finding *g, bool many,
	  struct gk_buf *out)
{
	struct gk_span all;

	put_name(out, "kind");
	gk_literal_put(out, kind_of(g));
	if (g->nspans > 0) {
		all.start = g->spans[0].start;
		all.end = g->spans[g->nspans - 1].end;
		put_place(&r->units, all, out);
		if (many)
			put_spans(&r->units, g, out);
		put_text(r, g, out);
	}
	put_facts(r, &r->units, g, out);
	gk_buf_puts(out, "}\n");
}

void
gk_report_jsonl(struct gk_report *r, const struct gk_finding *g, bool many,
		struct gk_buf *out)
{
	gk_buf_puts(out, "{\"doc\":");
	gk_literal_put(out, r->doc->id);
	put_name(out, "line");
	gk_buf_number(out, line_of(r, &r->starts, first_byte(g)));
	put_whole(r, g, many, out);
}

/* The column of a byte on its line, in code points from 1.  Lines may be long and
 * hold many findings, so the index of the text counts. */
static size_t
column_of(struct gk_report *r, const struct gk_report_lines *l)
{
	return gk_offset_of(&r->points, l->at) -
	       gk_offset_of(&r->points, l->begin) + 1;
}

struct gk_report_place
gk_report_place(struct gk_report *r, const struct gk_finding *g)
{
	struct gk_report_place p = { .column = 1 };

	p.line = line_of(r, &r->starts, first_byte(g));
	if (r->doc->jsonl)
		return p;
	p.column = column_of(r, &r->starts);
	p.end_line = p.line;
	p.end_column = p.column;
	if (g->nspans > 0) {
		p.end_line = line_of(r, &r->ends,
				     g->spans[g->nspans - 1].end);
		p.end_column = column_of(r, &r->ends);
	}
	return p;
}

static void
put_reason(const struct gk_finding *g, struct gk_buf *out)
{
	const struct gk_fact *reason = gk_finding_fact(g, "reason");

	if (reason == NULL || reason->str.n == 0)
		return;
	gk_buf_puts(out, " (");
	gk_buf_str(out, reason->str);
	gk_buf_putc(out, ')');
}

void
gk_report_check(struct gk_report *r, const struct gk_finding *g, bool color,
		struct gk_buf *out)
{
	struct gk_report_place place = gk_report_place(r, g);
	size_t from;

	gk_buf_puts(out, color ? "\033[1m" : "");
	from = out->n;
	gk_buf_str(out, r->file);
	gk_report_escape(out, from);
	gk_buf_putc(out, ':');
	gk_buf_number(out, place.line);
	gk_buf_putc(out, ':');
	gk_buf_number(out, place.column);
	gk_buf_puts(out, color ? ":\033[m \033[31m" : ": ");
	gk_buf_str(out, kind_of(g));
	gk_buf_puts(out, color ? ":\033[m " : ": ");
	from = out->n;
	gk_report_text(r, g, out);
	gk_report_escape(out, from);
	put_reason(g, out);
	gk_buf_putc(out, '\n');
}

/* Where a message shows a text, so much of it is enough to know it by. */
#define SHOWN 300 /* code points */

void
gk_report_what(const struct gk_report *r, const struct gk_finding *g,
	       struct gk_buf *out)
{
	size_t left = SHOWN;

	for (size_t i = 0; i < g->nspans && left > 0; i++) {
		struct gk_str s = gk_str_cut(r->doc->text, g->spans[i].start,
					     g->spans[i].end);
		const char *p = s.p, *end = s.p + s.n;

		if (i > 0)
			gk_buf_putc(out, ' ');
		for (; p < end && left > 0; left--)
			gk_utf8_next(&p, end);
		gk_buf_put(out, s.p, (size_t)(p - s.p));
		if (p < end)
			gk_buf_puts(out, "…");
	}
	put_reason(g, out);
}

void
gk_report_check_json(struct gk_report *r, const struct gk_finding *g,
		     struct gk_buf *out)
{
	struct gk_report_place place = gk_report_place(r, g);

	gk_buf_puts(out, "{\"file\":");
	gk_literal_put(out, r->file);
	put_name(out, "line");
	gk_buf_number(out, place.line);
	put_name(out, "column");
	gk_buf_number(out, place.column);
	put_name(out, "doc");
	gk_literal_put(out, r->doc->id);
	put_whole(r, g, g->nspans > 1, out);
}

static void
put_finding(struct gk_report *r, const struct gk_finding *g, bool many,
	    struct gk_buf *out)
{
	gk_buf_putc(out, '{');
	if (g->kind != NULL) {
		put_name(out, "kind");
		gk_literal_put(out, kind_of(g));
	}
	if (many)
		put_spans(&r->points, g, out);
	else if (g->nspans > 0)
		put_place(&r->points, (struct gk_span){
		    g->spans[0].start, g->spans[g->nspans - 1].end }, out);
	if (g->kind != NULL && g->nspans > 0)
		put_text(r, g, out);
	put_facts(r, &r->points, g, out);
	gk_buf_putc(out, '}');
}

void
gk_report_member(struct gk_report *r, const struct gk_member *m,
		 struct gk_buf *out)
{
	if (!m->list) {
		gk_literal_put(out, m->str);
		return;
	}
	gk_buf_putc(out, '[');
	for (size_t i = 0; i < m->n; i++) {
		if (i > 0)
			gk_buf_putc(out, ',');
		put_finding(r, &m->findings[i], m->many, out);
	}
	gk_buf_putc(out, ']');
}

void
gk_report_fill(const struct gk_report *r, const struct gk_finding *g,
	       struct gk_str format, struct gk_buf *out)
{
	const char *p = format.p, *end = format.p + format.n, *q;
	const struct gk_fact *x;

	while (p < end) {
		q = *p == '{' ? memchr(p, '}', (size_t)(end - p)) : NULL;
		if (q == NULL) {
			gk_buf_putc(out, *p++);
			continue;
		}
		format = gk_str(p + 1, (size_t)(q - p - 1));
		p = q + 1;
		if (gk_str_is(format, "kind"))
			gk_buf_str(out, kind_of(g));
		else if (gk_str_is(format, "text"))
			gk_report_text(r, g, out);
		for (x = g->facts; x != NULL; x = x->next)
			if (gk_str_is(format, x->name))
				put_fact(r, x, out);
	}
}
