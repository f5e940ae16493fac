#include "gate.h"

#include <stdlib.h>

#include "test.h"

/* A letter a token: b a name may begin there, o it may go on, x both, - none. */
static void
tell(const struct gk_tokens *t, const struct gk_model *m, char *out)
{
	for (size_t i = 0; i < t->n; i++) {
		bool begins = gk_gate_begins(t, m, i);
		bool on = i > 0 && gk_gate_goes_on(t, i);

		*out++ = begins ? on ? 'x' : 'b' : on ? 'o' : '-';
	}
	*out = '\0';
}

int
main(void)
{
	static const struct {
		const char *text, *want;
	} cases[] = {
		{ "он видел Ивана", "-ox" },
		{ "И. Седов, А. Петров", "box-xox" },
		{ "Седов (Омск) ушёл", "b-x-o" },
		{ "Седов: Омск", "b-x" },
		{ "завод «Звезда» стоит", "-oxoo" },
		{ "Звезда» стоит", "b-o" },
		{ "", "" },
	};
	/* A model that knows no word. */
	struct gk_model *none = calloc(1, sizeof *none + 16);
	struct gk_arena arena = { 0 };
	char got[64];

	for (size_t i = 0; none != NULL && i < sizeof cases / sizeof *cases;
	     i++) {
		struct gk_tokens t;

		gk_token_read(gk_str_of(cases[i].text), GK_ALPHABET_RUSSIAN,
			      &arena, &t);
		tell(&t, none, got);
		ok(strcmp(got, cases[i].want) == 0, "%s: %s", cases[i].text,
		   got);
	}
	free(none);
	gk_arena_clear(&arena);
	return done();
}
