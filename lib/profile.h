/*
 * profile - in how many documents of a site each line stood.
 *
 * A line is known by its key (gk_line.key), a site by its name.  Counts add up,
 * so profiles merge in any order.  Bounded: what is over the limits is
 * forgotten, the sites of fewest documents and the lines seen least first, and
 * among equals those of the greatest keys; they count from nothing when they
 * come again.
 * A zeroed struct is an empty one; after GK_NOMEM it is only to be cleared.
 * Memory: 20 to 30 bytes a line.
 */
#ifndef GK_PROFILE_H
#define GK_PROFILE_H

#include "buf.h"
#include "hash.h"

struct gk_profile_limits {
	size_t site_lines, lines, sites;
};

/* Of every profile that is written, whose file then has 50 MB at most. */
extern const struct gk_profile_limits gk_profile_limits;

struct gk_profile {
	uint64_t documents; /* of all sites */
	size_t nsites;

	struct gk_profile_site *site; /* private, and all below */
	size_t sites_cap;
	struct gk_buf names;
	struct gk_hash_map by_name; /* of sites: their index */
	struct gk_hash_map lines;
};

/* One site of a profile, to be asked many times.  Zeroed: nothing is known. */
struct gk_profile_view {
	const struct gk_profile *profile;
	uint64_t hash;
	uint32_t site, documents;
};

struct gk_profile_view gk_profile_look(const struct gk_profile *p,
				       struct gk_str site);

/* In how many documents of the site the line stood. */
uint32_t gk_profile_count(const struct gk_profile_view *view, uint64_t key);

/* What so many of a site's documents tell of a line that stood in them. */
enum gk_profile_level {
	GK_PROFILE_NOTHING,
	GK_PROFILE_RECURS,   /* in max(3, min(10, 5 %)) documents: furniture */
	GK_PROFILE_STRONGLY, /* enough for a paragraph, too */
};
enum gk_profile_level gk_profile_level(uint64_t count, uint64_t documents);

/* Adds documents to a site, which is made if need be; *site is its number. */
enum gk_status gk_profile_add_documents(struct gk_profile *p,
					struct gk_str site, uint32_t n,
					uint32_t *number);

/* Adds to the count of a line of that site. */
enum gk_status gk_profile_add(struct gk_profile *p, uint32_t site,
			      uint64_t key, uint32_t n);

/* Makes room for so many lines; whoever adds lines by their keys must. */
enum gk_status gk_profile_reserve(struct gk_profile *p, size_t nlines);

/* Adds all counts of another. */
enum gk_status gk_profile_merge(struct gk_profile *to,
				const struct gk_profile *from);

/* Forgets what is over the limits, if anything is by more than half of them or
 * exact is set. */
enum gk_status gk_profile_trim(struct gk_profile *p,
			       const struct gk_profile_limits *limits,
			       bool exact);

/* The sites by name, and their lines by place of the site and key: p->nsites
 * and p->lines.n of them, to be freed with gk_mem_free. */
struct gk_profile_place {
	struct gk_str name;
	uint32_t documents, number; /* number: of the site in p */
};

struct gk_profile_row {
	uint64_t key;
	uint32_t site; /* its place */
	uint32_t documents;
};

enum gk_status gk_profile_sort(const struct gk_profile *p,
			       struct gk_profile_place **places,
			       struct gk_profile_row **rows);

void gk_profile_clear(struct gk_profile *p);

#endif
