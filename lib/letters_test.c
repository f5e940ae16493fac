#include "letters.h"

#include "test.h"

int
main(void)
{
	static const struct {
		const char *lang, *word;
		unsigned n, stem; /* letters */
	} cases[] = {
		{ "ru", "", 0, 0 },
		{ "ru", "Дом", 3, 3 },          /* three letters stay */
		{ "ru", "Ивановым", 8, 6 },
		{ "ru", "Дмитрием", 8, 5 },     /* the и before the ending goes */
		{ "ru", "Кул-Мухаммеда", 13, 12 },
		{ "ru", "п\xC2\xAD" "ост", 4, 4 }, /* SOFT HYPHEN is no letter */
		{ "uk", "п'ять", 4, 3 },
		{ "kk", "Астанадан", 9, 6 },
		{ "kk", "Алматының", 9, 6 },
		{ "en", "Granka", 6, 6 },
	};
	struct gk_letters a, b;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		gk_letters_read(gk_str_of(cases[i].word),
				gk_alphabet_of(cases[i].lang), &a);
		ok(a.n == cases[i].n && a.stem == cases[i].stem, "%s: %u %u",
		   cases[i].word, a.n, a.stem);
	}
	gk_letters_read(GK_STR("Пётр"), GK_ALPHABET_RUSSIAN, &a);
	gk_letters_read(GK_STR("ПЕТР"), GK_ALPHABET_RUSSIAN, &b);
	ok(gk_letters_part(&a, 0, a.n) == gk_letters_part(&b, 0, b.n),
	   "ё is е, and a capital a small letter");
	gk_letters_read(GK_STR("Путін"), GK_ALPHABET_SLAVIC, &a);
	gk_letters_read(GK_STR("Путин"), GK_ALPHABET_RUSSIAN, &b);
	ok(gk_letters_part(&a, 0, a.n) == gk_letters_part(&b, 0, b.n),
	   "sisters spell alike");
	return done();
}
