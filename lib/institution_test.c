#include "institution.h"

#include "test.h"
#include "ukrainian.h"

int
main(void)
{
	static const struct {
		const char *lang, *name, *want;
	} cases[] = {
		{ "ru", "Верховного суда Чувашии", "Верховный суд Чувашии" },
		{ "ru", "Верховный суд", "Верховный суд" },
		{ "ru", "Министерством финансов", "Министерство финансов" },
		{ "ru", "Вооружённых сил", "Вооружённые силы" },
		{ "ru", "Организации Объединённых Наций",
		  "Организация Объединённых Наций" },
		{ "ru", "Агросоюзу", "Агросоюз" },
		{ "ru", "Северной Ирландии", "Северная Ирландия" },
		{ "ru", "Алматы", "Алматы" },
		{ "ru", "Москве", "Москва" },
		{ "ru", "Ромашка", "Ромашка" },
		{ "uk", "Верховного суду", "Верховний суд" },
		{ "uk", "Європейською комісією", "Європейська комісія" },
		{ "uk", "Міністерству юстиції", "Міністерство юстиції" },
		{ "uk", "Ірландії", "Ірландія" },
		{ "uk", "Києві", "Київ" },
		{ "uk", "Україною", "Україна" },
		{ "uk", "Полтавщині", "Полтавщина" },
		{ "uk", "Північною Македонією", "Північна Македонія" },
		{ "uk", "Лондон", "Лондон" },
	};
	struct gk_forms forms = { { 0 } };
	struct gk_buf got = { 0 };

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		gk_buf_reset(&got);
		if (*cases[i].lang == 'r')
			gk_institution_put(gk_str_of(cases[i].name), &forms,
					   &got);
		else
			gk_ukrainian_put(gk_str_of(cases[i].name), &forms,
					 &got);
		ok(gk_str_is(gk_buf_view(&got), cases[i].want), "%s: %.*s",
		   cases[i].name, (int)got.n, got.p);
	}
	gk_buf_clear(&got);
	return done();
}
