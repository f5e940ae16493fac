#include "lexicon.h"

struct entry {
	const char *form;
	const char *base;
	unsigned short n;
	unsigned short flags;
};

#include "lexicon_table.inc"

#define NSLOTS (sizeof slots / sizeof *slots)

unsigned
gk_lexicon_of(struct gk_str lower, struct gk_str *base)
{
	const struct entry *e;
	uint32_t h = 0;

	/* The hash of the table's generator. */
	for (size_t i = 0; i < lower.n; i++)
		h = (h * 31 + (unsigned char)lower.p[i]) & 0xFFFFF;
	for (h %= NSLOTS; slots[h] != 0; h = (h + 1) % NSLOTS) {
		e = &entries[slots[h] - 1];
		if (e->n != lower.n || memcmp(e->form, lower.p, e->n) != 0)
			continue;
		if (base != NULL)
			*base = gk_str_of(e->base);
		return e->flags;
	}
	if (base != NULL)
		*base = gk_str("", 0);
	return 0;
}
