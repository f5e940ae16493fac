#include "hash.h"

#include "mem.h"
#include "test.h"

#define MANY 300000

static uint64_t
key_of(uint64_t i)
{
	return gk_hash(&i, sizeof i);
}

/* Adds n keys, key(i) with value i; false when one was there already, or when
 * one of every thousand older ones is not what it was. */
static bool
fill(struct gk_hash_map *map, uint64_t (*key)(uint64_t), uint32_t n)
{
	bool found, good = true;
	uint32_t old;
	void *value;

	for (uint32_t i = 0; i < n; i++) {
		good &= gk_hash_add(map, key(i), &found, &value) == GK_OK;
		good &= !found;
		memcpy(value, &i, sizeof i);
		if (i % 1000 != 0)
			continue;
		good &= gk_hash_add(map, key(i / 2), &found, &value) == GK_OK;
		memcpy(&old, value, sizeof old);
		good &= found && old == i / 2;
	}
	return good;
}

static bool
holds(struct gk_hash_map *map, uint64_t (*key)(uint64_t), uint32_t n)
{
	bool found, good = map->n == n;
	uint32_t old;
	void *value;

	for (uint32_t i = 0; i < n && good; i++) {
		gk_hash_prefetch(map, key(i));
		good &= gk_hash_add(map, key(i), &found, &value) == GK_OK;
		memcpy(&old, value, sizeof old);
		good &= found && old == i;
	}
	return good;
}

/* Keys that all want the first slots, the last ones, or a few. */
static uint64_t
low_key(uint64_t i)
{
	return i + 1;
}

static uint64_t
high_key(uint64_t i)
{
	return UINT64_MAX - i;
}

static uint64_t
crowded_key(uint64_t i)
{
	return (i % 7) << 61 | (i + 1);
}

/* Keys rise, and each has the value that it had. */
static bool
is_sorted(struct gk_hash_map *map, uint64_t (*key)(uint64_t), uint32_t n)
{
	struct gk_hash_map copy = { .value_size = sizeof(uint32_t) };
	bool fine = fill(&copy, key, n) && map->n == n;

	gk_hash_sort(map);
	for (size_t i = 0; i < n && fine; i++) {
		const void *value = gk_hash_find(&copy, map->keys[i]);

		fine = (i == 0 || map->keys[i - 1] < map->keys[i]) &&
		       value != NULL &&
		       memcmp(value, map->values + i * sizeof(uint32_t),
			      sizeof(uint32_t)) == 0;
	}
	gk_hash_clear(&copy);
	return fine;
}

/* Many maps with a crowd at the last slots, which goes on in front: no key is
 * lost when such a map grows. */
static void
test_wrap(void)
{
	uint32_t lost = 0;

	for (uint64_t turn = 0; turn < 300; turn++) {
		struct gk_hash_map map = { 0 };
		bool found;
		void *value;

		for (uint64_t i = 0; i < 3000; i++) {
			uint64_t key = key_of(turn << 32 | i);

			/* a few to the ends */
			if (i % 50 == 0)
				key |= 0xFFFF000000000000u;
			if (i % 50 == 1)
				key &= 0x0000FFFFFFFFFFFFu;
			gk_hash_add(&map, key, &found, &value);
			gk_hash_add(&map, key, &found, &value);
			lost += !found;
		}
		for (uint64_t i = 0; i < 3000; i += 50)
			lost += !gk_hash_has(&map, key_of(turn << 32 | i) |
						       0xFFFF000000000000u);
		gk_hash_clear(&map);
	}
	ok(lost == 0, "none is lost where slots wrap around: %u", lost);
}

static void
test_bound(void)
{
	struct gk_hash_map map = { .most = 1500 };
	bool found;
	void *value;
	uint64_t n = 0;

	while (!gk_hash_is_full(&map))
		gk_hash_add(&map, key_of(n++), &found, &value);
	ok(map.cap == 1500 && map.n == 1200, "a bounded map fills its slots");
	gk_hash_reset(&map);
	ok(!gk_hash_is_full(&map) && map.most == 1500,
	   "and has room again when it is reset");
	gk_hash_clear(&map);
}

static void
test_growth(void)
{
	struct gk_hash_map map = { 0 };
	double most = 0;
	bool found;
	void *value;

	for (uint64_t i = 0; i < 8 * MANY; i++) {
		double bytes = 8;

		gk_hash_add(&map, key_of(i), &found, &value);
		bytes *= (double)map.cap;
		if (bytes > 1 << 23 && bytes / (double)map.n > most)
			most = bytes / (double)map.n;
	}
	ok(value == NULL, "no value where values have no size");
	ok(most < 15.1, "at most 15 bytes a key beyond 8 MB: %.2f", most);
	gk_hash_clear(&map);
}

static void
test_reset(void)
{
	struct gk_hash_map map = { .value_size = sizeof(uint32_t) };
	size_t cap;
	bool found;
	void *value;

	fill(&map, key_of, MANY);
	gk_hash_reset(&map);
	gk_hash_add(&map, key_of(5), &found, &value);
	ok(!found && map.n == 1, "a reset map is empty");
	gk_hash_reset(&map);
	cap = map.cap;
	ok(cap <= 1024, "a large map does not stay for few keys");
	gk_hash_clear(&map);
	gk_hash_clear(&map);
	ok(map.value_size == sizeof(uint32_t), "cleared twice");
}

int
main(void)
{
	static const struct {
		const char *what;
		uint64_t (*key)(uint64_t);
		uint32_t n;
	} cases[] = {
		{ "keys of any kind", key_of, MANY },
		{ "keys that crowd at the first slot", low_key, 5000 },
		{ "keys that crowd at the last slot", high_key, 5000 },
		{ "keys that crowd at seven", crowded_key, 20000 },
	};
	struct gk_hash_map zero = { 0 };
	bool found;
	void *value;

	ok(gk_hash("", 0) == 0x2D06800538D394C2u, "XXH3 of nothing");
	ok(gk_hash("a", 1) != gk_hash("b", 1), "two bytes, two hashes");
	gk_hash_add(&zero, 0, &found, &value);
	ok(!found, "the key 0 is new");
	gk_hash_add(&zero, 0, &found, &value);
	ok(found, "and then known");
	gk_hash_clear(&zero);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gk_hash_map map = { .value_size = sizeof(uint32_t) };

		ok(fill(&map, cases[i].key, cases[i].n), "%s: added",
		   cases[i].what);
		ok(holds(&map, cases[i].key, cases[i].n), "%s: found",
		   cases[i].what);
		ok(is_sorted(&map, cases[i].key, cases[i].n), "%s: sorted",
		   cases[i].what);
		gk_hash_clear(&map);
	}
	test_wrap();
	test_bound();
	test_growth();
	test_reset();
	return done();
}
