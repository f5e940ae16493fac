#include "duplicate.h"

#include "json.h"
#include "para.h"

/* The kind behind those of the levels. */
#define NEAR (GK_LEVEL_NORMAL + 1)

const struct gk_kind gk_duplicate_kinds[] = {
	[GK_LEVEL_RAW] = { .name = "raw" },
	[GK_LEVEL_TYPOGRAPHIC] = { .name = "typographic" },
	[GK_LEVEL_NORMAL] = { .name = "normal" },
	[NEAR] = { .name = "near" },
	{ 0 },
};

const char *const gk_duplicate_columns[] = { "_first document", "_first line",
					     "text", NULL };

/* Bytes that the forms of nearly all paragraphs are made in. */
#define FORM 8192

/* Paragraphs whose bands are asked for ahead. */
#define AHEAD 2

/* Keys of earlier runs that are asked for ahead. */
#define PAST_AHEAD 8

/* What examine leaves for settle: a note a paragraph that may be a copy. */
struct note {
	uint64_t key;
	struct gk_str text;
	size_t line;
	const struct gk_near_para *near; /* or NULL */
};

struct notes {
	struct note *note;
	size_t n, cap;
};

/* The words of a paragraph, in the arena; NULL where it has too few or too many,
 * or where there is no memory. */
static const struct gk_near_para *
near_para(struct gk_findings *f, const struct gk_wordmap *map, size_t start,
	  size_t end)
{
	uint16_t word[GK_NEAR_MOST + 1], *copy;
	size_t n = gk_shingle_words(map, start, end, word, GK_NEAR_MOST + 1);
	struct gk_near_para *para;

	if (n < GK_NEAR_LEAST || n > GK_NEAR_MOST)
		return NULL;
	para = gk_arena_alloc(f->arena, sizeof *para);
	copy = gk_arena_alloc(f->arena, n * sizeof *copy);
	if (para == NULL || copy == NULL)
		return NULL;
	memcpy(copy, word, n * sizeof *copy);
	para->word = copy;
	para->n = n;
	for (size_t i = para->words = 0; i < n; i++)
		para->words += !gk_shingle_is_further(copy[i]);
	gk_shingle_bands(copy, n, false, para->band);
	return para;
}

static enum gk_status
take_note(struct gk_findings *f, struct notes *notes,
	  const struct gk_duplicate_rules *rules, struct gk_str text,
	  const struct gk_para *p, const struct gk_wordmap *map,
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
	*more = (struct note){ .text = p->text, .line = p->line };
	if (rules->near)
		more->near = near_para(f, map, p->off, p->off + p->text.n);
	return gk_fingerprint_key_in(text, p->text, rules->level, form,
				     &more->key);
}

enum gk_status
gk_duplicate_examine(const void *arg, const struct gk_doc *doc,
		     struct gk_findings *f)
{
	const struct gk_duplicate_rules *rules = arg;
	struct notes *notes = gk_arena_array(f->arena, 1, sizeof *notes);
	enum gk_status status = GK_OK;
	struct gk_buf form = { 0 };
	struct gk_para p = { 0 };
	struct gk_wordmap map = { 0 };

	if (notes == NULL)
		return GK_NOMEM;
	if (rules->near)
		status = gk_wordmap_make(doc->text, false, f->arena, &map);
	if (rules->level != GK_LEVEL_RAW)
		gk_buf_room(&form, FORM); /* for most, so that it grows once */
	while (status == GK_OK && gk_para_next(doc->text, doc->paras, &p))
		status = take_note(f, notes, rules, doc->text, &p, &map,
				   &form);
	gk_buf_clear(&form);
	f->notes = notes;
	return status == GK_OK && f->arena->failed ? GK_NOMEM : status;
}

/* {"doc":ID,"line":N} in the arena. */
static struct gk_str
of_json(struct gk_findings *f, struct gk_str id, size_t line)
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

