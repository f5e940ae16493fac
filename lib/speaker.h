/*
 * speaker - who holds which office in a text, and who spoke last.
 *
 * Two small tables of word stems by entity: what stands before or behind a
 * person's name (глава региона Умирзак Шукеев) names that person later on.  Where
 * a clause names nobody, it is who spoke last, in marks or in indirect speech.
 * Everything lies in the arena.  Cost: linear over the names, then constant.
 */
#ifndef GK_SPEAKER_H
#define GK_SPEAKER_H

#include "clause.h"

#define GK_SPEAKER_OFFICES 1024

struct gk_speaker {
	struct gk_str text;
	const struct gk_names *names;
	uint32_t *office;     /* private: entity + 1 by stem, so far */
	uint32_t *ever;       /* the same over the whole text */
	size_t next;          /* the first name not yet in office */
	size_t last;          /* entity that spoke last, or SIZE_MAX */
	size_t at;            /* where */
};

/* GK_OK or GK_NOMEM. */
enum gk_status gk_speaker_begin(struct gk_speaker *s, struct gk_str text,
				const struct gk_names *names,
				struct gk_arena *arena);

/* The entity that the clause of a quotation at `at` means, or SIZE_MAX.  Ask in
 * the order of the text. */
size_t gk_speaker_of(struct gk_speaker *s, const struct gk_clause *clause,
		     size_t at);

/* Somebody spoke at `at`. */
void gk_speaker_note(struct gk_speaker *s, size_t entity, size_t at);

#endif
