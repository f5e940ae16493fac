#include "fingerprint.h"

#include "category.h"
#include "fold.h"
#include "hash.h"
#include "unicode.h"
#include "utf8.h"
#include "wide.h"

typedef unsigned char octets __attribute__((vector_size(16)));

/* What is put for cp, where it is a mark that is typed in several ways. */
static uint32_t
plain(uint32_t cp, unsigned c)
{
	if (cp == '\'' || cp == 0x2018 || cp == 0x2019)
		return '\'';
	if ((c & GK_UC_QUOTE) != 0)
		return '"';
	return (c & GK_UC_DASH) != 0 ? '-' : cp;
}

/* Writes cp as it stands in the typographic form; returns where it ends. */
static char *
put_plain(uint32_t cp, unsigned c, char *o)
{
	if (cp == 0x2026) {
		memcpy(o, "...", 3);
		return o + 3;
	}
	return o + gk_utf8_put(plain(cp, c), o);
}

/* Appends the typographic form; false as gk_fold_text.  No code point gets
 * longer.  Cyrillic, nearly all there is, is copied without a look. */
static bool
put_typographic(struct gk_str s, bool composed, struct gk_buf *out)
{
	const char *p = s.p, *end = p + s.n;
	char *o, *first;
	bool blank = false;
	uint32_t cp;
	unsigned c;

	if (s.n == 0 || !gk_buf_room(out, s.n))
		return true;
	o = first = out->p + out->n;
	while (p < end) {
		if (((unsigned char)*p & 0xFC) == 0xD0) {
			if (blank)
				*o++ = ' ';
			blank = false;
			memcpy(o, p, 2);
			o += 2;
			p += 2;
			continue;
		}
		cp = gk_utf8_next(&p, end);
		if (gk_fold_unsettled(cp) && !composed)
			return false;
		c = gk_unicode_class(cp);
		if ((c & GK_UC_SPACE) != 0)
			blank = o != first;
		if ((c & (GK_UC_SPACE | GK_UC_INVISIBLE)) != 0)
			continue;
		if (blank)
			*o++ = ' ';
		blank = false;
		o = put_plain(cp, c, o);
	}
	out->n = (size_t)(o - out->p);
	return true;
}

/* how: for gk_fold_text. */
static bool
put_form(struct gk_str s, enum gk_level level, unsigned how, struct gk_buf *out)
{
	gk_buf_reset(out);
	if (level == GK_LEVEL_NORMAL)
		return gk_fold_text(s, how, out);
	if (level == GK_LEVEL_TYPOGRAPHIC)
		return put_typographic(s, (how & GK_FOLD_COMPOSED) != 0, out);
	gk_buf_str(out, s);
	return true;
}

static enum gk_status
make_form(struct gk_str para, enum gk_level level, unsigned how,
	  struct gk_buf *out)
{
	struct gk_buf composed = { 0 };
	enum gk_status status;

	if (put_form(para, level, how, out))
		return out->status;
	status = gk_category_compose(para, &composed);
	if (status == GK_OK) {
		put_form(gk_buf_view(&composed), level, GK_FOLD_COMPOSED, out);
		status = out->status;
	}
	gk_buf_clear(&composed);
	return status;
}

enum gk_status
gk_fingerprint_form(struct gk_str para, enum gk_level level,
		    struct gk_buf *out)
{
	return make_form(para, level, 0, out);
}

static enum gk_status
make_key(struct gk_str para, enum gk_level level, unsigned how,
	 struct gk_buf *form, uint64_t *key)
{
	if (level == GK_LEVEL_RAW) {
		*key = gk_hash(para.p, para.n);
		return GK_OK;
	}
	if (make_form(para, level, how, form) != GK_OK)
		return GK_NOMEM;
	*key = form->n > 0 ? gk_hash(form->p, form->n)
			   : gk_hash(para.p, para.n);
	return GK_OK;
}

enum gk_status
gk_fingerprint_key(struct gk_str para, enum gk_level level,
		   struct gk_buf *form, uint64_t *key)
{
	return make_key(para, level, 0, form, key);
}

enum gk_status
gk_fingerprint_key_in(struct gk_str text, struct gk_str para,
		      enum gk_level level, struct gk_buf *form, uint64_t *key)
{
	size_t behind = (size_t)(text.p + text.n - (para.p + para.n));

	return make_key(para, level,
			behind >= GK_FOLD_BEHIND ? GK_FOLD_SLACK : 0, form,
			key);
}

/* Does a word begin behind v, a space, with w?  With an ASCII or Cyrillic letter,
 * or a digit; other words are not seen so.  All are bytes, many at once. */
#define BEGINS(type, v, w)                                                    \
	((type)((v) == ' ') & ((type)(((w) & 0xFE) == 0xD0) |                 \
			       (type)(((w) | 0x20) - 'a' < 26) |              \
			       (type)((w) - '0' < 10)))

/* Words of para for sure, nearly all of them; stops soon behind most.  A look at
 * 64 bytes tells of most paragraphs that they have some words. */
static size_t
sure_narrow(struct gk_str para, size_t most)
{
	const char *p = para.p, *end = p + para.n;
	size_t n = 0;

	while (n < most && end - p > 16) {
		octets v, w, begin = { 0 };
		uint64_t half[2];

		for (int i = 0; i < 4 && end - p > 16; i++, p += 16) {
			memcpy(&v, p, sizeof v);
			memcpy(&w, p + 1, sizeof w);
			begin += BEGINS(octets, v, w) & 1;
		}
		/* at most 4 * 8 in either half, added up in its highest byte */
		memcpy(half, &begin, sizeof half);
		n += (half[0] + half[1]) * 0x0101010101010101u >> 56;
	}
	return n;
}

#ifdef GK_WIDE
GK_WIDE static size_t
sure_wide(struct gk_str para, size_t most)
{
	const char *p = para.p, *end = p + para.n;
	size_t n = 0;

	for (; n < most && end - p > (ptrdiff_t)sizeof(gk_wide);
	     p += sizeof(gk_wide)) {
		gk_wide v, w;

		memcpy(&v, p, sizeof v);
		memcpy(&w, p + 1, sizeof w);
		n += (size_t)__builtin_popcount(
		    gk_wide_bits(BEGINS(gk_wide, v, w)));
	}
	return n;
}
#else
static size_t
sure_wide(struct gk_str para, size_t most)
{
	return sure_narrow(para, most);
}
#endif

size_t
gk_fingerprint_words(struct gk_str para, size_t most)
{
	const char *p = para.p, *end = p + para.n;
	bool inside = false;
	size_t n = 0;
	unsigned c;

	n = gk_wide_can() ? sure_wide(para, most) : sure_narrow(para, most);
	if (n >= most)
		return most;
	n = 0;

	while (p < end && n < most) {
		/* Cyrillic letters all, but for some signs at D2 82. */
		if (((unsigned char)*p & 0xFC) == 0xD0 && *p != '\xD2') {
			n += !inside;
			inside = true;
			p += 2;
			continue;
		}
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
