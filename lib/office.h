/*
 * office - who is called what in a text.
 *
 * What stands beside a name (глава региона Умирзак Шукеев; Петров, тренер «Зари»)
 * names its bearer later on: глава региона, тренер.  Words are compared by
 * their beginnings, so that case does not matter.  Names are taken in the order
 * of the text; a later bearer of an office goes before an earlier one.
 * Everything lies in the arena.  Cost: linear over the names; an answer, a
 * bounded look at those who share its words.
 */
#ifndef GK_OFFICE_H
#define GK_OFFICE_H

#include "mem.h"
#include "mention.h"

struct gk_office {
	struct gk_str text;
	const struct gk_names *names;
	struct gk_arena *arena;
	struct gk_office_word *word; /* private: what was said of whom */
	size_t n, cap;
	uint32_t *slot;              /* private: the last word of a beginning */
	size_t next;                 /* the first name not yet looked at */
};

/* GK_OK or GK_NOMEM. */
enum gk_status gk_office_begin(struct gk_office *o, struct gk_str text,
			       const struct gk_names *names,
			       struct gk_arena *arena);

/* The entity that the noun phrase [start, end) means, or SIZE_MAX.  Bearers that
 * stand before byte at go before those behind. */
size_t gk_office_of(struct gk_office *o, size_t start, size_t end, size_t at);

#endif
