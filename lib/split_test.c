#include "split.h"

#include <stdlib.h>

#include "buf.h"
#include "test.h"

/* What the splitter makes of a stream: units as "text|", separators as "/n",
 * lost bytes in parentheses, parts joined by "+".  Fed `step` bytes at a time. */
static void
trace(struct gk_split settings, struct gk_str data, size_t step,
      struct gk_buf *out)
{
	struct gk_split s = settings;
	size_t shown = step < data.n ? step : data.n, pos = 0;
	bool lost = false, last;
	struct gk_unit u;

	gk_split_begin(&s);
	for (;;) {
		last = shown == data.n;
		while (gk_split_next(&s, gk_str_cut(data, pos, shown), last,
				     &u)) {
			if (lost && u.type == GK_UNIT_DOC)
				gk_buf_puts(out, ")+");
			if (!lost && u.type == GK_UNIT_LOST)
				gk_buf_putc(out, '(');
			gk_buf_put(out, data.p + pos, u.n);
			pos += u.n + u.nsep;
			lost = u.type == GK_UNIT_LOST;
			if (lost && u.more)
				continue; /* fragments may be any */
			gk_buf_puts(out, lost ? ")|" : u.more ? "+" : "|");
			lost = false;
			if (u.nsep > 0)
				gk_buf_printf(out, "/%zu", u.nsep);
		}
		if (last)
			break;
		shown = shown + step < data.n ? shown + step : data.n;
	}
	if (pos != data.n)
		gk_buf_puts(out, "<unread>");
}

int
main(void)
{
	static const struct {
		const char *what;
		enum gk_separator separator;
		bool parts;
		enum gk_paras paras;
		size_t max_document, max_paragraph;
		struct gk_str in;
		const char *want;
	} cases[] = {
		{ "nothing", 0, 0, 0, 99, 99, { "", 0 }, "" },
		{ "one document", 0, 0, 0, 99, 99, { "a\nb\n", 4 }, "a\nb\n|" },
		{ "a form feed line separates", 0, 0, 0, 99, 99,
		  { "a\n\f\nb", 5 }, "a\n|/2b|" },
		{ "with a carriage return too", 0, 0, 0, 99, 99,
		  { "a\r\n\f\r\nb", 7 }, "a\r\n|/3b|" },
		{ "a form feed inside a line does not", 0, 0, 0, 99, 99,
		  { "a\fb\n\fc\n", 7 }, "a\fb\n\fc\n|" },
		{ "one at the end of the stream does", 0, 0, 0, 99, 99,
		  { "a\n\f", 3 }, "a\n|/1" },
		{ "nothing behind the last separator", 0, 0, 0, 99, 99,
		  { "a\n\f\n", 4 }, "a\n|/2" },
		{ "empty documents stay", 0, 0, 0, 99, 99,
		  { "\f\n\f\na", 5 }, "|/2|/2a|" },
		{ "NUL separates", GK_SEPARATOR_NUL, 0, 0, 99, 99,
		  { "a\n\f\n\0b\0", 7 }, "a\n\f\n|/1b|/1" },
		{ "nothing separates", GK_SEPARATOR_NONE, 0, 0, 99, 99,
		  { "a\n\f\nb", 5 }, "a\n\f\nb|" },
		{ "records are lines", GK_SEPARATOR_LINE, 0, 0, 99, 99,
		  { "{}\n\n[]", 6 }, "{}|/1|/1[]|" },
		{ "too long is lost, the rest is not", 0, 0, 0, 4, 99,
		  { "12345678\n\f\nab\n\f\n123456", 22 },
		  "(12345678\n)|/2ab\n|/2(123456)|" },
		{ "as long as may be", 0, 0, 0, 4, 99,
		  { "123\n\f\n1234", 10 }, "123\n|/2" "1234|" },
		{ "parts end between lines", 0, 1, GK_PARAS_LINE, 4, 6,
		  { "aaaa\nbbb\n\ncc\ndd\n", 16 },
		  "aaaa\nbbb\n\n+cc\ndd\n|" },
		{ "parts end between paragraphs", 0, 1, GK_PARAS_BLANK, 4, 8,
		  { "aaa\nbbb\n\nccc\nddd\n\neee\n", 22 },
		  "aaa\nbbb\n\n+ccc\nddd\n\n+eee\n|" },
		{ "a long line is lost, its neighbours are not", 0, 1,
		  GK_PARAS_LINE, 4, 6, { "aa\n123456789\nbb\ncc\n", 19 },
		  "aa\n+(123456789\n)+bb\ncc\n|" },
		{ "a long line at the end", 0, 1, GK_PARAS_LINE, 4, 6,
		  { "aa\n123456789\n\f\nbb\n", 18 },
		  "aa\n+(123456789\n)|/2bb\n|" },
		{ "a long paragraph is lost", 0, 1, GK_PARAS_BLANK, 4, 6,
		  { "aa\n\n1234\n5678\n\nbb\n", 18 },
		  "aa\n\n+(1234\n5678\n\n)+bb\n|" },
	};
	static const size_t steps[] = { 1000, 1, 2, 3, 7 };
	struct gk_buf out = { 0 };

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gk_split s = { .separator = cases[i].separator,
				      .parts = cases[i].parts,
				      .paras = cases[i].paras,
				      .max_document = cases[i].max_document,
				      .max_paragraph = cases[i].max_paragraph };

		for (size_t k = 0; k < sizeof steps / sizeof *steps; k++) {
			gk_buf_reset(&out);
			trace(s, cases[i].in, steps[k], &out);
			gk_buf_putc(&out, '\0');
			if (!ok(strcmp(out.p, cases[i].want) == 0,
				"%s, %zu at a time", cases[i].what, steps[k]))
				printf("# got  %s\n# want %s\n", out.p,
				       cases[i].want);
		}
	}
	gk_buf_clear(&out);
	return done();
}
