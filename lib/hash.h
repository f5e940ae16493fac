/*
 * hash - a 64-bit hash of bytes, and a map from such hashes to small values.
 *
 * The hash is XXH3 (Yann Collet), the same on every machine.  The map is open
 * addressing over keys that are hashes already, so a slot is found by a
 * multiplication and the next ones are looked through in order.  It grows by
 * half, in place, when four slots of five are taken: 10 to 15 bytes a key, and
 * 1.25 to 1.9 times the size of a value (more of both in a map of less than
 * 8 MB); with `most` set, not beyond so many slots.  Keys are never taken out.
 * After GK_NOMEM a map is good for gk_hash_clear alone.
 */
#ifndef GK_HASH_H
#define GK_HASH_H

#include "base.h"

uint64_t gk_hash(const void *p, size_t n);

struct gk_hash_map {
	size_t value_size; /* set before the first use; may be 0 */
	size_t most;       /* slots, or 0: no bound.  The caller asks
			    * gk_hash_is_full before each add, and adds no more */
	uint64_t *keys;    /* private, and all below; 0 is a free slot */
	char *values;
	size_t cap, n;
};

/* The key as maps hold it: 0 marks a free slot, so the one key of that value is
 * taken for another. */
static inline uint64_t
gk_hash_key(uint64_t key)
{
	return key != 0 ? key : 0x9E3779B97F4A7C15u;
}

/* Asks the memory for the key's slot ahead of time. */
void gk_hash_prefetch(const struct gk_hash_map *map, uint64_t key);

/* Makes room for n keys in all.  Whoever adds many in the order of their
 * values, or of another map, must: keys that fill a map from one end, while it
 * grows, push each other far. */
enum gk_status gk_hash_reserve(struct gk_hash_map *map, size_t n);

/* Finds the key, or adds it.  *found says which; *value is its value, to be
 * read or written before the next add (NULL where values have no size). */
enum gk_status gk_hash_add(struct gk_hash_map *map, uint64_t key, bool *found,
			   void **value);

/* The value of a key that is there, or NULL.  Values have a size. */
const void *gk_hash_find(const struct gk_hash_map *map, uint64_t key);

/* Has the map, which has a bound, room for one more key? */
static inline bool
gk_hash_is_full(const struct gk_hash_map *map)
{
	return map->cap == map->most && map->n >= map->cap / 5 * 4;
}

bool gk_hash_has(const struct gk_hash_map *map, uint64_t key);

/* Steps through the keys, in no order that means anything, from *at = 0 on. */
bool gk_hash_next(const struct gk_hash_map *map, size_t *at, uint64_t *key,
		  const void **value);

/* Puts the keys in rising order into keys[0] to keys[n - 1], and their values
 * beside them.  Then the map is good for gk_hash_reset and gk_hash_clear alone.
 * Values have at most 32 bytes.  Cost: a pass, for the slots of a map rise with
 * the keys, but for a few neighbours. */
#define GK_HASH_VALUE_MOST 32
void gk_hash_sort(struct gk_hash_map *map);

/* Forgets the keys; keeps the memory, unless there was much of it for few keys:
 * forgetting costs what adding has cost. */
void gk_hash_reset(struct gk_hash_map *map);
void gk_hash_clear(struct gk_hash_map *map);

#endif
