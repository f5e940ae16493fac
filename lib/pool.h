/*
 * pool - jobs done by threads, taken back in any order the caller likes.
 *
 * A job is a struct that begins with struct gk_job.  With no threads a put does
 * the job at once, so that one code path serves both.  The caller owns its jobs
 * and leaves one alone between put and wait.
 */
#ifndef GK_POOL_H
#define GK_POOL_H

#include "base.h"

struct gk_job {
	void (*work)(struct gk_job *job);
	struct gk_job *next; /* private */
	bool done;           /* private */
};

struct gk_pool;

/* nthreads beside the caller's, which lends a hand where it waits; 0 starts none.  NULL without memory or threads. */
struct gk_pool *gk_pool_new(unsigned nthreads);

void gk_pool_put(struct gk_pool *pool, struct gk_job *job);

/* Is the job done?  Never blocks for long. */
bool gk_pool_done(struct gk_pool *pool, struct gk_job *job);

/* Returns when the job is done.  Meanwhile jobs that wait are done here: one
 * thread at a time may call this. */
void gk_pool_wait(struct gk_pool *pool, struct gk_job *job);

/* Lets running jobs end, forgets waiting ones.  Takes NULL. */
void gk_pool_free(struct gk_pool *pool);

#endif
