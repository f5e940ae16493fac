#include "article.h"

#include "imprint.h"
#include "lang.h"
#include "name.h"
#include "para.h"
#include "quote.h"
#include "widget.h"

#include "schema_table.inc"

/* A paragraph tells its language from so many bytes on, some 100 letters. */
#define PARAGRAPH_LANG 200

static struct gk_str
text_of(const struct gk_doc *doc, const struct gk_label *line)
{
	return gk_str_cut(doc->text, line->start, line->end);
}

static bool
is_body(const struct gk_label *line)
{
	return line->kind == GK_WIDGET_CONTENT;
}

/* Words, by blanks. */
static size_t
count_words(struct gk_str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] != ' ' && (i == 0 || s.p[i - 1] == ' ');
	return n;
}

/* A trail of rubrics: «Новости / Город / ...». */
static bool
is_trail(struct gk_str s)
{
	return memmem(s.p, s.n, " / ", 3) != NULL ||
	       memmem(s.p, s.n, " | ", 3) != NULL ||
	       memmem(s.p, s.n, " \xC2\xBB ", 4) != NULL;
}

/* The headline that labelling found; else, where all the text is article, the
 * first line before a sentence that is long enough to be one. */
static const struct gk_label *
find_title(const struct gk_doc *doc, const struct gk_labels *page)
{
	const struct gk_label *line = page->line;
	struct gk_str s;
	size_t words;

	if (page->headline < page->n)
		return &page->line[page->headline];
	if (page->island)
		return NULL;
	for (size_t i = 0; i + 1 < page->n && i < 6; i++, line++) {
		s = text_of(doc, line);
		words = count_words(s);
		if (s.n > 300 || memchr(".!?:;,", s.p[s.n - 1], 6) != NULL)
			return NULL;
		if (is_body(line) && words >= 3 && words <= 20 &&
		    !is_trail(s))
			return line;
	}
	return NULL;
}

/* The first paragraph of the body. */
static const struct gk_label *
find_lead(const struct gk_doc *doc, const struct gk_labels *page,
	  const struct gk_label *title)
{
	const struct gk_label *line = title != NULL ? title + 1
							  : page->line;

	for (; line < page->line + page->n; line++)
		if (is_body(line) &&
		    (title == NULL ||
		     !gk_str_eq(text_of(doc, line), text_of(doc, title))))
			return line;
	return NULL;
}

/* Roles are JSON as they stand. */
#define ROLE(name) "\"" name "\""

/* A body paragraph that names what follows, or is an item of a list. */
static const char *
role_of_body(struct gk_str s)
{
	static const char *const dashes[] = { "- ", "– ", "— ", "• ", "* " };

	/* most begin with a letter, and none is empty */
	for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
		if (s.p[0] == dashes[i][0] &&
		    gk_str_begins(s, gk_str_of(dashes[i])))
			return ROLE("list");
	if (s.n < 160 && s.n > 0 &&
	    memchr(".!?:;,)\"", s.p[s.n - 1], 8) == NULL &&
	    (s.n < 2 || memcmp(s.p + s.n - 2, "\xC2\xBB", 2) != 0) &&
	    (s.n < 3 || memcmp(s.p + s.n - 3, "\xE2\x80\xA6", 3) != 0))
		return ROLE("heading");
	return ROLE("text");
}

static const char *
role_of(const struct gk_doc *doc, const struct gk_label *line,
	const struct gk_label *title, const struct gk_label *lead)
{
	if (line == title)
		return ROLE("title");
	if (line == lead)
		return ROLE("lead");
	switch (line->kind) {
	case GK_WIDGET_CONTENT:
		return role_of_body(text_of(doc, line));
	case GK_WIDGET_HEADLINE:
		return ROLE("title");
	case GK_WIDGET_REPEAT:
		return ROLE("repeat");
	case GK_WIDGET_BYLINE:
		return ROLE("byline");
	case GK_WIDGET_DATE:
		return ROLE("date");
	case GK_WIDGET_SOURCE:
		return ROLE("source");
	case GK_WIDGET_CAPTION:
		return ROLE("caption");
	default:
		return ROLE("widget");
	}
}

/* The lines of a hard-wrapped document are no paragraphs; its runs are. */
static void
add_runs(const struct gk_doc *doc, struct gk_findings *f, size_t list,
	 const struct gk_label *title, const struct gk_label *lead)
{
	struct gk_para p = { 0 };
	struct gk_finding *g;
	const char *role;
	size_t end;

	while (gk_para_next(doc->text, GK_PARAS_BLANK, &p)) {
		end = p.off + p.text.n;
		role = role_of_body(p.text);
		if (title != NULL && title->start >= p.off &&
		    title->start < end)
			role = ROLE("title");
		else if (lead != NULL && lead->start >= p.off &&
			 lead->start < end)
			role = ROLE("lead");
		g = gk_finding_add(f, list, NULL, p.off, end);
		gk_fact_json(f, g, "role", gk_str_of(role));
	}
}

