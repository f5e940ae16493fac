/*
 * phrase - the set phrases of furniture, and the words of a line.
 *
 * The lists lie in data/widgets, one file a language; all are asked at once,
 * for the pages of one site mix languages.  A phrase names the kind of widget
 * that it belongs to.  It fits a whole line, the opening of a line, a label
 * with a colon, or any place in a line.  Of the first words of a line (at most
 * GK_PHRASE_WORDS) each is asked by its hash whether a phrase begins with it.
 * Nothing is allocated.  Cost: a pass over those words.
 */
#ifndef GK_PHRASE_H
#define GK_PHRASE_H

#include "wordmap.h"

/* What a line of a page is.  The last four are metadata. */
enum gk_widget_kind {
	GK_WIDGET_CONTENT,
	GK_WIDGET_HEADLINE,
	GK_WIDGET_SHARE,
	GK_WIDGET_RELATED,
	GK_WIDGET_SUBSCRIBE,
	GK_WIDGET_RATES,
	GK_WIDGET_WEATHER,
	GK_WIDGET_MENU,
	GK_WIDGET_FOOTER,
	GK_WIDGET_COUNTER,
	GK_WIDGET_AD,
	GK_WIDGET_COMMENTS,
	GK_WIDGET_TAGS,
	GK_WIDGET_CREDIT,
	GK_WIDGET_LEGAL,
	GK_WIDGET_COOKIE,
	GK_WIDGET_TEMPLATE,
	GK_WIDGET_REPEAT,
	GK_WIDGET_BYLINE,
	GK_WIDGET_DATE,
	GK_WIDGET_SOURCE,
	GK_WIDGET_CAPTION,
	GK_WIDGET_KINDS
};

#define GK_PHRASE_WORDS 48

struct gk_phrase_word {
	uint32_t start, end; /* in the line */
	uint32_t hash;       /* as gk_wordmap_read */
	uint32_t nletters;
};

/* The first words of a line. */
struct gk_phrase_words {
	struct gk_str text; /* the line in lower case, ё as е: of a wordmap */
	struct gk_phrase_word word[GK_PHRASE_WORDS + 1]; /* its last: zeros */
	uint64_t digits; /* a bit for each, the first is the least: begins with
			  * a digit */
	size_t nwords;
};

/* Does word i begin with a digit? */
static inline bool
gk_phrase_digits(const struct gk_phrase_words *w, size_t i)
{
	return w->digits >> i & 1;
}

/* The ASCII mark behind a word, or 0. */
static inline char
gk_phrase_after(const struct gk_phrase_words *w,
		const struct gk_phrase_word *word)
{
	unsigned char c = 0;

	if (word->end < w->text.n)
		c = (unsigned char)w->text.p[word->end];
	return c > ' ' && c < 0x80 ? (char)c : 0;
}

/* Where the filter of phrases that stand anywhere has a first word and the next
 * one, or 0: one of 65536. */
static inline uint32_t
gk_phrase_pair(uint32_t first, uint32_t next)
{
	return (first * 0x9E3779B1u ^ next * 0x85EBCA77u) >> 16;
}

enum gk_phrase_fit {
	GK_PHRASE_NONE,
	GK_PHRASE_ANYWHERE, /* weakest first */
	GK_PHRASE_OPENS,
	GK_PHRASE_LABEL,
	GK_PHRASE_WHOLE,
};

struct gk_phrase {
	uint8_t fit;   /* enum gk_phrase_fit */
	uint8_t kind;  /* enum gk_widget_kind */
	uint8_t n;     /* bytes of it */
	uint8_t nweak; /* words that notices are full of */
};

/* The phrase that fits the line best: whole before label before opening before
 * anywhere, the longer before the shorter. */
struct gk_phrase gk_phrase_find(const struct gk_phrase_words *w);

#endif
