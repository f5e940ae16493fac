/*
 * noun - a noun phrase in a clause: новый глава региона, партия «Ника».
 *
 * Adjectives, a head, and what follows it up to a comma, a verb or a person's
 * name, a few words at most.  Of whom or what it speaks is told by the speech
 * table and by endings.  Nothing is allocated.  Cost: a look at each word.
 */
#ifndef GK_NOUN_H
#define GK_NOUN_H

#include "clause.h"
#include "mention.h"

struct gk_noun {
	size_t first, head, last;     /* words of the clause */
	const struct gk_name *inside; /* an organisation in it, or NULL */
	bool quoted; /* a title in marks is part of it */
	bool issue;  /* the head is a paper: в письме */
	bool person; /* people are called in it; of a paper, behind the head */
	bool body;   /* so is a body: компания, ведомство */
};

/* May word i be part of one: small letters, nothing of grammar? */
bool gk_noun_may(const struct gk_words *w, struct gk_str text, size_t i);

bool gk_noun_is_adjective(const struct gk_words *w, struct gk_str text,
			  size_t i);

/* The one that begins at word i and ends before word end; false: none does. */
bool gk_noun_read(const struct gk_words *w, struct gk_str text,
		  const struct gk_names *names, size_t i, size_t end,
		  struct gk_noun *noun);

#endif
