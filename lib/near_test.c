#include "near.h"

#include "test.h"

#define WORDS 20

static void
make(struct gk_near_para *p, uint16_t *word, size_t n)
{
	p->word = word;
	p->n = n;
	gk_shingle_bands(word, n, false, p->band);
}

/* Words that depend on `seed`; none is a number. */
static void
fill(uint16_t *word, size_t n, uint32_t seed)
{
	for (size_t i = 0; i < n; i++) {
		seed = seed * 1664525u + 1013904223u;
		word[i] = (uint16_t)(seed >> 16 & 0xFFFC);
	}
}

static bool
near_to(struct gk_near *near, uint16_t *word, size_t n, double most,
	struct gk_near_hit *hit)
{
	struct gk_near_para p;
	bool found = false;

	make(&p, word, n);
	return gk_near_find(near, &p, most, &found, hit) == GK_OK && found;
}

static void
check_pairs(void)
{
	struct gk_near near = { 0 };
	struct gk_near_hit hit = { 0 };
	struct gk_near_para p;
	uint16_t old[WORDS], now[WORDS];

	fill(old, WORDS, 7);
	old[3] |= 1; /* a number */
	make(&p, old, WORDS);
	ok(!near_to(&near, old, WORDS, 0.25, &hit), "nothing is near nothing");
	ok(gk_near_add(&near, &p) == GK_OK, "a paragraph is remembered");
	ok(near_to(&near, old, WORDS, 0, &hit) && hit.differ == 0 &&
		   hit.para == 0, "itself is near, none differs");
	memcpy(now, old, sizeof(now));
	now[5] ^= 0x100;
	now[9] ^= 0x100;
	ok(near_to(&near, now, WORDS, 0.25, &hit) && hit.differ == 2,
	"two words of twenty differ");
	ok(!near_to(&near, now, WORDS, 0.05, &hit), "more than may");
	now[3] ^= 0x100;
	ok(!near_to(&near, now, WORDS, 0.25, &hit),
	   "another number makes other news");
	ok(near_to(&near, old, WORDS - 4, 0, &hit) && hit.differ == 0,
	   "a part of it is near");
	for (size_t i = 0; i < WORDS; i++)
		now[i] = old[WORDS - 1 - i];
	ok(!near_to(&near, now, WORDS, 0.25, &hit),
	   "the same words in another order are not");
	gk_near_reset(&near);
	ok(!near_to(&near, old, WORDS, 0.25, &hit), "a reset forgets");
	gk_near_clear(&near);
}

static void
check_longer(void)
{
	struct gk_near near = { 0 };
	struct gk_near_hit hit = { 0 };
	struct gk_near_para p;
	uint16_t old[900], now[900];
	size_t right = 0;

	for (size_t n = 60; n <= 900; n += 21) {
		gk_near_reset(&near);
		fill(old, n, (uint32_t)n);
		make(&p, old, n);
		gk_near_add(&near, &p);
		memcpy(now, old, sizeof(now));
		for (size_t i = 5; i < n; i += 10)
			now[i] ^= 0x5554;
		right += near_to(&near, now, n, 0.25, &hit) &&
			 hit.differ == (n + 4) / 10;
	}
	ok(right == 41, "long ones are compared over word borders: %zu", right);
	gk_near_clear(&near);
}

static void
check_many(void)
{
	static uint16_t word[20000][WORDS];
	struct gk_near near = { 0 };
	struct gk_near_hit hit = { 0 };
	struct gk_near_para p;
	size_t found = 0, alone = 0;

	for (uint32_t i = 0; i < 20000; i++) {
		fill(word[i], WORDS, i * 2654435761u);
		make(&p, word[i], WORDS);
		if (gk_near_add(&near, &p) != GK_OK)
			break;
	}
	for (uint32_t i = 0; i < 20000; i++) {
		uint16_t now[WORDS];

		memcpy(now, word[i], sizeof(now));
		now[11] ^= 0x1234;
		found += near_to(&near, now, WORDS, 0.25, &hit) &&
			 hit.para == i && hit.differ == 1;
		fill(now, WORDS, i * 2654435761u + 77);
		alone += !near_to(&near, now, WORDS, 0.25, &hit);
	}
	ok(found >= 19800, "of 20000 each is found again: %zu", found);
	ok(alone == 20000, "and nothing else: %zu", alone);
	gk_near_reset(&near);
	ok(near.n == 0 && !near_to(&near, word[0], WORDS, 0.25, &hit),
	   "a large one is forgotten, too");
	gk_near_clear(&near);
}

int
main(void)
{
	check_pairs();
	check_longer();
	check_many();
	return done();
}
