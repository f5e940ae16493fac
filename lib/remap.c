#include "literal.h"
#include "remap.h"

/* The members of one annotation that matter here; raw values. */
struct parts {
	struct gk_str start, end, spans, text, entity, count;
};

void
gk_remap_begin(struct gk_remap *map, struct gk_str text,
	       const struct gk_cuts *plan, struct gk_arena *arena)
{
	struct gk_buf left = { 0 };

	*map = (struct gk_remap){ .before = text, .plan = plan,
				  .arena = arena };
	gk_cut_apply(text, plan, &left);
	if (left.status != GK_OK)
		arena->failed = true;
	map->text = gk_arena_copy(arena, gk_buf_view(&left));
	gk_buf_clear(&left);
	map->old = (struct gk_offset){ .text = text, .arena = arena };
	map->now = (struct gk_offset){ .text = map->text, .arena = arena };
}

void
gk_remap_end(struct gk_remap *map)
{
	gk_buf_clear(&map->buf);
}

/* Two code point offsets of the old text, as bytes. */
static bool
old_span(struct gk_remap *map, struct gk_str start, struct gk_str end,
	 struct gk_span *s)
{
	size_t a, b;

	return gk_json_size(start, &a) && gk_json_size(end, &b) && a <= b &&
	       gk_offset_byte(&map->old, a, &s->start) &&
	       gk_offset_byte(&map->old, b, &s->end);
}

static void
put_number(struct gk_remap *map, size_t off)
{
	gk_buf_number(&map->buf, gk_offset_of(&map->now, off));
}

/* Notes the members of the object that j has just opened, up to its end. */
static bool
read_parts(struct gk_json *j, struct parts *p)
{
	static const struct {
		const char *name;
		size_t field;
	} known[] = {
		{ "start", offsetof(struct parts, start) },
		{ "end", offsetof(struct parts, end) },
		{ "spans", offsetof(struct parts, spans) },
		{ "text", offsetof(struct parts, text) },
		{ "entity", offsetof(struct parts, entity) },
		{ "count", offsetof(struct parts, count) },
	};
	struct gk_str name, raw;

	*p = (struct parts){ 0 };
	while (gk_json_next(j) != GK_JSON_OBJECT_END) {
		name = j->name;
		if (!gk_json_value(j, &raw))
			return false;
		for (size_t i = 0; i < sizeof known / sizeof *known; i++)
			if (gk_json_is(name, gk_str_of(known[i].name)))
				memcpy((char *)p + known[i].field, &raw,
				       sizeof raw);
	}
	return true;
}

/* Writes what is left of [[start,end],...]; *left counts. */
static bool
put_spans(struct gk_remap *map, struct gk_str raw, size_t *left)
{
	struct gk_json j;
	struct gk_str start;
	struct gk_span s;

	*left = 0;
	gk_json_init(&j, raw);
	if (gk_json_next(&j) != GK_JSON_ARRAY)
		return false;
	gk_buf_putc(&map->buf, '[');
	while (gk_json_next(&j) == GK_JSON_ARRAY) {
		if (gk_json_next(&j) != GK_JSON_NUMBER)
			return false;
		start = j.raw;
		if (gk_json_next(&j) != GK_JSON_NUMBER ||
		    !old_span(map, start, j.raw, &s) ||
		    gk_json_next(&j) != GK_JSON_ARRAY_END)
			return false;
		if (!gk_cut_map(map->plan, &s))
			continue;
		gk_buf_puts(&map->buf, (*left)++ > 0 ? ",[" : "[");
		put_number(map, s.start);
		gk_buf_putc(&map->buf, ',');
		put_number(map, s.end);
		gk_buf_putc(&map->buf, ']');
	}
	gk_buf_putc(&map->buf, ']');
	return j.type == GK_JSON_ARRAY_END;
}

static bool put_object(struct gk_remap *map, struct gk_str raw, bool names,
		       bool entities, bool inner, size_t index, bool *kept);

/* A member of an annotation whose place is now s. */
static bool
put_value(struct gk_remap *map, struct gk_str name, struct gk_str raw,
	  const struct parts *p, struct gk_span s, bool shrank, bool names)
{
	bool kept = true;
	size_t n;

	if (p->start.p != NULL && raw.p == p->start.p) {
		put_number(map, s.start);
	} else if (p->end.p != NULL && raw.p == p->end.p) {
		put_number(map, s.end);
	} else if (raw.p == p->text.p && shrank) {
		gk_literal_put(&map->buf,
			       gk_str_cut(map->text, s.start, s.end));
	} else if (raw.p == p->spans.p) {
		return put_spans(map, raw, &n);
	} else if (names && raw.p == p->entity.p) {
		if (!gk_json_size(raw, &n) || n >= map->nentities)
			return false;
		gk_buf_number(&map->buf, map->number[n]);
	} else if (raw.p[0] == '{' && (gk_json_is(name, GK_STR("mention")) ||
				       gk_json_is(name, GK_STR("cue")))) {
		if (!put_object(map, raw, false, false, true, 0, &kept))
			return false;
		if (!kept)
			gk_buf_puts(&map->buf, "null");
	} else {
		gk_buf_str(&map->buf, raw);
	}
	return true;
}

