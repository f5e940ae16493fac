#include "lookalike.h"

#include "letterpair.h"
#include "unicode.h"
#include "utf8.h"

/* Letters that are drawn alike.  Of those marked with a language the Cyrillic one
 * is only meant where a text has it otherwise; weak pairs look alike in some
 * founts, and say that a word is odd, but not what it should be. */
enum { ALWAYS, WEAK, UKRAINIAN, SERBIAN, MACEDONIAN, KAZAKH };

static const struct alike {
	uint16_t latin, cyrillic;
	unsigned char when;
} alikes[] = {
	{ 'a', 0x430, ALWAYS },	    { 'c', 0x441, ALWAYS },
	{ 'e', 0x435, ALWAYS },	    { 'o', 0x43E, ALWAYS },
	{ 'p', 0x440, ALWAYS },	    { 'x', 0x445, ALWAYS },
	{ 'y', 0x443, ALWAYS },	    { 0xEB, 0x451, ALWAYS },
	{ 'A', 0x410, ALWAYS },	    { 'B', 0x412, ALWAYS },
	{ 'C', 0x421, ALWAYS },	    { 'E', 0x415, ALWAYS },
	{ 'H', 0x41D, ALWAYS },	    { 'K', 0x41A, ALWAYS },
	{ 'M', 0x41C, ALWAYS },	    { 'O', 0x41E, ALWAYS },
	{ 'P', 0x420, ALWAYS },	    { 'T', 0x422, ALWAYS },
	{ 'X', 0x425, ALWAYS },	    { 0xCB, 0x401, ALWAYS },
	{ 'i', 0x456, UKRAINIAN },  { 'I', 0x406, UKRAINIAN },
	{ 0xEF, 0x457, UKRAINIAN }, { 0xCF, 0x407, UKRAINIAN },
	{ 'j', 0x458, SERBIAN },    { 'J', 0x408, SERBIAN },
	{ 's', 0x455, MACEDONIAN }, { 'S', 0x405, MACEDONIAN },
	{ 'h', 0x4BB, KAZAKH },	    { 'k', 0x43A, WEAK },
	{ 'm', 0x43C, WEAK },	    { 't', 0x442, WEAK },
	{ 'b', 0x432, WEAK },	    { 'Y', 0x423, WEAK },
	{ 'Y', 0x4AE, WEAK },	    { 'y', 0x4AF, WEAK },
	{ 'V', 0x474, WEAK },
};

static const struct alike *
alike_of(uint32_t cp)
{
	for (size_t i = 0; i < sizeof alikes / sizeof *alikes; i++)
		if (alikes[i].latin == cp || alikes[i].cyrillic == cp)
			return &alikes[i];
	return NULL;
}

/* Which of the languages' letters the text has.  Those that Latin ones look like
 * may all be Latin in a text, so that others speak for them. */
static unsigned
letters_of(struct gk_str text)
{
	const char *p = text.p, *end = p + text.n;
	unsigned seen = 0;

	while (p < end) {
		uint32_t cp = gk_utf8_next(&p, end);

		if (cp == 0x456 || cp == 0x454 || cp == 0x457)
			seen |= 1u << UKRAINIAN; /* і є ї */
		else if (cp == 0x458 || cp == 0x459 || cp == 0x45A)
			seen |= 1u << SERBIAN; /* ј љ њ */
		else if (cp == 0x455 || cp == 0x453 || cp == 0x45C)
			seen |= 1u << MACEDONIAN; /* ѕ ѓ ќ */
		else if (cp == 0x4BB || cp == 0x49B || cp == 0x4B1)
			seen |= 1u << KAZAKH; /* һ қ ұ */
	}
	return seen;
}

struct count { /* of a word's letters, by script */
	size_t letters, alike, sure;
};

struct part { /* of a word, between hyphens, digits and apostrophes */
	struct count cyrillic, latin;
	size_t letters, upper, inner_upper; /* not its first letter */
	size_t run, longest; /* Latin letters side by side */
	bool ends_cyrillic;
};

static void
count_letter(struct part *w, uint32_t cp, unsigned class, unsigned seen)
{
	const struct alike *a = alike_of(cp);
	bool cyrillic = (class & GK_UC_CYRILLIC) != 0;
	struct count *c = cyrillic ? &w->cyrillic : &w->latin;
	bool upper = (class & GK_UC_UPPER) != 0;

	c->letters++;
	c->alike += a != NULL;
	c->sure += a != NULL && a->when != WEAK &&
		   (cyrillic || a->when == ALWAYS ||
		    (seen & 1u << a->when) != 0);
	w->upper += upper;
	w->inner_upper += upper && w->letters > 0;
	w->letters++;
	w->run = cyrillic ? 0 : w->run + 1;
	if (w->run > w->longest)
		w->longest = w->run;
	w->ends_cyrillic = cyrillic;
}

/* Capitals as a word has them: none, the first, or all. */
static bool
is_regular(const struct part *w)
{
	return w->inner_upper == 0 || w->upper == w->letters;
}

#define SHORT 4       /* letters of a word that may be folded */
#define SHORT_UPPER 5 /* in capitals, which abbreviations are in, too */
#define SIDE_BY_SIDE 2 /* Latin letters; more may be a name: «Macроманский» */
#define DEAR 46       /* see charset.c; a word alone has few pairs */

