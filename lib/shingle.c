#include "shingle.h"

#include "wide.h"

#define ROWS 4
#define MINIMA (GK_SHINGLE_BANDS * ROWS)

/* Numbers below are one token; of more digits, none is told exactly. */
#define SINGLE 8192u
#define DIGITS 12

/* So many shingles are hashed before the minima are taken. */
#define BLOCK 64

/* Odd numbers: mix(k + 1) | 1 of each k; row r of band b is k = 4 b + r, and
 * stands at 16 r + b, so that bands lie side by side. */
static const uint32_t factor[MINIMA] = {
	0x688990C1, 0x5C45D53F, 0x429FD5AB, 0x3DBFCFF1, 0x4CA56AE5,
	0x495D7671, 0x044E98A9, 0x8668D879, 0x0C7BE3C1, 0x367D6B29,
	0x51C2F1F5, 0x85A443F7, 0x175EF5A3, 0xFB877A41, 0x1F998171,
	0x6B52DA29, 0xD1132181, 0xA7E3D3BB, 0xB88BAA7D, 0xAD83BCE7,
	0x09ABDD59, 0x8CBE2E8F, 0x7B7F9FE3, 0xF3ED688F, 0x994AD5CB,
	0xB9E3A93D, 0x172733C3, 0xDA24BC9F, 0x089D3153, 0x6F781395,
	0x0CD0B0F3, 0x08718689, 0x53F1E9DD, 0x948BA1E7, 0x0428F9FB,
	0xF9F63447, 0x1ABB2F91, 0x2ADBCAC3, 0x37BC09CB, 0x42023635,
	0x837B9CE7, 0x6B56480D, 0x6E6CFF69, 0xD0175D5D, 0x1B86D947,
	0xC70B1783, 0x59528E95, 0xD3A3CC1F, 0xD97E5ED1, 0xEA535FBB,
	0x9CDC746D, 0x21BD4A6F, 0x240001ED, 0x711006FB, 0x925C5B09,
	0x14FD6AD3, 0x606DC98B, 0xFAEAB133, 0xCC678805, 0x19778F17,
	0xC882A741, 0xF63CCF09, 0x9AC5AC01, 0xDCE420BB,
};

/* A bijection that leaves no bit alone (Wellons' lowbias32). */
static inline uint32_t
mix(uint32_t x)
{
	x ^= x >> 16;
	x *= 0x7FEB352Du;
	x ^= x >> 15;
	x *= 0x846CA68Bu;
	return x ^ x >> 16;
}

/* A word and its pair with the next one, as shingles. */
static inline uint32_t
one(uint16_t word)
{
	return mix(word + 0x10000u);
}

static inline uint32_t
two(uint16_t word, uint16_t next)
{
	return mix(word * 0x9E3779B1u ^ next);
}

/* The shingles of n words and of their n - 1 pairs, or n where one more follows;
 * returns how many. */
static size_t
hash_narrow(const uint16_t *word, size_t n, size_t pairs, uint32_t *hash)
{
	for (size_t i = 0; i < n; i++)
		hash[i] = one(word[i]);
	for (size_t i = 0; i < pairs; i++)
		hash[n + i] = two(word[i], word[i + 1]);
	return n + pairs;
}

/* Lowers the minima by n hashes. */
static void
lower_narrow(const uint32_t *hash, size_t n, uint32_t *least)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < MINIMA; k++) {
			uint32_t x = hash[i] * factor[k];

			least[k] = x < least[k] ? x : least[k];
		}
}

static void
join_narrow(const uint32_t *least, uint32_t *band)
{
	for (size_t b = 0; b < GK_SHINGLE_BANDS; b++) {
		uint32_t x = (uint32_t)b;

		for (size_t r = 0; r < ROWS; r++)
			x = mix(x * 0x9E3779B1u ^
				least[r * GK_SHINGLE_BANDS + b]);
		band[b] = x;
	}
}

#ifdef GK_WIDE
#define LANES 8

/* The three of above, eight at a time. */
GK_WIDE static inline __m256i
mix_wide(__m256i x)
{
	x = _mm256_xor_si256(x, _mm256_srli_epi32(x, 16));
	x = _mm256_mullo_epi32(x, _mm256_set1_epi32(0x7FEB352D));
	x = _mm256_xor_si256(x, _mm256_srli_epi32(x, 15));
	x = _mm256_mullo_epi32(x, _mm256_set1_epi32((int)0x846CA68Bu));
	return _mm256_xor_si256(x, _mm256_srli_epi32(x, 16));
}

GK_WIDE static inline __m256i
words_at(const uint16_t *word)
{
	return _mm256_cvtepu16_epi32(
	    _mm_loadu_si128((const __m128i *)(const void *)word));
}

GK_WIDE static inline void
one_wide(const uint16_t *word, uint32_t *hash)
{
	__m256i x = _mm256_add_epi32(words_at(word),
				     _mm256_set1_epi32(0x10000));

	_mm256_storeu_si256((__m256i *)hash, mix_wide(x));
}

