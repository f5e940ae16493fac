/*
 * duplicate - paragraphs that stood before: the filter dedupe-paragraphs.
 *
 * settle asks in stream order whether the key of a note was seen, and remembers
 * it.  The first copy stays; each later one is a finding that names it.
 * A near copy is one of a paragraph that was kept, never of one that was dropped.
 * Memory: 10 to 15 bytes a remembered paragraph, and 10 to 13 more each where
 * the first copy is to be named, see seen; near copies cost some 135 more, see
 * near.
 */
#ifndef GK_DUPLICATE_H
#define GK_DUPLICATE_H

#include "copy.h"
#include "past.h"

struct gk_duplicate_rules {
	struct gk_note_rules note; /* first: for gk_note_examine */
	bool document_scope;    /* copies within one document only */
	unsigned min_documents; /* not 0: instead of copies, all that stood in
				 * so many documents of earlier runs */
	double max_new;         /* the share of a near copy's words that may be
				 * new, 0 to 1 */
};

#define GK_DUPLICATE_DEFAULTS \
	{ .note = { .level = GK_LEVEL_NORMAL, .min_words = 4 }, \
	  .max_new = 0.25 }

struct gk_duplicate_state {
	const struct gk_duplicate_rules *rules;
	bool want_of;           /* findings name the first copy and its kind */
	struct gk_past *past;   /* opened; NULL: nothing of earlier runs */

	struct gk_seen seen;    /* private, and all below */
	struct gk_near kept;    /* near originals */
	size_t earlier;         /* of them, those of earlier runs */
	uint32_t *origin;       /* of each other, its number in seen */
	size_t origins_cap;
	struct gk_buf form;     /* scratch */
};

gk_settle gk_duplicate_settle;   /* state: struct gk_duplicate_state */

/* Asks the memory for the keys of a document that will be settled soon. */
void gk_duplicate_ahead(const struct gk_duplicate_state *state,
			const struct gk_findings *f);

/* What is remembered takes at most so many bytes of memory, and the rest goes to
 * files in the folder.  Before the first settle; near copies have no bound. */
void gk_duplicate_bound(struct gk_duplicate_state *state, size_t memory,
			const char *folder);

/* When past is opened: near originals of earlier runs are read from it.  GK_OK or
 * GK_NOMEM. */
enum gk_status gk_duplicate_begin(struct gk_duplicate_state *state);

/* Members for --stats. */
void gk_duplicate_stats(const void *state, struct gk_buf *out);

/* At the end of a run that was whole: writes what past shall write. */
bool gk_duplicate_finish(void *state, struct gk_buf *why);

void gk_duplicate_state_clear(struct gk_duplicate_state *state);

#endif
