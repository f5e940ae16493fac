/*
 * metadata - the lines beside an article that date and sign it.
 *
 * Rules and model look for the article; what stands at its edge, a date above
 * the headline, a name alone below it or behind the last line, is of no use to
 * them and would go with the furniture.  Here those lines get their kinds back,
 * by what dates and names are made of.  Only removed lines within a few lines
 * of headline, lead and end are looked at.  Cost: linear in those.
 */
#ifndef GK_METADATA_H
#define GK_METADATA_H

#include "label.h"

/* Nothing where the page has no article. */
void gk_metadata_keep(struct gk_str text, struct gk_labels *labels);

#endif
