#include "nominative.h"

#include "buf.h"
#include "test.h"

int
main(void)
{
	static const struct {
		const char *first, *last;
		const char *want;
		enum gk_norm_gender gender;
	} cases[] = {
		{ "Умирзака", "Шукеева", "Умирзак Шукеев", GK_NORM_MALE },
		{ "Анну", "Петрову", "Анна Петрова", GK_NORM_FEMALE },
		{ "Саши", "Ивановой", "Саша Иванова", GK_NORM_FEMALE },
		{ "Саши", "Иванова", "Саша Иванов", GK_NORM_MALE },
		{ "Федора", "Достоевского", "Федор Достоевский", GK_NORM_MALE },
		{ "Дональдом", "Трампом", "Дональд Трамп", GK_NORM_MALE },
		{ "Ангела", "Меркель", "Ангела Меркель", GK_NORM_FEMALE },
		{ "Марией", "Меркель", "Мария Меркель", GK_NORM_FEMALE },
		{ "Имангали", "Тасмагамбета", "Имангали Тасмагамбет",
		  GK_NORM_MALE },
		{ "Лоика", "Шерали", "Лоик Шерали", GK_NORM_MALE },
		{ "Досыма", "Сатыбалды", "Досым Сатыбалды", GK_NORM_MALE },
		{ "Айгуль", "Сатпаевой", "Айгуль Сатпаева", GK_NORM_FEMALE },
		{ "Гульнар", "Сарсенбаеву", "Гульнар Сарсенбаева",
		  GK_NORM_FEMALE },
		{ "Нино", "Кикабидзе", "Нино Кикабидзе", GK_NORM_ANY },
	};
	struct gk_forms forms = { { 0 } };
	struct gk_buf got = { 0 };

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gk_named w[2] = {
			{ gk_str_of(cases[i].first), GK_PART_FIRST, 0, "" },
			{ gk_str_of(cases[i].last), GK_PART_LAST, 0, "" },
		};
		enum gk_norm_gender gender =
		    gk_nominative_person(w, 2, &forms);

		gk_buf_reset(&got);
		for (int k = 0; k < 2; k++) {
			gk_buf_puts(&got, k > 0 ? " " : "");
			gk_buf_put(&got, w[k].word.p, w[k].word.n - w[k].cut);
			gk_buf_puts(&got, w[k].put);
		}
		ok(gk_str_is(gk_buf_view(&got), cases[i].want) &&
		       (gender == cases[i].gender ||
			cases[i].gender == GK_NORM_ANY),
		   "%s %s: %.*s", cases[i].first, cases[i].last, (int)got.n,
		   got.p);
	}
	gk_buf_clear(&got);
	return done();
}
