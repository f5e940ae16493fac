/*
 * ending - what the ending of a word says of it.
 *
 * Guesses for words that no list knows, in the Cyrillic languages with cases: is
 * it an adjective, a verb, a noun in another case than the nominative?  A word
 * as short as its ending is none.  Nothing is allocated.
 */
#ifndef GK_ENDING_H
#define GK_ENDING_H

#include "base.h"

bool gk_ending_is_adjective(struct gk_str word); /* новый, новая */
bool gk_ending_is_verb(struct gk_str word);      /* начали, принести */
bool gk_ending_is_gerund(struct gk_str word);    /* заявив, рекавши */
bool gk_ending_is_neuter(struct gk_str word);    /* решение: no people */
bool gk_ending_is_plural(struct gk_str word);    /* жителей: no nominative */
bool gk_ending_is_accusative(struct gk_str word); /* екенін: Turkic clauses */
bool gk_ending_is_oblique(struct gk_str word);   /* Московского, of a name */

#endif
