#include "intake.h"

#include "capture.h"
#include "fault.h"
#include "render.h"
#include "utf8.h"

/* Puts U+FFFD for every maximal piece that is not valid UTF-8. */
static struct gk_str
repair(struct gk_batch *b, struct gk_str raw)
{
	size_t i = 0, n;

	gk_buf_reset(&b->decoded);
	while (i < raw.n) {
		n = gk_utf8_check(gk_str_cut(raw, i, raw.n));
		gk_buf_put(&b->decoded, raw.p + i, n);
		if ((i += n) == raw.n)
			break;
		gk_buf_puts(&b->decoded, "\xEF\xBF\xBD"); /* U+FFFD */
		b->counts.replaced++;
		for (i++; i < raw.n && ((unsigned char)raw.p[i] & 0xC0) == 0x80;)
			i++;
	}
	if (b->decoded.status != GK_OK)
		b->status = GK_NOMEM;
	return gk_arena_copy(&b->arena, gk_buf_view(&b->decoded));
}

/* The paragraph of a long document that holds the bad byte is blanked, so that
 * every offset stays, and marked as cut; its raw bytes are rejected. */
static bool
blank_paragraph(struct gk_batch *b, struct gk_item *item, char *text, size_t n,
		size_t bad)
{
	struct gk_str raw = gk_fault_raw(b, item);
	size_t start, end, cap = item->nlost;
	struct gk_cut *more;

	gk_render_paragraph(gk_str(text, n), item->unit.paras, bad, &start,
			    &end);
	more = item->lost;
	if ((cap & (cap - 1)) == 0) {
		cap = cap == 0 ? 1 : 2 * cap;
		more = gk_arena_array(&b->arena, cap, sizeof *more);
		if (more == NULL)
			return false;
		if (item->nlost > 0)
			memcpy(more, item->lost, item->nlost * sizeof *more);
	}
	item->lost = more;
	item->lost[item->nlost++] = (struct gk_cut){ .start = start,
						     .end = end };
	gk_fault_invalid(b, item, raw, bad, NULL);
	b->counts.lost_paragraphs++;
	if (b->task->rejected != NULL) {
		gk_buf_put(&b->rejected, raw.p + start, end - start);
		gk_buf_putc(&b->rejected, '\n');
	}
	for (size_t i = start; i < end; i++)
		if (text[i] != '\n')
			text[i] = ' ';
	return true;
}

static bool
blank_paragraphs(struct gk_batch *b, struct gk_item *item, struct gk_str *text)
{
	char *copy = gk_arena_alloc(&b->arena, text->n);
	size_t bad;

	if (copy == NULL)
		return false;
	memcpy(copy, text->p, text->n);
	*text = gk_str(copy, text->n);
	while ((bad = gk_utf8_check(*text)) < text->n)
		if (!blank_paragraph(b, item, copy, text->n, bad))
			return false;
	return true;
}

/* Reads raw in a page that -f auto found.  False: it is left out. */
static bool
decode_page(struct gk_batch *b, struct gk_item *item, struct gk_str raw,
	    enum gk_codepage page, struct gk_str *text)
{
	bool replace = b->task->invalid == GK_INVALID_REPLACE;
	enum gk_status status;
	size_t bad;

	gk_buf_reset(&b->decoded);
	status = gk_codepage_decode(page, raw, replace, &b->decoded, &bad);
	if (status == GK_NOMEM)
		b->status = GK_NOMEM;
	if (status == GK_BADTEXT) {
		gk_fault_invalid(b, item, raw, bad, gk_codepage_name(page));
		return false;
	}
	if (replace)
		b->counts.replaced += bad;
	b->counts.page[page] += item->unit.part == 0;
	*text = gk_arena_copy(&b->arena, gk_buf_view(&b->decoded));
	return true;
}

/* Brings a unit's bytes, of a record its text's, to valid UTF-8 in *text.
 * False: it is left out. */
static bool
decode(struct gk_batch *b, struct gk_item *item, struct gk_str *text)
{
	static const char *const widths[] = {
		[GK_CHARSET_NARROW] = NULL,
		[GK_CHARSET_UTF16LE] = "UTF-16LE",
		[GK_CHARSET_UTF16BE] = "UTF-16BE",
	};
	bool replace = b->task->invalid == GK_INVALID_REPLACE;
	struct gk_str raw = gk_fault_raw(b, item);
	enum gk_codepage page;
	enum gk_status status;
	size_t bad;

	if (b->task->input == GK_FORMAT_WET)
		raw = gk_str(raw.p + item->unit.head, item->unit.length);
	*text = raw;
	if (b->encoding != NULL && gk_encoding_is_plain(b->encoding)) {
		gk_buf_reset(&b->decoded);
		status = gk_encoding_decode(b->encoding, raw, replace,
					    &b->decoded, &bad);
		if (status == GK_NOMEM)
			b->status = GK_NOMEM;
		if (status == GK_BADTEXT) {
			gk_fault_invalid(b, item, raw, bad, b->task->from);
			return false;
		}
		if (replace)
			b->counts.replaced += bad;
		*text = gk_arena_copy(&b->arena, gk_buf_view(&b->decoded));
		return true;
	}
	if ((bad = gk_utf8_check(raw)) == raw.n) {
		b->counts.wide[item->wide] += item->unit.part == 0;
		return true;
	}
	if (b->task->detect && item->wide == GK_CHARSET_NARROW &&
	    (page = gk_charset_guess(raw)) != GK_CODEPAGES)
		return decode_page(b, item, raw, page, text);
	if (replace) {
		*text = repair(b, raw);
		return true;
	}
	if (item->unit.part > 0 || item->unit.more)
		return blank_paragraphs(b, item, text);
	gk_fault_invalid(b, item, gk_fault_raw(b, item), bad + item->unit.head,
		    b->task->from != NULL ? b->task->from
					  : widths[item->wide]);
	return false;
}

