#include "entity.h"

#include "hash.h"
#include "lexicon.h"
#include "norm.h"
#include "utf8.h"

#define NAMESAKES 32 /* persons of one surname that are compared */
#define NONE SIZE_MAX

/* A mention of a person, taken apart: token numbers, NONE where absent. */
struct parts {
	size_t given, initial, patronymic, surname;
	enum gk_norm_gender gender;
	bool oblique;
};

struct grouper {
	struct gk_str text;
	const struct gk_tokens *t;
	struct gk_arena *arena;
	struct gk_names *names;
	size_t cap;      /* of entities */
	size_t *head;    /* by hash: entity + 1 */
	size_t *next;    /* the next entity of that slot, + 1 */
	uint64_t *key;   /* of each entity */
	size_t mask;
	struct gk_buf buf;
};

static struct gk_str
word(const struct grouper *g, size_t i)
{
	return gk_str_cut(g->text, g->t->token[i].start, g->t->token[i].end);
}

static struct gk_str
lower_of(struct gk_str s, char *bytes, size_t cap)
{
	return gk_str(bytes, gk_word_lower(s, bytes, cap));
}

static struct gk_str
keep(struct grouper *g, size_t from)
{
	struct gk_str s = gk_arena_copy(g->arena,
					gk_str(g->buf.p + from,
					       g->buf.n - from));

	g->buf.n = from;
	return s;
}

static unsigned
known_of(const struct grouper *g, size_t i)
{
	char bytes[128];

	return gk_lexicon_of(lower_of(word(g, i), bytes, sizeof bytes), NULL);
}

static bool
is_patronymic(const struct grouper *g, size_t i)
{
	enum gk_norm_gender gender;
	char bytes[128];

	return gk_norm_is_patronymic(lower_of(word(g, i), bytes,
					      sizeof bytes), &gender);
}

/* The token that a name begins with. */
static size_t
token_at(const struct gk_tokens *t, size_t start)
{
	size_t low = 0, high = t->n, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (t->token[middle].start < start)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool
has_tail(struct gk_str s, const char *const *tails, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t k = strlen(tails[i]);

		if (s.n > k && memcmp(s.p + s.n - k, tails[i], k) == 0)
			return true;
	}
	return false;
}

/* What the surname says where the given name is not known. */
static void
guess_by_surname(struct gk_str surname, struct parts *p)
{
	static const char *const male[] = { "ову", "овым", "еву", "евым",
					    "ину", "иным", "ского", "скому",
					    "ським", "ського", "цкого" };
	static const char *const plain[] = { "ов", "ев", "ин", "ский",
					     "ський", "цкий", "ян", "дзе" };
	static const char *const female[] = { "ова", "ева", "ина", "ская",
					      "овой", "евой", "иной", "ской",
					      "ська", "цкая" };

	if (has_tail(surname, plain, sizeof plain / sizeof *plain)) {
		p->gender = GK_NORM_MALE;
	} else if (has_tail(surname, male, sizeof male / sizeof *male)) {
		p->gender = GK_NORM_MALE;
		p->oblique = true;
	} else if (has_tail(surname, female, sizeof female / sizeof *female)) {
		p->gender = GK_NORM_FEMALE;
	}
}

static void
decide_gender(const struct grouper *g, struct parts *p)
{
	static const char *const female[] = { "ова", "ева", "ина", "ая",
					      "овой", "евой", "иной", "ской",
					      "ова", "ську", "ська", "ову",
					      "еву" };
	struct gk_str surname = { 0 };
	unsigned known = 0;

	if (p->surname != NONE)
		surname = word(g, p->surname);
	if (p->patronymic != NONE) {
		char bytes[96];

		gk_norm_is_patronymic(lower_of(word(g, p->patronymic), bytes,
					       sizeof bytes),
				      &p->gender);
	}
	if (p->given != NONE)
		known = known_of(g, p->given);
	if ((known & GK_LEXICON_GIVEN) == 0) {
		if (p->gender == GK_NORM_ANY && p->given != NONE)
			guess_by_surname(surname, p);
		return;
	}
	if (p->gender == GK_NORM_ANY &&
	    (known & GK_LEXICON_GIVEN) == GK_LEXICON_GIVEN)
		p->gender = has_tail(surname, female,
				     sizeof female / sizeof *female)
				? GK_NORM_FEMALE
				: GK_NORM_MALE;
	else if (p->gender == GK_NORM_ANY)
		p->gender = (known & GK_LEXICON_MALE) != 0 ? GK_NORM_MALE
							   : GK_NORM_FEMALE;
	p->oblique = (known & GK_LEXICON_NOMINATIVE) == 0;
}

static struct parts
take_apart(const struct grouper *g, const struct gk_name *name)
{
	struct parts p = { NONE, NONE, NONE, NONE, GK_NORM_ANY, false };
	size_t i = token_at(g->t, name->start), words = 0;

	for (; i < g->t->n && g->t->token[i].start < name->end; i++) {
		const struct gk_token *t = &g->t->token[i];

		if ((t->flags & GK_TOKEN_INITIAL) != 0) {
			if (p.initial == NONE)
				p.initial = i;
			continue;
		}
		if ((t->flags & GK_TOKEN_CAPITAL) == 0)
			continue;
		words++;
		if (words > 1 && is_patronymic(g, i))
			p.patronymic = i;
		else if (p.given == NONE &&
			 (known_of(g, i) & GK_LEXICON_GIVEN) != 0)
			p.given = i;
		else if (p.surname == NONE)
			p.surname = i;
		else if (p.given == NONE) {
			p.given = p.surname;
			p.surname = i;
		} else {
			p.surname = i;
		}
	}
	/* One word: a surname, unless it is a known given name. */
	if (words == 1 && p.initial != NONE && p.surname == NONE) {
		p.surname = p.given;
		p.given = NONE;
	}
	decide_gender(g, &p);
	return p;
}

