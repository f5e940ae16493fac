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

/* Reads n words.  Most are plain, and then no numbers, and all is done without a
 * branch that could go wrong but one: is the first letter a capital? */
static inline __attribute__((always_inline)) void
read_words(struct gk_str line, const struct gk_wordmap *map,
	   const uint32_t *edge, size_t n, struct gk_phrase_words *words,
	   uint32_t *stems, struct gk_words *sum)
{
	const struct gk_wordmap m = *map;
	struct gk_phrase_word *word = words->word, *last = word + n;
	uint32_t *stem = stems;
	uint64_t key = sum->key;
	unsigned ncapitals = 0;

	for (; word < last; word++, edge += 2) {
		size_t start = edge[0], k = edge[1] - start;
		const char *low = m.lower + start;
		struct gk_wordmap_word w;
		bool tells = k >= 8; /* short words do not say what a line is
				      * about */

		if (gk_wordmap_plain(&m, start, k)) {
			w = gk_wordmap_read_plain(low, k);
			if (memcmp(line.p + start, low, 2) != 0)
				ncapitals += is_capital(line.p + start, low);
		} else {
			bool digit = (unsigned char)(*low - '0') < 10;

			w = gk_wordmap_read_any(map, start, start + k);
			tells = w.nletters >= 4 || (digit && w.nletters > 1);
			words->digits |= (uint64_t)digit
					 << (word - words->word);
			ncapitals += is_capital(line.p + start, low);
		}
		memcpy(&word->start, edge, 2 * sizeof *edge);
		word->hash = w.hash;
		word->nletters = (uint32_t)w.nletters;
		key = (key ^ w.hash) * 0x9E3779B97F4A7C15u;
		*stem = w.stem + (w.stem == 0);
		stem += tells;
	}
	*word = (struct gk_phrase_word){ 0 };
	sum->key = key;
	sum->nstems = (unsigned)(stem - stems);
	sum->ncapitals = ncapitals;
}

#ifdef GK_WIDE
/* The same for machines whose shifts name any register. */
GK_WIDE static void
read_words_wide(struct gk_str line, const struct gk_wordmap *map,
		const uint32_t *edge, size_t n, struct gk_phrase_words *words,
		uint32_t *stems, struct gk_words *sum)
{
	read_words(line, map, edge, n, words, stems, sum);
}
#else
#define read_words_wide read_words
#endif

struct gk_words
gk_words_read(struct gk_str line, const struct gk_wordmap *map,
	      struct gk_phrase_words *words, uint32_t *stems)
{
	uint32_t edge[EDGES];
	size_t n = find_edges(map, edge) / 2;
	struct gk_words sum = { .key = 0xcbf29ce484222325u,
				.more = n >= GK_PHRASE_WORDS };

	if (n > GK_PHRASE_WORDS)
		n = GK_PHRASE_WORDS;
	words->text = gk_str(map->lower, map->n);
	words->digits = 0;
	words->nwords = n;
	if (gk_wide_can())
		read_words_wide(line, map, edge, n, words, stems, &sum);
	else
		read_words(line, map, edge, n, words, stems, &sum);
	return sum;
}
