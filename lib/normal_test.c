#include "normal.h"

#include "test.h"

/* A name is the whole text, or what stands in [ ] beside other names. */
static size_t
read_marked(const char *marked, enum gk_name_kind kind, struct gk_buf *text,
	    struct gk_name *names)
{
	size_t n = 0;

	gk_buf_reset(text);
	for (; *marked != '\0'; marked++)
		if (*marked == '[')
			names[n] = (struct gk_name){ .start = text->n,
						     .kind = kind };
		else if (*marked == ']')
			names[n++].end = text->n;
		else
			gk_buf_putc(text, *marked);
	return n;
}

static const struct {
	const char *lang, *text;
	enum gk_name_kind kind;
	const char *want; /* of the last name */
	const char *last; /* NULL: not asked */
} cases[] = {
	{ "ru", "слова [Анны Павловны Петровой]", GK_NAME_PER,
	  "Анна Павловна Петрова", "Петрова" },
	{ "ru", "с [Бакытбеком Асан уулу]", GK_NAME_PER,
	  "Бакытбек Асан уулу", NULL },
	{ "ru", "к [И. Седову]", GK_NAME_PER, "И. Седов", "Седов" },
	{ "ru", "у [Верховного суда]", GK_NAME_ORG, "Верховный суд", NULL },
	{ "uk", "з [Андрієм Бойком]", GK_NAME_PER, "Андрій Бойко", NULL },
	{ "uk", "у [Києві]", GK_NAME_LOC, "Київ", NULL },
	{ "bg", "[Бойко Борисов]", GK_NAME_PER, "Бойко Борисов", "Борисов" },
	{ "kk", "[Ерлан Досымовтың] сөзі", GK_NAME_PER, "Ерлан Досымов",
	  "Досымов" },
	{ "kk", "[Нұрсұлтан Ахметовке] хат", GK_NAME_PER, "Нұрсұлтан Ахметов",
	  "Ахметов" },
	{ "kk", "[Айсұлу Сейітқызына] гүл", GK_NAME_PER, "Айсұлу Сейітқызы",
	  NULL },
	{ "kk", "[Динара Закиеваның] үйі", GK_NAME_PER, "Динара Закиева",
	  "Закиева" },
	{ "kk", "[Асан Жақсыбековпен] кездесу", GK_NAME_PER,
	  "Асан Жақсыбеков", "Жақсыбеков" },
	{ "kk", "[Қарағанды] қаласы", GK_NAME_LOC, "Қарағанды", NULL },
	{ "kk", "[Тараз] пен [Тараздан]", GK_NAME_LOC, "Тараз", NULL },
	{ "sr", "[Вук Караџић]", GK_NAME_PER, "Вук Караџић", "Караџић" },
};

int
main(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gk_arena arena = { 0 };
		struct gk_buf text = { 0 };
		struct gk_name names[4];
		size_t n = read_marked(cases[i].text, cases[i].kind, &text,
				       names);
		struct gk_tokens t;
		struct gk_normal g = { .text = gk_buf_view(&text), .t = &t,
				       .lang = cases[i].lang,
				       .arena = &arena };
		struct gk_entity e = { .kind = cases[i].kind };
		struct gk_parts parts;
		struct gk_str got;

		gk_token_read(g.text, gk_alphabet_of(g.lang), &arena, &t);
		for (size_t k = 0; k < n; k++)
			gk_normal_note(&g, &names[k]);
		if (cases[i].kind == GK_NAME_PER) {
			parts = gk_normal_parts(&g, &names[n - 1]);
			got = gk_normal_person(&g, &names[n - 1], &parts, &e);
		} else {
			got = gk_normal_other(&g, &names[n - 1]);
		}
		ok(gk_str_is(got, cases[i].want) &&
		       (cases[i].last == NULL ||
			gk_str_is(e.last, cases[i].last)),
		   "%s %s: %.*s, %.*s", cases[i].lang, cases[i].text,
		   (int)got.n, got.p, (int)e.last.n,
		   e.last.p == NULL ? "" : e.last.p);
		gk_buf_clear(&g.buf);
		gk_buf_clear(&text);
		gk_arena_clear(&arena);
	}
	return done();
}
