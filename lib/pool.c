#include "pool.h"

#include <pthread.h>
#include <signal.h>

#include "mem.h"

struct gk_pool {
	pthread_mutex_t lock;
	pthread_cond_t work; /* a job came, or the end */
	pthread_cond_t done; /* a job is done */
	struct gk_job *first, **last;
	bool end;
	unsigned nthreads;
	pthread_t thread[];
};

/* Does the oldest job that waits, with the lock held before and after. */
static void
do_first(struct gk_pool *pool)
{
	struct gk_job *job = pool->first;

	if ((pool->first = job->next) == NULL)
		pool->last = &pool->first;
	pthread_mutex_unlock(&pool->lock);
	job->work(job);
	pthread_mutex_lock(&pool->lock);
	job->done = true;
}

static void *
serve(void *arg)
{
	struct gk_pool *pool = arg;

	pthread_mutex_lock(&pool->lock);
	for (;;) {
		while (pool->first == NULL && !pool->end)
			pthread_cond_wait(&pool->work, &pool->lock);
		if (pool->end)
			break;
		do_first(pool);
		pthread_cond_signal(&pool->done);
	}
	pthread_mutex_unlock(&pool->lock);
	return NULL;
}

struct gk_pool *
gk_pool_new(unsigned nthreads)
{
	struct gk_pool *pool =
	    gk_mem_array(1, sizeof *pool + nthreads * sizeof(pthread_t));
	sigset_t all, before;

	if (pool == NULL)
		return NULL;
	*pool = (struct gk_pool){ 0 };
	pool->last = &pool->first;
	pthread_mutex_init(&pool->lock, NULL);
	pthread_cond_init(&pool->work, NULL);
	pthread_cond_init(&pool->done, NULL);
	/* Signals belong to the thread that reads and writes. */
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	while (pool->nthreads < nthreads &&
	       pthread_create(&pool->thread[pool->nthreads], NULL, serve,
			      pool) == 0)
		pool->nthreads++;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (pool->nthreads < nthreads) {
		gk_pool_free(pool);
		return NULL;
	}
	return pool;
}

void
gk_pool_put(struct gk_pool *pool, struct gk_job *job)
{
	job->done = false;
	job->next = NULL;
	if (pool->nthreads == 0) {
		job->work(job);
		job->done = true;
		return;
	}
	pthread_mutex_lock(&pool->lock);
	*pool->last = job;
	pool->last = &job->next;
	pthread_cond_signal(&pool->work);
	pthread_mutex_unlock(&pool->lock);
}

bool
gk_pool_done(struct gk_pool *pool, struct gk_job *job)
{
	bool done;

	pthread_mutex_lock(&pool->lock);
	done = job->done;
	pthread_mutex_unlock(&pool->lock);
	return done;
}

void
gk_pool_wait(struct gk_pool *pool, struct gk_job *job)
{
	pthread_mutex_lock(&pool->lock);
	while (!job->done)
		if (pool->first != NULL)
			do_first(pool);
		else
			pthread_cond_wait(&pool->done, &pool->lock);
	pthread_mutex_unlock(&pool->lock);
}

void
gk_pool_free(struct gk_pool *pool)
{
	if (pool == NULL)
		return;
	pthread_mutex_lock(&pool->lock);
	pool->end = true;
	pthread_cond_broadcast(&pool->work);
	pthread_mutex_unlock(&pool->lock);
	for (unsigned i = 0; i < pool->nthreads; i++)
		pthread_join(pool->thread[i], NULL);
	pthread_cond_destroy(&pool->done);
	pthread_cond_destroy(&pool->work);
	pthread_mutex_destroy(&pool->lock);
	gk_mem_free(pool);
}
