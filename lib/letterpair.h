/*
 * letterpair - how likely one letter stands behind another in Cyrillic text.
 *
 * Counted for ten languages, in eighths of a bit: the cost of a symbol behind
 * another.  A symbol is a Cyrillic letter whatever its case, ASCII that is no
 * letter (which stands around a text, too), an ASCII letter, a typographic
 * sign, or anything else.  Case has a cost of its own.
 * Russian text costs some 30 a pair, the same read in a wrong code page 60 and
 * more.
 */
#ifndef GK_LETTERPAIR_H
#define GK_LETTERPAIR_H

#include "base.h"

#define GK_LETTERPAIR_SYMBOLS 71
#define GK_LETTERPAIR_LANGS 10

enum {
	GK_LETTERPAIR_BLANK, /* ASCII, no letter */
	GK_LETTERPAIR_LATIN, /* an ASCII letter */
	GK_LETTERPAIR_SIGN,
	GK_LETTERPAIR_OTHER,
	GK_LETTERPAIR_LETTER, /* this and all behind it */
};

/* What a code point is here: its symbol, and whether it is a capital. */
struct gk_letter {
	unsigned char symbol;
	unsigned char upper;
};

struct gk_letter gk_letterpair_of(uint32_t cp);

/* Of the second symbol behind the first. */
extern const unsigned char gk_letterpair_cost[GK_LETTERPAIR_LANGS]
	[GK_LETTERPAIR_SYMBOLS][GK_LETTERPAIR_SYMBOLS];
extern const char *const gk_letterpair_lang[GK_LETTERPAIR_LANGS];

/* Of a small letter and a capital, behind what is no Cyrillic letter, a small
 * one, a capital. */
extern const unsigned char gk_letterpair_case[3][2];

/* What UTF-8 text costs in the language that suits it best, case counted or not,
 * as if blanks stood around it; *pairs is how many pairs that are not two of
 * ASCII.  Cost: one pass. */
uint32_t gk_letterpair_weigh(struct gk_str text, bool cased, size_t *pairs);

static inline unsigned
gk_letterpair_case_cost(struct gk_letter a, struct gk_letter b)
{
	unsigned before = a.symbol < GK_LETTERPAIR_LETTER ? 0 : 1u + a.upper;

	return b.symbol < GK_LETTERPAIR_LETTER
		       ? 0
		       : gk_letterpair_case[before][b.upper];
}

#endif
