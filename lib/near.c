#include "near.h"

#include "mem.h"
#include "wide.h"

/*
 * The bands of all paragraphs share one table.  A bucket is a cache line of
 * sixteen slots; a slot is a paragraph's number, from 1 on, and below it as many
 * bits of its band as there is room for, so that few others are looked at.  What finds its bucket full goes
 * into one of the next.  When nine slots of ten are taken the table grows: the
 * bands are made again from the words.
 */

#define SLOTS 16
#define TAG_BITS_LEAST 5
#define TAG_BITS_MOST 16
#define PARAS_MOST ((1u << (32 - TAG_BITS_LEAST)) - 2)

/* Buckets that one band may reach over. */
#define REACH 8

/* Paragraphs that one is compared with. */
#define CANDIDATES 64

#define BUCKETS_FIRST 64
#define BUCKETS_KEPT 1024 /* over a reset */
#define AHEAD 4
#define BUCKETS_SMALL (1 << 18) /* 16 MB */

#define BLOCKS (GK_NEAR_MOST / 64)
#define PLACES (2 * GK_NEAR_MOST)

/* The words of a new paragraph, ready to be looked for. */
struct gk_near_pattern {
	const struct gk_near_para *para;
	uint64_t set[4]; /* eight bits of each word: whether it is there */
	bool ready;      /* and what follows is made */
	size_t blocks;   /* 64 words each */
	uint16_t place[PLACES]; /* 1 + the row of a word */
	uint16_t word[GK_NEAR_MOST]; /* of each row */
	size_t rows;
	uint64_t row[GK_NEAR_MOST][BLOCKS]; /* where the word stands */
};

static size_t
bucket_of(const struct gk_near *near, size_t b, uint32_t band)
{
	uint32_t x = (band ^ (uint32_t)b * 0x85EBCA77u) * 0x9E3779B1u;

	return (size_t)((uint64_t)x * near->buckets >> 32);
}

static uint32_t
tag_of(const struct gk_near *near, uint32_t band)
{
	return band & near->tag_mask;
}

void
gk_near_prefetch(const struct gk_near *near, const uint32_t *band)
{
	for (size_t b = 0; near->buckets > 0 && b < GK_SHINGLE_BANDS; b++)
		__builtin_prefetch(near->slot +
				   bucket_of(near, b, band[b]) * SLOTS);
}

/* Of a bucket's slots, a bit for each that has the tag, and how many are taken:
 * they are the first. */
static uint32_t
match_narrow(const uint32_t *slot, uint32_t mask, uint32_t tag, unsigned *taken)
{
	uint32_t bits = 0;
	unsigned n = 0;

	for (unsigned k = 0; k < SLOTS; k++) {
		bits |= (uint32_t)((slot[k] & mask) == tag) << k;
		n += slot[k] != 0;
	}
	*taken = n;
	return bits & (((uint32_t)1 << n) - 1);
}

#ifdef GK_WIDE
GK_WIDE static uint32_t
match_wide(const uint32_t *slot, uint32_t low, uint32_t tag, unsigned *taken)
{
	const __m256i *p = (const __m256i *)slot;
	__m256i a = _mm256_loadu_si256(p), b = _mm256_loadu_si256(p + 1);
	__m256i mask = _mm256_set1_epi32((int)low), zero = _mm256_setzero_si256();
	__m256i t = _mm256_set1_epi32((int)tag);
	uint32_t bits, empty;

	/* sixteen bits a slot, then eight: their order is undone by the last */
	__m256i same = _mm256_packs_epi32(
		_mm256_cmpeq_epi32(_mm256_and_si256(a, mask), t),
		_mm256_cmpeq_epi32(_mm256_and_si256(b, mask), t));
	__m256i none = _mm256_packs_epi32(_mm256_cmpeq_epi32(a, zero),
					  _mm256_cmpeq_epi32(b, zero));
	__m256i all = _mm256_packs_epi16(_mm256_permute4x64_epi64(same, 0xD8),
					 _mm256_permute4x64_epi64(none, 0xD8));

	all = _mm256_permute4x64_epi64(all, 0xD8);
	bits = (uint32_t)_mm256_movemask_epi8(all);
	empty = bits >> 16;
	*taken = empty == 0 ? SLOTS : (unsigned)__builtin_ctz(empty);
	return bits & 0xFFFF & (((uint32_t)1 << *taken) - 1);
}
#endif

