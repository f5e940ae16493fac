#include "memo.h"

#include "hash.h"
#include "mem.h"

#define PLACES 16384
#define BYTES 200 /* of a line; longer ones are seldom said twice */
#define STEMS 12

struct entry {
	struct gk_line line;
	uint32_t stem[STEMS];
};

struct gk_memo {
	uint64_t asked; /* the key of the last question, 0 if it was too long */
	uint64_t key[PLACES];
	struct entry entry[PLACES]; /* where the key is not 0 */
};

struct gk_memo *
gk_memo_new(void)
{
	struct gk_memo *memo = gk_mem_array(1, sizeof *memo);

	if (memo != NULL)
		memset(memo->key, 0, sizeof memo->key);
	return memo;
}

bool
gk_memo_find(struct gk_memo *memo, struct gk_str bytes, struct gk_line *line,
	     uint32_t *stems)
{
	const struct entry *e;
	uint64_t key;

	memo->asked = 0;
	if (bytes.n > BYTES)
		return false;
	memo->asked = key = gk_hash(bytes.p, bytes.n) | 1;
	if (memo->key[key >> 1 & (PLACES - 1)] != key)
		return false;
	e = &memo->entry[key >> 1 & (PLACES - 1)];
	*line = e->line;
	memcpy(stems, e->stem, sizeof e->stem);
	return true;
}

void
gk_memo_put(struct gk_memo *memo, const struct gk_line *line,
	    const uint32_t *stems)
{
	size_t at = memo->asked >> 1 & (PLACES - 1);

	if (memo->asked == 0 || line->nstems > STEMS)
		return;
	memo->key[at] = memo->asked;
	memo->entry[at].line = *line;
	memcpy(memo->entry[at].stem, stems, line->nstems * sizeof *stems);
}
