/*
 * memo - lines that were read before, with what line said of them.
 *
 * The furniture of a site stands on every page of it, so most lines of an archive
 * are known already.  A line is found again by a 64-bit hash of its bytes; what
 * line says depends on nothing else, so a memo changes no result.  It remembers
 * short lines alone, a fixed number of them, and forgets the older of two that
 * want one place: 3 MB.
 * A memo serves one thread at a time and is freed with gk_mem_free.
 */
#ifndef GK_MEMO_H
#define GK_MEMO_H

#include "line.h"

struct gk_memo;

/* An empty one, or NULL without memory: then one does without. */
struct gk_memo *gk_memo_new(void);

/* The line of those bytes, if it is known: *line but for its place, and its stems.
 * Else false, and the memo learns it from gk_memo_put, which must come next. */
bool gk_memo_find(struct gk_memo *memo, struct gk_str bytes,
		  struct gk_line *line, uint32_t *stems);
void gk_memo_put(struct gk_memo *memo, const struct gk_line *line,
		 const uint32_t *stems);

#endif
