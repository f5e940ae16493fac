#include "render.h"

#include "cut.h"
#include "github.h"
#include "literal.h"
#include "para.h"
#include "report.h"
#include "sarif.h"
#include "view.h"

static void
count_kind(struct gk_batch *b, const struct gk_finding *g)
{
	const struct gk_kind *kinds = gk_task_kinds(b->task);

	if (kinds == NULL || g->kind == NULL)
		return;
	for (size_t i = 0; kinds[i].name != NULL &&
			   i < sizeof b->counts.by_kind / sizeof(uint64_t);
	     i++) {
		if (g->kind != &kinds[i])
			continue;
		b->counts.by_kind[i]++;
		return;
	}
}

/* The filter's own findings. */
static struct gk_member *
own(struct gk_item *item)
{
	struct gk_findings *f = &item->findings;

	return f->nmembers > 0 && f->member[0].list ? &f->member[0] : NULL;
}

static void
count(struct gk_batch *b, struct gk_item *item)
{
	const struct gk_member *m = own(item);

	if (item->findings.remark != NULL)
		gk_batch_remark(b, item->findings.remark,
			     item->findings.remark_n > 0
				 ? item->findings.remark_n : 1);
	for (size_t i = 0; m != NULL && i < m->n; i++) {
		if (m->findings[i].inert)
			continue;
		item->nfindings++;
		count_kind(b, &m->findings[i]);
	}
	b->counts.findings += item->nfindings;
}

/* What shall be cut: the spans of all findings that are not inert, and the
 * paragraphs that were not valid. */
static struct gk_cut *
wanted(struct gk_batch *b, struct gk_item *item, struct gk_report *r,
       size_t *n)
{
	const struct gk_member *m = own(item);
	struct gk_cut *cuts;
	size_t k = 0;

	for (size_t i = 0; m != NULL && i < m->n; i++)
		k += m->findings[i].inert ? 0 : m->findings[i].nspans;
	cuts = gk_arena_array(&b->arena, k + item->nlost + 1, sizeof *cuts);
	*n = 0;
	if (cuts == NULL)
		return NULL;
	for (size_t i = 0; m != NULL && i < m->n; i++) {
		const struct gk_finding *g = &m->findings[i];

		for (size_t s = 0; s < g->nspans && !g->inert; s++) {
			struct gk_cut *c = &cuts[(*n)++];

			*c = (struct gk_cut){ .start = g->spans[s].start,
					      .end = g->spans[s].end };
			if (s > 0 || b->task->replace.n == 0)
				continue;
			gk_buf_reset(&b->scratch);
			gk_report_fill(r, g, b->task->replace, &b->scratch);
			if (b->scratch.status != GK_OK)
				b->status = GK_NOMEM;
			c->put = gk_arena_copy(&b->arena,
					       gk_buf_view(&b->scratch));
		}
	}
	for (size_t i = 0; i < item->nlost; i++)
		cuts[(*n)++] = item->lost[i];
	return cuts;
}

/* What the header of a WET record says; a document of text has none. */
static void
put_header(const struct gk_item *item, struct gk_buf *out)
{
	const struct gk_doc *doc = &item->doc;

	if (doc->url.n > 0) {
		gk_buf_puts(out, ",\"url\":");
		gk_literal_put(out, doc->url);
	}
	if (doc->fetched.n > 0) {
		gk_buf_puts(out, ",\"fetched\":");
		gk_literal_put(out, doc->fetched);
	}
	if (doc->languages.n > 0) {
		gk_buf_puts(out, ",\"languages\":");
		gk_buf_str(out, doc->languages);
	}
}

/* The members of a new object that were not in the document as it came. */
static void
put_object(struct gk_batch *b, struct gk_item *item, struct gk_report *r,
	   struct gk_str text)
{
	struct gk_findings *f = &item->findings;
	struct gk_buf *out = &b->out;
	bool texts = false;

	gk_buf_puts(out, "{\"granka\":\"1\",\"id\":");
	gk_literal_put(out, item->doc.id);
	put_header(item, out);
	for (size_t i = 0;; i++) {
		if (!texts && (i == f->nmembers || f->member[i].list ||
			       r == NULL)) {
			gk_buf_puts(out, ",\"text\":");
			gk_literal_put(out, text);
			texts = true;
		}
		if (r == NULL || i == f->nmembers)
			break;
		gk_buf_puts(out, ",\"");
		gk_buf_puts(out, i == 0 && f->member[i].list &&
						 b->task->member != NULL
				     ? b->task->member
				     : f->member[i].name);
		gk_buf_puts(out, "\":");
		gk_report_member(r, &f->member[i], out);
	}
	gk_buf_putc(out, '}');
}

/* Copies what stands around the object on its line, a carriage return mostly. */
static void
put_around(struct gk_batch *b, const struct gk_item *item, bool after)
{
	struct gk_str raw = gk_str(b->raw.p + item->raw, item->unit.n);
	struct gk_str line = item->record.line;

	if (line.p < raw.p || line.p + line.n > raw.p + raw.n)
		return; /* the line was repaired */
	if (after)
		gk_buf_put(&b->out, line.p + line.n,
			   (size_t)(raw.p + raw.n - (line.p + line.n)));
	else
		gk_buf_put(&b->out, raw.p, (size_t)(line.p - raw.p));
}

