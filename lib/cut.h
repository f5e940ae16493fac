/*
 * cut - taking spans out of a text, and where the rest goes.
 *
 * A cut is a range of bytes that goes, and what stands there instead.  A plan
 * is cuts in order, not touching.  A span that covers whole lines is a block:
 * with it go its line end and the blank lines after it (before it, if it is
 * last).  Any other span is inline: with it goes one adjoining blank, unless
 * something is put in its place.
 * Plans lie in the arena.  Cost: linear in the spans and the blanks around them.
 */
#ifndef GK_CUT_H
#define GK_CUT_H

#include "base.h"
#include "buf.h"
#include "mem.h"

struct gk_cut {
	size_t start, end;
	struct gk_str put; /* usually empty */
};

struct gk_cuts {
	struct gk_cut *cut;
	size_t *gone; /* private: bytes that are fewer behind each cut */
	size_t n;
};

/* Makes a plan from n ranges of text in any order, which may overlap; those
 * that do become one.  With more, text goes on behind its end, so that nothing
 * in it is last.  GK_OK or GK_NOMEM. */
enum gk_status gk_cut_plan(struct gk_str text, const struct gk_cut *wanted,
			   size_t n, bool more, struct gk_arena *arena,
			   struct gk_cuts *plan);

/* Appends what is left of text. */
void gk_cut_apply(struct gk_str text, const struct gk_cuts *plan,
		  struct gk_buf *out);

/* Maps the span *s of the text to the text without the cuts.  False when
 * nothing of it is left.  A span that lost its middle keeps its two ends; one
 * that lost an end shrinks, but keeps what is put there. */
bool gk_cut_map(const struct gk_cuts *plan, struct gk_span *s);

#endif
