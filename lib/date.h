/*
 * date - a date in a line of text, in ten languages.
 *
 * «23 ноября 2026, 14:05», «23.11.2026», «2026-11-23T14:05+05:00», «14:05, 23
 * ноя», «вчера в 9:30», «2026-жылғы 23 қараша», «2026 оны 11-р сарын 23».
 * Days come before months, as everywhere where letters are Cyrillic; a year of
 * two digits is of 1969 to 2068; what is no day of the calendar is no date, and
 * nothing is guessed.  Words come from data/dates.  A line is read to its
 * GK_DATE_BYTES first bytes.  Nothing is allocated.  Cost: linear.
 */
#ifndef GK_DATE_H
#define GK_DATE_H

#include "calendar.h"

#define GK_DATE_BYTES 400

struct gk_date {
	struct gk_moment at; /* may lack anything but one of day and clock */
	int ago;             /* days before the fetch: 0 сегодня, 1 вчера; -1
			      * where a day is told, or none */
	size_t start, end;   /* where it stands in the line, with its time */
	bool updated;        /* «Обновлено» stands before it */
	bool published;      /* «Опубликовано» does */
	bool weekday;        /* the line names one */
	/* Of the line, the same for all its dates: */
	bool foreign;        /* a word says that the date is of something else:
			      * «Архив за», «Погода» */
	unsigned others;     /* words that are no words of dates */
};

/* The next date of the line, or time alone, from date->end on; begin with a
 * zeroed one. */
bool gk_date_next(struct gk_str line, struct gk_date *date);

/* The moment of "2026-11-24T10:15:00Z" and the like; false if it is none. */
bool gk_date_iso(struct gk_str s, struct gk_moment *m);

/* The day that the path of a web address names: /2026/11/23/, /2026-11-23,
 * /20261123/; false, and *m untouched, where it names none. */
bool gk_date_of_address(struct gk_str url, struct gk_moment *m);

/* Makes a whole day of a date by the day of the fetch: «вчера», and a day
 * without its year when it was in the 31 days before.  False when it cannot be
 * told, or comes after the fetch.  fetched: NULL where not known. */
bool gk_date_settle(struct gk_date *date, const struct gk_moment *fetched);

#endif
