#include "normal.h"

#include "institution.h"
#include "lexicon.h"
#include "lore.h"
#include "slavonic.h"
#include "ukrainian.h"
#include "unicode.h"
#include "utf8.h"

#define WORDS 4 /* of a person's name that are declined */

struct gk_str
gk_normal_word(const struct gk_normal *g, size_t i)
{
	return gk_str_cut(g->text, g->t->token[i].start, g->t->token[i].end);
}

static struct gk_str
keep(struct gk_normal *g, size_t from)
{
	struct gk_str s = gk_arena_copy(g->arena,
					gk_str(g->buf.p + from,
					       g->buf.n - from));

	g->buf.n = from;
	return s;
}

static unsigned
known_of(const struct gk_normal *g, size_t i)
{
	char bytes[128];

	return gk_lexicon_of(gk_forms_lower(gk_normal_word(g, i), bytes, sizeof bytes), NULL);
}

static bool
is_patronymic(const struct gk_normal *g, size_t i)
{
	enum gk_norm_gender gender;
	char bytes[128];

	return gk_norm_is_patronymic(gk_forms_lower(gk_normal_word(g, i), bytes,
					      sizeof bytes), &gender);
}

/* Does a given name stand before -ович?  Борисович, not Шендерович. */
static bool
is_of_name(const struct gk_normal *g, size_t i)
{
	struct gk_letters l;
	unsigned n;

	gk_letters_read(gk_normal_word(g, i), g->t->alphabet, &l);
	/* Only Russian names are known so well. */
	if (g->t->alphabet != GK_ALPHABET_RUSSIAN)
		return true;
	for (n = l.n; n > 3; n--)
		if (l.c[n - 1] == 0x432 && /* в */
		    (l.c[n - 2] == 0x43E || l.c[n - 2] == 0x435)) /* о, е */
			break;
	/* Ильич, Никитична, Сейткызы have no -ов- */
	if (n <= 4)
		return true;
	n -= 2;
	return ((gk_lore_of_stem(gk_letters_part(&l, 0, n)) |
		 gk_lore_of_stem(gk_letters_part(&l, 0, n - 1))) &
		GK_LORE_FIRST) != 0;
}

/* What the surname says where the given name is not known. */
static void
guess_by_surname(struct gk_str surname, struct gk_parts *p)
{
	static const char *const male[] = { "ову", "овым", "еву", "евым",
					    "ину", "иным", "ского", "скому",
					    "ським", "ського", "цкого" };
	static const char *const plain[] = { "ов", "ев", "ин", "ский",
					     "ський", "цкий", "ян", "дзе" };
	static const char *const female[] = { "ова", "ева", "ина", "ская",
					      "овой", "евой", "иной", "ской",
					      "ська", "цкая" };

	if (gk_forms_has_tail(surname, plain, sizeof plain / sizeof *plain)) {
		p->gender = GK_NORM_MALE;
	} else if (gk_forms_has_tail(surname, male, sizeof male / sizeof *male)) {
		p->gender = GK_NORM_MALE;
		p->oblique = true;
	} else if (gk_forms_has_tail(surname, female, sizeof female / sizeof *female)) {
		p->gender = GK_NORM_FEMALE;
	}
}

static void
decide_gender(const struct gk_normal *g, struct gk_parts *p)
{
	static const char *const female[] = { "ова", "ева", "ина", "ая",
					      "овой", "евой", "иной", "ской",
					      "ова", "ську", "ська", "ову",
					      "еву" };
	struct gk_str surname = { 0 };
	unsigned known = 0;

	if (p->surname != GK_NORMAL_NONE)
		surname = gk_normal_word(g, p->surname);
	if (p->patronymic != GK_NORMAL_NONE) {
		char bytes[96];

		gk_norm_is_patronymic(gk_forms_lower(gk_normal_word(g, p->patronymic), bytes,
					       sizeof bytes),
				      &p->gender);
	}
	if (p->given != GK_NORMAL_NONE)
		known = known_of(g, p->given);
	if ((known & GK_LEXICON_GIVEN) == 0) {
		if (p->gender == GK_NORM_ANY && p->given != GK_NORMAL_NONE)
			guess_by_surname(surname, p);
		return;
	}
	if (p->gender == GK_NORM_ANY &&
	    (known & GK_LEXICON_GIVEN) == GK_LEXICON_GIVEN)
		p->gender = gk_forms_has_tail(surname, female,
				     sizeof female / sizeof *female)
				? GK_NORM_FEMALE
				: GK_NORM_MALE;
	else if (p->gender == GK_NORM_ANY)
		p->gender = (known & GK_LEXICON_MALE) != 0 ? GK_NORM_MALE
							   : GK_NORM_FEMALE;
	p->oblique = (known & GK_LEXICON_NOMINATIVE) == 0;
}

