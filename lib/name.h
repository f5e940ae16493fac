/*
 * name - people, organisations and places in a text.
 *
 * gk_name_find tags every mention and gathers the mentions of one person,
 * organisation or place in an entity.  A mention's span follows factRuEval:
 * no title inside a person, no quotation marks around a whole name.  The normal
 * form is the nominative of the whole name (Умирзака Шукеева: Умирзак Шукеев).
 * Everything returned lies in the arena or in text.  Language is a hint (two
 * letters, NULL for unknown).
 */
#ifndef GK_NAME_H
#define GK_NAME_H

#include "filter.h"
#include "mention.h"
#include "zone.h"

enum gk_status gk_name_find(struct gk_str text, const char *lang,
			    struct gk_arena *arena, struct gk_names *out);

/* Only the names of some sentences: those of the n zones.  Tokens, case and what
 * stands elsewhere are those of the whole document, so the spans of a sentence
 * are those of gk_name_find but for 4 in 1000, where the words before the full
 * stop would weigh (22 000 names of factRuEval and NEREL).  Normal forms and
 * entities know only the names found here.
 * Cost: some 10 ms a megabyte for the document, the rest by the zones. */
enum gk_status gk_name_within(struct gk_str text, const char *lang,
			      const struct gk_zone *zones, size_t n,
			      struct gk_arena *arena, struct gk_names *out);

/* The filter extract-names: lists "names" and "entities". */
struct gk_name_rules {
	unsigned kinds;  /* bits 1 << enum gk_name_kind: which to report */
	bool unique;     /* a row an entity, with its count, not a mention */
};

extern const struct gk_kind gk_name_kinds[]; /* PER ORG LOC */
extern const char *const gk_name_columns[];  /* normal text */
extern const char *const gk_name_columns_unique[]; /* normal count */
gk_examine gk_name_examine; /* rules: struct gk_name_rules */

/* Adds "names" and "entities" as members, for other filters. */
enum gk_status gk_name_report(const struct gk_name_rules *rules,
			      const struct gk_names *names,
			      struct gk_findings *f);

#endif
