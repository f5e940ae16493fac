/*
 * trait - what a line is among its neighbours, as numbers of features.
 *
 * A feature is there or not: a line of eight words that ends in a full stop, a
 * title between two sentences, a phrase of some kind that opens the line, half
 * of its words in the article.  The features see what the rules made of the
 * lines, so that a model over them corrects the rules.
 * Nothing is allocated.  Cost: some thirty look-ups a line, and its words
 * beside those of four neighbours.
 */
#ifndef GK_TRAIT_H
#define GK_TRAIT_H

#include "label.h"

/* Features that a line has at most, and all that there are. */
#define GK_TRAITS_MAX 64
#define GK_TRAITS_ALL 2853

/* Of line i of a page that has an island: the numbers of its features, each
 * less than GK_TRAITS_ALL; returns how many, at most GK_TRAITS_MAX. */
size_t gk_traits(const struct gk_page *page, const struct gk_labels *rules,
		 size_t i, uint16_t *trait);

#endif