struct gk_parts
gk_normal_parts(const struct gk_normal *g, const struct gk_name *name)
{
	struct gk_parts p = { GK_NORMAL_NONE, GK_NORMAL_NONE, GK_NORMAL_NONE, GK_NORMAL_NONE, GK_NORM_ANY, false,
			   false };
	size_t i = gk_token_at(g->t, name->start), words = 0;

	for (; i < g->t->n && g->t->token[i].start < name->end; i++) {
		const struct gk_token *t = &g->t->token[i];

		if ((t->flags & GK_TOKEN_INITIAL) != 0) {
			if (p.initial == GK_NORMAL_NONE)
				p.initial = i;
			continue;
		}
		if ((t->flags & (GK_TOKEN_WORD | GK_TOKEN_UPPER)) !=
			(GK_TOKEN_WORD | GK_TOKEN_UPPER) &&
		    (t->flags & GK_TOKEN_CASELESS) == 0)
			continue;
		words++;
		if (words > 1 && (words > 2 || p.given != GK_NORMAL_NONE) &&
		    is_patronymic(g, i) && is_of_name(g, i))
			p.patronymic = i;
		else if (p.given == GK_NORMAL_NONE &&
			 (known_of(g, i) & GK_LEXICON_GIVEN) != 0)
			p.given = i;
		else if (p.surname == GK_NORMAL_NONE)
			p.surname = i;
		else if (p.given == GK_NORMAL_NONE) {
			p.given = p.surname;
			p.surname = i;
		} else {
			p.surname = i;
		}
	}
	p.alone = name->end == g->t->token[i - 1].end &&
		  name->start == g->t->token[i - 1].start;
	/* One word: a surname, unless it is a known given name. */
	if (words == 1 && p.initial != GK_NORMAL_NONE && p.surname == GK_NORMAL_NONE) {
		p.surname = p.given;
		p.given = GK_NORMAL_NONE;
	}
	decide_gender(g, &p);
	return p;
}

/* The given name in the nominative. */
static void
put_given(struct gk_normal *g, const struct gk_parts *p)
{
	struct gk_str s = gk_normal_word(g, p->given), base, low;
	char bytes[96];
	unsigned known;

	low = gk_forms_lower(s, bytes, sizeof bytes);
	known = gk_lexicon_of(low, &base);
	if ((known & GK_LEXICON_GIVEN) != 0 && base.n > 0) {
		/* Александра: his genitive, or her name. */
		if (p->gender == GK_NORM_MALE &&
		    (known & GK_LEXICON_NOMINATIVE) != 0 &&
		    (known & GK_LEXICON_GIVEN) == GK_LEXICON_GIVEN &&
		    s.n > 4)
			gk_buf_put(&g->buf, s.p, s.n - 2);
		else
			gk_buf_str(&g->buf, base);
		return;
	}
	if (p->oblique && p->gender == GK_NORM_MALE && s.n > 6) {
		static const char *const tails[] = { "ом", "ем", "а", "у" };

		for (size_t i = 0; i < 4; i++) {
			size_t n = strlen(tails[i]);

			if (memcmp(s.p + s.n - n, tails[i], n) == 0) {
				s.n -= n;
				break;
			}
		}
	}
	gk_buf_str(&g->buf, s);
}

/* Names from text without case get their capitals. */
static void
put_capitals(struct gk_normal *g, size_t from)
{
	struct gk_str s = gk_arena_copy(g->arena, gk_str(g->buf.p + from,
							 g->buf.n - from));
	const char *p = s.p, *end = s.p + s.n;
	bool first = true;
	char bytes[4];
	uint32_t c;

	g->buf.n = from;
	while (p < end) {
		c = gk_utf8_next(&p, end);
		c = first ? gk_unicode_upper(c) : gk_unicode_lower(c);
		gk_buf_put(&g->buf, bytes, gk_utf8_put(c, bytes));
		first = (gk_unicode_class(c) & GK_UC_LETTER) == 0;
	}
}

static bool
is_caseless(const struct gk_normal *g, const struct gk_name *name)
{
	size_t i = gk_token_at(g->t, name->start);

	return i < g->t->n &&
	       (g->t->token[i].flags & GK_TOKEN_CASELESS) != 0;
}

/* Асан уулу: the father's name stands as it is in every case. */
static bool
is_parent(const struct gk_normal *g, const struct gk_name *name, size_t i)
{
	return i + 1 < g->t->n && g->t->token[i + 1].end <= name->end &&
	       gk_norm_is_child(gk_normal_word(g, i + 1));
}

static bool
is_ukrainian(const struct gk_normal *g)
{
	return g->lang != NULL && memcmp(g->lang, "uk", 2) == 0;
}

/* Is i the last word of the name?  In Kazakh that one takes the ending. */
static bool
is_last(const struct gk_normal *g, const struct gk_name *name, size_t i)
{
	return i + 1 >= g->t->n || g->t->token[i + 1].start >= name->end;
}

/* The name's words in the nominative, in Russian or Ukrainian; what the words say
 * of the gender is noted in p. */
static size_t
read_words(const struct gk_normal *g, const struct gk_name *name,
	     struct gk_parts *p, struct gk_named *words)
{
	enum gk_norm_gender gender;
	size_t n = 0;

