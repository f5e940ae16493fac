#include "name.h"

#include "entity.h"
#include "hash.h"
#include "norm.h"
#include "token.h"

const struct gk_kind gk_name_kinds[] = {
	[GK_NAME_PER] = { .name = "PER" },
	[GK_NAME_ORG] = { .name = "ORG" },
	[GK_NAME_LOC] = { .name = "LOC" },
	{ 0 },
};

const char *const gk_name_columns[] = { "normal", "text", NULL };
const char *const gk_name_columns_unique[] = { "normal", "count", NULL };

struct finder {
	struct gk_str text;
	struct gk_tokens t;
	struct gk_arena *arena;
	struct gk_names *out;
	size_t cap;
};

static bool
add(struct finder *f, enum gk_name_kind kind, size_t first, size_t last)
{
	struct gk_name *more;

	if (f->out->n == f->cap) {
		more = gk_arena_grow(f->arena, f->out->names, &f->cap,
				     f->out->n + 1, sizeof *more);
		if (more == NULL)
			return false;
		f->out->names = more;
	}
	f->out->names[f->out->n++] =
	    (struct gk_name){ .start = f->t.token[first].start,
			      .end = f->t.token[last].end,
			      .kind = kind };
	return true;
}

static const struct gk_token *
at(const struct finder *f, size_t i)
{
	static const struct gk_token none = { 0 };

	return i < f->t.n ? &f->t.token[i] : &none;
}

static bool
is(const struct finder *f, size_t i, unsigned flags)
{
	return (at(f, i)->flags & flags) != 0;
}

static bool
knows(const struct finder *f, size_t i, unsigned lexicon)
{
	return (at(f, i)->lexicon & lexicon) != 0;
}

/* Do i and i + 1 stand together: on one line, nothing between but blanks? */
static bool
joined(const struct finder *f, size_t i)
{
	return i + 1 < f->t.n && !f->t.token[i + 1].line;
}

/* A capitalised word that may be part of a person's name. */
static bool
may_name(const struct finder *f, size_t i)
{
	return is(f, i, GK_TOKEN_CAPITAL) && at(f, i)->nletters >= 2 &&
	       !knows(f, i, GK_LEXICON_NO_NAME | GK_LEXICON_HEAD) &&
	       (!knows(f, i, GK_LEXICON_PLACE) ||
		knows(f, i, GK_LEXICON_GIVEN));
}

/* At a sentence's start a capital says nothing: the word must be known, or not
 * stand in lower case elsewhere and be followed by what confirms it. */
static bool
may_begin(const struct finder *f, size_t i)
{
	return may_name(f, i) &&
	       !(is(f, i, GK_TOKEN_START) && is(f, i, GK_TOKEN_ORDINARY) &&
		 !knows(f, i, GK_LEXICON_GIVEN));
}

#define E(s) { (s), sizeof(s) - 1 }

/* Adjectives of places and institutions: -ский, -ная, ... are no given names. */
static bool
is_adjective(const struct finder *f, size_t i)
{
	static const struct gk_str tails[] = {
		E("ский"), E("ская"), E("ское"), E("ские"), E("ского"), E("ской"),
		E("ском"), E("ских"), E("скому"), E("скую"), E("ным"), E("ный"),
		E("ная"), E("ное"), E("ные"), E("ного"), E("ной"), E("ных"),
		E("ому"), E("ський"), E("ська"), E("ське"), E("ської"),
		E("ському"), E("ція"), E("ция"), E("ние"), E("ство"), E("ость"),
		E("ата"), E("ика"),
	};
	const struct gk_token *t = at(f, i);
	struct gk_str s = gk_str_cut(f->text, t->start, t->end);

	for (size_t k = 0; k < sizeof tails / sizeof *tails; k++)
		if (s.n > tails[k].n + 4 &&
		    s.p[s.n - 1] == tails[k].p[tails[k].n - 1] &&
		    memcmp(s.p + s.n - tails[k].n, tails[k].p, tails[k].n) == 0)
			return true;
	return false;
}

/* «И. И.» from i on: how many tokens, marks included; 0 if none. */
static size_t
initials(const struct finder *f, size_t i)
{
	size_t n = 0;

	while (is(f, i + n, GK_TOKEN_INITIAL) && at(f, i + n + 1)->cp == '.' &&
	       (n == 0 || joined(f, i + n - 1)) && n < 4)
		n += 2;
	return n;
}

