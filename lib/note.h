/*
 * note - what is noted of each paragraph of a document, for who decides in stream
 * order what becomes of it.
 *
 * The key that tells copies, where it stands, and, where near copies are looked
 * for, its words.  Paragraphs of fewer than min_words words are counted, but not
 * noted: «Да.» is an answer each time.  Notes live in the findings' arena.
 */
#ifndef GK_NOTE_H
#define GK_NOTE_H

#include "filter.h"
#include "fingerprint.h"
#include "near.h"

struct gk_note_rules {
	enum gk_level level;
	unsigned min_words;
	bool near;    /* words, too */
	bool keyless; /* keys are not wanted */
};

struct gk_note {
	uint64_t key;
	struct gk_str text;
	size_t line;  /* in the document, from 0 */
	size_t index; /* of the paragraph in this part of the document, from 0 */
	const struct gk_near_para *near; /* or NULL */
};

struct gk_notes {
	struct gk_note *note;
	size_t n, cap;
	size_t paras; /* with those that were not noted */
	uint64_t document, before; /* shard's: which this is; paragraphs of it
				    * in earlier parts */
};

/* Leaves a struct gk_notes in f->notes.  rules: struct gk_note_rules. */
gk_examine gk_note_examine;

#endif