static void
add_paragraphs(const struct gk_doc *doc, const struct gk_labels *page,
	       struct gk_findings *f, const struct gk_label *title,
	       const struct gk_label *lead, const char *lang)
{
	size_t list = gk_findings_list(f, "paragraphs");
	enum gk_paras mode = doc->paras;
	const struct gk_label *line;
	struct gk_finding *g;
	const char *own;

	if (mode == GK_PARAS_AUTO)
		mode = gk_para_mode(doc->text);
	if (mode == GK_PARAS_BLANK) {
		add_runs(doc, f, list, title, lead);
		return;
	}
	gk_findings_room(f, list, page->n);
	for (line = page->line; line < page->line + page->n; line++) {
		g = gk_finding_add(f, list, NULL, line->start, line->end);
		gk_fact_json(f, g, "role",
			     gk_str_of(role_of(doc, line, title, lead)));
		/* A short paragraph tells no language for sure. */
		if (!is_body(line) || doc->lang != NULL ||
		    line->end - line->start < PARAGRAPH_LANG)
			continue;
		own = gk_lang_of_paragraph(text_of(doc, line), lang);
		if (own != NULL && (lang == NULL || strcmp(own, lang) != 0))
			gk_fact_str(f, g, "lang", gk_str_of(own));
	}
}

static void
add_string(struct gk_findings *f, const char *name, struct gk_str had,
	   struct gk_str s)
{
	if (had.n == 0 && s.n > 0)
		gk_findings_str(f, name, s);
}

/* Date, byline and source, in the order of the manual. */
static enum gk_status
add_imprint(const struct gk_doc *doc, const struct gk_labels *page,
	    const struct gk_label *title, const struct gk_label *lead,
	    struct gk_findings *f)
{
	struct gk_imprint imprint;
	enum gk_status status;

	status = gk_imprint_read(
	    doc, page,
	    title != NULL ? (size_t)(title - page->line) : SIZE_MAX,
	    lead != NULL ? (size_t)(lead - page->line) : page->n, f->arena,
	    &imprint);
	if (status != GK_OK)
		return status;
	add_string(f, "date", doc->date, imprint.date);
	add_string(f, "byline", doc->byline, imprint.byline);
	add_string(f, "source", doc->source, imprint.source);
	return GK_OK;
}

/* Names once for both lists that want them. */
static enum gk_status
add_extracts(const struct gk_article_rules *rules, const struct gk_doc *doc,
	     const char *lang, struct gk_findings *f)
{
	static const struct gk_name_rules all = { .kinds = ~0u };
	static const struct gk_quote_rules quotes = { .speakers = true,
						      .kinds = ~0u };
	struct gk_names names = { 0 };
	enum gk_status status = GK_OK;

	if (rules->names)
		status = gk_name_find(doc->text, lang, f->arena, &names);
	if (status == GK_OK && rules->names)
		status = gk_name_report(&all, &names, f);
	if (status == GK_OK && rules->quotes)
		status = gk_quote_find(doc->text, lang,
				       rules->names ? &names : NULL, &quotes,
				       f->arena, f);
	return status;
}

enum gk_status
gk_article_examine(const void *arg, const struct gk_doc *doc,
		   struct gk_findings *f)
{
	const struct gk_article_rules *rules = arg;
	const struct gk_label *title, *lead;
	struct gk_labels page = { 0 };
	const char *lang = doc->lang;
	enum gk_status status;

	if (rules->bare)
		return GK_OK;
	if (lang == NULL)
		lang = gk_lang_guess(doc->text);
	if (lang == NULL)
		lang = doc->hint;
	status = gk_widget_label(doc->text, NULL, f->keep, f->arena, &page);
	if (status != GK_OK)
		return status;
	title = find_title(doc, &page);
	lead = find_lead(doc, &page, title);
	if (title != NULL)
		add_string(f, "title", doc->title, text_of(doc, title));
	if (lead != NULL && title != NULL)
		gk_findings_str(f, "lead", text_of(doc, lead));
	status = add_imprint(doc, &page, title, lead, f);
	if (status != GK_OK)
		return status;
	if (lang != NULL)
		add_string(f, "lang", doc->told, gk_str_of(lang));
	add_paragraphs(doc, &page, f, title, lead, lang);
	status = add_extracts(rules, doc, lang, f);
	if (status == GK_OK && rules->widgets)
		gk_widget_report(NULL, doc, &page, f);
	return status == GK_OK ? f->status : status;
}
