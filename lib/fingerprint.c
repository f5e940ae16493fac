#include "fingerprint.h"

#include "category.h"
#include "hash.h"
#include "unicode.h"
#include "utf8.h"

/* What the commonest code points become: ASCII, then U+0400-U+04FF. */
struct fold {
	char bytes[2];
	unsigned char n; /* of them; 0: nothing is kept */
	bool latin;
};

#include "fold_table.inc"

#define KEPT (GK_UC_LETTER | GK_UC_DIGIT | GK_UC_MARK)

/* The Cyrillic letter that a Latin one is drawn like, in either case: both in
 * small letters.  One map for both cases keeps «TOP» and «top» one word. */
static uint32_t
cyrillic_like(uint32_t latin)
{
	static const uint16_t like[26] = {
		['a' - 'a'] = 0x430, ['b' - 'a'] = 0x432, ['c' - 'a'] = 0x441,
		['e' - 'a'] = 0x435, ['h' - 'a'] = 0x43D, ['i' - 'a'] = 0x456,
		['j' - 'a'] = 0x458, ['k' - 'a'] = 0x43A, ['m' - 'a'] = 0x43C,
		['o' - 'a'] = 0x43E, ['p' - 'a'] = 0x440, ['s' - 'a'] = 0x455,
		['t' - 'a'] = 0x442, ['x' - 'a'] = 0x445, ['y' - 'a'] = 0x443,
	};

	return latin >= 'a' && latin <= 'z' ? like[latin - 'a'] : 0;
}

static uint32_t
fold(uint32_t cp)
{
	cp = gk_unicode_lower(cp);
	return cp == 0x451 ? 0x435 : cp; /* ё as е */
}

static void
put(struct gk_buf *out, uint32_t cp)
{
	out->n += gk_utf8_put(cp, out->p + out->n);
}

/* Writes the word anew that stands in out from start on, if all its Latin
 * letters look Cyrillic.  A word of look-alikes alone counts too: in a Cyrillic
 * paragraph nobody can see which «a» or «CCCP» it is. */
static void
fold_word(struct gk_buf *out, size_t start)
{
	const char *p = out->p + start, *end = out->p + out->n;
	uint32_t word[64], cp, like;
	size_t n = 0;

	while (p < end) {
		cp = gk_utf8_next(&p, end);
		like = cyrillic_like(cp);
		if (n == sizeof word / sizeof *word ||
		    (like == 0 &&
		     (gk_unicode_class(cp) & GK_UC_LATIN) != 0))
			return;
		word[n++] = like != 0 ? like : cp;
	}
	out->n = start;
	for (size_t i = 0; i < n; i++)
		put(out, word[i]);
}

/* Room for the form of n bytes: a Latin letter may become two bytes, and lower
 * case a third (Ⱥ). */
static bool
room(struct gk_buf *out, size_t n)
{
	return n <= (SIZE_MAX - 16) / 2 && gk_buf_room(out, 2 * n + 16);
}

/* A code point that is in no table: true if it does not end a word. */
static bool
put_rare(struct gk_buf *out, uint32_t cp)
{
	unsigned c = gk_unicode_class(cp);

	/* A soft hyphen does not end a word. */
	if ((c & GK_UC_INVISIBLE) != 0)
		return true;
	if ((c & KEPT) == 0 && cp != 0x2116)
		return false;
	/* Accents that no letter was composed with mark stress. */
	if (cp != 0x300 && cp != 0x301)
		put(out, fold(cp));
	return true;
}

/* A word with a Latin letter at p: from its start, which lies in what was
 * already formed, to its end.  Returns the end. */
static const char *
put_latin_word(const char *first, const char *p, const char *end,
	       struct gk_buf *out)
{
	struct gk_buf part = { 0 };
	const char *q = p, *word = p;
	char bytes[4];
	size_t start;
	uint32_t cp;

	/* Back over what belongs to the word, and out of the form with it. */
	start = out->n;
	while (q > first) {
		cp = gk_utf8_prev(&q, first);
		part = (struct gk_buf){ .p = bytes, .cap = sizeof bytes };
		if (!put_rare(&part, cp) && cp != '%')
			break;
		start -= cp == '%' ? 1 : part.n;
		word = q;
	}
	out->n = start;
	while (word < end) {
		q = word;
		cp = gk_utf8_next(&word, end);
		if (cp == '%')
			put(out, cp);
		else if (!put_rare(out, cp))
			break;
		q = word;
	}
	fold_word(out, start);
	return q;
}

/* The normal form of composed text.  ASCII and Cyrillic, nearly all there is,
 * go by table without a branch that depends on the text: what becomes of a code
 * point, and how long it is before and after, are looked up, because a wrong
 * guess at every word's end costs more than all else.  Latin letters, where
 * they may be Cyrillic in disguise, and what is rare leave that road. */
