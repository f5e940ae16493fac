/*
 * near - paragraphs that were kept, and the one that a new one nearly repeats.
 *
 * Candidates are those that agree in a band of shingle; of them one is a near
 * original if the new paragraph has at most a share of words that do not stand
 * in it in that order (outside their longest common subsequence), and no number
 * that it has not.  It is one-sided: the new one may be a part of the old.
 * Memory: 2 bytes a word, 4 a paragraph, and its bands.  At most 2^27 paragraphs and 2^32 words are remembered, later ones not: gk_near_is_full.
 * A zeroed struct is an empty one.  After GK_NOMEM it is good for
 * gk_near_clear alone.
 * Cost: sixteen places in memory a paragraph, and for each candidate about a
 * step a word of it.
 */
#ifndef GK_NEAR_H
#define GK_NEAR_H

#include "bands.h"

/* Words of a paragraph that is compared: fewer say too little, more would cost
 * too much. */
#define GK_NEAR_LEAST 6
#define GK_NEAR_MOST 1024

struct gk_near_para {
	const uint16_t *word; /* tokens of shingle */
	size_t n; /* GK_NEAR_LEAST to GK_NEAR_MOST */
	size_t words;
	uint32_t band[GK_SHINGLE_BANDS];
};

/* Makes p of n words, which are its caller's. */
void gk_near_para(struct gk_near_para *p, const uint16_t *word, size_t n);

struct gk_near {
	struct gk_bands bands; /* private, and all below */
	uint16_t *word;
	size_t nwords, words_cap;
	uint32_t *end; /* of each paragraph's words */
	size_t n, cap;
	struct gk_near_pattern *pattern; /* scratch, 150 KB */
};

struct gk_near_hit {
	uint32_t para;  /* how many were remembered before it */
	size_t differ;  /* words of the new one that it has not */
};

/* Asks the memory for what gk_near_find reads first. */
static inline void
gk_near_prefetch(const struct gk_near *near, const uint32_t *band)
{
	gk_bands_prefetch(&near->bands, band);
}

/* The remembered paragraph that `now` differs least from, the first of them, if
 * any is near: at most a share of `most` of its words differs.  GK_OK or
 * GK_NOMEM. */
enum gk_status gk_near_find(struct gk_near *near,
			    const struct gk_near_para *now, double most,
			    bool *found, struct gk_near_hit *hit);

/* Remembers a paragraph.  GK_OK or GK_NOMEM. */
enum gk_status gk_near_add(struct gk_near *near,
			   const struct gk_near_para *now);

bool gk_near_is_full(const struct gk_near *near);

/* Makes room for n paragraphs in all; the table does not grow meanwhile. */
static inline enum gk_status
gk_near_reserve(struct gk_near *near, size_t n)
{
	return gk_bands_reserve(&near->bands, n);
}

/* The *n words of a remembered paragraph, until the next add. */
const uint16_t *gk_near_words(const struct gk_near *near, uint32_t para,
			      size_t *n);

void gk_near_reset(struct gk_near *near);
void gk_near_clear(struct gk_near *near);

#endif