static bool
is_particle(const struct finder *f, size_t i)
{
	static const char *const words[] = { "фон", "де", "ван", "дер", "бин",
					     "бен", "ибн", "аль", "эль", "да",
					     "ди", "дель", "ла", "оглы",
					     "кызы", "улы", "заде" };
	const struct gk_token *t = at(f, i);

	if (!is(f, i, GK_TOKEN_WORD) || is(f, i, GK_TOKEN_CAPITAL))
		return false;
	for (size_t k = 0; k < sizeof words / sizeof *words; k++)
		if (gk_str_is(gk_str_cut(f->text, t->start, t->end), words[k]))
			return true;
	return false;
}

/* The last token of a surname that begins at i, particles and all. */
static size_t
surname_end(const struct finder *f, size_t i)
{
	while (joined(f, i) && is_particle(f, i + 1) &&
	       (joined(f, i + 1) && (is(f, i + 2, GK_TOKEN_CAPITAL))))
		i += 2;
	return i;
}

/* A person that begins at i; the last token, or SIZE_MAX. */
static size_t
person(const struct finder *f, size_t i)
{
	size_t n = initials(f, i), k;

	if (n > 0) {
		k = i + n;
		return joined(f, k - 1) && is(f, k, GK_TOKEN_CAPITAL) &&
			       !knows(f, k, GK_LEXICON_HEAD)
			   ? surname_end(f, k)
			   : SIZE_MAX;
	}
	if (!may_begin(f, i))
		return SIZE_MAX;
	/* Седов И. И., Седов Иван [Иванович] */
	if (joined(f, i) && (n = initials(f, i + 1)) > 0 &&
	    (is(f, i, GK_TOKEN_SURNAME) || !is(f, i, GK_TOKEN_START))) {
		/* A sentence may end in the name; its stop stays outside only
		 * where no second initial stands before it. */
		return i + n;
	}
	if (knows(f, i, GK_LEXICON_GIVEN)) {
		k = i;
		if (joined(f, k) && is(f, k + 1, GK_TOKEN_PATRONYMIC))
			k++;
		if (joined(f, k) && is_particle(f, k + 1) && joined(f, k + 1) &&
		    is(f, k + 2, GK_TOKEN_CAPITAL))
			return surname_end(f, k + 2);
		/* Behind a given name a place's name is a surname too. */
		if (joined(f, k) && is(f, k + 1, GK_TOKEN_CAPITAL) &&
		    (may_name(f, k + 1) ||
		     knows(f, k + 1, GK_LEXICON_PLACE)) &&
		    !is(f, k + 1, GK_TOKEN_PATRONYMIC)) {
			k++;
			/* Жан Клод Юнкер */
			if (knows(f, k, GK_LEXICON_GIVEN) && joined(f, k) &&
			    may_name(f, k + 1) &&
			    !is(f, k, GK_TOKEN_SURNAME))
				k++;
			k = surname_end(f, k);
		}
		if (k == i + 1 && is(f, k, GK_TOKEN_PATRONYMIC))
			return k;
		return k;
	}
	if (joined(f, i) && knows(f, i + 1, GK_LEXICON_GIVEN) &&
	    is(f, i + 1, GK_TOKEN_CAPITAL) && is(f, i, GK_TOKEN_SURNAME)) {
		k = i + 1;
		if (joined(f, k) && is(f, k + 1, GK_TOKEN_PATRONYMIC))
			k++;
		return k;
	}
	if (joined(f, i) && is(f, i + 1, GK_TOKEN_PATRONYMIC)) {
		k = i + 1;
		if (joined(f, k) && may_name(f, k + 1))
			k++;
		return k;
	}
	if (joined(f, i) && is(f, i + 1, GK_TOKEN_SURNAME) &&
	    !is_adjective(f, i)) {
		k = i + 1;
		if (joined(f, k) && is(f, k + 1, GK_TOKEN_PATRONYMIC))
			k++;
		return surname_end(f, k);
	}
	if (joined(f, i) && is_particle(f, i + 1) && joined(f, i + 1) &&
	    may_name(f, i + 2) && !is(f, i, GK_TOKEN_START))
		return surname_end(f, i + 2);
	/* Two unknown words with capitals inside a sentence. */
	if (joined(f, i) && may_name(f, i + 1) &&
	    !is(f, i, GK_TOKEN_START | GK_TOKEN_ORDINARY) &&
	    !is(f, i + 1, GK_TOKEN_ORDINARY) && !is_adjective(f, i) &&
	    !is_adjective(f, i + 1) && at(f, i)->nletters > 2)
		return surname_end(f, i + 1);
	return SIZE_MAX;
}

