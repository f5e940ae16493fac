#include "nominative.h"

#include "lexicon.h"
#include "lore.h"
#include "word.h"

enum { NOM = 1, GEN = 2, DAT = 4, ACC = 8, INS = 16, LOC = 32 };
enum { M = 1, F = 2, MF = M | F, FIRST = 4, LAST = 8, BOTH = FIRST | LAST };

#define CASES 6
#define OPTIONS 24 /* ways to end that a word has at most */

#define ENDS(s, literal) gk_forms_ends(s, literal, sizeof(literal) - 1)
#define E(s) { (s), sizeof(s) - 1 }
/* An ending, what it is in the nominative, for whom, and in which cases. */
static const struct undo {
	struct gk_str from, to;
	unsigned who, cases;
} undos[] = {
	{ E(""), E(""), MF | BOTH, NOM },
	/* men: consonants, й, ь */
	{ E("а"), E(""), M | BOTH, GEN | ACC }, { E("у"), E(""), M | BOTH, DAT },
	{ E("ом"), E(""), M | BOTH, INS },	  { E("ем"), E(""), M | BOTH, INS },
	{ E("ым"), E(""), M | LAST, INS },	  { E("е"), E(""), M | BOTH, LOC },
	{ E("я"), E("й"), M | BOTH, GEN | ACC }, { E("ю"), E("й"), M | BOTH, DAT },
	{ E("ем"), E("й"), M | BOTH, INS },	  { E("е"), E("й"), M | BOTH, LOC },
	{ E("и"), E("й"), M | BOTH, LOC },	  { E("я"), E("ь"), M | BOTH, GEN | ACC },
	{ E("ю"), E("ь"), M | BOTH, DAT },	  { E("ем"), E("ь"), M | BOTH, INS },
	{ E("е"), E("ь"), M | BOTH, LOC },	  { E("ьва"), E("ев"), M | FIRST, GEN | ACC },
	{ E("ьву"), E("ев"), M | FIRST, DAT },  { E("ьвом"), E("ев"), M | FIRST, INS },
	{ E("вла"), E("вел"), M | FIRST, GEN | ACC }, { E("влу"), E("вел"), M | FIRST, DAT },
	{ E("влом"), E("вел"), M | FIRST, INS }, { E("вле"), E("вел"), M | FIRST, LOC },
	{ E("тра"), E("тр"), M | FIRST, GEN | ACC },
	{ E("ца"), E("ец"), M | LAST, GEN | ACC }, { E("цу"), E("ец"), M | LAST, DAT },
	{ E("цом"), E("ец"), M | LAST, INS },	  { E("ка"), E("ок"), M | LAST, GEN | ACC },
	{ E("ку"), E("ок"), M | LAST, DAT },	  { E("ком"), E("ок"), M | LAST, INS },
	/* adjectives */
	{ E("ого"), E("ий"), M | LAST, GEN | ACC }, { E("ого"), E("ый"), M | LAST, GEN | ACC },
	{ E("ого"), E("ой"), M | LAST, GEN | ACC }, { E("его"), E("ий"), M | LAST, GEN | ACC },
	{ E("ому"), E("ий"), M | LAST, DAT },	  { E("ому"), E("ый"), M | LAST, DAT },
	{ E("ому"), E("ой"), M | LAST, DAT },	  { E("ему"), E("ий"), M | LAST, DAT },
	{ E("им"), E("ий"), M | LAST, INS },	  { E("ым"), E("ый"), M | LAST, INS },
	{ E("ым"), E("ой"), M | LAST, INS },	  { E("ом"), E("ий"), M | LAST, LOC },
	{ E("ом"), E("ый"), M | LAST, LOC },	  { E("ом"), E("ой"), M | LAST, LOC },
	{ E("ой"), E("ая"), F | LAST, GEN | DAT | INS | LOC },
	{ E("ую"), E("ая"), F | LAST, ACC },	  { E("ей"), E("яя"), F | LAST, GEN | DAT | INS | LOC },
	/* а, я: women, and some men */
	{ E("ы"), E("а"), MF | BOTH, GEN },	  { E("и"), E("а"), MF | BOTH, GEN },
	{ E("е"), E("а"), MF | BOTH, DAT | LOC }, { E("у"), E("а"), MF | BOTH, ACC },
	{ E("ой"), E("а"), MF | BOTH, INS },	  { E("ой"), E("а"), F | LAST, GEN | DAT | LOC },
	{ E("ей"), E("а"), MF | BOTH, INS },	  { E("и"), E("я"), MF | BOTH, GEN },
	{ E("е"), E("я"), MF | BOTH, DAT | LOC }, { E("и"), E("я"), F | FIRST, DAT | LOC },
	{ E("ю"), E("я"), MF | BOTH, ACC },	  { E("ей"), E("я"), MF | BOTH, INS },
	{ E("и"), E("ь"), F | FIRST, GEN | DAT | LOC }, { E("ью"), E("ь"), F | FIRST, INS },
	{ E("ь"), E("ь"), F | FIRST, ACC },
};

