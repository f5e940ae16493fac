/*
 * figures - the numbers that rates and weather widgets hold, as JSON.
 *
 * Rates become {"USD":503.04} where currencies are named and [503.04,601.1]
 * where none is; weather, a place a line, becomes {"Алматы":-1}.  What is not
 * understood is left out, and so is a name that JSON would have to escape.
 * The JSON lies in the arena of the findings.  Cost: linear.
 */
#ifndef GK_FIGURES_H
#define GK_FIGURES_H

#include "finding.h"
#include "phrase.h"

/* Adds the fact `data` to g, if the text that it stands for is of the kind
 * rates or weather and holds figures. */
void gk_figures_add(struct gk_findings *f, struct gk_finding *g,
		    enum gk_widget_kind kind, struct gk_str text);

#endif
