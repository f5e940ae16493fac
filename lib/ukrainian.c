#include "ukrainian.h"

#include "head.h"
#include "institution.h"
#include "lore.h"
#include "word.h"

#define WORDS 8 /* of a name that are looked at */
#define E(s) { (s), sizeof(s) - 1 }

/* An adjective's nominative for the gender of its noun; false if the word does
 * not look like one. */
static bool
put_adjective(struct gk_str word, struct gk_str lower, char gender,
	      struct gk_buf *out)
{
	static const struct gk_str ends[] = {
		E("ого"), E("ому"), E("ою"), E("ими"), E("их"), E("им"),
		E("ій"), E("ої"), E("ий"), E("у"), E("а"), E("е"), E("і"),
	};
	const char *put = gender == 'm'	  ? "ий"
			  : gender == 'n' ? "е"
			  : gender == 'p' ? "і"
					  : "а";

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t n = ends[i].n;

		if (!gk_forms_ends(lower, ends[i].p, n) || lower.n < n + 6)
			continue;
		gk_buf_put(out, word.p, word.n - n);
		gk_buf_puts(out, put);
		return true;
	}
	return false;
}

/* A place of one word: what the list of places knows, or the document has. */
static bool
put_town(struct gk_str word, struct gk_str lower, const struct gk_forms *forms,
	 struct gk_buf *out)
{
	static const struct {
		struct gk_str from, to;
		bool sure; /* needs no list */
	} table[] = {
		{ E("ією"), E("ія"), true },   { E("ії"), E("ія"), true },
		{ E("ію"), E("ія"), true },    { E("щині"), E("щина"), true },
		{ E("щини"), E("щина"), true }, { E("щиною"), E("щина"), true },
		{ E("щину"), E("щина"), true }, { E("єві"), E("їв"), false },
		{ E("єва"), E("їв"), false },  { E("єву"), E("їв"), false },
		{ E("євом"), E("їв"), false }, { E("ові"), E("ів"), false },
		{ E("ова"), E("ів"), false },  { E("ову"), E("ів"), false },
		{ E("овом"), E("ів"), false }, { E("ою"), E("а"), false },
		{ E("и"), E("а"), false },     { E("і"), E("а"), false },
		{ E("у"), E("а"), false },     { E("і"), E(""), false },
		{ E("у"), E(""), false },      { E("а"), E(""), false },
		{ E("ом"), E(""), false },     { E("ові"), E(""), false },
		{ E("і"), E("ь"), false },     { E("ю"), E("ь"), false },
		{ E("я"), E("ь"), false },     { E("ем"), E("ь"), false },
		{ E("ю"), E("й"), false },     { E("я"), E("й"), false },
		{ E("єм"), E("й"), false },    { E("ї"), E("й"), false },
		{ E("ею"), E("а"), false },    { E("єю"), E("я"), false },
		{ E("ї"), E("я"), false },     { E("і"), E("я"), false },
		{ E("ю"), E("я"), false },     { E("ів"), E("и"), false },
		{ E("ах"), E("и"), false },    { E("ам"), E("и"), false },
		{ E("ами"), E("и"), false },   { E(""), E("и"), false },
		{ E("і"), E("о"), false },     { E("а"), E("о"), false },
		{ E("у"), E("о"), false },     { E("ом"), E("о"), false },
	};
	char bytes[GK_FORMS_MOST + 16];

	if ((gk_forms_known(lower) & GK_LORE_TOWN) != 0)
		return false;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		size_t n = table[i].from.n, m = table[i].to.n;
		struct gk_str s = gk_str(bytes, lower.n - n + m);

		if (!gk_forms_ends(lower, table[i].from.p, n) ||
		    lower.n < n + 4 || lower.n != word.n)
			continue;
		memcpy(bytes, lower.p, lower.n - n);
		memcpy(bytes + lower.n - n, table[i].to.p, m);
		/* A bare stem in the document is too often another word. */
		if (!table[i].sure &&
		    (gk_forms_known(s) & GK_LORE_TOWN) == 0 &&
		    (n == 0 || !gk_forms_has(forms, s)))
			continue;
		gk_buf_put(out, word.p, word.n - n);
		gk_buf_str(out, table[i].to);
		return true;
	}
	return false;
}

/* Північної Ірландії, Великою Британією. */
static const struct gk_institution_pair pairs[] = {
	{ E("ої"), E("ії"), E("ія"), 'f' }, { E("ій"), E("ії"), E("ія"), 'f' },
	{ E("ою"), E("ією"), E("ія"), 'f' }, { E("у"), E("ію"), E("ія"), 'f' },
	{ E("ої"), E("и"), E("а"), 'f' },   { E("ій"), E("і"), E("а"), 'f' },
	{ E("ою"), E("ою"), E("а"), 'f' },  { E("ого"), E("у"), E(""), 'm' },
	{ E("ому"), E("у"), E(""), 'm' },   { E("ого"), E("а"), E(""), 'm' },
	{ E("ому"), E("і"), E(""), 'm' },   { E("им"), E("ом"), E(""), 'm' },
};

#define NPAIRS (sizeof pairs / sizeof *pairs)

/* The adjectives before the head at word h, the head, and what hangs on it. */
static void
put_headed(struct gk_str name, const struct gk_word *w,
	   const struct gk_str *low, size_t h, const struct gk_head *head,
	   struct gk_buf *out)
{
	size_t at = 0, stem = low[h].n - head->n + head->stem;

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

void
gk_ukrainian_put(struct gk_str name, const struct gk_forms *forms,
		 struct gk_buf *out)
{
	struct gk_word w[WORDS + 1] = { { 0 } };
	const struct gk_head *head;
	char lower[WORDS][GK_FORMS_MOST];
	struct gk_str low[WORDS];
	size_t n = 0;

	for (; n < WORDS && gk_word_next(name, &w[n]); n++) {
		low[n] = gk_forms_lower(gk_str_cut(name, w[n].start, w[n].end),
					lower[n], GK_FORMS_MOST);
		w[n + 1] = w[n];
	}
	for (size_t h = 0; h < n && h < 4; h++)
		if ((head = gk_head_of(low[h])) != NULL) {
			put_headed(name, w, low, h, head, out);
			return;
		}
	if (!(n == 1 && put_town(name, low[0], forms, out)) &&
	    !(n == 2 && gk_institution_two(pairs, NPAIRS, put_adjective, name,
					 w, low, out)))
		gk_buf_str(out, name);
}