/* The place of an annotation, now.  False: it is no annotation. */
static bool
place(struct gk_remap *map, const struct parts *p, struct gk_span *s,
      bool *kept, bool *shrank)
{
	size_t before = map->buf.n, left;
	struct gk_str had;

	*kept = true;
	*shrank = false;
	if (p->start.p != NULL || p->end.p != NULL) {
		if (!old_span(map, p->start, p->end, s))
			return false;
		had = gk_str_cut(map->before, s->start, s->end);
		*kept = gk_cut_map(map->plan, s) || had.n == 0;
		*shrank = *kept && had.n > 0 &&
			  !gk_str_eq(had, gk_str_cut(map->text, s->start,
						     s->end));
		return true;
	}
	if (p->spans.p == NULL)
		return false;
	if (!put_spans(map, p->spans, &left))
		return false;
	map->buf.n = before;
	*kept = left > 0;
	return true;
}

static bool
put_object(struct gk_remap *map, struct gk_str raw, bool names, bool entities,
	   bool inner, size_t index, bool *kept)
{
	struct gk_span s = { 0 };
	bool shrank = false, comma = false;
	struct gk_str name, value;
	struct parts p;
	struct gk_json j;

	gk_json_init(&j, raw);
	gk_json_next(&j);
	if (!read_parts(&j, &p))
		return false;
	*kept = true;
	if (entities)
		*kept = index < map->nentities && map->count[index] > 0;
	else if (!place(map, &p, &s, kept, &shrank))
		return false;
	if (!*kept)
		return true;
	gk_json_init(&j, raw);
	gk_json_next(&j);
	gk_buf_putc(&map->buf, '{');
	while (gk_json_next(&j) != GK_JSON_OBJECT_END) {
		name = j.name;
		gk_json_value(&j, &value);
		if (comma)
			gk_buf_putc(&map->buf, ',');
		comma = true;
		gk_buf_str(&map->buf, name);
		gk_buf_putc(&map->buf, ':');
		if (entities && value.p == p.count.p)
			gk_buf_number(&map->buf, map->count[index]);
		else if (entities)
			gk_buf_str(&map->buf, value);
		else if (!put_value(map, name, value, &p, s, shrank, names))
			return false;
	}
	gk_buf_putc(&map->buf, '}');
	(void)inner;
	return true;
}

enum gk_status
gk_remap_array(struct gk_remap *map, struct gk_str raw, bool entities,
	       bool names, struct gk_str *now)
{
	struct gk_str element;
	size_t index = 0, before;
	bool kept, comma = false;
	struct gk_json j;

	if (entities && map->count == NULL)
		return GK_OK; /* no names to count by: left as they are */
	gk_buf_reset(&map->buf);
	gk_json_init(&j, raw);
	if (gk_json_next(&j) != GK_JSON_ARRAY)
		return GK_BADTEXT;
	gk_buf_putc(&map->buf, '[');
	while (gk_json_next(&j) == GK_JSON_OBJECT) {
		gk_json_value(&j, &element);
		before = map->buf.n;
		if (comma)
			gk_buf_putc(&map->buf, ',');
		if (!put_object(map, element, names && map->count != NULL,
				entities, false, index++, &kept))
			return GK_BADTEXT;
		if (kept)
			comma = true;
		else
			map->buf.n = before;
	}
	if (j.type != GK_JSON_ARRAY_END)
		return GK_BADTEXT;
	gk_buf_putc(&map->buf, ']');
	if (map->buf.status != GK_OK)
		return GK_NOMEM;
	*now = gk_arena_copy(map->arena, gk_buf_view(&map->buf));
	return GK_OK;
}

enum gk_status
gk_remap_entities(struct gk_remap *map, struct gk_str names,
		  struct gk_str entities)
{
	bool kept, shrank;
	struct gk_json j;
	struct gk_str raw;
	struct gk_span s;
	struct parts p;
	size_t n, next = 0;

	gk_json_init(&j, entities);
	for (gk_json_next(&j); gk_json_next(&j) == GK_JSON_OBJECT;
	     map->nentities++)
		gk_json_value(&j, &raw);
	map->count = gk_arena_array(map->arena, map->nentities + 1,
				    sizeof *map->count);
	map->number = gk_arena_array(map->arena, map->nentities + 1,
				     sizeof *map->number);
	if (map->count == NULL || map->number == NULL)
		return GK_NOMEM;
	gk_json_init(&j, names);
	gk_json_next(&j);
	while (gk_json_next(&j) == GK_JSON_OBJECT) {
		if (!read_parts(&j, &p) ||
		    !place(map, &p, &s, &kept, &shrank))
			return GK_BADTEXT;
		if (p.entity.p == NULL || !kept)
			continue;
		if (!gk_json_size(p.entity, &n) || n >= map->nentities)
			return GK_BADTEXT;
		map->count[n]++;
	}
	for (size_t i = 0; i < map->nentities; i++) {
		map->number[i] = next;
		next += map->count[i] > 0;
	}
	return GK_OK;
}
