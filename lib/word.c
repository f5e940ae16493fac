#include "word.h"

#include "unicode.h"
#include "utf8.h"

#define INNER (GK_UC_LETTER | GK_UC_DIGIT | GK_UC_MARK)

static bool
is_joint(uint32_t cp)
{
	return cp == '-' || cp == 0x2010 || cp == 0x2011 || cp == '\'' ||
	       cp == 0x2019 || cp == 0x02BC;
}

static void
note(struct gk_word *w, unsigned c)
{
	if ((c & GK_UC_LETTER) != 0) {
		if ((c & GK_UC_UPPER) != 0 && w->nletters > 0)
			w->flags |= GK_WORD_UPPER2;
		if ((c & GK_UC_LOWER) != 0)
			w->flags |= GK_WORD_LOWER;
		if ((c & GK_UC_CYRILLIC) != 0)
			w->flags |= GK_WORD_CYRILLIC;
		if ((c & GK_UC_LATIN) != 0)
			w->flags |= GK_WORD_LATIN;
		w->nletters++;
	}
	if ((c & GK_UC_DIGIT) != 0)
		w->flags |= GK_WORD_DIGITS;
}

/* From p, inside a word, to its end. */
static const char *
word_end(const char *p, const char *end, struct gk_word *w)
{
	const char *q, *r;
	uint32_t cp;
	unsigned c;

	while (p < end) {
		q = p;
		cp = gk_utf8_next(&q, end);
		c = gk_unicode_class(cp);
		if ((c & INNER) == 0 && cp != 0xAD) {
			if (!is_joint(cp) || q == end)
				return p;
			r = q;
			c = gk_unicode_class(gk_utf8_next(&r, end));
			if ((c & INNER) == 0)
				return p;
			if (cp == '-' || cp == 0x2010 || cp == 0x2011)
				w->flags |= GK_WORD_HYPHEN;
			p = q;
			continue;
		}
		note(w, c);
		p = q;
	}
	return p;
}

bool
gk_word_next(struct gk_str text, struct gk_word *w)
{
	const char *p = text.p + w->end, *q = p, *end = text.p + text.n;
	struct gk_word next = { 0 };
	unsigned c;

	if (w->end == 0)
		next.flags |= GK_WORD_LINE;
	for (;; p = q) {
		if (p >= end)
			return false;
		q = p;
		next.cp = gk_utf8_next(&q, end);
		c = gk_unicode_class(next.cp);
		if ((c & (GK_UC_SPACE | GK_UC_CONTROL)) != 0)
			next.flags |= GK_WORD_SPACE;
		else if ((c & GK_UC_INVISIBLE) == 0)
			break;
		if (next.cp == '\n')
			next.flags |= GK_WORD_LINE;
	}
	next.start = (size_t)(p - text.p);
	if ((c & INNER) != 0) {
		if ((c & GK_UC_LETTER) != 0)
			next.flags |= GK_WORD_LETTERS;
		if ((c & GK_UC_UPPER) != 0)
			next.flags |= GK_WORD_CAPITAL;
		note(&next, c);
		q = word_end(q, end, &next);
	} else {
		next.flags |= GK_WORD_MARK;
	}
	next.end = (size_t)(q - text.p);
	*w = next;
	return true;
}

size_t
gk_word_lower(struct gk_str word, char *out, size_t cap)
{
	const char *p = word.p, *end = word.p + word.n;
	char bytes[4];
	size_t n = 0, k;
	uint32_t cp;

	while (p < end) {
		cp = gk_unicode_lower(gk_utf8_next(&p, end));
		if (cp == 0xAD)
			continue;
		k = gk_utf8_put(cp == 0x451 ? 0x435 : cp, bytes);
		if (n + k > cap)
			break;
		memcpy(out + n, bytes, k);
		n += k;
	}
	return n;
}
