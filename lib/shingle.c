#include "shingle.h"

#include "wide.h"

#define ROWS 4
#define MINIMA (GK_SHINGLE_BANDS * ROWS)

/* So many shingles are hashed before the minima are taken. */
#define BLOCK 64

/* Odd factors, one a minimum: of splitmix64. */
static inline uint32_t
mix(uint32_t x)
{
	x ^= x >> 16;
	x *= 0x7FEB352Du;
	x ^= x >> 15;
	x *= 0x846CA68Bu;
	return x ^ x >> 16;
}

static inline void
fill_factors(uint32_t *factor)
{
	for (uint32_t k = 0; k < MINIMA; k++)
		factor[k] = mix(k + 1) | 1;
}

/* Lowers the minima by n hashes, half of them at a time so that they stay in
 * registers. */
static inline __attribute__((always_inline)) void
lower(const uint32_t *hash, size_t n, const uint32_t *factor, uint32_t *least)
{
	for (size_t half = 0; half < MINIMA; half += MINIMA / 2) {
		uint32_t m[MINIMA / 2];

		memcpy(m, least + half, sizeof(m));
		for (size_t i = 0; i < n; i++)
			for (size_t k = 0; k < MINIMA / 2; k++) {
				uint32_t x = hash[i] * factor[half + k];

				m[k] = x < m[k] ? x : m[k];
			}
		memcpy(least + half, m, sizeof(m));
	}
}

#ifdef GK_WIDE
GK_WIDE static void
lower_wide(const uint32_t *hash, size_t n, const uint32_t *factor,
	   uint32_t *least)
{
	lower(hash, n, factor, least);
}
#endif

static void
lower_narrow(const uint32_t *hash, size_t n, const uint32_t *factor,
	     uint32_t *least)
{
	lower(hash, n, factor, least);
}

size_t
gk_shingle_words(const struct gk_wordmap *map, size_t start, size_t end,
		 uint16_t *word, size_t most)
{
	size_t n = 0, at = start, to;

	while (n < most && (at = gk_wordmap_next(map, at, end)) < end) {
		uint32_t hash;

		to = gk_wordmap_end(map, at);
		hash = gk_wordmap_read(map, at, to).hash;
		word[n++] = (uint16_t)((hash >> 16 & 0xFFFE) |
				       ((unsigned char)(map->lower[at] - '0') <
					10));
		at = to;
	}
	return n;
}

void
gk_shingle_bands(const uint16_t *word, size_t n, bool narrow, uint32_t *band)
{
	uint32_t factor[MINIMA], least[MINIMA], hash[2 * BLOCK];
	void (*take)(const uint32_t *, size_t, const uint32_t *, uint32_t *) =
		lower_narrow;

#ifdef GK_WIDE
	if (!narrow && gk_wide_can())
		take = lower_wide;
#else
	(void)narrow;
#endif
	fill_factors(factor);
	memset(least, 0xFF, sizeof(least));
	for (size_t i = 0; i < n;) {
		size_t k = 0;

		for (; i < n && k < 2 * BLOCK; i++) {
			hash[k++] = mix(word[i] + 0x10000u);
			if (i + 1 < n)
				hash[k++] = mix(word[i] * 0x9E3779B1u ^
						word[i + 1]);
		}
		take(hash, k, factor, least);
	}
	for (size_t b = 0; b < GK_SHINGLE_BANDS; b++) {
		uint32_t x = (uint32_t)b;

		for (size_t r = 0; r < ROWS; r++)
			x = mix(x * 0x9E3779B1u ^ least[b * ROWS + r]);
		band[b] = x;
	}
}
