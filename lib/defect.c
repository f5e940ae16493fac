#include "defect.h"

#include <stdlib.h>

#include "unicode.h"
#include "utf8.h"
#include "word.h"

enum { UNBALANCED, MOJIBAKE, MIXED, ENCODING };

const struct gk_kind gk_defect_kinds[] = {
	[UNBALANCED] = { .name = "unbalanced" },
	[MOJIBAKE] = { .name = "mojibake" },
	[MIXED] = { .name = "mixed-script" },
	[ENCODING] = { .name = "encoding" },
	{ 0 },
};

static void
add(struct gk_findings *f, size_t list, size_t kind, size_t start, size_t end,
    const char *reason)
{
	struct gk_finding *g;

	g = gk_finding_add(f, list, &gk_defect_kinds[kind], start, end);
	gk_fact_str(f, g, "reason", gk_str_of(reason));
}

/* Letters of one script that are drawn like letters of the other. */
static bool
looks_alike(uint32_t cp)
{
	static const char latin[] = "aceopxyijshkmtbABCEHIJKMOPSTXYV";
	static const uint32_t cyrillic[] = {
		0x430, 0x441, 0x435, 0x43E, 0x440, 0x445, 0x443, 0x456, 0x458,
		0x455, 0x4BB, 0x43A, 0x43C, 0x442, 0x432, 0x410, 0x412, 0x421,
		0x415, 0x41D, 0x406, 0x408, 0x41A, 0x41C, 0x41E, 0x420, 0x405,
		0x422, 0x425, 0x423, 0x4AE, 0x4AF,
	};

	if (cp < 0x80)
		return strchr(latin, (int)cp) != NULL;
	for (size_t i = 0; i < sizeof cyrillic / sizeof *cyrillic; i++)
		if (cyrillic[i] == cp)
			return true;
	return false;
}

/* A word that mixes scripts is damage when one script's letters in it all look
 * like the other's, and no hyphen or digit makes it a compound (IT-компания). */
static bool
is_mixed(struct gk_str word)
{
	const char *p = word.p, *end = p + word.n;
	size_t cyrillic = 0, latin = 0, false_cyrillic = 0, false_latin = 0;

	while (p < end) {
		uint32_t cp = gk_utf8_next(&p, end);
		unsigned c = gk_unicode_class(cp);

		if ((c & GK_UC_CYRILLIC) != 0) {
			cyrillic++;
			false_cyrillic += looks_alike(cp);
		} else if ((c & GK_UC_LATIN) != 0) {
			latin++;
			false_latin += looks_alike(cp);
		}
	}
	return cyrillic > 0 && latin > 0 &&
	       (false_cyrillic == cyrillic || false_latin == latin);
}

/* Letters in a row that are, as windows-1251 bytes, pairs of UTF-8: Р or С
 * (0xD0, 0xD1) before every one that lies in 0x80-0xBF. */
static bool
is_second_byte(uint32_t cp)
{
	static const uint32_t page[] = {
		0x402, 0x403, 0x201A, 0x453, 0x201E, 0x2026, 0x2020, 0x2021,
		0x20AC, 0x2030, 0x409, 0x2039, 0x40A, 0x40C, 0x40B, 0x40F,
		0x452, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
		0x98, 0x2122, 0x459, 0x203A, 0x45A, 0x45C, 0x45B, 0x45F,
		0xA0, 0x40E, 0x45E, 0x408, 0xA4, 0x490, 0xA6, 0xA7,
		0x401, 0xA9, 0x404, 0xAB, 0xAC, 0xAD, 0xAE, 0x407,
		0xB0, 0xB1, 0x406, 0x456, 0x491, 0xB5, 0xB6, 0xB7,
		0x451, 0x2116, 0x454, 0xBB, 0x458, 0x405, 0x455, 0x457,
	};

	for (size_t i = 0; i < sizeof page / sizeof *page; i++)
		if (page[i] == cp)
			return true;
	return false;
}

/* From p on: the end of a run of at least three such pairs, or p. */
static const char *
mojibake_end(const char *p, const char *end)
{
	const char *q = p, *start = p;
	size_t pairs = 0;

	while (q < end) {
		uint32_t cp = gk_utf8_next(&q, end);

		if ((cp != 0x420 && cp != 0x421) || q == end ||
		    !is_second_byte(gk_utf8_next(&q, end)))
			break;
		p = q;
		pairs++;
	}
	return pairs >= 3 ? p : start;
}

