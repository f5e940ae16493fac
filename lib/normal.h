/*
 * normal - the dictionary form of a mention.
 *
 * A person's name is taken apart into given name, patronymic and surname, and its
 * words are put in the nominative together; a place or an organisation by its
 * head, its adjectives and what stands elsewhere in the document.  Names from text
 * without case get their capitals.  Russian and Kazakh by the room nominative,
 * other languages by norm.  Results lie in the arena or in the text.
 */
#ifndef GK_NORMAL_H
#define GK_NORMAL_H

#include "mention.h"
#include "nominative.h"
#include "token.h"

#define GK_NORMAL_NONE SIZE_MAX

/* A mention of a person, taken apart: token numbers, NONE where absent. */
struct gk_parts {
	size_t given, initial, patronymic, surname;
	enum gk_norm_gender gender;
	bool oblique;
	bool alone; /* one word */
};

struct gk_normal {
	struct gk_str text;
	const struct gk_tokens *t;
	const char *lang; /* two letters, or NULL */
	struct gk_arena *arena;
	struct gk_forms forms; /* words of the document's names */
	struct gk_buf buf;     /* the caller clears it */
};

/* Token i as it stands. */
struct gk_str gk_normal_word(const struct gk_normal *g, size_t i);

/* Notes the words of a name; all are, before any is asked about. */
void gk_normal_note(struct gk_normal *g, const struct gk_name *name);

struct gk_parts gk_normal_parts(const struct gk_normal *g,
				const struct gk_name *name);

/* The nominative of the mention, its words in their order; notes its parts in
 * *e, and what they say of the gender in *p. */
struct gk_str gk_normal_person(struct gk_normal *g, const struct gk_name *name,
			       struct gk_parts *p, struct gk_entity *e);
struct gk_str gk_normal_other(struct gk_normal *g, const struct gk_name *name);

#endif
