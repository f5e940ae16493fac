/* A line of JSONL, in front of it two bytes that say what is cut from its text:
 * without cuts it comes out byte for byte; with cuts it is a record again, whose
 * text is what the plan leaves. */
#include <stdlib.h>

#include "record.h"
#include "utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct gk_record_rules rules = {
	.text_field = { "text", 4 },
	.id_field = { "id", 2 },
};

/* A place in the text that is the start of a code point. */
static size_t
place(struct gk_str text, unsigned byte)
{
	size_t at = text.n * byte / 255;

	while (at < text.n && ((unsigned char)text.p[at] & 0xC0) == 0x80)
		at++;
	return at;
}

static void
cut(struct gk_record *r, struct gk_doc *doc, const uint8_t *where,
    struct gk_arena *arena)
{
	size_t a = place(doc->text, where[0]), b = place(doc->text, where[1]);
	struct gk_cut wanted = { a < b ? a : b, a < b ? b : a, { 0 } };
	struct gk_buf left = { 0 }, out = { 0 };
	struct gk_doc now = { 0 };
	struct gk_record again = { 0 };
	struct gk_cuts plan = { 0 };
	const char *why;
	size_t at;

	if (gk_cut_plan(doc->text, &wanted, 1, false, arena, &plan) != GK_OK)
		return;
	gk_cut_apply(doc->text, &plan, &left);
	if (gk_record_write(r, &rules, doc->text, &plan, NULL, 0, arena, &out,
			    &why) == GK_OK &&
	    (gk_record_read(&again, &rules, gk_str(out.p, out.n), arena, &now,
			    &why, &at) != GK_OK ||
	     !gk_str_eq(now.text, gk_str(left.p, left.n)) ||
	     gk_utf8_check(now.text) != now.text.n))
		abort();
	gk_buf_clear(&left);
	gk_buf_clear(&out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct gk_arena arena = { 0 };
	struct gk_record r = { 0 };
	struct gk_doc doc = { 0 };
	struct gk_buf out = { 0 };
	struct gk_str line;
	const char *why;
	size_t at;

	if (size < 2)
		return 0;
	line = gk_str((const char *)data + 2, size - 2);
	if (gk_record_read(&r, &rules, line, &arena, &doc, &why, &at) == GK_OK) {
		if (gk_record_write(&r, &rules, doc.text, NULL, NULL, 0, &arena,
				    &out, &why) != GK_OK ||
		    !gk_str_eq(r.line, gk_str(out.p, out.n)))
			abort();
		if (r.has_text)
			cut(&r, &doc, data, &arena);
	} else if (at > line.n) {
		abort();
	}
	gk_buf_clear(&out);
	gk_arena_clear(&arena);
	return 0;
}
