/*
 * subject - who speaks in a reporting clause, as the clause puts it.
 *
 * Around the cue stand names, nouns (министр, пресс-служба) and pronouns; each
 * gets a cost from its distance, its case, what stands before it and whether verb
 * and person agree, and the cheapest is the subject.  An agency that passes words
 * on is none.  A capitalised word beside the cue that no name covers is taken
 * too: «raw».  Nothing is allocated.  Cost: a look at the words around the cue.
 */
#ifndef GK_SUBJECT_H
#define GK_SUBJECT_H

#include "clause.h"
#include "mention.h"

enum gk_subject_kind {
	GK_SUBJECT_NONE,
	GK_SUBJECT_NAME,
	GK_SUBJECT_RAW,
	GK_SUBJECT_NOUN,
	GK_SUBJECT_ISSUE, /* a paper: в сообщении */
	GK_SUBJECT_PRONOUN,
};

struct gk_subject {
	enum gk_subject_kind kind;
	struct gk_span span;        /* how the clause calls it */
	const struct gk_name *name; /* of a NAME, or in a NOUN: mention of who */
	unsigned form;              /* GK_CLAUSE_ bits: what the verb says */
	bool epithet;               /* the noun may mean somebody named before */
	bool body;                  /* it calls a body: компания, ведомство */
	bool envoy;                 /* somebody of a body: представитель фирмы */
	bool bare;                  /* of an ISSUE: nothing says whose it is */
	bool relayed;               /* an agency stands in the clause */
	int cost;
};

/* The subject of word `cue` of w.  after: w stands behind the quotation. */
void gk_subject_find(const struct gk_words *w, size_t cue, bool after,
		     struct gk_str text, const struct gk_names *names,
		     struct gk_subject *s);

#endif