/* The given name in the nominative. */
static void
put_given(struct grouper *g, const struct parts *p)
{
	struct gk_str s = word(g, p->given), base, low;
	char bytes[96];
	unsigned known;

	low = lower_of(s, bytes, sizeof bytes);
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

/* Writes the nominative of the mention, its words in their order, and notes the
 * parts in e. */
static struct gk_str
normal_person(struct grouper *g, const struct gk_name *name,
	      const struct parts *p, struct gk_entity *e)
{
	size_t i = token_at(g->t, name->start), whole = g->buf.n, from;

	for (; i < g->t->n && g->t->token[i].start < name->end; i++) {
		const struct gk_token *t = &g->t->token[i];

		if (g->buf.n > whole && t->shape != GK_SHAPE_STOP)
			gk_buf_putc(&g->buf, ' ');
		from = g->buf.n;
		if (i == p->given)
			put_given(g, p);
		else if (i == p->patronymic)
			gk_norm_patronymic(word(g, i), &g->buf);
		else if (i == p->surname)
			gk_norm_surname(word(g, i), p->gender, p->oblique,
					&g->buf);
		else
			gk_buf_str(&g->buf, word(g, i));
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

static struct gk_str
normal_other(struct grouper *g, const struct gk_name *name)
{
	struct gk_str s = gk_str_cut(g->text, name->start, name->end), base;
	char bytes[128];

	if (name->kind == GK_NAME_LOC &&
	    (gk_lexicon_of(lower_of(s, bytes, sizeof bytes), &base) &
	     GK_LEXICON_PLACE) != 0 &&
	    base.n > 0)
		return base;
	return s;
}

static uint64_t
key_of_text(struct gk_str s, enum gk_name_kind kind)
{
	char bytes[256];
	struct gk_str low = lower_of(s, bytes, sizeof bytes);

	return gk_hash(low.p, low.n) * 4 + (uint64_t)kind;
}

static uint64_t
key_of_surname(struct gk_str s)
{
	char bytes[128];
	struct gk_str stem = gk_norm_stem(lower_of(s, bytes, sizeof bytes));

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

/* May a mention with these parts be the person e? */
static bool
agrees(const struct grouper *g, const struct gk_entity *e,
       const struct gk_entity *m, const struct parts *p)
{
	if (e->gender != 0 && m->gender != 0 && e->gender != m->gender &&
	    p->given != NONE)
		return false;
	if (m->first.n > 0 && e->first.n > 0)
		return gk_str_eq(m->first, e->first);
	if (p->initial != NONE && e->first.n > 0)
		return same_initial(word(g, p->initial), e->first);
	return true;
}

static size_t
find(const struct grouper *g, uint64_t key, const struct gk_entity *m,
     const struct parts *p)
{
	size_t i = g->head[key & g->mask];

	for (size_t k = 0; i != 0 && k < NAMESAKES; k++, i = g->next[i - 1])
		if (g->key[i - 1] == key &&
		    (p == NULL || agrees(g, &g->names->entities[i - 1], m, p)))
			return i - 1;
	return NONE;
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

static void
group_person(struct grouper *g, struct gk_name *name, bool full)
{
	struct parts p = take_apart(g, name);
	struct gk_entity m = { .kind = GK_NAME_PER };
	bool lone = p.given == NONE || p.surname == NONE;
	uint64_t key;
	size_t i;

	if (lone == full)
		return;
	m.normal = normal_person(g, name, &p, &m);
	key = key_of_surname(p.surname != NONE ? m.last : m.first);
	i = find(g, key, &m, &p);
	if (i == NONE)
		i = add(g, key, &m);
	else
		enrich(&g->names->entities[i], &m);
	/* A surname alone takes the form that its owner's full name shows. */
	name->normal = p.given == NONE && p.initial == NONE &&
			       p.surname != NONE &&
			       g->names->entities[i].last.n > 0
			   ? g->names->entities[i].last
			   : m.normal;
	name->entity = i;
}

static void
group_other(struct grouper *g, struct gk_name *name)
{
	struct gk_entity m = { .kind = name->kind };
	uint64_t key;

	m.normal = name->normal = normal_other(g, name);
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
	size_t *number = gk_arena_array(g->arena, n + 1, sizeof *number);
	struct gk_entity *sorted = gk_arena_array(g->arena, n + 1,
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
gk_entity_group(struct gk_str text, const struct gk_tokens *tokens,
		struct gk_arena *arena, struct gk_names *names)
{
	struct grouper g = { .text = text, .t = tokens, .arena = arena,
			     .names = names };
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
	if (arena->failed)
		return GK_NOMEM;
	for (int round = 0; round < 2; round++)
		for (size_t i = 0; i < names->n; i++) {
			struct gk_name *n = &names->names[i];

			if (n->kind == GK_NAME_PER)
				group_person(&g, n, round == 0);
			else if (round == 0)
				group_other(&g, n);
		}
	fine = order(&g) && g.buf.status == GK_OK && !arena->failed;
	gk_buf_clear(&g.buf);
	return fine ? GK_OK : GK_NOMEM;
}
