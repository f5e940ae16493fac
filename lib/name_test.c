#include "name.h"

#include "buf.h"
#include "test.h"

int
main(void)
{
	static const struct {
		const char *text;
		const char *want; /* KIND normal form (entity), joined by ; */
	} cases[] = {
		{ "Мэр Анна Петрова уехала в Омск.",
		  "PER Анна Петрова 0; LOC Омск 1" },
		{ "Встретили Умирзака Шукеева. Шукеев приехал.",
		  "PER Умирзак Шукеев 0; PER Шукеев 0" },
		{ "Слово взял И. И. Седов, потом Седов уехал.",
		  "PER И. И. Седов 0; PER Седов 0" },
		{ "В партии Nur Otan новый глава.", "ORG Nur Otan 0" },
		{ "Он работает в компании «Ромашка».", "ORG Ромашка 0" },
		{ "Сегодня Мост открыли, и машины пошли.", "" },
		{ "Пётр Седов и Иван Седов братья.",
		  "PER Пётр Седов 0; PER Иван Седов 1" },
		{ "Анну Петрову видели с Ольгой Ивановной.",
		  "PER Анна Петрова 0; PER Ольга Ивановна 1" },
		{ "", "" },
	};
	struct gk_arena arena = { 0 };
	struct gk_buf got = { 0 };
	struct gk_names names;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		gk_buf_reset(&got);
		gk_arena_reset(&arena);
		gk_name_find(gk_str_of(cases[i].text), "ru", &arena, &names);
		for (size_t k = 0; k < names.n; k++) {
			gk_buf_puts(&got, k > 0 ? "; " : "");
			gk_buf_puts(&got,
				    gk_name_kinds[names.names[k].kind].name);
			gk_buf_putc(&got, ' ');
			gk_buf_str(&got, names.names[k].normal);
			gk_buf_putc(&got, ' ');
			gk_buf_number(&got, names.names[k].entity);
		}
		if (!ok(gk_str_is(gk_buf_view(&got), cases[i].want), "%s",
			cases[i].text))
			printf("# got %.*s\n", (int)got.n, got.p);
	}
	gk_buf_clear(&got);
	gk_arena_clear(&arena);
	return done();
}
