#include "note.h"

#include "para.h"

/* Bytes that the forms of nearly all paragraphs are made in. */
#define FORM 8192

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
	gk_near_para(para, copy, n);
	return para;
}

static enum gk_status
take_note(struct gk_findings *f, struct gk_notes *notes,
	  const struct gk_note_rules *rules, struct gk_str text,
	  const struct gk_para *p, const struct gk_wordmap *map,
	  struct gk_buf *form)
{
	struct gk_note *more;

	notes->paras++;
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
	*more = (struct gk_note){ .text = p->text,
				  .line = p->line,
				  .index = notes->paras - 1 };
	if (rules->near)
		more->near = near_para(f, map, p->off, p->off + p->text.n);
	return rules->keyless ? GK_OK
			      : gk_fingerprint_key_in(text, p->text,
						      rules->level, form,
						      &more->key);
}

enum gk_status
gk_note_examine(const void *arg, const struct gk_doc *doc,
		     struct gk_findings *f)
{
	const struct gk_note_rules *rules = arg;
	struct gk_notes *notes = gk_arena_array(f->arena, 1, sizeof *notes);
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

