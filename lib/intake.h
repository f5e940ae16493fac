/*
 * intake - the bytes of a unit become a document.
 *
 * They are decoded, or checked, by the rule for bad text; headers of WET and
 * members of JSONL are read, what nobody asked for is dropped, and the text is
 * mended where the task says so.
 */
#ifndef GK_INTAKE_H
#define GK_INTAKE_H

#include "batch.h"
#include "mend.h"

/* Fills item->doc; what was mended is in *mends, in the arena of the batch.
 * False: there is nothing to examine, because the unit is left out or dropped, or
 * holds no text.  Without memory b->status says so. */
bool gk_intake_read(struct gk_batch *b, struct gk_item *item,
		    struct gk_mends *mends);

#endif
