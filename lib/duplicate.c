#include "duplicate.h"

#include "json.h"
#include "para.h"

const struct gk_kind gk_duplicate_kinds[] = {
	[GK_LEVEL_RAW] = { .name = "raw" },
	[GK_LEVEL_TYPOGRAPHIC] = { .name = "typographic" },
	[GK_LEVEL_NORMAL] = { .name = "normal" },
	{ 0 },
};

const char *const gk_duplicate_columns[] = { "_first document", "_first line",
					     "text", NULL };

/* What examine leaves for settle: a note a paragraph that may be a copy. */
struct note {
	uint64_t key;
	struct gk_str text;
	size_t line;
};

struct notes {
	struct note *note;
	size_t n, cap;
};

/* What is remembered of a first copy, where it is to be named. */
struct first {
	uint64_t doc;      /* where in ids its document's id stands */
	uint32_t line;
	uint16_t raw;      /* sixteen bits of the keys of the finer levels: */
	uint16_t typographic; /* how alike two paragraphs are */
};

static enum gk_status
take_note(struct gk_findings *f, struct notes *notes,
	  const struct gk_duplicate_rules *rules, const struct gk_para *p,
	  struct gk_buf *form)
{
	struct note *more;

	if (rules->min_words > 0 &&
	    gk_fingerprint_words(p->text, rules->min_words) < rules->min_words)
		return GK_OK;
	if (notes->n == notes->cap) {
		more = gk_arena_grow(f->arena, notes->note, &notes->cap,
				     notes->n + 1, sizeof *more);
		if (more == NULL)
			return GK_NOMEM;
		notes->note = more;
	}
	more = &notes->note[notes->n++];
	more->text = p->text;
	more->line = p->line;
	return gk_fingerprint_key(p->text, rules->level, form, &more->key);
}

enum gk_status
gk_duplicate_examine(const void *arg, const struct gk_doc *doc,
		     struct gk_findings *f)
{
	const struct gk_duplicate_rules *rules = arg;
	struct notes *notes = gk_arena_array(f->arena, 1, sizeof *notes);
	enum gk_paras mode = doc->paras;
	enum gk_status status = GK_OK;
	struct gk_buf form = { 0 };
	struct gk_para p = { 0 };

	if (notes == NULL)
		return GK_NOMEM;
	if (mode == GK_PARAS_AUTO)
		mode = gk_para_mode(doc->text);
	while (status == GK_OK && gk_para_next(doc->text, mode, &p))
		status = take_note(f, notes, rules, &p, &form);
	gk_buf_clear(&form);
	f->notes = notes;
	return status;
}

/* Where the document's id stands in ids; put there at its first paragraph that
 * is remembered. */
static uint64_t
id_place(struct gk_duplicate_state *s, struct gk_str id)
{
	uint32_t n = (uint32_t)id.n;

	if (s->ids.n == 0 ||
	    !gk_str_eq(id, gk_str(s->ids.p + s->ids.n - s->last.n, s->last.n))) {
		gk_buf_put(&s->ids, &n, sizeof n);
		gk_buf_str(&s->ids, id);
		s->last.n = id.n;
	}
	return s->ids.n - id.n;
}

static struct gk_str
id_at(const struct gk_duplicate_state *s, uint64_t place)
{
	uint32_t n;

	memcpy(&n, s->ids.p + place - sizeof n, sizeof n);
	return gk_str(s->ids.p + place, n);
}

/* {"doc":ID,"line":N} in the arena. */
static struct gk_str
of_json(struct gk_findings *f, struct gk_str id, uint32_t line)
{
	struct gk_buf b = { 0 };
	struct gk_str json;

	gk_buf_puts(&b, "{\"doc\":");
	gk_json_put(&b, id);
	gk_buf_puts(&b, ",\"line\":");
	gk_buf_number(&b, line);
	gk_buf_putc(&b, '}');
	if (b.status != GK_OK)
		f->status = GK_NOMEM;
	json = gk_arena_copy(f->arena, gk_buf_view(&b));
	gk_buf_clear(&b);
	return json;
}

