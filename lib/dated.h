/*
 * dated - which lines of a page are of a date.
 *
 * A line is of a date where that stands alone in it but for a few words; a label
 * in the line above belongs to it.  The few lines that are asked for are asked
 * for often, so each is read once and remembered.  Views lie in the text.
 * Nothing is allocated.  Cost: a short line's, where it has what dates are made
 * of.
 */
#ifndef GK_DATED_H
#define GK_DATED_H

#include "date.h"
#include "label.h"

#define GK_DATED_BYTES 200 /* of a line of a date, at most */

/* Words beside a date that may be a rubric, a name, a place. */
#define GK_DATED_OTHERS 3

/* As many lines as are looked at together. */
#define GK_DATED_LINES 32

/* Private: what was read of a line, the first date in it and the one that it is
 * of. */
struct gk_dated_line {
	size_t line;
	bool first_read, date_read, has_first, has_date;
	struct gk_date first, date;
};

struct gk_dated {
	struct gk_str text;
	const struct gk_labels *page;
	struct gk_dated_line *line; /* GK_DATED_LINES, see gk_dated_begin */
};

/* line: GK_DATED_LINES places that live as long as *d. */
void gk_dated_begin(struct gk_dated *d, struct gk_str text,
		    const struct gk_labels *page, struct gk_dated_line *line);

struct gk_str gk_dated_text(const struct gk_dated *d, size_t i);

/* Has line i what a date is made of: a time, a day and a month, two numbers
 * among words, or words that labelling took for those of a date? */
bool gk_dated_may(const struct gk_dated *d, size_t i);

/* The first date that stands in line i, whatever else does; or NULL. */
const struct gk_date *gk_dated_first(const struct gk_dated *d, size_t i);

/* The date that line i is of. */
bool gk_dated_of(const struct gk_dated *d, size_t i, struct gk_date *date);

/* A time that stands alone in line i; none where there is no such line. */
bool gk_dated_clock(const struct gk_dated *d, size_t i, struct gk_date *date);

#endif
