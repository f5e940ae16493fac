/*
 * lesson - what a page teaches of its site.
 *
 * On any thread the lines of a page are noted, each once; then, in the order of
 * the stream, they are added to the counts of the page's site.  Left out are
 * lines without a word, of numbers alone, and dates.  A copy of an article that
 * was counted before teaches nothing, or else an article that is fetched every
 * day would become furniture: it is one whose headline is known and less than a
 * quarter of whose sentences is new to the site.
 * Cost: sorting the lines.
 */
#ifndef GK_LESSON_H
#define GK_LESSON_H

#include "page.h"
#include "profile.h"

struct gk_lesson_line {
	uint64_t key;
	uint32_t nwords;
	bool sentence;
	bool article;     /* stands in the island */
};

struct gk_lesson {
	struct gk_str site;
	struct gk_lesson_line *line; /* by their keys */
	size_t n;
	uint64_t headline; /* its key, or 0 */
};

/* Notes the page in the arena; NULL without memory.  site must live as long. */
struct gk_lesson *gk_lesson_take(const struct gk_page *page,
				 struct gk_str site, struct gk_arena *arena);

/* What a run learns. */
struct gk_lessons {
	const struct gk_profile *known; /* at the start of the run */
	struct gk_profile fresh;        /* counts of the run */
	uint64_t documents;             /* counted */
	uint64_t copies, nameless;      /* not: copies, or without a site */
};

/* GK_OK or GK_NOMEM. */
enum gk_status gk_lesson_learn(struct gk_lessons *all,
			       const struct gk_lesson *lesson);

#endif
