/*
 * offset - byte offsets as code points or UTF-16 units, and back.
 *
 * A map over one text; it makes itself a sparse index at the first question, so
 * that any order of questions costs a pass over the text once and then a few
 * hundred bytes each.  The text must be valid UTF-8 and outlive the map; the
 * index lies in the arena.  Without memory answers stay right and get slow.
 */
#ifndef GK_OFFSET_H
#define GK_OFFSET_H

#include "base.h"
#include "mem.h"

enum gk_offset_unit { GK_OFFSET_POINT, GK_OFFSET_BYTE, GK_OFFSET_UTF16 };

struct gk_offset {
	struct gk_str text;
	enum gk_offset_unit unit;
	struct gk_arena *arena;
	size_t *index; /* private: units before every 1024th byte */
	bool made;     /* private */
	size_t last, units; /* private: the last answer */
};

/* The units before the byte at off; off is at a code point's start or text.n. */
size_t gk_offset_of(struct gk_offset *o, size_t off);

/* The byte at which that many units end; false when the text is shorter or,
 * in UTF-16, when it falls inside a code point. */
bool gk_offset_byte(struct gk_offset *o, size_t units, size_t *off);

#endif
