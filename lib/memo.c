#include "memo.h"

#include "hash.h"
#include "mem.h"

#define PLACES 16384
#define BYTES 200 /* of a line; longer ones are seldom said twice */
#define STEMS 16

/* For how many lines it is remembered that they came once. */
#define ONCE 65536

struct entry { /* two cache lines, which are fetched together */
	_Alignas(64) uint64_t key; /* 0: free */
	struct gk_line line;
	uint32_t stem[STEMS];
};

_Static_assert(sizeof(struct entry) == 128, "no place lies in three");

struct gk_memo {
	struct entry entry[PLACES];
	uint16_t once[ONCE];
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
	__builtin_prefetch(&e->stem[STEMS - 1]);
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

void
gk_memo_put(struct gk_memo *memo, uint64_t key, const struct gk_line *line,
	    const uint32_t *stems)
{
	struct entry *e = &memo->entry[place_of(key)];
	uint16_t *once = &memo->once[key >> 32 & (ONCE - 1)];
	uint16_t tag = (uint16_t)(key >> 48);

	if (key == 0 || line->nstems > STEMS)
		return;
	if (*once != tag) {
		*once = tag;
		return;
	}
	e->key = key;
	e->line = *line;
	memcpy(e->stem, stems, line->nstems * sizeof *stems);
}
