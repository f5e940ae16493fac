/*
 * line - the shape of one line of a page, and how much it is like an article.
 *
 * Shape is what can be seen without the neighbours: how many words, how it
 * ends, whether it is a date, a temperature, a price, a menu, a set phrase.
 * The score is positive for sentences and negative for furniture; the article
 * is where the sum is greatest.  All is judged once, when the line was read, for
 * many rooms ask the same, and a line that stands on many pages is read once.
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

/* What a line is by its shape. */
enum gk_line_type {
	GK_TYPE_EDGE, /* none: beyond the page */
	GK_TYPE_TRIGGER,
	GK_TYPE_FURNITURE,
	GK_TYPE_METADATA,
	GK_TYPE_SENTENCE,
	GK_TYPE_SHORT_SENTENCE,
	GK_TYPE_LONG,
	GK_TYPE_TITLE,
	GK_TYPE_SHORT,
	GK_TYPE_COLON,
	GK_TYPE_COMMA,
	GK_TYPE_ELLIPSIS,
	GK_TYPE_DATED,
	GK_TYPE_NUMBERS,
	GK_TYPE_TABLE,
	GK_TYPE_SPEECH,
	GK_TYPES
};

/* Private: answers to the questions below. */
enum {
	GK_LINE_IS_TITLE = 1 << 0,
	GK_LINE_IS_DATE = 1 << 1,
	GK_LINE_IS_COUNT = 1 << 2,
	GK_LINE_IS_NOTICE = 1 << 3,
	GK_LINE_IS_GOAL = 1 << 4,
	GK_LINE_IS_VALUE = 1 << 5, /* set by the reader of the line */
};

/* Small, because a page has many and a memo more: 56 bytes. */
struct gk_line {
	uint32_t start, end; /* bytes in the text, blanks around taken off */
	uint64_t key;        /* equal for lines of equal words */
	uint32_t nwords;     /* all, letters or digits */
	uint32_t nstops;     /* full stops, ! and ? inside */
	uint32_t ncommas;
	uint32_t nseparators; /* | • / » :: and the like */
	uint32_t stem;       /* where its stems begin in the page's: left to the
			      * reader of the page */
	int32_t weight;      /* of its own features: left to him, too */
	uint8_t nstems;      /* and how many */
	uint8_t nnumbers;    /* of the first words, those of digits */
	uint8_t ncapitals;   /* of the first words, those with a capital */
	uint8_t end_mark;    /* enum gk_line_end */
	uint16_t flags;
	uint8_t item;        /* 3 of «3. Проверьте семена», or 0 */
	bool has_phrase;     /* its phrase says enough by itself: in a long
			      * line, or one that only holds the words, it
			      * does not */
	struct gk_phrase phrase;
	uint8_t is;          /* private */
	uint8_t type;        /* enum gk_line_type */
	int8_t score;        /* how much the line alone is like a part of an
			      * article, in quarters */
	/* left to the reader of the page: */
	bool recurs : 1;     /* on its site, so that it is furniture */
	bool apart : 1;      /* a blank line stands above */
	bool listed : 1;     /* of the article's table of contents */
	bool heading : 1;    /* a subheading that such a table names */
};

/* Fills is, but for what the reader of the line set, type and score from the
 * others; goal: the line begins with a score,
 * «0:1 Дёмин — 3:18». */
void gk_line_judge(struct gk_line *line, bool goal);

/* Ends like a sentence. */
static inline bool
gk_line_is_sentence(const struct gk_line *l)
{
	return l->end_mark == GK_LINE_SENTENCE;
}

/* A sentence that only somewhere holds a phrase, or is speech: «Подпишитесь на
 * канал» may be what someone said, cookies what an article is about. */
static inline bool
gk_line_may_speak(const struct gk_line *l)
{
	return gk_line_is_sentence(l) && l->nwords >= 8 &&
	       l->phrase.fit == GK_PHRASE_ANYWHERE;
}

/* Like a title: some words, no end mark. */
static inline bool
gk_line_is_title(const struct gk_line *l)
{
	return l->is & GK_LINE_IS_TITLE;
}

/* A title, or a sentence of a few words: what stands under «По теме». */
static inline bool
gk_line_is_teaser(const struct gk_line *l)
{
	return l->nwords < 8 || gk_line_is_title(l);
}

/* A legal notice or rules of a site, by its words. */
static inline bool
gk_line_is_notice(const struct gk_line *l)
{
	return l->is & GK_LINE_IS_NOTICE;
}

/* «3 из 24»: where a reader is in a gallery. */
static inline bool
gk_line_is_count(const struct gk_line *l)
{
	return l->is & GK_LINE_IS_COUNT;
}

/* «Мука — 250 г»: a name, a dash, a number. */
static inline bool
gk_line_is_value(const struct gk_line *l)
{
	return l->is & GK_LINE_IS_VALUE;
}

/* Nothing but a date or a time, with at most a few words. */
static inline bool
gk_line_is_date(const struct gk_line *l)
{
	return l->is & GK_LINE_IS_DATE;
}

#endif
