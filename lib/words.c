#include "words.h"

#include "wide.h"

/* Where words begin and end in turn, as many as are read and what the last
 * sixty-four bytes that were looked at may hold more. */
#define EDGES (2 * GK_PHRASE_WORDS + 64 + 1)

/* A bit of the map that differs from the one before it is an edge. */
static size_t
find_edges(const struct gk_wordmap *map, uint32_t *edge)
{
	uint64_t before = 0;
	uint32_t *to = edge;

	for (size_t at = 0;
	     at < map->n && to < edge + 2 * GK_PHRASE_WORDS; at += 64) {
		uint64_t x = gk_le64(map->word + at / 8), edges;

		if (map->n - at < 64)
			x &= ((uint64_t)1 << (map->n - at)) - 1;
		edges = x ^ (x << 1 | before);
		before = x >> 63;
		for (; edges != 0; edges &= edges - 1)
			*to++ = (uint32_t)at +
				(uint32_t)__builtin_ctzll(edges);
	}
	if ((to - edge) % 2 != 0)
		*to++ = (uint32_t)map->n;
	return (size_t)(to - edge);
}

/* Is the letter at p a capital?  low is its small twin's place. */
static bool
is_capital(const char *p, const char *low)
{
	if (p[0] == low[0] && ((unsigned char)p[0] < 0x80 || p[1] == low[1]))
		return false;
	/* ё, which becomes е */
	return p[0] != (char)0xD1 || p[1] != (char)0x91;
}

static inline __attribute__((always_inline)) void
hash_all(const struct gk_wordmap *map, const uint32_t *edge, size_t n,
	 struct gk_phrase_word *word, uint32_t *stem)
{
	const struct gk_wordmap m = *map;

	for (size_t i = 0; i < n; i++, edge += 2) {
		struct gk_wordmap_word w = gk_wordmap_read(&m, edge[0], edge[1]);

		/* as two halves: four stores make compilers shuffle them */
		memcpy(&word[i].start, edge, 2 * sizeof *edge);
		word[i].hash = w.hash;
		word[i].nletters = (uint32_t)w.nletters;
		stem[i] = w.stem;
	}
}

#ifdef GK_WIDE
/* The same for machines whose shifts name any register. */
GK_WIDE static void
hash_wide(const struct gk_wordmap *map, const uint32_t *edge, size_t n,
	  struct gk_phrase_word *word, uint32_t *stem)
{
	hash_all(map, edge, n, word, stem);
}
#else
#define hash_wide hash_all
#endif

static void
hash_words(const struct gk_wordmap *map, const uint32_t *edge, size_t n,
	   struct gk_phrase_word *word, uint32_t *stem)
{
	if (gk_wide_can())
		hash_wide(map, edge, n, word, stem);
	else
		hash_all(map, edge, n, word, stem);
	word[n] = (struct gk_phrase_word){ 0 };
}

/* Two loops, each of which the machine can keep in registers: 110 instructions a
 * word together, where one loop over all took 180. */
struct gk_words
gk_words_read(struct gk_str line, const struct gk_wordmap *map,
	      struct gk_phrase_words *words, uint32_t *stems)
{
	uint32_t edge[EDGES], stem[GK_PHRASE_WORDS];
	size_t n = find_edges(map, edge) / 2;
	struct gk_words sum = { .key = 0xcbf29ce484222325u,
				.more = n >= GK_PHRASE_WORDS };
	const char *p = line.p, *low = map->lower;
	uint64_t digits = 0;

	if (n > GK_PHRASE_WORDS)
		n = GK_PHRASE_WORDS;
	hash_words(map, edge, n, words->word, stem);
	for (size_t i = 0; i < n; i++) {
		const struct gk_phrase_word *w = &words->word[i];
		bool digit = (unsigned char)(low[w->start] - '0') < 10;

		sum.key = (sum.key ^ w->hash) * 0x9E3779B97F4A7C15u;
		digits |= (uint64_t)digit << i;
		sum.ncapitals += is_capital(p + w->start, low + w->start);
		/* Short words do not say what a line is about. */
		stems[sum.nstems] = stem[i] + (stem[i] == 0);
		sum.nstems += (w->nletters >= 4) | (digit & (w->nletters > 1));
	}
	words->text = gk_str(low, map->n);
	words->digits = digits;
	words->nwords = n;
	return sum;
}
