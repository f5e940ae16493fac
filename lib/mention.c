#include "mention.h"

size_t
gk_mention_behind(const struct gk_names *names, size_t at)
{
	size_t low = 0, high = names->n, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (names->names[middle].end <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

size_t
gk_mention_person(const struct gk_names *names, struct gk_str word)
{
	for (size_t i = 0; i < names->nentities && i < GK_MENTION_KNOWN; i++) {
		const struct gk_entity *e = &names->entities[i];

		if (e->kind == GK_NAME_PER && e->normal.n >= word.n &&
		    memcmp(e->normal.p + e->normal.n - word.n, word.p,
			   word.n) == 0)
			return i;
	}
	return SIZE_MAX;
}
