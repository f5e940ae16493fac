#include "lexicon.h"

struct entry {
	const char *form;
	const char *base;
	unsigned short n;
	unsigned short flags;
};

#include "lexicon_table.inc"

unsigned
gk_lexicon_of(struct gk_str lower, struct gk_str *base)
{
	size_t low = 0, high = sizeof entries / sizeof *entries, middle, k;
	int c;

	while (low < high) {
		const struct entry *e;

		middle = low + (high - low) / 2;
		e = &entries[middle];
		k = e->n < lower.n ? e->n : lower.n;
		c = memcmp(e->form, lower.p, k);
		if (c == 0 && e->n == lower.n) {
			if (base != NULL)
				*base = gk_str_of(e->base);
			return e->flags;
		}
		if (c < 0 || (c == 0 && e->n < lower.n))
			low = middle + 1;
		else
			high = middle;
	}
	if (base != NULL)
		*base = gk_str("", 0);
	return 0;
}
