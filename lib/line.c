#include "line.h"

#include "unicode.h"
#include "utf8.h"

struct reader {
	const char *p, *end;
	struct gk_phrase_words *words;
	struct gk_line *line;
	unsigned seen; /* classes of all code points in words */
	bool first;    /* nothing but blanks so far */
};

static unsigned
other_class_of(uint32_t cp, uint32_t *low)
{
	unsigned c = gk_unicode_class(cp);

	if (c & GK_UC_UPPER)
		*low = cp == 0x401 ? 0x435 : gk_unicode_lower(cp);
	return c;
}

/* Class and lower case at once: letters of the common blocks without a call. */
static inline unsigned
class_of(uint32_t cp, uint32_t *low)
{
	*low = cp;
	if (cp >= 0x430 && cp <= 0x45F) {
		if (cp == 0x451)
			*low = 0x435;
		return GK_UC_LETTER | GK_UC_LOWER | GK_UC_CYRILLIC;
	}
	if (cp >= 0x410 && cp <= 0x42F) {
		*low = cp + 0x20;
		return GK_UC_LETTER | GK_UC_UPPER | GK_UC_CYRILLIC;
	}
	if (cp == ' ')
		return GK_UC_SPACE;
	if (cp >= 'a' && cp <= 'z')
		return GK_UC_LETTER | GK_UC_LOWER | GK_UC_LATIN;
	if (cp >= '0' && cp <= '9')
		return GK_UC_DIGIT;
	return other_class_of(cp, low);
}

static inline char *
put_code_point(char *out, uint32_t cp)
{
	if (cp < 0x80) {
		*out++ = (char)cp;
		return out;
	}
	if (cp < 0x800) {
		*out++ = (char)(0xC0 | cp >> 6);
		*out++ = (char)(0x80 | (cp & 0x3F));
		return out;
	}
	return out + gk_utf8_put(cp, out);
}

/* Reads the word at r->p, whose first code point, of class c, is read. */
static void
read_word(struct reader *r, unsigned c, uint32_t low)
{
	enum { WORD = GK_UC_LETTER | GK_UC_DIGIT | GK_UC_MARK };
	struct gk_phrase_words *w = r->words;
	struct gk_phrase_word *word = &w->word[w->nwords++];
	char *out = w->text + w->n, *full = w->text + GK_PHRASE_BYTES - 4;
	const char *p = r->p, *q = p;
	uint32_t hash = 0, stem = 0;
	unsigned n = 0, all = 0;

	if (w->n > 0)
		*out++ = ' ';
	word->start = (unsigned short)(out - w->text);
	word->digits = (c & GK_UC_DIGIT) != 0;
	r->line->nnumbers += word->digits;
	r->line->ncapitals += (c & GK_UC_UPPER) != 0;
	while (c & WORD) {
		p = q;
		all |= c;
		if (out < full) {
			out = put_code_point(out, low);
			hash = gk_phrase_hash(hash, low);
		}
		if (++n <= 5)
			stem = hash;
		if (p == r->end)
			break;
		c = class_of(gk_utf8_next(&q, r->end), &low);
	}
	r->p = p;
	r->seen |= all;
	w->n = (size_t)(out - w->text);
	word->end = (unsigned short)w->n;
	word->hash = hash;
	word->stem = stem;
	word->nletters = (unsigned char)(n < 255 ? n : 255);
	word->after = p < r->end && *p > ' ' ? *p : 0;
}

static void
read_mark(struct reader *r, uint32_t cp)
{
	struct gk_line *l = r->line;

	if (cp == ',')
		l->ncommas++;
	else if (cp == '.' || cp == '!' || cp == '?')
		l->nstops += r->p < r->end && (unsigned char)*r->p <= ' ';
	else if (cp == '|' || cp == 0x2022 || cp == 0xB7 || cp == 0x203A ||
		 cp == '/' || cp == '>')
		l->nseparators++;
	else if ((cp == '{' || cp == '<') && r->p < r->end &&
		 (*r->p == '{' || *r->p == '%' || *r->p == 'a' || *r->p == '/'))
		l->flags |= GK_LINE_TEMPLATE;
	else if (cp == 0xB0)
		l->flags |= GK_LINE_DEGREES;
	else if (cp == '@')
		l->flags |= GK_LINE_ADDRESS;
	else if (cp == 0xA9)
		l->flags |= GK_LINE_COPYRIGHT;
}

