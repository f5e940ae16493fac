#include "split.h"

#include "json.h"
#include "para.h"
#include "utf8.h"

#define HEAD 65536 /* what the paragraph mode is decided from */

void
gk_split_begin(struct gk_split *s)
{
	s->now = (struct gk_unit){ .line = 1, .ordinal = 1, .paras = s->paras };
	s->scanned = s->line_start = s->cut = s->filled = s->blanks = 0;
	s->blank = s->fresh = s->skipping = s->midline = false;
}

/* Gives out the first n bytes as a unit; more of the document follows. */
static bool
give(struct gk_split *s, struct gk_str data, size_t n, struct gk_unit *u)
{
	*u = s->now;
	u->type = s->skipping ? GK_UNIT_LOST : GK_UNIT_DOC;
	u->n = n;
	u->more = true;
	s->now.line += gk_utf8_lines(gk_str(data.p, n));
	s->now.place += n;
	s->now.offset += n;
	s->now.part++;
	s->now.rest = s->skipping;
	s->scanned = s->line_start = s->cut = s->filled = s->blanks = 0;
	s->blank = false;
	if (n > 0)
		s->midline = data.p[n - 1] != '\n';
	return true;
}

/* The same, and it ends the document. */
static bool
give_last(struct gk_split *s, struct gk_str data, size_t n, size_t nsep,
	  struct gk_unit *u)
{
	size_t ordinal = s->now.ordinal;

	give(s, data, n, u);
	u->more = false;
	u->nsep = nsep;
	memcpy(u->sep, data.p + n, nsep);
	s->now = (struct gk_unit){
		.ordinal = ordinal + 1,
		.line = s->now.line +
			gk_utf8_lines(gk_str(data.p + n, nsep)),
		.place = s->now.place + nsep,
		.paras = s->paras,
	};
	s->fresh = s->skipping = s->midline = false;
	return true;
}

/* The length of the form-feed line at s->scanned, 0 if there is none, SIZE_MAX if
 * more bytes must be seen. */
static size_t
form_feed(const struct gk_split *s, struct gk_str data, bool last)
{
	size_t i = s->scanned;

	if (i == 0 ? s->midline : data.p[i - 1] != '\n')
		return 0;
	if (i + 1 == data.n)
		return last ? 1 : SIZE_MAX;
	if (data.p[i + 1] == '\n')
		return 2;
	if (data.p[i + 1] != '\r')
		return 0;
	if (i + 2 == data.n)
		return last ? 0 : SIZE_MAX;
	return data.p[i + 2] == '\n' ? 3 : 0;
}

/* Looks for the next separator from s->scanned on. */
static bool
find_separator(struct gk_split *s, struct gk_str data, bool last, size_t *at,
	       size_t *nsep)
{
	static const char byte[] = { '\f', '\0', 0, '\n' };
	const char *p;
	size_t n = 1;

	if (s->separator == GK_SEPARATOR_NONE)
		s->scanned = data.n;
	for (; s->scanned < data.n; s->scanned++) {
		p = memchr(data.p + s->scanned, byte[s->separator],
			   data.n - s->scanned);
		s->scanned = p != NULL ? (size_t)(p - data.p) : data.n;
		if (p == NULL)
			break;
		if (s->separator == GK_SEPARATOR_FF)
			n = form_feed(s, data, last);
		if (n == SIZE_MAX)
			break;
		if (n > 0) {
			*at = s->scanned;
			*nsep = n;
			return true;
		}
	}
	return false;
}

enum found { NOTHING, PLACE, TOO_LONG };

/* The tail of a line that went in pieces makes no blank line, nor does one that
 * could be a paragraph too long. */
static bool
is_blank(const struct gk_split *s, struct gk_str data, size_t start, size_t end)
{
	return !(start == 0 && s->midline) && end - start <= s->max_paragraph &&
	       gk_para_is_blank(gk_str_cut(data, start, end));
}

/* Steps through the lines of data, which is whole or the first of more.  Finds
 * the first paragraph that begins behind `least` bytes, or one that is too long
 * (both at s->cut). */
static enum found
find_cut(struct gk_split *s, struct gk_str data, bool whole, size_t least)
{
	size_t start, end;
	const char *q;
	bool blank;

	for (;;) {
		start = s->line_start;
		if (start == data.n)
			return NOTHING;
		q = memchr(data.p + start, '\n', data.n - start);
		end = q != NULL ? (size_t)(q - data.p) : data.n;
		blank = is_blank(s, data, start, end);
		if (blank && q == NULL && !whole)
			return NOTHING;
		/* Gigabytes of blank lines must end a part, too; but behind a
		 * lost line they go with it, however they come. */
		if (blank && start >= least &&
		    !(s->skipping && s->now.paras == GK_PARAS_LINE) &&
		    start - s->blanks > s->max_paragraph) {
			s->cut = start;
			return PLACE;
		}
		if (!blank && (start > 0 || s->fresh) &&
		    (s->now.paras == GK_PARAS_LINE || s->blank || s->fresh)) {
			s->cut = start;
			s->filled = start;
			if (start >= least)
				return PLACE;
		}
		if (!blank) {
			s->filled = end;
			s->blanks = q != NULL ? end + 1 : end;
		}
		if (!s->skipping && s->filled - s->cut > s->max_paragraph)
			return TOO_LONG;
		if (q == NULL)
			return NOTHING;
		s->blank = blank;
		s->line_start = end + 1;
	}
}

