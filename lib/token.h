/*
 * token - the words of a document as name looks at them.
 *
 * Every word and mark, with its hash, what lexicon and its ending say, and
 * whether it begins a sentence.  Only capitalised words are asked about.  A table
 * of the document's own lower-case words tells whether a word at the start of a
 * sentence is an ordinary one.  All lies in the arena.
 */
#ifndef GK_TOKEN_H
#define GK_TOKEN_H

#include "lexicon.h"
#include "mem.h"
#include "word.h"

enum {
	GK_TOKEN_CAPITAL = 1 << 0, /* Cyrillic, capital first, then small */
	GK_TOKEN_INITIAL = 1 << 1, /* one capital letter, a full stop behind */
	GK_TOKEN_ALLCAPS = 1 << 2, /* two or more capitals, none small */
	GK_TOKEN_LATIN = 1 << 3,   /* Latin with a capital */
	GK_TOKEN_START = 1 << 4,   /* first word of a sentence or line */
	GK_TOKEN_SURNAME = 1 << 5, /* ends like one */
	GK_TOKEN_PATRONYMIC = 1 << 6,
	GK_TOKEN_ORDINARY = 1 << 7, /* stands in lower case elsewhere */
	GK_TOKEN_WORD = 1 << 8,    /* letters; else a mark or a number */
	GK_TOKEN_HEAD = 1 << 9,    /* heads an organisation's name */
};

/* Small, because there are as many as words: 24 bytes. */
struct gk_token {
	uint32_t start, end;
	uint32_t hash;     /* of the word's stem in lower case */
	uint32_t cp;       /* first code point */
	uint16_t flags;
	uint16_t nletters; /* at most 65535 */
	uint8_t lexicon;   /* GK_LEXICON_ bits */
	bool line;         /* first on its line */
};

struct gk_tokens {
	struct gk_token *token;
	size_t n;
};

/* GK_OK or GK_NOMEM.  The text is less than 4 GiB. */
enum gk_status gk_token_read(struct gk_str text, struct gk_arena *arena,
			     struct gk_tokens *out);

#endif
