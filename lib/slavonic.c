#include "slavonic.h"

#include "lexicon.h"
#include "lore.h"

enum { NOM = 1, GEN = 2, DAT = 4, ACC = 8, INS = 16, LOC = 32, VOC = 64 };
enum { M = 1, F = 2, MF = M | F };

#define CASES 7
#define WORDS 4
#define E(s) { (s), sizeof(s) - 1 }
#define ENDS(s, literal) gk_forms_ends(s, literal, sizeof(literal) - 1)

/* An ending, what it is in the nominative, for whom, in which cases; a given name
 * only. */
static const struct undo {
	struct gk_str from, to;
	unsigned who, cases;
	bool first;
} undos[] = {
	{ E(""), E(""), MF, NOM, false },
	/* men: consonants, о */
	{ E("а"), E(""), M, GEN | ACC, false }, { E("у"), E(""), M, DAT, false },
	{ E("ові"), E(""), M, DAT | LOC, false }, { E("ом"), E(""), M, INS, false },
	{ E("им"), E(""), M, INS, false },	   { E("і"), E(""), M, LOC, false },
	{ E("е"), E(""), M, VOC, true },	   { E("а"), E("о"), M, GEN | ACC, false },
	{ E("у"), E("о"), M, DAT, false },	   { E("ові"), E("о"), M, DAT | LOC, false },
	{ E("ом"), E("о"), M, INS, false },	   { E("е"), E("о"), M, VOC, true },
	/* ь, й, and р that was soft */
	{ E("я"), E("ь"), M, GEN | ACC, false }, { E("ю"), E("ь"), M, DAT | VOC, false },
	{ E("еві"), E("ь"), M, DAT | LOC, false }, { E("ем"), E("ь"), M, INS, false },
	{ E("я"), E("й"), M, GEN | ACC, false }, { E("ю"), E("й"), M, DAT | VOC, false },
	{ E("єві"), E("й"), M, DAT | LOC, false }, { E("єм"), E("й"), M, INS, false },
	{ E("ря"), E("р"), M, GEN | ACC, false }, { E("рю"), E("р"), M, DAT | VOC, false },
	{ E("реві"), E("р"), M, DAT | LOC, false }, { E("рем"), E("р"), M, INS, false },
	{ E("ця"), E("ець"), M, GEN | ACC, false }, { E("цю"), E("ець"), M, DAT, false },
	{ E("цем"), E("ець"), M, INS, false },
	/* adjectives */
	{ E("ого"), E("ий"), M, GEN | ACC, false }, { E("ому"), E("ий"), M, DAT | LOC, false },
	{ E("им"), E("ий"), M, INS, false },	   { E("ої"), E("а"), F, GEN, false },
	{ E("ій"), E("а"), F, DAT | LOC, false },
	/* а, я */
	{ E("и"), E("а"), MF, GEN, false },	   { E("і"), E("а"), MF, DAT | LOC, false },
	{ E("у"), E("а"), MF, ACC, false },	   { E("ою"), E("а"), MF, INS, false },
	{ E("о"), E("а"), MF, VOC, true },	   { E("зі"), E("га"), MF, DAT | LOC, false },
	{ E("ці"), E("ка"), MF, DAT | LOC, false }, { E("сі"), E("ха"), MF, DAT | LOC, false },
	{ E("ї"), E("я"), MF, GEN | DAT | LOC, false }, { E("і"), E("я"), MF, GEN | DAT | LOC, false },
	{ E("ю"), E("я"), MF, ACC, false },	   { E("єю"), E("я"), MF, INS, false },
	{ E("ею"), E("я"), MF, INS, false },	   { E("ею"), E("а"), MF, INS, false },
	{ E("і"), E("ь"), F, GEN | DAT | LOC, true },
};

static bool
in_consonant(struct gk_str s)
{
	return gk_forms_in_consonant(s) && !ENDS(s, "і") && !ENDS(s, "ї") &&
	       !ENDS(s, "є");
}

/* The last letter is і, у, е, є, ї, и, ю: such a word is not declined. */
static bool
is_fixed(struct gk_str s)
{
	return !in_consonant(s) && !ENDS(s, "а") && !ENDS(s, "я") &&
	       !ENDS(s, "о") && !ENDS(s, "й") && !ENDS(s, "ь");
}

/* How much speaks for the form as a nominative. */
static int
score_first(struct gk_str s, unsigned gender)
{
	unsigned known = gk_lexicon_of(s, NULL);
	unsigned want = gender == M ? GK_LEXICON_MALE : GK_LEXICON_FEMALE;
	bool a = ENDS(s, "а") || ENDS(s, "я");

	if ((known & GK_LEXICON_NOMINATIVE) != 0 && (known & want) != 0)
		return 60;
	if ((gk_forms_known(s) &
	     (gender == M ? GK_LORE_MALE : GK_LORE_FEMALE)) != 0)
		return 40;
	if (is_fixed(s))
		return ENDS(s, "и") ? 0 : 6;
	return gender == M ? a ? 2 : 10 : a ? 10 : 2;
}

