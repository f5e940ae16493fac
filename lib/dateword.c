#include "dateword.h"

#include "wordlist.h"

#include "dateword_table.inc"

static const struct gk_wordlist words = { entries, slots,
					  sizeof slots / sizeof *slots };

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Bytes of the letter at p, Cyrillic or of ASCII, or 0. */
static size_t
letter(const char *p, const char *end)
{
	unsigned char c = (unsigned char)*p;

	if ((unsigned char)((c | 0x20) - 'a') < 26)
		return 1;
	return c >= 0xD0 && c <= 0xD3 && end - p >= 2 ? 2 : 0;
}

/* Bytes of an apostrophe at p, or 0. */
static size_t
apostrophe(const char *p, const char *end)
{
	if (*p == '\'')
		return 1;
	if (end - p >= 3 && memcmp(p, "\xE2\x80\x99", 3) == 0)
		return 3;
	return end - p >= 2 && memcmp(p, "\xCA\xBC", 2) == 0 ? 2 : 0;
}

static struct gk_dateword *
add(struct gk_datewords *r, unsigned flags, const char *from, const char *to,
    bool space)
{
	struct gk_dateword *t = &r->word[r->n];

	if (r->n < GK_DATEWORDS)
		r->n++;
	*t = (struct gk_dateword){ .flags = flags,
			     .start = (uint32_t)(from - r->line.p),
			     .end = (uint32_t)(to - r->line.p),
			     .space = space };
	return t;
}

static void
add_number(struct gk_datewords *r, const char *from, const char *to, bool space)
{
	struct gk_dateword *t = add(r, GK_DATEWORD_NUMBER, from, to, space);

	t->digits = (unsigned)(to - from);
	/* numbers of more digits are none of a date */
	for (t->value = 0; from < to && t->digits <= 6; from++)
		t->value = t->value * 10 + (*from - '0');
}

/* Digits [from, to).  Blocks that stood beside each other come without a blank:
 * «06:5905.01.201211» is a time, a date and a count. */
static void
add_digits(struct gk_datewords *r, const char *from, const char *to, bool space)
{
	const struct gk_dateword *t = r->word + r->n;
	const char *end = r->line.p + r->line.n;
	size_t first = (size_t)(to - from);

	if (first == 4 && r->n >= 2 && t[-1].value == ':' &&
	    t[-2].flags & GK_DATEWORD_NUMBER && t[-2].digits <= 2 &&
	    end - to >= 2 && *to == '.' && is_digit(to[1]))
		first = 2;
	else if (first > 4 && first <= 8 && r->n >= 2 && t[-1].value == '.' &&
		 t[-2].digits == 2 && (memcmp(from, "19", 2) == 0 ||
				       memcmp(from, "20", 2) == 0))
		first = 4;
	add_number(r, from, from + first, space);
	if (from + first < to)
		add_number(r, from + first, to, false);
}

static void
add_word(struct gk_datewords *r, const char *from, const char *to, bool space)
{
	const struct gk_wordlist_entry *e =
	    gk_wordlist_find(&words, gk_str(from, (size_t)(to - from)));
	struct gk_dateword *t = add(r, e != NULL ? e->flags : 0, from, to,
				    space);

	t->value = e != NULL ? e->value : 0;
	r->foreign |= (t->flags & GK_DATEWORD_NOT) != 0;
	r->weekday |= (t->flags & GK_DATEWORD_WEEKDAY) != 0;
	r->others += t->flags == 0;
}

/* Where the word that begins at p ends. */
static const char *
word_end(const char *p, const char *end)
{
	size_t n, mark;

	while (p < end) {
		n = letter(p, end);
		mark = n > 0 ? 0 : apostrophe(p, end);
		if (n == 0 && (mark == 0 || p + mark >= end ||
			       letter(p + mark, end) == 0))
			break;
		p += n + mark;
	}
	return p;
}

/* A mark other than those of ASCII: a dash as a hyphen, or itself as '?'. */
static const char *
add_mark(struct gk_datewords *r, const char *p, const char *end, bool space)
{
	const char *q = p + 1;
	struct gk_dateword *t;
	bool dash = end - p >= 3 && (memcmp(p, "\xE2\x80\x93", 3) == 0 ||
				     memcmp(p, "\xE2\x80\x94", 3) == 0);

	while (q < end && ((unsigned char)*q & 0xC0) == 0x80)
		q++;
	t = add(r, GK_DATEWORD_MARK, p, q, space || dash);
	t->value = dash ? '-' : (unsigned char)*p < 0x80 ? *p : '?';
	if (p[0] == '\xE2' && apostrophe(p, end) > 0)
		t->value = '\'';
	return q;
}

void
gk_datewords_read(struct gk_datewords *r)
{
	const char *p = r->line.p, *end = p + r->line.n, *q;
	bool space = true;

	r->n = r->others = 0;
	r->foreign = r->weekday = false;
	while (p < end && r->n < GK_DATEWORDS) {
		q = p;
		if (*p >= 0 && *p <= ' ') {
			q++;
		} else if (end - p >= 2 && memcmp(p, "\xC2\xA0", 2) == 0) {
			q += 2;
		} else if (is_digit(*p)) {
			while (q < end && is_digit(*q))
				q++;
			add_digits(r, p, q, space);
		} else if (letter(p, end) > 0) {
			q = word_end(p, end);
			add_word(r, p, q, space);
		} else {
			q = add_mark(r, p, end, space);
		}
		space = *p == ' ' || *p == '\t' || *p == '\xC2';
		p = q;
	}
	/* what is read ahead of the last; nothing else is cleared */
	memset(&r->word[r->n], 0, GK_DATEWORD_AHEAD * sizeof *r->word);
}
