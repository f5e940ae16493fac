/*
 * confidence - how often a finding of a kind is right.
 *
 * The chance that what a rule finds is a quotation, times the chance that who is
 * given as its speaker said it; data/confidence.txt, made by
 * scripts/quote-confidence over labelled documents.  Nothing is allocated.
 */
#ifndef GK_CONFIDENCE_H
#define GK_CONFIDENCE_H

#include "base.h"

/* In which way it is known who spoke. */
enum gk_confidence_how {
	GK_CONFIDENCE_NAME,    /* a name stands in the clause */
	GK_CONFIDENCE_PRONOUN, /* it means somebody named before */
	GK_CONFIDENCE_OFFICE,  /* so does a noun */
	GK_CONFIDENCE_NONE,    /* the clause has no subject */
	GK_CONFIDENCE_ITSELF,  /* a noun that nobody bears, as it stands */
	GK_CONFIDENCE_NOBODY,  /* it is not known */
	GK_CONFIDENCE_UNASKED, /* nobody asked */
};

/* In hundredths, as it is shown.  The rule is one of those that have a chance. */
double gk_confidence_of(const char *rule, enum gk_confidence_how how);

#endif
