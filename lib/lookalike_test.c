#include "lookalike.h"
#include "test.h"

static const struct {
	const char *text, *found, *was; /* was NULL: nothing certain */
} cases[] = {
	{ "Pоссия", "Pоссия", "Россия" },
	{ "в Mоскве", "Mоскве", "Москве" },
	{ "оpen source", "оpen", "open" },
	{ "POCCИЯ", "POCCИЯ", NULL }, /* four Latin letters side by side */
	{ "AЛMATЫ", "AЛMATЫ", NULL },
	{ "МOСКВA", "МOСКВA", NULL }, /* no letter that Latin has not */
	{ "ГAЗЕТA", "ГAЗЕТA", "ГАЗЕТА" },
	{ "МTC", "МTC", NULL },
	{ "iPadа", "iPadа", NULL },
	{ "мiсто", "мiсто", NULL },
	{ "мiсто, їжак", "мiсто", "місто" },
	{ "Историja његова", "Историja", "Историја" },
	{ "СO2", NULL, NULL },
	{ "mаil@пример", "mаil", NULL },
	{ "Macроманский", "Macроманский", NULL },
	{ "Россия", NULL, NULL },
	{ "Russia", NULL, NULL },
	{ "", NULL, NULL },
};

int
main(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gk_str text = gk_str_of(cases[i].text), word;
		struct gk_lookalike m = { 0 };
		size_t at = 0;
		bool found = gk_lookalike_next(text, &at, &m);

		ok(found == (cases[i].found != NULL), "%s: %s", cases[i].text,
		   found ? "found" : "nothing");
		if (!found || cases[i].found == NULL)
			continue;
		word = gk_str_cut(text, m.span.start, m.span.end);
		ok(gk_str_is(word, cases[i].found), "the word: %.*s",
		   (int)word.n, word.p);
		ok(gk_str_eq(gk_str(m.was, m.n),
			     gk_str_of(cases[i].was != NULL ? cases[i].was
							    : "")),
		   "what it should be: %.*s", (int)m.n, m.was);
	}
	return done();
}
