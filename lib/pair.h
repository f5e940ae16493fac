/*
 * pair - a pair of quotation marks and what stands around it.
 *
 * What marked, fragment and stray ask about the mark in hand: its words, the
 * writer's sentence up to it, a reporting clause behind or before it; and how it
 * is put among the findings.  Each word before a mark is read once.
 */
#ifndef GK_PAIR_H
#define GK_PAIR_H

#include "utterance.h"

#define GK_PAIR_WORDS 40   /* of a quotation that are counted */
#define GK_PAIR_SENTENCE 5 /* words of a quotation that may stand alone */
#define GK_PAIR_FRAGMENT 4 /* words that are no term, whatever stands before */
#define GK_PAIR_DASH 9     /* words from a dash to the cue */

struct gk_pair {
	struct gk_utterances *u;
	const struct gk_mark *m;
	size_t i;       /* its number */
	size_t inner, outer; /* its text without the marks */
	size_t words;   /* in it, GK_PAIR_WORDS at most */
	uint32_t first; /* its first letter or digit */
	bool capital;   /* that is one */
	bool ended;     /* a . ! ? … stands at its end, inside or behind */
	bool opens;     /* it begins its sentence */
	struct gk_utterance x;
};

/* Reads the writer's words up to the mark, and what is in the pair. */
void gk_pair_look(struct gk_pair *p);

/* The last of the writer's words before it; a zeroed one where none is. */
const struct gk_clause_word *gk_pair_last(const struct gk_pair *p);

/* Could it stand alone as a sentence? */
bool gk_pair_is_sentence(const struct gk_pair *p);

/* The end of the line that byte `at`, behind the mark in hand, stands on. */
size_t gk_pair_line_end(struct gk_utterances *u, size_t at);

/* From *at, behind a mark, to where its clause may begin; how many words off a
 * cue may stand, 0 if none may. */
size_t gk_pair_clause(struct gk_utterances *u, size_t *at);

/* The clause behind a mark that ends at `at`: «…», — сказал X.  *resume: where
 * speech goes on behind it, or 0. */
bool gk_pair_after(struct gk_pair *p, size_t at, size_t *resume);

/* The cue in the words before the pair, and who it means; or words.n. */
size_t gk_pair_before(struct gk_pair *p, struct gk_utterance *x);

/* The clause behind the pair leaves it to the words before to say who speaks:
 * X: «…», — деді.  True if they do. */
bool gk_pair_subject(struct gk_pair *p);

void gk_pair_set(struct gk_pair *p, enum gk_quote_kind kind, const char *rule);

/* Takes the next pair into the finding, if it begins at `at`. */
void gk_pair_join(struct gk_pair *p, size_t at);

void gk_pair_put(struct gk_pair *p);

#endif
