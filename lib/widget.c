#include "widget.h"

#include "figures.h"
#include "host.h"
#include "lesson.h"
#include "metadata.h"
#include "verdict.h"

const struct gk_kind gk_widget_kinds[] = {
	[GK_WIDGET_SHARE - GK_WIDGET_SHARE] = { "share", false,
	  "buttons that share the page" },
	{ "related", false, "links to other news" },
	{ "subscribe", false, "calls to subscribe or follow" },
	{ "rates", false, "exchange rates" },
	{ "weather", false, "weather forecasts" },
	{ "menu", false, "menus and sections of the site" },
	{ "footer", false, "the foot of the page" },
	{ "counter", false, "counts of views, likes, readers" },
	{ "ad", false, "advertisements" },
	{ "comments", false, "the readers' comments, calls to comment" },
	{ "tags", false, "lists of tags" },
	{ "credit", false, "credits of photographs and agencies" },
	{ "legal", false, "notices of rights and age" },
	{ "cookie", false, "notices of cookies and consent" },
	{ "template", false, "lines that stand on every page" },
	{ "repeat", true, "headline or lead once more" },
	{ "byline", true, "who wrote it" },
	{ "date", true, "when it appeared" },
	{ "source", true, "where it was taken from" },
	{ "caption", true, "words below a picture" },
	{ NULL, false, NULL },
};

const char *const gk_widget_columns[] = { "text", "reason", NULL };

enum gk_status
gk_widget_label(struct gk_str text, const struct gk_profile_view *site,
		void **keep, struct gk_arena *arena, struct gk_labels *labels)
{
	struct gk_page *page = gk_arena_array(arena, 1, sizeof(*page));
	enum gk_status status;

	if (page == NULL)
		return GK_NOMEM;
	if (keep != NULL && *keep == NULL)
		*keep = gk_memo_new();
	status = gk_page_read(text, site, keep != NULL ? *keep : NULL, arena,
			      page);
	if (status == GK_OK)
		status = gk_label_by_rule(page, arena, labels);
	if (status == GK_OK)
		status = gk_verdict_pass(page, arena, labels);
	if (status == GK_OK)
		gk_metadata_keep(text, labels);
	return status;
}

/* Figures belong to names that may be known for another reason. */
static bool
same_run(const struct gk_label *a, const struct gk_label *b)
{
	return a->kind == b->kind &&
	       (a->kind == GK_WIDGET_RATES || a->kind == GK_WIDGET_WEATHER ||
		a->reason == b->reason || strcmp(a->reason, b->reason) == 0);
}

/* The site of a document, in the arena. */
static struct gk_str
site_of(const struct gk_widget_rules *want, const struct gk_doc *doc,
	struct gk_arena *arena)
{
	char host[GK_HOST_MAX];
	size_t n = gk_host_of(doc->url, host);

	return n > 0 ? gk_arena_copy(arena, gk_str(host, n)) : want->site;
}

void
gk_widget_report(const struct gk_widget_rules *want, const struct gk_doc *doc,
		 const struct gk_labels *page, struct gk_findings *f)
{
	size_t list = gk_findings_list(f, "widgets");

	if (!page->island) {
		f->remark = "pages_without_article";
	} else if (page->recurring > 0) {
		f->remark = "recurring_lines";
		f->remark_n = page->recurring;
	}
	for (size_t i = 0, k; i < page->n; i = k) {
		const struct gk_label *l = &page->line[i];
		struct gk_finding *g;

		for (k = i + 1; k < page->n && same_run(l, &page->line[k]); k++)
			;
		if (l->kind < GK_WIDGET_SHARE)
			continue;
		g = gk_finding_add(f, list,
				   &gk_widget_kinds[l->kind - GK_WIDGET_SHARE],
				   l->start, page->line[k - 1].end);
		if (want != NULL && want->strip >> l->kind & 1)
			g->inert = false;
		if (want != NULL && want->keep >> l->kind & 1)
			g->inert = true;
		if (f->plain)
			continue;
		gk_fact_str(f, g, "reason", gk_str_of(l->reason));
		gk_figures_add(f, g, l->kind,
			       gk_str_cut(doc->text, l->start,
					  page->line[k - 1].end));
	}
}

enum gk_status
gk_widget_examine(const void *rules, const struct gk_doc *doc,
		  struct gk_findings *f)
{
	const struct gk_widget_rules *want = rules;
	struct gk_labels page;
	struct gk_profile_view view = { 0 };
	struct gk_str site = { 0 };
	enum gk_status status;

	if (want != NULL && want->profile != NULL) {
		site = site_of(want, doc, f->arena);
		view = gk_profile_look(want->profile, site);
	}
	status = gk_widget_label(doc->text, view.profile ? &view : NULL,
				 f->keep, f->arena, &page);
	if (status != GK_OK)
		return status;
	if (want != NULL && want->learn &&
	    (f->notes = gk_lesson_take(page.page, site, f->arena)) == NULL)
		return GK_NOMEM;
	gk_widget_report(want, doc, &page, f);
	return f->status;
}
