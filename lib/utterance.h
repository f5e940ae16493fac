/*
 * utterance - what was said, ready to be reported, and the search for it.
 *
 * A struct gk_utterances is the state that the finders of speech share while they
 * walk through one text: its marks, its names, who spoke, how far all is
 * decided.  What a finder has found it puts, in the order of the text; the
 * speaker is looked up then.  While `probing` nothing is reported, only noted
 * that something would be, and whose names it needs.  Everything lies in the
 * arena.
 */
#ifndef GK_UTTERANCE_H
#define GK_UTTERANCE_H

#include <regex.h>

#include "confidence.h"
#include "filter.h"
#include "mark.h"
#include "speaker.h"
#include "wanted.h"

enum gk_quote_kind {
	GK_QUOTE_DIRECT,
	GK_QUOTE_DIALOGUE,
	GK_QUOTE_PARTIAL,
	GK_QUOTE_BLOCK,
	GK_QUOTE_UNMARKED,
	GK_QUOTE_INDIRECT
};

struct gk_quote_rules {
	bool indirect;         /* indirect speech too */
	bool speakers;         /* else spans alone */
	double min_confidence; /* 0 to 1 */
	unsigned kinds;        /* bits 1 << enum gk_quote_kind */
	const regex_t *speaker; /* NULL, or only those whose speaker fits */
};

extern const struct gk_kind gk_quote_kinds[];

#define GK_UTTERANCE_SPANS 8
#define GK_UTTERANCE_REACH 1200 /* bytes; no reporting clause is longer */

struct gk_utterance {
	enum gk_quote_kind kind;
	struct gk_span spans[GK_UTTERANCE_SPANS];
	size_t nspans;
	struct gk_span cue;         /* empty: none */
	struct gk_subject subject;
	bool unsaid;                /* nothing tells who: not who spoke last */
	const char *rule;
};

struct gk_utterances {
	struct gk_str text;
	const char *lang;          /* NULL: not yet guessed; "": unknown */
	const struct gk_names *names;
	const struct gk_quote_rules *rules;
	struct gk_findings *f;
	size_t list;
	struct gk_marks marks;
	struct gk_speaker speaker;
	struct gk_words words; /* of the sentence in hand, read up to words_at */
	size_t words_at;
	size_t line, stop; /* the line of the mark in hand */
	size_t done;       /* everything before this byte is decided */
	size_t quoted;     /* where the last quotation ended; 0: none yet */
	struct gk_utterance last; /* whose verb may serve the next pair, too */
	size_t answers;    /* where the last line of a dialogue ended */
	bool dialogue;     /* a line of one is in hand */
	size_t indirect;   /* before it, indirect speech has been looked for */
	bool probing; /* names are not known: would anything be found? */
	bool hit;     /* something would */
	struct gk_wanted *wanted; /* NULL: the first hit tells enough */
};

/* Is the probe over? */
static inline bool
gk_utterance_probed(const struct gk_utterances *u)
{
	return u->probing && u->hit && u->wanted == NULL;
}

/* Reports x, which begins the sentence or stands in the one that begins at
 * `sentence`: who spoke before that byte may be meant. */
void gk_utterance_put(struct gk_utterances *u, const struct gk_utterance *x,
		      size_t sentence);

/* Reads a reporting clause in [start, end), behind a quotation, whose cue is
 * among its first `most` words.  False: there is none. */
bool gk_utterance_clause(struct gk_utterances *u, size_t start, size_t end,
			 size_t most, struct gk_utterance *x);

/* The same where any verb may report, because it stands behind «, —»: the first
 * word of [start, end) in a past tense. */
bool gk_utterance_verb(struct gk_utterances *u, size_t start, size_t end,
		       struct gk_utterance *x);

/* The end of a clause from at on: a comma or end mark that a dash follows, or
 * the sentence's end.  *resume: behind that dash, or 0. */
size_t gk_utterance_clause_end(struct gk_str text, size_t at, size_t end,
			       size_t *resume);

/* Fills x->spans with [start, end) but for the clauses that interrupt it
 * («, — сказал X. — »); false where none does. */
bool gk_utterance_split(struct gk_utterances *u, size_t start, size_t end,
			struct gk_utterance *x);

/* Is the text in one of these languages: "kk ky"? */
bool gk_utterance_is_in(struct gk_utterances *u, const char *langs);

/* Words in [start, end), at most `most`. */
size_t gk_utterance_count(struct gk_str text, size_t start, size_t end,
			  size_t most);

#endif
