/*
 * credit - who wrote a text, and where it comes from, as a line says it.
 *
 * «Автор: Иван Петров», «Беседовала Мария Окунева», «Источник: ТАСС», «Иван
 * Петров, РИА Новости».  Labels and agencies come from data/credits.txt.  An
 * author is told by the shape of names and a label, or by a known given name;
 * credits of photos, and what is no name, are none.  Views lie in the line.
 * Nothing is allocated.  Cost: linear.
 */
#ifndef GK_CREDIT_H
#define GK_CREDIT_H

#include "base.h"

struct gk_credit {
	struct gk_str byline, source; /* empty where not told */
	bool byline_below, source_below; /* a label alone: see the next line */
	bool role;     /* «Журналист» alone: the line above may be a name */
	bool labelled; /* else a name, or an agency, stands alone */
};

/* What the line says; zeroed where it says nothing. */
void gk_credit_read(struct gk_str line, struct gk_credit *credit);

/* Is it the name of an agency or paper that is known? */
bool gk_credit_is_agency(struct gk_str s);

/* One or more names of people by their shape; *known: one word of them is a
 * given name, and none is anything else.  Of few words and no others. */
bool gk_credit_is_names(struct gk_str s, bool *known);

/* Like the name of an agency by its shape: few words, each with a capital. */
bool gk_credit_is_title(struct gk_str s);

/* The view without the blanks and marks around it that part things. */
struct gk_str gk_credit_trim(struct gk_str s);

#endif
