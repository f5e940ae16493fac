#include "sentence.h"

#include "unicode.h"
#include "utf8.h"

uint32_t
gk_sentence_cp(struct gk_str text, size_t at)
{
	const char *p = text.p + at;

	return at < text.n ? gk_utf8_next(&p, text.p + text.n) : 0;
}

size_t
gk_sentence_step(struct gk_str text, size_t at)
{
	const char *p = text.p + at;

	gk_utf8_next(&p, text.p + text.n);
	return (size_t)(p - text.p);
}

static bool
is_blank(uint32_t cp)
{
	return cp != '\n' && cp != '\r' &&
	       (gk_unicode_class(cp) & (GK_UC_SPACE | GK_UC_INVISIBLE)) != 0;
}

size_t
gk_sentence_blanks(struct gk_str text, size_t at, size_t end)
{
	while (at < end && is_blank(gk_sentence_cp(text, at)))
		at = gk_sentence_step(text, at);
	return at;
}

size_t
gk_sentence_trim(struct gk_str text, size_t at, size_t least)
{
	const char *p = text.p + at;

	while (p > text.p + least && is_blank(gk_utf8_prev(&p, text.p)))
		at = (size_t)(p - text.p);
	return at;
}

size_t
gk_sentence_line(struct gk_str text, size_t at)
{
	while (at > 0 && text.p[at - 1] != '\n')
		at--;
	return at;
}

size_t
gk_sentence_line_end(struct gk_str text, size_t at)
{
	const char *q = memchr(text.p + at, '\n', text.n - at);

	return q != NULL ? (size_t)(q - text.p) : text.n;
}

bool
gk_sentence_is_dash(uint32_t cp)
{
	return (gk_unicode_class(cp) & GK_UC_DASH) != 0;
}

bool
gk_sentence_is_end(uint32_t cp)
{
	return (gk_unicode_class(cp) & GK_UC_END) != 0;
}

/* Is the word of n bytes before a full stop one that is written short? */
static bool
is_short(struct gk_str word)
{
	static const char *const shorts[] = {
		"им", "ст", "гр", "др", "инж", "проф", "акад", "ген", "ул",
		"пр", "стр", "тыс", "млн", "млрд", "руб", "обл", "св", "гг",
		"кв", "пл", "мин", "тел", "см", "пос", "дер", "рис", "Mr",
		"д-р", "р", "чл", "кор", "п-р", "доц", "вул", "смт", "хв",
	};

	for (size_t i = 0; i < sizeof shorts / sizeof *shorts; i++)
		if (gk_str_is(word, shorts[i]))
			return true;
	return false;
}

/* «А. Иванов», «г. Омск»: one letter before is no sentence's end. */
static bool
is_abbreviation(struct gk_str text, size_t at)
{
	const char *end = text.p + at, *p = end, *q = p;
	size_t nletters = 0;

	while (p > text.p && nletters < 5) {
		uint32_t cp = gk_utf8_prev(&q, text.p);

		if ((gk_unicode_class(cp) & GK_UC_LETTER) == 0 && cp != '-')
			break;
		p = q;
		nletters++;
	}
	return nletters == 1 ||
	       (nletters < 5 && is_short(gk_str(p, (size_t)(end - p))));
}

/* Two sentences with no blank between: «съд.“Важно», «ДПА.Биби». */
static bool
is_glued(struct gk_str text, size_t at, size_t next)
{
	unsigned c = gk_unicode_class(gk_sentence_cp(text, next)), d;
	const char *p = text.p + at;

	d = at > 0 ? gk_unicode_class(gk_utf8_prev(&p, text.p)) : 0;
	if ((c & GK_UC_QUOTE) != 0)
		return (d & (GK_UC_LETTER | GK_UC_DIGIT)) != 0 &&
		       gk_sentence_cp(text, next) != 0xBB;
	next = gk_sentence_step(text, next);
	return (c & GK_UC_UPPER) != 0 && (c & d & GK_UC_CYRILLIC) != 0 &&
	       !is_abbreviation(text, at) && next < text.n &&
	       (gk_unicode_class(gk_sentence_cp(text, next)) & GK_UC_LOWER) != 0;
}

bool
gk_sentence_stops(struct gk_str text, size_t at)
{
	size_t next = gk_sentence_step(text, at), after;
	unsigned c;

	while (next < text.n && gk_sentence_is_end(gk_sentence_cp(text, next)))
		next = gk_sentence_step(text, next);
	if (next >= text.n || text.p[next] == '\n' || text.p[next] == '\r')
		return true;
	after = gk_sentence_blanks(text, next, text.n);
	if (after == next && !is_glued(text, at, next))
		return false;
	c = gk_unicode_class(gk_sentence_cp(text, after));
	if ((c & (GK_UC_UPPER | GK_UC_QUOTE | GK_UC_DASH | GK_UC_DIGIT)) == 0 &&
	    after < text.n && text.p[after] != '\n')
		return false;
	return text.p[at] != '.' || !is_abbreviation(text, at);
}

size_t
gk_sentence_end(struct gk_str text, size_t at, size_t end)
{
	uint32_t cp;

	for (; at < end; at = gk_sentence_step(text, at)) {
		if ((unsigned char)text.p[at] >= 0x80 &&
		    (unsigned char)text.p[at] != 0xE2)
			continue;
		cp = gk_sentence_cp(text, at);
		if (!gk_sentence_is_end(cp) || !gk_sentence_stops(text, at))
			continue;
		do
			at = gk_sentence_step(text, at);
		while (at < end &&
		       gk_sentence_is_end(gk_sentence_cp(text, at)));
		return at;
	}
	return end;
}

size_t
gk_sentence_start(struct gk_str text, size_t at, size_t least, bool *line)
{
	size_t i = at, end;

	*line = false;
	while (i > least) {
		i--;
		switch (text.p[i]) {
		case '\n':
			*line = true;
			return i + 1;
		case '.':
		case '!':
		case '?':
			break;
		case '\xA6': /* … */
			if (i < least + 2 || text.p[i - 1] != '\x80' ||
			    text.p[i - 2] != '\xE2')
				continue;
			i -= 2;
			break;
		default:
			continue;
		}
		if (!gk_sentence_stops(text, i))
			continue;
		end = gk_sentence_step(text, i);
		while (end < at &&
		       gk_sentence_is_end(gk_sentence_cp(text, end)))
			end = gk_sentence_step(text, end);
		return end;
	}
	return least;
}

uint32_t
gk_sentence_first(struct gk_str text, size_t start, size_t end)
{
	while (start < end) {
		uint32_t cp = gk_sentence_cp(text, start);

		if ((gk_unicode_class(cp) & (GK_UC_LETTER | GK_UC_DIGIT)) != 0)
			return cp;
		start = gk_sentence_step(text, start);
	}
	return 0;
}

size_t
gk_sentence_ahead(struct gk_str text, size_t at, size_t end, size_t reach)
{
	if (end - at <= reach)
		return end;
	for (end = at + reach; ((unsigned char)text.p[end] & 0xC0) == 0x80;)
		end--;
	return end;
}

size_t
gk_sentence_back(struct gk_str text, size_t at, size_t least, size_t reach)
{
	if (at - least <= reach)
		return least;
	for (least = at - reach; ((unsigned char)text.p[least] & 0xC0) == 0x80;)
		least++;
	return least;
}
