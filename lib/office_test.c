#include "office.h"

#include "test.h"

/* The first place of part in text. */
static size_t
place(struct gk_str text, const char *part)
{
	const char *p = memmem(text.p, text.n, part, strlen(part));

	return p != NULL ? (size_t)(p - text.p) : text.n;
}

int
main(void)
{
	static const char line[] =
	    "Глава района Иван Седов и тренер Пётр Жуков. Фирма «Калор». "
	    "Анна Лис, врач. глава; главой района; тренера; врачом; фирмы; "
	    "повар";
	static const struct {
		const char *phrase;
		size_t want;
	} cases[] = {
		{ "глава; ", 0 },   { "главой района", 0 }, { "тренера", 1 },
		{ "врачом", 3 },    { "фирмы", 2 },         { "повар", SIZE_MAX },
	};
	static const char *const mentions[] = { "Иван Седов", "Пётр Жуков",
						"Калор", "Анна Лис" };
	struct gk_str text = gk_str_of(line);
	struct gk_entity entities[4] = { 0 };
	struct gk_name found[4] = { 0 };
	struct gk_names names = { found, 4, entities, 4 };
	struct gk_arena arena = { 0 };
	struct gk_office o;

	for (size_t i = 0; i < 4; i++) {
		found[i].start = place(text, mentions[i]);
		found[i].end = found[i].start + strlen(mentions[i]);
		found[i].entity = i;
		found[i].kind = i == 2 ? GK_NAME_ORG : GK_NAME_PER;
		entities[i].kind = found[i].kind;
	}
	gk_office_begin(&o, text, &names, &arena);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t at = place(text, cases[i].phrase);

		ok(gk_office_of(&o, at, at + strlen(cases[i].phrase), at) ==
		       cases[i].want,
		   "%s", cases[i].phrase);
	}
	gk_arena_clear(&arena);
	return done();
}
