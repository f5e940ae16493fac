#include "work.h"

#include <errno.h>

#include "baseline.h"
#include "capture.h"
#include "mend.h"
#include "render.h"
#include "utf8.h"

static struct gk_str
raw_of(const struct gk_batch *b, const struct gk_item *item)
{
	return gk_str(b->raw.p + item->raw, item->unit.n);
}

/* Opens a message: "FILE:LINE: ". */
static void
say(struct gk_batch *b, const struct gk_item *item, size_t line)
{
	b->messages++;
	gk_buf_str(&b->said, b->name(b->name_arg, item->operand));
	gk_buf_putc(&b->said, ':');
	gk_buf_number(&b->said, line);
	gk_buf_puts(&b->said, ": ");
}

static void
reject(struct gk_batch *b, struct gk_item *item)
{
	if (b->task->rejected != NULL)
		gk_buf_str(&b->rejected, raw_of(b, item));
}

/* The unit is left out because of the byte at `bad`, or as a whole. */
static void
leave_out(struct gk_batch *b, struct gk_item *item)
{
	item->fate = GK_FATE_LEFT;
	b->counts.left++;
	reject(b, item);
}

/* invalid UTF-8 at byte N; CODEPAGE? (try -f CODEPAGE)
 * from: the encoding, where it is not UTF-8. */
