#include "charset.h"

#include "letterpair.h"

#include "charset_table.inc"

/* The idea: a text's bytes are as likely in each code page as its letters are
 * behind each other in the language that suits best, and a wrong page makes
 * nonsense of them.  Pairs of two ASCII bytes are alike in all pages and are
 * passed over.  As the pairs go by, whatever falls behind the best by MARGIN is
 * dropped, so that soon one page is left. */

#define MARGIN (40 * 8) /* a chance of one to 2^40 */
#define PIECE 32        /* pairs between two such looks */
#define LOOK ((size_t)1 << 18)
#define SETTLED (8 * PIECE) /* by then unlike pages have fallen behind */
#define QUALITY 256 /* pairs that say whether it is text at all */

/* What a page costs beforehand: windows-1251 is the likeliest by far. */
static const unsigned char rarity[GK_CODEPAGE_CYRILLIC] = {
	[GK_CODEPAGE_KOI8R] = 8,  [GK_CODEPAGE_KOI8U] = 10,
	[GK_CODEPAGE_866] = 16,	  [GK_CODEPAGE_ISO] = 20,
	[GK_CODEPAGE_MAC] = 24,	  [GK_CODEPAGE_RK1048] = 24,
	[GK_CODEPAGE_PT154] = 28,
};

struct reading { /* of a text in one page and one language */
	unsigned char page, lang;
	uint32_t cost;
};

struct guess {
	bool alike[256]; /* a byte that all pages left read alike */
	struct reading reading[GK_CODEPAGE_CYRILLIC * GK_LETTERPAIR_LANGS];
	size_t nreadings;
	unsigned char pair[PIECE][2];
	size_t npairs; /* in this piece */
	size_t seen;   /* pairs before it */
};

static void
begin(struct guess *g)
{
	g->nreadings = g->npairs = g->seen = 0;
	memset(g->alike, 0, sizeof g->alike);
	for (unsigned page = 0; page < GK_CODEPAGE_CYRILLIC; page++)
		for (unsigned lang = 0; lang < GK_LETTERPAIR_LANGS; lang++)
			g->reading[g->nreadings++] = (struct reading){
				(unsigned char)page, (unsigned char)lang,
				rarity[page]
			};
}

static struct gk_letter
letter_of(unsigned page, unsigned char byte)
{
	return table[page][byte];
}

/* The piece as a page reads it: two symbols in one, and what its case costs. */
static uint32_t
read_piece(const struct guess *g, unsigned page, uint16_t *symbols)
{
	uint32_t cost = 0;

	for (size_t i = 0; i < g->npairs; i++) {
		struct gk_letter a = letter_of(page, g->pair[i][0]);
		struct gk_letter b = letter_of(page, g->pair[i][1]);

		symbols[i] = (uint16_t)(a.symbol * GK_LETTERPAIR_SYMBOLS +
					b.symbol);
		cost += gk_letterpair_case_cost(a, b);
	}
	return cost;
}

static void
add_costs(struct guess *g)
{
	unsigned page = GK_CODEPAGE_CYRILLIC;
	uint16_t symbols[PIECE];
	uint32_t of_case = 0;

	for (size_t i = 0; i < g->nreadings; i++) {
		struct reading *r = &g->reading[i];
		const unsigned char *cost = gk_letterpair_cost[r->lang][0];
		uint32_t sum = 0;

		if (r->page != page)
			of_case = read_piece(g, page = r->page, symbols);
		for (size_t k = 0; k < g->npairs; k++)
			sum += cost[symbols[k]];
		r->cost += sum + of_case;
	}
}

/* Weighs the piece, and drops readings.  True: one page is left. */
static bool
weigh(struct guess *g)
{
	uint32_t best = UINT32_MAX;
	size_t n = 0;
	bool one = true;

	add_costs(g);
	for (size_t i = 0; i < g->nreadings; i++)
		if (g->reading[i].cost < best)
			best = g->reading[i].cost;
	for (size_t i = 0; i < g->nreadings; i++) {
		if (g->reading[i].cost > best + MARGIN)
			continue;
		g->reading[n++] = g->reading[i];
		one = one && g->reading[n - 1].page == g->reading[0].page;
	}
	g->nreadings = n;
	g->seen += g->npairs;
	g->npairs = 0;
	return one;
}

