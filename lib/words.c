#include "words.h"

/* Where words begin and end in turn, as many as are read and what the last
 * sixty-four bytes that were looked at may hold more. */
#define EDGES (2 * GK_PHRASE_WORDS + 64 + 4)

/* So that what is no edge any more is some place, too. */
#define TOP ((uint64_t)1 << 63)

/* A bit of the map that differs from the one before it is an edge.  Edges are
 * written four at a time, whatever their number: so the machine guesses right
 * how often. */
static size_t
find_edges(const struct gk_wordmap *map, uint32_t *edge)
{
	uint64_t before = 0;
	size_t n = 0;

	for (size_t at = 0; at < map->n && n < 2 * GK_PHRASE_WORDS; at += 64) {
		uint64_t x = gk_le64(map->word + at / 8), edges;
		uint32_t *to = edge + n;

		if (map->n - at < 64)
			x &= ((uint64_t)1 << (map->n - at)) - 1;
		edges = x ^ (x << 1 | before);
		before = x >> 63;
		n += (size_t)__builtin_popcountll(edges);
		while (edges != 0) {
			for (size_t k = 0; k < 4; k++, edges &= edges - 1)
				*to++ = (uint32_t)at +
					(uint32_t)__builtin_ctzll(edges | TOP);
		}
	}
	if (n % 2 != 0)
		edge[n++] = (uint32_t)map->n;
	return n;
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

struct gk_words
gk_words_read(struct gk_str line, const struct gk_wordmap *map,
	      struct gk_phrase_words *words, uint32_t *stems)
{
	uint32_t edge[EDGES];
	size_t nedges = find_edges(map, edge), n = nedges / 2;
	struct gk_words sum = { .key = 0xcbf29ce484222325u,
				.more = n >= GK_PHRASE_WORDS };
	uint64_t digits = 0, key = sum.key;
	unsigned nstems = 0, ncapitals = 0;

	if (n > GK_PHRASE_WORDS)
		n = GK_PHRASE_WORDS;
	for (size_t i = 0; i < n; i++) {
		size_t start = edge[2 * i], end = edge[2 * i + 1];
		struct gk_wordmap_word w = gk_wordmap_read(map, start, end);
		bool digit = (unsigned char)(map->lower[start] - '0') < 10;

		words->word[i] = (struct gk_phrase_word){
			(uint32_t)start, (uint32_t)end, w.hash,
			(uint32_t)w.nletters
		};
		digits |= (uint64_t)digit << i;
		key = (key ^ w.hash) * 0x9E3779B97F4A7C15u;
		ncapitals += is_capital(line.p + start, map->lower + start);
		/* Short words do not say what a line is about. */
		stems[nstems] = w.stem == 0 ? 1 : w.stem;
		nstems += w.nletters >= 4 || (digit && w.nletters > 1);
	}
	words->text = gk_str(map->lower, map->n);
	words->word[n] = (struct gk_phrase_word){ 0 };
	words->digits = digits;
	words->nwords = n;
	sum.key = key;
	sum.nstems = nstems;
	sum.ncapitals = ncapitals;
	return sum;
}