static uint32_t
match(const uint32_t *slot, uint32_t mask, uint32_t tag, unsigned *taken)
{
#ifdef GK_WIDE
	if (gk_wide_can())
		return match_wide(slot, mask, tag, taken);
#endif
	return match_narrow(slot, mask, tag, taken);
}

void
gk_near_para(struct gk_near_para *p, const uint16_t *word, size_t n)
{
	p->word = word;
	p->n = n;
	for (size_t i = p->words = 0; i < n; i++)
		p->words += !gk_shingle_is_further(word[i]);
	gk_shingle_bands(word, n, false, p->band);
}

const uint16_t *
gk_near_words(const struct gk_near *near, uint32_t para, size_t *n)
{
	size_t start = para == 0 ? 0 : near->end[para - 1];

	*n = near->end[para] - start;
	return near->word + start;
}

/* Puts the slot of band b where it is found again; a band that very many
 * paragraphs have says little, and is left out. */
static void
put(struct gk_near *near, size_t b, uint32_t band, uint32_t slot)
{
	size_t bucket = bucket_of(near, b, band);

	for (size_t i = 0; i < REACH; i++) {
		uint32_t *s = near->slot + bucket * SLOTS;
		unsigned taken;

		match(s, 0, 1, &taken);
		if (taken < SLOTS) {
			s[taken] = slot;
			near->taken++;
			return;
		}
		bucket = bucket + 1 < near->buckets ? bucket + 1 : 0;
	}
}

static void
put_para(struct gk_near *near, uint32_t para, const uint32_t *band)
{
	for (size_t b = 0; b < GK_SHINGLE_BANDS; b++)
		put(near, b, band[b],
		    (para + 1) << near->tag_bits | tag_of(near, band[b]));
}

/* Room for the numbers of as many paragraphs as the table takes, and of those
 * that are there. */
static void
set_tag_bits(struct gk_near *near)
{
	size_t most = near->buckets * SLOTS / GK_SHINGLE_BANDS;

	if (most < near->n * 5 / 4)
		most = near->n * 5 / 4;
	near->tag_bits = TAG_BITS_MOST;
	while (near->tag_bits > TAG_BITS_LEAST &&
	       most + 2 > (size_t)1 << (32 - near->tag_bits))
		near->tag_bits--;
	near->tag_mask = ((uint32_t)1 << near->tag_bits) - 1;
}

/* Makes the table anew, of so many buckets.  The memory is asked some paragraphs
 * ahead. */
static enum gk_status
rebuild(struct gk_near *near, size_t buckets)
{
	uint32_t band[AHEAD][GK_SHINGLE_BANDS];

	near->buckets = buckets;
	gk_mem_free(near->slot);
	near->slot = gk_mem_table(near->buckets * SLOTS, sizeof(*near->slot));
	if (near->slot == NULL)
		return GK_NOMEM;
	near->taken = 0;
	set_tag_bits(near);
	for (uint32_t i = 0; i < near->n + AHEAD; i++) {
		uint32_t *now = band[i % AHEAD];
		const uint16_t *word;
		size_t n;

		if (i >= AHEAD)
			put_para(near, i - AHEAD, now);
		if (i >= near->n)
			continue;
		word = gk_near_words(near, i, &n);
		gk_shingle_bands(word, n, false, now);
		gk_near_prefetch(near, now);
	}
	return GK_OK;
}

/* A small table doubles, a large one grows by half. */
static enum gk_status
grow(struct gk_near *near)
{
	size_t n = near->buckets;

	return rebuild(near, n == 0		  ? BUCKETS_FIRST
			     : n < BUCKETS_SMALL ? n * 2
						 : n + n / 2);
}

/* Buckets that n paragraphs want, nine slots of ten taken. */
static size_t
buckets_for(size_t n)
{
	return n * GK_SHINGLE_BANDS / SLOTS * 10 / 9 + BUCKETS_FIRST;
}