/* A surname alone, in the middle of a sentence. */
static bool
is_lone_surname(const struct finder *f, size_t i)
{
	return is(f, i, GK_TOKEN_SURNAME) && may_begin(f, i) &&
	       !is(f, i, GK_TOKEN_START | GK_TOKEN_ORDINARY) &&
	       at(f, i)->nletters >= 5 && !is_adjective(f, i);
}

static bool
is_quote(uint32_t cp)
{
	return cp == 0xAB || cp == '"' || cp == 0x201E || cp == 0x201C;
}

static bool
is_close(uint32_t cp)
{
	return cp == 0xBB || cp == '"' || cp == 0x201D || cp == 0x201C;
}

/* «Название» behind a word such as компания: the last token inside. */
static size_t
quoted(const struct finder *f, size_t i)
{
	size_t k;

	if (!is_quote(at(f, i)->cp) ||
	    !is(f, i + 1, GK_TOKEN_CAPITAL | GK_TOKEN_ALLCAPS | GK_TOKEN_LATIN))
		return SIZE_MAX;
	for (k = i + 1; k < i + 8 && joined(f, k); k++)
		if (is_close(at(f, k + 1)->cp))
			return k;
	return SIZE_MAX;
}

/* Words in the genitive behind a head: Министерство финансов Украины. */
static size_t
genitives(const struct finder *f, size_t i)
{
	static const char *const tails[] = { "ов", "ев", "ей", "ых", "их",
					     "ого", "его", "ой", "ий", "ия",
					     "ции", "сти", "ства", "ния" };
	size_t k = i;

	while (k < i + 4 && joined(f, k)) {
		const struct gk_token *t = at(f, k + 1);
		struct gk_str s = gk_str_cut(f->text, t->start, t->end);
		bool fits = false;

		if ((t->flags & GK_TOKEN_WORD) == 0 || t->nletters < 4 ||
		    (t->flags & (GK_TOKEN_CAPITAL | GK_TOKEN_ALLCAPS)) != 0)
			break;
		for (size_t e = 0; e < sizeof tails / sizeof *tails; e++) {
			size_t n = strlen(tails[e]);

			fits |= s.n > n &&
				memcmp(s.p + s.n - n, tails[e], n) == 0;
		}
		if (!fits)
			break;
		k++;
	}
	return k;
}

/* An organisation that begins at i; the last token, or SIZE_MAX.  *first is
 * moved behind marks and common words. */
static size_t
organisation(const struct finder *f, size_t i, size_t *first)
{
	size_t k;

	*first = i;
	if (is(f, i, GK_TOKEN_HEAD)) {
		if (joined(f, i) &&
		    (k = quoted(f, i + 1)) != SIZE_MAX) {
			*first = i + 2;
			return k;
		}
		if (joined(f, i) && is(f, i + 1, GK_TOKEN_LATIN)) {
			*first = k = i + 1;
			while (joined(f, k) && is(f, k + 1, GK_TOKEN_LATIN))
				k++;
			return k;
		}
		if (is(f, i, GK_TOKEN_CAPITAL) &&
		    ((k = genitives(f, i)) > i ||
		     !is(f, i, GK_TOKEN_START | GK_TOKEN_ORDINARY)))
			return k;
		return SIZE_MAX;
	}
	/* Верховный суд, Государственная дума */
	if (is(f, i, GK_TOKEN_CAPITAL) && joined(f, i) &&
	    is(f, i + 1, GK_TOKEN_HEAD) && is_adjective(f, i) &&
	    !knows(f, i, GK_LEXICON_GIVEN))
		return genitives(f, i + 1);
	if (is(f, i, GK_TOKEN_ALLCAPS) && at(f, i)->nletters <= 6 &&
	    !knows(f, i, GK_LEXICON_PLACE) && !at(f, i)->line &&
	    !is(f, i + 1, GK_TOKEN_ALLCAPS) &&
	    (i == 0 || !is(f, i - 1, GK_TOKEN_ALLCAPS)))
		return i;
	return SIZE_MAX;
}

/* A place that begins at i; the last token, or SIZE_MAX. */
static size_t
place(const struct finder *f, size_t i)
{
	static const char *const kinds[] = { "област", "край", "края", "крае",
					     "район", "округ", "облыс",
					     "ауданы", "республик" };
	const struct gk_token *next = at(f, i + 1);
	struct gk_str s;

	if (knows(f, i, GK_LEXICON_PLACE) &&
	    is(f, i, GK_TOKEN_CAPITAL | GK_TOKEN_ALLCAPS))
		return i;
	if (!is(f, i, GK_TOKEN_CAPITAL) || !joined(f, i))
		return SIZE_MAX;
	s = gk_str_cut(f->text, next->start, next->end);
	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
		if (is_adjective(f, i) &&
		    gk_str_begins(s, gk_str_of(kinds[k])))
			return i + 1;
	return SIZE_MAX;
}

