#include "entity.h"

#include "hash.h"
#include "normal.h"
#include "utf8.h"

#define NAMESAKES 32 /* persons of one surname that are compared */
#define PERSONS 256  /* whose given names are compared */
#define NONE GK_NORMAL_NONE

/* What a mention says of a person, whoever that is. */
struct person {
	struct gk_parts parts;
	struct gk_entity m;
	bool parted, declined;
};

struct grouper {
	struct gk_normal normal;
	struct gk_names *names;
	size_t cap;      /* of entities */
	size_t *head;    /* by hash: entity + 1 */
	size_t *next;    /* the next entity of that slot, + 1 */
	uint64_t *key;   /* of each entity */
	size_t mask;
	size_t *same;    /* of each name: the first that is written so */
	struct person *person; /* of each such name */
};

/* Is it the same kind of name, in the same letters? */
static bool
is_same(const struct grouper *g, size_t a, size_t b)
{
	const struct gk_name *x = &g->names->names[a], *y = &g->names->names[b];

	return x->kind == y->kind &&
	       gk_str_eq(gk_str_cut(g->normal.text, x->start, x->end),
			 gk_str_cut(g->normal.text, y->start, y->end));
}

/* Finds for each name the first that is written so: what is told by letters
 * alone is told once.  head is free for that, and is left empty. */
static void
find_same(struct grouper *g)
{
	for (size_t i = 0; i < g->names->n; i++) {
		const struct gk_name *n = &g->names->names[i];
		size_t k = gk_hash(g->normal.text.p + n->start,
				   n->end - n->start) & g->mask;

		while (g->head[k] != 0 && !is_same(g, g->head[k] - 1, i))
			k = (k + 1) & g->mask;
		if (g->head[k] == 0)
			g->head[k] = i + 1;
		g->same[i] = g->head[k] - 1;
	}
	memset(g->head, 0, (g->mask + 1) * sizeof *g->head);
}

static uint64_t
key_of_text(struct gk_str s, enum gk_name_kind kind)
{
	char bytes[256];
	struct gk_str low = gk_forms_lower(s, bytes, sizeof bytes);

	return gk_hash(low.p, low.n) * 4 + (uint64_t)kind;
}

static uint64_t
key_of_surname(struct gk_str s)
{
	char bytes[128];
	struct gk_str stem = gk_norm_stem(gk_forms_lower(s, bytes, sizeof bytes));

	return gk_hash(stem.p, stem.n) * 4 + (uint64_t)GK_NAME_PER;
}

/* Do the two first letters agree? */
static bool
same_initial(struct gk_str a, struct gk_str b)
{
	const char *p = a.p, *q = b.p;

	return a.n > 0 && b.n > 0 &&
	       gk_utf8_next(&p, a.p + a.n) == gk_utf8_next(&q, b.p + b.n);
}

/* May a surname alone, as it stands, be that of a person of e's gender?  A
 * woman's is not declined unless it ends in а, and -ов is no woman's. */
static bool
fits_gender(struct gk_str surname, const struct gk_entity *e)
{
	static const char *const male[] = { "ов", "ев", "ин", "овым", "евым",
					    "иным", "ский", "ского", "скому",
					    "ским" };
	static const char *const female[] = { "овой", "евой", "иной", "ская",
					      "скую" };
	static const char *const open[] = { "а", "я" };

	if (e->gender == 'm')
		return !gk_forms_has_tail(surname, female,
				 sizeof female / sizeof *female);
	if (e->gender == 'f' && gk_forms_has_tail(e->last, open, 2))
		return !gk_forms_has_tail(surname, male, sizeof male / sizeof *male);
	return e->gender != 'f' || e->last.n == 0 ||
	       gk_str_eq(surname, e->last);
}

/* May a mention with these parts be the person e? */
static bool
agrees(const struct grouper *g, const struct gk_entity *e,
       const struct gk_entity *m, const struct gk_parts *p)
{
	if (e->gender != 0 && m->gender != 0 && e->gender != m->gender &&
	    p->given != NONE)
		return false;
	if (m->first.n > 0 && e->first.n > 0)
		return gk_str_eq(m->first, e->first);
	if (p->initial != NONE && e->first.n > 0)
		return same_initial(gk_normal_word(&g->normal, p->initial), e->first);
	return p->surname == NONE || fits_gender(gk_normal_word(&g->normal, p->surname), e);
}

