/*
 * dateword - the words, numbers and marks of a line, as dates are made of them.
 *
 * Words of dates come from data/dates; a word may be of several kinds, and one
 * that is of none counts among the others.  Numbers that blocks of a page glued
 * together («06:5905.01.201211») are parted.  A line is read to its
 * GK_DATEWORDS first.  Nothing is allocated.  Cost: linear.
 */
#ifndef GK_DATEWORD_H
#define GK_DATEWORD_H

#include "base.h"

/* What a word is, as in data/dates. */
enum {
	GK_DATEWORD_MONTH = 1 << 0,
	GK_DATEWORD_MOON = 1 << 1,
	GK_DATEWORD_DAY = 1 << 2,
	GK_DATEWORD_WEEKDAY = 1 << 3,
	GK_DATEWORD_PART = 1 << 4,
	GK_DATEWORD_YEAR = 1 << 5,
	GK_DATEWORD_CLOCK = 1 << 6,
	GK_DATEWORD_ZONE = 1 << 7,
	GK_DATEWORD_PUBLISHED = 1 << 8,
	GK_DATEWORD_UPDATED = 1 << 9,
	GK_DATEWORD_NOT = 1 << 10,
	GK_DATEWORD_NUMBER = 1 << 11, /* digits */
	GK_DATEWORD_MARK = 1 << 12,   /* one mark */
};

struct gk_dateword {
	unsigned flags;
	int value;       /* of a number, a month, a day, a zone; of a mark: all
			  * dashes are hyphens, others beyond ASCII '?' */
	unsigned digits; /* of a number */
	uint32_t start, end;
	bool space;      /* one stands before it */
};

#define GK_DATEWORDS 80
#define GK_DATEWORD_AHEAD 8

struct gk_datewords {
	struct gk_str line;
	/* Those behind the last are zeros, so that a form may look ahead. */
	struct gk_dateword word[GK_DATEWORDS + GK_DATEWORD_AHEAD];
	size_t n;
	bool foreign, weekday; /* some word is NOT, or WEEKDAY */
	unsigned others;       /* words that are no words of dates */
};

/* Reads w->line; of the rest of *w nothing need be set. */
void gk_datewords_read(struct gk_datewords *w);

#endif
