#include "ending.h"

#define ROOT 4 /* bytes, at least, before an ending */

static bool
ends(struct gk_str word, const char *const *tails, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t len = strlen(tails[i]);

		if (word.n > len + ROOT &&
		    memcmp(word.p + word.n - len, tails[i], len) == 0)
			return true;
	}
	return false;
}

#define ENDS(word, tails) ends(word, tails, sizeof(tails) / sizeof *(tails))

bool
gk_ending_is_adjective(struct gk_str word)
{
	static const char *const tails[] = {
		"ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ого",
		"его", "ому", "ему", "ым", "им", "ых", "их", "ую", "ими",
		"ыми", "ная", "на", "ні", "ська", "ський", "ського", "ської",
		"ски", "ският", "ската", "ские", "но", "ом", "ем", "о", "ског",
		"ској", "шки", "чки",
	};

	return ENDS(word, tails);
}

bool
gk_ending_is_verb(struct gk_str word)
{
	static const char *const tails[] = {
		"ал", "ил", "ел", "ял", "ала", "ила", "ела", "яла", "али",
		"или", "ели", "яли", "ули", "если", "лся", "лась", "лись",
		"ться", "ать", "ить", "еть", "ять", "сти", "ется", "ются",
		"ится", "вая", "уя", "вши", "аясь", "ося", "лося", "лось",
		"ували", "івав", "увала",
	};

	return ENDS(word, tails);
}

bool
gk_ending_is_gerund(struct gk_str word)
{
	static const char *const tails[] = {
		"ав", "ив", "ев", "вши", "ући", "вајќи", "вайки",
	};

	return ENDS(word, tails);
}

bool
gk_ending_is_plural(struct gk_str word)
{
	static const char *const tails[] = {
		"ов", "ев", "ей", "ам", "ям", "ами", "ями", "ах", "ях", "ів",
		"ью",
	};

	return ENDS(word, tails);
}

bool
gk_ending_is_neuter(struct gk_str word)
{
	static const char *const tails[] = { "ние", "ння", "нне", "ање",
					     "ение", "ость", "ість", "асць",
					     "ство" };

	return ENDS(word, tails);
}

bool
gk_ending_is_accusative(struct gk_str word)
{
	static const char *const tails[] = {
		"ғанын", "генін", "қанын", "кенін", "тынын", "тінін", "ғанын",
		"ганын", "генин", "гонун", "гөнүн", "канын", "кенин", "конун",
		"көнүн", "арын", "ерин", "орун", "өрүн",
	};

	return ENDS(word, tails) || gk_str_is(word, "екенін") ||
	       gk_str_is(word, "экенин");
}

bool
gk_ending_is_oblique(struct gk_str word)
{
	static const char *const tails[] = {
		"ого", "его", "ому", "ему", "ских", "ской", "ског", "ську",
		"ського", "ської",
	};

	return ENDS(word, tails);
}
