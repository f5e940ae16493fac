/*
 * duplicate - paragraphs that stood before: the filter dedupe-paragraphs.
 *
 * examine makes the key of every paragraph of a document; settle asks in stream
 * order whether a key was seen, and remembers it.  The first copy stays; each
 * later one is a finding that names it.  A paragraph of fewer words than
 * min_words is never one: «Да.» is an answer each time.
 * Memory: 10 to 15 bytes a remembered paragraph, and 10 to 13 more each where
 * the first copy is to be named; see seen.
 */
#ifndef GK_DUPLICATE_H
#define GK_DUPLICATE_H

#include "filter.h"
#include "fingerprint.h"
#include "seen.h"

struct gk_duplicate_rules {
	enum gk_level level;
	bool document_scope; /* copies within one document only */
	unsigned min_words;
};

#define GK_DUPLICATE_DEFAULTS { .level = GK_LEVEL_NORMAL, .min_words = 4 }

struct gk_duplicate_state {
	const struct gk_duplicate_rules *rules;
	bool want_of;           /* findings name the first copy and its kind */

	struct gk_seen seen;    /* private, and all below */
	struct gk_buf form;     /* scratch */
};

extern const struct gk_kind gk_duplicate_kinds[]; /* raw typographic normal */
extern const char *const gk_duplicate_columns[];

gk_examine gk_duplicate_examine; /* rules: struct gk_duplicate_rules */
gk_settle gk_duplicate_settle;   /* state: struct gk_duplicate_state */

void gk_duplicate_state_clear(struct gk_duplicate_state *state);

#endif
