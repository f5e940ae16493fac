#include "near.h"

#include "mem.h"

/* Paragraphs that one is compared with. */
#define CANDIDATES 64

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

bool
gk_near_is_full(const struct gk_near *near)
{
	return near->n >= GK_BANDS_MOST ||
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
	return gk_bands_add(&near->bands, (uint32_t)near->n - 1, now->band);
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
	size_t n, may = (size_t)(most * (double)now->n + 1e-9);

	*found = false;
	if (near->n == 0)
		return GK_OK;
	if (near->pattern == NULL &&
	    (near->pattern = gk_mem_array(1, sizeof(*near->pattern))) == NULL)
		return GK_NOMEM;
	n = gk_bands_find(&near->bands, now->band, para, CANDIDATES);
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
	gk_bands_reset(&near->bands);
	near->nwords = near->n = 0;
}

void
gk_near_clear(struct gk_near *near)
{
	gk_bands_clear(&near->bands);
	gk_mem_free(near->word);
	gk_mem_free(near->end);
	gk_mem_free(near->pattern);
	*near = (struct gk_near){ 0 };
}
