#include "kin.h"

#include "model.h"

static uint32_t
number(const unsigned char *p, int n)
{
	uint32_t x = 0;

	while (n-- > 0)
		x = x << 8 | p[n];
	return x;
}

unsigned
gk_kin_of(uint32_t hash)
{
	const unsigned char *table = gk_model_kin + GK_KIN_CLASSES;
	const uint32_t slots = number(table, 4), key = gk_kin_key(hash);
	const uint32_t print = gk_kin_print(key);
	size_t i = gk_kin_slot(key, slots);

	for (;; i = i + 1 < slots ? i + 1 : 0) {
		uint32_t e = number(table + 4 + 3 * i, 3);

		if (e == 0)
			return 0;
		if (e >> 10 == print)
			return 1 + (e & 1023);
	}
}

unsigned
gk_kin_wider(unsigned kin)
{
	return kin == 0 ? 0 : 1u + gk_model_kin[kin - 1];
}

void
gk_kin_ahead(uint32_t hash)
{
	const unsigned char *table = gk_model_kin + GK_KIN_CLASSES;

	__builtin_prefetch(table + 4 +
			   3 * gk_kin_slot(gk_kin_key(hash),
					   number(table, 4)));
}
