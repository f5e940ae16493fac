#include "spill.h"

#include "test.h"

/* More than three times what the least memory holds. */
#define MANY 200000

static uint64_t
key_of(uint64_t i)
{
	return gk_hash(&i, sizeof i);
}

static bool
add(struct gk_spill *s, uint64_t key, uint32_t value, bool *found,
    uint32_t *then)
{
	void *p;

	if (gk_spill_add(s, key, found, &p) != GK_OK)
		return false;
	if (!*found)
		memcpy(p, &value, sizeof value);
	memcpy(then, p, sizeof value);
	return true;
}

/* Every key once, then again, some of them many times. */
static void
check_all(const char *what, struct gk_spill *s, uint64_t (*key)(uint64_t),
	  uint32_t n)
{
	uint32_t wrong = 0, then = 0;
	bool found = false, fine = true;

	for (uint32_t i = 0; i < n && fine; i++) {
		fine = add(s, key(i), i, &found, &then);
		wrong += found;
		if (i % 3 == 0) {
			fine &= add(s, key(i / 2), 0, &found, &then);
			wrong += !found || then != i / 2;
		}
	}
	for (uint32_t i = 0; i < n && fine; i++) {
		fine = add(s, key(i), 0, &found, &then);
		wrong += !found || then != i;
	}
	ok(fine && wrong == 0, "%s: %u keys, each is known", what, n);
}

static uint64_t
crowded_key(uint64_t i)
{
	return (i % 3) << 62 | i;
}

static void
check_walk(struct gk_spill *s, uint32_t n)
{
	uint64_t key, before = 0, count = 0;
	const void *value;
	bool fine = gk_spill_rewind(s) == GK_OK;

	for (int turn = 0; turn < 2; turn++) {
		for (count = 0; gk_spill_next(s, &key, &value); count++) {
			fine &= count == 0 || key > before;
			before = key;
		}
		fine &= s->status == GK_OK && count == n;
		fine &= gk_spill_rewind(s) == GK_OK;
	}
	ok(fine, "all are walked through in order, twice: %llu",
	   (unsigned long long)count);
}

static void
sum(void *older, const void *newer)
{
	uint32_t a, b;

	memcpy(&a, older, sizeof a);
	memcpy(&b, newer, sizeof b);
	a += b;
	memcpy(older, &a, sizeof a);
}

/* Counted blindly: each value is in how many turns the key came. */
static void
check_unite(void)
{
	struct gk_spill s = { .memory = GK_SPILL_LEAST, .folder = "/tmp",
			      .value_size = sizeof(uint32_t), .unite = sum };
	uint32_t n, wrong = 0, count = 0;
	uint64_t key;
	const void *value;
	void *p;
	bool found, fine = true;

	for (uint32_t i = 0; i < 3 * MANY && fine; i++) {
		fine = gk_spill_add(&s, key_of(i % MANY), &found, &p) == GK_OK;
		if (!fine)
			break;
		n = 0;
		if (found)
			memcpy(&n, p, sizeof n);
		n++;
		memcpy(p, &n, sizeof n);
	}
	fine = fine && gk_spill_rewind(&s) == GK_OK;
	while (fine && gk_spill_next(&s, &key, &value)) {
		memcpy(&n, value, sizeof n);
		wrong += n != 3;
		count++;
	}
	ok(fine && count == MANY && wrong == 0,
	   "values of one key are united: %u of %u", wrong, count);
	gk_spill_clear(&s);
}

int
main(void)
{
	struct gk_spill s = { .value_size = sizeof(uint32_t) };
	uint32_t then;
	bool found;

	check_all("without a bound", &s, key_of, MANY);
	ok(s.spilled == 0, "nothing goes to disk");
	check_walk(&s, MANY);
	gk_spill_clear(&s);
	s.memory = GK_SPILL_LEAST;
	s.folder = "/tmp";
	check_all("in a MiB", &s, key_of, MANY);
	ok(s.spilled > MANY / 2 && s.nruns > 1 && s.nruns < 8,
	   "most are on disk, in %zu runs", s.nruns);
	ok(s.map.cap * 12 + s.words * 8 < s.memory, "within the bound");
	check_walk(&s, MANY);
	gk_spill_reset(&s);
	ok(add(&s, key_of(1), 1, &found, &then) && !found,
	   "a reset one is empty");
	gk_spill_clear(&s);
	check_all("keys that are not spread", &s, crowded_key, 60000);
	gk_spill_clear(&s);
	ok(add(&s, 0, 7, &found, &then) && !found &&
		   add(&s, 0, 8, &found, &then) && found && then == 7,
	   "the key 0 is one like others");
	gk_spill_clear(&s);
	check_unite();
	s.folder = "/nowhere";
	for (uint32_t i = 0; i < MANY && found; i++)
		found = add(&s, key_of(i), i, &found, &then) || i < 10000;
	ok(!found, "a folder that is not there is a failure");
	gk_spill_clear(&s);
	return done();
}
