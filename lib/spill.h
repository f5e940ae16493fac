/*
 * spill - a map from hashes to small values that may outgrow the memory.
 *
 * While it fits into `memory` it is a gk_hash_map.  Then its keys go, in rising
 * order, to a file: a run.  A filter in memory (Bloom 1970) tells of most new
 * keys that they stand in no run; a key of which it cannot tell is looked for on
 * disk, so no answer is a guess.  Four runs of one size become one (O'Neil 1996),
 * so that there are few: some three for each factor of four.
 * With `unite` set, keys in runs are not looked for: a key may stand in several,
 * and its values are united when the map is walked through.
 * Memory: never more than `memory`, but for 8 bytes a run and one walk's
 * buffers.  Cost: about one read from the disk for a key that stands in a run.
 * After a status other than GK_OK it is good for gk_spill_clear alone.
 */
#ifndef GK_SPILL_H
#define GK_SPILL_H

#include "hash.h"

/* What a bound must be at least: the buffers of a merge. */
#define GK_SPILL_LEAST ((size_t)1 << 20)

struct gk_spill {
	size_t memory;      /* bytes; 0: no bound, and nothing goes to disk */
	const char *folder; /* for the runs */
	size_t value_size;  /* at most GK_HASH_VALUE_MOST */
	void (*unite)(void *older, const void *newer); /* or NULL */

	uint64_t spilled;   /* keys that went to disk first, results */
	uint64_t written;   /* bytes, with those of merges */

	struct gk_hash_map map; /* private, and all below */
	uint64_t *filter;
	size_t words;
	struct gk_spill_run *run; /* the oldest first */
	size_t nruns, runs_cap;
	char found[GK_HASH_VALUE_MOST];
	char *page;
	struct gk_spill_cursor *walk;
	size_t at;
	enum gk_status status;
};

/* Finds the key, or adds it.  *value: to be read if it was found, to be written
 * if not, before the next add.  GK_OK, GK_NOMEM, GK_IO with errno. */
enum gk_status gk_spill_add(struct gk_spill *s, uint64_t key, bool *found,
			    void **value);

static inline void
gk_spill_prefetch(const struct gk_spill *s, uint64_t key)
{
	gk_hash_prefetch(&s->map, key);
}

/* Keys in memory, and on disk. */
static inline uint64_t
gk_spill_count(const struct gk_spill *s)
{
	return s->map.n + s->spilled;
}

/* Goes back to the lowest key; the first time it ends the adding.  As above. */
enum gk_status gk_spill_rewind(struct gk_spill *s);

/* The next key, in rising order, and its value, to be read before the next
 * step.  False at the end, and when something fails: then s->status says what. */
bool gk_spill_next(struct gk_spill *s, uint64_t *key, const void **value);

void gk_spill_reset(struct gk_spill *s);
void gk_spill_clear(struct gk_spill *s);

#endif
