/*
 * run - operands in, documents through a filter, results out in order.
 *
 * One thread reads, settles and writes; with more threads documents are examined
 * and rendered by them, never more than a batch a thread ahead.  The same input
 * gives the same bytes whatever their number.  Messages go to the caller, one line each,
 * without the program's name.
 * Memory: a batch is the larger of a few blocks and a document; there are
 * threads + 1 of them.
 */
#ifndef GK_RUN_H
#define GK_RUN_H

#include "feed.h"
#include "sink.h"

struct gk_totals {
	struct gk_counts counts;
	uint64_t bytes_in, bytes_out;
	uint64_t size;          /* of the regular files opened so far */
};

struct gk_run {
	struct gk_task *task;
	void (*say)(void *arg, struct gk_str line);
	void (*tick)(void *arg, const struct gk_totals *totals); /* or NULL */
	void *arg;
	const volatile sig_atomic_t *stop; /* a signal that asks to end */

	struct gk_totals totals; /* results */
	bool trouble;            /* something is left out, or failed */

	struct gk_feed feed;     /* private, and all below */
	struct gk_sink sink;
	struct gk_out removed;
	struct gk_sink rejected;
	struct gk_batch *batch;
	struct gk_pool *pool;
	size_t nbatches, first, flying;
	size_t settled;          /* of those that fly, the first ones */
	uint64_t said;
	size_t left_here;        /* documents left out of this operand */
	bool started, ended, failed;
	bool reported;           /* the log has a result */
	struct gk_buf path;
};

/* Runs to the end.  Results stand in totals and trouble; false: the output is
 * not what it should be (a failed write, no memory), and was said. */
bool gk_run(struct gk_run *run);

void gk_run_clear(struct gk_run *run);

#endif