/* г. Омск, в городе Н., село Х: a word that says a place follows. */
static bool
announces_place(const struct finder *f, size_t i)
{
	static const char *const words[] = { "городе", "города", "город",
					     "селе", "села", "село", "деревне",
					     "деревни", "поселке", "посёлке",
					     "поселка", "ауле", "станице",
					     "місті", "міста", "селі", "град" };
	const struct gk_token *t = at(f, i);
	struct gk_str s = gk_str_cut(f->text, t->start, t->end);

	for (size_t k = 0; k < sizeof words / sizeof *words; k++)
		if (gk_str_is(s, words[k]))
			return true;
	return false;
}

static bool
step(struct finder *f, size_t *i)
{
	size_t first = *i, last;

	if (!is(f, *i, GK_TOKEN_CAPITAL | GK_TOKEN_ALLCAPS |
			   GK_TOKEN_INITIAL | GK_TOKEN_HEAD |
			   GK_TOKEN_LATIN)) {
		++*i;
		return true;
	}
	if ((last = organisation(f, *i, &first)) != SIZE_MAX) {
		*i = last + 1;
		return add(f, GK_NAME_ORG, first, last);
	}
	if ((last = person(f, *i)) != SIZE_MAX) {
		*i = last + 1;
		return add(f, GK_NAME_PER, first, last);
	}
	if ((last = place(f, *i)) != SIZE_MAX ||
	    (*i > 0 && is(f, *i, GK_TOKEN_CAPITAL) && joined(f, *i - 1) &&
	     announces_place(f, *i - 1) && (last = *i, true))) {
		*i = last + 1;
		return add(f, GK_NAME_LOC, first, last);
	}
	if (is_lone_surname(f, *i)) {
		last = (*i)++;
		return add(f, GK_NAME_PER, last, last);
	}
	++*i;
	return true;
}

/* What the first pass was sure of, by hash: surnames' stems and the names of
 * organisations.  0 is a free slot. */
struct sure {
	uint64_t *slot;
	size_t mask;
};

static bool
ask(struct sure *s, uint64_t key, bool put)
{
	size_t i = key & s->mask;

	key |= 1;
	while (s->slot[i] != 0 && s->slot[i] != key)
		i = (i + 1) & s->mask;
	if (put)
		s->slot[i] = key;
	return s->slot[i] == key;
}

static uint64_t
surname_key(const struct finder *f, size_t i)
{
	const struct gk_token *t = at(f, i);
	char bytes[128];
	struct gk_str s;

	s.p = bytes;
	s.n = gk_word_lower(gk_str_cut(f->text, t->start, t->end), bytes,
			    sizeof bytes);
	s = gk_norm_stem(s);
	return gk_hash(s.p, s.n);
}

static uint64_t
word_key(const struct finder *f, size_t i)
{
	const struct gk_token *t = at(f, i);

	return gk_hash(f->text.p + t->start, t->end - t->start) ^ 2;
}

/* Notes the surname of a person of several words, and one-word organisations. */
static void
note_sure(struct finder *f, struct sure *s)
{
	size_t i = 0, last;

	for (size_t k = 0; k < f->out->n; k++) {
		const struct gk_name *n = &f->out->names[k];

		while (i < f->t.n && at(f, i)->start < n->start)
			i++;
		for (last = i; last + 1 < f->t.n &&
			       at(f, last + 1)->start < n->end;)
			last++;
		if (n->kind == GK_NAME_PER && last > i) {
			for (; i <= last; i++)
				if (is(f, i, GK_TOKEN_CAPITAL) &&
				    at(f, i)->nletters >= 4 &&
				    !is(f, i, GK_TOKEN_PATRONYMIC) &&
				    !knows(f, i, GK_LEXICON_GIVEN))
					ask(s, surname_key(f, i), true);
		} else if (n->kind == GK_NAME_ORG && last == i &&
			   !knows(f, i, GK_LEXICON_HEAD)) {
			ask(s, word_key(f, i), true);
		}
	}
}

/* The same word is the same name throughout a document: a surname alone that
 * stands beside a given name elsewhere, an organisation without its marks. */
