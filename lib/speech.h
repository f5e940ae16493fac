/*
 * speech - the words that stand around speech.
 *
 * Verbs, nouns and prepositions of saying, the press, words that head a title,
 * epithets of people, pronouns: one table of stems over eight languages, from
 * data/speech, where the classes are told.  A stem fits a word that begins with
 * it and goes on for at most six letters, so that forms need not be listed; the
 * longest that fits tells.  Nothing is allocated.  Cost: a pass over the word.
 */
#ifndef GK_SPEECH_H
#define GK_SPEECH_H

#include "base.h"

enum {
	GK_SPEECH_SAY = 1 << 0,    /* somebody speaks: сказал */
	GK_SPEECH_RELAY = 1 << 1,  /* passes words on: передаёт */
	GK_SPEECH_CITE = 1 << 2,   /* its object speaks: цитирует */
	GK_SPEECH_CALL = 1 << 3,   /* gives a name: назвал */
	GK_SPEECH_SHOUT = 1 << 4,  /* what is shouted stands behind: крикнул */
	GK_SPEECH_BY = 1 << 5,     /* the speaker stands behind: по словам */
	GK_SPEECH_POST = 1 << 6,   /* the speaker stands before: айтуынша */
	GK_SPEECH_WORDS = 1 << 7,  /* слова, цитата */
	GK_SPEECH_ISSUE = 1 << 8,  /* a paper that speaks: в сообщении */
	GK_SPEECH_PAPER = 1 << 9,  /* the press: газета, ТАСС */
	GK_SPEECH_TITLE = 1 << 10, /* a name in marks stands behind: фильм */
	GK_SPEECH_TAIL = 1 << 11,  /* a name in marks stands before: партиясы */
	GK_SPEECH_PERSON = 1 << 12, /* an epithet of people: политик */
	GK_SPEECH_THAT = 1 << 13,  /* что, че, да */
	GK_SPEECH_REL = 1 << 14,   /* который */
	GK_SPEECH_PREP = 1 << 15,
	GK_SPEECH_SKIP = 1 << 16,  /* also, журналистам: says nothing of who */
	GK_SPEECH_HE = 1 << 17,
	GK_SPEECH_SHE = 1 << 18,
	GK_SPEECH_THEY = 1 << 19,
	GK_SPEECH_HIS = 1 << 20,
	GK_SPEECH_HER = 1 << 21,
	GK_SPEECH_THEIR = 1 << 22,
	GK_SPEECH_ENVOY = 1 << 23, /* speaks for a body: представитель */
	GK_SPEECH_FOLK = 1 << 24, /* people who are seldom named: сосед */
	GK_SPEECH_IN = 1 << 25, /* a PREP before who speaks: в полиции */
	/* What reports, of whatever form. */
	GK_SPEECH_CUE = GK_SPEECH_SAY | GK_SPEECH_RELAY | GK_SPEECH_CITE |
			GK_SPEECH_CALL | GK_SPEECH_BY | GK_SPEECH_POST |
			GK_SPEECH_WORDS,
	GK_SPEECH_PRONOUN = GK_SPEECH_HE | GK_SPEECH_SHE | GK_SPEECH_THEY,
	GK_SPEECH_POSSESSIVE = GK_SPEECH_HIS | GK_SPEECH_HER | GK_SPEECH_THEIR,
};

/* What the word, in any case, is: GK_SPEECH_ bits, 0 for most words. */
unsigned gk_speech_of(struct gk_str word);

#endif