/* Шевченко and Бойко, not Малюко. */
static bool
in_ko(struct gk_str s)
{
	return ENDS(s, "ко") && s.n > 6 &&
	       (in_consonant(gk_str(s.p, s.n - 4)) ||
		memcmp(s.p + s.n - 6, "й", 2) == 0);
}

static int
score_last(struct gk_str s, unsigned gender, bool changed)
{
	static const char *const men[] = {
		"ов", "ев", "єв", "ін", "їн", "ук", "юк", "ак", "як", "ик",
		"ич", "ів", "їв", "ець", "ський", "цький",
	};
	static const char *const women[] = {
		"ова", "ева", "єва", "іна", "їна", "ина", "ська", "цька",
	};
	bool a = ENDS(s, "а") || ENDS(s, "я");

	if (gender == F && !a)
		return changed ? -40 : 14;
	if (gender == F)
		return gk_forms_has_tail(s, women, sizeof women / sizeof *women)
			   ? 25
			   : 10;
	if (gk_forms_has_tail(s, women, sizeof women / sizeof *women))
		return 2;
	if (in_ko(s))
		return 30;
	if (gk_forms_has_tail(s, men, sizeof men / sizeof *men))
		return 25;
	if (in_consonant(s) || ENDS(s, "ь") || ENDS(s, "й"))
		return 14;
	return ENDS(s, "о")		     ? changed ? 7 : 14
	       : a			     ? 8
	       : ENDS(s, "и")		     ? 5
					     : 9;
}

static bool
fits(struct gk_str stem, const struct undo *u)
{
	if (u->from.n == 0)
		return true;
	if (u->to.n == 0 || strcmp(u->to.p, "ь") == 0 ||
	    strcmp(u->to.p, "о") == 0 || strcmp(u->to.p, "ий") == 0)
		return in_consonant(stem);
	if (strcmp(u->to.p, "й") == 0)
		return !in_consonant(stem);
	return true;
}

struct reading {
	int score;
	const struct undo *undo;
};

static int
score_of(struct gk_str s, const struct undo *u, const struct gk_named *word,
	 unsigned gender, bool nominative, const struct gk_forms *forms)
{
	bool as_is = u->from.n == 0, first = word->part == GK_PART_FIRST;
	int score = first ? score_first(s, gender)
			  : score_last(s, gender, !as_is);

	if (!as_is)
		return score + (gk_forms_has(forms, s) ? 12 : 0);
	if (nominative)
		return score;
	/* in another case: not declined, as Трюдо, or not so */
	if (is_fixed(s) || (!first && ENDS(s, "о") && !in_ko(s)))
		return score;
	if (!first && gender == F && !ENDS(s, "а") && !ENDS(s, "я"))
		return score;
	return -40;
}

static struct reading
read_word(struct gk_str lower, const struct gk_named *word, unsigned gender,
	  unsigned kase, const struct gk_forms *forms)
{
	struct reading best = { -100, &undos[0] };
	char bytes[GK_FORMS_MOST + 16];

	for (size_t i = 0; i < sizeof undos / sizeof *undos; i++) {
		const struct undo *u = &undos[i];
		struct gk_str s = gk_str(bytes, lower.n - u->from.n);
		int score;

		if ((u->who & gender) == 0 ||
		    (u->first && word->part != GK_PART_FIRST) ||
		    (u->from.n > 0 && (u->cases & kase) == 0) ||
		    !gk_forms_ends(lower, u->from.p, u->from.n) ||
		    (u->from.n > 0 && lower.n < u->from.n + 4))
			continue;
		memcpy(bytes, lower.p, s.n);
		if (!fits(s, u))
			continue;
		memcpy(bytes + s.n, u->to.p, u->to.n);
		s.n += u->to.n;
		score = score_of(s, u, word, gender, kase == NOM, forms);
		if (score > best.score)
			best = (struct reading){ score, u };
	}
	return best;
}

enum gk_norm_gender
gk_slavonic_person(struct gk_named *words, size_t n,
		   const struct gk_forms *forms)
{
	char lower[WORDS][GK_FORMS_MOST];
	struct gk_str low[WORDS];
	struct reading now[WORDS], best[WORDS];
	enum gk_norm_gender found = GK_NORM_ANY;
	int most = -10000;

	n = n < WORDS ? n : WORDS;
	for (size_t i = 0; i < n; i++)
		low[i] = gk_forms_lower(words[i].word, lower[i],
					GK_FORMS_MOST);
	for (unsigned g = M; g <= F; g++)
		for (unsigned k = 0; k < CASES; k++) {
			/* A word alone shows little: Кулеба, Трампа. */
			int sum = k > 0 ? g == M : n > 1 ? 8 : 20;

			for (size_t i = 0; i < n; i++) {
				now[i] = read_word(low[i], &words[i], g,
						   1u << k, forms);
				sum += now[i].score;
			}
			if (sum <= most)
				continue;
			most = sum;
			memcpy(best, now, sizeof best);
			found = g == M ? GK_NORM_MALE : GK_NORM_FEMALE;
		}
	for (size_t i = 0; i < n; i++) {
		words[i].cut = best[i].undo->from.n;
		words[i].put = best[i].undo->to.p;
	}
	return found;
}