	for (size_t i = gk_token_at(g->t, name->start);
	     n < WORDS && i < g->t->n && g->t->token[i].start < name->end; i++)
		if (((g->t->token[i].flags & GK_TOKEN_CAPITAL) != 0 ||
		     i == p->surname || i == p->given) &&
		    !is_parent(g, name, i) &&
		    !(is_ukrainian(g) && i == p->patronymic))
			words[n++] = (struct gk_named){
				.word = gk_normal_word(g, i), .put = "",
				.part = i == p->surname	   ? GK_PART_LAST
					: i == p->patronymic ? GK_PART_PATRONYMIC
							   : GK_PART_FIRST,
			};
	gender = is_ukrainian(g) ? gk_slavonic_person(words, n, &g->forms)
				 : gk_nominative_person(words, n, &g->forms);
	if (p->given != GK_NORMAL_NONE || p->patronymic != GK_NORMAL_NONE)
		p->gender = gender;
	return n;
}

static void
put_named(struct gk_normal *g, struct gk_str s, const struct gk_named *words,
	  size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (words[i].word.p == s.p) {
			gk_buf_put(&g->buf, s.p, s.n - words[i].cut);
			gk_buf_puts(&g->buf, words[i].put);
			return;
		}
	gk_buf_str(&g->buf, s);
}

/* Writes the nominative of the mention, its words in their order, and notes the
 * parts in e. */
struct gk_str
gk_normal_person(struct gk_normal *g, const struct gk_name *name,
	      struct gk_parts *p, struct gk_entity *e)
{
	bool read = g->t->alphabet == GK_ALPHABET_RUSSIAN || is_ukrainian(g);
	struct gk_named words[WORDS];
	size_t n = read ? read_words(g, name, p, words) : 0;
	size_t i = gk_token_at(g->t, name->start), whole = g->buf.n, from;

	for (; i < g->t->n && g->t->token[i].start < name->end; i++) {
		const struct gk_token *t = &g->t->token[i];

		if (g->buf.n > whole && (t->flags & (GK_TOKEN_SPACE |
						     GK_TOKEN_LINE)) != 0)
			gk_buf_putc(&g->buf, ' ');
		from = g->buf.n;
		if (g->t->alphabet == GK_ALPHABET_TURKIC && is_last(g, name, i))
			gk_institution_turkic(gk_normal_word(g, i), &g->forms, &g->buf);
		else if (g->t->alphabet == GK_ALPHABET_TURKIC)
			gk_buf_str(&g->buf, gk_normal_word(g, i));
		else if (read && i != p->patronymic)
			put_named(g, gk_normal_word(g, i), words, n);
		else if (i == p->given)
			put_given(g, p);
		else if (i == p->patronymic)
			gk_norm_patronymic(gk_normal_word(g, i), &g->buf);
		else if (i == p->surname)
			gk_norm_surname(gk_normal_word(g, i), p->gender, p->oblique,
					&g->buf);
		else
			gk_buf_str(&g->buf, gk_normal_word(g, i));
		if (is_caseless(g, name))
			put_capitals(g, from);
		if (i == p->given)
			e->first = gk_arena_copy(
			    g->arena, gk_str(g->buf.p + from, g->buf.n - from));
		else if (i == p->patronymic)
			e->patronymic = gk_arena_copy(
			    g->arena, gk_str(g->buf.p + from, g->buf.n - from));
		else if (i == p->surname)
			e->last = gk_arena_copy(
			    g->arena, gk_str(g->buf.p + from, g->buf.n - from));
	}
	e->gender = p->gender == GK_NORM_MALE	  ? 'm'
		    : p->gender == GK_NORM_FEMALE ? 'f'
						  : '\0';
	return keep(g, whole);
}

struct gk_str
gk_normal_other(struct gk_normal *g, const struct gk_name *name)
{
	struct gk_str s = gk_str_cut(g->text, name->start, name->end), base;
	char bytes[128];

	if (g->t->alphabet == GK_ALPHABET_RUSSIAN) {
		size_t from = g->buf.n;

		gk_institution_put(s, &g->forms, &g->buf);
		if (name->kind == GK_NAME_LOC && is_caseless(g, name))
			put_capitals(g, from);
		return keep(g, from);
	}
	if (g->t->alphabet == GK_ALPHABET_TURKIC) {
		size_t from = g->buf.n;

		gk_institution_turkic(s, &g->forms, &g->buf);
		return keep(g, from);
	}
	if (is_ukrainian(g)) {
		size_t from = g->buf.n;

		gk_ukrainian_put(s, &g->forms, &g->buf);
		return keep(g, from);
	}
	if (name->kind == GK_NAME_LOC &&
	    (gk_lexicon_of(gk_forms_lower(s, bytes, sizeof bytes), &base) &
	     GK_LEXICON_PLACE) != 0 &&
	    base.n > 0)
		return base;
	return s;
}

void
gk_normal_note(struct gk_normal *g, const struct gk_name *name)
{
	for (size_t i = gk_token_at(g->t, name->start);
	     i < g->t->n && g->t->token[i].start < name->end; i++)
		if ((g->t->token[i].flags & GK_TOKEN_WORD) != 0)
			gk_forms_add(&g->forms, gk_normal_word(g, i));
}
