/*
 * mem - checked allocation, and arenas.
 *
 * The only room that calls malloc.  Nothing here aborts: no memory is NULL.
 * An arena hands out pieces that live until it is reset or cleared; it keeps
 * its blocks over a reset, so that a warm arena allocates nothing.  It
 * remembers in `failed` that a piece could not be had, so that a caller may
 * ask once at the end; gk_arena_reset forgets it.
 * A zeroed struct gk_arena is an empty one.
 */
#ifndef GK_MEM_H
#define GK_MEM_H

#include "base.h"

/* Room for n objects of size bytes, uninitialised; NULL when n * size does not
 * fit or there is no memory.  n of 0 gives a pointer that may be freed. */
void *gk_mem_array(size_t n, size_t size);

/* The same, zeroed, at the start of a cache line, and on large pages where the
 * system has them: for tables that are read here and there. */
void *gk_mem_table(size_t n, size_t size);

/* Makes *array, which has *cap places of size bytes, hold at least need.
 * Grows by half; *array may be NULL with *cap 0.  GK_OK or GK_NOMEM. */
enum gk_status gk_mem_grow(void *array, size_t *cap, size_t need, size_t size);

/* Takes NULL in peace. */
void gk_mem_free(void *p);

#define GK_ARENA_ALIGN 16

struct gk_arena {
	struct gk_arena_block *first; /* private */
	struct gk_arena_block *block; /* private: the one in use */
	char *free;                   /* private: what is left of it */
	size_t left;
	bool failed;                  /* some piece could not be had */
};

/* Private: the same, from another block. */
void *gk_arena_more(struct gk_arena *a, size_t n);

/* n bytes aligned for any object, uninitialised; NULL without memory. */
static inline void *
gk_arena_alloc(struct gk_arena *a, size_t n)
{
	const size_t align = GK_ARENA_ALIGN;
	char *p = a->free;

	/* what is left is whole places; none is NULL */
	if (n > a->left || p == NULL)
		return gk_arena_more(a, n);
	n = (n + align - 1) / align * align;
	a->free = p + n;
	a->left -= n;
	return p;
}

/* The same for n objects of size bytes, zeroed. */
void *gk_arena_array(struct gk_arena *a, size_t n, size_t size);

/* A larger array with the old one's content: *cap grows by half until it is at
 * least need.  The old array stays in the arena until the reset. */
void *gk_arena_grow(struct gk_arena *a, const void *old, size_t *cap,
		    size_t need, size_t size);

/* Copies s into the arena; without memory the copy is empty. */
struct gk_str gk_arena_copy(struct gk_arena *a, struct gk_str s);

void gk_arena_reset(struct gk_arena *a); /* keeps the memory */
void gk_arena_clear(struct gk_arena *a); /* gives it back */

#endif
