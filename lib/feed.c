#include "feed.h"

#include <errno.h>

/* Of a batch; whoever takes text from what is read may take some more. */
#define MOST_ITEMS (GK_FEED_BATCH / 64 + 1)

static struct gk_item *
add(struct gk_feed *f, struct gk_batch *b, enum gk_item_type type)
{
	struct gk_item *item = gk_batch_add(b, type);

	if (item == NULL)
		b->status = GK_NOMEM;
	else
		item->operand = f->next - 1;
	return item;
}

/* "NAME: why", in the order of the stream. */
static void
note(struct gk_feed *f, struct gk_batch *b, const char *why)
{
	struct gk_item *item = add(f, b, GK_ITEM_NOTE);

	if (item == NULL)
		return;
	item->trouble = true;
	item->said.at = b->said.n;
	gk_buf_str(&b->said, b->name(b->name_arg, item->operand));
	gk_buf_puts(&b->said, ": ");
	gk_buf_puts(&b->said, why);
	gk_buf_putc(&b->said, '\n');
	item->said.n = b->said.n - item->said.at;
}

static void
end_operand(struct gk_feed *f, struct gk_batch *b, bool trouble)
{
	struct gk_item *item = add(f, b, GK_ITEM_END);

	if (item != NULL)
		item->trouble = trouble;
	gk_in_close(&f->in);
	gk_encoding_free(f->wide);
	f->wide = NULL;
	f->open = false;
}

/* What is left unread of an operand goes no further. */
static void
give_up(struct gk_feed *f, struct gk_batch *b, size_t *pos, const char *why)
{
	note(f, b, why);
	end_operand(f, b, true);
	*pos = b->raw.n;
}

static void
prepare(struct gk_feed *f)
{
	const struct gk_task *t = f->task;

	f->split.separator = t->input == GK_FORMAT_JSONL ? GK_SEPARATOR_LINE
							 : t->separator;
	f->split.parts = t->filter->by_paragraph &&
			 t->input == GK_FORMAT_TEXT &&
			 t->output == GK_FORMAT_TEXT;
	f->split.paras = t->paras;
	f->split.max_document = t->max_document;
	f->split.max_paragraph = t->max_paragraph;
	gk_split_begin(&f->split);
	f->warc.max_document = t->max_document;
	f->ordinal = 1;
	gk_warc_begin(&f->warc);
}

/* Now that the input is known, so is what comes out. */
static void
decide(struct gk_task *t, enum gk_format input)
{
	t->input = input;
	if (t->mode == GK_MODE_DEFAULT) {
		t->mode = input == GK_FORMAT_TEXT ? t->text_mode
						  : t->record_mode;
		if (t->mode == GK_MODE_LIST && t->output == GK_FORMAT_JSONL)
			t->mode = GK_MODE_ANNOTATE;
	}
	if (t->output == GK_FORMAT_AUTO)
		t->output = t->mode == GK_MODE_ANNOTATE ||
					    input != GK_FORMAT_TEXT
				? GK_FORMAT_JSONL
				: GK_FORMAT_TEXT;
}

/* Appends why an operand of that format cannot be read, if it cannot. */
static void
refuse(struct gk_feed *f, enum gk_format format, struct gk_buf *why)
{
	static const struct {
		enum gk_format format;
		const char *name, *tool;
	} packed[] = {
		{ GK_FORMAT_GZIP, "gzip", "zcat" },
		{ GK_FORMAT_ZSTD, "zstd", "zstdcat" },
		{ GK_FORMAT_XZ, "xz", "xzcat" },
		{ GK_FORMAT_BZIP2, "bzip2", "bzcat" },
	};
	static const char *const names[] = { [GK_FORMAT_TEXT] = "text",
					     [GK_FORMAT_JSONL] = "JSONL",
					     [GK_FORMAT_WET] = "WET" };
	const struct gk_task *t = f->task;

	for (size_t i = 0; i < sizeof packed / sizeof *packed; i++)
		if (packed[i].format == format)
			gk_buf_printf(why, "%s data; use: %s %s | %s",
				      packed[i].name, packed[i].tool,
				      f->in.name, t->filter->name);
	/* Nobody means an archive to be read as a page of text. */
	if (format == GK_FORMAT_WET && t->implied)
		gk_buf_puts(why, "WET data; give --input");
	if (why->n > 0 || t->input == GK_FORMAT_AUTO || t->input == format ||
	    !t->recognise)
		return;
	gk_buf_printf(why, "%s after %s; give --input, or run it apart",
		      names[format], names[t->input]);
}

/* What no unit has taken yet; never a NULL pointer, which nothing may be added
 * to. */
static struct gk_str
rest(const struct gk_batch *b, size_t pos)
{
	return pos < b->raw.n ? gk_str(b->raw.p + pos, b->raw.n - pos)
			      : gk_str("", 0);
}

/* Is the operand in UTF-16?  Then what was read of it is read anew.  False: more
 * must be seen. */