/* Writes the record; when that cannot be, the document is left out. */
static void
put_record(struct gk_batch *b, struct gk_item *item,
	   const struct gk_cuts *plan, const struct gk_record_add *add,
	   size_t nadd)
{
	size_t before = b->out.n;
	const char *why = "";
	enum gk_status status;

	put_around(b, item, false);
	status = gk_record_write(&item->record, &b->task->record,
				 item->mended.n > 0 ? item->before
						    : item->doc.text,
				 plan, add, nadd, &b->arena, &b->out, &why);
	if (status == GK_NOMEM)
		b->status = GK_NOMEM;
	if (status != GK_BADTEXT) {
		put_around(b, item, true);
		return;
	}
	b->out.n = before;
	item->fate = GK_FATE_LEFT;
	b->counts.left++;
	gk_buf_str(&b->said, b->name(b->name_arg, item->operand));
	gk_buf_printf(&b->said, ":%llu: %s\n",
		      (unsigned long long)item->unit.line, why);
	if (b->task->rejected != NULL)
		gk_buf_put(&b->rejected, b->raw.p + item->raw, item->unit.n);
}

static void
render_removed(struct gk_batch *b, struct gk_item *item, struct gk_report *r)
{
	const struct gk_member *m = own(item);

	for (size_t i = 0; m != NULL && i < m->n; i++)
		if (!m->findings[i].inert)
			gk_report_jsonl(r, &m->findings[i], m->many,
					&b->removed);
}

static void
render_deleted(struct gk_batch *b, struct gk_item *item, struct gk_report *r)
{
	bool records = b->task->input == GK_FORMAT_JSONL;
	struct gk_str text = item->doc.text;
	struct gk_cuts plan = { 0 };
	struct gk_cut *cuts;
	size_t n, before;

	cuts = wanted(b, item, r, &n);
	if (cuts == NULL ||
	    gk_cut_plan(text, cuts, n, item->unit.more, &b->arena, &plan) !=
		GK_OK) {
		b->status = GK_NOMEM;
		return;
	}
	before = b->out.n;
	if (b->task->output == GK_FORMAT_TEXT) {
		gk_cut_apply(text, &plan, &b->out);
	} else if (records) {
		put_record(b, item, plan.n > 0 ? &plan : NULL, NULL, 0);
	} else {
		gk_buf_reset(&b->scratch);
		gk_cut_apply(text, &plan, &b->scratch);
		if (b->scratch.status != GK_OK)
			b->status = GK_NOMEM;
		put_object(b, item, NULL, gk_buf_view(&b->scratch));
	}
	if (item->fate == GK_FATE_OUT && b->task->removed != NULL)
		render_removed(b, item, r);
	if (plan.n == 1 && plan.cut[0].start == 0 &&
	    plan.cut[0].end == text.n && plan.cut[0].put.n == 0)
		text.n = 0;
	if (text.n == 0 && item->fate == GK_FATE_OUT && !item->unit.more &&
	    item->unit.part == 0) {
		b->counts.emptied += item->doc.text.n > 0;
		if (b->task->drop_empty) {
			b->out.n = before;
			item->fate = GK_FATE_DROPPED;
		}
	}
}

/* For people: what was put behind byte `from` anew, in several lines. */
static void
indent(struct gk_batch *b, size_t from)
{
	gk_buf_reset(&b->scratch);
	if (b->out.status != GK_OK)
		return;
	gk_json_pretty(gk_str(b->out.p + from, b->out.n - from), &b->scratch);
	b->out.n = from;
	gk_buf_str(&b->out, gk_buf_view(&b->scratch));
	if (b->scratch.status != GK_OK)
		b->status = GK_NOMEM;
}

static void
render_annotated(struct gk_batch *b, struct gk_item *item,
		 struct gk_report *r)
{
	struct gk_record_add add[GK_FINDINGS_MEMBERS];
	struct gk_findings *f = &item->findings;
	struct gk_buf *values = &b->scratch;
	size_t at[GK_FINDINGS_MEMBERS + 1] = { 0 };

	if (b->task->output == GK_FORMAT_TEXT) {
		gk_buf_str(&b->out, item->doc.text);
		return;
	}
	if (b->task->input != GK_FORMAT_JSONL) {
		put_object(b, item, r, item->doc.text);
		return;
	}
	gk_buf_reset(values);
	for (size_t i = 0; i < f->nmembers; i++) {
		gk_report_member(r, &f->member[i], values);
		at[i + 1] = values->n;
	}
	if (values->status != GK_OK) {
		b->status = GK_NOMEM;
		return;
	}
	for (size_t i = 0; i < f->nmembers; i++) {
		add[i].name = i == 0 && f->member[0].list &&
				      b->task->member != NULL
				  ? b->task->member
				  : f->member[i].name;
		add[i].value = gk_str(values->p + at[i], at[i + 1] - at[i]);
	}
	put_record(b, item, item->mended.n > 0 ? &item->mended : NULL, add,
		   f->nmembers);
}

