/*
 * past - what earlier runs saw, and what this one adds to it.
 *
 * The state that is read does not change while the run goes on.  What the run
 * sees is counted apart, in how many documents each key stands, and is merged
 * with the state at the end, when the output is safe.  The file that will be
 * replaced is locked from the start: two runs would forget each other's news.
 * Functions that return false leave a message in *why, a path and what is wrong
 * with it.
 * Memory: 18 to 27 bytes for each key that the run sees and will write; with
 * tally.memory and tally.folder set never more than that, see spill.
 */
#ifndef GK_PAST_H
#define GK_PAST_H

#include "buf.h"
#include "history.h"
#include "lock.h"
#include "spill.h"

struct gk_past {
	const char *in, *out; /* paths; NULL: none is read, written */
	uint64_t level;
	struct gk_spill tally;   /* its bound is the caller's, before the first
				  * count */
	struct gk_history known; /* to be read */

	struct gk_lock lock;     /* private, and all below */
	uint32_t document;
};

/* Reads the state.  One that is not there is empty if the run writes one. */
bool gk_past_open(struct gk_past *p, struct gk_buf *why);

/* In how many documents of earlier runs the key stood. */
static inline uint32_t
gk_past_documents(const struct gk_past *p, uint64_t key)
{
	return gk_history_documents(&p->known, key);
}

static inline void
gk_past_prefetch(const struct gk_past *p, uint64_t key)
{
	gk_history_prefetch(&p->known, key);
	if (p->out != NULL)
		gk_spill_prefetch(&p->tally, key);
}

/* What is counted from here on stands in another document. */
void gk_past_turn(struct gk_past *p);

/* Counts a key of the document in hand, where the run writes.  GK_OK, GK_NOMEM,
 * GK_IO with errno. */
enum gk_status gk_past_count(struct gk_past *p, uint64_t key);

/* Members for --stats. */
void gk_past_stats(const struct gk_past *p, struct gk_buf *out);

/* Writes the new state, when the run was whole, with these rows behind those
 * that were known. */
bool gk_past_write(struct gk_past *p, struct gk_str rows, struct gk_buf *why);

/* Unites n states into out, which may be one of them.  Of rows with the same
 * words one stays. */
bool gk_past_merge(const char *const *paths, size_t n, const char *out,
		   struct gk_buf *why);

/* One JSON object and a line end that say what the state at path is. */
bool gk_past_info(const char *path, struct gk_buf *out, struct gk_buf *why);

void gk_past_clear(struct gk_past *p);

#endif
