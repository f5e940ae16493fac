/*
 * view - a document for the eye: each line, and in the margin what it is.
 *
 * Lines stand whole and in order, behind a margin as wide as the filter's
 * longest kind: "related" goes, "(byline)" was found and stays, an empty margin
 * is the article.  Spans inside a line stand in [brackets], in colour underlined
 * instead.  Colour repeats what the margin says.
 * Control characters, bidi overrides and line separators never come out as
 * themselves: a crawled page shall not speak to a terminal.
 * Valid UTF-8; appends to a buffer, scratch from the arena.  Linear.
 */
#ifndef GK_VIEW_H
#define GK_VIEW_H

#include "cut.h"
#include "doc.h"
#include "finding.h"

struct gk_view {
	const struct gk_doc *doc;
	const struct gk_kind *kinds;   /* the filter's: they make the margin */
	const struct gk_member *found; /* or NULL */
	const struct gk_cut *lost;     /* what was not valid, and was blanked */
	size_t nlost;
	bool deletes; /* findings go by default, else they are pointed at */
	bool color;
	bool head;  /* begin with the document's id */
	bool apart; /* and with a blank line before it */
	bool more;  /* another part of the document follows */
};

/* GK_OK or GK_NOMEM; out latches its own. */
enum gk_status gk_view_put(const struct gk_view *v, struct gk_arena *arena,
			   struct gk_buf *out);

/* Appends s with what a terminal would obey made visible: U+241B for ESC,
 * <U+009B> where there is no symbol.  Tabs stay. */
void gk_view_text(struct gk_str s, struct gk_buf *out);

#endif
