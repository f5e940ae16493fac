/*
 * remap - annotations of a text from which something was cut.
 *
 * An annotation is a JSON object with start and end (code points) or spans
 * ([[start,end],...]); mention and cue inside it are places too.  What lost its
 * whole place goes; what shrank is written anew, its member text with it.
 * Entities are recounted, and names point to them by their new numbers.
 */
#ifndef GK_REMAP_H
#define GK_REMAP_H

#include "cut.h"
#include "json.h"
#include "offset.h"

struct gk_remap {
	struct gk_str text;       /* as it is now */
	struct gk_str before;     /* private, and all below */
	const struct gk_cuts *plan;
	struct gk_arena *arena;
	struct gk_offset old, now;
	size_t *count, *number;   /* of each entity: names left, new index */
	size_t nentities;
	struct gk_buf buf;
};

/* text is as it was; map->text becomes what the plan leaves of it. */
void gk_remap_begin(struct gk_remap *map, struct gk_str text,
		    const struct gk_cuts *plan, struct gk_arena *arena);

/* Counts what is left of each entity; before the two arrays are re-mapped. */
enum gk_status gk_remap_entities(struct gk_remap *map, struct gk_str names,
				 struct gk_str entities);

/* The array, a raw JSON value, as it is now.  GK_BADTEXT: not such an array. */
enum gk_status gk_remap_array(struct gk_remap *map, struct gk_str raw,
			      bool entities, bool names, struct gk_str *now);

void gk_remap_end(struct gk_remap *map);

#endif
