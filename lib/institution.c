#include "institution.h"

#include "lexicon.h"
#include "lore.h"
#include "word.h"

#define ENDS(s, literal) gk_forms_ends(s, literal, sizeof(literal) - 1)
#define E(s) { (s), sizeof(s) - 1 }

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

		if (!gk_forms_ends(lower, tails[i].end.p, n) || lower.n < n + 4)
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
	char bytes[GK_FORMS_MOST + 16];

	if ((gk_forms_known(lower) & GK_LORE_TOWN) != 0)
		return false;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		size_t n = table[i].from.n, m = table[i].to.n;

		if (!gk_forms_ends(lower, table[i].from.p, n) || lower.n < n + 4)
			continue;
		memcpy(bytes, lower.p, lower.n - n);
		memcpy(bytes + lower.n - n, table[i].to.p, m);
		if ((gk_forms_known(gk_str(bytes, lower.n - n + m)) & GK_LORE_TOWN) ==
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

		if (!gk_forms_ends(lower, tails[i].p, tails[i].n) || lower.n < n + 6 ||
		    !gk_forms_in_consonant(s) || lower.n != word.n)
			continue;
		/* a capital before the small ending */
		if (memcmp(word.p + s.n - 2, lower.p + s.n - 2, 2) == 0 &&
		    !gk_forms_has(forms, s))
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
		if (!gk_forms_ends(low[0], table[i].adjective.p,
			     table[i].adjective.n) ||
		    !gk_forms_ends(low[1], table[i].from.p, table[i].from.n))
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
gk_institution_put(struct gk_str name, const struct gk_forms *forms,
		   struct gk_buf *out)
{
	struct gk_word w[9] = { { 0 } };
	const struct head *head = NULL;
	char lower[8][GK_FORMS_MOST];
	struct gk_str low[8];
	size_t n = 0, h, at = 0, stem = 0;

	for (; n < 8 && gk_word_next(name, &w[n]); n++) {
		low[n] = gk_str(lower[n],
				gk_word_lower(gk_str_cut(name, w[n].start,
							 w[n].end),
					      lower[n], GK_FORMS_MOST));
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
	    gk_forms_ends(low[h], head->end.p, head->end.n)) {
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
gk_institution_turkic(struct gk_str word, const struct gk_forms *forms,
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

		if (!gk_forms_ends(word, tails[i].p, tails[i].n) || s.n < 8)
			continue;
		/* The short endings end names too: Қарағанды. */
		if (n < 6 && !gk_forms_has(forms, s) &&
		    (gk_forms_known(s) & GK_LORE_TOWN) == 0)
			continue;
		gk_buf_str(out, s);
		return;
	}
	gk_buf_str(out, word);
}
