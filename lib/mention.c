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