static bool
find_width(struct gk_feed *f, struct gk_batch *b, size_t pos)
{
	static const char *const names[] = {
		[GK_CHARSET_UTF16LE] = "UTF-16LE",
		[GK_CHARSET_UTF16BE] = "UTF-16BE",
	};
	size_t taken;

	if (f->width == GK_CHARSET_UNKNOWN)
		f->width = gk_charset_width(rest(b, pos), f->in.eof);
	if (f->width == GK_CHARSET_UNKNOWN)
		return false;
	if (f->width == GK_CHARSET_NARROW || f->wide != NULL)
		return true;
	f->wide = gk_encoding_new(names[f->width]);
	gk_buf_reset(&f->wide_raw);
	gk_buf_str(&f->wide_raw, rest(b, pos));
	b->raw.n = pos;
	if (f->wide == NULL || f->wide_raw.status != GK_OK ||
	    gk_encoding_feed(f->wide, gk_buf_view(&f->wide_raw), f->in.eof,
			     &b->raw, &taken) != GK_OK)
		b->status = GK_NOMEM;
	else
		gk_buf_cut(&f->wide_raw, 0, taken);
	return b->status == GK_OK;
}

/* The start of an operand: byte-order mark, format.  It is known then, unless
 * more is needed or the operand is done with. */
static void
begin_stream(struct gk_feed *f, struct gk_batch *b, size_t *pos)
{
	struct gk_buf why = { 0 };
	enum gk_format format;
	struct gk_str data;

	if (!find_width(f, b, *pos))
		return;
	data = rest(b, *pos);
	if (data.n < 3 && !f->in.eof)
		return;
	if (!f->bom && gk_str_begins(data, GK_STR("\xEF\xBB\xBF"))) {
		f->bom = true;
		*pos += 3;
		data = gk_str(data.p + 3, data.n - 3);
	}
	if (data.n == 0 ||
	    !gk_split_recognise(data, f->in.eof, f->task->max_document,
				&format))
		return;
	refuse(f, format, &why);
	if (why.n > 0) {
		gk_buf_putc(&why, '\0');
		give_up(f, b, pos, why.p);
		gk_buf_clear(&why);
		return;
	}
	if (!f->task->decided) {
		decide(f->task, f->task->input == GK_FORMAT_AUTO
				    ? format
				    : f->task->input);
		f->task->decided = true;
	}
	prepare(f);
	f->known = true;
}

static bool
open_next(struct gk_feed *f, struct gk_batch *b)
{
	struct gk_item *item;

	if (f->next == f->task->noperands)
		return false;
	f->next++;
	f->in = (struct gk_in){ .stop = f->stop };
	f->known = f->bom = false;
	f->width = f->task->detect ? GK_CHARSET_UNKNOWN : GK_CHARSET_NARROW;
	if (gk_in_open(&f->in, f->task->operands[f->next - 1]) != GK_OK) {
		f->io_error = true;
		note(f, b, strerror(errno));
		return true;
	}
	f->open = true;
	f->size += f->in.size;
	item = add(f, b, GK_ITEM_BEGIN);
	(void)item;
	if (f->task->from != NULL) {
		f->wide = gk_encoding_new(f->task->from);
		if (f->wide != NULL && gk_encoding_is_plain(f->wide)) {
			gk_encoding_free(f->wide);
			f->wide = NULL;
		}
	}
	return true;
}

/* Reads another block behind what is there. */
static void
read_more(struct gk_feed *f, struct gk_batch *b, size_t *pos)
{
	struct gk_buf *to = f->wide != NULL ? &f->wide_raw : &b->raw;
	size_t got = 0, taken;

	if (!gk_buf_room(to, GK_BLOCK)) {
		b->status = GK_NOMEM;
		return;
	}
	if (gk_in_read(&f->in, to->p + to->n, GK_BLOCK, &got) != GK_OK) {
		f->io_error = true;
		give_up(f, b, pos, strerror(errno));
		return;
	}
	to->n += got;
	f->total += got;
	if (f->wide == NULL)
		return;
	if (gk_encoding_feed(f->wide, gk_buf_view(to), f->in.eof, &b->raw,
			     &taken) != GK_OK)
		b->status = GK_NOMEM;
	else
		gk_buf_cut(to, 0, taken);
}

static void
take_units(struct gk_feed *f, struct gk_batch *b, size_t *pos)
{
	struct gk_item *item;
	struct gk_unit u;

	while (b->status == GK_OK && b->n < MOST_ITEMS &&
	       gk_split_next(&f->split, rest(b, *pos), f->in.eof, &u)) {
		if ((item = add(f, b, GK_ITEM_UNIT)) == NULL)
			return;
		item->unit = u;
		item->raw = *pos;
		item->wide = f->width;
		item->bom = f->bom;
		*pos += u.n + u.nsep;
	}
}

