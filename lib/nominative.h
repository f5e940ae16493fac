/*
 * nominative - the dictionary form of a name as it stands in a text.
 *
 * The words of a person's name stand in one case and gender.  Each case is tried:
 * its endings are undone, and the word lists asked whether that gives names.  The
 * case of which most is known wins; what is not known is undone alike (Дональда
 * Трампа: Дональд, so Трамп).  Nothing is allocated but in out.
 */
#ifndef GK_NOMINATIVE_H
#define GK_NOMINATIVE_H

#include "norm.h"

enum gk_part { GK_PART_FIRST, GK_PART_LAST, GK_PART_PATRONYMIC };

struct gk_named {
	struct gk_str word;
	enum gk_part part;
	size_t cut;       /* bytes of its ending that go, */
	const char *put;  /* and what takes their place */
};

/* Forms of names that stand in the document: a form that does speaks for itself. */
struct gk_forms {
	uint64_t bits[64];
};

void gk_forms_add(struct gk_forms *f, struct gk_str word);

/* Fills cut and put of the n words of one name, n <= 4; returns the gender that
 * the best reading has. */
enum gk_norm_gender gk_nominative_person(struct gk_named *words, size_t n,
					 const struct gk_forms *forms);

/* An organisation's or a place's name: its adjectives and its head. */
void gk_nominative_name(struct gk_str name, const struct gk_forms *forms,
			struct gk_buf *out);

/* The last word of a Kazakh or Kyrgyz name without its case ending, where that
 * is sure or the bare form stands in the document. */
void gk_nominative_turkic(struct gk_str word, const struct gk_forms *forms,
			  struct gk_buf *out);

#endif
