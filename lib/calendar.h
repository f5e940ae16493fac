/*
 * calendar - days and times of day: which there are, and how they are written.
 *
 * A moment may lack a year, a day, a time or a zone; nothing of it is guessed.
 * Days are those of the Gregorian calendar from 1990 to 2099, for what is read
 * here was published on the web.  Written, a moment is ISO 8601, with a zone
 * only where one is known.  Nothing is allocated.
 */
#ifndef GK_CALENDAR_H
#define GK_CALENDAR_H

#include "base.h"

struct gk_moment {
	int year, month, day; /* 0 where not told */
	bool clock, zoned;    /* the next are told, the last is */
	int hour, minute;
	int zone;             /* minutes that the clock is ahead of UTC */
};

/* Zones that are told by name; their offset depends on the day. */
enum gk_zone { GK_ZONE_NONE, GK_ZONE_MOSCOW, GK_ZONE_KYIV, GK_ZONE_UTC };

/* Is there such a day, and time where one is told?  Without a year, in any. */
bool gk_calendar_has(const struct gk_moment *m);

/* Days from 1970-01-01 to a whole day, and back. */
long gk_calendar_number(const struct gk_moment *m);
void gk_calendar_day(long number, struct gk_moment *m);

/* Minutes ahead of UTC on a whole day: Moscow knew summer time to 2011, then
 * four hours to 2014; Kyiv keeps the hours of the European Union. */
int gk_calendar_zone(enum gk_zone zone, const struct gk_moment *m);

/* The day that was `ago` days before the day on which a page was fetched, where
 * people lived who then read «сегодня» on it; false when it cannot be told.  A
 * time of day helps: it had come when the page was fetched. */
bool gk_calendar_ago(int ago, const struct gk_moment *fetched,
		     struct gk_moment *m);

#define GK_CALENDAR_SIZE 26 /* bytes of the longest, and a NUL */

/* Writes the moment, which has a whole day, as "2026-11-23",
 * "2026-11-23T14:05" or "2026-11-23T14:05+05:00"; returns its bytes. */
size_t gk_calendar_write(const struct gk_moment *m,
			 char out[GK_CALENDAR_SIZE]);

#endif