static const char *
reason_of(enum gk_level level)
{
	static const char *const reasons[] = {
		"the same bytes",
		"the same but for blanks, marks and dashes",
		"the same letters and digits",
	};

	return reasons[level];
}

static void
report(struct gk_duplicate_state *s, struct gk_findings *f, size_t list,
       const struct gk_doc *doc, const struct note *note,
       const struct first *now, const struct first *then)
{
	enum gk_level level = s->rules->level;
	struct gk_finding *g;
	size_t start = (size_t)(note->text.p - doc->text.p);

	if (then != NULL && then->raw == now->raw)
		level = GK_LEVEL_RAW;
	else if (then != NULL && then->typographic == now->typographic &&
		 level == GK_LEVEL_NORMAL)
		level = GK_LEVEL_TYPOGRAPHIC;
	g = gk_finding_add(f, list, &gk_duplicate_kinds[level], start,
			   start + note->text.n);
	if (then == NULL)
		return;
	gk_fact_json(f, g, "of", of_json(f, id_at(s, then->doc), then->line));
	gk_fact_str(f, g, "reason", gk_str_of(reason_of(level)));
	gk_fact_str(f, g, "_first document",
		    gk_arena_copy(f->arena, id_at(s, then->doc)));
	gk_fact_int(f, g, "_first line", then->line);
}

/* The keys of the finer levels, by which a later copy is told how alike it is. */
static enum gk_status
tag(const struct note *note, struct first *now)
{
	struct gk_buf form = { 0 };
	enum gk_status status;
	uint64_t key = 0;

	now->raw = (uint16_t)gk_hash(note->text.p, note->text.n);
	status = gk_fingerprint_key(note->text, GK_LEVEL_TYPOGRAPHIC, &form,
				    &key);
	now->typographic = (uint16_t)key;
	gk_buf_clear(&form);
	return status;
}

static enum gk_status
settle_one(struct gk_duplicate_state *s, const struct gk_doc *doc,
	   struct gk_findings *f, size_t list, const struct note *note)
{
	struct first now = { 0 }, then;
	enum gk_status status = GK_OK;
	bool found;
	void *value;

	if (s->want_of)
		status = tag(note, &now);
	if (status == GK_OK)
		status = gk_hash_add(&s->map, note->key, &found, &value);
	if (status != GK_OK)
		return status;
	if (!found && s->want_of) {
		now.doc = id_place(s, doc->id);
		now.line = (uint32_t)(doc->line +
				      (doc->jsonl ? 0 : note->line));
		memcpy(value, &now, sizeof now);
	}
	if (!found)
		return s->ids.status;
	if (s->want_of)
		memcpy(&then, value, sizeof then);
	report(s, f, list, doc, note, &now, s->want_of ? &then : NULL);
	return GK_OK;
}

enum gk_status
gk_duplicate_settle(void *state, const struct gk_doc *doc,
		    struct gk_findings *f)
{
	struct gk_duplicate_state *s = state;
	const struct notes *notes = f->notes;
	size_t list = gk_findings_list(f, "duplicates");
	enum gk_status status = GK_OK;

	if (s->rules->document_scope && doc->part == 0)
		gk_hash_reset(&s->map);
	if (s->want_of)
		s->map.value_size = sizeof(struct first);
	for (size_t i = 0; i < notes->n; i++)
		gk_hash_prefetch(&s->map, notes->note[i].key);
	for (size_t i = 0; i < notes->n && status == GK_OK; i++)
		status = settle_one(s, doc, f, list, &notes->note[i]);
	return status;
}

void
gk_duplicate_state_clear(struct gk_duplicate_state *state)
{
	gk_hash_clear(&state->map);
	gk_buf_clear(&state->ids);
}
