/*
 * verdict - what the rules made of the lines near the article, corrected.
 *
 * A linear model over the traits of a line (logistic regression, trained by
 * scripts/train-widgets on labelled pages; lib/data/weights.txt) says how much
 * the line is of the article.  Where it is surer than a margin that the rules
 * are wrong, the line changes sides.  The headline, metadata, and what recurs
 * on its site stay what they are.
 * Cost: the lines of the island and WINDOW on each side.
 */
#ifndef GK_VERDICT_H
#define GK_VERDICT_H

#include "label.h"

/* The lines that are looked at: [*from, *to), none if there is no island. */
void gk_verdict_window(const struct gk_labels *labels, size_t *from,
		       size_t *to);

/* Corrects labels, as gk_label_by_rule gave them; GK_OK or GK_NOMEM. */
enum gk_status gk_verdict_pass(const struct gk_page *page,
			       struct gk_arena *arena,
			       struct gk_labels *labels);

#endif
