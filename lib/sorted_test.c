#include "sorted.h"

#include "hash.h"
#include "mem.h"
#include "test.h"

/* More than the least memory holds, many times. */
#define MANY 300000

/* The i-th of so many keys, some long, in no order. */
static struct gk_str
key_of(uint32_t i, char text[GK_SORTED_KEY])
{
	int n = snprintf(text, GK_SORTED_KEY, "%08x имя %u",
			 (unsigned)gk_hash(&i, sizeof i), i);
	size_t size = (size_t)n;

	if (i % 10000 == 0) {
		memset(text + size, 'x', GK_SORTED_KEY - size);
		size = GK_SORTED_KEY;
	}
	return gk_str(text, size);
}

/* Adds `keys` keys `times` times each, and looks at what comes back. */
static void
check(size_t memory, uint32_t keys, uint32_t times, bool spills)
{
	struct gk_sorted s = { .memory = memory, .folder = "/tmp" };
	char text[GK_SORTED_KEY], before[GK_SORTED_KEY];
	struct gk_str key, last = { before, 0 };
	uint64_t first, second, n = 0, sum = 0;
	bool fine = true, order = true, sums = true;

	for (uint32_t t = 0; t < times; t++)
		for (uint32_t i = 0; i < keys && fine; i++)
			fine = gk_sorted_add(&s, key_of(i, text), 1, i) ==
			       GK_OK;
	fine = fine && gk_sorted_end(&s) == GK_OK;
	while (fine && gk_sorted_next(&s, &key, &first, &second)) {
		size_t both = key.n < last.n ? key.n : last.n;
		int c = memcmp(last.p, key.p, both);

		order &= n == 0 || c < 0 || (c == 0 && last.n < key.n);
		sums &= first == times && second % times == 0;
		sum += second / times;
		memcpy(before, key.p, key.n);
		last.n = key.n;
		n++;
	}
	ok(fine && s.status == GK_OK && n == keys, "%u keys, %u times: each "
						   "comes once", keys, times);
	ok(order, "in order");
	ok(sums && sum == (uint64_t)keys * (keys - (keys > 0)) / 2,
	   "with its sums");
	ok((s.spilled > 0) == spills, "%s", spills ? "by the disk"
						   : "in memory");
	gk_sorted_clear(&s);
}

int
main(void)
{
	struct gk_sorted s = { .memory = GK_SORTED_LEAST, .folder = "/none" };
	char text[GK_SORTED_KEY];
	enum gk_status status = GK_OK;

	check(GK_SORTED_LEAST, 0, 1, false);
	check(GK_SORTED_LEAST, 1, 1, false);
	check(GK_SORTED_LEAST, 10, 100000, false);
	check(GK_SORTED_LEAST, MANY, 1, true);
	check(GK_SORTED_LEAST, MANY / 3, 7, true);
	check((size_t)256 << 20, MANY, 3, false);
	for (uint32_t i = 0; i < MANY && status == GK_OK; i++)
		status = gk_sorted_add(&s, key_of(i, text), 1, 1);
	ok(status == GK_IO, "no folder for runs");
	gk_sorted_clear(&s);
	gk_sorted_clear(&s);
	return done();
}
