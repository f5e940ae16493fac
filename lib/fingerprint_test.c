#include "fingerprint.h"

#include "test.h"

#define MANY 20000

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

static uint32_t
next_random(uint64_t *x)
{
	*x = *x * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*x >> 33);
}

/* Random words of several scripts, and what may stand between them. */
static void
any_text(uint64_t *x, struct gk_buf *out)
{
	static const char *const words[] = {
		"мост", "В", "5", "12", "Ёж", "apple", "Nord", "Ұлт", "é", "ы",
		"й\xCC\x86", "пере\xC2\xADнос", "ԱԲ", "人", "«", "—", "...",
	};
	static const char *const gaps[] = { " ", " ", " ", " ", "  ", ", ",
					    "\xC2\xA0", "-", "\n", "" };
	uint32_t n = next_random(x) % 24;

	gk_buf_reset(out);
	while (n-- > 0) {
		gk_buf_puts(out, words[next_random(x) %
				       (sizeof words / sizeof *words)]);
		gk_buf_puts(out, gaps[next_random(x) %
				      (sizeof gaps / sizeof *gaps)]);
	}
}

/* Counting that stops early agrees with counting all; a key is the same wherever
 * in a text its paragraph stands. */
static void
test_random(void)
{
	struct gk_buf text = { 0 }, form = { 0 }, around = { 0 };
	size_t miscounted = 0, differ = 0;
	uint64_t x = 1, a, b;

	for (int i = 0; i < MANY; i++) {
		enum gk_level level = (enum gk_level)(i % 3);
		struct gk_str s, all;
		size_t words, at = next_random(&x) % 3;

		any_text(&x, &text);
		s = gk_buf_view(&text);
		words = gk_fingerprint_words(s, MANY);
		for (size_t most = 1; most < 12; most++)
			miscounted += gk_fingerprint_words(s, most) !=
				      (words < most ? words : most);
		gk_buf_reset(&around);
		gk_buf_put(&around, "хы", at);
		gk_buf_str(&around, s);
		for (uint32_t k = next_random(&x) % 100; k > 0; k--)
			gk_buf_puts(&around, "\xD1");
		all = gk_buf_view(&around);
		gk_fingerprint_key(s, level, &form, &a);
		gk_fingerprint_key_in(all, gk_str_cut(all, at, at + s.n),
				      level, &form, &b);
		differ += a != b;
	}
	ok(miscounted == 0, "words of random texts, up to any number");
	ok(differ == 0, "keys of random texts, whatever stands around them");
	gk_buf_clear(&text);
	gk_buf_clear(&form);
	gk_buf_clear(&around);
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
	test_random();
	return done();
}
