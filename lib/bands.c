#include "bands.h"

#include "mem.h"
#include "wide.h"

/*
 * A bucket is a cache line: fifteen slots, and a word that has of each slot, in
 * two bits, how many buckets behind its own it lies, for what finds its bucket
 * full goes into one of the next.  A slot is a paragraph's number, from 1 on, and
 * below it the low bits of the band's place.  Places rise with buckets, so
 * bucket and low bits together are the whole place, and a table of another size
 * is made from this one in a pass from front to end (as a quotient filter is,
 * Bender 2012).  Made from the paragraphs' words in random order, as it was, a
 * third of a run of 500 MB went there.
 */

#define LINE 16
#define SLOTS 15
#define REACH 4 /* buckets that one band may lie in */
#define PLACE_BITS 31

/* When five slots of six are taken it grows: of the bands one in 300 finds no
 * room then, of a table with nine of ten one in 80. */
#define FULL(buckets) ((buckets) * SLOTS / 6 * 5)

#define BUCKETS_FIRST 64
#define BUCKETS_KEPT 1024       /* over a reset */
#define BUCKETS_SMALL (1 << 18) /* 16 MB */
#define SEGMENT ((size_t)1 << 15) /* buckets in one piece: 2 MB */

static uint32_t
place_of(size_t b, uint32_t band)
{
	return ((band ^ (uint32_t)b * 0x85EBCA77u) * 0x9E3779B1u) >>
	       (32 - PLACE_BITS);
}

static size_t
bucket_of(size_t buckets, uint32_t place)
{
	return (size_t)((uint64_t)place * buckets >> PLACE_BITS);
}

static uint32_t *
line(uint32_t *const *segment, size_t bucket)
{
	return segment[bucket / SEGMENT] + bucket % SEGMENT * LINE;
}

void
gk_bands_prefetch(const struct gk_bands *t, const uint32_t *band)
{
	for (size_t b = 0; t->buckets > 0 && b < GK_SHINGLE_BANDS; b++)
		__builtin_prefetch(
		    line(t->segment,
			 bucket_of(t->buckets, place_of(b, band[b]))));
}

/* Of a bucket's slots, a bit for each with the tag. */
static uint32_t
match_narrow(const uint32_t *slot, uint32_t mask, uint32_t tag)
{
	uint32_t bits = 0;

	for (unsigned k = 0; k < LINE; k++)
		bits |= (uint32_t)((slot[k] & mask) == tag) << k;
	return bits;
}

#ifdef GK_WIDE
GK_WIDE static uint32_t
match_wide(const uint32_t *slot, uint32_t low, uint32_t tag)
{
	const __m256i *p = (const __m256i *)slot;
	__m256i mask = _mm256_set1_epi32((int)low);
	__m256i t = _mm256_set1_epi32((int)tag);
	__m256i a = _mm256_cmpeq_epi32(
	    _mm256_and_si256(_mm256_loadu_si256(p), mask), t);
	__m256i b = _mm256_cmpeq_epi32(
	    _mm256_and_si256(_mm256_loadu_si256(p + 1), mask), t);

	return (uint32_t)_mm256_movemask_ps(_mm256_castsi256_ps(a)) |
	       (uint32_t)_mm256_movemask_ps(_mm256_castsi256_ps(b)) << 8;
}
#endif

static uint32_t
match(const uint32_t *slot, uint32_t mask, uint32_t tag)
{
#ifdef GK_WIDE
	if (gk_wide_can())
		return match_wide(slot, mask, tag);
#endif
	return match_narrow(slot, mask, tag);
}

/* How many slots are taken: they are the first. */
static unsigned
taken_of(const uint32_t *slot)
{
	unsigned n = slot[7] != 0 ? 8 : 0;

	n += slot[n + 3] != 0 ? 4 : 0;
	n += slot[n + 1] != 0 ? 2 : 0;
	return n + (slot[n] != 0 && n < SLOTS);
}

static uint32_t
tag_mask(unsigned bits)
{
	return ((uint32_t)1 << bits) - 1;
}

/* Adds the paragraphs of one band to the n that there are; returns how many. */
static size_t
collect(const struct gk_bands *t, uint32_t place, uint32_t *para, size_t n,
	size_t most)
{
	size_t bucket = bucket_of(t->buckets, place);
	uint32_t mask = tag_mask(t->tag_bits);

	for (uint32_t i = 0; i < REACH; i++) {
		const uint32_t *s = line(t->segment, bucket + i);
		uint32_t bits = match(s, mask, place & mask);
		unsigned taken = taken_of(s);

		bits &= ((uint32_t)1 << taken) - 1;
		for (; bits != 0; bits &= bits - 1) {
			unsigned k = (unsigned)__builtin_ctz(bits);
			uint32_t one = (s[k] >> t->tag_bits) - 1;
			size_t j = 0;

			if ((s[SLOTS] >> 2 * k & 3) != i)
				continue;
			while (j < n && para[j] != one)
				j++;
			if (j == n)
				para[n++] = one;
			if (n == most)
				return n;
		}
		if (taken < SLOTS)
			return n;
	}
	return n;
}

size_t
gk_bands_find(const struct gk_bands *t, const uint32_t *band, uint32_t *para,
	      size_t most)
{
	size_t n = 0;

	for (size_t b = 0; t->buckets > 0 && b < GK_SHINGLE_BANDS && n < most;
	     b++)
		n = collect(t, place_of(b, band[b]), para, n, most);
	return n;
}

/* Puts a number where its place is looked for. */
static void
put(struct gk_bands *t, uint32_t place, uint32_t number)
{
	size_t bucket = bucket_of(t->buckets, place);

	for (uint32_t i = 0; i < REACH; i++) {
		uint32_t *s = line(t->segment, bucket + i);
		unsigned taken = taken_of(s);

		if (taken == SLOTS)
			continue;
		s[taken] = number << t->tag_bits |
			   (place & tag_mask(t->tag_bits));
		s[SLOTS] |= i << 2 * taken;
		t->taken++;
		return;
	}
}

