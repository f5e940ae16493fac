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

/* Appends the form of the whole name. */
void gk_institution_put(struct gk_str name, const struct gk_forms *forms,
			struct gk_buf *out);

/* The last word of a Kazakh or Kyrgyz name without its case ending, where that
 * is sure or the bare form stands in the document. */
void gk_institution_turkic(struct gk_str word, const struct gk_forms *forms,
			  struct gk_buf *out);

#endif