/* A way to read a word. */
struct reading {
	int score;
	size_t cut;
	const char *put;
};

/* The man's form of a woman's surname in the nominative. */
static bool
known_of_woman(struct gk_str s)
{
	static const struct gk_str men[] = {
		E("ий"), E("ый"), E("ой"),
	};
	char bytes[GK_FORMS_MOST + 8];

	if (ENDS(s, "ва") || ENDS(s, "на"))
		return (gk_forms_known(gk_str(s.p, s.n - 2)) & GK_LORE_SURNAME) != 0;
	if (!ENDS(s, "ая"))
		return false;
	for (size_t i = 0; i < 3; i++) {
		memcpy(bytes, s.p, s.n - 4);
		memcpy(bytes + s.n - 4, men[i].p, 4);
		if ((gk_forms_known(gk_str(bytes, s.n)) & GK_LORE_SURNAME) != 0)
			return true;
	}
	return false;
}

/* How much speaks for the form as a nominative. */
static int
score_first(struct gk_str s, unsigned gender)
{
	unsigned known = gk_forms_known(s), common = gk_lexicon_of(s, NULL);
	unsigned want = gender == M ? GK_LORE_MALE : GK_LORE_FEMALE;
	unsigned most = gender == M ? GK_LEXICON_MALE : GK_LEXICON_FEMALE;
	bool a = ENDS(s, "а") || ENDS(s, "я");

	/* Андрея is a rare name and a form of a common one. */
	if ((common & GK_LEXICON_NOMINATIVE) != 0 && (common & most) != 0)
		return 85;
	/* -гуль is a rose: a woman's, though the lists do not say so. */
	if (ENDS(s, "гуль") || ENDS(s, "сулу") || ENDS(s, "бике"))
		return gender == F ? 60 : 0;
	if ((known & want) != 0)
		return 60;
	/* Сейфулла, Насрулла: men's, whatever they end in. */
	if (gender == M && (ENDS(s, "улла") || ENDS(s, "улло") ||
			    ENDS(s, "гали") || ENDS(s, "кули")))
		return 50;
	if ((known & (GK_LORE_MALE | GK_LORE_FEMALE)) != 0)
		return 4;
	if (ENDS(s, "у") || ENDS(s, "ю") || ENDS(s, "ы") || ENDS(s, "е"))
		return 0;
	if (gender == M)
		return a ? 2 : 10;
	return a ? 10 : 4;
}

static int
score_last(struct gk_str s, unsigned gender, bool changed)
{
	bool woman = ENDS(s, "ова") || ENDS(s, "ева") || ENDS(s, "ина") ||
		     ENDS(s, "ая") || ENDS(s, "ына");

	/* Сатпаевой is of Сатпаева. */
	if (ENDS(s, "овая") || ENDS(s, "евая"))
		return gender == F ? 12 : 0;
	if (gender == F && woman)
		return known_of_woman(s) ? 34 : 25;
	if (gender == M && woman)
		return 2;
	/* A woman's surname is declined only if it ends so or in а. */
	if (gender == F && !ENDS(s, "а") && !ENDS(s, "я"))
		return changed					     ? -30
		       : (gk_forms_known(s) & GK_LORE_SURNAME) != 0 ? 32
								     : 14;
	/* Назарзода, Сатыбалды, Шерали */
	if (ENDS(s, "зода") || ENDS(s, "балды") || ENDS(s, "берды") ||
	    ENDS(s, "берди") || ENDS(s, "али") || ENDS(s, "кули"))
		return 44;
	if ((gk_forms_known(s) & GK_LORE_SURNAME) != 0)
		return 36;
	if (gender == M && (ENDS(s, "ов") || ENDS(s, "ев") || ENDS(s, "ин") ||
			    ENDS(s, "ский") || ENDS(s, "цкий")))
		return 25;
	if (gk_forms_in_consonant(s))
		return 14;
	if (gender == M && (ENDS(s, "овой") || ENDS(s, "евой")))
		return 4;
	/* Тасмагамбета is more often of Тасмагамбет. */
	if (gender == M && !changed && ENDS(s, "а"))
		return 2;
	if (ENDS(s, "у") || ENDS(s, "ю") || ENDS(s, "ы") || ENDS(s, "е"))
		return 5;
	return ENDS(s, "ь") || ENDS(s, "й") ? 12 : 9;
}

