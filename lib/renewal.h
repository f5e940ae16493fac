/*
 * renewal - a history written from older ones and from fresh keys.
 *
 * The file appears whole, in the place of the old one, or not at all.  Its pages
 * are sent to the disk while the next ones are made.
 * Memory: the ends of the buckets, four bytes for at least sixteen keys, and
 * six for a key that stood in 255 documents and more.  Cost: a pass over the
 * keys; of one history of as many bits they go over in runs.
 */
#ifndef GK_RENEWAL_H
#define GK_RENEWAL_H

#include "history.h"
#include "spill.h"

/* Replaces the file at path with the union of nold histories, all of the level,
 * and the fresh keys (NULL: none), whose values begin with a uint16_t of
 * documents, which are added up.  The two pieces of rows (NULL: none) follow as
 * they are.  The histories may be of the same path.  GK_IO with errno, GK_NOMEM:
 * the old file stands, and *why says what is wrong. */
enum gk_status gk_renewal_write(const char *path, uint64_t level,
				const struct gk_history *old, size_t nold,
				struct gk_spill *fresh,
				const struct gk_str *rows, const char **why);

#endif
