#include "hash.h"

#include "mem.h"

#define XXH_INLINE_ALL
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wpedantic"
#include <xxhash.h>
#pragma GCC diagnostic pop

#define FIRST_CAP 1024

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

/* 0 marks a free slot, so the one key of that value is taken for another. */
static uint64_t
usable(uint64_t key)
{
	return key != 0 ? key : 0x9E3779B97F4A7C15u;
}

static size_t
find(const struct gk_hash_map *map, uint64_t key)
{
	size_t i = slot_of(map, key);

	while (map->keys[i] != 0 && map->keys[i] != key)
		i = i + 1 == map->cap ? 0 : i + 1;
	return i;
}

static enum gk_status
grow(struct gk_hash_map *map)
{
	struct gk_hash_map more = { .value_size = map->value_size,
				    .n = map->n };
	size_t size = map->value_size, k;

	more.cap = map->cap == 0 ? FIRST_CAP : map->cap + map->cap / 2;
	more.keys = gk_mem_array(more.cap, sizeof *more.keys);
	more.values = gk_mem_array(more.cap, size);
	if (more.keys == NULL || more.values == NULL) {
		gk_mem_free(more.keys);
		gk_mem_free(more.values);
		return GK_NOMEM;
	}
	memset(more.keys, 0, more.cap * sizeof *more.keys);
	for (size_t i = 0; i < map->cap; i++) {
		if (map->keys[i] == 0)
			continue;
		k = find(&more, map->keys[i]);
		more.keys[k] = map->keys[i];
		if (size > 0)
			memcpy(more.values + k * size, map->values + i * size,
			       size);
	}
	gk_mem_free(map->keys);
	gk_mem_free(map->values);
	*map = more;
	return GK_OK;
}

void
gk_hash_prefetch(const struct gk_hash_map *map, uint64_t key)
{
	if (map->cap > 0)
		__builtin_prefetch(&map->keys[slot_of(map, usable(key))]);
}

enum gk_status
gk_hash_add(struct gk_hash_map *map, uint64_t key, bool *found, void **value)
{
	size_t i;

	if (map->n >= map->cap / 5 * 4 && grow(map) != GK_OK)
		return GK_NOMEM;
	key = usable(key);
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

void
gk_hash_reset(struct gk_hash_map *map)
{
	if (map->n > 0)
		memset(map->keys, 0, map->cap * sizeof *map->keys);
	map->n = 0;
}

void
gk_hash_clear(struct gk_hash_map *map)
{
	gk_mem_free(map->keys);
	gk_mem_free(map->values);
	*map = (struct gk_hash_map){ .value_size = map->value_size };
}
