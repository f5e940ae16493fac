#include "subject.h"

#include "test.h"

int
main(void)
{
	static const struct {
		const char *text, *want;
		enum gk_subject_kind kind;
		bool after;
	} cases[] = {
		{ "сказал он", "он", GK_SUBJECT_PRONOUN, true },
		{ "сказал врач", "врач", GK_SUBJECT_NOUN, true },
		{ "сказал в интервью врач", "врач", GK_SUBJECT_NOUN, true },
		{ "сообщили в полиции", "полиции", GK_SUBJECT_NOUN, true },
		{ "говорится в сообщении", "сообщении", GK_SUBJECT_ISSUE,
		  true },
		{ "отметил Абэ на встрече", "Абэ", GK_SUBJECT_RAW, true },
		{ "передаёт агентство", "", GK_SUBJECT_NONE, true },
		{ "Министр заявил", "Министр", GK_SUBJECT_NOUN, false },
		{ "По его словам", "его", GK_SUBJECT_PRONOUN, false },
		{ "Жителей призвали", "", GK_SUBJECT_NONE, false },
		{ "Критики назвали план", "Критики", GK_SUBJECT_NOUN, false },
	};
	static const struct gk_names none = { 0 };

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gk_str text = gk_str_of(cases[i].text), got;
		struct gk_subject s;
		struct gk_words w;

		gk_clause_begin(&w, 0);
		gk_clause_read(&w, text, 0, text.n);
		gk_subject_find(&w, gk_clause_cue(&w, cases[i].after, w.n),
				cases[i].after, text, &none, &s);
		got = gk_str_cut(text, s.span.start, s.span.end);
		if (!ok(s.kind == cases[i].kind &&
			    gk_str_is(got, cases[i].want),
			"%s", cases[i].text))
			printf("# got %d %.*s\n", (int)s.kind, (int)got.n,
			       got.p);
	}
	return done();
}