static void
find_damage(struct gk_findings *f, size_t list, struct gk_str text)
{
	const char *p = text.p, *end = p + text.n, *start, *q;
	uint32_t cp;

	while (p < end) {
		if ((unsigned char)*p < 0xC2) {
			p++;
			continue;
		}
		start = p;
		cp = gk_utf8_next(&p, end);
		if ((cp == 0x420 || cp == 0x421) &&
		    (q = mojibake_end(start, end)) != start) {
			p = q;
			add(f, list, MOJIBAKE, (size_t)(start - text.p),
			    (size_t)(p - text.p),
			    "UTF-8 read as windows-1251");
		} else if (cp == 0xFFFD || (cp >= 0x80 && cp < 0xA0 &&
					    cp != 0x85)) {
			add(f, list, ENCODING, (size_t)(start - text.p),
			    (size_t)(p - text.p),
			    cp == 0xFFFD ? "replacement character"
					 : "C1 control character");
		}
	}
}

static void
find_mixed(struct gk_findings *f, size_t list, struct gk_str text)
{
	struct gk_word w = { 0 };

	while (gk_word_next(text, &w)) {
		if ((w.flags & GK_WORD_CYRILLIC) == 0 ||
		    (w.flags & GK_WORD_LATIN) == 0 ||
		    (w.flags & (GK_WORD_HYPHEN | GK_WORD_DIGITS)) != 0)
			continue;
		if (is_mixed(gk_str_cut(text, w.start, w.end)))
			add(f, list, MIXED, w.start, w.end,
			    "Cyrillic and Latin letters that look alike");
	}
}

/* The marks of one line: « opens, » closes, „ opens, “ and ” close (“ opens
 * where nothing is open), " goes by turns.  The first mark without a partner is
 * the finding.  A quotation of several paragraphs opens each of them and closes
 * the last, so an open mark is forgiven where the next line opens again. */
struct balance {
	size_t depth[3], first[3];
	bool odd;
	size_t bad; /* a closing mark with nothing open, or SIZE_MAX */
};

static void
weigh(struct balance *b, uint32_t cp, size_t at)
{
	size_t kind = cp == 0xAB || cp == 0xBB ? 0 : cp == '"' ? 2 : 1;
	bool opens = cp == 0xAB || cp == 0x201E ||
		     (cp == 0x201C && b->depth[1] == 0) ||
		     (cp == '"' && !b->odd);

	if (kind == 2)
		b->odd = !b->odd;
	if (opens && b->depth[kind]++ == 0)
		b->first[kind] = at;
	else if (!opens && b->depth[kind] == 0 && b->bad == SIZE_MAX)
		b->bad = at;
	else if (!opens && b->depth[kind] > 0)
		b->depth[kind]--;
}

static size_t
unbalanced_at(const struct balance *b)
{
	size_t at = b->bad;

	for (size_t i = 0; i < 3; i++)
		if (b->depth[i] > 0 && b->first[i] < at)
			at = b->first[i];
	return at;
}

static bool
is_mark(uint32_t cp)
{
	return cp == '"' || cp == 0xAB || cp == 0xBB ||
	       (cp >= 0x201C && cp <= 0x201E);
}

static void
find_unbalanced(struct gk_findings *f, size_t list, struct gk_str text)
{
	const char *p = text.p, *end = p + text.n, *q;
	struct balance b = { .bad = SIZE_MAX };
	size_t at;
	uint32_t cp = 0;

	while (p < end || cp != 0) {
		q = p;
		cp = p < end ? gk_utf8_next(&p, end) : 0;
		if (is_mark(cp))
			weigh(&b, cp, (size_t)(q - text.p));
		if (cp != '\n' && p < end)
			continue;
		at = unbalanced_at(&b);
		while (p < end && (*p == '\n' || *p == '\r' || *p == ' '))
			p++;
		q = p;
		if (at != SIZE_MAX &&
		    (b.bad != SIZE_MAX || p == end ||
		     !is_mark(gk_utf8_next(&q, end)))) {
			q = text.p + at;
			gk_utf8_next(&q, end);
			add(f, list, UNBALANCED, at, (size_t)(q - text.p),
			    "a quotation mark without its partner");
		}
		b = (struct balance){ .bad = SIZE_MAX };
		if (p == end)
			break;
	}
}

static int
by_place(const void *a, const void *b)
{
	const struct gk_finding *x = a, *y = b;
	size_t i = x->nspans > 0 ? x->spans[0].start : 0;
	size_t k = y->nspans > 0 ? y->spans[0].start : 0;

	return i < k ? -1 : i > k;
}

enum gk_status
gk_defect_examine(const void *rules, const struct gk_doc *doc,
		  struct gk_findings *f)
{
	size_t list = gk_findings_list(f, "defects");

	(void)rules;
	find_damage(f, list, doc->text);
	find_mixed(f, list, doc->text);
	find_unbalanced(f, list, doc->text);
	/* Without findings there is no array, which qsort must not see. */
	if (f->status == GK_OK && f->member[list].n > 1)
		qsort(f->member[list].findings, f->member[list].n,
		      sizeof *f->member[list].findings, by_place);
	return f->status;
}