/* The one of that key that the mention may be, of several the one named most. */
static size_t
find(const struct grouper *g, uint64_t key, const struct gk_entity *m,
     const struct gk_parts *p)
{
	const struct gk_entity *e = g->names->entities;
	size_t i = g->head[key & g->mask], best = NONE;

	for (size_t k = 0; i != 0 && k < NAMESAKES; k++, i = g->next[i - 1])
		if (g->key[i - 1] == key &&
		    (p == NULL || agrees(g, &e[i - 1], m, p)) &&
		    (best == NONE || e[i - 1].count >= e[best].count))
			best = i - 1;
	return best;
}

/* The person of the document whose given name this is, if there is one; the
 * last PERSONS are looked through. */
static size_t
find_by_given(const struct grouper *g, struct gk_str given,
	      const struct gk_entity *m)
{
	const struct gk_names *names = g->names;
	size_t found = NONE;

	for (size_t k = 0; k < PERSONS && k < names->nentities; k++) {
		const struct gk_entity *e =
		    &names->entities[names->nentities - 1 - k];

		if (e->kind != GK_NAME_PER || e->last.n == 0 ||
		    !gk_str_eq(e->first, given) ||
		    (m->patronymic.n > 0 && e->patronymic.n > 0 &&
		     !gk_str_eq(m->patronymic, e->patronymic)))
			continue;
		if (found != NONE)
			return NONE;
		found = names->nentities - 1 - k;
	}
	return found;
}

/* «Джон Смит (John Smith)»: the other script in brackets is the same person. */
static size_t
find_before_bracket(const struct grouper *g, const struct gk_name *name)
{
	size_t i = gk_token_at(g->normal.t, name->start);
	const struct gk_name *b = name - 1;

	if (name == g->names->names || b->kind != GK_NAME_PER || i < 2 ||
	    (g->normal.t->token[i].flags & GK_TOKEN_LATIN) == 0 ||
	    g->normal.t->token[i - 1].shape != GK_SHAPE_BRACKET ||
	    g->normal.t->token[i - 2].end != b->end)
		return NONE;
	return b->entity;
}

static size_t
add(struct grouper *g, uint64_t key, const struct gk_entity *e)
{
	size_t i = g->names->nentities++;

	g->names->entities[i] = *e;
	g->key[i] = key;
	g->next[i] = g->head[key & g->mask];
	g->head[key & g->mask] = i + 1;
	return i;
}

/* Takes over what the mention tells of the person. */
static void
enrich(struct gk_entity *e, const struct gk_entity *m)
{
	bool fuller = m->first.n > 0 && (e->first.n == 0 ||
					 (m->patronymic.n > 0 &&
					  e->patronymic.n == 0));

	if (fuller)
		e->normal = m->normal;
	if (e->first.n == 0)
		e->first = m->first;
	if (e->patronymic.n == 0)
		e->patronymic = m->patronymic;
	if (e->last.n == 0)
		e->last = m->last;
	if (e->gender == 0)
		e->gender = m->gender;
}

/* Only a given name, or only a surname. */
static bool
is_lone(const struct gk_parts *p)
{
	return p->given == NONE || p->surname == NONE;
}

/* The person whom name i tells of; its words are put in the nominative in the
 * round of full names, or of the others. */
static struct person *
read_person(struct grouper *g, size_t i, bool full)
{
	struct person *x = &g->person[g->same[i]];
	const struct gk_name *name = &g->names->names[g->same[i]];

	if (!x->parted) {
		x->parted = true;
		x->parts = gk_normal_parts(&g->normal, name);
		x->m.kind = GK_NAME_PER;
	}
	if (!x->declined && full != is_lone(&x->parts)) {
		x->declined = true;
		x->m.normal = gk_normal_person(&g->normal, name, &x->parts,
					       &x->m);
	}
	return x;
}

static size_t
find_person(struct grouper *g, const struct gk_name *name, uint64_t key,
	    const struct person *x)
{
	const struct gk_entity *m = &x->m;
	size_t i = find_before_bracket(g, name);

	if (i == NONE)
		i = find(g, key, m, &x->parts);
	if (i == NONE && is_lone(&x->parts) && x->parts.initial == NONE)
		i = find_by_given(g, m->first.n > 0 ? m->first : m->last, m);
	return i != NONE ? i : add(g, key, m);
}

