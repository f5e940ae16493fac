/*
 * nominative - the dictionary form of a name as it stands in a text.
 *
 * The words of a person's name stand in one case and gender.  Each case is tried:
 * its endings are undone, and the word lists asked whether that gives names.  The
 * case of which most is known wins; what is not known is undone alike (Дональда
 * Трампа: Дональд, so Трамп).  Nothing is allocated.
 */
#ifndef GK_NOMINATIVE_H
#define GK_NOMINATIVE_H

#include "forms.h"
#include "norm.h"

enum gk_part { GK_PART_FIRST, GK_PART_LAST, GK_PART_PATRONYMIC };

struct gk_named {
	struct gk_str word;
	enum gk_part part;
	size_t cut;       /* bytes of its ending that go, */
	const char *put;  /* and what takes their place */
};

/* Fills cut and put of the n words of one name, n <= 4; returns the gender that
 * the best reading has. */
enum gk_norm_gender gk_nominative_person(struct gk_named *words, size_t n,
					 const struct gk_forms *forms);

#endif
