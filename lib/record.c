#include "record.h"

#include <stdlib.h>

#include "literal.h"
#include "remap.h"
#include "utf8.h"

struct gk_record_member {
	struct gk_str name;  /* raw, with its quotes */
	struct gk_str value; /* raw */
	enum gk_json_type type;
	bool escaped;
};

/* What to-json and the other filters read of a record. */
static const struct {
	const char *name;
	size_t field;
} strings[] = {
	{ "title", offsetof(struct gk_doc, title) },
	{ "date", offsetof(struct gk_doc, date) },
	{ "fetched", offsetof(struct gk_doc, fetched) },
	{ "url", offsetof(struct gk_doc, url) },
	{ "source", offsetof(struct gk_doc, source) },
	{ "byline", offsetof(struct gk_doc, byline) },
	{ "lang", offsetof(struct gk_doc, told) },
}, arrays[] = {
	{ "names", offsetof(struct gk_doc, names) },
	{ "entities", offsetof(struct gk_doc, entities) },
	{ "quotes", offsetof(struct gk_doc, quotes) },
	{ "widgets", offsetof(struct gk_doc, widgets) },
};

static bool
is_named(const struct gk_record_member *m, struct gk_str name)
{
	return gk_json_is(m->name, name);
}

static struct gk_record_member *
find(const struct gk_record *r, struct gk_str name)
{
	for (size_t i = 0; i < r->nmembers; i++)
		if (is_named(&r->members[i], name))
			return &r->members[i];
	return NULL;
}

/* The decoded string; without escapes, a view of the line. */
static struct gk_str
decoded(const struct gk_record_member *m, struct gk_arena *arena)
{
	struct gk_buf buf = { 0 };
	struct gk_str s;

	if (!m->escaped)
		return gk_str(m->value.p + 1, m->value.n - 2);
	gk_json_decode(m->value, &buf);
	if (buf.status != GK_OK)
		arena->failed = true;
	s = gk_arena_copy(arena, gk_buf_view(&buf));
	gk_buf_clear(&buf);
	return s;
}

static int
by_name(const void *a, const void *b)
{
	const struct gk_str *x = a, *y = b;
	size_t n = x->n < y->n ? x->n : y->n;
	int c = n > 0 ? memcmp(x->p, y->p, n) : 0;

	return c != 0 ? c : (x->n > y->n) - (x->n < y->n);
}

/* Two members of one name leave open which is meant. */
static enum gk_status
find_twins(const struct gk_record *r, struct gk_arena *arena, size_t *at)
{
	struct gk_str *names = gk_arena_array(arena, r->nmembers + 1,
					      sizeof *names);
	struct gk_record_member m;

	if (names == NULL)
		return GK_NOMEM;
	for (size_t i = 0; i < r->nmembers; i++) {
		m = r->members[i];
		m.value = m.name;
		m.escaped = memchr(m.name.p, '\\', m.name.n) != NULL;
		names[i] = decoded(&m, arena);
	}
	qsort(names, r->nmembers, sizeof *names, by_name);
	for (size_t i = 1; i < r->nmembers; i++)
		if (gk_str_eq(names[i - 1], names[i])) {
			*at = names[i].p > r->line.p &&
				      names[i].p < r->line.p + r->line.n
				  ? (size_t)(names[i].p - r->line.p) - 1
				  : 0;
			return GK_BADTEXT;
		}
	return GK_OK;
}

/* Few members, the usual case, are compared pair by pair in no memory. */
static bool
has_twins(const struct gk_record *r)
{
	for (size_t i = 0; i < r->nmembers; i++)
		for (size_t k = 0; k < i; k++)
			if (gk_str_eq(r->members[i].name,
				      r->members[k].name))
				return true;
	return false;
}

static bool
has_escaped_names(const struct gk_record *r)
{
	for (size_t i = 0; i < r->nmembers; i++)
		if (memchr(r->members[i].name.p, '\\',
			   r->members[i].name.n) != NULL)
			return true;
	return false;
}