static void
group_person(struct grouper *g, size_t number, bool full)
{
	struct gk_name *name = &g->names->names[number];
	const struct person *x = read_person(g, number, full);
	const struct gk_parts *p = &x->parts;
	size_t had = g->names->nentities, token, i;
	struct gk_entity *e;
	uint64_t key;

	if (is_lone(p) == full)
		return;
	key = key_of_surname(p->surname != NONE ? x->m.last : x->m.first);
	i = find_person(g, name, key, x);
	e = &g->names->entities[i];
	token = gk_token_at(g->normal.t, name->start);
	if (i < had && (g->normal.t->token[token].flags & GK_TOKEN_LATIN) == 0)
		enrich(e, &x->m);
	e->count++;
	/* A surname alone takes the form that its owner's full name shows. */
	name->normal = p->given == NONE && p->initial == NONE && p->alone &&
			       key == g->key[i] && p->surname != NONE &&
			       e->last.n > 0
			   ? e->last
			   : x->m.normal;
	name->entity = i;
}

static void
group_other(struct grouper *g, size_t number)
{
	struct gk_name *name = &g->names->names[number];
	struct gk_entity m = { .kind = name->kind };
	uint64_t key;

	if (g->same[number] != number) {
		name->normal = g->names->names[g->same[number]].normal;
		name->entity = g->names->names[g->same[number]].entity;
		return;
	}
	m.normal = name->normal = gk_normal_other(&g->normal, name);
	key = key_of_text(m.normal, name->kind);
	name->entity = find(g, key, &m, NULL);
	if (name->entity == NONE)
		name->entity = add(g, key, &m);
}

/* Entities in the order of their first mention. */
static bool
order(struct grouper *g)
{
	struct gk_names *names = g->names;
	size_t n = names->nentities, next = 0;
	size_t *number = gk_arena_array(g->normal.arena, n + 1, sizeof *number);
	struct gk_entity *sorted = gk_arena_array(g->normal.arena, n + 1,
						  sizeof *sorted);

	if (number == NULL || sorted == NULL)
		return false;
	for (size_t i = 0; i < names->n; i++) {
		size_t *k = &number[names->names[i].entity];

		if (*k == 0) {
			sorted[next] = names->entities[names->names[i].entity];
			sorted[next].count = 0;
			*k = ++next;
		}
		names->names[i].entity = *k - 1;
		sorted[*k - 1].count++;
	}
	names->entities = sorted;
	names->nentities = next;
	return true;
}

enum gk_status
gk_entity_group(struct gk_str text, const char *lang,
		const struct gk_tokens *tokens, struct gk_arena *arena,
		struct gk_names *names)
{
	struct grouper g = {
		.normal = { .text = text, .t = tokens, .lang = lang,
			    .arena = arena },
		.names = names,
	};
	size_t slots = 64;
	bool fine;

	while (slots < 2 * names->n)
		slots *= 2;
	g.mask = slots - 1;
	names->entities = gk_arena_array(arena, names->n + 1,
					 sizeof *names->entities);
	g.head = gk_arena_array(arena, slots, sizeof *g.head);
	g.next = gk_arena_array(arena, names->n + 1, sizeof *g.next);
	g.key = gk_arena_array(arena, names->n + 1, sizeof *g.key);
	g.same = gk_arena_array(arena, names->n + 1, sizeof *g.same);
	g.person = gk_arena_array(arena, names->n + 1, sizeof *g.person);
	if (arena->failed)
		return GK_NOMEM;
	for (size_t i = 0; i < names->n; i++)
		gk_normal_note(&g.normal, &names->names[i]);
	find_same(&g);
	for (int round = 0; round < 2; round++)
		for (size_t i = 0; i < names->n; i++) {
			if (names->names[i].kind == GK_NAME_PER)
				group_person(&g, i, round == 0);
			else if (round == 0)
				group_other(&g, i);
		}
	fine = order(&g) && g.normal.buf.status == GK_OK && !arena->failed;
	gk_buf_clear(&g.normal.buf);
	return fine ? GK_OK : GK_NOMEM;
}
