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

/* What the classes of a word's code points, all together, make of it. */
static unsigned
flags_of(unsigned all)
{
	return ((all & GK_UC_LOWER) != 0 ? GK_WORD_LOWER : 0u) |
	       ((all & GK_UC_CYRILLIC) != 0 ? GK_WORD_CYRILLIC : 0u) |
	       ((all & GK_UC_LATIN) != 0 ? GK_WORD_LATIN : 0u) |
	       ((all & GK_UC_DIGIT) != 0 ? GK_WORD_DIGITS : 0u);
}

/* Over а to я, of which most words are, without a look into a table. */
static inline const char *
small_letters(const char *p, const char *end)
{
	const unsigned char *s = (const unsigned char *)p;

	for (; end - (const char *)s >= 2; s += 2)
		if (!(s[0] == 0xD0 && s[1] >= 0xB0) &&
		    !(s[0] == 0xD1 && s[1] <= 0x8F))
			break;
	return (const char *)s;
}

/* From p, behind the first code point of a word, of class first, to its end. */
static const char *
word_end(const char *p, const char *end, unsigned first, struct gk_word *w)
{
	unsigned all = first, rest = 0, c;
	unsigned nletters = (first & GK_UC_LETTER) != 0;
	const char *q, *r;
	uint32_t cp;

	while (p < end) {
		q = small_letters(p, end);
		if (q > p) {
			all |= GK_UC_LETTER | GK_UC_LOWER | GK_UC_CYRILLIC;
			nletters += (unsigned)(q - p) / 2;
			p = q;
			continue;
		}
		cp = gk_utf8_next(&q, end);
		c = gk_unicode_class(cp);
		if ((c & INNER) == 0 && cp != 0xAD) {
			if (!is_joint(cp) || q == end)
				break;
			r = q;
			c = gk_unicode_class(gk_utf8_next(&r, end));
			if ((c & INNER) == 0)
				break;
			if (cp == '-' || cp == 0x2010 || cp == 0x2011)
				w->flags |= GK_WORD_HYPHEN;
			p = q;
			continue;
		}
		rest |= nletters > 0 ? c : 0;
		all |= c;
		nletters += (c & GK_UC_LETTER) != 0;
		p = q;
	}
	w->flags |= flags_of(all);
	if ((rest & GK_UC_UPPER) != 0)
		w->flags |= GK_WORD_UPPER2;
	w->nletters = nletters;
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
		q = word_end(q, end, c, &next);
	} else {
		next.flags |= GK_WORD_MARK;
	}
	next.end = (size_t)(q - text.p);
	*w = next;
	return true;
}

/* The small twin of the Cyrillic letter at p, of two bytes, to out; false for any
 * but those of Russian, and for ё. */
static inline bool
lower_plain(const char *p, char *out)
{
	unsigned char a = (unsigned char)p[0], b = (unsigned char)p[1];

	if (a == 0xD0 && b >= 0x90) {
		bool second = b >= 0xA0 && b < 0xB0; /* Р to Я */

		out[0] = (char)(a + second);
		out[1] = (char)(b >= 0xB0 ? b : second ? b - 0x20 : b + 0x20);
		return true;
	}
	out[0] = p[0];
	out[1] = p[1];
	return a == 0xD1 && b <= 0x8F;
}

size_t
gk_word_lower(struct gk_str word, char *out, size_t cap)
{
	const char *p = word.p, *end = word.p + word.n;
	char bytes[4];
	size_t n = 0, k;
	uint32_t cp;

	while (p < end) {
		if (end - p >= 2 && cap - n >= 2 && lower_plain(p, out + n)) {
			p += 2;
			n += 2;
			continue;
		}
		if ((unsigned char)*p < 0x80 && cap > n) {
			out[n++] = (char)(*p + (*p >= 'A' && *p <= 'Z' ? 32 : 0));
			p++;
			continue;
		}
		cp = gk_unicode_lower(gk_utf8_next(&p, end));
		if (cp == 0xAD)
			continue;
		if (cp == 0x451)
			cp = 0x435;
		if (cp >= 0x80 && cp < 0x800 && cap - n >= 2) {
			out[n++] = (char)(0xC0 | cp >> 6);
			out[n++] = (char)(0x80 | (cp & 0x3F));
			continue;
		}
		k = gk_utf8_put(cp, bytes);
		if (n + k > cap)
			break;
		memcpy(out + n, bytes, k);
		n += k;
	}
	return n;
}
