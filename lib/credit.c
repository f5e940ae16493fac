#include "credit.h"

#include "lexicon.h"
#include "word.h"
#include "wordlist.h"

enum {
	BYLINE = 1 << 0,
	BEFORE = 1 << 1,
	ROLE = 1 << 2,
	SOURCE = 1 << 3,
	OTHER = 1 << 4,
	AGENCY = 1 << 5,
	BEGINS = 1 << 6, /* a longer label */
};

#include "credit_table.inc"

static const struct gk_wordlist known_words = { entries, slots,
						sizeof slots / sizeof *slots };

#define LABEL_WORDS 3  /* of the longest label */
#define LOWER_BYTES 64 /* of a word, or of a label, in lower case */
#define NAME_WORDS 4   /* of one person */
#define NAMES 6        /* people that sign one text */
#define TITLE_WORDS 5
#define SOURCE_BYTES 120

/* What is known of words in any case, or 0. */
static unsigned
flags_of(struct gk_str s)
{
	const struct gk_wordlist_entry *e = gk_wordlist_find(&known_words, s);

	return e != NULL ? e->flags : 0;
}

/* Bytes of a blank or parting mark at p, or 0. */
static size_t
parting(const char *p, const char *end)
{
	size_t n = (size_t)(end - p);

	if ((unsigned char)*p < 0x80)
		return *p == ' ' || *p == '\t' || *p == '|' || *p == ',' ||
		       *p == ';' || *p == '/' || *p == '-';
	if (*p == '\xC2')
		return n >= 2 && (p[1] == '\xA0' || p[1] == '\xA9' ||
				  p[1] == '\xB7')
			       ? 2 : 0; /* no-break space, ©, · */
	/* – — • */
	return n >= 3 && p[0] == '\xE2' && p[1] == '\x80' &&
			       (p[2] == '\x93' || p[2] == '\x94' ||
				p[2] == '\xA2')
		       ? 3 : 0;
}

struct gk_str
gk_credit_trim(struct gk_str s)
{
	size_t n;

	while (s.n > 0 && (n = parting(s.p, s.p + s.n)) > 0)
		s = gk_str(s.p + n, s.n - n);
	for (n = 1; n <= 3 && n <= s.n;) {
		if (parting(s.p + s.n - n, s.p + s.n) == n) {
			s.n -= n;
			n = 1;
		} else {
			n++;
		}
	}
	return s;
}

bool
gk_credit_is_agency(struct gk_str s)
{
	static const struct gk_str open[] = {
		{ "«", 2 }, { "\"", 1 }, { "ИА «", 7 }, { "ИА \"", 6 },
	};

	for (size_t i = 0; s.n > 0 && i < sizeof open / sizeof *open; i++) {
		bool quote = open[i].p[open[i].n - 1] == '"';
		struct gk_str close = gk_str(quote ? "\"" : "»", quote ? 1 : 2);

		if (s.p[0] == open[i].p[0] && s.n > open[i].n + close.n &&
		    gk_str_begins(s, open[i]) &&
		    memcmp(s.p + s.n - close.n, close.p, close.n) == 0)
			return flags_of(gk_str_cut(s, open[i].n,
						   s.n - close.n)) & AGENCY;
	}
	return flags_of(s) & AGENCY;
}

/* A word that joins two names, or is a small one of a name. */
static bool
is_joint(struct gk_str word)
{
	static const char *const joints[] = { "и",    "та",   "й",   "і",
					      "және", "жана", "and", "ва",
					      "да",   "болон" };

	for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
		if (gk_str_is(word, joints[i]))
			return true;
	return false;
}

static bool
is_particle(struct gk_str word)
{
	static const char *const particles[] = {
		"оглы", "оглу", "кызы", "қызы", "ұлы", "уулу", "фон",
		"де",   "ван",  "аль",  "бин",  "ибн",
	};

	for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
		if (gk_str_is(word, particles[i]))
			return true;
	return false;
}

/* What a word with a capital is as a part of a name: 1 a given name, -1 what is
 * none, 0 any other. */
static int
part_of(struct gk_str word)
{
	char lower[LOWER_BYTES];
	unsigned flags;

	if (word.n > sizeof lower)
		return -1;
	flags = gk_lexicon_of(
	    gk_str(lower, gk_word_lower(word, lower, sizeof lower)), NULL);
	if (flags & GK_LEXICON_GIVEN && flags & GK_LEXICON_NOMINATIVE)
		return 1;
	return flags & (GK_LEXICON_PLACE | GK_LEXICON_HEAD |
			GK_LEXICON_NO_NAME)
		       ? -1 : 0;
}

bool
gk_credit_is_names(struct gk_str s, bool *known)
{
	struct gk_word w = { 0 };
	size_t words = 0, names = 1;
	bool given = false, other = false;

	while (gk_word_next(s, &w)) {
		struct gk_str word = gk_str_cut(s, w.start, w.end);

		if (w.flags & GK_WORD_MARK) {
			if (w.cp == ',' && words > 0) {
				names++;
				words = 0;
			} else if (w.cp != '.') {
				return false;
			}
		} else if (!(w.flags & GK_WORD_CAPITAL) && is_joint(word)) {
			names += words > 0;
			words = 0;
		} else if (w.flags & GK_WORD_DIGITS ||
			   !(w.flags & GK_WORD_CAPITAL ||
			     is_particle(word))) {
			return false;
		} else {
			int part = part_of(word);

			given |= part > 0;
			other |= part < 0;
			words++;
		}
		if (words > NAME_WORDS || names > NAMES)
			return false;
	}
	*known = given && !other && names == 1 && words >= 2 && words <= 3;
	return words > 0;
}

