#include "token.h"

#include "test.h"

/* A letter for each shape and flag that the cases tell. */
static void
tell(const struct gk_tokens *t, char *out)
{
	static const char shape[] = ".,<>-():!*00wlWCAS1DHMLtLL";

	for (size_t i = 0; i < t->n; i++) {
		const struct gk_token *k = &t->token[i];

		*out++ = k->shape == GK_SHAPE_NONE ? '?'
						   : shape[k->shape - 1];
		if ((k->flags & GK_TOKEN_START) != 0)
			*out++ = '^';
		if ((k->flags & GK_TOKEN_CASELESS) != 0)
			*out++ = '~';
	}
	*out = '\0';
}

int
main(void)
{
	static const struct {
		const char *text;
		const char *want;
	} cases[] = {
		{ "", "" },
		{ "Мэр уехал. Он", "C^w.C^" },
		{ "встретил И. Седова", "w^1.C" },
		{ "г. Омск", "l^.C" },
		{ "«Мост» цел", "<^C^>w" },
		{ "в \"Мост\" шли", "l^<C>w" },
		{ "МИД и Nur, 2020", "A^lL,0" },
		{ "Кул-Мухаммед", "D^" },
		{ "Нью-йорк", "H^" },
		{ "НОВЫЙ МОСТ ОТКРЫТ\nДа", "W^~W~W~C^" },
		{ "мост через реку открыли вчера утром в присутствии мэра и "
		  "гостей из разных стран",
		  "W^~W~W~W~W~W~l~W~W~l~W~W~W~W~" },
	};
	struct gk_arena arena = { 0 };
	struct gk_tokens t;
	char got[256];

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		gk_arena_reset(&arena);
		gk_token_read(gk_str_of(cases[i].text), GK_ALPHABET_RUSSIAN,
			      &arena, &t);
		tell(&t, got);
		ok(strcmp(got, cases[i].want) == 0, "text %zu: %s", i,
		   got);
	}
	gk_token_read(GK_STR("Мост у моста"), GK_ALPHABET_RUSSIAN, &arena, &t);
	ok(gk_token_at(&t, 0) == 0 && gk_token_at(&t, 1) == 1 &&
	       gk_token_at(&t, 9) == 1 && gk_token_at(&t, 100) == t.n,
	   "the first token from a byte on");
	ok(gk_token_know(&t, 0)->stem == gk_token_know(&t, 2)->stem &&
	       t.token[0].hash != t.token[2].hash,
	   "forms share a stem");
	gk_arena_clear(&arena);
	return done();
}
