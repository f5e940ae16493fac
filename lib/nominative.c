#include "nominative.h"

#include "letters.h"
#include "lexicon.h"
#include "lore.h"
#include "word.h"

enum { NOM = 1, GEN = 2, DAT = 4, ACC = 8, INS = 16, LOC = 32 };
enum { M = 1, F = 2, MF = M | F, FIRST = 4, LAST = 8, BOTH = FIRST | LAST };

#define CASES 6
#define OPTIONS 24 /* ways to end that a word has at most */
#define WORD 128 /* bytes of a word that are looked at */

static inline bool
ends_in(struct gk_str s, const char *end, size_t n)
{
	return s.n > n && (n == 0 || (s.p[s.n - 1] == end[n - 1] &&
				      memcmp(s.p + s.n - n, end, n) == 0));
}

/* Most endings are told by their last byte, without a call. */
#define ENDS(s, literal) ends_in(s, literal, sizeof(literal) - 1)
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

static uint32_t
hash_of(struct gk_str word)
{
	struct gk_letters l;

	gk_letters_read(word, GK_ALPHABET_RUSSIAN, &l);
	return gk_letters_part(&l, 0, l.n);
}

static unsigned
form_of(struct gk_str lower)
{
	return gk_lore_of_form(hash_of(lower));
}

void
gk_forms_add(struct gk_forms *f, struct gk_str word)
{
	uint32_t bit = hash_of(word) % 4096;

	f->bits[bit / 64] |= (uint64_t)1 << bit % 64;
}

static bool
has_form(const struct gk_forms *f, struct gk_str word)
{
	uint32_t bit = hash_of(word) % 4096;

	return (f->bits[bit / 64] >> bit % 64 & 1) != 0;
}

/* Does the word end in a letter that names are declined from? */
static bool
in_consonant(struct gk_str s)
{
	static const struct gk_str vowels[] = {
		E("а"), E("е"), E("и"), E("о"), E("у"), E("ы"), E("э"),
		E("ю"), E("я"), E("ь"), E("й"),
	};

	for (size_t i = 0; i < sizeof vowels / sizeof *vowels; i++)
		if (ends_in(s, vowels[i].p, vowels[i].n))
			return false;
	return true;
}

/* The man's form of a woman's surname in the nominative. */
static bool
known_of_woman(struct gk_str s)
{
	static const struct gk_str men[] = {
		E("ий"), E("ый"), E("ой"),
	};
	char bytes[WORD + 8];

	if (ENDS(s, "ва") || ENDS(s, "на"))
		return (form_of(gk_str(s.p, s.n - 2)) & GK_LORE_SURNAME) != 0;
	if (!ENDS(s, "ая"))
		return false;
	for (size_t i = 0; i < 3; i++) {
		memcpy(bytes, s.p, s.n - 4);
		memcpy(bytes + s.n - 4, men[i].p, 4);
		if ((form_of(gk_str(bytes, s.n)) & GK_LORE_SURNAME) != 0)
			return true;
	}
	return false;
}

/* How much speaks for the form as a nominative. */
static int
score_first(struct gk_str s, unsigned gender)
{
	unsigned known = form_of(s), common = gk_lexicon_of(s, NULL);
	unsigned want = gender == M ? GK_LORE_MALE : GK_LORE_FEMALE;
	unsigned most = gender == M ? GK_LEXICON_MALE : GK_LEXICON_FEMALE;
	bool a = ENDS(s, "а") || ENDS(s, "я");

	/* Андрея is a rare name and a form of a common one. */
	if ((common & GK_LEXICON_NOMINATIVE) != 0 && (common & most) != 0)
		return 85;
	if ((known & want) != 0)
		return 60;
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

	if (gender == F && woman)
		return known_of_woman(s) ? 34 : 25;
	if (gender == M && woman)
		return 2;
	/* A woman's surname is declined only if it ends so or in а. */
	if (gender == F && !ENDS(s, "а") && !ENDS(s, "я"))
		return changed ? -30 : 14;
	if ((form_of(s) & GK_LORE_SURNAME) != 0)
		return 36;
	if (gender == M && (ENDS(s, "ов") || ENDS(s, "ев") || ENDS(s, "ин") ||
			    ENDS(s, "ский") || ENDS(s, "цкий")))
		return 25;
	if (in_consonant(s))
		return 14;
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
		if (ends_in(lower, table[i].end.p, table[i].end.n))
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
		return !in_consonant(stem);
	if (strcmp(to, "ь") == 0 || *to == '\0')
		return in_consonant(stem);
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
		if (gender == F && ends_in(s, women[i].p, women[i].n))
			return true;
	for (size_t i = 0; i < sizeof men / sizeof *men; i++)
		if (gender == M && ends_in(s, men[i].p, men[i].n))
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

	return score + (!as_is && has_form(forms, s) ? 12 : 0);
}

