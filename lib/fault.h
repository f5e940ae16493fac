/*
 * fault - what is said and kept of a unit that is not valid.
 *
 * A message of the batch, "FILE:LINE: what at byte N", and the unit's raw bytes
 * for --rejected.  Lines and bytes are those of the input, from 1.
 */
#ifndef GK_FAULT_H
#define GK_FAULT_H

#include "batch.h"

/* The bytes of the unit as they were read. */
struct gk_str gk_fault_raw(const struct gk_batch *b,
			   const struct gk_item *item);

/* Opens a message: "FILE:LINE: ". */
void gk_fault_say(struct gk_batch *b, const struct gk_item *item, size_t line);

/* Says "invalid UTF-8 at byte N; CODEPAGE? (try -f CODEPAGE)" of byte `bad` of
 * raw, with which the unit begins.  from: its encoding, NULL for UTF-8. */
void gk_fault_invalid(struct gk_batch *b, struct gk_item *item,
		      struct gk_str raw, size_t bad, const char *from);

/* The unit is left out, for a reason that was said. */
void gk_fault_leave(struct gk_batch *b, struct gk_item *item);

/* The unit is no document, but something too long or broken: says so, and leaves
 * it out. */
void gk_fault_lose(struct gk_batch *b, struct gk_item *item);

#endif
