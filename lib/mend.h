/*
 * mend - a text without the damage whose repair is certain.
 *
 * What mojibake and lookalike are certain of is put in its place, again and again
 * until nothing is left that they are certain of, so that mending what was mended
 * changes nothing.  Clean text stays as it is, byte for byte.
 * The mended text and the places lie in the arena.  Cost: a pass for each round,
 * two where something was found.
 */
#ifndef GK_MEND_H
#define GK_MEND_H

#include "cut.h"
#include "defect.h"

struct gk_mend {
	struct gk_cut cut; /* of the text as it came */
	enum gk_defect kind;
	const char *reason;
};

struct gk_mends {
	struct gk_mend *mend; /* in order, not touching */
	size_t n;
	struct gk_str text;  /* mended */
	struct gk_cuts plan; /* for gk_cut_map; as small as may be */
};

/* GK_OK, with n 0 where there is nothing to mend, or GK_NOMEM. */
enum gk_status gk_mend_find(struct gk_str text, struct gk_arena *arena,
			    struct gk_mends *mends);

#endif