static enum gk_status
read_members(struct gk_record *r, struct gk_json *j, struct gk_arena *arena)
{
	struct gk_record_member *m;
	enum gk_json_type type;
	size_t cap = 0;

	while ((type = gk_json_next(j)) != GK_JSON_OBJECT_END) {
		if (type == GK_JSON_ERROR)
			return GK_BADTEXT;
		if (r->nmembers == cap) {
			m = gk_arena_grow(arena, r->members, &cap,
					  r->nmembers + 1, sizeof *m);
			if (m == NULL)
				return GK_NOMEM;
			r->members = m;
		}
		m = &r->members[r->nmembers++];
		m->name = j->name;
		m->type = type;
		m->escaped = j->escaped;
		if (!gk_json_value(j, &m->value))
			return GK_BADTEXT;
	}
	return gk_json_next(j) == GK_JSON_END ? GK_OK : GK_BADTEXT;
}

static struct gk_str
trim(struct gk_str line)
{
	static const char blanks[] = " \t\r\n";

	while (line.n > 0 && memchr(blanks, line.p[0], 4) != NULL) {
		line.p++;
		line.n--;
	}
	while (line.n > 0 && memchr(blanks, line.p[line.n - 1], 4) != NULL)
		line.n--;
	return line;
}

static void
set(struct gk_doc *doc, size_t field, struct gk_str value)
{
	memcpy((char *)doc + field, &value, sizeof value);
}

/* Fills the document from the members. */
static void
fill(struct gk_record *r, const struct gk_record_rules *rules,
     struct gk_arena *arena, struct gk_doc *doc)
{
	struct gk_record_member *m;

	m = find(r, GK_STR("granka"));
	r->marked = m != NULL && gk_str_eq(m->value, GK_STR("\"1\""));
	m = find(r, rules->text_field);
	r->has_text = m != NULL && m->type == GK_JSON_STRING;
	if (r->has_text) {
		r->text_raw = m->value;
		if (!rules->no_text)
			doc->text = decoded(m, arena);
	}
	m = find(r, rules->id_field);
	r->has_id = m != NULL && (m->type == GK_JSON_STRING ||
				  m->type == GK_JSON_NUMBER);
	if (r->has_id)
		doc->id = m->type == GK_JSON_STRING ? decoded(m, arena)
						    : m->value;
	for (size_t i = 0; i < sizeof strings / sizeof *strings; i++) {
		m = find(r, gk_str_of(strings[i].name));
		if (m != NULL && m->type == GK_JSON_STRING)
			set(doc, strings[i].field, decoded(m, arena));
	}
	for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++) {
		m = find(r, gk_str_of(arrays[i].name));
		if (r->marked && m != NULL && m->type == GK_JSON_ARRAY)
			set(doc, arrays[i].field, m->value);
	}
}

enum gk_status
gk_record_read(struct gk_record *r, const struct gk_record_rules *rules,
	       struct gk_str line, struct gk_arena *arena, struct gk_doc *doc,
	       const char **why, size_t *at)
{
	struct gk_str object = trim(line);
	enum gk_status status;
	struct gk_json j;

	*r = (struct gk_record){ .line = object };
	gk_json_init(&j, object);
	j.valid = rules->valid;
	if (gk_json_next(&j) != GK_JSON_OBJECT) {
		*why = j.type == GK_JSON_ERROR ? j.error : "not an object";
		*at = (size_t)(object.p - line.p) + j.at;
		return GK_BADTEXT;
	}
	status = read_members(r, &j, arena);
	if (status == GK_BADTEXT) {
		*why = j.error;
		*at = (size_t)(object.p - line.p) + j.at;
	}
	if (status != GK_OK)
		return status;
	if (r->nmembers > 32 || has_escaped_names(r) || has_twins(r)) {
		status = find_twins(r, arena, at);
		*why = "duplicate member";
		*at += (size_t)(object.p - line.p);
		if (status != GK_OK)
			return status;
	}
	fill(r, rules, arena, doc);
	return arena->failed ? GK_NOMEM : GK_OK;
}

/* A value that stands in another's place when the record is written. */
struct edit {
	struct gk_str old, value;
	bool drop;
};

static const struct gk_record_add *
added(const struct gk_record_add *add, size_t nadd, struct gk_str name)
{
	for (size_t i = 0; i < nadd; i++)
		if (gk_json_is(name, gk_str_of(add[i].name)))
			return &add[i];
	return NULL;
}

static bool
is_ours(struct gk_str name)
{
	static const char *const ours[] = { "names",   "entities",
					    "quotes",  "widgets",
					    "defects", "paragraphs",
					    "duplicates" };

	for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
		if (gk_json_is(name, gk_str_of(ours[i])))
			return true;
	return false;
}

