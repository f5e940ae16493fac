#include "fingerprint.h"

#include "test.h"

static uint64_t
key_of(const char *text, enum gk_level level)
{
	struct gk_buf form = { 0 };
	uint64_t key = 0;

	gk_fingerprint_key(gk_str_of(text), level, &form, &key);
	gk_buf_clear(&form);
	return key;
}

/* The finest level at which a and b are one paragraph; 3 for none. */
static int
alike(const char *a, const char *b)
{
	int level = GK_LEVEL_RAW;

	while (level <= GK_LEVEL_NORMAL &&
	       key_of(a, (enum gk_level)level) !=
		   key_of(b, (enum gk_level)level))
		level++;
	return level;
}

static void
test_forms(void)
{
	static const struct {
		const char *text, *typographic, *normal;
	} cases[] = {
		{ "", "", "" },
		{ "  «Мост»  —\tеё\n гордость…  ", "\"Мост\" - её гордость...",
		  "мостеегордость" },
		{ "„Так“, ‘эдак’ и 'никак'", "\"Так\", 'эдак' и 'никак'",
		  "такэдакиникак" },
		{ "пере\xC2\xADнос\xE2\x80\x8B", "перенос", "перенос" },
		{ "мои\xCC\x86 − 5\xC2\xA0%", "мой - 5 %", "мой5%" },
		{ "***", "***", "" },
	};
	struct gk_buf form = { 0 };

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gk_str text = gk_str_of(cases[i].text);

		gk_fingerprint_form(text, GK_LEVEL_RAW, &form);
		ok(gk_str_eq(gk_buf_view(&form), text), "raw form %zu", i + 1);
		gk_fingerprint_form(text, GK_LEVEL_TYPOGRAPHIC, &form);
		ok(gk_str_is(gk_buf_view(&form), cases[i].typographic),
		   "typographic form %zu", i + 1);
		gk_fingerprint_form(text, GK_LEVEL_NORMAL, &form);
		ok(gk_str_is(gk_buf_view(&form), cases[i].normal),
		   "normal form %zu", i + 1);
	}
	gk_buf_clear(&form);
}

static void
test_words(void)
{
	static const struct {
		const char *text;
		size_t most, want;
	} cases[] = {
		{ "", 4, 0 },
		{ "— ***", 4, 0 },
		{ "Да.", 4, 1 },
		{ "Раз, два", 4, 2 },
		{ "как-то так", 9, 3 },
		{ "пере\xC2\xADнос", 4, 1 },
		{ "за\xCC\x81мок", 4, 1 },
		{ "один два три четыре пять", 4, 4 },
		{ "в 2024 году", 4, 3 },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		ok(gk_fingerprint_words(gk_str_of(cases[i].text),
					cases[i].most) == cases[i].want,
		   "words of '%s'", cases[i].text);
}

int
main(void)
{
	static const struct {
		const char *what, *a, *b;
		int level;
	} cases[] = {
		{ "the same bytes", "Мост открыт", "Мост открыт",
		  GK_LEVEL_RAW },
		{ "spaces", "Мост  открыт ", "Мост\xC2\xA0открыт",
		  GK_LEVEL_TYPOGRAPHIC },
		{ "quotation marks and dashes", "«Мост» — открыт",
		  "\"Мост\" - открыт", GK_LEVEL_TYPOGRAPHIC },
		{ "composition", "синий", "синии\xCC\x86",
		  GK_LEVEL_TYPOGRAPHIC },
		{ "soft hyphens", "перенос", "пере\xC2\xADнос",
		  GK_LEVEL_TYPOGRAPHIC },
		{ "case", "МОСТ открыт", "Мост открыт", GK_LEVEL_NORMAL },
		{ "punctuation", "Мост открыт!", "Мост: открыт",
		  GK_LEVEL_NORMAL },
		{ "yo", "Берёзы", "Березы", GK_LEVEL_NORMAL },
		{ "Latin look-alikes", "Paботa", "Работа", GK_LEVEL_NORMAL },
		{ "stress", "за\xCC\x81мок", "замок", GK_LEVEL_NORMAL },
		{ "short i is a letter", "мой", "мои", 3 },
		{ "yi is a letter", "їх", "іх", 3 },
		{ "digits count", "5 рублей", "6 рублей", 3 },
		{ "numero sign counts", "дом № 5", "дом 5", 3 },
		{ "percent counts", "на 5 %", "на 5", 3 },
		{ "marks alone are their bytes", "***", "* * *",
		  3 },
		{ "an empty paragraph", "", "", GK_LEVEL_RAW },
	};
	char nul[] = "а\0б", other[] = "а\0в";
	struct gk_buf form = { 0 };
	uint64_t a, b;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		ok(alike(cases[i].a, cases[i].b) == cases[i].level, "%s",
		   cases[i].what);
	gk_fingerprint_key(GK_STR(nul), GK_LEVEL_NORMAL, &form, &a);
	gk_fingerprint_key(GK_STR(other), GK_LEVEL_NORMAL, &form, &b);
	ok(a != b, "a NUL does not end a paragraph");
	gk_buf_clear(&form);
	test_forms();
	test_words();
	return done();
}