static void
read_options(struct gk_str lower, enum gk_part part,
	     const struct gk_forms *forms, struct options *o)
{
	unsigned what = part == GK_PART_FIRST ? FIRST : LAST;
	char bytes[WORD + 16];

	o->n = 0;
	o->fixed = !in_consonant(lower) && !ENDS(lower, "а") &&
		   !ENDS(lower, "я") && !ENDS(lower, "й") && !ENDS(lower, "ь");
	for (size_t i = 0; i < sizeof undos / sizeof *undos; i++) {
		const struct undo *u = &undos[i];
		struct gk_str s = gk_str(bytes, lower.n - u->from.n);

		if ((u->who & what) == 0 ||
		    !ends_in(lower, u->from.p, u->from.n) ||
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
	if (gender == F && (in_consonant(lower) ||
			    (part == GK_PART_FIRST && ENDS(lower, "ь"))))
		return score - (part == GK_PART_FIRST) * 6;
	return o->fixed ? 9 : score / 2 - 8;
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
	char lower[4][WORD];
	struct gk_str low[4];
	struct options options[4];
	struct reading now[4], best[4];
	int most = -10000;
	enum gk_norm_gender found = GK_NORM_ANY;

	n = n < 4 ? n : 4;
	for (size_t i = 0; i < n; i++) {
		low[i] = gk_str(lower[i], gk_word_lower(words[i].word, lower[i],
							WORD));
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
	}
	return found;
}

/* Nouns that head the names of organisations and places: stem, nominative
 * ending, gender. */
struct head {
	struct gk_str stem, end;
	char gender;
};

static const struct head heads[] = {
	{ E("министерств"), E("о"), 'n' }, { E("ведомств"), E("о"), 'n' },
	{ E("агентств"), E("о"), 'n' },    { E("правительств"), E("о"), 'n' },
	{ E("управлени"), E("е"), 'n' },   { E("отделени"), E("е"), 'n' },
	{ E("движени"), E("е"), 'n' },     { E("общест"), E("во"), 'n' },
	{ E("издательств"), E("о"), 'n' }, { E("посольств"), E("о"), 'n' },
	{ E("бюр"), E("о"), 'n' },	     { E("собрани"), E("е"), 'n' },
	{ E("объединени"), E("е"), 'n' },  { E("мор"), E("е"), 'n' },
	{ E("озер"), E("о"), 'n' },	     { E("сел"), E("о"), 'n' },
	{ E("дум"), E("а"), 'f' },	     { E("палат"), E("а"), 'f' },
	{ E("служб"), E("а"), 'f' },	     { E("прокуратур"), E("а"), 'f' },
	{ E("групп"), E("а"), 'f' },	     { E("рад"), E("а"), 'f' },
	{ E("федераци"), E("я"), 'f' },    { E("компани"), E("я"), 'f' },
	{ E("корпораци"), E("я"), 'f' },   { E("ассоциаци"), E("я"), 'f' },
	{ E("организаци"), E("я"), 'f' },  { E("комисси"), E("я"), 'f' },
	{ E("коллеги"), E("я"), 'f' },     { E("академи"), E("я"), 'f' },
	{ E("парти"), E("я"), 'f' },	     { E("администраци"), E("я"), 'f' },
	{ E("полици"), E("я"), 'f' },	     { E("арми"), E("я"), 'f' },
	{ E("коалици"), E("я"), 'f' },     { E("конференци"), E("я"), 'f' },
	{ E("лиг"), E("а"), 'f' },	     { E("бирж"), E("а"), 'f' },
	{ E("школ"), E("а"), 'f' },	     { E("больниц"), E("а"), 'f' },
	{ E("церк"), E("овь"), 'f' },	     { E("област"), E("ь"), 'f' },
	{ E("республик"), E("а"), 'f' },   { E("улиц"), E("а"), 'f' },
	{ E("площад"), E("ь"), 'f' },	     { E("сборн"), E("ая"), 'a' },
	{ E("комитет"), E(""), 'm' },	     { E("суд"), E(""), 'm' },
	{ E("банк"), E(""), 'm' },	     { E("совет"), E(""), 'm' },
	{ E("союз"), E(""), 'm' },	     { E("университет"), E(""), 'm' },
	{ E("институт"), E(""), 'm' },     { E("фонд"), E(""), 'm' },
	{ E("клуб"), E(""), 'm' },	     { E("центр"), E(""), 'm' },
	{ E("парламент"), E(""), 'm' },    { E("департамент"), E(""), 'm' },
	{ E("фронт"), E(""), 'm' },	     { E("сенат"), E(""), 'm' },
	{ E("конгресс"), E(""), 'm' },     { E("театр"), E(""), 'm' },
	{ E("музе"), E("й"), 'm' },	     { E("кра"), E("й"), 'm' },
	{ E("район"), E(""), 'm' },	     { E("округ"), E(""), 'm' },
	{ E("город"), E(""), 'm' },	     { E("остров"), E(""), 'm' },
	{ E("океан"), E(""), 'm' },	     { E("завод"), E(""), 'm' },
	{ E("холдинг"), E(""), 'm' },	     { E("синод"), E(""), 'm' },
};

/* What may stand behind the stem of a head, by how its nominative ends. */
static bool
may_end(const struct head *h, struct gk_str tail)
{
	static const char *const tails[][2] = {
		{ "", "  а у ом ем е " },    { "й", " й я ю ем е " },
		{ "о", " о а у ом е " },     { "во", " во ва ву вом ве " },
		{ "е", " е я ю ем и " },     { "а", " а ы и е у ой ою " },
		{ "я", " я и ю ей ею " },    { "ь", " ь и ью " },
		{ "овь", " овь ви овью " },  { "ая", " ая ой ую " },
	};
	char padded[16] = " ";

	if (tail.n > 8)
		return false;
	memcpy(padded + 1, tail.p, tail.n);
	memcpy(padded + 1 + tail.n, " ", 2);
	for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
		if (strcmp(tails[i][0], h->end.p) == 0)
			return strstr(tails[i][1], padded) != NULL;
	return false;
}

/* The head that the word is a form of, or that it ends in (Евросоюза); *stem:
 * bytes that stay. */
static const struct head *
head_of(struct gk_str lower, size_t *stem)
{
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
		size_t n = heads[i].stem.n;

		for (size_t tail = 0; tail <= 8 && n + tail <= lower.n;
		     tail += 2) {
			size_t from = lower.n - tail - n;

			/* a short stem inside a word is chance */
			if (from > 0 && n < 8)
				continue;
			/* the second byte tells most letters apart */
			if (lower.p[from + 1] != heads[i].stem.p[1] ||
			    memcmp(lower.p + from, heads[i].stem.p, n) != 0 ||
			    !may_end(&heads[i],
				     gk_str(lower.p + lower.n - tail, tail)))
				continue;
			*stem = lower.n - tail;
			return &heads[i];
		}
	}
	return NULL;
}

/* An adjective's nominative for the gender of its noun; false if the word does
 * not look like one. */
static bool
put_adjective(struct gk_str word, struct gk_str lower, char gender,
	      struct gk_buf *out)
{
	static const struct {
		struct gk_str end;
		bool soft;
	} tails[] = {
		{ E("ого"), false }, { E("его"), true }, { E("ому"), false },
		{ E("ему"), true },  { E("ый"), false }, { E("ий"), false },
		{ E("ой"), false },  { E("ей"), true },  { E("ая"), false },
		{ E("яя"), true },	  { E("ое"), false }, { E("ее"), true },
		{ E("ым"), false },  { E("им"), false }, { E("ом"), false },
		{ E("ем"), true },	  { E("ую"), false }, { E("юю"), true },
	};
	static const char *const ends_of[3][3] = {
		{ "ый", "ая", "ое" }, { "ий", "ая", "ое" },
		{ "ий", "яя", "ее" },
	};
	size_t which = gender == 'm' ? 0 : gender == 'n' ? 2 : 1;

	for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
		size_t n = tails[i].end.n;
		struct gk_str stem = gk_str(lower.p, lower.n - n);
		int kind = 0;

		if (!ends_in(lower, tails[i].end.p, n) || lower.n < n + 4)
			continue;
		if (ENDS(stem, "к") || ENDS(stem, "г") || ENDS(stem, "х"))
			kind = 1;
		else if (ENDS(stem, "ш") || ENDS(stem, "щ") ||
			 ENDS(stem, "ч") || ENDS(stem, "ж"))
			kind = which == 2 ? 2 : 1;
		else if (tails[i].soft && ENDS(stem, "н"))
			kind = 2;
		gk_buf_put(out, word.p, word.n - n);
		gk_buf_puts(out, ends_of[kind][which]);
		return true;
	}
	return false;
}

