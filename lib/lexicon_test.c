#include "lexicon.h"

#include "test.h"

int
main(void)
{
	struct gk_str base;

	ok((gk_lexicon_of(GK_STR("анны"), &base) & GK_LEXICON_FEMALE) != 0 &&
	       gk_str_is(base, "Анна"),
	   "an oblique form of a given name");
	ok((gk_lexicon_of(GK_STR("анна"), &base) & GK_LEXICON_NOMINATIVE) != 0,
	   "its nominative");
	ok((gk_lexicon_of(GK_STR("москве"), &base) & GK_LEXICON_PLACE) != 0 &&
	       gk_str_is(base, "Москва"),
	   "a place");
	ok((gk_lexicon_of(GK_STR("министерство"), NULL) & GK_LEXICON_HEAD) != 0,
	   "a head");
	ok(gk_lexicon_of(GK_STR("ґґґ"), &base) == 0 && base.n == 0,
	   "an absent word");
	ok(gk_lexicon_of(GK_STR(""), &base) == 0, "no word");
	return done();
}