/* The same of WET.  What passes by is only counted. */
static void
take_records(struct gk_feed *f, struct gk_batch *b, size_t *pos)
{
	struct gk_warc_unit u;
	struct gk_item *item;

	while (b->status == GK_OK && b->n < MOST_ITEMS &&
	       gk_warc_next(&f->warc, rest(b, *pos), f->in.eof, &u)) {
		b->counts.records += u.record;
		*pos += u.n;
		if (u.type == GK_WARC_OTHER)
			continue;
		if ((item = add(f, b, GK_ITEM_UNIT)) == NULL)
			return;
		/* The line end of JSON, which mostly goes out behind it. */
		item->unit = (struct gk_unit){
			.type = u.type == GK_WARC_DOC	? GK_UNIT_DOC
				: u.type == GK_WARC_LOST ? GK_UNIT_LOST
							: GK_UNIT_BROKEN,
			.n = u.other ? 0 : u.n,
			.sep = "\n",
			.nsep = 1,
			.ordinal = f->ordinal,
			.line = u.line,
			.place = u.place,
			.rest = u.rest,
			.head = u.head,
			.length = u.length,
			.why = u.why,
		};
		f->ordinal += u.type == GK_WARC_DOC || !u.rest;
		item->raw = *pos - u.n;
		item->bom = f->bom;
	}
}

/* Has the batch, which begins at `start`, enough? */
static bool
is_full(const struct gk_feed *f, const struct gk_batch *b, size_t start,
	size_t pos)
{
	if (pos - start >= GK_FEED_BATCH || b->n >= MOST_ITEMS)
		return true;
	return pos > start && f->open &&
	       (f->task->line_buffered || gk_in_waits(&f->in));
}

/* Asked to stop: what is not a whole document yet stays unread. */
static bool
is_stopped(const struct gk_feed *f)
{
	return f->stop != NULL && *f->stop != 0;
}

/* More than this is not copied from batch to batch.  Of WET so much may wait for
 * the end of a record that is not what it says, and hold thousands of others. */
#define MUCH (4 * GK_BLOCK)

static void
swap(struct gk_buf *a, struct gk_buf *b)
{
	struct gk_buf t = *a;

	*a = *b;
	*b = t;
}

/* What the batch before left is where the next begins: from the place returned
 * on. */
static size_t
begin_batch(struct gk_feed *f, struct gk_batch *b)
{
	size_t start = f->start;

	f->start = 0;
	if (f->carry.n - start > MUCH) {
		swap(&b->raw, &f->carry);
		return start;
	}
	gk_buf_put(&b->raw, f->carry.p + start, f->carry.n - start);
	gk_buf_reset(&f->carry);
	return 0;
}

/* What is behind pos is for the next batch.  The smaller part of the bytes is
 * copied. */
static void
end_batch(struct gk_feed *f, struct gk_batch *b, size_t start, size_t pos)
{
	if (b->raw.n - pos <= MUCH) {
		gk_buf_str(&f->carry, rest(b, pos));
		return;
	}
	gk_buf_put(&f->carry, b->raw.p + start, pos - start);
	for (size_t i = 0; i < b->n; i++)
		b->items[i].raw -= start;
	swap(&b->raw, &f->carry);
	f->start = pos;
	if (pos > f->carry.n / 2) {
		gk_buf_cut(&f->carry, 0, pos);
		f->start = 0;
	}
}

enum gk_status
gk_feed_fill(struct gk_feed *f, struct gk_batch *b)
{
	size_t start = begin_batch(f, b), pos = start;

	while (b->status == GK_OK && b->raw.status == GK_OK) {
		if (is_stopped(f) || (!f->open && !open_next(f, b))) {
			b->last = true;
			break;
		}
		if (!f->open)
			continue;
		if (!f->known)
			begin_stream(f, b, &pos);
		if (f->known && f->task->input == GK_FORMAT_WET)
			take_records(f, b, &pos);
		else if (f->known)
			take_units(f, b, &pos);
		if (!f->open || is_stopped(f))
			continue;
		if (b->n >= MOST_ITEMS) /* there may be more to take */
			break;
		if (f->in.eof) {
			end_operand(f, b, false);
			pos = b->raw.n;
		} else if (is_full(f, b, start, pos)) {
			break;
		} else {
			read_more(f, b, &pos);
		}
	}
	if (f->open && is_stopped(f))
		end_operand(f, b, f->task->in_place);
	else
		end_batch(f, b, start, pos);
	if (b->raw.status != GK_OK || f->carry.status != GK_OK)
		b->status = GK_NOMEM;
	return b->status;
}

bool
gk_feed_waits(const struct gk_feed *f)
{
	return f->open && gk_in_waits(&f->in);
}

void
gk_feed_clear(struct gk_feed *f)
{
	if (f->open)
		gk_in_close(&f->in);
	gk_encoding_free(f->wide);
	gk_buf_clear(&f->carry);
	gk_buf_clear(&f->wide_raw);
}
