#include "slavonic.h"

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
		{ "Олексієм", "Гончаренком", "Олексій Гончаренко",
		  GK_NORM_MALE },
		{ "Миколі", "Азарову", "Микола Азаров", GK_NORM_MALE },
		{ "Ользі", "Стефанишиній", "Ольга Стефанишина",
		  GK_NORM_FEMALE },
		{ "Юлії", "Ткаченко", "Юлія Ткаченко", GK_NORM_FEMALE },
		{ "Наталією", "Ковальчук", "Наталія Ковальчук",
		  GK_NORM_FEMALE },
		{ "Івана", "Франка", "Іван Франко", GK_NORM_MALE },
		{ "Дмитра", "Кулеби", "Дмитро Кулеба", GK_NORM_MALE },
		{ "Василя", "Малюка", "Василь Малюк", GK_NORM_MALE },
		{ "Ігореві", "Сікорському", "Ігор Сікорський", GK_NORM_MALE },
		{ "Оксана", "Марчук", "Оксана Марчук", GK_NORM_FEMALE },
		{ "Ангела", "Меркель", "Ангела Меркель", GK_NORM_FEMALE },
		{ "Терезі", "Мей", "Тереза Мей", GK_NORM_FEMALE },
	};
	struct gk_forms forms = { { 0 } };
	struct gk_buf got = { 0 };

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gk_named w[2] = {
			{ gk_str_of(cases[i].first), GK_PART_FIRST, 0, "" },
			{ gk_str_of(cases[i].last), GK_PART_LAST, 0, "" },
		};
		enum gk_norm_gender gender =
		    gk_slavonic_person(w, 2, &forms);

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