/* A patronymic has one gender and shows its case. */
static int
score_patronymic(struct gk_str lower, unsigned gender, unsigned kase)
{
	static const struct {
		struct gk_str end;
		unsigned who, cases;
	} table[] = {
		{ E("ич"), M, NOM }, { E("ича"), M, GEN | ACC }, { E("ичу"), M, DAT },
		{ E("ичем"), M, INS }, { E("иче"), M, LOC }, { E("на"), F, NOM },
		{ E("ны"), F, GEN }, { E("не"), F, DAT | LOC }, { E("ну"), F, ACC },
		{ E("ной"), F, INS },
	};

	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (gk_forms_ends(lower, table[i].end.p, table[i].end.n))
			return table[i].who == gender &&
				       (table[i].cases & kase) != 0
				   ? 60
				   : -60;
	return 0;
}

/* Behind a vowel stands й, behind a consonant ь, or nothing. */
static bool
fits(struct gk_str stem, const char *to)
{
	if (strcmp(to, "й") == 0)
		return !gk_forms_in_consonant(stem);
	if (strcmp(to, "ь") == 0 || *to == '\0')
		return gk_forms_in_consonant(stem);
	return true;
}

/* Endings that no surname has in the nominative, or hardly one. */
static bool
is_oblique(struct gk_str s, unsigned gender)
{
	static const struct gk_str women[] = {
		E("овой"), E("евой"), E("иной"), E("ской"), E("цкой"),
		E("ую"),
	};
	static const struct gk_str men[] = {
		E("ского"), E("скому"), E("цкого"), E("цкому"), E("овым"),
		E("евым"), E("иным"), E("ским"),
	};

	for (size_t i = 0; i < sizeof women / sizeof *women; i++)
		if (gender == F && gk_forms_ends(s, women[i].p, women[i].n))
			return true;
	for (size_t i = 0; i < sizeof men / sizeof *men; i++)
		if (gender == M && gk_forms_ends(s, men[i].p, men[i].n))
			return true;
	return false;
}

/* The endings that a word may have, and what speaks for each as a man's or a
 * woman's name. */
struct options {
	struct option {
		const struct undo *undo;
		int score[F + 1]; /* by M and F */
	} option[OPTIONS];
	size_t n;
	bool fixed; /* not declined, by its last letter */
};

static int
score_of(struct gk_str s, enum gk_part part, unsigned gender, bool as_is,
	 const struct gk_forms *forms)
{
	int score = part == GK_PART_FIRST ? score_first(s, gender)
					  : score_last(s, gender, !as_is);

	return score + (!as_is && gk_forms_has(forms, s) ? 12 : 0);
}

