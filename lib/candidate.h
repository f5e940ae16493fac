/*
 * candidate - who may be the subject of a cue, and what that costs.
 *
 * Names, pronouns and capitalised words that no name covers, on both sides of the
 * cue, each with a cost in words of distance: its case, what stands before it and
 * whether verb and person agree add to it.  The cheapest is kept.  An agency that
 * passes words on is none.  Nouns are subject's.  Nothing is allocated.  Cost: a
 * look at the words of the clause.
 */
#ifndef GK_CANDIDATE_H
#define GK_CANDIDATE_H

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

struct gk_candidates {
	const struct gk_words *w;
	size_t cue;
	unsigned speech; /* of the cue */
	unsigned form;   /* of the cue */
	bool gerund;     /* the cue is one: , заявив */
	bool after;      /* w stands behind the quotation */
	struct gk_str text;
	const struct gk_names *names;
	struct gk_subject *best; /* the cheapest so far */
};

static inline bool
gk_candidate_is(const struct gk_candidates *s, size_t i, unsigned speech)
{
	return i < s->w->n && (s->w->word[i].speech & speech) != 0;
}

static inline bool
gk_candidate_flag(const struct gk_candidates *s, size_t i, unsigned flags)
{
	return i < s->w->n && (s->w->word[i].flags & flags) != 0;
}

struct gk_str gk_candidate_text(const struct gk_candidates *s, size_t i);

/* The name that word i is part of, or NULL. */
const struct gk_name *gk_candidate_name(const struct gk_candidates *s,
					size_t i);

/* Is the name as it stands no nominative? */
bool gk_candidate_is_oblique(const struct gk_candidates *s,
			     const struct gk_name *n);

/* The words [first, last] at that cost; they become s->best if that is less. */
void gk_candidate_offer(struct gk_candidates *s, enum gk_subject_kind kind,
			size_t first, size_t last, const struct gk_name *name,
			int cost);

/* Offers all names, pronouns and raw words of the clause. */
void gk_candidate_words(struct gk_candidates *s);

#endif
