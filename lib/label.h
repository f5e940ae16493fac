/*
 * label - what each line of a page is, by rule.
 *
 * The headline, the island's lines and the metadata beside it are kept; all
 * else is furniture of some kind, which a phrase, the shape of the line or the
 * heading above it tells.  A page without an island is content throughout.
 * Cost: linear in the lines, which lie in the arena.
 */
#ifndef GK_LABEL_H
#define GK_LABEL_H

#include "page.h"

struct gk_label {
	size_t start, end; /* bytes of the text, blanks around taken off */
	enum gk_widget_kind kind;
	const char *reason; /* a constant: "phrase", "outside", ... */
};

struct gk_labels {
	struct gk_label *line; /* n lines that are not blank */
	size_t n;
	size_t headline;    /* index of its first copy with the article, or
			     * SIZE_MAX */
	size_t first, last; /* first and last line of the island, both in it */
	bool island;        /* else first and last mean nothing */
	const struct gk_page *page; /* as it was read */
	size_t recurring;   /* lines that only recurrence on the site made
			     * furniture */
};

/* GK_OK or GK_NOMEM. */
enum gk_status gk_label_by_rule(const struct gk_page *page,
				struct gk_arena *arena,
				struct gk_labels *labels);

#endif
