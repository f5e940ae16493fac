#include "bands.h"

#include "mem.h"
#include "test.h"

/* More than a small table holds: it doubles, and then grows by halves. */
#define MANY 300000u
#define MOST 64

/* Bands of a paragraph, all its own. */
static void
make(uint32_t para, uint32_t *band)
{
	for (uint32_t b = 0; b < GK_SHINGLE_BANDS; b++) {
		uint32_t x = para * GK_SHINGLE_BANDS + b + 1;

		x = (x ^ x >> 16) * 0x7FEB352Du;
		x = (x ^ x >> 15) * 0x846CA68Bu;
		band[b] = x ^ x >> 16;
	}
}

static bool
finds(const struct gk_bands *t, const uint32_t *band, uint32_t para)
{
	uint32_t found[MOST];
	size_t n = gk_bands_find(t, band, found, MOST);

	for (size_t i = 0; i < n; i++)
		if (found[i] == para)
			return true;
	return false;
}

/* Paragraphs of which some band is not found. */
static size_t
lost(const struct gk_bands *t, uint32_t n)
{
	size_t misses = 0;

	for (uint32_t i = 0; i < n; i++) {
		uint32_t band[GK_SHINGLE_BANDS], alone[GK_SHINGLE_BANDS];

		make(i, band);
		make(MANY + i, alone);
		alone[i % GK_SHINGLE_BANDS] = band[i % GK_SHINGLE_BANDS];
		misses += !finds(t, alone, i);
	}
	return misses;
}

static void
check_growth(void)
{
	struct gk_bands t = { 0 };
	uint32_t band[GK_SHINGLE_BANDS], found[MOST];
	size_t strange = 0;
	bool fine = true;

	make(0, band);
	ok(gk_bands_find(&t, band, found, MOST) == 0, "nothing is in nothing");
	for (uint32_t i = 0; i < MANY && fine; i++) {
		make(i, band);
		fine = gk_bands_add(&t, i, band) == GK_OK;
		if (i == 1000)
			ok(lost(&t, 1000) <= 5, "a small one has nearly all");
	}
	ok(fine && lost(&t, MANY) <= MANY / 100,
	   "growing loses hardly one: %zu", lost(&t, MANY));
	for (uint32_t i = 0; i < 1000; i++) {
		make(MANY + i, band);
		strange += gk_bands_find(&t, band, found, MOST);
	}
	ok(strange <= 200, "others are hardly found: %zu", strange);
	gk_bands_reset(&t);
	make(7, band);
	ok(!finds(&t, band, 7), "a reset forgets");
	ok(gk_bands_add(&t, 8, band) == GK_OK && finds(&t, band, 8),
	   "and then it is as good as new");
	gk_bands_clear(&t);
}

static void
check_reserve(void)
{
	struct gk_bands t = { 0 };
	uint32_t band[GK_SHINGLE_BANDS];
	size_t buckets;
	bool same = true;

	make(0, band);
	gk_bands_add(&t, 0, band);
	ok(gk_bands_reserve(&t, 50000) == GK_OK && finds(&t, band, 0),
	   "room is made without forgetting");
	buckets = t.buckets;
	for (uint32_t i = 1; i < 50000; i++) {
		make(i, band);
		same = same && gk_bands_add(&t, i, band) == GK_OK;
	}
	ok(same && t.buckets == buckets && lost(&t, 50000) <= 250,
	   "and suffices");
	gk_bands_clear(&t);
}

/* A band that all have. */
static void
check_hot(void)
{
	struct gk_bands t = { 0 };
	uint32_t band[GK_SHINGLE_BANDS], found[MOST];
	uint32_t same[GK_SHINGLE_BANDS] = { 0 };
	size_t n;

	for (uint32_t i = 0; i < 5000; i++) {
		make(i, band);
		band[3] = 77;
		gk_bands_add(&t, i, band);
	}
	make(MANY, band);
	band[3] = 77;
	n = gk_bands_find(&t, band, found, MOST);
	ok(n >= 15 && n <= MOST, "of those that have it some are told: %zu", n);
	gk_bands_reset(&t);
	for (uint32_t i = 0; i < 100000; i++)
		gk_bands_add(&t, i, same);
	n = gk_bands_find(&t, same, found, MOST);
	ok(n >= 15 && n <= MOST && t.buckets <= 1 << 18,
	   "all bands alike cost no more than others: %zu", t.buckets);
	gk_bands_clear(&t);
}

int
main(void)
{
	check_growth();
	check_reserve();
	check_hot();
	return done();
}
