/*
 * memo - lines that were read before, with what was said of them.
 *
 * The furniture of a site stands on every page of it, so most lines of an archive
 * are known already.  A line is found again by a 64-bit hash of its bytes; what
 * reading says depends on nothing else, so a memo changes no result.  It remembers
 * short lines alone, when they come a second time, for most prose comes once; and a
 * fixed number of them: of two that want one place it forgets the older.
 * Memory: 2 MB.  A memo serves one thread at a time and is freed with
 * gk_mem_free.
 */
#ifndef GK_MEMO_H
#define GK_MEMO_H

#include "line.h"

struct gk_memo;

/* An empty one, or NULL without memory: then one does without. */
struct gk_memo *gk_memo_new(void);

/* What to ask for a line of those bytes by, 0 if it is too long; where the answer
 * lies comes nearer meanwhile. */
uint64_t gk_memo_key(const struct gk_memo *memo, struct gk_str bytes);

/* The line of that key, if it is known: *line but for its place, and its stems, of
 * which GK_PHRASE_WORDS places may be written. */
bool gk_memo_find(const struct gk_memo *memo, uint64_t key,
		  struct gk_line *line, uint32_t *stems);

/* That line was read. */
void gk_memo_put(struct gk_memo *memo, uint64_t key, const struct gk_line *line,
		 const uint32_t *stems);

#endif
