/*
 * mark - quotation marks, paired.
 *
 * Marks pair by kind: « with », „ with “ or ”, “ with ”, " with ", ‘ with ’, '
 * with ' where no apostrophe stands.  Inside one paragraph (a line) whatever is
 * left over is repaired or given as odd, so that one odd mark spoils nothing
 * beyond its line; a quotation that stays open goes on in the next paragraph if
 * that one opens again.  Only outermost pairs are given, and odd marks.
 * The list lies in the arena.  Cost: linear, for marks in any order.
 */
#ifndef GK_MARK_H
#define GK_MARK_H

#include "base.h"
#include "mem.h"

enum gk_mark_kind {
	GK_MARK_PAIR,
	GK_MARK_MENDED, /* two marks of other kinds, or one that closed two */
	GK_MARK_OPEN,   /* an opening mark without its partner */
	GK_MARK_CLOSE,  /* a closing one */
};

struct gk_mark {
	size_t start, end; /* with the marks */
	enum gk_mark_kind kind;
};

struct gk_marks {
	struct gk_mark *mark;
	size_t n;
};

/* GK_OK or GK_NOMEM. */
enum gk_status gk_mark_pair(struct gk_str text, struct gk_arena *arena,
			    struct gk_marks *marks);

/* Is cp a quotation mark that this room pairs? */
bool gk_mark_is(uint32_t cp);

#endif
