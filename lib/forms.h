/*
 * forms - the forms of names that stand in a document, and what the word lists
 * know of one.
 *
 * Words are in lower case.  A form that stands in the document speaks for itself:
 * it is remembered as a bit of 4096, so that one in some hundreds is taken for
 * one that was there.  Nothing is allocated.
 */
#ifndef GK_FORMS_H
#define GK_FORMS_H

#include "base.h"

#define GK_FORMS_MOST 128 /* bytes of a word that are looked at */

struct gk_forms {
	uint64_t bits[64];
};

void gk_forms_add(struct gk_forms *f, struct gk_str word);
bool gk_forms_has(const struct gk_forms *f, struct gk_str word);

/* Bits of lore. */
unsigned gk_forms_known(struct gk_str lower);

/* Does the word end so, with something before it?  Most endings are told by
 * their last byte, without a call. */
static inline bool
gk_forms_ends(struct gk_str s, const char *end, size_t n)
{
	return s.n > n && (n == 0 || (s.p[s.n - 1] == end[n - 1] &&
				      memcmp(s.p + s.n - n, end, n) == 0));
}

/* Does it end in one of the n tails? */
bool gk_forms_has_tail(struct gk_str s, const char *const *tails, size_t n);

/* The word in lower case, in bytes. */
struct gk_str gk_forms_lower(struct gk_str word, char *bytes, size_t cap);

/* Does the word end in a letter that names are declined from? */
bool gk_forms_in_consonant(struct gk_str s);

#endif