/* A place of one word by the list of places. */
static bool
put_town(struct gk_str word, struct gk_str lower, struct gk_buf *out)
{
	static const struct {
		struct gk_str from, to;
	} table[] = {
		{ E("ии"), E("ия") }, { E("ию"), E("ия") }, { E("ией"), E("ия") }, { E("ы"), E("а") },
		{ E("е"), E("а") },	{ E("у"), E("а") },	{ E("ой"), E("а") },	 { E("и"), E("а") },
		{ E("и"), E("ь") },	{ E("ью"), E("ь") },	{ E("а"), E("") },	 { E("у"), E("") },
		{ E("ом"), E("") },	{ E("е"), E("") },	{ E("ем"), E("ь") },	 { E("я"), E("ь") },
		{ E("я"), E("й") },	{ E("е"), E("й") },	{ E("ю"), E("й") },	 { E("ю"), E("ь") },
		{ E("ем"), E("й") },	{ E("е"), E("ь") },	{ E("ы"), E("ы") },	 { E("ов"), E("ы") },
		{ E("ах"), E("ы") },	{ E("ам"), E("ы") },	{ E("ами"), E("ы") },	 { E("и"), E("я") },
		{ E("е"), E("я") },	{ E("ей"), E("я") },	{ E("ого"), E("ое") }, { E("ом"), E("ое") },
		{ E("а"), E("о") },	{ E("у"), E("о") },	{ E("ем"), E("о") },
	};
	char bytes[WORD + 16];

	if ((form_of(lower) & GK_LORE_TOWN) != 0)
		return false;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		size_t n = table[i].from.n, m = table[i].to.n;

		if (!ends_in(lower, table[i].from.p, n) || lower.n < n + 4)
			continue;
		memcpy(bytes, lower.p, lower.n - n);
		memcpy(bytes + lower.n - n, table[i].to.p, m);
		if ((form_of(gk_str(bytes, lower.n - n + m)) & GK_LORE_TOWN) ==
		    0)
			continue;
		gk_buf_put(out, word.p, word.n - n);
		gk_buf_str(out, table[i].to);
		return true;
	}
	return false;
}