/* As many bits as tell the places of one bucket apart. */
static void
set_buckets(struct gk_bands *t, size_t buckets)
{
	t->buckets = buckets;
	t->taken = 0;
	t->tag_bits = 0;
	while ((uint64_t)buckets << t->tag_bits < (uint64_t)1 << PLACE_BITS)
		t->tag_bits++;
}

static size_t
segments_for(size_t buckets)
{
	return (buckets + REACH + SEGMENT - 1) / SEGMENT;
}

/* Another segment, zeroed: one of the spare ones if there are. */
static enum gk_status
extend(struct gk_bands *t, struct gk_bands *spare)
{
	size_t all = t->buckets + REACH;
	size_t n = all < SEGMENT ? all : SEGMENT;
	uint32_t *s;

	if (spare->nsegments > 0 && n == SEGMENT) {
		s = spare->segment[--spare->nsegments];
		memset(s, 0, SEGMENT * LINE * sizeof *s);
	} else if ((s = gk_mem_table(n * LINE, sizeof *s)) == NULL) {
		return GK_NOMEM;
	}
	t->segment[t->nsegments++] = s;
	return GK_OK;
}

static void
move(struct gk_bands *to, const struct gk_bands *from, size_t bucket)
{
	const uint32_t *s = line(from->segment, bucket);
	unsigned taken = taken_of(s);
	uint32_t mask = tag_mask(from->tag_bits);

	for (unsigned k = 0; k < taken; k++) {
		uint64_t home = bucket - (s[SLOTS] >> 2 * k & 3);
		uint32_t least = (uint32_t)(((home << PLACE_BITS) +
					     from->buckets - 1) /
					    from->buckets);

		put(to, least + ((s[k] - least) & mask),
		    s[k] >> from->tag_bits);
	}
}

/* Moves all of one segment, and leaves it to the next ones of the other. */
static enum gk_status
move_segment(struct gk_bands *to, struct gk_bands *from, size_t i,
	     struct gk_bands *spare)
{
	size_t begin = i * SEGMENT, end = begin + SEGMENT;
	size_t all = from->buckets + REACH;
	uint64_t reach;

	end = end < all ? end : all;
	reach = (uint64_t)end * to->buckets / from->buckets + 1 + REACH;
	while (to->nsegments < segments_for(to->buckets) &&
	       to->nsegments * SEGMENT < reach)
		if (extend(to, spare) != GK_OK)
			return GK_NOMEM;
	for (size_t bucket = begin; bucket < end; bucket++)
		move(to, from, bucket);
	if (all >= SEGMENT)
		spare->segment[spare->nsegments++] = from->segment[i];
	else
		gk_mem_free(from->segment[i]);
	from->segment[i] = NULL;
	return GK_OK;
}

static enum gk_status
resize(struct gk_bands *t, size_t buckets)
{
	struct gk_bands to = { 0 }, spare = { 0 };
	enum gk_status status = GK_OK;

	set_buckets(&to, buckets);
	to.segment = gk_mem_array(segments_for(buckets), sizeof(void *));
	spare.segment = gk_mem_array(t->nsegments, sizeof(void *));
	if (to.segment == NULL || spare.segment == NULL)
		status = GK_NOMEM;
	for (size_t i = 0; i < t->nsegments && status == GK_OK; i++)
		status = move_segment(&to, t, i, &spare);
	while (status == GK_OK && to.nsegments < segments_for(buckets))
		status = extend(&to, &spare);
	gk_bands_clear(&spare);
	if (status != GK_OK) {
		gk_bands_clear(&to);
		return status;
	}
	gk_bands_clear(t);
	*t = to;
	return GK_OK;
}

enum gk_status
gk_bands_reserve(struct gk_bands *t, size_t n)
{
	size_t most = n < GK_BANDS_MOST ? n : GK_BANDS_MOST;
	size_t buckets = most * GK_SHINGLE_BANDS / SLOTS * 6 / 5 +
			 BUCKETS_FIRST;

	return buckets > t->buckets ? resize(t, buckets) : GK_OK;
}

/* A small table doubles, a large one grows by a quarter. */
static enum gk_status
grow(struct gk_bands *t)
{
	size_t n = t->buckets;

	return resize(t, n == 0		    ? BUCKETS_FIRST
			 : n < BUCKETS_SMALL ? n * 2
					     : n + n / 4);
}

enum gk_status
gk_bands_add(struct gk_bands *t, uint32_t para, const uint32_t *band)
{
	/* the numbers must find room above the tags */
	while (t->taken + GK_SHINGLE_BANDS > FULL(t->buckets) ||
	       para + 2 > (uint64_t)1 << (32 - t->tag_bits))
		if (grow(t) != GK_OK)
			return GK_NOMEM;
	for (size_t b = 0; b < GK_SHINGLE_BANDS; b++)
		put(t, place_of(b, band[b]), para + 1);
	return GK_OK;
}

void
gk_bands_reset(struct gk_bands *t)
{
	if (t->buckets > BUCKETS_KEPT)
		gk_bands_clear(t);
	else if (t->taken > 0)
		memset(t->segment[0], 0,
		       (t->buckets + REACH) * LINE * sizeof(**t->segment));
	t->taken = 0;
}

void
gk_bands_clear(struct gk_bands *t)
{
	for (size_t i = 0; i < t->nsegments; i++)
		gk_mem_free(t->segment[i]);
	gk_mem_free(t->segment);
	*t = (struct gk_bands){ 0 };
}
