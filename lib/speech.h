/*
 * speech - the verbs, nouns and prepositions of saying.
 *
 * One table of stems over eight languages, from data/speech.  A stem fits a
 * word that begins with it and goes on for at most six letters, so that forms
 * need not be listed.  Nothing is allocated.  Cost: a pass over the word.
 */
#ifndef GK_SPEECH_H
#define GK_SPEECH_H

#include "base.h"

enum gk_speech {
	GK_SPEECH_NONE,
	GK_SPEECH_SAY,   /* somebody speaks: сказал */
	GK_SPEECH_RELAY, /* passes on, or speaks: передаёт, пишет */
	GK_SPEECH_CALL,  /* gives a name: назвал */
	GK_SPEECH_BY,    /* the speaker stands behind it: по словам */
};

/* What the word, in any case, is. */
enum gk_speech gk_speech_of(struct gk_str word);

#endif
