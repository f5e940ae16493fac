/*
 * wanted - the words of a document whose names a quotation needs.
 *
 * Names cost several times what all else does.  A quotation needs those of its
 * own sentences; where its clause names nobody, of those that stand before it,
 * too; and wherever the same person or office is told in full.  What is found
 * without names is noted here, and becomes the zones that gk_name_within tags.
 * The zones lie in the arena.  Cost: a look at the words of the clauses.
 */
#ifndef GK_WANTED_H
#define GK_WANTED_H

#include "mem.h"
#include "zone.h"

#define GK_WANTED_BACK 1500 /* bytes before a clause that names nobody */

struct gk_wanted {
	struct gk_arena *arena;
	struct gk_zone *zone;
	size_t n, cap;
	size_t done;  /* private: words before it have been looked at */
	size_t back;  /* private: before it, all is wanted already */
	bool failed;  /* out of memory */
};

/* Speech with these spans, in the sentence that begins at `sentence`. */
void gk_wanted_add(struct gk_wanted *w, struct gk_str text,
		   const struct gk_span *spans, size_t nspans,
		   struct gk_span cue, size_t sentence);

#endif