static void
read_first(struct reader *r, uint32_t cp, unsigned c)
{
	struct gk_line *l = r->line;

	if (c & GK_UC_LOWER)
		l->flags |= GK_LINE_LOWER;
	else if (c & GK_UC_DIGIT)
		l->flags |= GK_LINE_DIGIT;
	else if (c & GK_UC_DASH)
		l->flags |= GK_LINE_DASH;
	else if ((c & GK_UC_QUOTE) && cp != 0x203A && cp != 0xBB)
		l->flags |= GK_LINE_QUOTE;
	r->first = false;
}

/* The words that the table of words has no room for. */
static void
count_rest(struct reader *r)
{
	struct gk_line *l = r->line;
	bool blank = true;

	for (; r->p < r->end; r->p++) {
		unsigned char c = (unsigned char)*r->p;

		l->nwords += blank && c > ' ';
		blank = c <= ' ';
		l->nstops += c == '.';
		l->ncommas += c == ',';
	}
}

static void
read_end(struct reader *r, struct gk_str text)
{
	struct gk_line *l = r->line;
	const char *p = text.p + l->end, *start = text.p + l->start;

	while (p > start) {
		uint32_t cp = gk_utf8_prev(&p, start);
		unsigned c = gk_unicode_class(cp);

		if (c & GK_UC_END) {
			l->end_mark = GK_LINE_SENTENCE;
			if (cp == 0x2026 ||
			    (cp == '.' && p - start > 1 && p[-1] == '.'))
				l->flags |= GK_LINE_ELLIPSIS;
			return;
		}
		if (cp == ':')
			l->end_mark = GK_LINE_COLON;
		else if (cp == ',' || cp == ';')
			l->end_mark = GK_LINE_COMMA;
		if (!(c & (GK_UC_QUOTE | GK_UC_SPACE)) && cp != ')' &&
		    cp != ']')
			return;
	}
}

static bool
is_month(const struct gk_phrase_words *w, const struct gk_phrase_word *word)
{
	static const char months[][20] = {
		"янв", "фев", "март", "мара", "апр", "мая", "май", "мај",
		"июн", "июл", "авг", "сент", "септ", "окт", "ноя", "ное",
		"дек", "јан", "феб", "јун", "јул", "нов", "дец", "юни", "юли",
		"януа", "січн", "лют", "берез", "квіт", "трав", "черв", "лип",
		"серп", "вер", "жовт", "листоп", "груд", "студз", "сакав",
		"красав", "чэрв", "ліп", "жніў", "кастр", "лістап", "снеж",
		"қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым",
		"шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан",
		"сар",
	};
	size_t n = (size_t)(word->end - word->start);

	if (word->nletters < 3 || word->nletters > 10)
		return false;
	for (size_t i = 0; i < sizeof(months) / sizeof(*months); i++) {
		size_t m;

		/* most differ in the second byte of the first letter */
		if (months[i][1] != w->text[word->start + 1])
			continue;
		m = strlen(months[i]);
		if (m <= n && memcmp(w->text + word->start, months[i], m) == 0)
			return true;
	}
	return false;
}

static void
read_dates(struct gk_line *l, const struct gk_phrase_words *w)
{
	for (size_t i = 0; i + 1 < w->nwords && i < 24; i++) {
		const struct gk_phrase_word *a = &w->word[i], *b = a + 1;

		if (!a->digits)
			continue;
		if (a->after == ':' && b->digits && a->nletters <= 2 &&
		    b->nletters == 2)
			l->flags |= GK_LINE_CLOCK;
		if (b->digits && i + 2 < w->nwords && b[1].digits &&
		    a->after != 0 && a->after == b->after &&
		    strchr("./-", a->after) != NULL && b->nletters <= 2 &&
		    (a->nletters <= 2 || a->nletters == 4))
			l->flags |= GK_LINE_DATE;
		if (!b->digits && a->nletters <= 2 && a->after == 0 &&
		    is_month(w, b))
			l->flags |= GK_LINE_DATE;
	}
}

