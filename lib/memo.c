#include "memo.h"

#include "hash.h"
#include "mem.h"

#define PLACES 16384
#define BYTES 200 /* of a line; longer ones are seldom said twice */
#define STEMS 15
#define ONCE 2 /* lines of which a place remembers that they came once */

struct entry { /* two cache lines, which are fetched together */
	_Alignas(64) uint64_t key; /* 0: free */
	struct gk_line line;
	uint32_t stem[STEMS];
	uint16_t once[ONCE]; /* the newest first */
};

_Static_assert(sizeof(struct entry) == 128, "no place lies in three");

/* Just one large page. */
struct gk_memo {
	struct entry entry[PLACES];
};

struct gk_memo *
gk_memo_new(void)
{
	return gk_mem_table(1, sizeof(struct gk_memo));
}

static size_t
place_of(uint64_t key)
{
	return key >> 1 & (PLACES - 1);
}

uint64_t
gk_memo_key(const struct gk_memo *memo, struct gk_str bytes)
{
	const struct entry *e;
	uint64_t key;

	if (bytes.n > BYTES)
		return 0;
	key = gk_hash(bytes.p, bytes.n) | 1;
	e = &memo->entry[place_of(key)];
	__builtin_prefetch(e);
	__builtin_prefetch(e->once);
	return key;
}

bool
gk_memo_find(const struct gk_memo *memo, uint64_t key, struct gk_line *line,
	     uint32_t *stems)
{
	const struct entry *e = &memo->entry[place_of(key)];

	if (key == 0 || e->key != key)
		return false;
	*line = e->line;
	memcpy(stems, e->stem, sizeof e->stem);
	return true;
}

/* Did a line of this key come before, of those that want its place? */
static bool
came_before(struct entry *e, uint64_t key)
{
	uint16_t tag = (uint16_t)(key >> 48);

	for (size_t i = 0; i < ONCE; i++)
		if (e->once[i] == tag)
			return true;
	memmove(e->once + 1, e->once, sizeof e->once - sizeof *e->once);
	e->once[0] = tag;
	return false;
}

void
gk_memo_put(struct gk_memo *memo, uint64_t key, const struct gk_line *line,
	    const uint32_t *stems)
{
	struct entry *e = &memo->entry[place_of(key)];

	if (key == 0 || line->nstems > STEMS || !came_before(e, key))
		return;
	e->key = key;
	e->line = *line;
	memcpy(e->stem, stems, line->nstems * sizeof *stems);
}
