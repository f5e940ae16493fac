/*
 * sorted - keys with two counts each, in the order of their bytes, however many.
 *
 * Keys are gathered in memory; where they find no room, equal ones are added up,
 * and if that does not help, they go to a file in order: a run.  Eight runs of one
 * size become one.  The walk takes from all runs at once, and adds up what is
 * equal: each key comes once, with exact sums.
 * Memory: never more than `memory`, at least GK_SORTED_LEAST, in which the buffers
 * of merges are included.  Cost: a sort of what is in memory, and some passes over
 * the disk, one for each factor of eight.
 * After a status other than GK_OK it is good for gk_sorted_clear alone.
 */
#ifndef GK_SORTED_H
#define GK_SORTED_H

#include "base.h"

#define GK_SORTED_LEAST ((size_t)4 << 20)
#define GK_SORTED_KEY ((size_t)4096) /* bytes of a key, at most */

struct gk_sorted {
	size_t memory;      /* set before the first use */
	const char *folder; /* for the runs */
	uint64_t spilled;   /* keys that went to disk, results */

	char *bytes;        /* private, and all below: records, unsorted */
	size_t n, soft, cap;
	struct gk_sorted_record **record;
	size_t nrecords, most;
	struct gk_sorted_run *run;
	size_t nruns, runs_cap;
	struct gk_sorted_cursor **cursor;
	size_t ncursors, next;
	enum gk_status status;
};

/* Adds to the counts of a key.  GK_OK, GK_NOMEM, GK_IO with errno. */
enum gk_status gk_sorted_add(struct gk_sorted *s, struct gk_str key,
			     uint64_t first, uint64_t second);

/* Ends the adding; then gk_sorted_next begins with the lowest key. */
enum gk_status gk_sorted_end(struct gk_sorted *s);

/* The next key, good until the next step, and its sums.  False at the end, and
 * when something fails: then s->status says what. */
bool gk_sorted_next(struct gk_sorted *s, struct gk_str *key, uint64_t *first,
		    uint64_t *second);

void gk_sorted_clear(struct gk_sorted *s);

#endif
