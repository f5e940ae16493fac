#include "work.h"

#include <errno.h>

#include "baseline.h"
#include "fault.h"
#include "intake.h"
#include "render.h"

/* What was mended, and what stood there. */
static void
add_defects(struct gk_item *item, const struct gk_mends *mends)
{
	struct gk_findings *f = &item->findings;
	size_t list = gk_findings_list(f, "defects"), more = 0;

	for (size_t i = 0; i < mends->n; i++) {
		const struct gk_mend *m = &mends->mend[i];
		size_t start = m->cut.start + more;
		struct gk_finding *g;

		g = gk_finding_add(f, list, &gk_defect_kinds[m->kind], start,
				   start + m->cut.put.n);
		gk_fact_str(f, g, "reason", gk_str_of(m->reason));
		gk_fact_str(f, g, "was",
			    gk_str_cut(item->before, m->cut.start, m->cut.end));
		more += m->cut.put.n - (m->cut.end - m->cut.start);
	}
}

/* The first half: what may be done on any thread. */
static void
examine(struct gk_batch *b, struct gk_item *item)
{
	bool jsonl = b->task->input == GK_FORMAT_JSONL;
	struct gk_mends mends = { 0 };
	gk_examine *look;

	item->doc = (struct gk_doc){ .line = item->unit.line,
				     .part = item->unit.part,
				     .offset = item->unit.offset,
				     .jsonl = jsonl,
				     .paras = item->unit.part > 0 ||
						      item->unit.more
						  ? item->unit.paras
						  : b->task->paras,
				     .lang = b->task->lang };
	item->findings.arena = &b->arena;
	item->findings.keep = &b->keep;
	item->findings.plain = b->task->mode == GK_MODE_DELETE &&
			       b->task->removed == NULL &&
			       b->task->replace.n == 0;
	if (item->unit.type != GK_UNIT_DOC) {
		gk_fault_lose(b, item);
		return;
	}
	if (item->unit.part == 0)
		b->counts.documents++;
	if (!gk_intake_read(b, item, &mends))
		return;
	look = b->task->filter->examine;
	if (b->task->mode == GK_MODE_CHECK && b->task->filter->defects != NULL)
		look = b->task->filter->defects;
	if (look(b->task->rules, &item->doc, &item->findings) != GK_OK ||
	    item->findings.status != GK_OK)
		b->status = GK_NOMEM;
	if (mends.n > 0)
		add_defects(item, &mends);
}

/* Marks where in the batch's buffers an item's share begins ... */
static void
mark(struct gk_batch *b, struct gk_item *item)
{
	item->out.at = b->out.n;
	item->removed.at = b->removed.n;
}

/* ... and ends. */
static void
measure(struct gk_batch *b, struct gk_item *item)
{
	item->out.n = b->out.n - item->out.at;
	/* What most often stands between this and the next in the output, too:
	 * then both are written at once. */
	gk_buf_put(&b->out, item->unit.sep, item->unit.nsep);
	item->removed.n = b->removed.n - item->removed.at;
	if (b->out.status != GK_OK || b->removed.status != GK_OK ||
	    b->said.status != GK_OK || b->rejected.status != GK_OK ||
	    b->arena.failed)
		b->status = GK_NOMEM;
}

void
gk_work_examine(struct gk_job *job)
{
	struct gk_batch *b = (struct gk_batch *)job;
	bool settles = gk_task_settles(b->task);

	for (size_t i = 0; i < b->n && b->status == GK_OK; i++) {
		struct gk_item *item = &b->items[i];

		if (item->type != GK_ITEM_UNIT)
			continue;
		item->said.at = b->said.n;
		item->rejected.at = b->rejected.n;
		examine(b, item);
		mark(b, item);
		if (!settles && b->status == GK_OK) {
			gk_render(b, item);
			measure(b, item);
			/* Nothing of the document is needed any more: the next
			 * one works in memory that is still in the cache. */
			gk_arena_reset(&b->arena);
		}
		item->said.n = b->said.n - item->said.at;
		item->rejected.n = b->rejected.n - item->rejected.at;
	}
	if (b->arena.failed)
		b->status = GK_NOMEM;
}

/* Documents that memory is asked for ahead. */
#define AHEAD 2

static void
look_ahead(const struct gk_batch *b, size_t i)
{
	const struct gk_filter *filter = b->task->filter;

	if (filter->ahead != NULL && i < b->n &&
	    b->items[i].findings.notes != NULL)
		filter->ahead(b->task->state, &b->items[i].findings);
}

void
gk_work_settle(struct gk_batch *b)
{
	const struct gk_filter *filter = b->task->filter;

	for (size_t i = 0; i < AHEAD; i++)
		look_ahead(b, i);

	for (size_t i = 0; i < b->n && b->status == GK_OK; i++) {
		struct gk_item *item = &b->items[i];

		look_ahead(b, i + AHEAD);
		if (item->type != GK_ITEM_UNIT)
			continue;
		if (item->fate != GK_FATE_OUT || item->doc.text.n == 0)
			continue;
		if (filter->settle != NULL)
			b->status = filter->settle(b->task->state, &item->doc,
						   &item->findings);
		if (b->status == GK_OK)
			b->status = item->findings.status;
		if (b->status == GK_OK && b->task->mode == GK_MODE_CHECK &&
		    b->task->baseline != NULL)
			b->status = gk_baseline_settle(b->task->baseline,
						       &item->doc,
						       &item->findings);
	}
	b->error = errno;
}

void
gk_work_render(struct gk_job *job)
{
	struct gk_batch *b = (struct gk_batch *)job;

	for (size_t i = 0; i < b->n && b->status == GK_OK; i++) {
		struct gk_item *item = &b->items[i];
		size_t said = b->said.n, rejected = b->rejected.n;

		if (item->type != GK_ITEM_UNIT)
			continue;
		mark(b, item);
		gk_render(b, item);
		measure(b, item);
		if (b->said.n > said)
			item->said = (struct gk_piece){ said,
							b->said.n - said };
		if (b->rejected.n > rejected)
			item->rejected = (struct gk_piece){
				rejected, b->rejected.n - rejected };
	}
}