static void
read_options(struct gk_str lower, enum gk_part part,
	     const struct gk_forms *forms, struct options *o)
{
	unsigned what = part == GK_PART_FIRST ? FIRST : LAST;
	char bytes[GK_FORMS_MOST + 16];

	o->n = 0;
	o->fixed = !gk_forms_in_consonant(lower) && !ENDS(lower, "а") &&
		   !ENDS(lower, "я") && !ENDS(lower, "й") && !ENDS(lower, "ь");
	for (size_t i = 0; i < sizeof undos / sizeof *undos; i++) {
		const struct undo *u = &undos[i];
		struct gk_str s = gk_str(bytes, lower.n - u->from.n);

		if ((u->who & what) == 0 ||
		    !gk_forms_ends(lower, u->from.p, u->from.n) ||
		    (u->from.n > 0 && lower.n < u->from.n + 4) ||
		    o->n == OPTIONS)
			continue;
		memcpy(bytes, lower.p, s.n);
		if (u->from.n > 0 && !fits(s, u->to.p))
			continue;
		memcpy(bytes + s.n, u->to.p, u->to.n);
		s.n += u->to.n;
		o->option[o->n].undo = u;
		for (unsigned g = M; g <= F; g++)
			if ((u->who & g) != 0)
				o->option[o->n].score[g] = score_of(
				    s, part, g, u->from.n == 0, forms);
		o->n++;
	}
}

/* As it stands: in the nominative, or as a name that is not declined. */
static int
score_as_is(const struct options *o, struct gk_str lower, enum gk_part part,
	    unsigned gender, unsigned kase, int score)
{
	if (kase == NOM)
		return part == GK_PART_LAST && is_oblique(lower, gender)
			   ? -20
			   : score;
	if (gender == F && (gk_forms_in_consonant(lower) ||
			    (part == GK_PART_FIRST && ENDS(lower, "ь"))))
		return score - (part == GK_PART_FIRST) * 6;
	/* Ангела Меркель is no genitive: a man's would be Меркеля. */
	if (gender == M && part == GK_PART_LAST &&
	    (gk_forms_in_consonant(lower) || ENDS(lower, "ь")))
		return -60;
	/* Имангали stands as it is in every case. */
	if (o->fixed)
		return score > 13 ? score - 4 : 9;
	return score / 2 - 8;
}

/* The best reading of a word in that case. */
static struct reading
read_word(const struct options *o, struct gk_str lower, enum gk_part part,
	  unsigned gender, unsigned kase)
{
	struct reading best = { -100, 0, "" };

	for (size_t i = 0; i < o->n; i++) {
		const struct undo *u = o->option[i].undo;
		int score = o->option[i].score[gender];

		if ((u->who & gender) == 0)
			continue;
		if (u->from.n == 0)
			score = score_as_is(o, lower, part, gender, kase,
					    score);
		else if ((u->cases & kase) == 0)
			continue;
		if (score > best.score)
			best = (struct reading){ score, u->from.n, u->to.p };
	}
	return best;
}

enum gk_norm_gender
gk_nominative_person(struct gk_named *words, size_t n,
		     const struct gk_forms *forms)
{
	char lower[4][GK_FORMS_MOST];
	struct gk_str low[4];
	struct options options[4];
	struct reading now[4], best[4];
	int most = -10000;
	enum gk_norm_gender found = GK_NORM_ANY;

	n = n < 4 ? n : 4;
	for (size_t i = 0; i < n; i++) {
		low[i] = gk_str(lower[i], gk_word_lower(words[i].word, lower[i],
							GK_FORMS_MOST));
		read_options(low[i], words[i].part, forms, &options[i]);
	}
	for (unsigned g = M; g <= F; g++) {
		for (unsigned k = 0; k < CASES; k++) {
			/* What is rarer must show more. */
			int sum = k == 0 ? 8 : g == M ? 1 : 0;

			for (size_t i = 0; i < n; i++) {
				if (words[i].part == GK_PART_PATRONYMIC) {
					sum += score_patronymic(low[i], g,
								1u << k);
					now[i] = (struct reading){ 0, 0, "" };
					continue;
				}
				now[i] = read_word(&options[i], low[i],
						   words[i].part, g, 1u << k);
				sum += now[i].score;
			}
			if (sum <= most)
				continue;
			most = sum;
			memcpy(best, now, sizeof best);
			found = g == M ? GK_NORM_MALE : GK_NORM_FEMALE;
		}
	}
	for (size_t i = 0; i < n && most > -10000; i++) {
		words[i].cut = best[i].cut;
		words[i].put = best[i].put;
		/* Lists of given names take many women's for men's. */
		if (words[i].part == GK_PART_LAST && best[i].cut == 0 &&
		    (ENDS(low[i], "ова") || ENDS(low[i], "ева") ||
		     ENDS(low[i], "ская")))
			found = GK_NORM_FEMALE;
	}
	return found;
}
