#include "fault.h"

#include "utf8.h"

struct gk_str
gk_fault_raw(const struct gk_batch *b, const struct gk_item *item)
{
	return gk_str(b->raw.p + item->raw, item->unit.n);
}

void
gk_fault_say(struct gk_batch *b, const struct gk_item *item, size_t line)
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
		gk_buf_str(&b->rejected, gk_fault_raw(b, item));
}

void
gk_fault_leave(struct gk_batch *b, struct gk_item *item)
{
	item->fate = GK_FATE_LEFT;
	b->counts.left++;
	reject(b, item);
}

void
gk_fault_invalid(struct gk_batch *b, struct gk_item *item, struct gk_str raw,
		 size_t bad, const char *from)
{
	size_t place = item->unit.place + bad + (item->bom ? 3 : 0);
	enum gk_codepage page = GK_CODEPAGES;

	if (b->task->invalid == GK_INVALID_DROP)
		return;
	gk_fault_say(b, item, item->unit.line +
				  gk_utf8_lines(gk_str_cut(raw, 0, bad)));
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

static void
say_too_long(struct gk_batch *b, struct gk_item *item)
{
	bool part = item->unit.offset > 0 || item->unit.more || item->unit.rest;
	bool split = part && b->task->filter->by_paragraph &&
		     b->task->input == GK_FORMAT_TEXT &&
		     b->task->output == GK_FORMAT_TEXT;

	if (item->unit.rest || b->task->invalid == GK_INVALID_DROP)
		return;
	gk_fault_say(b, item, item->unit.line);
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
	gk_fault_say(b, item, item->unit.line);
	gk_buf_printf(&b->said, "invalid WARC record at byte %llu: %s\n",
		      (unsigned long long)(item->unit.place + 1 +
					   (item->bom ? 3 : 0)),
		      item->unit.why);
}

void
gk_fault_lose(struct gk_batch *b, struct gk_item *item)
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