static bool
is_remapped(const struct gk_record_rules *rules, struct gk_str name)
{
	for (size_t i = 0; i < rules->nremap; i++)
		if (gk_json_is(name, rules->remap[i]))
			return true;
	return false;
}

/* New values of everything that points into the text. */
static enum gk_status
remap_all(const struct gk_record *r, const struct gk_record_rules *rules,
	  struct gk_remap *map, struct gk_str *values, const char **why)
{
	struct gk_record_member *names = find(r, GK_STR("names"));
	struct gk_record_member *entities = find(r, GK_STR("entities"));
	enum gk_status status = GK_OK;

	if (r->marked && names != NULL && entities != NULL)
		status = gk_remap_entities(map, names->value, entities->value);
	for (size_t i = 0; i < r->nmembers && status == GK_OK; i++) {
		const struct gk_record_member *m = &r->members[i];
		bool ours = r->marked && is_ours(m->name);

		if (!ours && !is_remapped(rules, m->name))
			continue;
		status = gk_remap_array(map, m->value, m == entities && ours,
					m == names && ours, &values[i]);
		if (status == GK_BADTEXT)
			*why = ours ? "our annotations do not fit the text"
				    : "--remap: not an array of objects with "
				      "start and end in the text";
	}
	return status;
}

/* A foreign member must not be written over. */
static bool
is_foreign(const struct gk_record *r, const struct gk_record_add *add,
	   size_t nadd, const char **why)
{
	if (r->marked)
		return false;
	for (size_t i = 0; i < nadd; i++)
		if (find(r, gk_str_of(add[i].name)) != NULL) {
			*why = "a member of the name stands there already; "
			       "see --member";
			return true;
		}
	return false;
}

static void
put_added(const struct gk_record *r, const struct gk_record_add *add,
	  size_t nadd, struct gk_buf *out)
{
	bool comma = r->nmembers > 0;

	if (!r->marked && nadd > 0 && find(r, GK_STR("granka")) == NULL) {
		gk_buf_puts(out, comma ? ",\"granka\":\"1\""
				       : "\"granka\":\"1\"");
		comma = true;
	}
	for (size_t i = 0; i < nadd; i++) {
		if (find(r, gk_str_of(add[i].name)) != NULL)
			continue;
		gk_buf_puts(out, comma ? ",\"" : "\"");
		gk_buf_puts(out, add[i].name);
		gk_buf_puts(out, "\":");
		gk_buf_str(out, add[i].value);
		comma = true;
	}
}

enum gk_status
gk_record_write(const struct gk_record *r, const struct gk_record_rules *rules,
		struct gk_str text, const struct gk_cuts *plan,
		const struct gk_record_add *add, size_t nadd,
		struct gk_arena *arena, struct gk_buf *out, const char **why)
{
	struct gk_str *values = gk_arena_array(arena, r->nmembers + 1,
					       sizeof *values);
	const char *at = r->line.p;
	struct gk_remap map = { 0 };
	enum gk_status status = GK_OK;

	if (values == NULL)
		return GK_NOMEM;
	if (is_foreign(r, add, nadd, why))
		return GK_BADTEXT;
	if (plan != NULL) {
		gk_remap_begin(&map, text, plan, arena);
		status = remap_all(r, rules, &map, values, why);
	}
	for (size_t i = 0; i < r->nmembers && status == GK_OK; i++) {
		const struct gk_record_member *m = &r->members[i];
		const struct gk_record_add *x = added(add, nadd, m->name);
		bool is_text = plan != NULL && m->value.p == r->text_raw.p;

		if (x == NULL && values[i].p == NULL && !is_text)
			continue;
		gk_buf_put(out, at, (size_t)(m->value.p - at));
		if (is_text)
			gk_literal_put(out, map.text);
		else
			gk_buf_str(out, x != NULL ? x->value : values[i]);
		at = m->value.p + m->value.n;
	}
	gk_buf_put(out, at, (size_t)(r->line.p + r->line.n - 1 - at));
	put_added(r, add, nadd, out);
	gk_buf_putc(out, '}');
	gk_remap_end(&map);
	if (status != GK_OK)
		return status;
	return out->status != GK_OK || arena->failed ? GK_NOMEM : GK_OK;
}
