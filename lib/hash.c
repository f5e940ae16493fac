#include "hash.h"

#include "buf.h"
#include "mem.h"

#define XXH_INLINE_ALL
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wpedantic"
#include <xxhash.h>
#pragma GCC diagnostic pop

#define FIRST_CAP 1024

/* Slots up to which a map grows fourfold: few bytes, and less moving. */
#define SMALL_CAP ((size_t)1 << 19)

uint64_t
gk_hash(const void *p, size_t n)
{
	return XXH3_64bits(p, n);
}

/* The high half of key * cap: any capacity will do, not only powers of two. */
static size_t
slot_of(const struct gk_hash_map *map, uint64_t key)
{
	__extension__ typedef unsigned __int128 twice;

	return (size_t)((twice)key * map->cap >> 64);
}

static size_t
find(const struct gk_hash_map *map, uint64_t key)
{
	size_t i = slot_of(map, key);

	while (map->keys[i] != 0 && map->keys[i] != key)
		i = i + 1 == map->cap ? 0 : i + 1;
	return i;
}

static void
place(struct gk_hash_map *map, uint64_t key, const void *value)
{
	size_t i = find(map, key), size = map->value_size;

	map->keys[i] = key;
	if (size > 0)
		memmove(map->values + i * size, value, size);
}

/* What cannot move yet: a key, and its value behind it. */
static enum gk_status
put_aside(struct gk_buf *aside, const struct gk_hash_map *map, uint64_t key,
	  size_t i)
{
	size_t size = map->value_size;

	gk_buf_put(aside, &key, sizeof key);
	if (size > 0)
		gk_buf_put(aside, map->values + i * size, size);
	return aside->status;
}

/* Brings the keys of the first `old` slots to where they belong now that there
 * are more.  A slot's number grows with the key, so from the last to the first
 * all move to where others have gone from already, in one sweep.  Only those
 * that had been pushed far behind their own slot, the few in front, and those
 * that find the last slots taken, might land among keys that are still to move:
 * they wait aside. */
static enum gk_status
spread(struct gk_hash_map *map, size_t old)
{
	size_t size = map->value_size, each = sizeof *map->keys + size, own;
	struct gk_buf aside = { 0 };
	enum gk_status status = GK_OK;
	uint64_t key;

	for (size_t i = old; i-- > 0 && status == GK_OK;) {
		if ((key = map->keys[i]) == 0)
			continue;
		map->keys[i] = 0;
		own = slot_of(map, key);
		if (own < i || find(map, key) < own)
			status = put_aside(&aside, map, key, i);
		else
			place(map, key,
			      size > 0 ? map->values + i * size : NULL);
	}
	for (size_t at = 0; at < aside.n && status == GK_OK; at += each) {
		memcpy(&key, aside.p + at, sizeof key);
		place(map, key, aside.p + at + sizeof key);
	}
	gk_buf_clear(&aside);
	return status;
}

static enum gk_status
grow(struct gk_hash_map *map, size_t need)
{
	size_t old = map->cap, cap = old, cap_values = old;
	size_t size = map->value_size;

	if (gk_mem_grow(&map->keys, &cap, need, sizeof *map->keys) != GK_OK ||
	    (size > 0 &&
	     gk_mem_grow(&map->values, &cap_values, need, size) != GK_OK))
		return GK_NOMEM;
	memset(map->keys + old, 0, (need - old) * sizeof *map->keys);
	map->cap = need;
	return spread(map, old);
}

void
gk_hash_prefetch(const struct gk_hash_map *map, uint64_t key)
{
	if (map->cap > 0)
		__builtin_prefetch(&map->keys[slot_of(map, gk_hash_key(key))]);
}

enum gk_status
gk_hash_reserve(struct gk_hash_map *map, size_t n)
{
	if (n > SIZE_MAX / 5)
		return GK_NOMEM;
	n = n / 4 * 5 + FIRST_CAP;
	return n <= map->cap ? GK_OK : grow(map, n);
}

static size_t
next_cap(const struct gk_hash_map *map)
{
	size_t cap = map->cap == 0	     ? FIRST_CAP
		     : map->cap < SMALL_CAP ? 4 * map->cap
					    : map->cap + map->cap / 2;

	return map->most != 0 && cap > map->most ? map->most : cap;
}

enum gk_status
gk_hash_add(struct gk_hash_map *map, uint64_t key, bool *found, void **value)
{
	size_t i;

	if (map->n >= map->cap / 5 * 4 && next_cap(map) > map->cap &&
	    grow(map, next_cap(map)) != GK_OK)
		return GK_NOMEM;
	key = gk_hash_key(key);
	i = find(map, key);
	*found = map->keys[i] == key;
	if (!*found) {
		map->keys[i] = key;
		map->n++;
	}
	*value = map->value_size > 0 ? map->values + i * map->value_size
				     : NULL;
	return GK_OK;
}

const void *
gk_hash_find(const struct gk_hash_map *map, uint64_t key)
{
	size_t i;

	if (map->n == 0)
		return NULL;
	i = find(map, gk_hash_key(key));
	return map->keys[i] != 0 ? map->values + i * map->value_size : NULL;
}

bool
gk_hash_has(const struct gk_hash_map *map, uint64_t key)
{
	return map->n > 0 && map->keys[find(map, gk_hash_key(key))] != 0;
}

bool
gk_hash_next(const struct gk_hash_map *map, size_t *at, uint64_t *key,
	     const void **value)
{
	while (*at < map->cap && map->keys[*at] == 0)
		++*at;
	if (*at >= map->cap)
		return false;
	*key = map->keys[*at];
	*value = map->values + *at * map->value_size;
	++*at;
	return true;
}

/* Moves the key of slot i to its place among the n in front of it, which are in
 * order. */
static void
insert(struct gk_hash_map *map, size_t n, size_t i)
{
	size_t size = map->value_size, to = n;
	uint64_t key = map->keys[i];
	char value[GK_HASH_VALUE_MOST];

	while (to > 0 && map->keys[to - 1] > key)
		to--;
	if (to == i)
		return;
	if (size > 0)
		memcpy(value, map->values + i * size, size);
	memmove(map->keys + to + 1, map->keys + to, (n - to) * sizeof key);
	map->keys[to] = key;
	if (size == 0)
		return;
	memmove(map->values + (to + 1) * size, map->values + to * size,
		(n - to) * size);
	memcpy(map->values + to * size, value, size);
}

void
gk_hash_sort(struct gk_hash_map *map)
{
	size_t n = 0;

	for (size_t i = 0; i < map->cap && n < map->n; i++)
		if (map->keys[i] != 0)
			insert(map, n++, i);
}

void
gk_hash_reset(struct gk_hash_map *map)
{
	if (map->cap > FIRST_CAP && map->n < map->cap / 16)
		gk_hash_clear(map);
	if (map->n > 0)
		memset(map->keys, 0, map->cap * sizeof *map->keys);
	map->n = 0;
}

void
gk_hash_clear(struct gk_hash_map *map)
{
	gk_mem_free(map->keys);
	gk_mem_free(map->values);
	*map = (struct gk_hash_map){ .value_size = map->value_size,
				     .most = map->most };
}