static void
render_rows(struct gk_batch *b, struct gk_item *item, struct gk_report *r)
{
	const struct gk_member *m = own(item);

	for (size_t i = 0; m != NULL && i < m->n; i++) {
		if (b->task->rows == GK_ROWS_JSONL)
			gk_report_jsonl(r, &m->findings[i], m->many, &b->out);
		else
			gk_report_tsv(r, &m->findings[i],
				      b->task->filter->columns, &b->out);
	}
}

static void
render_checks(struct gk_batch *b, struct gk_item *item, struct gk_report *r)
{
	const struct gk_member *m = own(item);

	for (size_t i = 0; m != NULL && i < m->n; i++) {
		if (m->findings[i].inert || b->task->quiet)
			continue;
		switch (b->task->report) {
		case GK_CHECK_TEXT:
			gk_report_check(r, &m->findings[i], b->task->color,
					&b->out);
			break;
		case GK_CHECK_JSON:
			gk_report_check_json(r, &m->findings[i], &b->out);
			break;
		case GK_CHECK_GITHUB:
			gk_github_put(r, &m->findings[i], &b->out);
			break;
		case GK_CHECK_SARIF:
			gk_sarif_result(r, &m->findings[i],
					gk_task_kinds(b->task), &b->scratch,
					&b->out);
			break;
		}
	}
}

/* A document says where it begins when it is not alone.  That one follows is
 * seen by its separator; of one in parts it is not known yet. */
static void
render_marked(struct gk_batch *b, struct gk_item *item)
{
	const struct gk_task *t = b->task;
	const struct gk_unit *u = &item->unit;
	bool behind = u->ordinal > 1 ||
		      (item->operand > 0 && t->output_dir == NULL);
	bool alone = t->input == GK_FORMAT_TEXT && !behind && u->nsep == 0 &&
		     !u->more && (t->noperands == 1 || t->output_dir != NULL);
	struct gk_view view = { .doc = &item->doc,
				.kinds = t->filter->kinds,
				.found = own(item),
				.lost = item->lost,
				.nlost = item->nlost,
				.deletes = t->text_mode == GK_MODE_DELETE,
				.color = t->color,
				.head = u->part == 0 && !alone,
				.apart = behind,
				.more = u->more };

	if (gk_view_put(&view, &b->arena, &b->out) != GK_OK)
		b->status = GK_NOMEM;
}

/* A record without a text: it passes as it is, where records go out. */
static void
render_passed(struct gk_batch *b, struct gk_item *item)
{
	if (b->task->output == GK_FORMAT_JSONL &&
	    (b->task->mode == GK_MODE_DELETE ||
	     b->task->mode == GK_MODE_ANNOTATE))
		gk_buf_put(&b->out, b->raw.p + item->raw, item->unit.n);
	else
		item->fate = GK_FATE_DROPPED;
}

void
gk_render(struct gk_batch *b, struct gk_item *item)
{
	struct gk_report r;
	size_t before;

	if (item->fate != GK_FATE_OUT)
		return;
	if (b->task->input == GK_FORMAT_JSONL && !item->record.has_text) {
		render_passed(b, item);
		return;
	}
	count(b, item);
	gk_report_begin(&r, &item->doc, b->name(b->name_arg, item->operand),
			b->task->offsets, &b->arena);
	switch (b->task->mode) {
	case GK_MODE_LIST:
		render_rows(b, item, &r);
		break;
	case GK_MODE_CHECK:
		render_checks(b, item, &r);
		break;
	case GK_MODE_MARK:
		render_marked(b, item);
		break;
	case GK_MODE_EMIT:
		if (item->findings.notes != NULL)
			b->task->filter->emit(b->task->state, &item->findings,
					      &b->out);
		break;
	case GK_MODE_ANNOTATE:
		before = b->out.n;
		render_annotated(b, item, &r);
		if (b->task->pretty && item->fate == GK_FATE_OUT)
			indent(b, before);
		break;
	default:
		render_deleted(b, item, &r);
	}
}

void
gk_render_paragraph(struct gk_str text, enum gk_paras paras, size_t at,
		    size_t *start, size_t *end)
{
	size_t from, to;
	const char *q;

	/* The line first, then its neighbours until one is blank. */
	for (from = at; from > 0 && text.p[from - 1] != '\n'; from--)
		;
	q = memchr(text.p + at, '\n', text.n - at);
	to = q != NULL ? (size_t)(q - text.p) : text.n;
	while (paras == GK_PARAS_BLANK && from > 0) {
		size_t up = from - 1;

		while (up > 0 && text.p[up - 1] != '\n')
			up--;
		if (gk_para_is_blank(gk_str_cut(text, up, from - 1)))
			break;
		from = up;
	}
	while (paras == GK_PARAS_BLANK && to < text.n) {
		size_t down = to + 1;

		q = memchr(text.p + down, '\n', text.n - down);
		down = q != NULL ? (size_t)(q - text.p) : text.n;
		if (gk_para_is_blank(gk_str_cut(text, to + 1, down)))
			break;
		to = down;
	}
	*start = from;
	*end = to;
}
