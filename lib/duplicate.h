/*
 * duplicate - paragraphs that stood before: the filter dedupe-paragraphs.
 *
 * examine makes the key of every paragraph of a document; settle asks in stream
 * order whether a key was seen, and remembers it.  The first copy stays; each
 * later one is a finding that names it.  A paragraph of fewer words than
 * min_words is never one: «Да.» is an answer each time.
 * A near copy is one of a paragraph that was kept, never of one that was dropped.
 * Memory: 10 to 15 bytes a remembered paragraph, and 10 to 13 more each where
 * the first copy is to be named, see seen; near copies cost some 135 more, see
 * near.
 */
#ifndef GK_DUPLICATE_H
#define GK_DUPLICATE_H

#include "filter.h"
#include "fingerprint.h"
#include "near.h"
#include "past.h"
#include "seen.h"

struct gk_duplicate_rules {
	enum gk_level level;
	bool document_scope; /* copies within one document only */
	unsigned min_words;
	unsigned min_documents; /* not 0: instead of copies, all that stood in
				 * so many documents of earlier runs */
	bool near;              /* near copies, too: see near */
	double max_new;         /* the share of a near copy's words that may be
				 * new, 0 to 1 */
};

#define GK_DUPLICATE_DEFAULTS \
	{ .level = GK_LEVEL_NORMAL, .min_words = 4, .max_new = 0.25 }

struct gk_duplicate_state {
	const struct gk_duplicate_rules *rules;
	bool want_of;           /* findings name the first copy and its kind */
	struct gk_past *past;   /* opened; NULL: nothing of earlier runs */

	struct gk_seen seen;    /* private, and all below */
	struct gk_near kept;    /* near originals */
	uint32_t *origin;       /* of each, its number in seen */
	size_t origins_cap;
	struct gk_buf form;     /* scratch */
};

/* raw typographic normal near */
extern const struct gk_kind gk_duplicate_kinds[];
extern const char *const gk_duplicate_columns[];

gk_examine gk_duplicate_examine; /* rules: struct gk_duplicate_rules */
gk_settle gk_duplicate_settle;   /* state: struct gk_duplicate_state */

/* Members for --stats. */
void gk_duplicate_stats(const void *state, struct gk_buf *out);

/* At the end of a run that was whole: writes what past shall write. */
bool gk_duplicate_finish(void *state, struct gk_buf *why);

void gk_duplicate_state_clear(struct gk_duplicate_state *state);

#endif
