#include "wordlist.h"

#include "word.h"

const struct gk_wordlist_entry *
gk_wordlist_find(const struct gk_wordlist *list, struct gk_str word)
{
	char lower[GK_WORDLIST_BYTES];
	const struct gk_wordlist_entry *e;
	uint32_t h = 0, last = list->nslots - 1;
	size_t n;

	if (word.n == 0 || word.n > sizeof lower)
		return NULL;
	n = gk_word_lower(word, lower, sizeof lower);
	/* The hash of the tables' generator. */
	for (size_t i = 0; i < n; i++)
		h = h * 31 + (unsigned char)lower[i];
	for (h &= last; list->slot[h] != 0; h = (h + 1) & last) {
		e = &list->entry[list->slot[h] - 1];
		if (e->n == n && memcmp(e->word, lower, n) == 0)
			return e;
	}
	return NULL;
}
