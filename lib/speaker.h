/*
 * speaker - who a reporting clause means, and who spoke last.
 *
 * A name is its entity; a noun whoever holds that office (office); a pronoun, or
 * nothing, whoever spoke last, in marks or in indirect speech, if he or she
 * agrees with the verb.  The text between quotations is read for indirect speech,
 * once, when a quotation does not say by itself who speaks.
 * Everything lies in the arena.  Cost: linear in the text.
 */
#ifndef GK_SPEAKER_H
#define GK_SPEAKER_H

#include "office.h"
#include "subject.h"

#define GK_SPEAKER_EVENTS 16 /* remembered */

struct gk_speaker_event {
	size_t at;
	size_t entity;
	bool spoke;  /* else only the subject of a sentence */
};

struct gk_speaker {
	struct gk_str text;
	const struct gk_names *names;
	struct gk_office office;
	size_t read;  /* private: the text before it is quoted or a gap */
	struct gk_span gap[GK_SPEAKER_EVENTS]; /* private: a ring of text
						* not yet listened to */
	size_t ngaps, heard; /* private: how many there were, were read */
	struct gk_speaker_event event[GK_SPEAKER_EVENTS]; /* private: a ring,
							    * by place */
	size_t nevents;
};

struct gk_speaker_answer {
	size_t entity;      /* or SIZE_MAX */
	struct gk_str text; /* how to call who it is; may be empty */
};

/* GK_OK or GK_NOMEM. */
enum gk_status gk_speaker_begin(struct gk_speaker *s, struct gk_str text,
				const struct gk_names *names,
				struct gk_arena *arena);

/* Who the subject of a quotation is that begins at `start`, in the sentence that
 * begins at `at`.  Ask in the order of the text. */
struct gk_speaker_answer gk_speaker_of(struct gk_speaker *s,
				       const struct gk_subject *subject,
				       size_t at, size_t start);

/* Somebody spoke up to byte end: what stands before it is not listened to. */
void gk_speaker_note(struct gk_speaker *s, size_t entity, size_t end);

#endif
