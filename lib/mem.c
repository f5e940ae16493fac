#include "mem.h"

#include <stdlib.h>
#include <sys/mman.h>

/* The first block of an arena; later ones double, so that a document of any
 * size costs a logarithm of allocations. */
#define FIRST_BLOCK ((size_t)1 << 16)
#define ALIGN GK_ARENA_ALIGN

#define CACHE_LINE 64
#define LARGE_PAGE ((size_t)1 << 21)

struct gk_arena_block {
	struct gk_arena_block *next;
	size_t size;
	_Alignas(ALIGN) char bytes[];
};

void *
gk_mem_array(size_t n, size_t size)
{
	if (n != 0 && size > SIZE_MAX / n)
		return NULL;
	return malloc(n * size != 0 ? n * size : 1);
}

void *
gk_mem_table(size_t n, size_t size)
{
	size_t align, bytes;
	void *p;

	if (size == 0 || n > (SIZE_MAX - LARGE_PAGE) / size)
		return NULL;
	align = n * size >= LARGE_PAGE ? LARGE_PAGE : CACHE_LINE;
	bytes = (n * size + align - 1) / align * align;
	if ((p = aligned_alloc(align, bytes)) == NULL)
		return NULL;
#ifdef MADV_HUGEPAGE /* a hint, which not every system takes */
	if (align == LARGE_PAGE)
		(void)madvise(p, bytes, MADV_HUGEPAGE);
#endif
	return memset(p, 0, bytes);
}

enum gk_status
gk_mem_grow(void *array, size_t *cap, size_t need, size_t size)
{
	void *old, *p;
	size_t n = *cap;

	if (need <= n)
		return GK_OK;
	n = n + n / 2 > need ? n + n / 2 : need;
	if (n < 16)
		n = 16;
	if (n > SIZE_MAX / size)
		return GK_NOMEM;
	memcpy(&old, array, sizeof old);
	if ((p = realloc(old, n * size)) == NULL)
		return GK_NOMEM;
	memcpy(array, &p, sizeof p);
	*cap = n;
	return GK_OK;
}

void
gk_mem_free(void *p)
{
	free(p);
}

static void
begin(struct gk_arena *a, struct gk_arena_block *b)
{
	a->block = b;
	a->free = b != NULL ? b->bytes : NULL;
	a->left = b != NULL ? b->size / ALIGN * ALIGN : 0;
}

/* Moves to a block with n free bytes: the next one kept from before a reset if
 * it is large enough, else a new one put in its place. */
static bool
next_block(struct gk_arena *a, size_t n)
{
	struct gk_arena_block *b, *after = a->block ? a->block->next : a->first;
	size_t size = a->block ? 2 * a->block->size : FIRST_BLOCK;

	if (after != NULL && after->size >= n) {
		begin(a, after);
		return true;
	}
	if (size < n)
		size = n;
	if (size > SIZE_MAX - sizeof *b || !(b = malloc(sizeof *b + size)))
		return false;
	b->size = size;
	b->next = after;
	if (a->block != NULL)
		a->block->next = b;
	else
		a->first = b;
	begin(a, b);
	return true;
}

void *
gk_arena_more(struct gk_arena *a, size_t n)
{
	if (n > SIZE_MAX - ALIGN ||
	    !next_block(a, (n + ALIGN - 1) / ALIGN * ALIGN)) {
		a->failed = true;
		return NULL;
	}
	return gk_arena_alloc(a, n);
}

void *
gk_arena_array(struct gk_arena *a, size_t n, size_t size)
{
	void *p;

	if (n != 0 && size > SIZE_MAX / n) {
		a->failed = true;
		return NULL;
	}
	if ((p = gk_arena_alloc(a, n * size)) != NULL)
		memset(p, 0, n * size);
	return p;
}

void *
gk_arena_grow(struct gk_arena *a, const void *old, size_t *cap, size_t need,
	      size_t size)
{
	size_t n = *cap + *cap / 2;
	char *p;

	if (n < need)
		n = need;
	if (n < 16)
		n = 16;
	if (n > SIZE_MAX / size) {
		a->failed = true;
		return NULL;
	}
	if ((p = gk_arena_alloc(a, n * size)) == NULL)
		return NULL;
	if (*cap != 0)
		memcpy(p, old, *cap * size);
	memset(p + *cap * size, 0, (n - *cap) * size);
	*cap = n;
	return p;
}

struct gk_str
gk_arena_copy(struct gk_arena *a, struct gk_str s)
{
	char *p = gk_arena_alloc(a, s.n);

	if (p == NULL)
		return gk_str("", 0);
	if (s.n != 0)
		memcpy(p, s.p, s.n);
	return gk_str(p, s.n);
}

void
gk_arena_reset(struct gk_arena *a)
{
	begin(a, a->first);
	a->failed = false;
}

void
gk_arena_clear(struct gk_arena *a)
{
	struct gk_arena_block *b, *next;

	for (b = a ? a->first : NULL; b != NULL; b = next) {
		next = b->next;
		free(b);
	}
	if (a != NULL)
		*a = (struct gk_arena){ 0 };
}