static void
put_normal(struct gk_str s, struct gk_buf *out, bool cyrillic)
{
	const char *p = s.p, *end = p + s.n;
	char *o = out->p + out->n; /* a copy, which stores cannot change */
	const struct fold *f;
	unsigned wide;

	while (p < end) {
		unsigned char c = (unsigned char)*p;

		wide = c >= 0x80;
		if (wide && (c & 0xFC) != 0xD0) {
			out->n = (size_t)(o - out->p);
			put_rare(out, gk_utf8_next(&p, end));
			o = out->p + out->n;
			continue;
		}
		/* A wide one has a second byte, and of a narrow one the text
		 * goes on or ends in a byte that is not used. */
		f = &fold_table[wide ? 128 + ((c & 3u) << 6 |
					      ((unsigned char)p[wide] & 63u))
				     : c];
		if (f->latin && cyrillic) {
			out->n = (size_t)(o - out->p);
			p = put_latin_word(s.p, p, end, out);
			o = out->p + out->n;
			continue;
		}
		memcpy(o, f->bytes, 2);
		o += f->n;
		p += 1 + wide;
	}
	out->n = (size_t)(o - out->p);
}

static bool
has_cyrillic(struct gk_str s)
{
	return memchr(s.p, '\xD0', s.n) != NULL ||
	       memchr(s.p, '\xD1', s.n) != NULL;
}

static void
put_typographic(struct gk_str s, struct gk_buf *out)
{
	const char *p = s.p, *end = p + s.n;
	bool blank = false;
	uint32_t cp;
	unsigned c;

	while (p < end) {
		cp = gk_utf8_next(&p, end);
		c = gk_unicode_class(cp);
		if ((c & GK_UC_INVISIBLE) != 0)
			continue;
		if ((c & GK_UC_SPACE) != 0) {
			blank = out->n > 0;
			continue;
		}
		if (blank)
			put(out, ' ');
		blank = false;
		if ((c & GK_UC_QUOTE) != 0 && cp != '\'' && cp != 0x2019 &&
		    cp != 0x2018)
			put(out, '"');
		else if ((c & GK_UC_QUOTE) != 0)
			put(out, '\'');
		else if ((c & GK_UC_DASH) != 0)
			put(out, '-');
		else if (cp == 0x2026)
			gk_buf_puts(out, "...");
		else
			put(out, cp);
	}
}

/* Combining marks are the only thing in news that NFC changes, and are rare:
 * U+0300-U+036F begin with the bytes CC and CD. */
static bool
has_marks(struct gk_str s)
{
	return memchr(s.p, '\xCC', s.n) != NULL ||
	       memchr(s.p, '\xCD', s.n) != NULL;
}

static enum gk_status
form_of(struct gk_str para, enum gk_level level, struct gk_buf *out)
{
	gk_buf_reset(out);
	if (!room(out, para.n))
		return GK_NOMEM;
	if (level == GK_LEVEL_RAW)
		gk_buf_str(out, para);
	else if (level == GK_LEVEL_TYPOGRAPHIC)
		put_typographic(para, out);
	else
		put_normal(para, out, has_cyrillic(para));
	return out->status;
}

enum gk_status
gk_fingerprint_form(struct gk_str para, enum gk_level level,
		    struct gk_buf *out)
{
	struct gk_buf composed = { 0 };
	enum gk_status status;

	if (para.n == 0 || level == GK_LEVEL_RAW || !has_marks(para))
		return form_of(para, level, out);
	status = gk_category_compose(para, &composed);
	if (status == GK_OK)
		status = form_of(gk_buf_view(&composed), level, out);
	gk_buf_clear(&composed);
	return status;
}

enum gk_status
gk_fingerprint_key(struct gk_str para, enum gk_level level,
		   struct gk_buf *form, uint64_t *key)
{
	if (level == GK_LEVEL_RAW) {
		*key = gk_hash(para.p, para.n);
		return GK_OK;
	}
	if (gk_fingerprint_form(para, level, form) != GK_OK)
		return GK_NOMEM;
	*key = form->n > 0 ? gk_hash(form->p, form->n)
			   : gk_hash(para.p, para.n);
	return GK_OK;
}

size_t
gk_fingerprint_words(struct gk_str para, size_t most)
{
	const char *p = para.p, *end = p + para.n;
	bool inside = false;
	size_t n = 0;
	unsigned c;

	while (p < end && n < most) {
		c = gk_unicode_class(gk_utf8_next(&p, end));
		if ((c & (GK_UC_LETTER | GK_UC_DIGIT)) != 0) {
			n += !inside;
			inside = true;
		} else if ((c & (GK_UC_MARK | GK_UC_INVISIBLE)) == 0) {
			inside = false;
		}
	}
	return n;
}
