#include "mojibake.h"

#include "charset.h"
#include "letterpair.h"
#include "reread.h"
#include "utf8.h"

/* The idea: what was UTF-8 once is, as bytes of the page that it was read in,
 * UTF-8 again, and text in one page read as another is bytes that charset tells
 * the page of.  Clean text hardly ever is; and what comes out must cost far less
 * as Cyrillic text than what stands there. */

/* By times that UTF-8 was read so, less one. */
static const char *const reasons[GK_READERS][3] = {
	{ "UTF-8 read as windows-1251", "UTF-8 read as windows-1251, twice",
	  "UTF-8 read as windows-1251, three times" },
	{ "UTF-8 read as windows-1252", "UTF-8 read as windows-1252, twice",
	  "UTF-8 read as windows-1252, three times" },
	{ "UTF-8 read as KOI8-R", "UTF-8 read as KOI8-R, twice",
	  "UTF-8 read as KOI8-R, three times" },
	{ "UTF-8 read as CP866", "UTF-8 read as CP866, twice",
	  "UTF-8 read as CP866, three times" },
	{ "UTF-8 read as MacCyrillic", "UTF-8 read as MacCyrillic, twice",
	  "UTF-8 read as MacCyrillic, three times" },
};
static const char mixed_reason[] = "UTF-8 read in several code pages";

/* What damaged text must gain, in eighths of a bit, and what a pair may cost
 * then; see charset.c for what text costs. */
#define GAIN 160
#define DEAR 44
#define SLACK 60
#define JUMP 256     /* bytes that are not tried again from another start */
#define SEQUENCES 3  /* characters of UTF-8 that a run has at least */

static size_t
count_cyrillic(struct gk_str s)
{
	const char *p = s.p, *end = p + s.n;
	size_t n = 0;

	while (p < end)
		n += gk_letterpair_of(gk_utf8_next(&p, end)).symbol >=
		     GK_LETTERPAIR_LETTER;
	return n;
}

/* Is now far better Cyrillic text than before? */
static bool
is_better(struct gk_str before, struct gk_str now, unsigned gain)
{
	size_t pairs;
	uint32_t had = gk_letterpair_weigh(before, true, &pairs);
	uint32_t has = gk_letterpair_weigh(now, true, &pairs);

	return had >= has + gain && count_cyrillic(now) >= 2 &&
	       gk_letterpair_weigh(now, false, &pairs) <= pairs * DEAR + SLACK;
}

/* Tries to read the whole of a run's text once more in any page. */
static bool
read_again(struct gk_reread *run, struct gk_reread *deeper)
{
	struct gk_str s = gk_buf_view(&run->text);

	for (unsigned r = 0; r < GK_READERS; r++) {
		deeper->reader = (enum gk_reader)r;
		gk_reread_words(deeper, s.p, s.p + s.n);
		if (deeper->end == s.p + s.n && deeper->sequences >= SEQUENCES)
			return true;
	}
	return false;
}

/* Is the run damage?  Fills m but for its place.  Its text is used up. */
static bool
is_damage(struct gk_str before, struct gk_reread *run, struct gk_arena *arena,
	  struct gk_mojibake *m)
{
	struct gk_reread other = { 0 }, swap;
	enum gk_reader first = run->reader;
	bool found = false, sure = true, same = true;

	for (unsigned times = 0; times < 3 && !found; times++) {
		sure = sure && run->sure;
		same = same && run->reader == first;
		if (run->sequences < SEQUENCES)
			break;
		if (is_better(before, gk_buf_view(&run->text), GAIN)) {
			found = true;
			m->reason = same ? reasons[first][times] : mixed_reason;
			m->was = (struct gk_str){ NULL, 0 };
			if (sure)
				m->was = gk_arena_copy(
					arena, gk_buf_view(&run->text));
		} else if (!read_again(run, &other)) {
			break;
		} else {
			swap = *run;
			*run = other;
			other = swap;
		}
	}
	if (other.text.status != GK_OK || run->text.status != GK_OK)
		arena->failed = true;
	gk_buf_clear(&other.text);
	return found && !arena->failed;
}

