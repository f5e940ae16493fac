#include "mend.h"
#include "test.h"

static const struct {
	const char *text, *mended;
	size_t n;
} cases[] = {
	{ "", "", 0 },
	{ "Мост через реку", "Мост через реку", 0 },
	{ "Pоссия и oткрытие", "Россия и открытие", 2 },
	{ "Он: вЂ” Pоссия", "Он: — Россия", 2 },
	{ "PРѕСЃСЃРёСЏ Рё РјРѕСЃС‚", "Россия и мост", 1 },
};

int
main(void)
{
	struct gk_arena arena = { 0 };
	struct gk_mends m, again;
	struct gk_span s;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		gk_mend_find(gk_str_of(cases[i].text), &arena, &m);
		ok(gk_str_is(m.text, cases[i].mended) && m.n == cases[i].n,
		   "%s -> %.*s, %zu", cases[i].text, (int)m.text.n, m.text.p,
		   m.n);
		ok(gk_mend_find(m.text, &arena, &again) == GK_OK &&
			   again.n == 0,
		   "once is enough");
	}
	gk_mend_find(gk_str_of("Pоссия и Мэр"), &arena, &m);
	s = (struct gk_span){ 0, 11 };
	ok(gk_cut_map(&m.plan, &s) && s.start == 0 && s.end == 12,
	   "a span keeps its first letter");
	s = (struct gk_span){ 15, 21 };
	ok(gk_cut_map(&m.plan, &s) && s.start == 16 && s.end == 22,
	   "one behind moves");
	gk_arena_clear(&arena);
	return done();
}
