#include "clause.h"

#include "test.h"

int
main(void)
{
	static const struct {
		const char *what, *text, *want; /* the cue */
		bool after;
	} cues[] = {
		{ "behind", "тихо сказал Иван и заявил", "сказал", true },
		{ "before", "Иван сказал и заявил", "заявил", false },
		{ "a noun of saying", "по словам Ивана", "словам", false },
		{ "a verb goes before it", "сказал по словам Ивана", "сказал",
		  false },
		{ "no preposition before it", "источник информации", "",
		  false },
		{ "in parentheses", "Иван (сказал Пётр) пришёл", "", false },
		{ "in marks", "фильм «Он сказал» шёл", "", false },
		{ "of the last sentence", "Иван сказал. Пётр молчал", "",
		  false },
	};
	static const struct {
		const char *verb;
		unsigned want;
	} forms[] = {
		{ "сказал", GK_CLAUSE_MALE },   { "сказала", GK_CLAUSE_FEMALE },
		{ "сказали", GK_CLAUSE_MANY },  { "зазначив", GK_CLAUSE_MALE },
		{ "говорят", GK_CLAUSE_MANY },  { "говорит", 0 },
		{ "делится", 0 },               { "рекао", GK_CLAUSE_MALE },
	};
	struct gk_words w;

	for (size_t i = 0; i < sizeof cues / sizeof *cues; i++) {
		struct gk_str text = gk_str_of(cues[i].text), got = { 0 };
		size_t cue;

		gk_clause_begin(&w, 0);
		gk_clause_read(&w, text, 0, text.n);
		cue = gk_clause_cue(&w, cues[i].after, w.n);
		if (cue < w.n)
			got = gk_str_cut(text, w.word[cue].start,
					 w.word[cue].end);
		ok(gk_str_is(got, cues[i].want), "%s", cues[i].what);
	}
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		ok(gk_clause_form(gk_str_of(forms[i].verb)) == forms[i].want,
		   "%s", forms[i].verb);
	return done();
}