/* The header of a WET record.  False: the record is left out. */
static bool
read_head(struct gk_batch *b, struct gk_item *item)
{
	struct gk_str head = gk_str(b->raw.p + item->raw, item->unit.head);
	enum gk_status status;
	size_t at = 0;

	item->doc.line += gk_utf8_lines(head);
	if (b->task->invalid == GK_INVALID_REPLACE &&
	    gk_utf8_check(head) < head.n)
		head = repair(b, head);
	status = gk_capture_read(head, &b->arena, &item->doc, &at);
	if (status == GK_NOMEM)
		b->status = GK_NOMEM;
	if (status == GK_BADTEXT)
		gk_fault_invalid(b, item, gk_fault_raw(b, item), at, NULL);
	return status == GK_OK;
}

/* Names a document that has no id of its own. */
static void
identify(struct gk_batch *b, struct gk_item *item)
{
	struct gk_str name = gk_utf8_mend(b->name(b->name_arg, item->operand),
					  &b->arena);
	bool jsonl = b->task->input == GK_FORMAT_JSONL;

	if (item->doc.id.n > 0) /* by its header */
		return;
	item->doc.id = name;
	if (!jsonl && item->unit.ordinal == 1)
		return;
	gk_buf_reset(&b->scratch);
	gk_buf_str(&b->scratch, name);
	gk_buf_putc(&b->scratch, jsonl ? ':' : '#');
	gk_buf_number(&b->scratch,
		      jsonl ? item->unit.line : item->unit.ordinal);
	if (b->scratch.status != GK_OK)
		b->status = GK_NOMEM;
	item->doc.id = gk_arena_copy(&b->arena, gk_buf_view(&b->scratch));
}

/* Fills item->doc.  False: the unit is left out, or has no text. */
static bool
read_record(struct gk_batch *b, struct gk_item *item, struct gk_str line)
{
	const char *why = "";
	enum gk_status status;
	size_t at = 0;

	status = gk_record_read(&item->record, &b->task->record, line,
				&b->arena, &item->doc, &why, &at);
	if (status == GK_NOMEM)
		b->status = GK_NOMEM;
	if (status == GK_OK)
		return true;
	if (b->task->invalid != GK_INVALID_DROP) {
		gk_fault_say(b, item, item->unit.line);
		gk_buf_printf(&b->said, "invalid JSON at byte %llu: %s\n",
			      (unsigned long long)(item->unit.place + at + 1 +
						   (item->bom ? 3 : 0)),
			      why);
	}
	return false;
}

static bool
is_blank(struct gk_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != ' ' && s.p[i] != '\t' && s.p[i] != '\r')
			return false;
	return true;
}

/* Is it a document that nobody asked for? */
static bool
is_refused(struct gk_batch *b, struct gk_item *item, bool text)
{
	const struct gk_filter *filter = b->task->filter;
	const char *why = NULL;

	if (filter->refuse != NULL)
		why = filter->refuse(b->task->rules, &item->doc, text);
	if (why == NULL)
		return false;
	gk_batch_remark(b, why, 1);
	item->fate = GK_FATE_DROPPED;
	return true;
}

/* Mends the document's text, where that is asked for; examined is what comes of
 * it.  What upstream said of the text points into it as it was. */
static void
mend(struct gk_batch *b, struct gk_item *item, struct gk_mends *mends)
{
	if (!b->task->repair)
		return;
	if (gk_mend_find(item->doc.text, &b->arena, mends) != GK_OK) {
		b->status = GK_NOMEM;
		return;
	}
	if (mends->n == 0)
		return;
	b->counts.repaired += mends->n;
	item->before = item->doc.text;
	item->mended = mends->plan;
	item->doc.text = mends->text;
	item->doc.names = item->doc.entities = item->doc.quotes =
		item->doc.widgets = gk_str(NULL, 0);
}

bool
gk_intake_read(struct gk_batch *b, struct gk_item *item,
	       struct gk_mends *mends)
{
	bool wet = b->task->input == GK_FORMAT_WET;
	struct gk_str text;

	if (wet && !read_head(b, item)) {
		gk_fault_leave(b, item);
		return false;
	}
	if (b->task->input != GK_FORMAT_JSONL && is_refused(b, item, false))
		return false;
	if (!decode(b, item, &text)) {
		gk_fault_leave(b, item);
		return false;
	}
	identify(b, item);
	item->doc.text = text;
	if (b->task->input != GK_FORMAT_JSONL) {
		mend(b, item, mends);
		return !is_refused(b, item, true);
	}
	item->record = (struct gk_record){ 0 };
	item->doc.text = gk_str("", 0);
	if (is_blank(text)) {
		b->counts.documents--;
		item->record.line = text;
		return false;
	}
	if (!read_record(b, item, text)) {
		gk_fault_leave(b, item);
		return false;
	}
	if (is_refused(b, item, false))
		return false;
	mend(b, item, mends);
	if (is_refused(b, item, true))
		return false;
	b->counts.passed += !item->record.has_text;
	return item->record.has_text;
}