static bool
is_money(struct gk_str word)
{
	static const char names[][16] = {
		"usd", "eur", "rub", "kzt", "uah", "byn", "kgs", "gbp", "cny",
		"jpy", "brent", "rts", "ртс", "ммвб", "btc", "нефть", "доллар",
		"евро", "ртс", "ммвб", "курс",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (word.n >= 3 && names[i][1] == word.p[1] &&
		    gk_str_is(word, names[i]))
			return true;
	return false;
}

/* Prices, temperatures and menus. */
static void
read_widgets(struct reader *r)
{
	struct gk_line *l = r->line;
	const struct gk_phrase_words *w = r->words;
	unsigned names = l->nwords - l->nnumbers;

	if (l->nnumbers > 0 && l->nwords <= 30)
		for (size_t i = 0; i < w->nwords; i++)
			if (is_money(gk_str(w->text + w->word[i].start,
					    (size_t)(w->word[i].end -
						     w->word[i].start))) &&
			    l->end_mark != GK_LINE_SENTENCE &&
			    names <= l->nnumbers + 3 &&
			    !(l->flags & GK_LINE_DATE))
				l->flags |= GK_LINE_MONEY;
	if (l->flags & GK_LINE_DEGREES &&
	    (l->end_mark == GK_LINE_SENTENCE || l->nwords > 6))
		l->flags &= (unsigned short)~GK_LINE_DEGREES;
	/* «// Культура // 2 июня 2009 г.» */
	if (l->end_mark == GK_LINE_SENTENCE && l->nwords <= 14 &&
	    (l->flags & GK_LINE_DATE && w->word[w->nwords - 1].nletters == 1))
		l->end_mark = GK_LINE_OPEN;
	if (l->end_mark == GK_LINE_SENTENCE && l->nseparators < 4)
		return;
	if ((l->nseparators >= 2 && l->nwords < l->nseparators * 5 + 5) ||
	    (l->nwords >= 5 && l->ncommas == 0 &&
	     l->ncapitals * 4 >= (l->nwords - l->nnumbers) * 3 &&
	     l->nwords < GK_PHRASE_WORDS && l->ncapitals >= 4))
		l->flags |= GK_LINE_MENU;
}

static void
finish(struct reader *r, struct gk_str text)
{
	struct gk_line *l = r->line;
	const struct gk_phrase_words *w = r->words;
	uint64_t key = 0xcbf29ce484222325u;

	for (size_t i = 0; i < w->nwords; i++)
		key = (key ^ w->word[i].hash) * 0x9E3779B97F4A7C15u;
	l->key = key ^ key >> 29 ^ l->nwords;
	if (r->seen & GK_UC_LETTER && !(r->seen & GK_UC_CYRILLIC))
		l->flags |= GK_LINE_LATIN;
	if (r->seen & GK_UC_LETTER && !(r->seen & GK_UC_LOWER))
		l->flags |= GK_LINE_ALLCAPS;
	read_end(r, text);
	if (l->nwords > 1 && l->nwords <= w->nwords &&
	    text.p[l->end - 1] == ')' && w->word[w->nwords - 1].digits &&
	    w->word[w->nwords - 1].nletters <= 3)
		l->flags |= GK_LINE_COUNTED;
	if (l->nnumbers > 0)
		read_dates(l, w);
	read_widgets(r);
	l->phrase = gk_phrase_find(w);
}

void
gk_line_read(struct gk_str text, size_t start, size_t end,
	     struct gk_phrase_words *words, struct gk_line *line)
{
	struct reader r = { .p = text.p + start, .end = text.p + end,
			    .words = words, .line = line, .first = true };

	words->n = 0;
	words->nwords = 0;
	*line = (struct gk_line){ .start = start, .end = end };
	while (r.p < r.end && words->nwords < GK_PHRASE_WORDS &&
	       words->n + 16 < GK_PHRASE_BYTES) {
		uint32_t low, cp = gk_utf8_next(&r.p, r.end);
		unsigned c = class_of(cp, &low);

		if (c & GK_UC_SPACE)
			continue;
		if (r.first)
			read_first(&r, cp, c);
		if (c & (GK_UC_LETTER | GK_UC_DIGIT)) {
			read_word(&r, c, low);
			line->nwords++;
		} else {
			read_mark(&r, cp);
		}
	}
	count_rest(&r);
	finish(&r, text);
}

bool
gk_line_is_sentence(const struct gk_line *l)
{
	return l->end_mark == GK_LINE_SENTENCE;
}

bool
gk_line_is_title(const struct gk_line *l)
{
	return l->nwords >= 3 && l->nwords <= 24 &&
	       (l->end_mark == GK_LINE_OPEN || l->flags & GK_LINE_ELLIPSIS);
}

bool
gk_line_is_date(const struct gk_line *l)
{
	return (l->flags & (GK_LINE_DATE | GK_LINE_CLOCK)) != 0 &&
	       l->nwords <= 9 && l->nwords - l->nnumbers <= 3;
}

/* «Да.» is an answer, «Да» a button; «– Нет» is an answer, too. */
static bool
is_answer(const struct gk_line *l)
{
	return l->nwords <= 2 &&
	       ((gk_line_is_sentence(l) && !(l->flags & GK_LINE_ELLIPSIS)) ||
		(l->flags & GK_LINE_DASH && l->phrase.kind == GK_WIDGET_MENU));
}

/* Kinds whose phrases are plain words, which may open any sentence. */
static bool
opens_like_text(const struct gk_line *l)
{
	switch (l->phrase.kind) {
	case GK_WIDGET_RATES:
	case GK_WIDGET_WEATHER:
		return l->nwords > 5 || gk_line_is_sentence(l);
	case GK_WIDGET_SHARE:
	case GK_WIDGET_MENU:
	case GK_WIDGET_FOOTER:
	case GK_WIDGET_COUNTER:
	case GK_WIDGET_TAGS:
		return l->nwords > 5 && gk_line_is_sentence(l);
	default:
		return false;
	}
}

bool
gk_line_has_phrase(const struct gk_line *l)
{
	switch (l->phrase.fit) {
	case GK_PHRASE_WHOLE:
		return !is_answer(l);
	case GK_PHRASE_LABEL:
		return l->nwords <= 25 &&
		       !(l->phrase.kind == GK_WIDGET_COMMENTS &&
			 l->nwords > 10 && gk_line_is_sentence(l));
	case GK_PHRASE_OPENS:
		return l->nwords <= 16 && !opens_like_text(l);
	case GK_PHRASE_ANYWHERE:
		return l->nwords <= 24 || l->phrase.kind == GK_WIDGET_LEGAL;
	default:
		return false;
	}
}

bool
gk_line_is_notice(const struct gk_line *l)
{
	return l->phrase.nweak >= 3 + l->nwords / 24 && l->nwords >= 6;
}

/* A phrase as evidence against: a whole line is sure, words somewhere in a
 * long line are not. */
static int
phrase_score(const struct gk_line *l)
{
	static const signed char border[GK_WIDGET_KINDS] = {
		[GK_WIDGET_COMMENTS] = 24, [GK_WIDGET_LEGAL] = 24,
		[GK_WIDGET_COOKIE] = 20, [GK_WIDGET_FOOTER] = 16,
		[GK_WIDGET_RELATED] = 10, [GK_WIDGET_SUBSCRIBE] = 6,
		[GK_WIDGET_MENU] = 10, [GK_WIDGET_TEMPLATE] = 6,
		[GK_WIDGET_WEATHER] = 12, [GK_WIDGET_RATES] = 12,
		[GK_WIDGET_TAGS] = 10, [GK_WIDGET_COUNTER] = 6,
		[GK_WIDGET_SHARE] = 2, [GK_WIDGET_AD] = 3,
		[GK_WIDGET_CREDIT] = 1, [GK_WIDGET_CAPTION] = 1,
		[GK_WIDGET_BYLINE] = 1, [GK_WIDGET_DATE] = 2,
		[GK_WIDGET_SOURCE] = 2,
	};

	/* the trigger and its one title */
	if (l->phrase.kind == GK_WIDGET_RELATED &&
	    l->phrase.fit != GK_PHRASE_WHOLE)
		return -4;
	return -border[l->phrase.kind];
}

/* A sentence, by its length; what is long counts no more. */
static int
sentence_score(const struct gk_line *l)
{
	int words = (int)(l->nwords < 48 ? l->nwords : 48);

	if (words <= 3)
		return l->flags & GK_LINE_LATIN ? -4 : 3;
	if (words < 8)
		return words + (l->flags & GK_LINE_DASH ? 2 : 0);
	return 2 * words - 8;
}

int
gk_line_score(const struct gk_line *l)
{
	int words = (int)(l->nwords < 48 ? l->nwords : 48);

	if (gk_line_has_phrase(l))
		return phrase_score(l) - 2;
	if (gk_line_is_notice(l))
		return -16;
	if (words == 0)
		return -1;
	if (l->flags & (GK_LINE_TEMPLATE | GK_LINE_DEGREES | GK_LINE_MONEY))
		return -10;
	if (l->flags & GK_LINE_MENU)
		return -8 - words / 4;
	if (l->flags & GK_LINE_CLOCK && l->flags & GK_LINE_DIGIT && words < 25)
		return words == 2 ? -2 : -6;
	if (l->flags & GK_LINE_COPYRIGHT && words <= 12)
		return -4;
	if (gk_line_is_sentence(l) && !(l->flags & GK_LINE_ELLIPSIS))
		return sentence_score(l);
	if (words >= 25)
		return words;
	if (l->flags & (GK_LINE_DASH | GK_LINE_QUOTE) && words >= 4)
		return 2;
	if (l->end_mark == GK_LINE_COLON || l->end_mark == GK_LINE_COMMA)
		return words >= 5 ? words / 2 : -4;
	if (l->flags & GK_LINE_ELLIPSIS)
		return words > 16 ? words / 2 : -6;
	return words > 16 ? 0 : -7;
}
