#include "entity.h"

#include "buf.h"
#include "test.h"

/* In the texts [P...], [O...] and [L...] are names. */
static void
read_marked(const char *marked, struct gk_buf *text, struct gk_names *names)
{
	static const char letters[] = "POL";

	for (; *marked != '\0'; marked++)
		if (*marked == '[')
			names->names[names->n] = (struct gk_name){
				.start = text->n,
				.kind = (enum gk_name_kind)(
				    strchr(letters, *++marked) - letters),
			};
		else if (*marked == ']')
			names->names[names->n++].end = text->n;
		else
			gk_buf_putc(text, *marked);
}

static const struct {
	const char *about, *lang, *text;
	const char *want; /* the entity of each name, then their normal forms */
} cases[] = {
	{ "none", "ru", "Тихо.", "" },
	{ "a surname alone joins its owner", "ru",
	  "[PУмирзак Шукеев] сказал. [PШукееву] верят. [PУ. Шукеев] ушёл.",
	  "000 Умирзак Шукеев 3;" },
	{ "a surname before the full name", "ru",
	  "[PПетров] ушёл. Это был [PИван Петров].", "00 Иван Петров 2;" },
	{ "father and son stay two", "ru",
	  "[PИван Петров] и [PОлег Петров].", "01 Иван Петров 1;Олег Петров 1;" },
	{ "a woman's surname is not her husband's", "ru",
	  "[PАнна Петрова] и [PИван Петров]. [PПетрова] молчит.",
	  "010 Анна Петрова 2;Иван Петров 1;" },
	{ "a given name alone", "ru", "[PАнна Петрова] ушла. [PАнну] ждут.",
	  "00 Анна Петрова 2;" },
	{ "cases of a place", "ru", "[LМосква], в [LМоскве], [LОмск].",
	  "001 Москва 2;Омск 1;" },
	{ "kinds do not mix", "ru", "[LМосква] и клуб [OМосква].",
	  "01 Москва 1;Москва 1;" },
	{ "Ukrainian", "uk", "[PАндрій Бойко] і лист до [PАндрія Бойка].",
	  "00 Андрій Бойко 2;" },
	{ "Kazakh", "kk", "[PЕрлан Досымов] келді. [PДосымовтың] сөзі.",
	  "00 Ерлан Досымов 2;" },
	{ "Bulgarian", "bg", "[PБойко Борисов] каза. [PБорисов] замина.",
	  "00 Бойко Борисов 2;" },
};

int
main(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gk_name name[8];
		struct gk_names names = { .names = name };
		struct gk_arena arena = { 0 };
		struct gk_buf text = { 0 }, got = { 0 };
		struct gk_tokens t;
		char count[16];

		read_marked(cases[i].text, &text, &names);
		gk_token_read(gk_buf_view(&text), gk_alphabet_of(cases[i].lang),
			      &arena, &t);
		gk_entity_group(gk_buf_view(&text), cases[i].lang, &t, &arena,
				&names);
		for (size_t k = 0; k < names.n; k++)
			gk_buf_putc(&got, (char)('0' + names.names[k].entity));
		if (names.n > 0)
			gk_buf_putc(&got, ' ');
		for (size_t k = 0; k < names.nentities; k++) {
			gk_buf_str(&got, names.entities[k].normal);
			snprintf(count, sizeof count, " %zu;",
				 names.entities[k].count);
			gk_buf_puts(&got, count);
		}
		ok(gk_str_is(gk_buf_view(&got), cases[i].want), "%s: %.*s",
		   cases[i].about, (int)got.n, got.p == NULL ? "" : got.p);
		gk_buf_clear(&got);
		gk_buf_clear(&text);
		gk_arena_clear(&arena);
	}
	return done();
}
