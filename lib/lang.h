/*
 * lang - the language of a text in Cyrillic letters.
 *
 * Three letters in a row tell: a table, trained by scripts/train-lang.c, says
 * how well each fits ten languages and six groups of others (Tatar and
 * Bashkir, Uzbek, Chuvash, of Siberia, of the Caucasus, Uralic with Kalmyk and
 * Buryat). Read are three to twelve pieces of 128 bytes, spread over a longer
 * text, until one language is far ahead.  NULL where the text is short, not
 * Cyrillic, of other languages, or the two best are too close.  Nothing is
 * allocated.
 */
#ifndef GK_LANG_H
#define GK_LANG_H

#include "base.h"

/* "ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "tg", "mn", or NULL. */
const char *gk_lang_guess(struct gk_str text);

/* The same of a paragraph in a document whose language is lang (or NULL): its
 * beginning is read, and another language must be sure to be told. */
const char *gk_lang_of_paragraph(struct gk_str text, const char *lang);

/* Private, for the trainer.  Letters are of 64 classes.  The table has, for
 * each three of them, the number of its row in two bytes, the lower first;
 * then the rows, in 1/GK_LANG_UNIT of a nat, less their mean: those of the
 * last two letters at first, which rarer threes share, then those of
 * frequent ones. */
#define GK_LANGS 10
#define GK_LANG_COLUMNS 16
#define GK_LANG_UNIT 16
#define GK_LANG_THREES ((size_t)1 << 18)
#define GK_LANG_TWOS 4096
#define GK_LANG_ROWS 16384

struct gk_lang_table {
	unsigned char row_of[GK_LANG_THREES][2];
	int8_t row[GK_LANG_ROWS][GK_LANG_COLUMNS];
};

extern const struct gk_lang_table gk_lang_table;
extern const char *const gk_lang_names[GK_LANGS];

/* Private: which language wins, as above, of a text that is read whole; or -1.
 * sure: units that the best must be ahead. */
int gk_lang_judge(struct gk_str text, const struct gk_lang_table *table,
		  int sure);

/* Private: the class of a letter, capital or not, by code point from U+0400 on;
 * 0 for what is none. */
extern const unsigned char gk_lang_letters[256];

#endif
