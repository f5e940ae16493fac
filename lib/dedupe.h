/*
 * dedupe - what dedupe-paragraphs was asked for, put together.
 *
 * One of: dropping copies as the stream goes by; choosing among them in two
 * passes; emitting keys of a shard; applying a list to one.  The caller fills the
 * first members, which are constant from gk_dedupe_open on; errands (uniting
 * states, telling of one, reducing) are none of this.
 * Functions that return false leave a message in *why.
 */
#ifndef GK_DEDUPE_H
#define GK_DEDUPE_H

#include "choice.h"
#include "duplicate.h"
#include "shard.h"
#include "task.h"

struct gk_dedupe {
	struct gk_duplicate_rules rules;
	struct gk_past past;     /* paths */
	bool errand;             /* something else will be done */
	bool longest;            /* choose */
	bool emits;
	struct gk_shard shard;   /* number, and list */
	size_t memory;           /* 0: no bound; more than that in the task's
				  * temp_dir */

	bool want_of;            /* private, and all below */
	struct gk_duplicate_state state;
	struct gk_choice choice;
	gk_settle *settle;
	void *settles;           /* its state */
};

/* state: struct gk_dedupe; rules: its rules. */
extern const struct gk_filter gk_dedupe_filter;

/* What of it does not go together, or with the task: a constant, or NULL. */
const char *gk_dedupe_clash(const struct gk_dedupe *d,
			    const struct gk_task *t);

/* With -o the state is renewed; what looks or checks only, reads it. */
bool gk_dedupe_open(struct gk_dedupe *d, struct gk_task *t,
		    struct gk_buf *why);

/* Between the first pass and the second. */
bool gk_dedupe_turn(struct gk_dedupe *d, struct gk_buf *why);

/* At the end of a run that was whole.  dedupe: struct gk_dedupe. */
bool gk_dedupe_finish(void *dedupe, struct gk_buf *why);

void gk_dedupe_clear(struct gk_dedupe *d);

#endif
