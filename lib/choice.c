#include "choice.h"

#include <stdlib.h>

#include "mem.h"

/* Not one of near's: the copy is exact. */
#define EXACT UINT32_MAX

/* The words of a note, if it has as many as are compared, follow those before. */
static enum gk_status
gather_words(struct gk_choice *c, const struct gk_near_para *p)
{
	size_t n = p != NULL ? p->n : 0;

	if (gk_mem_grow(&c->end, &c->ends_cap, c->n + 1, sizeof *c->end) !=
		GK_OK ||
	    gk_mem_grow(&c->word, &c->words_cap, c->nwords + n + 1,
			sizeof *c->word) != GK_OK)
		return GK_NOMEM;
	if (n > 0)
		memcpy(c->word + c->nwords, p->word, n * sizeof *c->word);
	c->nwords += n;
	c->end[c->n] = c->nwords;
	return GK_OK;
}

static enum gk_status
gather(struct gk_choice *c, const struct gk_doc *doc,
       const struct gk_note *note)
{
	struct gk_seen_place now;

	if (gk_mem_grow(&c->key, &c->keys_cap, c->n + 1, sizeof *c->key) !=
		GK_OK ||
	    gk_mem_grow(&c->length, &c->lengths_cap, c->n + 1,
			sizeof *c->length) != GK_OK)
		return GK_NOMEM;
	c->key[c->n] = note->key;
	c->length[c->n] = note->text.n < UINT32_MAX ? (uint32_t)note->text.n
						    : UINT32_MAX;
	if (c->rules->note.near && gather_words(c, note->near) != GK_OK)
		return GK_NOMEM;
	if (c->want_of &&
	    (gk_copy_place(doc, note, &c->form, &now) != GK_OK ||
	     gk_seen_note(&c->places, &now) != GK_OK))
		return GK_NOMEM;
	c->n++;
	return GK_OK;
}

enum gk_status
gk_choice_gather(void *state, const struct gk_doc *doc, struct gk_findings *f)
{
	const struct gk_notes *notes = f->notes;
	enum gk_status status = GK_OK;

	for (size_t i = 0; i < notes->n && status == GK_OK; i++)
		status = gather(state, doc, &notes->note[i]);
	return status;
}

void
gk_choice_emit(const void *state, const struct gk_findings *f, struct gk_buf *out)
{
	(void)state;
	(void)f;
	(void)out;
}

static int
by_number(const void *a, const void *b)
{
	uint64_t x, y;

	memcpy(&x, a, sizeof x);
	memcpy(&y, b, sizeof y);
	return (x > y) - (x < y);
}

/* The notes, the longest first, of equals the first: a number that tells both
 * sorts them. */
static uint64_t *
in_order(const struct gk_choice *c)
{
	uint64_t *order = gk_mem_array(c->n, sizeof *order);

	for (size_t i = 0; order != NULL && i < c->n; i++)
		order[i] = (uint64_t)(UINT32_MAX - c->length[i]) << 32 | i;
	if (order != NULL && c->n > 0)
		qsort(order, c->n, sizeof *order, by_number);
	return order;
}

/* What the decision remembers of those that stay. */
struct stay {
	struct gk_hash_map map; /* of keys, to notes */
	struct gk_near near;
	uint32_t *note;         /* of each in near */
	size_t cap;
};

static enum gk_status
decide_near(struct gk_choice *c, struct stay *s, uint32_t i)
{
	size_t start = i > 0 ? c->end[i - 1] : 0, n = c->end[i] - start;
	struct gk_near_para p;
	struct gk_near_hit hit;
	bool found;

	if (n == 0)
		return GK_OK;
	gk_near_para(&p, c->word + start, n);
	if (gk_near_find(&s->near, &p, c->rules->max_new, &found, &hit) !=
	    GK_OK)
		return GK_NOMEM;
	if (found) {
		c->kept[i] = s->note[hit.para];
		c->differ[i] = (uint32_t)hit.differ;
		return GK_OK;
	}
	if (gk_mem_grow(&s->note, &s->cap, s->near.n + 1, sizeof *s->note) !=
	    GK_OK)
		return GK_NOMEM;
	s->note[s->near.n] = i;
	return gk_near_add(&s->near, &p);
}

