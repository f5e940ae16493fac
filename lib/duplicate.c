#include "duplicate.h"

/* Paragraphs whose bands are asked for ahead. */
#define AHEAD 2

/* Keys of earlier runs that are asked for ahead. */
#define PAST_AHEAD 8

static enum gk_status
settle_one(struct gk_duplicate_state *s, const struct gk_doc *doc,
	   struct gk_findings *f, size_t list, const struct gk_note *note)
{
	struct gk_copy copy = { .note = note, .level = s->rules->note.level };
	enum gk_status status;
	bool found;

	if (s->past != NULL && gk_past_documents(s->past, note->key) > 0) {
		gk_copy_because(f, list, doc, note, copy.level,
				GK_STR("seen by an earlier run"));
		return GK_OK;
	}
	if (s->want_of &&
	    gk_copy_place(doc, note, &s->form, &copy.now) != GK_OK)
		return GK_NOMEM;
	status = gk_seen_add(&s->seen, note->key, &copy.now, &found,
			     &copy.first);
	if (status == GK_OK && found)
		gk_copy_add(f, list, doc, &copy);
	return status;
}

/* A near copy of one that was kept, in this run or in an earlier one. */
static void
add_near(struct gk_duplicate_state *s, const struct gk_doc *doc,
	 struct gk_findings *f, size_t list, const struct gk_note *note,
	 const struct gk_near_hit *hit)
{
	struct gk_copy copy = { .note = note, .near = true,
				.differ = hit->differ,
				.earlier = hit->para < s->earlier };

	if (s->want_of && !copy.earlier)
		copy.first = gk_seen_at(&s->seen,
					s->origin[hit->para - s->earlier]);
	gk_copy_add(f, list, doc, &copy);
}

/* Is a new paragraph a near copy of one that was kept?  If not it is kept. */
static enum gk_status
settle_near(struct gk_duplicate_state *s, const struct gk_doc *doc,
	    struct gk_findings *f, size_t list, const struct gk_note *note,
	    bool *found)
{
	struct gk_near_hit hit;
	size_t n = s->kept.n - s->earlier;

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
	add_near(s, doc, f, list, note, &hit);
	return GK_OK;
}

/* Drops what stands in many documents, every copy of it. */
static enum gk_status
settle_frequent(struct gk_duplicate_state *s, const struct gk_doc *doc,
		struct gk_findings *f, size_t list, const struct gk_note *note)
{
	uint32_t n = gk_past_documents(s->past, note->key);

	if (n < s->rules->min_documents)
		return GK_OK;
	gk_buf_reset(&s->form);
	gk_buf_printf(&s->form, "stood in %u documents", n);
	gk_copy_because(f, list, doc, note, s->rules->note.level,
			gk_buf_view(&s->form));
	return s->form.status;
}

static enum gk_status
settle_note(struct gk_duplicate_state *s, const struct gk_doc *doc,
	    struct gk_findings *f, size_t list, const struct gk_note *note)
{
	enum gk_status status;
	bool found = false;

	if (s->past != NULL &&
	    (status = gk_past_count(s->past, note->key)) != GK_OK)
		return status;
	if (s->rules->min_documents > 0)
		return settle_frequent(s, doc, f, list, note);
	if (note->near != NULL &&
	    settle_near(s, doc, f, list, note, &found) != GK_OK)
		return GK_NOMEM;
	return found ? GK_OK : settle_one(s, doc, f, list, note);
}

static void
prefetch_near(const struct gk_duplicate_state *s, const struct gk_note *note)
{
	if (note->near != NULL)
		gk_near_prefetch(&s->kept, note->near->band);
}

static void
prefetch_past(const struct gk_duplicate_state *s, const struct gk_notes *notes,
	      size_t i)
{
	if (s->past == NULL)
		return;
	if (i + PAST_AHEAD < notes->n)
		gk_past_prefetch(s->past, notes->note[i + PAST_AHEAD].key);
}

void
gk_duplicate_ahead(const struct gk_duplicate_state *s,
		   const struct gk_findings *f)
{
	const struct gk_notes *notes = f->notes;

	for (size_t i = 0; i < notes->n; i++)
		gk_seen_prefetch(&s->seen, notes->note[i].key);
}

enum gk_status
gk_duplicate_settle(void *state, const struct gk_doc *doc,
		    struct gk_findings *f)
{
	struct gk_duplicate_state *s = state;
	const struct gk_notes *notes = f->notes;
	size_t list = gk_findings_list(f, "duplicates");
	enum gk_status status = GK_OK;

	if (s->rules->document_scope && doc->part == 0) {
		gk_seen_reset(&s->seen);
		gk_near_reset(&s->kept);
	}
	if (s->past != NULL && doc->part == 0)
		gk_past_turn(s->past);
	s->seen.places = s->want_of;
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
	if (s->seen.keys.memory == 0)
		return;
	gk_buf_puts(out, ",\"spilled_paragraphs\":");
	gk_buf_number(out, s->seen.keys.spilled);
	gk_buf_puts(out, ",\"spilled_bytes\":");
	gk_buf_number(out, s->seen.keys.written +
				   (s->past != NULL ? s->past->tally.written
						    : 0));
}

void
gk_duplicate_bound(struct gk_duplicate_state *s, size_t memory,
		   const char *folder)
{
	bool writes = s->past != NULL && s->past->out != NULL;

	s->seen.keys.memory = writes ? memory / 2 : memory;
	s->seen.keys.folder = folder;
	if (!writes)
		return;
	s->past->tally.memory = memory / 2;
	s->past->tally.folder = folder;
}

enum gk_status
gk_duplicate_begin(struct gk_duplicate_state *s)
{
	uint16_t word[GK_HISTORY_ROW_MOST];
	struct gk_near_para p;
	enum gk_status status = GK_OK;
	struct gk_str rows;
	size_t n;

	if (!s->rules->note.near || s->past == NULL)
		return GK_OK;
	rows = s->past->known.rows;
	status = gk_near_reserve(&s->kept, s->past->known.nrows);
	while (status == GK_OK && (n = gk_history_row(&rows, word)) > 0) {
		gk_near_para(&p, word, n);
		status = gk_near_add(&s->kept, &p);
	}
	s->earlier = s->kept.n;
	return status;
}

bool
gk_duplicate_finish(void *state, struct gk_buf *why)
{
	struct gk_duplicate_state *s = state;
	struct gk_buf rows = { 0 };
	bool fine;

	for (size_t i = s->earlier; i < s->kept.n; i++) {
		size_t n;
		const uint16_t *word = gk_near_words(&s->kept, (uint32_t)i, &n);

		gk_history_put_row(word, n, &rows);
	}
	if (rows.status != GK_OK)
		gk_buf_puts(why, "out of memory");
	fine = rows.status == GK_OK &&
	       gk_past_write(s->past, gk_buf_view(&rows), why);
	gk_buf_clear(&rows);
	return fine;
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
