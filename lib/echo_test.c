#include "echo.h"

#include "test.h"

int
main(void)
{
	struct gk_arena arena = { 0 };
	struct gk_tokens t;

	gk_token_read(GK_STR("Седов, мост. Седова, Мост и Седовым"),
		      GK_ALPHABET_RUSSIAN, &arena, &t);
	ok(gk_echo_link(&t, &arena) == GK_OK, "linked");
	/* Седов , мост . Седова , Мост и Седовым */
	ok(t.token[0].other != 0 && t.token[4].other != 4 &&
	       t.token[8].other != 8,
	   "forms of a name are in a circle");
	ok(t.token[t.token[t.token[0].other].other].other == 0,
	   "of three");
	ok(t.token[2].other == 2 && t.token[6].other == 6,
	   "a word in small letters is in none");
	gk_arena_clear(&arena);
	return done();
}
