/*
 * clause - the reporting clause beside a quotation, as words.
 *
 * The words of one sentence up to a place are kept in a struct gk_words, the
 * last GK_CLAUSE_WORDS at least; what stands in parentheses is left out, a
 * title in marks counts as one word.  Among them the cue is found: the word that
 * reports.  Each word of a text is read once.  Nothing is allocated.
 */
#ifndef GK_CLAUSE_H
#define GK_CLAUSE_H

#include "speech.h"

#define GK_CLAUSE_WORDS 40

enum {
	GK_CLAUSE_CAPITAL = 1 << 0, /* begins with one */
	GK_CLAUSE_COMMA = 1 << 1,   /* , ; or a dash stands before it */
	GK_CLAUSE_QUOTED = 1 << 2,  /* a title in marks */
	GK_CLAUSE_LATIN = 1 << 3,
	GK_CLAUSE_CAPS = 1 << 4,    /* capitals only */
};

struct gk_clause_word {
	size_t start, end;
	unsigned speech;  /* GK_SPEECH_ bits */
	unsigned flags;
	unsigned nletters;
};

struct gk_words {
	struct gk_clause_word word[2 * GK_CLAUSE_WORDS];
	size_t n;
	size_t start; /* of the sentence */
	size_t total; /* words of it, those forgotten too */
	bool colon;   /* the last that was read is a colon */
	bool comma;   /* the same of a comma or dash */
	bool that;    /* a word such as «что» is the last */
	bool line;    /* a line ended behind the last word */
	bool ended;   /* the sentence did; the next word begins another */
	unsigned depth; /* of parentheses */
	size_t mark;  /* private: where a title in marks began, or 0 */
};

/* Begins a sentence at byte at. */
void gk_clause_begin(struct gk_words *w, size_t at);

/* Reads text[from, to) on; behind a sentence's end it begins anew. */
void gk_clause_read(struct gk_words *w, struct gk_str text, size_t from,
		    size_t to);

/* A title in marks stands at [start, end); gk_clause_read knows its own. */
void gk_clause_quoted(struct gk_words *w, size_t start, size_t end);

/* The word that reports: the last one of all, or, with `after`, the first of the
 * first `most`; an index, or w->n where there is none. */
size_t gk_clause_cue(const struct gk_words *w, bool after, size_t most);

/* Is one of the first `most` words of text[from, to) a cue?  Quick, and yes more
 * often than gk_clause_cue finds one. */
bool gk_clause_likely(struct gk_str text, size_t from, size_t to, size_t most);

/* What the form of a verb says of its subject. */
enum { GK_CLAUSE_MALE = 1, GK_CLAUSE_FEMALE = 2, GK_CLAUSE_MANY = 4 };
unsigned gk_clause_form(struct gk_str verb);

#endif