/* One sign of UTF-8 in clean text: «вЂ”» for a dash, «Â«» for a quotation mark.
 * In Cyrillic text в does not stand before Ђ, nor Â or â anywhere. */
static const char *
sign_at(const char *p, const char *end, uint32_t *sign, enum gk_reader *r)
{
	static const struct {
		struct gk_str head;
		enum gk_reader reader;
	} heads[] = { { { "вЂ", 4 }, GK_READER_1251 },
		      { { "в„", 5 }, GK_READER_1251 },
		      { { "â€", 5 }, GK_READER_WESTERN },
		      { { "â\xC2\x80", 4 }, GK_READER_WESTERN },
		      { { "â„", 5 }, GK_READER_WESTERN },
		      { { "Â", 2 }, GK_READER_WESTERN } };

	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
		const char *q = p;

		if (!gk_str_begins(gk_str(p, (size_t)(end - p)), heads[i].head))
			continue;
		*sign = gk_reread_sequence(heads[i].reader, &q, end);
		*r = heads[i].reader;
		if (gk_letterpair_of(*sign).symbol == GK_LETTERPAIR_SIGN)
			return q;
	}
	return NULL;
}

/* Pages that a text in another page is often read as. */
static const struct {
	enum gk_reader reader;
	const char *reason;
} foreign[] = {
	{ GK_READER_WESTERN, "a Cyrillic code page read as windows-1252" },
	{ GK_READER_1251, "another code page read as windows-1251" },
	{ GK_READER_KOI8R, "another code page read as KOI8-R" },
	{ GK_READER_866, "another code page read as CP866" },
};

/* A line is read so as a whole, and must be long enough to be sure. */
#define LONG 12      /* pairs */
#define SURE_GAIN 320

static bool
encode(enum gk_reader r, struct gk_str line, struct gk_buf *out)
{
	const char *p = line.p, *end = p + line.n;
	int byte;

	gk_buf_reset(out);
	while (p < end) {
		uint32_t cp = gk_utf8_next(&p, end);

		if (cp == 0xFFFD || (byte = gk_reread_byte(r, cp)) < 0)
			return false;
		gk_buf_putc(out, (char)byte);
	}
	return true;
}

/* Is the line text of one page read as another? */
static bool
is_foreign(struct gk_str line, struct gk_arena *arena, struct gk_mojibake *m)
{
	struct gk_buf raw = { 0 }, text = { 0 };
	bool found = false;
	enum gk_codepage page;
	size_t bad, pairs;

	for (size_t i = 0; i < sizeof foreign / sizeof *foreign && !found; i++) {
		if (!encode(foreign[i].reader, line, &raw))
			continue;
		page = gk_charset_guess(gk_buf_view(&raw));
		if (page == GK_CODEPAGES || page == gk_reread_pages[foreign[i].reader])
			continue;
		gk_buf_reset(&text);
		if (gk_codepage_decode(page, gk_buf_view(&raw), false, &text,
				       &bad) != GK_OK)
			continue;
		gk_letterpair_weigh(gk_buf_view(&text), true, &pairs);
		if (pairs < LONG ||
		    !is_better(line, gk_buf_view(&text), SURE_GAIN))
			continue;
		found = true;
		m->reason = foreign[i].reason;
		m->was = gk_arena_copy(arena, gk_buf_view(&text));
	}
	if (raw.status != GK_OK || text.status != GK_OK)
		arena->failed = true;
	gk_buf_clear(&raw);
	gk_buf_clear(&text);
	return found && !arena->failed;
}

struct look { /* at a line, in characters that are not ASCII */
	size_t all, upper;
	size_t odd; /* what clean text has few of: a capital behind a small
		     * letter, a sign between letters, no Cyrillic letter */
};

