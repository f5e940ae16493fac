/*
 * currency - what the words and signs for currencies mean.
 *
 * Three Latin capitals are a code; other words and signs lie in
 * data/currencies.txt, those of oil, metals and indexes among them.
 * Nothing is allocated.  Cost: a search in a table of some hundred words.
 */
#ifndef GK_CURRENCY_H
#define GK_CURRENCY_H

#include "base.h"

/* The name of what [p, ...) begins with, "USD" or "Brent", and in *n its bytes;
 * else an empty one, *n being those of the word or the mark that stands
 * there. */
struct gk_str gk_currency_at(const char *p, const char *end, size_t *n);

/* Is it money, in which others have their price? */
bool gk_currency_is_money(struct gk_str name);

#endif
