#include "unicode.h"

#include "category.h"
#include "test.h"

#define LAST 0x10FFFFu

int
main(void)
{
	static const struct {
		const char *what;
		uint32_t cp;
		unsigned want;
	} cases[] = {
		{ "Cyrillic capital", 0x401,
		  GK_UC_LETTER | GK_UC_UPPER | GK_UC_CYRILLIC },
		{ "Kazakh small letter", 0x4D9,
		  GK_UC_LETTER | GK_UC_LOWER | GK_UC_CYRILLIC },
		{ "Latin small letter", 'z',
		  GK_UC_LETTER | GK_UC_LOWER | GK_UC_LATIN },
		{ "digit", '7', GK_UC_DIGIT },
		{ "Arabic digit", 0x661, GK_UC_DIGIT },
		{ "superscript two is a symbol", 0xB2, GK_UC_PUNCT },
		{ "line feed", '\n', GK_UC_SPACE },
		{ "no-break space", 0xA0, GK_UC_SPACE },
		{ "escape", 0x1B, GK_UC_CONTROL },
		{ "soft hyphen", 0xAD, GK_UC_INVISIBLE },
		{ "byte-order mark", 0xFEFF, GK_UC_INVISIBLE },
		{ "combining breve", 0x306, GK_UC_MARK },
		{ "hyphen", '-', GK_UC_PUNCT | GK_UC_DASH },
		{ "em dash", 0x2014, GK_UC_PUNCT | GK_UC_DASH },
		{ "minus", 0x2212, GK_UC_PUNCT | GK_UC_DASH },
		{ "guillemet", 0xAB, GK_UC_PUNCT | GK_UC_QUOTE },
		{ "ellipsis", 0x2026, GK_UC_PUNCT | GK_UC_END },
		{ "numero sign", 0x2116, GK_UC_PUNCT },
		{ "nothing assigned", 0x10FFFF, 0 },
	};
	size_t classes = 0, lowers = 0, uppers = 0, odd = 0;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		ok(gk_unicode_class(cases[i].cp) == cases[i].want, "%s",
		   cases[i].what);
	for (uint32_t cp = 0; cp <= LAST; cp++) {
		unsigned c = gk_unicode_class(cp);

		classes += c != gk_category_class(cp);
		lowers += gk_unicode_lower(cp) != gk_category_lower(cp);
		uppers += gk_unicode_upper(cp) != gk_category_upper(cp);
		odd += (c & (GK_UC_UPPER | GK_UC_LOWER | GK_UC_CYRILLIC |
			     GK_UC_LATIN)) != 0 &&
		       (c & GK_UC_LETTER) == 0;
		odd += (c & (GK_UC_DASH | GK_UC_QUOTE | GK_UC_END)) != 0 &&
		       (c & GK_UC_PUNCT) == 0;
	}
	ok(classes == 0, "the table classes as utf8proc does");
	ok(lowers == 0, "the table gives utf8proc's small letters");
	ok(uppers == 0, "the table gives utf8proc's capitals");
	ok(odd == 0, "finer classes lie within the coarse ones");
	ok(gk_unicode_lower(0x41F) == 0x43F && gk_unicode_upper(0x44F) == 0x42F,
	   "П and я");
	ok(gk_unicode_upper(0x491) == 0x490 && gk_unicode_lower(0x4C0) == 0x4CF,
	   "ґ and the palochka");
	return done();
}