/* Once only pages are left that have most letters in common, the pairs of these
 * need no more looks: what is left is a search for the other bytes. */
static void
find_alike(struct guess *g)
{
	for (unsigned b = 0x80; b < 256; b++) {
		struct gk_letter first = letter_of(g->reading[0].page,
						   (unsigned char)b);

		g->alike[b] = true;
		for (size_t i = 1; i < g->nreadings && g->alike[b]; i++) {
			struct gk_letter x = letter_of(g->reading[i].page,
						       (unsigned char)b);

			g->alike[b] = x.symbol == first.symbol &&
				      x.upper == first.upper;
		}
	}
	memset(g->alike, true, 0x80);
}

static void
read_pairs(struct guess *g, struct gk_str raw)
{
	const unsigned char *p = (const unsigned char *)raw.p;
	unsigned char before = ' ';

	for (size_t i = 0; i <= raw.n; i++) {
		unsigned char b = i < raw.n ? p[i] : ' ';

		if ((before | b) >= 0x80 &&
		    !(g->alike[before] && g->alike[b])) {
			g->pair[g->npairs][0] = before;
			g->pair[g->npairs][1] = b;
			if (++g->npairs == PIECE && weigh(g))
				return;
			if (g->npairs == 0 && g->seen == SETTLED)
				find_alike(g);
		}
		before = b;
	}
	weigh(g);
}

/* A stray byte in a text that is UTF-8 otherwise says nothing of code pages.
 * Cyrillic letters of UTF-8 begin with 0xD0 to 0xD3; other characters do not
 * count, since «тел» in CP866 looks like one.  So much is looked at from the first byte on that is not ASCII. */
#define STRAY 1024

/* How many bytes of UTF-8 begin at p, or 0. */
static size_t
sequence(const unsigned char *p, size_t n)
{
	size_t want = p[0] < 0xC2 ? 0 : p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;

	if (want > n || p[0] > 0xF4)
		return 0;
	for (size_t i = 1; i < want; i++)
		if ((p[i] & 0xC0) != 0x80)
			return 0;
	return want;
}

static bool
is_mostly_utf8(struct gk_str raw)
{
	const unsigned char *p = (const unsigned char *)raw.p;
	size_t bad = 0, good = 0, i = 0, n;

	while (i < raw.n && p[i] < 0x80)
		i++;
	if (raw.n - i > STRAY)
		raw.n = i + STRAY;
	for (; i < raw.n; i += n > 0 ? n : 1) {
		n = p[i] < 0x80 ? 1 : sequence(p + i, raw.n - i);
		good += n > 0 && (p[i] & 0xFC) == 0xD0;
		bad += n == 0;
	}
	return good > bad;
}

/* A pair costs 30 in Cyrillic text (99.9 % of pieces of 200 bytes are under 41),
 * and 55 and more in Greek, Hebrew, Arabic, Latin letters with accents or noise,
 * each in its own encoding.  A short text may be odd, and gets SLACK in all. */
#define DEAR 44
#define SLACK 120

static uint32_t
least_of(const uint32_t *cost)
{
	uint32_t least = cost[0];

	for (size_t lang = 1; lang < GK_LETTERPAIR_LANGS; lang++)
		if (cost[lang] < least)
			least = cost[lang];
	return least;
}

/* Does raw, read so, look like Cyrillic text, capitals or not?  In which language
 * is asked anew, since few pairs tell pages apart, but not yet languages.  A Latin
 * letter beside a Cyrillic one is seldom; in Western text every accent has two. */
