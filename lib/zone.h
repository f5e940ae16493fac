/*
 * zone - the sentences of a document that are worth tagging.
 *
 * Asked for by ranges of bytes: the sentences a range touches, those elsewhere in
 * which a word with a capital from it stands again (Шаповал: Денис Шаповал), or a
 * word in small letters (тренер: тренер «Зари» Корсаков).  Words are compared by
 * their stems.  Ranges may come in any order and overlap.
 * Cost: a pass over the tokens, and a look at each word of the ranges.
 */
#ifndef GK_ZONE_H
#define GK_ZONE_H

#include "echo.h"
#include "model.h"

enum gk_zone_kind {
	GK_ZONE_SENTENCE, /* only the sentences that it touches */
	GK_ZONE_NAME,     /* and those that share a word with a capital */
	GK_ZONE_NOUN,     /* those that share one in small letters */
};

struct gk_zone {
	size_t start, end; /* bytes in the text */
	enum gk_zone_kind kind;
};

/* Sets want[i] for every token of those sentences, a byte each; the rest is 0.
 * The tokens are linked (gk_echo_link).  GK_OK or GK_NOMEM. */
enum gk_status gk_zone_mark(const struct gk_tokens *t,
			    const struct gk_model *model,
			    const struct gk_zone *zones, size_t n,
			    struct gk_arena *arena, uint8_t *want);

#endif
