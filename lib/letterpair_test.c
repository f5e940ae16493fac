#include "letterpair.h"
#include "test.h"

static unsigned
cost(unsigned lang, uint32_t a, uint32_t b)
{
	return gk_letterpair_cost[lang][gk_letterpair_of(a).symbol]
				 [gk_letterpair_of(b).symbol];
}

int
main(void)
{
	unsigned ru = 0;

	while (ru < GK_LETTERPAIR_LANGS && strcmp(gk_letterpair_lang[ru], "ru"))
		ru++;
	ok(ru < GK_LETTERPAIR_LANGS, "Russian is there");
	ok(gk_letterpair_of(0x430).symbol == GK_LETTERPAIR_LETTER, "а is first");
	ok(gk_letterpair_of(0x4EF).symbol == GK_LETTERPAIR_SYMBOLS - 1,
	   "ӯ is last");
	ok(gk_letterpair_of(0x460).symbol == GK_LETTERPAIR_OTHER,
	   "Ѡ is absent");
	ok(gk_letterpair_of(0x410).symbol == gk_letterpair_of(0x430).symbol &&
		   gk_letterpair_of(0x410).upper &&
		   !gk_letterpair_of(0x430).upper,
	   "А is а, a capital");
	ok(gk_letterpair_of('Q').symbol == GK_LETTERPAIR_LATIN, "Q is Latin");
	ok(gk_letterpair_of('[').symbol == GK_LETTERPAIR_BLANK, "[ is not");
	ok(gk_letterpair_of(0x2014).symbol == GK_LETTERPAIR_SIGN, "a dash");
	ok(gk_letterpair_of(0x2557).symbol == GK_LETTERPAIR_OTHER, "a box");
	ok(cost(ru, 0x441, 0x442) < 40, "ст is cheap");
	ok(cost(ru, 0x430, 0x44C) > 90, "аь is dear");
	for (unsigned lang = 0; lang < GK_LETTERPAIR_LANGS; lang++) {
		bool zero = false;

		for (unsigned a = 0; a < GK_LETTERPAIR_SYMBOLS; a++)
			for (unsigned b = 0; b < GK_LETTERPAIR_SYMBOLS; b++)
				zero = zero ||
				       (gk_letterpair_cost[lang][a][b] == 0 &&
					b >= GK_LETTERPAIR_LETTER);
		ok(!zero, "%s: nothing costs nothing",
		   gk_letterpair_lang[lang]);
	}
	return done();
}