bool
gk_credit_is_title(struct gk_str s)
{
	struct gk_word w = { 0 };
	size_t words = 0;

	while (gk_word_next(s, &w)) {
		if (w.flags & GK_WORD_MARK)
			continue;
		if (!(w.flags & (GK_WORD_CAPITAL | GK_WORD_DIGITS |
				 GK_WORD_LATIN)))
			return false;
		if (words == 0 && w.flags & GK_WORD_DIGITS)
			return false;
		words++;
	}
	return words > 0 && words <= TITLE_WORDS;
}

/* A value that says where a text is from: not too long, and no photo. */
static bool
is_source(struct gk_str s)
{
	struct gk_word w = { 0 };
	size_t words = 0;
	bool small = false, dot = memchr(s.p, '.', s.n) != NULL;

	if (s.n == 0 || s.n > SOURCE_BYTES)
		return false;
	if (gk_credit_is_agency(s))
		return true;
	/* «Иван Петров / архив», but not an address */
	if (memchr(s.p, '/', s.n) != NULL && !dot)
		return false;
	while (gk_word_next(s, &w)) {
		if (w.flags & GK_WORD_MARK)
			continue;
		if (flags_of(gk_str_cut(s, w.start, w.end)) & OTHER)
			return false;
		if (words++ == 0)
			small = !(w.flags & GK_WORD_CAPITAL);
	}
	return words > 0 && words <= 10 && (!small || dot);
}

/* The end of the first n words of the line, and what they are as a label. */
static unsigned
label_of(struct gk_str line, size_t n, size_t *end)
{
	struct gk_word w = { 0 };
	size_t start = 0;

	for (size_t i = 0; i < n; i++) {
		if (!gk_word_next(line, &w) || w.flags & GK_WORD_MARK)
			return 0;
		if (i == 0)
			start = w.start;
	}
	*end = w.end;
	return flags_of(gk_str_cut(line, start, w.end));
}

static void
take_byline(struct gk_str value, struct gk_credit *c)
{
	const char *comma = memrchr(value.p, ',', value.n);
	struct gk_str head = value, tail = { "", 0 };
	bool known;

	if (comma != NULL) {
		head = gk_credit_trim(gk_str(value.p,
					     (size_t)(comma - value.p)));
		tail = gk_credit_trim(gk_str(
		    comma, (size_t)(value.p + value.n - comma)));
	}
	if (gk_credit_is_agency(tail)) {
		c->source = tail;
		value = head;
	}
	/* «Олег Тарасов, корреспондент» */
	if (tail.n > 0 && flags_of(tail) & ROLE &&
	    gk_credit_is_names(head, &known) &&
	    memchr(head.p, ' ', head.n) != NULL) {
		c->byline = head;
		c->labelled = true;
		return;
	}
	if (value.n > SOURCE_BYTES)
		return;
	if (c->labelled && gk_credit_is_agency(value))
		c->source = value;
	else if (gk_credit_is_names(value, &known))
		c->byline = value;
}

/* «Автор: ...»: the label is [0, end) of the line. */
static void
take_labelled(struct gk_str line, unsigned flags, size_t end,
	      struct gk_credit *c)
{
	struct gk_str value = gk_str_cut(line, end, line.n);
	bool colon = value.n > 0 && value.p[0] == ':';
	bool known;

	value = gk_credit_trim(
	    gk_str_cut(value, colon, value.n));
	/* «Текст: Иван Петров | Фото: ...» */
	if (memchr(value.p, '|', value.n) != NULL)
		value = gk_credit_trim(gk_str(
		    value.p, (size_t)((const char *)memchr(value.p, '|',
							   value.n) -
				      value.p)));
	c->labelled = true;
	if (value.n == 0) {
		c->byline_below = flags & BYLINE && colon;
		c->source_below = flags & SOURCE && colon;
		c->role = flags & ROLE && !colon;
		return;
	}
	if (colon && flags & SOURCE && is_source(value))
		c->source = value;
	else if (colon && flags & BYLINE)
		take_byline(value, c);
	else if (!colon && flags & BEFORE && value.n <= SOURCE_BYTES &&
		 gk_credit_is_names(value, &known) &&
		 memchr(value.p, ' ', value.n) != NULL)
		c->byline = value;
}

void
gk_credit_read(struct gk_str line, struct gk_credit *c)
{
	unsigned flags;
	size_t end;
	bool known;

	*c = (struct gk_credit){ 0 };
	line = gk_credit_trim(line);
	if (line.n == 0 || line.n > 2 * SOURCE_BYTES)
		return;
	for (size_t n = 1; n <= LABEL_WORDS; n++) {
		flags = label_of(line, n, &end);
		if (flags & (BYLINE | BEFORE | ROLE | SOURCE)) {
			take_labelled(line, flags, end, c);
			if (c->byline.n > 0 || c->source.n > 0 ||
			    c->byline_below || c->source_below || c->role)
				return;
		}
		if (!(flags & BEGINS))
			break;
	}
	c->labelled = false;
	if (gk_credit_is_agency(line)) {
		c->source = line;
		return;
	}
	take_byline(line, c);
	/* «По материалам ИТАР-ТАСС, РИА Новости» names two agencies, not one */
	if (c->byline.n == 0)
		c->source.n = 0;
	else if (c->source.n == 0 && !c->labelled &&
		 !(gk_credit_is_names(c->byline, &known) && known))
		c->byline.n = 0;
}
