#include "ending.h"

#include "test.h"

int
main(void)
{
	static const struct {
		bool (*is)(struct gk_str);
		const char *word;
		bool want;
	} cases[] = {
		{ gk_ending_is_adjective, "российский", true },
		{ gk_ending_is_adjective, "министр", false },
		{ gk_ending_is_verb, "начали", true },
		{ gk_ending_is_verb, "мост", false },
		{ gk_ending_is_gerund, "заявив", true },
		{ gk_ending_is_gerund, "заявил", false },
		{ gk_ending_is_plural, "жителей", true },
		{ gk_ending_is_plural, "жители", false },
		{ gk_ending_is_accusative, "келіспейтінін", true },
		{ gk_ending_is_accusative, "мұғалім", false },
		{ gk_ending_is_neuter, "решение", true },
		{ gk_ending_is_neuter, "жители", false },
		{ gk_ending_is_oblique, "Московского", true },
		{ gk_ending_is_oblique, "Белковский", false },
		{ gk_ending_is_verb, "ал", false },
		{ gk_ending_is_verb, "", false },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		ok(cases[i].is(gk_str_of(cases[i].word)) == cases[i].want,
		   "%s", cases[i].word);
	return done();
}