/* A name of one word whose nominative stands elsewhere in the document, or that
 * is letters with an ending (МИДа). */
static bool
put_seen(struct gk_str word, struct gk_str lower,
	 const struct gk_forms *forms, struct gk_buf *out)
{
	static const struct gk_str tails[] = {
		E("а"), E("у"), E("ом"), E("ем"), E("е"),
	};

	for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
		size_t n = tails[i].n;
		struct gk_str s = gk_str(lower.p, lower.n - n);

		if (!ends_in(lower, tails[i].p, tails[i].n) || lower.n < n + 6 ||
		    !in_consonant(s) || lower.n != word.n)
			continue;
		/* a capital before the small ending */
		if (memcmp(word.p + s.n - 2, lower.p + s.n - 2, 2) == 0 &&
		    !has_form(forms, s))
			continue;
		if (memcmp(word.p + s.n, lower.p + s.n, n) != 0)
			continue;
		gk_buf_put(out, word.p, s.n);
		return true;
	}
	return false;
}

/* Северной Ирландии, Верхнего Поволжья: the adjective tells the gender. */
static bool
put_two(struct gk_str name, const struct gk_word *w, const struct gk_str *low,
	struct gk_buf *out)
{
	static const struct {
		struct gk_str adjective, from, to;
		char gender;
	} table[] = {
		{ E("ой"), E("ии"), E("ия"), 'f' }, { E("ую"), E("ию"), E("ия"), 'f' },
		{ E("ой"), E("ией"), E("ия"), 'f' }, { E("ей"), E("ии"), E("ия"), 'f' },
		{ E("ой"), E("е"), E("а"), 'f' },   { E("ой"), E("ы"), E("а"), 'f' },
		{ E("ой"), E("и"), E("а"), 'f' },   { E("ую"), E("у"), E("а"), 'f' },
		{ E("ой"), E("ой"), E("а"), 'f' },  { E("ого"), E("ства"), E("ство"), 'n' },
		{ E("ом"), E("стве"), E("ство"), 'n' }, { E("ым"), E("ством"), E("ство"), 'n' },
		{ E("ого"), E("ья"), E("ье"), 'n' }, { E("ого"), E("а"), E(""), 'm' },
		{ E("ому"), E("у"), E(""), 'm' },   { E("ом"), E("е"), E(""), 'm' },
		{ E("им"), E("ом"), E(""), 'm' },   { E("ым"), E("ом"), E(""), 'm' },
	};
	struct gk_str noun = gk_str_cut(name, w[1].start, w[1].end);

	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		if (!ends_in(low[0], table[i].adjective.p,
			     table[i].adjective.n) ||
		    !ends_in(low[1], table[i].from.p, table[i].from.n))
			continue;
		if (!put_adjective(gk_str_cut(name, w[0].start, w[0].end),
				   low[0], table[i].gender, out))
			return false;
		gk_buf_put(out, name.p + w[0].end, w[1].start - w[0].end);
		gk_buf_put(out, noun.p, noun.n - table[i].from.n);
		gk_buf_str(out, table[i].to);
		return true;
	}
	return false;
}

