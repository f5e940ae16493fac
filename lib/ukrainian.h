/*
 * ukrainian - the dictionary form of a Ukrainian organisation or place.
 *
 * What institution does for Russian: a head and its adjectives go into the
 * nominative, a place of one word by the list of places and the forms of the
 * document, of two by its adjective.  Київ, Львів change their letters too
 * (Києві, Львову).  What is not known stays.  Nothing is allocated but in out.
 */
#ifndef GK_UKRAINIAN_H
#define GK_UKRAINIAN_H

#include "buf.h"
#include "forms.h"

/* Appends the form of the whole name. */
void gk_ukrainian_put(struct gk_str name, const struct gk_forms *forms,
		      struct gk_buf *out);

#endif
