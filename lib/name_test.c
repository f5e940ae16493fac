#include "name.h"

#include "buf.h"
#include "test.h"

/* Sentences asked about alone have the names that they have in the whole. */
static void
within(struct gk_arena *arena)
{
	static const char text[] =
	    "Вчера Анна Петрова уехала в Омск. В городе тихо.\n"
	    "«Мост откроют», - сказал Игорь Седов. Ему верят в Туле.";
	static const struct {
		struct gk_span ranges[2];
		size_t n;
		const char *want; /* names as they stand, joined by ; */
	} cases[] = {
		{ { { 0, 0 } }, 0, "" },
		{ { { 0, 0 } }, 1, "Анна Петрова; Омск; " },
		{ { { 20, 30 } }, 1, "Анна Петрова; Омск; " },
		{ { { 62, 64 } }, 1, "" },
		{ { { 130, 131 } }, 1, "Игорь Седов; " },
		{ { { 10, 20 }, { 30, 31 } }, 2, "Анна Петрова; Омск; " },
		{ { { 10, 20 }, { sizeof text - 4, sizeof text - 2 } }, 2,
		  "Анна Петрова; Омск; Туле; " },
		{ { { 0, sizeof text - 1 } }, 1,
		  "Анна Петрова; Омск; Игорь Седов; Туле; " },
		{ { { sizeof text - 1, sizeof text - 1 } }, 1, "Туле; " },
	};
	struct gk_buf got = { 0 };
	struct gk_names names;
	struct gk_zone zones[2];

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		gk_buf_reset(&got);
		for (size_t k = 0; k < cases[i].n; k++)
			zones[k] = (struct gk_zone){ cases[i].ranges[k].start,
						     cases[i].ranges[k].end,
						     GK_ZONE_SENTENCE };
		gk_name_within(gk_str_of(text), "ru", zones, cases[i].n,
			       arena, &names);
		for (size_t k = 0; k < names.n; k++) {
			gk_buf_str(&got, gk_str_cut(gk_str_of(text),
						    names.names[k].start,
						    names.names[k].end));
			gk_buf_puts(&got, "; ");
		}
		if (!ok(gk_str_is(gk_buf_view(&got), cases[i].want),
			"ranges %zu", i))
			printf("# got %.*s\n", (int)got.n, got.p);
	}
	gk_buf_clear(&got);
}

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
	within(&arena);
	gk_buf_clear(&got);
	gk_arena_clear(&arena);
	return done();
}
