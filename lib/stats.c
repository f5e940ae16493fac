#include "stats.h"

#include "baseline.h"

static void
put(struct gk_buf *out, const char *name, uint64_t number)
{
	gk_buf_printf(out, ",\"%s\":%llu", name, (unsigned long long)number);
}

/* Those that there were, in the order of the manual. */
static void
put_encodings(struct gk_buf *out, const struct gk_counts *c)
{
	static const char *const wide[] = { "UTF-8", "UTF-16LE", "UTF-16BE" };
	const char *comma = "";

	gk_buf_puts(out, ",\"encodings\":{");
	for (size_t i = 0; i < GK_CHARSET_UNKNOWN + GK_CODEPAGE_CYRILLIC; i++) {
		size_t page = i - GK_CHARSET_UNKNOWN;
		uint64_t n = i < GK_CHARSET_UNKNOWN ? c->wide[i]
						    : c->page[page];

		if (n == 0)
			continue;
		gk_buf_printf(out, "%s\"%s\":%llu", comma,
			      i < GK_CHARSET_UNKNOWN
				      ? wide[i]
				      : gk_codepage_name((enum gk_codepage)page),
			      (unsigned long long)n);
		comma = ",";
	}
	gk_buf_putc(out, '}');
}

void
gk_stats_json(const struct gk_task *task, const struct gk_totals *totals,
	      int status, struct gk_buf *out)
{
	const struct gk_counts *c = &totals->counts;
	const struct gk_kind *kinds = gk_task_kinds(task);
	const char *comma = "";

	gk_buf_printf(out, "{\"filter\":\"%s\"", task->filter->name);
	if (task->input == GK_FORMAT_WET)
		put(out, "records", c->records);
	put(out, "documents", c->documents);
	put(out, "findings", c->findings);
	if (task->baseline != NULL)
		gk_baseline_stats(task->baseline, out);
	put(out, "left_out", c->left);
	put(out, "paragraphs_left_out", c->lost_paragraphs);
	put(out, "replaced", c->replaced);
	put(out, "without_text", c->passed);
	put(out, "emptied", c->emptied);
	put(out, "bytes_in", totals->bytes_in);
	put(out, "bytes_out", totals->bytes_out);
	for (size_t i = 0; i < 8 && c->remark[i].name != NULL; i++)
		put(out, c->remark[i].name, c->remark[i].n);
	if (task->repair)
		put(out, "repaired", c->repaired);
	if (task->detect)
		put_encodings(out, c);
	if (task->filter->stats != NULL)
		task->filter->stats(task->state, out);
	gk_buf_puts(out, ",\"kinds\":{");
	for (size_t i = 0; kinds != NULL && kinds[i].name != NULL; i++) {
		if (c->by_kind[i] == 0)
			continue;
		gk_buf_printf(out, "%s\"%s\":%llu", comma, kinds[i].name,
			      (unsigned long long)c->by_kind[i]);
		comma = ",";
	}
	gk_buf_printf(out, "},\"status\":%d}\n", status);
}