static bool
add_again(struct finder *f, struct sure *s)
{
	struct gk_name *old = f->out->names;
	size_t nold = f->out->n, k = 0;

	f->out->names = NULL;
	f->out->n = f->cap = 0;
	for (size_t i = 0; i < f->t.n; i++) {
		const struct gk_token *t = at(f, i);

		while (k < nold && old[k].end <= t->start)
			k++;
		if (k < nold && old[k].start <= t->start) {
			if (old[k].start == t->start) {
				if (!add(f, old[k].kind, i, i))
					return false;
				f->out->names[f->out->n - 1] = old[k];
			}
			continue;
		}
		if (!is(f, i, GK_TOKEN_CAPITAL | GK_TOKEN_LATIN |
				  GK_TOKEN_ALLCAPS))
			continue;
		if (is(f, i, GK_TOKEN_CAPITAL) && may_name(f, i) &&
		    t->nletters >= 4 && ask(s, surname_key(f, i), false)) {
			if (!add(f, GK_NAME_PER, i, i))
				return false;
		} else if (t->nletters >= 3 && ask(s, word_key(f, i), false)) {
			if (!add(f, GK_NAME_ORG, i, i))
				return false;
		}
	}
	return true;
}

static bool
complete(struct finder *f)
{
	struct sure s = { .mask = 63 };

	while (s.mask < 8 * f->out->n)
		s.mask = 2 * s.mask + 1;
	s.slot = gk_arena_array(f->arena, s.mask + 1, sizeof *s.slot);
	if (s.slot == NULL)
		return false;
	note_sure(f, &s);
	return add_again(f, &s);
}

enum gk_status
gk_name_find(struct gk_str text, const char *lang, struct gk_arena *arena,
	     struct gk_names *out)
{
	struct finder f = { .text = text, .arena = arena, .out = out };

	(void)lang;
	*out = (struct gk_names){ 0 };
	if (gk_token_read(text, arena, &f.t) != GK_OK)
		return GK_NOMEM;
	for (size_t i = 0; i < f.t.n;)
		if (!step(&f, &i))
			return GK_NOMEM;
	if (f.out->n > 0 && !complete(&f))
		return GK_NOMEM;
	return gk_entity_group(text, &f.t, arena, out);
}

static void
report_names(const struct gk_name_rules *rules, const struct gk_names *names,
	     const size_t *number, struct gk_findings *f, size_t list)
{
	for (size_t i = 0; i < names->n; i++) {
		const struct gk_name *n = &names->names[i];
		struct gk_finding *g;

		if ((rules->kinds >> n->kind & 1) == 0)
			continue;
		g = gk_finding_add(f, list, &gk_name_kinds[n->kind], n->start,
				   n->end);
		gk_fact_str(f, g, "normal", n->normal);
		gk_fact_int(f, g, "entity", (long long)number[n->entity]);
	}
}

static void
report_entities(const struct gk_name_rules *rules,
		const struct gk_names *names, struct gk_findings *f,
		size_t list)
{
	for (size_t i = 0; i < names->nentities; i++) {
		const struct gk_entity *e = &names->entities[i];
		struct gk_finding *g;

		if ((rules->kinds >> e->kind & 1) == 0)
			continue;
		g = gk_finding_add(f, list, &gk_name_kinds[e->kind], 0, 0);
		gk_fact_str(f, g, "normal", e->normal);
		gk_fact_int(f, g, "count", (long long)e->count);
		if (e->first.n > 0)
			gk_fact_str(f, g, "first", e->first);
		if (e->last.n > 0)
			gk_fact_str(f, g, "last", e->last);
		if (e->patronymic.n > 0)
			gk_fact_str(f, g, "patronymic", e->patronymic);
		if (e->gender != 0)
			gk_fact_str(f, g, "gender",
				    gk_str_of(e->gender == 'm' ? "m" : "f"));
	}
}

enum gk_status
gk_name_report(const struct gk_name_rules *rules, const struct gk_names *names,
	       struct gk_findings *f)
{
	size_t *number = gk_arena_array(f->arena, names->nentities + 1,
					sizeof *number);
	size_t next = 0, list;

	if (number == NULL)
		return GK_NOMEM;
	for (size_t i = 0; i < names->nentities; i++) {
		number[i] = next;
		next += rules->kinds >> names->entities[i].kind & 1;
	}
	if (rules->unique) {
		list = gk_findings_list(f, "entities");
		report_entities(rules, names, f, list);
		return f->status;
	}
	list = gk_findings_list(f, "names");
	report_names(rules, names, number, f, list);
	list = gk_findings_list(f, "entities");
	report_entities(rules, names, f, list);
	return f->status;
}

enum gk_status
gk_name_examine(const void *rules, const struct gk_doc *doc,
		struct gk_findings *f)
{
	struct gk_names names;
	enum gk_status status;

	status = gk_name_find(doc->text, doc->lang, f->arena, &names);
	if (status == GK_OK)
		status = gk_name_report(rules, &names, f);
	return status;
}
