/*
 * copy - the finding that a paragraph repeats another, and which.
 *
 * How alike the two are is told by tags: sixteen bits of the bytes' hash and of
 * the typographic form's.  What findings hold lies in their arena.
 */
#ifndef GK_COPY_H
#define GK_COPY_H

#include "note.h"
#include "seen.h"

/* raw typographic normal near */
extern const struct gk_kind gk_copy_kinds[];
extern const char *const gk_copy_columns[];

/* Where a note stands, with its tags.  form is scratch.  GK_OK or GK_NOMEM. */
enum gk_status gk_copy_place(const struct gk_doc *doc,
			     const struct gk_note *note, struct gk_buf *form,
			     struct gk_seen_place *place);

struct gk_copy {
	const struct gk_note *note;
	enum gk_level level; /* at which the two are the same */
	bool near;           /* or only nearly: */
	size_t differ;       /* words of the note that the other has not */
	bool earlier;        /* the other is of an earlier run */
	struct gk_seen_place first; /* the other; no doc: not known */
	struct gk_seen_place now;   /* the note's, where first is known */
};

/* Adds the finding; a reason and the other's place where that is known. */
void gk_copy_add(struct gk_findings *f, size_t list, const struct gk_doc *doc,
		 const struct gk_copy *copy);

/* Adds one of that level with another reason. */
void gk_copy_because(struct gk_findings *f, size_t list,
		     const struct gk_doc *doc, const struct gk_note *note,
		     enum gk_level level, struct gk_str reason);

#endif
