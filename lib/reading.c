#include "reading.h"

#include "unicode.h"
#include "utf8.h"

/* Code points that read_seen looks for. */
#define SEEN (GK_UC_LOWER | GK_UC_CYRILLIC)

/* Words of the longest notice that a phrase opens. */
#define NOTICE_WORDS 40

/* Words of a line that gives a value, at most. */
#define VALUE_WORDS 7

/* Words beside a time and figures, of what is no headline. */
#define CLOCK_NAMES 2

/* Bytes of «комментариев», alone. */
#define COMMENT_BYTES 24

/* Words of a quotation that is no «“Краеведческие новости” – помогите нам!» */
#define QUOTE_WORDS 10

struct reader {
	struct gk_str text; /* the line */
	const char *p, *end; /* behind the mark at hand, and behind the line */
	const struct gk_phrase_words *words;
	struct gk_line *line;
	unsigned seen; /* classes of code points in words */
};

/* Most often one word tells that there are small and Cyrillic letters. */
static void
read_seen(struct reader *r)
{
	const struct gk_phrase_words *w = r->words;

	for (size_t i = 0; i < w->nwords; i++) {
		const char *p = r->text.p + w->word[i].start;
		const char *end = r->text.p + w->word[i].end;

		for (; p < end; r->seen |= gk_unicode_class(
					gk_utf8_next(&p, end)))
			if ((r->seen & SEEN) == SEEN)
				return;
	}
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
}

/* What the line begins with, behind blanks. */
static void
read_start(struct reader *r)
{
	const char *p = r->text.p;

	while (p < r->end) {
		uint32_t cp = gk_utf8_next(&p, r->end);
		unsigned c = gk_unicode_class(cp);

		if (c & GK_UC_SPACE)
			continue;
		read_first(r, cp, c);
		return;
	}
}

/* The marks before `end`, which the map knows. */
static void
read_marks(struct reader *r, const unsigned char *mark, size_t end)
{
	for (size_t at = 0; at < end; at += 64) {
		uint64_t bits = gk_le64(mark + at / 8);

		if (end - at < 64)
			bits &= ((uint64_t)1 << (end - at)) - 1;
		for (; bits != 0; bits &= bits - 1) {
			const char *p = r->text.p + at + __builtin_ctzll(bits);
			uint32_t cp = gk_utf8_next(&p, r->end);

			r->p = p;
			read_mark(r, cp);
		}
	}
}

static void
read_end(struct reader *r)
{
	struct gk_line *l = r->line;
	const char *p = r->end, *start = r->text.p;

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
		if (months[i][1] != w->text.p[word->start + 1])
			continue;
		m = strlen(months[i]);
		if (m <= n && memcmp(w->text.p + word->start, months[i], m) == 0)
			return true;
	}
	return false;
}

static bool
is_date_mark(char c)
{
	return c == '.' || c == '/' || c == '-';
}

/* «Май 23, 2022»: the month is word i. */
static bool
is_month_first(const struct gk_phrase_words *w, size_t i)
{
	const struct gk_phrase_word *day = &w->word[i + 1];

	return i + 2 < w->nwords && gk_phrase_digits(w, i + 1) &&
	       gk_phrase_digits(w, i + 2) && day->nletters <= 2 &&
	       day[1].nletters == 4 && is_month(w, &w->word[i]);
}

/* «0:1 Дёмин — 3:18»; a time has two digits behind its colon. */
static bool
is_goal(const struct gk_line *l, const struct gk_phrase_words *w)
{
	const struct gk_phrase_word *a = w->word, *b = a + 1;

	return l->flags & GK_LINE_DIGIT && w->nwords >= 3 &&
	       (w->digits & 3) == 3 && a->nletters <= 2 && b->nletters == 1 &&
	       gk_phrase_after(w, a) == ':' && b->start == a->end + 1 &&
	       l->nwords > l->nnumbers;
}

