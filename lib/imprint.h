/*
 * imprint - when an article was published, who wrote it, where it comes from.
 *
 * What the lines beside the headline and behind the article say, the dateline
 * of the lead, and the address: in this order.  Dates of menus, teasers,
 * comments and changes («Обновлено») are not the article's, nor is what comes
 * after the fetch.  What is not sure is absent.  Views lie in the text or in
 * the arena. Cost: linear in a few lines.
 */
#ifndef GK_IMPRINT_H
#define GK_IMPRINT_H

#include "doc.h"
#include "label.h"

struct gk_imprint {
	struct gk_str date, byline, source; /* empty where not known */
};

/* title: the index of the line that is the title, or SIZE_MAX; lead: that
 * of the first line of the body, or page->n.  GK_OK or GK_NOMEM. */
enum gk_status gk_imprint_read(const struct gk_doc *doc,
			       const struct gk_labels *page, size_t title,
			       size_t lead, struct gk_arena *arena,
			       struct gk_imprint *out);

#endif
