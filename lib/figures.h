/*
 * figures - the numbers that rates and weather widgets hold, as JSON.
 *
 * Rates become {"USD":503.04} where the currency is named and [503.04,601.1]
 * where it is not; weather becomes {"Алматы":-1}.  What is not understood is
 * left out.  The JSON lies in the arena of the findings.  Cost: linear.
 */
#ifndef GK_FIGURES_H
#define GK_FIGURES_H

#include "finding.h"
#include "widget.h"

/* Adds the fact `data` to g, which stands for n lines of one kind, if they are
 * rates or weather and hold figures. */
void gk_figures_add(struct gk_findings *f, struct gk_finding *g,
		    struct gk_str text, const struct gk_widget_line *line,
		    size_t n);

#endif
