/*
 * figures - the numbers that rates and weather widgets hold, as JSON.
 *
 * What rates and weather make of their text, as the fact `data` of a finding.
 * What is not understood is left out; a text of more than 64 KiB is not looked
 * at.  The JSON lies in the arena of the findings.  Cost: linear.
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
