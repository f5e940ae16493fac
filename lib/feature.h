/*
 * feature - what the model may know of a line, each with its number and weight.
 *
 * A feature is there or not.  Those that a line has by itself are told here, and
 * so are summed once, when it is read; those among its neighbours, by trait.
 * The weights are made by scripts/train-widgets (lib/data/weights.txt).
 * Cost: some twenty look-ups a line.
 */
#ifndef GK_FEATURE_H
#define GK_FEATURE_H

#include "line.h"

/* Where a line stands, seen from the article. */
enum gk_zone {
	GK_ZONE_ABOVE,
	GK_ZONE_HEADLINE,
	GK_ZONE_BETWEEN,
	GK_ZONE_FIRST,
	GK_ZONE_INSIDE,
	GK_ZONE_LAST,
	GK_ZONE_BEHIND,
	GK_ZONES
};

/* Where each group of features begins. */
enum {
	GK_F_BIAS,
	GK_F_RULE = GK_F_BIAS + 1,
	GK_F_TYPE = GK_F_RULE + GK_WIDGET_KINDS,
	GK_F_ZONE_TYPE = GK_F_TYPE + GK_TYPES,
	GK_F_RULE_TYPE = GK_F_ZONE_TYPE + GK_ZONES * GK_TYPES,
	GK_F_WORDS_END = GK_F_RULE_TYPE + GK_WIDGET_KINDS * GK_TYPES,
	GK_F_FLAGS = GK_F_WORDS_END + 12 * 4,
	GK_F_PHRASE_FIT = GK_F_FLAGS + 16,
	GK_F_PHRASE_WORDS = GK_F_PHRASE_FIT + GK_WIDGET_KINDS * 5,
	GK_F_PREVIOUS = GK_F_PHRASE_WORDS + GK_WIDGET_KINDS * 12,
	GK_F_NEXT = GK_F_PREVIOUS + GK_TYPES,
	GK_F_PREVIOUS2 = GK_F_NEXT + GK_TYPES,
	GK_F_NEXT2 = GK_F_PREVIOUS2 + GK_TYPES,
	GK_F_TYPE_PREVIOUS = GK_F_NEXT2 + GK_TYPES,
	GK_F_TYPE_NEXT = GK_F_TYPE_PREVIOUS + GK_TYPES * GK_TYPES,
	GK_F_AROUND = GK_F_TYPE_NEXT + GK_TYPES * GK_TYPES,
	GK_F_SHARED_TYPE = GK_F_AROUND + GK_TYPES * GK_TYPES,
	GK_F_SHARED_HEADLINE = GK_F_SHARED_TYPE + 8 * GK_TYPES,
	GK_F_REPEATED = GK_F_SHARED_HEADLINE + 4 * GK_TYPES,
	GK_F_RUN = GK_F_REPEATED + 2 * GK_TYPES,
	GK_F_RUN_BEFORE = GK_F_RUN + 8 * 4,
	GK_F_RUN_AFTER = GK_F_RUN_BEFORE + 8 * GK_TYPES,
	GK_F_SINCE_TRIGGER = GK_F_RUN_AFTER + 8 * GK_TYPES,
	GK_F_DEPTH = GK_F_SINCE_TRIGGER + 8 * GK_TYPES,
	GK_F_HEIGHT = GK_F_DEPTH + 8,
	GK_F_SIZE = GK_F_HEIGHT + 8,
	GK_F_CAPITALS = GK_F_SIZE + 8 * GK_ZONES,
	GK_F_STOPS = GK_F_CAPITALS + 5 * GK_TYPES,
	GK_F_COMMAS = GK_F_STOPS + 3 * GK_TYPES,
	GK_F_KEPT_AROUND = GK_F_COMMAS + 3 * GK_TYPES,
	GK_F_WEAK = GK_F_KEPT_AROUND + 4 * GK_TYPES,
	GK_FEATURES = GK_F_WEAK + 4 * GK_TYPES,
};

/* Of each feature, in units of gk_feature_unit: odds of e to one. */
extern const int16_t gk_feature_weights[GK_FEATURES];
extern const int gk_feature_unit;

/* Writes the numbers of the features that the line has by itself; returns how
 * many. */
size_t gk_feature_of_line(const struct gk_line *line, uint16_t *feature);

/* The sum of their weights. */
int gk_feature_weigh(const struct gk_line *line);

/* 0, 1, 2, 3, 4-5, 6-8, 9-12, 13 and more */
static inline unsigned
gk_feature_small(size_t n)
{
	static const uint8_t bin[14] = { 0, 1, 2, 3, 4, 4, 5, 5,
					 5, 6, 6, 6, 6, 7 };

	return bin[n < 13 ? n : 13];
}

static inline unsigned
gk_feature_words(size_t n)
{
	return n <= 7	? gk_feature_small(n) + (n >= 6) * (unsigned)(n - 6) :
	       n <= 9	? 6 + (n > 8) :
	       n <= 12	? 8 :
	       n <= 17	? 9 :
	       n <= 29	? 10 :
			  11;
}

#endif