static void
say_invalid(struct gk_batch *b, struct gk_item *item, struct gk_str raw,
	    size_t bad, const char *from)
{
	size_t place = item->unit.place + bad + (item->bom ? 3 : 0);
	enum gk_codepage page = GK_CODEPAGES;

	if (b->task->invalid == GK_INVALID_DROP)
		return;
	say(b, item, item->unit.line + gk_utf8_lines(gk_str_cut(raw, 0, bad)));
	gk_buf_printf(&b->said, "invalid %s at byte %llu",
		      from != NULL ? from : "UTF-8",
		      (unsigned long long)place + 1);
	/* Messages beyond the limit are only counted. */
	if (from == NULL && b->task->detect)
		gk_buf_puts(&b->said, "; no other encoding fits");
	else if (from == NULL && b->messages <= GK_MAX_MESSAGES &&
		 b->task->input == GK_FORMAT_TEXT)
		page = gk_charset_guess(raw);
	if (page != GK_CODEPAGES)
		gk_buf_printf(&b->said, "; %s? (try -f %s)",
			      gk_codepage_name(page), gk_codepage_name(page));
	gk_buf_putc(&b->said, '\n');
}

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
	struct gk_str raw = raw_of(b, item);
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
	say_invalid(b, item, raw, bad, NULL);
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
		say_invalid(b, item, raw, bad, gk_codepage_name(page));
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
	struct gk_str raw = raw_of(b, item);
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
			say_invalid(b, item, raw, bad, b->task->from);
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
	say_invalid(b, item, raw_of(b, item), bad + item->unit.head,
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
		say_invalid(b, item, raw_of(b, item), at, NULL);
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
		say(b, item, item->unit.line);
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

static void
say_too_long(struct gk_batch *b, struct gk_item *item)
{
	bool part = item->unit.offset > 0 || item->unit.more || item->unit.rest;
	bool split = part && b->task->filter->by_paragraph &&
		     b->task->input == GK_FORMAT_TEXT &&
		     b->task->output == GK_FORMAT_TEXT;

	if (item->unit.rest || b->task->invalid == GK_INVALID_DROP)
		return;
	say(b, item, item->unit.line);
	gk_buf_printf(&b->said, "%s longer than %llu bytes (%s)\n",
		      split ? "paragraph" : "document",
		      (unsigned long long)(split ? b->task->max_paragraph
						 : b->task->max_document),
		      split ? "--max-paragraph" : "--max-document");
}

static void
say_broken(struct gk_batch *b, struct gk_item *item)
{
	if (item->unit.rest || b->task->invalid == GK_INVALID_DROP)
		return;
	say(b, item, item->unit.line);
	gk_buf_printf(&b->said, "invalid WARC record at byte %llu: %s\n",
		      (unsigned long long)(item->unit.place + 1 +
					   (item->bom ? 3 : 0)),
		      item->unit.why);
}

/* What is no document: of it one message and its bytes are left. */
static void
lose(struct gk_batch *b, struct gk_item *item)
{
	if (item->unit.type == GK_UNIT_LOST)
		say_too_long(b, item);
	else
		say_broken(b, item);
	if (!item->unit.rest)
		b->counts.left++;
	item->fate = GK_FATE_LEFT;
	reject(b, item);
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

/* The text of the document; false if there is nothing to examine. */
static bool
read_document(struct gk_batch *b, struct gk_item *item, struct gk_mends *mends)
{
	bool wet = b->task->input == GK_FORMAT_WET;
	struct gk_str text;

	if (wet && !read_head(b, item)) {
		leave_out(b, item);
		return false;
	}
	if (b->task->input != GK_FORMAT_JSONL && is_refused(b, item, false))
		return false;
	if (!decode(b, item, &text)) {
		leave_out(b, item);
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
		leave_out(b, item);
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

/* What was mended, and what stood there. */
static void
add_defects(struct gk_item *item, const struct gk_mends *mends)
{
	struct gk_findings *f = &item->findings;
	size_t list = gk_findings_list(f, "defects"), more = 0;

	for (size_t i = 0; i < mends->n; i++) {
		const struct gk_mend *m = &mends->mend[i];
		size_t start = m->cut.start + more;
		struct gk_finding *g;

		g = gk_finding_add(f, list, &gk_defect_kinds[m->kind], start,
				   start + m->cut.put.n);
		gk_fact_str(f, g, "reason", gk_str_of(m->reason));
		gk_fact_str(f, g, "was",
			    gk_str_cut(item->before, m->cut.start, m->cut.end));
		more += m->cut.put.n - (m->cut.end - m->cut.start);
	}
}

/* The first half: what may be done on any thread. */
static void
examine(struct gk_batch *b, struct gk_item *item)
{
	bool jsonl = b->task->input == GK_FORMAT_JSONL;
	struct gk_mends mends = { 0 };
	gk_examine *look;

	item->doc = (struct gk_doc){ .line = item->unit.line,
				     .part = item->unit.part,
				     .offset = item->unit.offset,
				     .jsonl = jsonl,
				     .paras = item->unit.part > 0 ||
						      item->unit.more
						  ? item->unit.paras
						  : b->task->paras,
				     .lang = b->task->lang };
	item->findings.arena = &b->arena;
	item->findings.keep = &b->keep;
	item->findings.plain = b->task->mode == GK_MODE_DELETE &&
			       b->task->removed == NULL &&
			       b->task->replace.n == 0;
	if (item->unit.type != GK_UNIT_DOC) {
		lose(b, item);
		return;
	}
	if (item->unit.part == 0)
		b->counts.documents++;
	if (!read_document(b, item, &mends))
		return;
	look = b->task->filter->examine;
	if (b->task->mode == GK_MODE_CHECK && b->task->filter->defects != NULL)
		look = b->task->filter->defects;
	if (look(b->task->rules, &item->doc, &item->findings) != GK_OK ||
	    item->findings.status != GK_OK)
		b->status = GK_NOMEM;
	if (mends.n > 0)
		add_defects(item, &mends);
}

/* Marks where in the batch's buffers an item's share begins ... */
static void
mark(struct gk_batch *b, struct gk_item *item)
{
	item->out.at = b->out.n;
	item->removed.at = b->removed.n;
}

/* ... and ends. */
static void
measure(struct gk_batch *b, struct gk_item *item)
{
	item->out.n = b->out.n - item->out.at;
	/* What most often stands between this and the next in the output, too:
	 * then both are written at once. */
	gk_buf_put(&b->out, item->unit.sep, item->unit.nsep);
	item->removed.n = b->removed.n - item->removed.at;
	if (b->out.status != GK_OK || b->removed.status != GK_OK ||
	    b->said.status != GK_OK || b->rejected.status != GK_OK ||
	    b->arena.failed)
		b->status = GK_NOMEM;
}

void
gk_work_examine(struct gk_job *job)
{
	struct gk_batch *b = (struct gk_batch *)job;
	bool settles = gk_task_settles(b->task);

	for (size_t i = 0; i < b->n && b->status == GK_OK; i++) {
		struct gk_item *item = &b->items[i];

		if (item->type != GK_ITEM_UNIT)
			continue;
		item->said.at = b->said.n;
		item->rejected.at = b->rejected.n;
		examine(b, item);
		mark(b, item);
		if (!settles && b->status == GK_OK) {
			gk_render(b, item);
			measure(b, item);
			/* Nothing of the document is needed any more: the next
			 * one works in memory that is still in the cache. */
			gk_arena_reset(&b->arena);
		}
		item->said.n = b->said.n - item->said.at;
		item->rejected.n = b->rejected.n - item->rejected.at;
	}
	if (b->arena.failed)
		b->status = GK_NOMEM;
}

/* Documents that memory is asked for ahead. */
#define AHEAD 2

static void
look_ahead(const struct gk_batch *b, size_t i)
{
	const struct gk_filter *filter = b->task->filter;

	if (filter->ahead != NULL && i < b->n &&
	    b->items[i].findings.notes != NULL)
		filter->ahead(b->task->state, &b->items[i].findings);
}

void
gk_work_settle(struct gk_batch *b)
{
	const struct gk_filter *filter = b->task->filter;

	for (size_t i = 0; i < AHEAD; i++)
		look_ahead(b, i);

	for (size_t i = 0; i < b->n && b->status == GK_OK; i++) {
		struct gk_item *item = &b->items[i];

		look_ahead(b, i + AHEAD);
		if (item->type != GK_ITEM_UNIT)
			continue;
		if (item->fate != GK_FATE_OUT || item->doc.text.n == 0)
			continue;
		if (filter->settle != NULL)
			b->status = filter->settle(b->task->state, &item->doc,
						   &item->findings);
		if (b->status == GK_OK)
			b->status = item->findings.status;
		if (b->status == GK_OK && b->task->mode == GK_MODE_CHECK &&
		    b->task->baseline != NULL)
			b->status = gk_baseline_settle(b->task->baseline,
						       &item->doc,
						       &item->findings);
	}
	b->error = errno;
}

void
gk_work_render(struct gk_job *job)
{
	struct gk_batch *b = (struct gk_batch *)job;

	for (size_t i = 0; i < b->n && b->status == GK_OK; i++) {
		struct gk_item *item = &b->items[i];
		size_t said = b->said.n, rejected = b->rejected.n;

		if (item->type != GK_ITEM_UNIT)
			continue;
		mark(b, item);
		gk_render(b, item);
		measure(b, item);
		if (b->said.n > said)
			item->said = (struct gk_piece){ said,
							b->said.n - said };
		if (b->rejected.n > rejected)
			item->rejected = (struct gk_piece){
				rejected, b->rejected.n - rejected };
	}
}