static bool
is_text(unsigned page, struct gk_str raw)
{
	const unsigned char *p = (const unsigned char *)raw.p;
	uint32_t cost[GK_LETTERPAIR_LANGS] = { 0 };
	size_t n = 0, pairs = 0, mixed = 0, nletters = 0;
	unsigned char before = ' ';

	for (size_t i = 0; i <= raw.n && n < QUALITY; i++) {
		unsigned char byte = i < raw.n ? p[i] : ' ';
		unsigned a = letter_of(page, before).symbol;
		unsigned b = letter_of(page, byte).symbol;

		if ((before | byte) >= 0x80) {
			n++;
			for (size_t lang = 0; lang < GK_LETTERPAIR_LANGS; lang++)
				cost[lang] += gk_letterpair_cost[lang][a][b];
			nletters += b >= GK_LETTERPAIR_LETTER;
			pairs += a >= GK_LETTERPAIR_LETTER &&
				 b >= GK_LETTERPAIR_LETTER;
			mixed += (a >= GK_LETTERPAIR_LETTER &&
				  b == GK_LETTERPAIR_LATIN) ||
				 (a == GK_LETTERPAIR_LATIN &&
				  b >= GK_LETTERPAIR_LETTER);
		}
		before = byte;
	}
	/* Quotation marks and dashes alone are where windows-1252 has them. */
	if (least_of(cost) > n * DEAR + SLACK)
		return false;
	if (nletters == 0)
		return page == GK_CODEPAGE_1251;
	return 2 * mixed <= pairs && pairs > 0;
}

enum gk_codepage
gk_charset_guess(struct gk_str raw)
{
	const struct reading *best;
	struct guess g;

	if (raw.n > LOOK)
		raw.n = LOOK;
	if (is_mostly_utf8(raw))
		return GK_CODEPAGES;
	begin(&g);
	read_pairs(&g, raw);
	best = &g.reading[0];
	for (size_t i = 1; i < g.nreadings; i++)
		if (g.reading[i].cost < best->cost)
			best = &g.reading[i];
	return is_text(best->page, raw) ? (enum gk_codepage)best->page
				      : GK_CODEPAGES;
}

/* Enough to tell UTF-16 from bytes. */
#define HEAD 256

/* How many of the first units, two bytes each, are what Cyrillic text in UTF-16
 * is made of; *letters counts the Cyrillic ones. */
static size_t
count_units(struct gk_str head, size_t high, size_t *letters)
{
	const unsigned char *p = (const unsigned char *)head.p;
	size_t n = 0;

	*letters = 0;
	for (size_t i = 0; i + 1 < head.n; i += 2) {
		unsigned char h = p[i + high], l = p[i + 1 - high];

		*letters += h == 0x04;
		n += h == 0x04 || h == 0x20 ||
		     (h == 0x00 && (l >= 0x20 || (l >= 0x09 && l <= 0x0D)));
	}
	return n;
}

/* Bytes that any UTF-16 has soon, as spaces, line ends and Cyrillic letters, and
 * that no text in bytes has. */
static bool
has_low_bytes(struct gk_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == 0x00 || s.p[i] == 0x04)
			return true;
	return false;
}

static enum gk_charset_wide
weigh_units(struct gk_str head)
{
	size_t units = head.n / 2, le, be, le_letters, be_letters;

	le = count_units(head, 1, &le_letters);
	be = count_units(head, 0, &be_letters);
	/* Without a Cyrillic letter, not one unit may be anything else: short
	 * texts between NULs are not taken for it. */
	if (10 * (le > be ? le : be) < 9 * units ||
	    (le_letters + be_letters == 0 &&
	     (units < 8 || (le < units && be < units))))
		return GK_CHARSET_NARROW;
	return le > be || (le == be && le_letters >= be_letters)
		       ? GK_CHARSET_UTF16LE
		       : GK_CHARSET_UTF16BE;
}

enum gk_charset_wide
gk_charset_width(struct gk_str head, bool last)
{
	bool le = gk_str_begins(head, GK_STR("\xFF\xFE"));
	bool be = gk_str_begins(head, GK_STR("\xFE\xFF"));

	if (head.n < 2)
		return last ? GK_CHARSET_NARROW : GK_CHARSET_UNKNOWN;
	if (!le && !be && head.n >= 8 && !has_low_bytes(gk_str(head.p, 8)))
		return GK_CHARSET_NARROW;
	if (head.n < HEAD && !last)
		return GK_CHARSET_UNKNOWN;
	if (head.n > HEAD)
		head.n = HEAD;
	/* In windows-1251 these marks are «яю» and «юя». */
	if (le || be)
		return head.n > 2 && !has_low_bytes(head) ? GK_CHARSET_NARROW
		       : le				  ? GK_CHARSET_UTF16LE
							  : GK_CHARSET_UTF16BE;
	return weigh_units(head);
}
