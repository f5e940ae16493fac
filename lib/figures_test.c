#include "figures.h"
#include "test.h"

static const struct {
	enum gk_widget_kind kind;
	const char *text, *data;
} cases[] = {
	{ GK_WIDGET_RATES, "503.04  course up  601.1  course up  6.63",
	  "[503.04,601.1,6.63]" },
	{ GK_WIDGET_RATES, "USD 503,04 +1,2\nEUR 601.1", "{\"USD\":503.04,"
							  "\"EUR\":601.1}" },
	{ GK_WIDGET_RATES, "$ 88.84 € 95.02", "{\"USD\":88.84,\"EUR\":95.02}" },
	{ GK_WIDGET_RATES, "USD 88.84 90.1 EUR 95.02 USD 89.5",
	  "{\"USD\":88.84,\"EUR\":95.02}" },
	{ GK_WIDGET_WEATHER, "Ниш 14\nАлматы -1\nНиш -3\n",
	  "{\"Ниш\":14,\"Алматы\":-1}" },
	{ GK_WIDGET_RATES, "Курс валют", NULL },
	{ GK_WIDGET_RATES, "12.03.2023 11:05", NULL },
	{ GK_WIDGET_WEATHER, "А\nАлматы -1\nАстана \u221217\nНиш 14°",
	  "{\"Алматы\":-1,\"Астана\":-17,\"Ниш\":14}" },
	{ GK_WIDGET_WEATHER, "Ош \"юг\" 5", NULL },
	{ GK_WIDGET_WEATHER, "Тараз 007", NULL },
	{ GK_WIDGET_SHARE, "USD 503.04", NULL },
};

int
main(void)
{
	struct gk_arena arena = { 0 };
	struct gk_findings f = { .arena = &arena };
	size_t list = gk_findings_list(&f, "widgets");

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct gk_finding *g = gk_finding_add(&f, list, NULL, 0, 1);
		const struct gk_fact *fact;

		gk_figures_add(&f, g, cases[i].kind, gk_str_of(cases[i].text));
		fact = gk_finding_fact(g, "data");
		ok(cases[i].data == NULL ?
			   fact == NULL :
			   fact != NULL && gk_str_is(fact->str, cases[i].data),
		   "case %zu: %.*s", i,
		   fact == NULL ? 4 : (int)fact->str.n,
		   fact == NULL ? "none" : fact->str.p);
	}
	ok(f.status == GK_OK, "no failure");
	gk_arena_clear(&arena);
	return done();
}
