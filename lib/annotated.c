#include "annotated.h"

#include "json.h"
#include "offset.h"

static struct gk_str
string_of(struct gk_str raw, struct gk_arena *arena)
{
	struct gk_buf buf = { 0 };
	struct gk_str s;

	if (memchr(raw.p, '\\', raw.n) == NULL)
		return gk_str(raw.p + 1, raw.n - 2);
	gk_json_decode(raw, &buf);
	s = gk_arena_copy(arena, gk_buf_view(&buf));
	gk_buf_clear(&buf);
	return s;
}

/* No fewer than the objects in an array: its braces. */
static size_t
count(struct gk_str array)
{
	const char *p = array.p, *end = p + array.n;
	size_t n = 0;

	for (; p < end && (p = memchr(p, '{', (size_t)(end - p))) != NULL; p++)
		n++;
	return n;
}

static bool
kind_of(struct gk_str raw, enum gk_name_kind *kind)
{
	for (int k = GK_NAME_PER; k <= GK_NAME_LOC; k++)
		if (gk_json_is(raw, gk_str_of(gk_name_kinds[k].name))) {
			*kind = (enum gk_name_kind)k;
			return true;
		}
	return false;
}

static bool
read_entity(struct gk_json *j, struct gk_arena *arena, struct gk_entity *e)
{
	bool known = false;
	struct gk_str raw;

	while (gk_json_next(j) != GK_JSON_OBJECT_END) {
		struct gk_str name = j->name;
		bool string = j->type == GK_JSON_STRING;

		if (!gk_json_value(j, &raw))
			return false;
		if (gk_json_is(name, GK_STR("kind")) && string)
			known = kind_of(raw, &e->kind);
		else if (gk_json_is(name, GK_STR("normal")) && string)
			e->normal = string_of(raw, arena);
		else if (gk_json_is(name, GK_STR("first")) && string)
			e->first = string_of(raw, arena);
		else if (gk_json_is(name, GK_STR("last")) && string)
			e->last = string_of(raw, arena);
		else if (gk_json_is(name, GK_STR("patronymic")) && string)
			e->patronymic = string_of(raw, arena);
		else if (gk_json_is(name, GK_STR("gender")) && string)
			e->gender = raw.p[1] == 'm' || raw.p[1] == 'f'
					? raw.p[1]
					: '\0';
	}
	return known;
}

static bool
read_name(struct gk_json *j, struct gk_arena *arena, struct gk_offset *points,
	  size_t nentities, struct gk_name *n)
{
	size_t start = SIZE_MAX, end = SIZE_MAX;
	bool known = false;
	struct gk_str raw;

	n->entity = SIZE_MAX;
	while (gk_json_next(j) != GK_JSON_OBJECT_END) {
		struct gk_str name = j->name;
		bool string = j->type == GK_JSON_STRING;

		if (!gk_json_value(j, &raw))
			return false;
		if (gk_json_is(name, GK_STR("kind")) && string)
			known = kind_of(raw, &n->kind);
		else if (gk_json_is(name, GK_STR("normal")) && string)
			n->normal = string_of(raw, arena);
		else if (gk_json_is(name, GK_STR("start")))
			gk_json_size(raw, &start);
		else if (gk_json_is(name, GK_STR("end")))
			gk_json_size(raw, &end);
		else if (gk_json_is(name, GK_STR("entity")))
			gk_json_size(raw, &n->entity);
	}
	return known && start < end && n->entity < nentities &&
	       gk_offset_byte(points, start, &n->start) &&
	       gk_offset_byte(points, end, &n->end);
}

static bool
read_entities(struct gk_str array, struct gk_arena *arena,
	      struct gk_names *names)
{
	struct gk_json j;

	names->entities = gk_arena_array(arena, count(array) + 1,
					 sizeof *names->entities);
	gk_json_init(&j, array);
	if (names->entities == NULL || gk_json_next(&j) != GK_JSON_ARRAY)
		return false;
	while (gk_json_next(&j) == GK_JSON_OBJECT)
		if (!read_entity(&j, arena,
				 &names->entities[names->nentities++]))
			return false;
	return true;
}

bool
gk_annotated_names(const struct gk_doc *doc, struct gk_arena *arena,
		   struct gk_names *names)
{
	struct gk_offset points = { .text = doc->text, .arena = arena };
	size_t before = 0;
	struct gk_json j;

	*names = (struct gk_names){ 0 };
	if (doc->names.n == 0 || doc->entities.n == 0)
		return false;
	if (!read_entities(doc->entities, arena, names))
		return false;
	names->names = gk_arena_array(arena, count(doc->names) + 1,
				      sizeof *names->names);
	gk_json_init(&j, doc->names);
	if (names->names == NULL || gk_json_next(&j) != GK_JSON_ARRAY)
		return false;
	while (gk_json_next(&j) == GK_JSON_OBJECT) {
		struct gk_name *n = &names->names[names->n++];

		if (!read_name(&j, arena, &points, names->nentities, n) ||
		    n->start < before)
			return false;
		before = n->end;
	}
	return true;
}