/* Says where the first copy stands, if it is known. */
static void
name_first(struct gk_findings *f, struct gk_finding *g,
	   const struct gk_seen_place *first, struct gk_str reason)
{
	struct gk_str id;

	if (first->doc.n == 0)
		return;
	id = gk_arena_copy(f->arena, first->doc);
	gk_fact_json(f, g, "of", of_json(f, id, first->line));
	gk_fact_str(f, g, "reason",
		    gk_arena_copy(f->arena, reason));
	gk_fact_str(f, g, "_first document", id);
	gk_fact_int(f, g, "_first line", (long long)first->line);
}

static struct gk_finding *
add(struct gk_findings *f, size_t list, size_t kind, const struct gk_doc *doc,
    const struct note *note)
{
	size_t start = (size_t)(note->text.p - doc->text.p);

	return gk_finding_add(f, list, &gk_duplicate_kinds[kind], start,
			      start + note->text.n);
}

/* This paragraph's place; by the tags a later copy is told how alike it is. */
static enum gk_status
place_of(struct gk_duplicate_state *s, const struct gk_doc *doc,
	 const struct note *note, struct gk_seen_place *now)
{
	uint64_t key = 0;

	now->doc = doc->id;
	now->line = doc->line + (doc->jsonl ? 0 : note->line);
	now->raw = (uint16_t)gk_hash(note->text.p, note->text.n);
	if (gk_fingerprint_key(note->text, GK_LEVEL_TYPOGRAPHIC, &s->form,
			       &key) != GK_OK)
		return GK_NOMEM;
	now->typographic = (uint16_t)key;
	return GK_OK;
}

static enum gk_status
settle_one(struct gk_duplicate_state *s, const struct gk_doc *doc,
	   struct gk_findings *f, size_t list, const struct note *note)
{
	struct gk_seen_place now = { 0 }, first;
	enum gk_level level = s->rules->level;
	struct gk_finding *g;
	bool found;

	if (s->past != NULL && gk_past_documents(s->past, note->key) > 0) {
		g = add(f, list, level, doc, note);
		gk_fact_str(f, g, "reason", GK_STR("seen by an earlier run"));
		return GK_OK;
	}
	if (s->want_of && place_of(s, doc, note, &now) != GK_OK)
		return GK_NOMEM;
	if (gk_seen_add(&s->seen, note->key, &now, &found, &first) != GK_OK)
		return GK_NOMEM;
	if (!found)
		return GK_OK;
	if (first.doc.n > 0 && first.raw == now.raw)
		level = GK_LEVEL_RAW;
	else if (first.doc.n > 0 && first.typographic == now.typographic &&
		 level == GK_LEVEL_NORMAL)
		level = GK_LEVEL_TYPOGRAPHIC;
	name_first(f, add(f, list, level, doc, note), &first,
		   gk_str_of(reason_of(level)));
	return GK_OK;
}

/* Is a new paragraph a near copy of one that was kept?  If not it is kept. */
static enum gk_status
settle_near(struct gk_duplicate_state *s, const struct gk_doc *doc,
	    struct gk_findings *f, size_t list, const struct note *note,
	    bool *found)
{
	struct gk_near_hit hit;
	struct gk_seen_place first = { 0 };
	size_t n = s->kept.n;

	*found = false;
	if (gk_seen_has(&s->seen, note->key) ||
	    (s->past != NULL && gk_past_documents(s->past, note->key) > 0))
		return GK_OK;
	if (gk_near_find(&s->kept, note->near, s->rules->max_new, found,
			 &hit) != GK_OK)
		return GK_NOMEM;
	if (!*found) {
		if (s->want_of &&
		    gk_mem_grow(&s->origin, &s->origins_cap, n + 1,
				sizeof *s->origin) != GK_OK)
			return GK_NOMEM;
		if (s->want_of)
			s->origin[n] = (uint32_t)s->seen.n;
		return gk_near_add(&s->kept, note->near);
	}
	if (s->want_of)
		first = gk_seen_at(&s->seen, s->origin[hit.para]);
	gk_buf_reset(&s->form);
	gk_buf_printf(&s->form, "%zu of %zu words differ from ", hit.differ,
		      note->near->words);
	gk_buf_str(&s->form, first.doc);
	gk_buf_printf(&s->form, ":%zu", first.line);
	name_first(f, add(f, list, NEAR, doc, note), &first,
		   gk_buf_view(&s->form));
	return s->form.status;
}

