#include "batch.h"

struct gk_item *
gk_batch_add(struct gk_batch *b, enum gk_item_type type)
{
	struct gk_item *item;

	if (gk_mem_grow(&b->items, &b->cap, b->n + 1, sizeof *b->items) !=
	    GK_OK)
		return NULL;
	item = &b->items[b->n++];
	/* What is behind is large, and set when the item is examined; findings
	 * need no more than a reset. */
	memset(item, 0, offsetof(struct gk_item, doc));
	gk_findings_reset(&item->findings);
	item->type = type;
	return item;
}

void
gk_batch_remark(struct gk_batch *b, const char *name, size_t n)
{
	struct gk_remark *r = b->counts.remark;

	for (size_t i = 0; i < sizeof b->counts.remark / sizeof *r; i++) {
		if (r[i].name == NULL)
			r[i].name = name;
		if (strcmp(r[i].name, name) == 0) {
			r[i].n += n;
			return;
		}
	}
}

void
gk_batch_reset(struct gk_batch *b)
{
	b->n = 0;
	gk_arena_reset(&b->arena);
	gk_buf_reset(&b->raw);
	gk_buf_reset(&b->out);
	gk_buf_reset(&b->removed);
	gk_buf_reset(&b->said);
	gk_buf_reset(&b->rejected);
	b->counts = (struct gk_counts){ 0 };
	b->messages = 0;
	b->status = GK_OK;
	b->last = false;
}

void
gk_batch_clear(struct gk_batch *b)
{
	gk_mem_free(b->items);
	gk_arena_clear(&b->arena);
	gk_mem_free(b->keep);
	gk_encoding_free(b->encoding);
	gk_buf_clear(&b->raw);
	gk_buf_clear(&b->decoded);
	gk_buf_clear(&b->scratch);
	gk_buf_clear(&b->out);
	gk_buf_clear(&b->removed);
	gk_buf_clear(&b->said);
	gk_buf_clear(&b->rejected);
	*b = (struct gk_batch){ 0 };
}
