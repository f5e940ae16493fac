/*
 * mention - names in a text, and the entities that they name.
 *
 * The shapes, and a look-up: name finds mentions, entity groups them, quote reads both.
 * Everything they point to lies in the arena of the document, or in its text.
 */
#ifndef GK_MENTION_H
#define GK_MENTION_H

#include "base.h"

enum gk_name_kind { GK_NAME_PER, GK_NAME_ORG, GK_NAME_LOC };

struct gk_name {
	size_t start, end; /* bytes in the text */
	enum gk_name_kind kind;
	struct gk_str normal;
	size_t entity; /* index into entities */
};

struct gk_entity {
	enum gk_name_kind kind;
	struct gk_str normal; /* the fullest normal form */
	size_t count;         /* mentions */
	struct gk_str first, last, patronymic; /* of a PER; empty if unknown */
	char gender;          /* of a PER: 'm', 'f', or 0 if unknown */
};

struct gk_names {
	struct gk_name *names; /* in order of start, not overlapping */
	size_t n;
	struct gk_entity *entities; /* in order of first mention */
	size_t nentities;
};

/* The first name that ends behind byte at: an index, or names->n. */
size_t gk_mention_behind(const struct gk_names *names, size_t at);

/* The first person whose name ends in these letters, among the first
 * GK_MENTION_KNOWN entities: an index, or SIZE_MAX. */
#define GK_MENTION_KNOWN 512
size_t gk_mention_person(const struct gk_names *names, struct gk_str word);

#endif
