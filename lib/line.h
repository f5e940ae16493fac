/*
 * line - the shape of one line of a page, and how much it is like an article.
 *
 * Shape is what can be seen without the neighbours: how many words, how it
 * ends, whether it is a date, a temperature, a price, a menu, a set phrase.
 * The score is positive for sentences and negative for furniture; the article
 * is where the sum is greatest.  A struct of features stands between, so that
 * other weights may replace these.
 * Cost: a pass over the line; words behind the 64th are only counted.
 */
#ifndef GK_LINE_H
#define GK_LINE_H

#include "phrase.h"

enum {
	GK_LINE_LOWER = 1 << 0,    /* begins with a small letter */
	GK_LINE_DIGIT = 1 << 1,    /* begins with a digit */
	GK_LINE_DASH = 1 << 2,     /* begins with a dash */
	GK_LINE_QUOTE = 1 << 3,    /* begins with a quotation mark */
	GK_LINE_DATE = 1 << 4,     /* has a date */
	GK_LINE_CLOCK = 1 << 5,    /* has a time of day */
	GK_LINE_MENU = 1 << 6,     /* many short items */
	GK_LINE_TEMPLATE = 1 << 7, /* {{ }} or raw markup */
	GK_LINE_LATIN = 1 << 8,    /* no Cyrillic letter */
	GK_LINE_DEGREES = 1 << 9,  /* a place and a temperature */
	GK_LINE_MONEY = 1 << 10,   /* currencies with numbers */
	GK_LINE_ELLIPSIS = 1 << 11, /* ends in … or ... */
	GK_LINE_ALLCAPS = 1 << 12,  /* no small letter */
	GK_LINE_ADDRESS = 1 << 13,  /* a web address or an e-mail */
	GK_LINE_COUNTED = 1 << 14,  /* ends in a small number in brackets */
	GK_LINE_COPYRIGHT = 1 << 15, /* has the sign */
};

enum gk_line_end {
	GK_LINE_OPEN,     /* no mark */
	GK_LINE_SENTENCE, /* . ! ? … with what may close after it */
	GK_LINE_COLON,
	GK_LINE_COMMA,    /* , or ; */
};

/* Small, because a page has many. */
struct gk_line {
	uint32_t start, end; /* bytes in the text, blanks around taken off */
	uint64_t key;        /* equal for lines of equal words */
	uint32_t nwords;     /* all, letters or digits */
	uint32_t nstops;     /* full stops, ! and ? inside */
	uint32_t ncommas;
	uint32_t nseparators; /* | • / » :: and the like */
	uint32_t stem;       /* where its stems begin in the page's: left to the
			      * reader of the page */
	uint8_t nstems;      /* and how many */
	uint8_t nnumbers;    /* of the first words, those of digits */
	uint8_t ncapitals;   /* of the first words, those with a capital */
	uint8_t end_mark;    /* enum gk_line_end */
	uint8_t item;        /* 3 of «3. Проверьте семена», or 0 */
	uint16_t flags;
	bool goal;           /* begins with a score: «0:1 Дёмин — 3:18» */
	bool has_phrase;     /* its phrase says enough by itself: in a long
			      * line, or one that only holds the words, it
			      * does not */
	struct gk_phrase phrase;
	bool recurs;         /* on its site, so that it is furniture */
	bool apart;          /* a blank line stands above; this and recurs are
			      * left to the reader of the page */
};

/* Looks at the line text[start, end), which cuts no word in two; the text is less
 * than 4 GiB, and map is its map.  words is scratch; stems has GK_PHRASE_WORDS
 * places, of which line->nstems are written: not 0, of the words long enough to
 * tell what a line is about. */
void gk_line_read(struct gk_str text, const struct gk_wordmap *map,
		  size_t start, size_t end, struct gk_phrase_words *words,
		  uint32_t *stems, struct gk_line *line);

/* How much the line alone is like a part of an article, in quarters. */
int gk_line_score(const struct gk_line *line);

/* Ends like a sentence, or begins like speech. */
bool gk_line_is_sentence(const struct gk_line *line);

/* A sentence that only somewhere holds a phrase, or is speech: «Подпишитесь на
 * канал» may be what someone said, cookies what an article is about. */
bool gk_line_may_speak(const struct gk_line *line);

/* Like a title: some words, no end mark. */
bool gk_line_is_title(const struct gk_line *line);

/* A title, or a sentence of a few words: what stands under «По теме». */
bool gk_line_is_teaser(const struct gk_line *line);

/* A legal notice or rules of a site, by its words. */
bool gk_line_is_notice(const struct gk_line *line);

/* «3 из 24»: where a reader is in a gallery. */
bool gk_line_is_count(const struct gk_line *line);

/* Nothing but a date or a time, with at most a few words. */
bool gk_line_is_date(const struct gk_line *line);

#endif
