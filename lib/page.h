/*
 * page - the lines of a page, and where among them the article lies.
 *
 * A line is a block of text; blank ones are no lines here.  The text must be
 * valid UTF-8 and less than 4 GiB.  All lies in the arena.
 * A profile of its site says which lines recur.
 * Cost: linear in the text.
 */
#ifndef GK_PAGE_H
#define GK_PAGE_H

#include "island.h"
#include "memo.h"
#include "profile.h"
#include "stems.h"

struct gk_page {
	struct gk_str text;
	struct gk_line *line;
	size_t n;
	uint32_t *stem; /* of all lines */
	bool recurring; /* some line recurs on the site */
	struct gk_island island;
	struct gk_stems *stems; /* private: of the island's sentences */
};

/* site, what is known of it, and memo may be NULL.  GK_OK or GK_NOMEM. */
enum gk_status gk_page_read(struct gk_str text,
			    const struct gk_profile_view *site,
			    struct gk_memo *memo, struct gk_arena *arena,
			    struct gk_page *page);

/* Of the words that line i can share, how many it shares with sentences of the
 * island. */
size_t gk_page_shared(const struct gk_page *page, size_t i);

/* The same, but only with other lines than i. */
size_t gk_page_shared_with_others(const struct gk_page *page, size_t i);

#endif