/* Writes the word in one script. */
static size_t
fold(struct gk_str word, bool to_cyrillic, char *out)
{
	const char *p = word.p, *end = p + word.n;
	size_t n = 0;

	while (p < end) {
		uint32_t cp = gk_utf8_next(&p, end);
		const struct alike *a = alike_of(cp);

		if (a != NULL && to_cyrillic == (a->latin == cp))
			cp = to_cyrillic ? a->cyrillic : a->latin;
		n += gk_utf8_put(cp, out + n);
	}
	return n;
}

/* Cyrillic, when it has a letter that Latin has not, no fewer Cyrillic letters than
 * Latin ones, and reads as a word. */
static bool
is_cyrillic(struct gk_str word, const struct part *w, char *out, size_t *n)
{
	size_t own = w->cyrillic.letters - w->cyrillic.sure, pairs;
	bool capitals = w->upper == w->letters;

	if (w->latin.sure < w->latin.letters || own < 1u + capitals ||
	    w->cyrillic.letters < w->latin.letters ||
	    w->longest > SIDE_BY_SIDE ||
	    w->letters < (capitals ? SHORT_UPPER : SHORT - (own > 1)))
		return false;
	*n = fold(word, true, out);
	return gk_letterpair_weigh(gk_str(out, *n), false, &pairs) <=
	       pairs * DEAR;
}

/* Latin, when it has a letter that Cyrillic has not, and three Latin letters for
 * each Cyrillic one.  That may be an ending where it stands last: «iPadа». */
static bool
is_latin(struct gk_str word, const struct part *w, char *out, size_t *n)
{
	size_t own = w->latin.letters - w->latin.alike;

	if (w->cyrillic.sure < w->cyrillic.letters || w->ends_cyrillic ||
	    own < 1 || w->latin.letters < 3 * w->cyrillic.letters ||
	    w->letters < SHORT || w->upper == w->letters)
		return false;
	*n = fold(word, false, out);
	return true;
}

static bool
judge(struct gk_str text, size_t start, size_t end, const struct part *w,
      struct gk_lookalike *m)
{
	struct gk_str word = gk_str_cut(text, start, end);
	bool alien_latin = w->latin.alike == w->latin.letters;
	bool alien_cyrillic = w->cyrillic.alike == w->cyrillic.letters;

	if (w->latin.letters == 0 || w->cyrillic.letters == 0 ||
	    (!alien_latin && !alien_cyrillic))
		return false;
	m->span = (struct gk_span){ start, end };
	m->n = 0;
	if (word.n > GK_LOOKALIKE_MOST || !is_regular(w))
		return true;
	if (!is_cyrillic(word, w, m->was, &m->n) &&
	    !is_latin(word, w, m->was, &m->n))
		m->n = 0;
	return true;
}

static bool
has_digit(struct gk_str text, size_t start, size_t end)
{
	return (start > 0 && text.p[start - 1] >= '0' &&
		text.p[start - 1] <= '9') ||
	       (end < text.n && text.p[end] >= '0' && text.p[end] <= '9');
}

/* Not a word of its own: what is written with signs, as an address is. */
static bool
joins(struct gk_str text, size_t at, bool before)
{
	static const char signs[] = "_@/\\&+#%=.";
	char c;

	if (before ? at == 0 : at >= text.n)
		return false;
	c = text.p[before ? at - 1 : at];
	/* A full stop joins what goes on behind it. */
	if (c == '.' && !before)
		return at + 1 < text.n && (unsigned char)text.p[at + 1] > ' ' &&
		       strchr("\"')]", text.p[at + 1]) == NULL;
	return c != '\0' && strchr(signs, c) != NULL;
}

/* The end of the letters at p; *scripts is what they are of. */
static const char *
letters_end(const char *p, const char *end, unsigned *scripts)
{
	const char *q;
	unsigned class;

	for (*scripts = 0; p < end; p = q) {
		q = p;
		class = gk_unicode_class(gk_utf8_next(&q, end));
		if ((class & (GK_UC_CYRILLIC | GK_UC_LATIN)) == 0)
			break;
		*scripts |= class & (GK_UC_CYRILLIC | GK_UC_LATIN);
	}
	return p;
}

/* Is the word of both scripts in [start, end) one to be told? */
static bool
look_at(struct gk_str text, size_t start, size_t end, struct gk_lookalike *m)
{
	const char *p = text.p + start, *stop = text.p + end;
	struct part w = { 0 };

	if (!m->looked) {
		/* Only now is it worth a pass over the text. */
		m->seen = letters_of(text);
		m->looked = true;
	}
	while (p < stop) {
		uint32_t cp = gk_utf8_next(&p, stop);

		count_letter(&w, cp, gk_unicode_class(cp), m->seen);
	}
	if (has_digit(text, start, end) || !judge(text, start, end, &w, m))
		return false;
	if (joins(text, start, true) || joins(text, end, false))
		m->n = 0;
	return true;
}

bool
gk_lookalike_next(struct gk_str text, size_t *at, struct gk_lookalike *m)
{
	const char *p = text.p + *at, *end = text.p + text.n, *start;
	unsigned scripts;

	while (p < end) {
		start = p;
		p = letters_end(p, end, &scripts);
		if (scripts == (GK_UC_CYRILLIC | GK_UC_LATIN) &&
		    look_at(text, (size_t)(start - text.p),
			    (size_t)(p - text.p), m)) {
			*at = (size_t)(p - text.p);
			return true;
		}
		if (p == start)
			gk_utf8_next(&p, end);
	}
	*at = text.n;
	return false;
}