void
gk_nominative_name(struct gk_str name, const struct gk_forms *forms,
		   struct gk_buf *out)
{
	struct gk_word w[9] = { { 0 } };
	const struct head *head = NULL;
	char lower[8][WORD];
	struct gk_str low[8];
	size_t n = 0, h, at = 0, stem = 0;

	for (; n < 8 && gk_word_next(name, &w[n]); n++) {
		low[n] = gk_str(lower[n],
				gk_word_lower(gk_str_cut(name, w[n].start,
							 w[n].end),
					      lower[n], WORD));
		w[n + 1] = w[n];
	}
	for (h = 0; h < n && h < 4; h++)
		if ((head = head_of(low[h], &stem)) != NULL)
			break;
	if (head == NULL) {
		if (!(n == 1 && (put_town(name, low[0], out) ||
				 put_seen(name, low[0], forms, out))) &&
		    !(n == 2 && put_two(name, w, low, out)))
			gk_buf_str(out, name);
		return;
	}
	/* A head in the nominative has its adjectives there too. */
	if (low[h].n == stem + head->end.n &&
	    ends_in(low[h], head->end.p, head->end.n)) {
		gk_buf_str(out, name);
		return;
	}
	for (size_t i = 0; i < h; i++) {
		struct gk_str word = gk_str_cut(name, w[i].start, w[i].end);

		gk_buf_put(out, name.p + at, w[i].start - at);
		at = w[i].end;
		if (!put_adjective(word, low[i], head->gender, out))
			gk_buf_str(out, word);
	}
	gk_buf_put(out, name.p + at, w[h].start - at);
	gk_buf_put(out, name.p + w[h].start, stem);
	gk_buf_str(out, head->end);
	gk_buf_put(out, name.p + w[h].end, name.n - w[h].end);
}

void
gk_nominative_turkic(struct gk_str word, const struct gk_forms *forms,
		     struct gk_buf *out)
{
	static const struct gk_str tails[] = {
		E("ның"), E("нің"), E("дың"), E("дің"), E("тың"), E("тің"),
		E("дан"), E("ден"), E("тан"), E("тен"), E("нан"), E("нен"),
		E("мен"), E("бен"), E("пен"), E("ға"), E("ге"), E("қа"),
		E("ке"), E("да"), E("де"), E("та"), E("те"), E("ды"),
		E("ді"), E("ты"), E("ті"), E("ны"), E("ні"),
	};

	for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
		size_t n = tails[i].n;
		struct gk_str s = gk_str(word.p, word.n - n);

		if (!ends_in(word, tails[i].p, tails[i].n) || s.n < 8)
			continue;
		/* The short endings end names too: Қарағанды. */
		if (n < 6 && !has_form(forms, s) &&
		    (form_of(s) & GK_LORE_TOWN) == 0)
			continue;
		gk_buf_str(out, s);
		return;
	}
	gk_buf_str(out, word);
}
