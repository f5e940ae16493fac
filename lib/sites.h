/*
 * sites - the profile that a run reads, and what it adds to it.
 *
 * The profile is read once and does not change while the run goes on, so the
 * output hangs on it alone.  What the run learns is counted apart, in the order
 * of the stream, and goes to the file at the end.
 * Functions that return false leave a message in *why, a path and what is wrong
 * with it.
 */
#ifndef GK_SITES_H
#define GK_SITES_H

#include "filter.h"
#include "host.h"
#include "lesson.h"

struct gk_sites {
	const char *path; /* of the profile; NULL: none, and no more is done */
	bool learn;

	struct gk_profile known;
	uint64_t nlines;  /* in the file */
	struct gk_lessons lessons;
};

/* Reads the profile; tries whether it can be written if the run learns. */
bool gk_sites_open(struct gk_sites *s, struct gk_buf *why);

/* Learns from the struct gk_lesson in the notes of a document. */
gk_settle gk_sites_settle; /* of a struct gk_sites */

/* Members for --stats. */
void gk_sites_stats(const void *sites, struct gk_buf *out);

/* At the end of a run that was whole. */
bool gk_sites_finish(void *sites, struct gk_buf *why);

/* Adds up n profiles into out, which may be one of them. */
bool gk_sites_merge(const char *const *paths, size_t n, const char *out,
		    struct gk_buf *why);

void gk_sites_clear(struct gk_sites *s);

#endif
