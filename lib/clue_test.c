#include "clue.h"

#include "test.h"

/* Each group adds features, and none of them depends on what was asked before. */
static void
groups(void)
{
	static const char text[] = "Вчера министр культуры Анна Седова и «Эхо "
				   "Омска» спорили. Седова ушла.";
	static const unsigned all[] = { GK_CLUE_AFFIX, GK_CLUE_NEAR,
					GK_CLUE_FAR, GK_CLUE_ECHO,
					GK_CLUE_LORE, GK_CLUE_QUOTE,
					GK_CLUE_KIN };
	uint32_t one[GK_CLUES_MOST + 1], two[GK_CLUES_MOST + 1];
	struct gk_arena arena = { 0 };
	struct gk_clues c = { 0 };
	struct gk_tokens t;
	size_t n, most = 0;
	bool same = true;

	gk_token_read(gk_str_of(text), GK_ALPHABET_RUSSIAN, &arena, &t);
	gk_clue_read(&t, &arena, &c);
	for (size_t i = t.n; i-- > 0;) {
		struct gk_clues fresh = { .t = &t };

		n = gk_clue_list(&c, i, one);
		same &= gk_clue_list(&fresh, i, two) == n &&
			memcmp(one, two, n * sizeof *one) == 0;
		most = n > most ? n : most;
	}
	ok(same, "backwards and alone a token has the same features");
	ok(most <= GK_CLUES_MOST, "at most %zu features", most);
	for (size_t g = 0; g < sizeof all / sizeof *all; g++) {
		size_t with = 0, less = 0;
		struct gk_clues w = { .t = &t, .without = all[g] };

		for (size_t i = 0; i < t.n; i++) {
			with += gk_clue_list(&c, i, one);
			less += gk_clue_list(&w, i, two);
		}
		ok(less < with, "group %zu: %zu of %zu", g, less, with);
	}
	gk_arena_clear(&arena);
}

int
main(void)
{
	groups();
	return done();
}
