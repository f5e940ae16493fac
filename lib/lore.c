#include "lore.h"

#include "model.h"

static unsigned
look(const unsigned char *table, uint32_t key)
{
	const size_t mask = ((size_t)1 << GK_LORE_BITS) - 1;
	const unsigned print = gk_lore_print(key);
	size_t i = gk_lore_slot(key);

	for (;; i = (i + 1) & mask) {
		unsigned e = table[2 * i] | (unsigned)table[2 * i + 1] << 8;

		if (e == 0)
			return 0;
		if (e >> GK_LORE_KNOWN == print)
			return e & ((1u << GK_LORE_KNOWN) - 1);
	}
}

unsigned
gk_lore_of_stem(uint32_t hash)
{
	return look(gk_model_lore, gk_lore_key(hash, false));
}

unsigned
gk_lore_of_form(uint32_t hash)
{
	return look(gk_model_lore, gk_lore_key(hash, true));
}

unsigned
gk_lore_of_sister(uint32_t hash)
{
	return look(gk_model_sisters, gk_lore_key(hash, false));
}

void
gk_lore_ahead(uint32_t hash)
{
	__builtin_prefetch(gk_model_lore +
			   2 * gk_lore_slot(gk_lore_key(hash, false)));
}
