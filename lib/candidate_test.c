#include "candidate.h"

#include "test.h"

#define FAR 99 /* a cost that no candidate has */

/* What the words of the clause offer where `name`, if any, is a known person. */
static struct gk_subject
find(const char *clause, const char *name, bool after)
{
	struct gk_str text = gk_str_of(clause);
	struct gk_entity entity = { .kind = GK_NAME_PER,
				    .normal = gk_str_of(name) };
	struct gk_name mention = { .kind = GK_NAME_PER,
				   .normal = gk_str_of(name) };
	struct gk_names names = { &mention, 0, &entity, 0 };
	struct gk_subject best = { .cost = FAR };
	struct gk_candidates s = { .after = after, .text = text,
				   .names = &names, .best = &best };
	const char *at = *name != '\0' ? strstr(clause, name) : NULL;
	struct gk_words w;

	if (at != NULL) {
		mention.start = (size_t)(at - clause);
		mention.end = mention.start + strlen(name);
		names.n = names.nentities = 1;
	}
	gk_clause_begin(&w, 0);
	gk_clause_read(&w, text, 0, text.n);
	s.w = &w;
	s.cue = gk_clause_cue(&w, after, w.n);
	s.speech = w.word[s.cue].speech;
	s.form = gk_clause_form(gk_candidate_text(&s, s.cue));
	gk_candidate_words(&s);
	return best;
}

int
main(void)
{
	static const struct {
		const char *clause, *name, *want;
		enum gk_subject_kind kind;
		bool after;
	} cases[] = {
		{ "сказал он", "", "он", GK_SUBJECT_PRONOUN, true },
		{ "сказала она Петрову", "", "она", GK_SUBJECT_PRONOUN, true },
		{ "заявил Абэ", "", "Абэ", GK_SUBJECT_RAW, true },
		{ "заявил Абэ", "Абэ", "Абэ", GK_SUBJECT_NAME, true },
		{ "заявил на днях в Осло", "", "", GK_SUBJECT_NONE, true },
		{ "по его словам", "", "его", GK_SUBJECT_PRONOUN, true },
		{ "заявили Абэ", "", "", GK_SUBJECT_NONE, true },
		{ "Абэ на встрече сказал", "Абэ", "Абэ", GK_SUBJECT_NAME,
		  false },
		{ "сказал врач", "", "", GK_SUBJECT_NONE, true },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gk_subject s =
		    find(cases[i].clause, cases[i].name, cases[i].after);
		struct gk_str got = gk_str_cut(gk_str_of(cases[i].clause),
					       s.span.start, s.span.end);

		if (!ok(s.kind == cases[i].kind &&
			    gk_str_is(got, cases[i].want),
			"%s", cases[i].clause))
			printf("# got %d %.*s\n", (int)s.kind, (int)got.n,
			       got.p);
	}
	ok(find("сказал Абэ", "Абэ", true).cost <
	       find("сказал на встрече Абэ", "Абэ", true).cost,
	   "what stands nearer is cheaper");
	return done();
}
