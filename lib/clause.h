/*
 * clause - the reporting clause beside a quotation.
 *
 * Given a range of text that may be one, says whether a word of saying stands
 * in it and where, and which name, office or pronoun is its subject.  Looks at
 * the first or last GK_CLAUSE_WORDS words only.  Nothing is allocated.
 */
#ifndef GK_CLAUSE_H
#define GK_CLAUSE_H

#include "name.h"
#include "speech.h"
#include "word.h"

#define GK_CLAUSE_WORDS 40

struct gk_clause {
	struct gk_span cue;
	enum gk_speech speech; /* NONE: it is no reporting clause */
	size_t distance;       /* words between the quotation and the cue */
	const struct gk_name *name; /* the subject, or NULL */
	struct gk_span noun;   /* lower-case subject: министр; empty if none */
	struct gk_span pronoun;
	bool female;           /* the verb says she */
};

/* Examines [start, end); from its end backwards with `before`. */
void gk_clause_read(struct gk_str text, size_t start, size_t end, bool before,
		    const struct gk_names *names, struct gk_clause *clause);

/* The first name that ends behind byte at: an index, or names->n. */
size_t gk_clause_name(const struct gk_names *names, size_t at);

#endif