static struct look
look_at(struct gk_str line)
{
	const char *p = line.p, *end = p + line.n;
	struct gk_letter a = { 0, 0 }, b, before = { 0, 0 };
	struct look look = { 0, 0, 0 };

	for (; p < end; before = a, a = b) {
		if ((unsigned char)*p < 0x80) {
			b = gk_letterpair_of((unsigned char)*p++);
			continue;
		}
		b = gk_letterpair_of(gk_utf8_next(&p, end));
		look.all++;
		look.upper += b.upper;
		look.odd += b.symbol == GK_LETTERPAIR_OTHER ||
		       (a.symbol >= GK_LETTERPAIR_LETTER && !a.upper &&
			b.upper) ||
		       (a.symbol == GK_LETTERPAIR_SIGN &&
			before.symbol >= GK_LETTERPAIR_LETTER &&
			b.symbol >= GK_LETTERPAIR_LETTER);
	}
	return look;
}

/* A line that was read in a wrong page is odd in this part of its characters; or,
 * where the two pages change capitals for small letters as KOI8-R and windows-1251
 * do, half of it is in capitals and something is odd. */
#define ODD_PART 8

static bool
is_odd(struct look look)
{
	return (look.odd > 1 && look.odd * ODD_PART >= look.all) ||
	       (look.odd > 0 && look.upper * 2 > look.all);
}

static bool
set_span(struct gk_str text, const char *start, const char *end,
	 struct gk_mojibake *m)
{
	m->span = (struct gk_span){ (size_t)(start - text.p),
				    (size_t)(end - text.p) };
	return true;
}

/* The longest run at p in any page.  True: it is damage; else *skip is where to
 * go on. */
static bool
damage_at(const char *p, const char *end, struct gk_arena *arena,
	  struct gk_mojibake *m, const char **skip)
{
	struct gk_reread run = { 0 };
	bool found = false;

	*skip = p;
	for (unsigned r = 0; r < GK_READERS && !found; r++) {
		run.reader = (enum gk_reader)r;
		gk_reread_words(&run, p, end);
		if (run.stop > *skip)
			*skip = run.stop;
		if (run.sequences >= SEQUENCES) {
			const char *stop = run.end;

			found = is_damage(gk_str(p, (size_t)(stop - p)), &run,
					  arena, m);
			if (found)
				*skip = stop;
		}
	}
	if (run.text.status != GK_OK)
		arena->failed = true;
	gk_buf_clear(&run.text);
	return found && !arena->failed;
}

/* The next damage in [p, end) of one line. */
static bool
find_in_line(struct gk_str text, const char *p, const char *end,
	     struct gk_arena *arena, struct gk_mojibake *m)
{
	const char *skip, *q;
	bool begins = true; /* a word */
	enum gk_reader r;
	uint32_t sign;

	while (p < end && !arena->failed) {
		if ((unsigned char)*p < 0x80) {
			begins = true;
			p++;
			continue;
		}
		if (begins && damage_at(p, end, arena, m, &skip))
			return set_span(text, p, skip, m);
		if (begins && skip - p > JUMP) {
			p = skip;
			begins = false;
			continue;
		}
		if ((q = sign_at(p, end, &sign, &r)) != NULL) {
			char bytes[4];

			m->reason = reasons[r][0];
			m->was = gk_arena_copy(
				arena, gk_str(bytes, gk_utf8_put(sign, bytes)));
			return set_span(text, p, q, m);
		}
		gk_utf8_next(&p, end);
		begins = false;
	}
	return false;
}

bool
gk_mojibake_next(struct gk_str text, size_t *at, struct gk_arena *arena,
		 struct gk_mojibake *m)
{
	const char *p = text.p + *at, *limit = text.p + text.n, *end, *last;
	struct look look;
	bool whole;

	while (p < limit && !arena->failed) {
		whole = p == text.p || p[-1] == '\n';
		end = memchr(p, '\n', (size_t)(limit - p));
		end = end != NULL ? end : limit;
		while (p < end && gk_reread_is_blank(*p))
			p++;
		for (last = end; last > p && gk_reread_is_blank(last[-1]);)
			last--;
		look = look_at(gk_str(p, (size_t)(last - p)));
		if (look.odd > 0 && find_in_line(text, p, last, arena, m)) {
			*at = m->span.end;
			return true;
		}
		if (whole && is_odd(look) &&
		    is_foreign(gk_str(p, (size_t)(last - p)), arena, m)) {
			*at = (size_t)(end - text.p);
			return set_span(text, p, last, m);
		}
		p = end + (end < limit);
	}
	*at = text.n;
	return false;
}