enum gk_status
gk_near_reserve(struct gk_near *near, size_t n)
{
	size_t buckets = buckets_for(n < PARAS_MOST ? n : PARAS_MOST);

	return buckets > near->buckets ? rebuild(near, buckets) : GK_OK;
}

bool
gk_near_is_full(const struct gk_near *near)
{
	return near->n >= PARAS_MOST ||
	       near->nwords > UINT32_MAX - GK_NEAR_MOST;
}

enum gk_status
gk_near_add(struct gk_near *near, const struct gk_near_para *now)
{
	if (gk_near_is_full(near))
		return GK_OK;
	if (gk_mem_grow(&near->word, &near->words_cap, near->nwords + now->n,
			sizeof(*near->word)) != GK_OK ||
	    gk_mem_grow(&near->end, &near->cap, near->n + 1,
			sizeof(*near->end)) != GK_OK)
		return GK_NOMEM;
	memcpy(near->word + near->nwords, now->word,
	       now->n * sizeof(*now->word));
	near->nwords += now->n;
	near->end[near->n++] = (uint32_t)near->nwords;
	if (near->buckets == 0 ||
	    (near->taken + GK_SHINGLE_BANDS) * 10 >
		    near->buckets * SLOTS * 9 ||
	    near->n + 1 >= (size_t)1 << (32 - near->tag_bits))
		return grow(near);
	put_para(near, (uint32_t)near->n - 1, now->band);
	return GK_OK;
}

static uint16_t
find_row(const struct gk_near_pattern *p, uint16_t word, size_t *at)
{
	*at = (word * 0x9E37u >> 3) % PLACES;
	while (p->place[*at] != 0 && p->word[p->place[*at] - 1] != word)
		*at = (*at + 1) % PLACES;
	return p->place[*at];
}

/* The rows of where each word stands, for the longest common subsequence. */
static void
make_rows(struct gk_near_pattern *p)
{
	const struct gk_near_para *para = p->para;

	memset(p->place, 0, sizeof(p->place));
	p->rows = 0;
	p->blocks = (para->n + 63) / 64;
	for (size_t i = 0; i < para->n; i++) {
		size_t at, row = find_row(p, para->word[i], &at);

		if (row == 0) {
			p->word[p->rows] = para->word[i];
			memset(p->row[p->rows], 0,
			       p->blocks * sizeof(p->row[0][0]));
			p->place[at] = (uint16_t)(row = ++p->rows);
		}
		p->row[row - 1][i / 64] |= (uint64_t)1 << i % 64;
	}
	p->ready = true;
}

static bool
has(const uint64_t *set, uint16_t word)
{
	return (set[word >> 14] >> (word >> 8 & 63) & 1) != 0;
}

/* How long the longest common subsequence of the pattern and n words is, by
 * Hyyrö's bits (2004). */
static size_t
common(const struct gk_near_pattern *p, const uint16_t *word, size_t n)
{
	uint64_t v[BLOCKS], tail;
	size_t length = 0, at;

	memset(v, 0xFF, sizeof(v));
	for (size_t i = 0; i < n; i++) {
		size_t row = has(p->set, word[i]) ? find_row(p, word[i], &at)
						  : 0;
		uint64_t carry = 0;

		for (size_t b = 0; row != 0 && b < p->blocks; b++) {
			uint64_t u = v[b] & p->row[row - 1][b], sum = v[b] + u;
			uint64_t over = sum < u;

			sum += carry;
			over |= sum < carry;
			v[b] = sum | (v[b] - u);
			carry = over;
		}
	}
	tail = p->para->n % 64 == 0 ? UINT64_MAX
				    : ((uint64_t)1 << p->para->n % 64) - 1;
	for (size_t b = 0; b < p->blocks; b++)
		length += (size_t)__builtin_popcountll(
		    ~v[b] & (b + 1 < p->blocks ? UINT64_MAX : tail));
	return length;
}

/* Does every number of the new paragraph stand among the n words? */
static bool
has_numbers(const struct gk_near_para *now, const uint16_t *word, size_t n)
{
	for (size_t i = 0; i < now->n; i++) {
		size_t k = 0;

		if (!gk_shingle_is_number(now->word[i]))
			continue;
		while (k < n && word[k] != now->word[i])
			k++;
		if (k == n)
			return false;
	}
	return true;
}

