#include "warc.h"

#include "buf.h"
#include "test.h"

#define VERSION "WARC/1.0\r\n"
#define TEXT "WARC-Type: conversion\r\n"
#define ASKED "WARC-Type: request\r\n"
#define OF(n) "Content-Length: " n "\r\n\r\n"
#define GOOD VERSION TEXT OF("4") "good\r\n\r\n"

/* Told are documents by their text in parentheses, broken records by their line
 * and why, and what is lost by its line. */
static const struct {
	const char *what, *in, *want;
	size_t max;
} cases[] = {
	{ "nothing", "", "", 0 },
	{ "one record", GOOD, "(good)", 0 },
	{ "two", GOOD GOOD, "(good)(good)", 0 },
	{ "no blank lines between", VERSION TEXT OF("2") "ab" GOOD,
	  "(ab)(good)", 0 },
	{ "many blank lines", "\n\n" GOOD "\r\n\n\n\r\n" GOOD "\n",
	  "(good)(good)", 0 },
	{ "LF alone", "WARC/1.0\nwarc-TYPE:Conversion\nCONTENT-length :2\n\n"
		      "ab\n\n" GOOD,
	  "(ab)(good)", 0 },
	{ "a folded line", VERSION "WARC-Type:\r\n conversion\r\n" OF("2") "ab",
	  "(ab)", 0 },
	{ "no text", VERSION TEXT OF("0") "\r\n\r\n" GOOD, "()(good)", 0 },
	{ "others pass by",
	  VERSION ASKED OF("3") "abc\r\n\r\n" GOOD VERSION
	  "WARC-Type: resource\r\nContent-Type: text/html\r\n" OF("1") "a",
	  "(good)", 0 },
	{ "a resource of plain text",
	  VERSION "WARC-Type: resource\r\nContent-Type: text/plain ; "
		  "charset=utf-8\r\n" OF("2") "ab",
	  "(ab)", 0 },
	{ "a conversion to something else",
	  VERSION TEXT "Content-Type: application/pdf\r\n" OF("2") "ab", "",
	  0 },
	{ "length too short", VERSION TEXT OF("2") "abcd\n\n" GOOD,
	  "1 wrong Content-Length\n(good)", 0 },
	{ "length too long", VERSION TEXT OF("9") "abcd\n\n" GOOD,
	  "1 wrong Content-Length\n(good)", 0 },
	{ "length beyond the end", VERSION TEXT OF("999") "abcd\n\n" GOOD,
	  "1 wrong Content-Length\n(good)", 0 },
	{ "too long by the blank lines", VERSION TEXT OF("6") "ab\r\n\r\n" GOOD,
	  "(ab\r\n\r\n)(good)", 0 },
	{ "no length", VERSION TEXT "\r\nab\r\n" GOOD,
	  "1 no Content-Length\n(good)", 0 },
	{ "length is no number", VERSION TEXT OF("4x") "abcd\n\n" GOOD,
	  "1 bad Content-Length\n(good)", 0 },
	{ "length is negative", VERSION TEXT OF("-4") "abcd\n\n" GOOD,
	  "1 bad Content-Length\n(good)", 0 },
	{ "length is huge", VERSION TEXT OF("99999999999999999999") "a\n" GOOD,
	  "1 bad Content-Length\n(good)", 0 },
	{ "length is large", VERSION TEXT OF("999999999999999999") "a\n" GOOD,
	  "1 lost\n(good)", 0 },
	{ "the same of what passes by",
	  VERSION ASKED OF("999999999999999999") "a\n" GOOD,
	  "1 wrong Content-Length\n(good)", 0 },
	{ "no type", VERSION OF("4") "abcd\n\n" GOOD, "1 no WARC-Type\n(good)",
	  0 },
	{ "cut short", GOOD VERSION TEXT OF("9") "abcd",
	  "(good)7 cut short\n", 0 },
	{ "cut short in its header", GOOD VERSION TEXT,
	  "(good)7 cut short\n", 0 },
	{ "cut short and gone on", VERSION TEXT OF("9") "abcd" GOOD GOOD,
	  "1 wrong Content-Length\n(good)", 0 },
	{ "a header without an end", VERSION TEXT GOOD,
	  "1 header without an end\n(good)", 0 },
	{ "rubbish before", "a\nb\n" GOOD GOOD,
	  "1 not a WARC record\n(good)(good)", 0 },
	{ "rubbish behind", GOOD "c\n" GOOD,
	  "1 wrong Content-Length\n(good)", 0 },
	{ "a version inside", VERSION TEXT OF("13") "a\nWARC/1.0\nb\n" GOOD,
	  "(a\nWARC/1.0\nb\n)(good)", 0 },
	{ "over the limit", VERSION TEXT OF("9") "abcdefghi\r\n" GOOD,
	  "1 lost\n(good)", 8 },
	{ "over the limit, and wrong",
	  VERSION TEXT OF("200") "abcdefghi\r\n" GOOD GOOD,
	  "1 lost\n(good)(good)", 8 },
	{ "more passes by than is held",
	  VERSION ASKED OF("40") "0123456789\nWARC/1.0\n012345678901234567890"
	  GOOD,
	  "1 wrong Content-Length\n(good)", 8 },
};

static void
tell(struct gk_buf *told, const struct gk_warc_unit *u, const char *p)
{
	if (u->type == GK_WARC_DOC) {
		gk_buf_putc(told, '(');
		gk_buf_put(told, p + u->head, u->length);
		gk_buf_putc(told, ')');
	} else if (u->type != GK_WARC_OTHER && !u->rest) {
		gk_buf_number(told, u->line);
		gk_buf_putc(told, ' ');
		gk_buf_puts(told, u->why != NULL ? u->why : "lost");
		gk_buf_putc(told, '\n');
	}
}

/* Shows the bytes a few at a time. */
static bool
is_told(size_t i, size_t step)
{
	struct gk_str in = gk_str_of(cases[i].in);
	struct gk_warc w = { .max_document = cases[i].max > 0
						 ? cases[i].max
						 : GK_MAX_DOCUMENT };
	struct gk_buf told = { 0 };
	struct gk_warc_unit u;
	size_t at = 0, shown = 0;
	bool right;

	gk_warc_begin(&w);
	for (;;) {
		if (gk_warc_next(&w, gk_str_cut(in, at, shown), shown == in.n,
				 &u)) {
			tell(&told, &u, in.p + at);
			at += u.n;
		} else if (shown == in.n) {
			break;
		} else {
			shown = in.n - shown < step ? in.n : shown + step;
		}
	}
	right = at == in.n && gk_str_is(gk_buf_view(&told), cases[i].want);
	if (!right)
		printf("# %.*s\n", (int)told.n, told.p);
	gk_buf_clear(&told);
	return right;
}

int
main(void)
{
	static const size_t steps[] = { 1, 2, 3, 7, 4096 };
	struct gk_arena arena = { 0 };
	struct gk_warc_head h;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		bool right = true;

		for (size_t k = 0; k < sizeof steps / sizeof *steps; k++)
			right = right && is_told(i, steps[k]);
		ok(right, cases[i].what);
	}
	gk_warc_read(GK_STR("WARC/1.0\r\nwarc-target-uri:  <http://a/\r\n"
			    " b>\r\nWARC-Target-URI: c\r\n\r\n"),
		     &h);
	ok(gk_str_is(gk_warc_value(h.uri, &arena), "http://a/ b"),
	     "a value in two lines and angle brackets");
	gk_arena_clear(&arena);
	return done();
}
