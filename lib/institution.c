#include "institution.h"

#include "head.h"
#include "lore.h"
#include "word.h"

#define ENDS(s, literal) gk_forms_ends(s, literal, sizeof(literal) - 1)
#define E(s) { (s), sizeof(s) - 1 }

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
		{ E("ых"), false },  { E("их"), true },  { E("ыми"), false },
		{ E("ими"), true },
	};
	static const char *const ends_of[3][4] = {
		{ "ый", "ая", "ое", "ые" }, { "ий", "ая", "ое", "ие" },
		{ "ий", "яя", "ее", "ие" },
	};
	size_t which = gender == 'm'   ? 0
		       : gender == 'n' ? 2
		       : gender == 'p' ? 3
				       : 1;

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

bool
gk_institution_two(const struct gk_institution_pair *pairs, size_t n,
		   gk_institution_adjective *put, struct gk_str name,
		   const struct gk_word *w, const struct gk_str *low,
		   struct gk_buf *out)
{
	struct gk_str noun = gk_str_cut(name, w[1].start, w[1].end);

	for (const struct gk_institution_pair *p = pairs; p < pairs + n; p++) {
		if (!gk_forms_ends(low[0], p->adjective.p, p->adjective.n) ||
		    !gk_forms_ends(low[1], p->from.p, p->from.n))
			continue;
		if (!put(gk_str_cut(name, w[0].start, w[0].end), low[0],
			 p->gender, out))
			return false;
		gk_buf_put(out, name.p + w[0].end, w[1].start - w[0].end);
		gk_buf_put(out, noun.p, noun.n - p->from.n);
		gk_buf_str(out, p->to);
		return true;
	}
	return false;
}

/* Северной Ирландии, Верхнего Поволжья. */
static const struct gk_institution_pair pairs[] = {
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

#define NPAIRS (sizeof pairs / sizeof *pairs)

void
gk_institution_put(struct gk_str name, const struct gk_forms *forms,
		   struct gk_buf *out)
{
	struct gk_word w[9] = { { 0 } };
	const struct gk_head *head = NULL;
	char lower[8][GK_FORMS_MOST];
	struct gk_str low[8];
	size_t n = 0, h, at = 0, stem;

	for (; n < 8 && gk_word_next(name, &w[n]); n++) {
		low[n] = gk_str(lower[n],
				gk_word_lower(gk_str_cut(name, w[n].start,
							 w[n].end),
					      lower[n], GK_FORMS_MOST));
		w[n + 1] = w[n];
	}
	for (h = 0; h < n && h < 4; h++)
		if ((head = gk_head_of(low[h])) != NULL)
			break;
	if (head == NULL) {
		if (!(n == 1 && (put_town(name, low[0], out) ||
				 put_seen(name, low[0], forms, out))) &&
		    !(n == 2 && gk_institution_two(pairs, NPAIRS,
						    put_adjective, name,
						    w, low, out)))
			gk_buf_str(out, name);
		return;
	}
	/* A head in the nominative has its adjectives there too. */
	stem = low[h].n - head->n + head->stem;
	if (low[h].n == stem + strlen(head->end) &&
	    memcmp(low[h].p + stem, head->end, low[h].n - stem) == 0) {
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
	gk_buf_puts(out, head->end);
	gk_buf_put(out, name.p + w[h].end, name.n - w[h].end);
}

/* Surnames of such an ending hardly go on. */
static bool
is_turkic_surname(struct gk_str s)
{
	static const char *const tails[] = {
		"ов", "ев", "ин", "ова", "ева", "ина", "ұлы", "улы", "қызы",
		"кызы", "бек", "бай", "баев", "ғали", "жан", "хан", "мет",
		"мед",
	};

	return gk_forms_has_tail(s, tails, sizeof tails / sizeof *tails);
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
	static const struct gk_str child[] = {
		E("на"), E("не"), E("нда"), E("нде"), E("н"),
	};

	/* Сейітқызына, Жұмабайұлына: of қызы, ұлы */
	for (size_t i = 0; i < sizeof child / sizeof *child; i++) {
		struct gk_str s = gk_str(word.p, word.n - child[i].n);

		if (gk_forms_ends(word, child[i].p, child[i].n) &&
		    (ENDS(s, "қызы") || ENDS(s, "ұлы"))) {
			gk_buf_str(out, s);
			return;
		}
	}

	for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
		size_t n = tails[i].n;
		struct gk_str s = gk_str(word.p, word.n - n);

		if (!gk_forms_ends(word, tails[i].p, tails[i].n) || s.n < 8)
			continue;
		/* The short endings end names too: Қарағанды. */
		if (n < 6 && !is_turkic_surname(s) && !gk_forms_has(forms, s) &&
		    (gk_forms_known(s) & GK_LORE_TOWN) == 0)
			continue;
		gk_buf_str(out, s);
		return;
	}
	gk_buf_str(out, word);
}
