/*
 * phrase - the set phrases of furniture, and the words of a line.
 *
 * The lists lie in data/widgets, one file a language; all are asked at once,
 * for the pages of one site mix languages.  A phrase names the kind of widget
 * that it belongs to.  It fits a whole line, the opening of a line, a label
 * with a colon, or any place in a line.  The first words of a line (at most
 * GK_PHRASE_WORDS) are cut once, in lower case, and looked up by a hash.
 * Nothing is allocated.  Cost: a pass over those words.
 */
#ifndef GK_PHRASE_H
#define GK_PHRASE_H

#include "base.h"

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

#define GK_PHRASE_WORDS 64
#define GK_PHRASE_BYTES 1536

struct gk_phrase_word {
	unsigned short start, end; /* in text */
	uint32_t hash;             /* of the whole word */
	uint32_t stem;             /* of its first five letters */
	char after;                /* the ASCII mark behind it, or 0 */
	bool digits;               /* begins with a digit */
	unsigned char nletters;    /* at most 255 */
};

/* The first words of a line: lower case, ё as е, one space between. */
struct gk_phrase_words {
	char text[GK_PHRASE_BYTES];
	size_t n;
	struct gk_phrase_word word[GK_PHRASE_WORDS];
	size_t nwords;
};

enum gk_phrase_fit {
	GK_PHRASE_NONE,
	GK_PHRASE_ANYWHERE, /* weakest first */
	GK_PHRASE_OPENS,
	GK_PHRASE_LABEL,
	GK_PHRASE_WHOLE,
};

struct gk_phrase {
	enum gk_phrase_fit fit;
	enum gk_widget_kind kind;
	struct gk_str text; /* a constant; empty when fit is NONE */
	unsigned nweak;     /* words that notices are full of */
};

/* One step of the hash of a word: a code point. */
static inline uint32_t
gk_phrase_hash(uint32_t h, uint32_t cp)
{
	return h * 33u + cp;
}

/* The phrase that fits the line best: whole before label before opening before
 * anywhere, the longer before the shorter. */
struct gk_phrase gk_phrase_find(const struct gk_phrase_words *w);

#endif
