/*
 * annotated - names that a filter upstream found, read back from the record.
 *
 * The arrays "names" and "entities" of a record that bears our mark, with code
 * point offsets, become what gk_name_find gives.  Strings without escapes are
 * views of the record, others lie in the arena.  Cost: linear in the arrays.
 */
#ifndef GK_ANNOTATED_H
#define GK_ANNOTATED_H

#include "name.h"

/* False: the document brings none, or they do not fit its text. */
bool gk_annotated_names(const struct gk_doc *doc, struct gk_arena *arena,
			struct gk_names *names);

#endif
