/*
 * member - a member of a JSON object that is being written.
 *
 * Of two members of a name the first counts, for an object has no name twice.
 * Names hold nothing that JSON would escape.
 * Cost: a search of what was written of the object.
 */
#ifndef GK_MEMBER_H
#define GK_MEMBER_H

#include "buf.h"

/* Parts what follows from what stands before it in the object or array that
 * begins at byte start of out. */
void gk_member_part(struct gk_buf *out, size_t start);

/* Appends "name": or "name/other":, parted from the one before; false, and
 * nothing appended, if the object has it. */
bool gk_member_begin(struct gk_buf *out, size_t start, struct gk_str name,
		     struct gk_str other);

#endif