/* Drops what stands in many documents, every copy of it. */
static enum gk_status
settle_frequent(struct gk_duplicate_state *s, const struct gk_doc *doc,
		struct gk_findings *f, size_t list, const struct note *note)
{
	uint32_t n = gk_past_documents(s->past, note->key);
	struct gk_finding *g;

	if (n < s->rules->min_documents)
		return GK_OK;
	gk_buf_reset(&s->form);
	gk_buf_printf(&s->form, "stood in %u documents", n);
	g = add(f, list, s->rules->level, doc, note);
	gk_fact_str(f, g, "reason",
		    gk_arena_copy(f->arena, gk_buf_view(&s->form)));
	return s->form.status;
}

static enum gk_status
settle_note(struct gk_duplicate_state *s, const struct gk_doc *doc,
	    struct gk_findings *f, size_t list, const struct note *note)
{
	bool found = false;

	if (s->past != NULL && gk_past_count(s->past, note->key) != GK_OK)
		return GK_NOMEM;
	if (s->rules->min_documents > 0)
		return settle_frequent(s, doc, f, list, note);
	if (note->near != NULL &&
	    settle_near(s, doc, f, list, note, &found) != GK_OK)
		return GK_NOMEM;
	return found ? GK_OK : settle_one(s, doc, f, list, note);
}

static void
prefetch_near(const struct gk_duplicate_state *s, const struct note *note)
{
	if (note->near != NULL)
		gk_near_prefetch(&s->kept, note->near->band);
}

static void
prefetch_past(const struct gk_duplicate_state *s, const struct notes *notes,
	      size_t i)
{
	if (s->past == NULL)
		return;
	if (i + 2 * PAST_AHEAD < notes->n)
		gk_past_prefetch(s->past, notes->note[i + 2 * PAST_AHEAD].key,
				 true);
	if (i + PAST_AHEAD < notes->n)
		gk_past_prefetch(s->past, notes->note[i + PAST_AHEAD].key,
				 false);
}

enum gk_status
gk_duplicate_settle(void *state, const struct gk_doc *doc,
		    struct gk_findings *f)
{
	struct gk_duplicate_state *s = state;
	const struct notes *notes = f->notes;
	size_t list = gk_findings_list(f, "duplicates");
	enum gk_status status = GK_OK;

	if (s->rules->document_scope && doc->part == 0) {
		gk_seen_reset(&s->seen);
		gk_near_reset(&s->kept);
	}
	if (s->past != NULL && doc->part == 0)
		gk_past_turn(s->past);
	s->seen.places = s->want_of;
	for (size_t i = 0; i < notes->n; i++)
		gk_seen_prefetch(&s->seen, notes->note[i].key);
	for (size_t i = 0; i < notes->n && i < AHEAD; i++)
		prefetch_near(s, &notes->note[i]);
	for (size_t i = 0; i < notes->n && status == GK_OK; i++) {
		prefetch_past(s, notes, i);
		if (i + AHEAD < notes->n)
			prefetch_near(s, &notes->note[i + AHEAD]);
		status = settle_note(s, doc, f, list, &notes->note[i]);
	}
	if (gk_near_is_full(&s->kept))
		f->remark = "documents_after_near_was_full";
	return status;
}

void
gk_duplicate_stats(const void *state, struct gk_buf *out)
{
	const struct gk_duplicate_state *s = state;

	if (s->past != NULL)
		gk_past_stats(s->past, out);
}

bool
gk_duplicate_finish(void *state, struct gk_buf *why)
{
	struct gk_duplicate_state *s = state;

	return gk_past_write(s->past, why);
}

void
gk_duplicate_state_clear(struct gk_duplicate_state *state)
{
	gk_seen_clear(&state->seen);
	gk_near_clear(&state->kept);
	gk_mem_free(state->origin);
	state->origin = NULL;
	gk_buf_clear(&state->form);
}
