#include "reread.h"

#include "letterpair.h"
#include "utf8.h"

const enum gk_codepage gk_reread_pages[GK_READERS] = {
	GK_CODEPAGE_1251, GK_CODEPAGE_1252, GK_CODEPAGE_KOI8R, GK_CODEPAGE_866,
	GK_CODEPAGE_MAC,
};

#define SURER 24 /* the likelier of two letters must be so much cheaper */
#define GAP 80   /* bytes of ASCII that a run may hold in one piece */

/* Windows-1251 has no character for 0x98, so that what programs put for it is
 * 0x98. */
int
gk_reread_byte(enum gk_reader r, uint32_t cp)
{
	int byte = gk_codepage_byte(gk_reread_pages[r], cp);

	if (byte < 0 && r == GK_READER_WESTERN && cp < 0x100)
		return (int)cp;
	if (byte < 0 && r == GK_READER_1251 && (cp == 0x98 || cp == 0xFFFD))
		return 0x98;
	return byte;
}

uint32_t
gk_reread_sequence(enum gk_reader r, const char **p, const char *end)
{
	const char *q = *p;
	char bytes[4];
	size_t want = 1;
	int byte;

	for (size_t n = 0; n < want; n++) {
		if (q == end || (byte = gk_reread_byte(r, gk_utf8_next(&q, end))) < 0)
			return 0;
		if (n == 0 && (byte < 0xC2 || byte > 0xF4))
			return 0;
		if (n == 0)
			want = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
		bytes[n] = (char)byte;
	}
	if (gk_utf8_check(gk_str(bytes, want)) < want)
		return 0;
	*p = q;
	q = bytes;
	return gk_utf8_next(&q, bytes + want);
}

static void
put_point(struct gk_buf *out, uint32_t cp)
{
	char bytes[4];

	gk_buf_put(out, bytes, gk_utf8_put(cp, bytes));
}

/* How many characters behind a lost one say what it was. */
#define CONTEXT 8

/* What `option` costs at the end of before, if the sequences at p follow. */
static uint32_t
cost_of_option(enum gk_reader r, struct gk_str before, const char *option,
	       const char *p, const char *end)
{
	char bytes[8 * CONTEXT + 16];
	size_t n, pairs, from = before.n;
	uint32_t cp;

	while (from > 0 && before.n - from < 2 * CONTEXT &&
	       before.p[from - 1] != ' ')
		from--;
	while (from < before.n && ((unsigned char)before.p[from] & 0xC0) == 0x80)
		from++;
	n = before.n - from;
	if (n > 0)
		memcpy(bytes, before.p + from, n);
	memcpy(bytes + n, option, strlen(option));
	n += strlen(option);
	if (p < end && *p == ' ')
		bytes[n++] = *p++;
	for (size_t i = 0; i < CONTEXT && (cp = gk_reread_sequence(r, &p, end)) != 0; i++)
		n += gk_utf8_put(cp, bytes + n);
	return gk_letterpair_weigh(gk_str(bytes, n), true, &pairs);
}

/* First bytes of windows-1251 that may have lost their second: 0x98 is put as a
 * question mark or dropped, NBSP becomes a space or is dropped, and so is the soft
 * hyphen.  What they were then, the first with 0x98. */
static const struct lost {
	const char *first;
	const char *was[3];
	int space; /* that one's second byte is NBSP */
} losts[] = {
	{ "Р", { "И", "Р", "Э" }, 1 },
	{ "С", { "ј" }, -1 },
	{ "У", { "Ә" }, -1 },
	{ "Т", { "Ҙ" }, -1 },
};

static const struct lost *
lost_at(struct gk_str rest)
{
	for (size_t i = 0; i < sizeof losts / sizeof *losts; i++)
		if (gk_str_begins(rest, gk_str_of(losts[i].first)))
			return &losts[i];
	return NULL;
}

static bool
ends_in_letter(struct gk_str s)
{
	const char *p = s.p + s.n;

	return s.n > 0 && gk_letterpair_of(gk_utf8_prev(&p, s.p)).symbol >=
				  GK_LETTERPAIR_LETTER;
}

/* Puts the likeliest; p is behind the first byte.  Returns where the text goes
 * on. */
static const char *
put_lost(struct gk_reread *run, const struct lost *lost, const char *p,
	 const char *end)
{
	const char *best = lost->was[0], *rest = p;
	uint32_t cost, least, next = UINT32_MAX;

	if (p < end && *p == '?') {
		gk_buf_puts(&run->text, best);
		run->sequences++;
		return p + 1;
	}
	least = cost_of_option(run->reader, gk_buf_view(&run->text), best, p,
			       end);
	for (int i = 1; i < 3 && lost->was[i] != NULL; i++) {
		bool space = i == lost->space && p < end && *p == ' ';

		cost = cost_of_option(run->reader, gk_buf_view(&run->text),
				      lost->was[i], p + space, end);
		if (cost < least) {
			next = least;
			least = cost;
			best = lost->was[i];
			rest = p + space;
		} else if (cost < next) {
			next = cost;
		}
	}
	/* «РФ» and «И Ф» look alike where all is in capitals. */
	run->sure = run->sure && next - least >= SURER &&
		    !(rest == p && p < end && *p == ' ' &&
		      ends_in_letter(gk_buf_view(&run->text)));
	gk_buf_puts(&run->text, best);
	return rest;
}

/* Reads the word at p.  Where it goes on, or NULL when it is no such word. */
static const char *
read_word(struct gk_reread *run, const char *p, const char *end)
{
	const struct lost *lost;
	struct gk_str rest;
	uint32_t cp;

	while (p < end && !gk_reread_is_blank(*p)) {
		rest = gk_str(p, (size_t)(end - p));
		if ((unsigned char)*p < 0x80) {
			gk_buf_putc(&run->text, *p++);
		} else if ((cp = gk_reread_sequence(run->reader, &p, end)) != 0) {
			put_point(&run->text, cp);
			run->sequences++;
		} else if (run->reader == GK_READER_1251 &&
			   (lost = lost_at(rest)) != NULL) {
			p = put_lost(run, lost, p + 2, end);
		} else if (run->reader == GK_READER_1251 && run->sequences > 0 &&
			   gk_str_begins(rest, GK_STR("В "))) {
			gk_buf_puts(&run->text, "\xC2\xA0"); /* NBSP */
			p += 3;
		} else {
			run->stop = p;
			return NULL;
		}
	}
	run->stop = p;
	return p;
}

void
gk_reread_words(struct gk_reread *run, const char *p, const char *end)
{
	size_t keep = 0, sequences = 0;
	bool sure = true;

	gk_buf_reset(&run->text);
	run->sequences = 0;
	run->sure = true;
	run->end = run->stop = p;
	while (p < end && p - run->end < GAP && (p = read_word(run, p, end)) != NULL) {
		if (run->sequences > sequences) {
			sequences = run->sequences;
			sure = run->sure;
			run->end = p;
			keep = run->text.n;
		} else if (sequences == 0) {
			break;
		}
		while (p < end && gk_reread_is_blank(*p))
			gk_buf_putc(&run->text, *p++);
	}
	run->text.n = keep;
	run->sequences = sequences;
	run->sure = sure;
}

