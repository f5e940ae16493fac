/*
 * token - the words and marks of a document as names are looked for in them.
 *
 * Every word and mark with its shape, and whether it begins a sentence.  Where
 * case says nothing, in a text without capitals or a line that has nothing else,
 * words are marked so.  The letters of a word are read when it is asked about:
 * most words stand far from any name.  All lies in the arena: 32 bytes a token.
 */
#ifndef GK_TOKEN_H
#define GK_TOKEN_H

#include "letters.h"
#include "mem.h"
#include "word.h"

enum {
	GK_TOKEN_CAPITAL = 1 << 0, /* Cyrillic, capital first, then small */
	GK_TOKEN_INITIAL = 1 << 1, /* one capital letter, a full stop behind */
	GK_TOKEN_ALLCAPS = 1 << 2, /* two or more capitals, none small */
	GK_TOKEN_LATIN = 1 << 3,   /* Latin with a capital */
	GK_TOKEN_START = 1 << 4,   /* first word of a sentence or line */
	GK_TOKEN_WORD = 1 << 5,    /* letters; else a mark or a number */
	GK_TOKEN_LINE = 1 << 6,    /* first on its line */
	GK_TOKEN_SPACE = 1 << 7,   /* a space stands before it */
	GK_TOKEN_UPPER = 1 << 8,   /* has a capital somewhere */
	GK_TOKEN_CASELESS = 1 << 9, /* its case says nothing */
	GK_TOKEN_KNOWN = 1 << 10, /* hash and stem are set, */
	GK_TOKEN_ASKED = 1 << 11, /* and kin, wide and lore */
};

/* What a token looks like; a word without case is WORD or INITIAL. */
enum gk_shape {
	GK_SHAPE_NONE, /* beyond the line */
	GK_SHAPE_STOP, GK_SHAPE_COMMA, GK_SHAPE_OPEN, GK_SHAPE_CLOSE,
	GK_SHAPE_DASH, GK_SHAPE_BRACKET, GK_SHAPE_UNBRACKET, GK_SHAPE_COLON,
	GK_SHAPE_SHOUT, GK_SHAPE_MARK, GK_SHAPE_NUMBER, GK_SHAPE_DIGITS,
	GK_SHAPE_LOWER, GK_SHAPE_LETTER, GK_SHAPE_WORD, GK_SHAPE_CAPITAL,
	GK_SHAPE_CAPS, GK_SHAPE_SINGLE, GK_SHAPE_INITIAL, GK_SHAPE_DOUBLE,
	GK_SHAPE_HYPHEN, GK_SHAPE_MIXED, GK_SHAPE_LATIN, GK_SHAPE_LATIN_LOWER,
	GK_SHAPE_LATIN_CAPS, GK_SHAPE_LATIN_MIXED,
};

struct gk_token {
	uint32_t start, end;
	uint32_t hash;  /* of the word's letters; of a mark its code point */
	uint32_t stem;  /* of the stem's */
	uint32_t other; /* the next token of that stem, in a circle */
	uint16_t flags;
	uint8_t shape;
	uint8_t nletters; /* at most 255 */
	uint16_t kin;     /* what clue knows of the word, and the next two */
	uint8_t wide, lore;
};

struct gk_tokens {
	struct gk_token *token;
	size_t n;
	enum gk_alphabet alphabet;
	struct gk_str text;
};

/* GK_OK or GK_NOMEM.  The text is less than 4 GiB. */
enum gk_status gk_token_read(struct gk_str text, enum gk_alphabet alphabet,
			     struct gk_arena *arena, struct gk_tokens *out);

/* Reads the letters of word i, and sets its hash and stem. */
void gk_token_letters(const struct gk_tokens *t, size_t i,
		      struct gk_letters *out);

/* Sets the hash and stem of token i, if they are not. */
static inline const struct gk_token *
gk_token_know(const struct gk_tokens *t, size_t i)
{
	struct gk_letters l;

	if ((t->token[i].flags & GK_TOKEN_KNOWN) == 0)
		gk_token_letters(t, i, &l);
	return &t->token[i];
}

/* The first token that begins at byte start or behind it; t->n if none does. */
size_t gk_token_at(const struct gk_tokens *t, size_t start);

/* As if the whole text were without case; for training. */
void gk_token_forget_case(struct gk_tokens *t);

#endif
