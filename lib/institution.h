/*
 * institution - the dictionary form of the name of an organisation or a place.
 *
 * Its adjectives and its head are put into the nominative, what hangs on the head
 * stays (Верховного суда Чувашии: Верховный суд Чувашии).
 */
#ifndef GK_INSTITUTION_H
#define GK_INSTITUTION_H

#include "buf.h"
#include "forms.h"
#include "word.h"

/* A name of an adjective and a noun: endings in a case, the noun's nominative,
 * and its gender: m, f, n. */
struct gk_institution_pair {
	struct gk_str adjective, from, to;
	char gender;
};

/* Appends an adjective's nominative for the gender of its noun; false if the
 * word does not look like one. */
typedef bool gk_institution_adjective(struct gk_str word, struct gk_str lower,
				      char gender, struct gk_buf *out);

/* Appends the form of the whole name. */
void gk_institution_put(struct gk_str name, const struct gk_forms *forms,
			struct gk_buf *out);

/* The last word of a Kazakh or Kyrgyz name without its case ending, where that
 * is sure or the bare form stands in the document. */
void gk_institution_turkic(struct gk_str word, const struct gk_forms *forms,
			  struct gk_buf *out);

/* Appends the nominative of a name of two words, w and low in small letters;
 * false if no pair fits. */
bool gk_institution_two(const struct gk_institution_pair *pairs, size_t n,
			gk_institution_adjective *put, struct gk_str name,
			const struct gk_word *w, const struct gk_str *low,
			struct gk_buf *out);

#endif
