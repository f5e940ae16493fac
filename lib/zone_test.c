#include "zone.h"

#include "buf.h"
#include "test.h"

int
main(void)
{
	static const char text[] =
	    "Шаповал забил. Тренер рад.\nВечером Денис Шаповал уехал. Однако "
	    "тихо.\nОднако тренер Корсаков остался.";
	static const struct {
		const char *from; /* the zone's first word */
		enum gk_zone_kind kind;
		const char *want; /* first words of the sentences, joined by ; */
	} cases[] = {
		{ "забил", GK_ZONE_SENTENCE, "Шаповал;" },
		{ "Шаповал", GK_ZONE_NAME, "Шаповал;Вечером;" },
		{ "Тренер", GK_ZONE_NOUN, "Тренер;Однако;" },
		{ "рад", GK_ZONE_NAME, "Тренер;" },
		{ "тихо", GK_ZONE_SENTENCE, "Однако;" },
	};
	struct gk_arena arena = { 0 };
	struct gk_tokens t;
	struct gk_buf got = { 0 };
	uint8_t want[64];

	gk_token_read(gk_str_of(text), gk_alphabet_of("ru"), &arena, &t);
	gk_echo_link(&t, &arena);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t at = (size_t)(strstr(text, cases[i].from) - text);
		struct gk_zone zone = { at, at + strlen(cases[i].from),
					cases[i].kind };

		gk_zone_mark(&t, gk_model_of(GK_MODEL_RU), &zone, 1, &arena, want);
		gk_buf_reset(&got);
		for (size_t k = 0; k < t.n; k++)
			if (want[k] != 0 &&
			    (t.token[k].flags & GK_TOKEN_START) != 0) {
				gk_buf_str(&got,
					   gk_str_cut(gk_str_of(text),
						      t.token[k].start,
						      t.token[k].end));
				gk_buf_puts(&got, ";");
			}
		if (!ok(gk_str_is(gk_buf_view(&got), cases[i].want), "%s",
			cases[i].from))
			printf("# got %.*s\n", (int)got.n, got.p);
	}
	gk_buf_clear(&got);
	gk_arena_clear(&arena);
	return done();
}