/* Words of the pattern that paragraph `para` has not, in order; more than most
 * if it is not near. */
static size_t
differ(const struct gk_near *near, uint32_t para, size_t most)
{
	struct gk_near_pattern *p = near->pattern;
	const struct gk_near_para *now = p->para;
	size_t n, hits = 0;
	const uint16_t *word = gk_near_words(near, para, &n);

	/* few words can be shared: most others end here */
	for (size_t i = 0; i < n; i++)
		hits += has(p->set, word[i]);
	if (hits + most < now->n || !has_numbers(now, word, n))
		return most + 1;
	if (!p->ready)
		make_rows(p);
	return now->n - common(p, word, n);
}

/* Adds the paragraphs of band b to those seen; returns how many. */
static size_t
collect(const struct gk_near *near, size_t b, uint32_t band, uint32_t *para,
	size_t n)
{
	size_t bucket = bucket_of(near, b, band);

	for (size_t i = 0; i < REACH; i++) {
		const uint32_t *s = near->slot + bucket * SLOTS;
		unsigned taken;
		uint32_t bits = match(s, near->tag_mask, tag_of(near, band),
				      &taken);

		for (; bits != 0; bits &= bits - 1) {
			uint32_t one = (s[__builtin_ctz(bits)] >>
					near->tag_bits) - 1;
			size_t j = 0;

			while (j < n && para[j] != one)
				j++;
			if (j == n)
				para[n++] = one;
			if (n == CANDIDATES)
				return n;
		}
		if (taken < SLOTS)
			return n;
		bucket = bucket + 1 < near->buckets ? bucket + 1 : 0;
	}
	return n;
}

static void
make_pattern(struct gk_near_pattern *p, const struct gk_near_para *now)
{
	p->para = now;
	p->ready = false;
	memset(p->set, 0, sizeof(p->set));
	for (size_t i = 0; i < now->n; i++)
		p->set[now->word[i] >> 14] |= (uint64_t)1
					      << (now->word[i] >> 8 & 63);
}

enum gk_status
gk_near_find(struct gk_near *near, const struct gk_near_para *now, double most,
	     bool *found, struct gk_near_hit *hit)
{
	uint32_t para[CANDIDATES];
	size_t n = 0, may = (size_t)(most * (double)now->n + 1e-9);

	*found = false;
	if (near->n == 0)
		return GK_OK;
	if (near->pattern == NULL &&
	    (near->pattern = gk_mem_array(1, sizeof(*near->pattern))) == NULL)
		return GK_NOMEM;
	for (size_t b = 0; b < GK_SHINGLE_BANDS && n < CANDIDATES; b++)
		n = collect(near, b, now->band[b], para, n);
	for (size_t i = 0; i < n; i++)
		__builtin_prefetch(near->end + para[i]);
	make_pattern(near->pattern, now);
	for (size_t i = 0; i < n; i++)
		__builtin_prefetch(near->word + near->end[para[i]] - 1);
	for (size_t i = 0; i < n; i++) {
		size_t d = differ(near, para[i], may);

		if (d > may || (*found && (d > hit->differ ||
					   (d == hit->differ &&
					    para[i] > hit->para))))
			continue;
		*found = true;
		*hit = (struct gk_near_hit){ para[i], d };
	}
	return GK_OK;
}

void
gk_near_reset(struct gk_near *near)
{
	if (near->buckets > BUCKETS_KEPT) {
		gk_mem_free(near->slot);
		near->slot = NULL;
		near->buckets = 0;
	} else if (near->n > 0) {
		memset(near->slot, 0,
		       near->buckets * SLOTS * sizeof(*near->slot));
	}
	near->taken = near->nwords = near->n = 0;
}

void
gk_near_clear(struct gk_near *near)
{
	gk_mem_free(near->slot);
	gk_mem_free(near->word);
	gk_mem_free(near->end);
	gk_mem_free(near->pattern);
	*near = (struct gk_near){ 0 };
}
