#include "fingerprint.h"

#include "category.h"
#include "hash.h"
#include "unicode.h"
#include "utf8.h"

#define KEPT (GK_UC_LETTER | GK_UC_DIGIT | GK_UC_MARK)

/* The Cyrillic letter that a Latin one is drawn like, as a small letter; capital
 * and small differ (B is drawn like В, b like nothing). */
static uint32_t
cyrillic_like(uint32_t latin)
{
	static const char letters[] = "ABCEHIJKMOPSTXYaceijkopsxyh";
	static const uint16_t cyrillic[] = {
		0x430, 0x432, 0x441, 0x435, 0x43D, 0x456, 0x458, 0x43A, 0x43C,
		0x43E, 0x440, 0x455, 0x442, 0x445, 0x443, 0x430, 0x441, 0x435,
		0x456, 0x458, 0x43A, 0x43E, 0x440, 0x455, 0x445, 0x443, 0x4BB,
	};
	const char *q;

	if (latin == 0 || latin > 0x7F ||
	    (q = strchr(letters, (int)latin)) == NULL)
		return 0;
	return cyrillic[q - letters];
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

/* Writes a word of both scripts anew, if all its Latin letters look Cyrillic. */
static void
fold_word(struct gk_str word, struct gk_buf *out, size_t start)
{
	const char *p = word.p, *end = p + word.n;
	uint32_t cp;
	unsigned c;

	while (p < end) {
		cp = gk_utf8_next(&p, end);
		if ((gk_unicode_class(cp) & GK_UC_LATIN) != 0 &&
		    cyrillic_like(cp) == 0)
			return;
	}
	out->n = start;
	for (p = word.p; p < end;) {
		cp = gk_utf8_next(&p, end);
		c = gk_unicode_class(cp);
		if ((c & GK_UC_LATIN) != 0)
			put(out, cyrillic_like(cp));
		else if ((c & KEPT) != 0)
			put(out, fold(cp));
	}
}

/* Room for the form of n bytes: a Latin letter may become two bytes, and lower
 * case a third (Ⱥ). */
static bool
room(struct gk_buf *out, size_t n)
{
	return n <= (SIZE_MAX - 16) / 2 && gk_buf_room(out, 2 * n + 16);
}

/* The normal form of composed text.  One loop: a step a code point, with what
 * words are made of noted for the rare ones that mix scripts. */
static void
put_normal(struct gk_str s, struct gk_buf *out)
{
	const char *p = s.p, *end = p + s.n, *q, *word = NULL;
	unsigned c, seen = 0;
	size_t start = 0;
	uint32_t cp;

	while (p < end) {
		q = p;
		cp = gk_utf8_next(&p, end);
		c = gk_unicode_class(cp);
		if ((c & KEPT) == 0 && cp != 0x2116 && cp != '%') {
			/* A soft hyphen does not end a word. */
			if ((c & GK_UC_INVISIBLE) != 0)
				continue;
			if ((seen & GK_UC_LATIN) != 0 &&
			    (seen & GK_UC_CYRILLIC) != 0)
				fold_word(gk_str(word, (size_t)(q - word)), out,
					  start);
			seen = 0;
			word = NULL;
			continue;
		}
		if (word == NULL) {
			word = q;
			start = out->n;
		}
		seen |= c;
		/* Accents that no letter was composed with mark stress. */
		if (cp == 0x300 || cp == 0x301)
			continue;
		put(out, fold(cp));
	}
	if ((seen & GK_UC_LATIN) != 0 && (seen & GK_UC_CYRILLIC) != 0)
		fold_word(gk_str(word, (size_t)(end - word)), out, start);
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
		put_normal(para, out);
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