static void
read_dates(struct gk_line *l, const struct gk_phrase_words *w)
{
	for (size_t i = 0; i + 1 < w->nwords && i < 24; i++) {
		const struct gk_phrase_word *a = &w->word[i], *b = a + 1;
		bool digits = gk_phrase_digits(w, i + 1);

		if (!gk_phrase_digits(w, i)) {
			if (digits && is_month_first(w, i))
				l->flags |= GK_LINE_DATE;
			continue;
		}
		if (gk_phrase_after(w, a) == ':' && digits && a->nletters <= 2 &&
		    b->nletters == 2)
			l->flags |= GK_LINE_CLOCK;
		if (digits && i + 2 < w->nwords && gk_phrase_digits(w, i + 2) &&
		    is_date_mark(gk_phrase_after(w, a)) &&
		    gk_phrase_after(w, a) == gk_phrase_after(w, b) &&
		    b->nletters <= 2 &&
		    (a->nletters <= 2 || a->nletters == 4))
			l->flags |= GK_LINE_DATE;
		if (!digits && a->nletters <= 2 &&
		    gk_phrase_after(w, a) == 0 &&
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

static bool
has_money(const struct gk_phrase_words *w)
{
	for (size_t i = 0; i < w->nwords; i++)
		if (is_money(gk_str_cut(w->text, w->word[i].start,
					w->word[i].end)))
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

	if (l->nnumbers > 0 && l->nwords <= 30 && names <= l->nnumbers + 3u &&
	    l->end_mark != GK_LINE_SENTENCE && !(l->flags & GK_LINE_DATE) &&
	    /* «17:12 Нефть подорожала до 93,36 доллара» */
	    !(l->flags & GK_LINE_CLOCK && names > CLOCK_NAMES) &&
	    has_money(w))
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

/* «Да.» is an answer, «Да» a button, «5 хв.» neither; «– Нет» is an answer,
 * too. */
static bool
is_answer(const struct gk_line *l)
{
	return l->nwords <= 2 && l->nnumbers == 0 &&
	       ((gk_line_is_sentence(l) && !(l->flags & GK_LINE_ELLIPSIS)) ||
		(l->flags & GK_LINE_DASH && l->phrase.kind == GK_WIDGET_MENU));
}

/* «— Без комментариев.»: what is said in an article may hold a phrase. */
static bool
is_speech(const struct gk_line *l)
{
	return (l->flags & GK_LINE_DASH ||
		(l->flags & GK_LINE_QUOTE && l->nwords >= QUOTE_WORDS)) &&
	       gk_line_is_sentence(l) && !(l->flags & GK_LINE_ELLIPSIS);
}

/* Kinds whose phrases are plain words, which may open any sentence. */
static bool
opens_like_text(const struct gk_line *l)
{
	switch (l->phrase.kind) {
	case GK_WIDGET_RATES:
	case GK_WIDGET_WEATHER:
		return l->nwords > 5 || gk_line_is_sentence(l);
	case GK_WIDGET_CREDIT: /* «По материалам дела, …» */
	case GK_WIDGET_SOURCE:
		return l->nwords > 7 && gk_line_is_sentence(l);
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

/* Kinds that speak to the reader in whole sentences. */
static bool
opens_notice(const struct gk_line *l)
{
	switch (l->phrase.kind) {
	case GK_WIDGET_COMMENTS:
	case GK_WIDGET_COOKIE:
	case GK_WIDGET_LEGAL:
		return true;
	default:
		return false;
	}
}

/* «В банке от комментариев отказались.» */
static bool
refuses_comment(const struct gk_line *l)
{
	return l->phrase.kind == GK_WIDGET_COMMENTS &&
	       gk_line_is_sentence(l) && l->nwords >= 8 &&
	       l->phrase.n <= COMMENT_BYTES;
}

static bool
has_phrase(const struct gk_line *l)
{
	switch (l->phrase.fit) {
	case GK_PHRASE_WHOLE:
		return !is_answer(l);
	case GK_PHRASE_LABEL:
		return l->nwords <= 25 &&
		       !(l->phrase.kind == GK_WIDGET_COMMENTS &&
			 l->nwords > 10 && gk_line_is_sentence(l));
	case GK_PHRASE_OPENS:
		return l->nwords <= (opens_notice(l) ? NOTICE_WORDS : 16) &&
		       !opens_like_text(l);
	case GK_PHRASE_ANYWHERE:
		if (is_speech(l) || refuses_comment(l))
			return false;
		return l->nwords <= 24 || l->phrase.kind == GK_WIDGET_LEGAL;
	default:
		return false;
	}
}

/* The number of an item of a list, «3. Проверьте семена» or «3) …», or 0. */
static uint8_t
read_item(struct gk_str s)
{
	unsigned number = 0;
	size_t i = 0;

	for (; i < s.n && i < 2 && s.p[i] >= '0' && s.p[i] <= '9'; i++)
		number = number * 10 + (unsigned)(s.p[i] - '0');
	if (i + 1 >= s.n || (s.p[i] != '.' && s.p[i] != ')') ||
	    s.p[i + 1] != ' ')
		return 0;
	return (uint8_t)number;
}

/* «Новости (12)», but not «2:1 (0:1)». */
static bool
ends_in_count(const struct gk_phrase_words *w, char end)
{
	const struct gk_phrase_word *last = &w->word[w->nwords - 1];

	return end == ')' && gk_phrase_digits(w, w->nwords - 1) && last->nletters <= 3 &&
	       w->text.p[last->start - 1] == '(';
}

/* «Мука — 250 г», «1. «Скеля» – 29 очок»: some words, a dash between blanks, and
 * a number at once behind it. */
static bool
is_value(const struct reader *r)
{
	const struct gk_line *l = r->line;
	const char *p = r->text.p, *end = r->end;

	if (l->nwords < 2 || l->nwords > VALUE_WORDS || l->has_phrase ||
	    l->flags & (GK_LINE_DATE | GK_LINE_CLOCK | GK_LINE_MONEY |
			GK_LINE_DEGREES | GK_LINE_MENU | GK_LINE_DASH))
		return false;
	for (; end - p >= 4; p++) {
		const char *q = p + 1;

		if (*p != ' ')
			continue;
		q += *q == '-' ? 1 : end - q >= 5 && q[0] == '\xE2' &&
				     q[1] == '\x80' ? 3 : 0;
		if (q > p + 1 && q[0] == ' ' && q[1] >= '0' && q[1] <= '9')
			return true;
	}
	return false;
}

static void
finish(struct reader *r)
{
	struct gk_line *l = r->line;
	const struct gk_phrase_words *w = r->words;

	l->key ^= l->key >> 29 ^ l->nwords;
	if (r->seen & GK_UC_LETTER && !(r->seen & GK_UC_CYRILLIC))
		l->flags |= GK_LINE_LATIN;
	if (r->seen & GK_UC_LETTER && !(r->seen & GK_UC_LOWER))
		l->flags |= GK_LINE_ALLCAPS;
	read_end(r);
	if (l->nwords > 1 && l->nwords <= w->nwords &&
	    ends_in_count(w, r->end[-1]))
		l->flags |= GK_LINE_COUNTED;
	if (l->nnumbers > 0)
		read_dates(l, w);
	if (l->flags & GK_LINE_DIGIT)
		l->item = read_item(r->text);
	read_widgets(r);
	l->phrase = gk_phrase_find(w);
	l->has_phrase = has_phrase(l);
	if (l->nnumbers > 0 && is_value(r))
		l->is = GK_LINE_IS_VALUE;
	gk_line_judge(l, is_goal(l, w));
}

void
gk_reading_take(struct gk_str text, const struct gk_wordmap *map,
		struct gk_phrase_words *words, uint32_t *stems,
		struct gk_line *line)
{
	struct gk_words sum = gk_words_read(text, map, words, stems);
	struct reader r = { .text = text, .end = text.p + text.n,
			    .words = words, .line = line };

	*line = (struct gk_line){
		.end = (uint32_t)text.n, .key = sum.key,
		.nwords = (uint32_t)words->nwords,
		.nstems = (uint8_t)sum.nstems,
		.nnumbers = (uint8_t)__builtin_popcountll(words->digits),
		.ncapitals = (uint8_t)sum.ncapitals,
	};
	if (sum.more)
		line->nwords += (uint32_t)gk_wordmap_count(
		    map, words->word[GK_PHRASE_WORDS - 1].end, text.n);
	read_seen(&r);
	read_start(&r);
	/* none behind the last word that was read, if that is not the last */
	read_marks(&r, map->mark, words->nwords < GK_PHRASE_WORDS
				      ? text.n
				      : words->word[GK_PHRASE_WORDS - 1].end);
	finish(&r);
}
