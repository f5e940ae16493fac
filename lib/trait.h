/*
 * trait - what a line is among its neighbours, as numbers of features.
 *
 * A feature is there or not: a line of eight words that ends in a full stop, a
 * title between two sentences, a phrase of some kind that opens the line, half
 * of its words in the article.  The features see what the rules made of the
 * lines, so that a model over them corrects the rules.
 * Cost: some thirty look-ups a line, and its words beside the headline's.
 */
#ifndef GK_TRAIT_H
#define GK_TRAIT_H

#include "feature.h"
#include "label.h"

/* Features that a line has at most, and all that there are. */
#define GK_TRAITS_MAX 64
#define GK_TRAITS_ALL 2789

/* How many lines above and below have a say. */
#define GK_TRAITS_REACH 12

/* The lines [from, to) of a page that has an island, ready to be asked about;
 * page and rules must outlive it. */
struct gk_trait_source {
	const struct gk_page *page;
	const struct gk_labels *rules;
	size_t from, to;
	uint64_t headline; /* what words the headline may have */
	/* private: of each line, what it is by its shape, the lines like it
	 * above and below, and how long ago a heading stood */
	uint8_t *type, *up, *down, *since;
	/* private: by type, what shared words add at least and at most */
	int16_t low[GK_TYPES], high[GK_TYPES];
};

/* GK_OK or GK_NOMEM. */
enum gk_status gk_trait_source(const struct gk_page *page,
			       const struct gk_labels *rules, size_t from,
			       size_t to, struct gk_arena *arena,
			       struct gk_trait_source *source);

/* Of line i, from <= i < to: the numbers of its features, each less than
 * GK_TRAITS_ALL; returns how many, at most GK_TRAITS_MAX. */
size_t gk_traits(const struct gk_trait_source *source, size_t i,
		 uint16_t *trait);

/* Is the sum of their weights less than that?  The same as to add them up, but
 * most often without a look at the words that lines share. */
bool gk_traits_below(const struct gk_trait_source *source, size_t i, int limit);

#endif
