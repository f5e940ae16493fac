#include "head.h"

#include "head_table.inc"

#define NSLOTS (sizeof slots / sizeof *slots)

/* Bytes of the stem that a longer word must end in: a short one is chance. */
#define LONG 8

static const struct gk_head *
look(struct gk_str lower, size_t from, uint32_t hash)
{
	for (size_t k = hash % NSLOTS; slots[k] != 0; k = (k + 1) % NSLOTS) {
		const struct gk_head *h = &forms[slots[k] - 1];

		if (h->n == lower.n - from &&
		    memcmp(h->form, lower.p + from, h->n) == 0)
			return h;
	}
	return NULL;
}

const struct gk_head *
gk_head_of(struct gk_str lower)
{
	const struct gk_head *h, *found = NULL;
	uint32_t hash = 0;

	/* The hash of the table's generator; the longest form is the best. */
	for (size_t i = lower.n; i-- > 0;) {
		hash = (hash * 31 + (unsigned char)lower.p[i]) & 0xFFFFF;
		if (((unsigned char)lower.p[i] & 0xC0) == 0x80 ||
		    lower.n - i < 6)
			continue;
		h = look(lower, i, hash);
		if (h != NULL && (i == 0 || h->stem >= LONG))
			found = h;
	}
	return found;
}