GK_WIDE static inline void
two_wide(const uint16_t *word, uint32_t *hash)
{
	__m256i x = _mm256_mullo_epi32(words_at(word),
				       _mm256_set1_epi32((int)0x9E3779B1u));

	x = _mm256_xor_si256(x, words_at(word + 1));
	_mm256_storeu_si256((__m256i *)hash, mix_wide(x));
}

/* The last eight overlap those before. */
GK_WIDE static size_t
hash_wide(const uint16_t *word, size_t n, size_t pairs, uint32_t *hash)
{
	if (pairs < LANES)
		return hash_narrow(word, n, pairs, hash);
	for (size_t i = 0; i + LANES <= n; i += LANES)
		one_wide(word + i, hash + i);
	one_wide(word + n - LANES, hash + n - LANES);
	hash += n;
	for (size_t i = 0; i + LANES <= pairs; i += LANES)
		two_wide(word + i, hash + i);
	two_wide(word + pairs - LANES, hash + pairs - LANES);
	return n + pairs;
}

GK_WIDE static inline void
lower_half(const uint32_t *hash, size_t n, const uint32_t *factors,
	   uint32_t *least)
{
	__m256i m[MINIMA / 2 / LANES], f[MINIMA / 2 / LANES];

	memcpy(m, least, sizeof(m));
	memcpy(f, factors, sizeof(f));
	for (size_t i = 0; i < n; i++) {
		__m256i x = _mm256_set1_epi32((int)hash[i]);

#pragma GCC unroll 4
		for (size_t k = 0; k < MINIMA / 2 / LANES; k++)
			m[k] = _mm256_min_epu32(m[k],
						_mm256_mullo_epi32(x, f[k]));
	}
	memcpy(least, m, sizeof(m));
}

/* All minima and factors would not find room in sixteen registers. */
GK_WIDE static void
lower_wide(const uint32_t *hash, size_t n, uint32_t *least)
{
	lower_half(hash, n, factor, least);
	lower_half(hash, n, factor + MINIMA / 2, least + MINIMA / 2);
}

GK_WIDE static void
join_wide(const uint32_t *least, uint32_t *band)
{
	const __m256i *row = (const __m256i *)(const void *)least;

	for (size_t b = 0; b < GK_SHINGLE_BANDS; b += LANES) {
		__m256i x = _mm256_add_epi32(
		    _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7),
		    _mm256_set1_epi32((int)b));

		for (size_t r = 0; r < ROWS; r++) {
			x = _mm256_mullo_epi32(
			    x, _mm256_set1_epi32((int)0x9E3779B1u));
			x = mix_wide(_mm256_xor_si256(
			    x, _mm256_loadu_si256(
				   row + (r * GK_SHINGLE_BANDS + b) / LANES)));
		}
		_mm256_storeu_si256((__m256i *)(void *)(band + b), x);
	}
}
#endif

/* What begins with a digit: its value, or, if it is no number or too large, one
 * that hangs on its hash. */
static uint64_t
number_of(const char *p, size_t n, uint32_t hash)
{
	uint64_t value = 0;
	size_t i = 0;

	for (; i < n && i < DIGITS; i++) {
		if ((unsigned char)(p[i] - '0') >= 10)
			break;
		value = value * 10 + (uint64_t)(p[i] - '0');
	}
	return i == n ? value : SINGLE + hash;
}

/* The tokens of a number, as many as there is room for; returns how many. */
static size_t
put_number(uint64_t value, uint16_t *word, size_t room)
{
	size_t n = value < SINGLE || room < 3 ? 1 : 3;

	word[0] = (uint16_t)((value % SINGLE + (n > 1 ? SINGLE : 0)) << 2 | 1);
	if (n > 1) {
		word[1] = (uint16_t)(value / SINGLE % (2 * SINGLE) << 2 | 3);
		word[2] = (uint16_t)(value / SINGLE / (2 * SINGLE) %
				     (2 * SINGLE) << 2 | 3);
	}
	return n;
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
		if ((unsigned char)(map->lower[at] - '0') >= 10)
			word[n++] = (uint16_t)(hash >> 16 & 0xFFFE);
		else
			n += put_number(number_of(map->lower + at, to - at,
						  hash),
					word + n, most - n);
		at = to;
	}
	return n;
}

struct way {
	size_t (*hash)(const uint16_t *, size_t, size_t, uint32_t *);
	void (*lower)(const uint32_t *, size_t, uint32_t *);
	void (*join)(const uint32_t *, uint32_t *);
};

void
gk_shingle_bands(const uint16_t *word, size_t n, bool narrow, uint32_t *band)
{
	struct way way = { hash_narrow, lower_narrow, join_narrow };
	uint32_t least[MINIMA], hash[2 * BLOCK];

#ifdef GK_WIDE
	if (!narrow && gk_wide_can())
		way = (struct way){ hash_wide, lower_wide, join_wide };
#else
	(void)narrow;
#endif
	memset(least, 0xFF, sizeof(least));
	for (size_t i = 0; i < n; i += BLOCK) {
		size_t k = n - i < BLOCK ? n - i : BLOCK;

		k = way.hash(word + i, k, i + k < n ? k : k - 1, hash);
		way.lower(hash, k, least);
	}
	way.join(least, band);
}
