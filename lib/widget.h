/*
 * widget - furniture, headline and metadata: the article in the page.
 *
 * A scraped page is a sea of short lines with one island of sentences, the
 * article.  Labelling finds the island, the headline above it and the insets
 * within; every line gets a kind and a reason.  Blank lines are skipped: they
 * are no lines here.  A page without an island is content throughout, and so
 * nothing of it is deleted.
 * The text must be valid UTF-8, a line a block.  All results lie in the arena.
 * Cost: linear in the text.
 */
#ifndef GK_WIDGET_H
#define GK_WIDGET_H

#include "filter.h"
#include "label.h"

/* site: NULL, or what is known of it.  keep: as in struct gk_findings, holds a
 * memo of lines.  GK_OK or GK_NOMEM. */
enum gk_status gk_widget_label(struct gk_str text,
			       const struct gk_profile_view *site, void **keep,
			       struct gk_arena *arena,
			       struct gk_labels *labels);

/* "share", "related", ...; byline, date, source, caption and repeat inert. */
extern const struct gk_kind gk_widget_kinds[];
extern const char *const gk_widget_columns[];

/* What the user asks for beside the defaults: bits 1 << GK_WIDGET_... */
struct gk_widget_rules {
	uint32_t strip, keep;
	const struct gk_profile *profile; /* NULL: none */
	struct gk_str site; /* of documents without an address */
	bool learn;         /* leave a struct gk_lesson in the notes */
};

/* List "widgets": a finding for each run of neighbouring lines of one kind and
 * reason that are not the article. */
gk_examine gk_widget_examine;

/* The same of a document whose labels are there; rules may be NULL. */
void gk_widget_report(const struct gk_widget_rules *rules,
		      const struct gk_doc *doc, const struct gk_labels *labels,
		      struct gk_findings *f);

#endif