static bool take_part(struct gk_split *s, struct gk_str data, bool whole,
		      struct gk_unit *u);

/* Inside a paragraph that is lost: gives out what is there of it. */
static bool
skip_paragraph(struct gk_split *s, struct gk_str data, bool whole,
	       struct gk_unit *u)
{
	bool lines;

	if (find_cut(s, data, whole, 0) == PLACE) {
		lines = s->cut > 0 && give(s, data, s->cut, u);
		s->skipping = s->fresh = false;
		s->now.rest = false;
		return lines || take_part(s, data, whole, u);
	}
	if (whole)
		return false;
	/* Whole lines, so that the start of the next one is known; a line that
	 * has no end yet goes in pieces.  In blank mode a blank line waits,
	 * because it says that the paragraph is over. */
	if (s->blank && s->now.paras == GK_PARAS_BLANK)
		return false;
	lines = s->line_start > 0;
	/* A line that is blank so far may yet begin a paragraph, or say that
	 * this one is over. */
	if (data.n == 0 || (!lines && (s->fresh || is_blank(s, data, 0, data.n))))
		return false;
	give(s, data, lines ? s->line_start : data.n, u);
	s->fresh = lines && s->now.paras == GK_PARAS_LINE;
	return true;
}

/* A text in parts.  data is the whole rest of the document or the first of
 * more.  False: no part ends in it. */
static bool
take_part(struct gk_split *s, struct gk_str data, bool whole,
	  struct gk_unit *u)
{
	size_t least = s->max_paragraph < GK_SPLIT_PART ? s->max_paragraph
							: GK_SPLIT_PART;
	enum found found;

	if (s->skipping)
		return skip_paragraph(s, data, whole, u);
	if (data.n <= least)
		return false;
	if (s->now.paras == GK_PARAS_AUTO) {
		if (data.n < HEAD && !whole)
			return false;
		s->now.paras = gk_para_mode(
		    gk_str(data.p, data.n < HEAD ? data.n : HEAD));
	}
	found = find_cut(s, data, whole, least);
	if (found == NOTHING)
		return false;
	if (s->cut > 0)
		return give(s, data, s->cut, u);
	s->skipping = true;
	s->line_start = s->filled = s->blanks = 0;
	return skip_paragraph(s, data, whole, u);
}

bool
gk_split_next(struct gk_split *s, struct gk_str data, bool last,
	      struct gk_unit *u)
{
	size_t end = data.n, nsep = 0;
	bool whole = find_separator(s, data, last, &end, &nsep) || last;

	if (data.n == 0 && (s->now.part == 0 || !last))
		return false;
	if (!whole)
		end = s->scanned; /* behind it may be half a separator */
	if (s->parts) {
		if (take_part(s, gk_str(data.p, end), whole, u))
			return true;
	} else if (end > s->max_document) {
		s->skipping = true;
	}
	if (whole)
		return give_last(s, data, end, nsep, u);
	return !s->parts && s->skipping && end > 0 && give(s, data, end, u);
}

/* Is the first line a whole JSON object? */
static bool
is_object(struct gk_str line)
{
	struct gk_json j;
	enum gk_json_type type;

	gk_json_init(&j, line);
	if (gk_json_next(&j) != GK_JSON_OBJECT)
		return false;
	do
		type = gk_json_next(&j);
	while (type != GK_JSON_END && type != GK_JSON_ERROR);
	return type == GK_JSON_END;
}

/* Before an object, as some programs write it. */
static struct gk_str
without_blanks(struct gk_str data)
{
	while (data.n > 0 && (*data.p == ' ' || *data.p == '\t'))
		data = gk_str(data.p + 1, data.n - 1);
	return data;
}

bool
gk_split_recognise(struct gk_str data, bool last, size_t max_document,
		   enum gk_format *format)
{
	static const struct {
		struct gk_str magic;
		enum gk_format format;
	} known[] = {
		{ { "\x1F\x8B\x08", 3 }, GK_FORMAT_GZIP },
		{ { "\x28\xB5\x2F\xFD", 4 }, GK_FORMAT_ZSTD },
		{ { "\xFD" "7zXZ\0", 6 }, GK_FORMAT_XZ },
		{ { "BZh", 3 }, GK_FORMAT_BZIP2 },
		{ { "WARC/1.", 7 }, GK_FORMAT_WET },
	};
	const char *q;

	if (data.n < 10 && !last)
		return false;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		if (!gk_str_begins(data, known[i].magic))
			continue;
		/* bzip2's magic goes on with a digit and the first block's. */
		if (known[i].format == GK_FORMAT_BZIP2 &&
		    (data.n < 10 || memcmp(data.p + 4, "1AY&SY", 6) != 0))
			continue;
		*format = known[i].format;
		return true;
	}
	*format = GK_FORMAT_TEXT;
	data = without_blanks(data);
	if (data.n == 0 || data.p[0] != '{')
		return true;
	if ((q = memchr(data.p, '\n', data.n)) == NULL) {
		if (!last && data.n <= max_document)
			return false;
		q = data.p + data.n;
	}
	if (is_object(gk_str(data.p, (size_t)(q - data.p))))
		*format = GK_FORMAT_JSONL;
	return true;
}