/* One that is near is no original: its exact copies are near, too. */
static enum gk_status
decide(struct gk_choice *c, struct stay *s, uint32_t i)
{
	const uint32_t *then = gk_hash_find(&s->map, c->key[i]);
	bool found;
	void *value;

	c->kept[i] = i;
	c->differ[i] = EXACT;
	if (then != NULL) {
		memcpy(&c->kept[i], then, sizeof *then);
		return GK_OK;
	}
	if (c->rules->note.near && decide_near(c, s, i) != GK_OK)
		return GK_NOMEM;
	if (c->kept[i] != i)
		return GK_OK;
	if (gk_hash_add(&s->map, c->key[i], &found, &value) != GK_OK)
		return GK_NOMEM;
	memcpy(value, &i, sizeof i);
	return GK_OK;
}

enum gk_status
gk_choice_decide(struct gk_choice *c)
{
	struct stay s = { .map = { .value_size = sizeof(uint32_t) } };
	enum gk_status status = GK_OK;
	uint64_t *order;

	if (c->n >= UINT32_MAX)
		return GK_TOOBIG;
	order = in_order(c);
	c->kept = gk_mem_array(c->n, sizeof *c->kept);
	c->differ = gk_mem_array(c->n, sizeof *c->differ);
	if (order == NULL || c->kept == NULL || c->differ == NULL)
		status = GK_NOMEM;
	for (size_t i = 0; i < c->n && status == GK_OK; i++)
		status = decide(c, &s, (uint32_t)order[i]);
	gk_mem_free(order);
	gk_hash_clear(&s.map);
	gk_near_clear(&s.near);
	gk_mem_free(s.note);
	return status;
}

static enum gk_status
settle(struct gk_choice *c, const struct gk_doc *doc, struct gk_findings *f,
       size_t list, const struct gk_note *note, uint32_t i)
{
	struct gk_copy copy = { .note = note,
				.level = c->rules->note.level,
				.near = c->differ[i] != EXACT,
				.differ = c->differ[i] };

	if (c->want_of) {
		copy.first = gk_seen_at(&c->places, c->kept[i]);
		if (gk_copy_place(doc, note, &c->form, &copy.now) != GK_OK)
			return GK_NOMEM;
	}
	gk_copy_add(f, list, doc, &copy);
	return GK_OK;
}

enum gk_status
gk_choice_settle(void *state, const struct gk_doc *doc, struct gk_findings *f)
{
	struct gk_choice *c = state;
	const struct gk_notes *notes = f->notes;
	size_t list = gk_findings_list(f, "duplicates");
	enum gk_status status = GK_OK;

	for (size_t i = 0; i < notes->n && status == GK_OK; i++) {
		const struct gk_note *note = &notes->note[i];

		if (c->at >= c->n || c->key[c->at] != note->key)
			c->changed = true;
		else if (!c->changed && c->kept[c->at] != c->at)
			status = settle(c, doc, f, list, note, (uint32_t)c->at);
		c->at++;
	}
	return status;
}

bool
gk_choice_finish(void *choice, struct gk_buf *why)
{
	const struct gk_choice *c = choice;

	if (!c->changed && c->at == c->n)
		return true;
	gk_buf_puts(why, "the input changed between the two passes");
	return false;
}

void
gk_choice_clear(struct gk_choice *c)
{
	gk_mem_free(c->key);
	gk_mem_free(c->length);
	gk_mem_free(c->end);
	gk_mem_free(c->kept);
	gk_mem_free(c->differ);
	gk_mem_free(c->word);
	gk_seen_clear(&c->places);
	gk_buf_clear(&c->form);
	*c = (struct gk_choice){ 0 };
}
