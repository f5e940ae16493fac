/*
 * slavonic - the dictionary form of a person's name in a Ukrainian text.
 *
 * The words of a name stand in one case and gender.  Each is tried: its endings
 * are undone, and it is asked whether that looks like names.  What shows most
 * wins, so that Гончаренком beside Олексієм is Гончаренко.  Women's surnames that
 * end in a consonant or in о stay as they are.  Nothing is allocated.
 */
#ifndef GK_SLAVONIC_H
#define GK_SLAVONIC_H

#include "nominative.h"

/* Fills cut and put of the n words of one name, n <= 4; returns the gender that
 * the best reading has. */
enum gk_norm_gender gk_slavonic_person(struct gk_named *words, size_t n,
				       const struct gk_forms *forms);

#endif
