#include "calendar.h"

#define FIRST_YEAR 1990
#define LAST_YEAR 2099
#define DAY 1440 /* minutes */

/* Hours ahead of UTC in the lands whose letters are Cyrillic, from Belgrade to
 * Ulan Bator; and the greatest there is, in Kamchatka. */
#define WEST 1
#define EAST 8
#define FAR_EAST 12

static bool
is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int
month_days(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30,
				    31, 31, 30, 31, 30, 31 };

	/* without a year the month may be that of a leap year */
	return days[month - 1] +
	       (month == 2 && (year == 0 || is_leap(year)));
}

bool
gk_calendar_has(const struct gk_moment *m)
{
	if (m->year != 0 && (m->year < FIRST_YEAR || m->year > LAST_YEAR))
		return false;
	if (m->month < 1 || m->month > 12 || m->day < 1 ||
	    m->day > month_days(m->year, m->month))
		return false;
	return !m->clock || (m->hour >= 0 && m->hour < 24 && m->minute >= 0 &&
			     m->minute < 60);
}

/* Years begin in March here, so that a leap day is the last of its year
 * (Howard Hinnant, chrono-compatible low-level date algorithms). */
long
gk_calendar_number(const struct gk_moment *m)
{
	long y = m->year - (m->month <= 2);
	long day = (153 * (m->month + (m->month > 2 ? -3 : 9)) + 2) / 5 +
		   m->day - 1;

	return y * 365 + y / 4 - y / 100 + y / 400 + day - 719468;
}

void
gk_calendar_day(long number, struct gk_moment *m)
{
	long z = number + 719468, era = z / 146097, doe = z - era * 146097;
	long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	long doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	long mp = (5 * doy + 2) / 153;

	m->day = (int)(doy - (153 * mp + 2) / 5 + 1);
	m->month = (int)(mp < 10 ? mp + 3 : mp - 9);
	m->year = (int)(yoe + era * 400 + (m->month <= 2));
}

/* The last Sunday of a month of 31 days; 1970-01-01 was a Thursday. */
static long
last_sunday(int year, int month)
{
	struct gk_moment m = { .year = year, .month = month, .day = 31 };
	long n = gk_calendar_number(&m);

	return n - (n + 4) % 7;
}

static bool
is_summer(const struct gk_moment *m)
{
	long n = gk_calendar_number(m);

	return n >= last_sunday(m->year, 3) && n < last_sunday(m->year, 10);
}

int
gk_calendar_zone(enum gk_zone zone, const struct gk_moment *m)
{
	static const struct gk_moment all_summer = { .year = 2011, .month = 3,
						     .day = 27 };
	static const struct gk_moment no_summer = { .year = 2014, .month = 10,
						    .day = 26 };
	long n = gk_calendar_number(m);

	if (zone == GK_ZONE_KYIV)
		return is_summer(m) ? 180 : 120;
	if (zone != GK_ZONE_MOSCOW)
		return 0;
	if (n >= gk_calendar_number(&no_summer))
		return 180;
	return n >= gk_calendar_number(&all_summer) || is_summer(m) ? 240
								    : 180;
}

/* A zone is as far as where the clock of the page may be: the day of the fetch,
 * in UTC, is over there from the hour on at which 24 - zone strikes.  A time of
 * day that no zone had reached on the next day was of this one. */
bool
gk_calendar_ago(int ago, const struct gk_moment *fetched, struct gk_moment *m)
{
	struct gk_moment utc = *fetched;
	long day = gk_calendar_number(fetched);
	int now, then = m->hour * 60 + m->minute;

	if (fetched->clock) {
		now = fetched->hour * 60 + fetched->minute - fetched->zone;
		day += now < 0 ? -1 : now >= DAY;
		now += now < 0 ? DAY : now >= DAY ? -DAY : 0;
		if (ago == 0 && m->clock) {
			if (then <= now + WEST * 60 - DAY)
				day++;
			else if (then <= now + FAR_EAST * 60 - DAY)
				return false;
		} else if (now >= DAY - WEST * 60) {
			day++;
		} else if (now >= DAY - EAST * 60) {
			return false;
		}
	}
	gk_calendar_day(day - ago, &utc);
	m->year = utc.year;
	m->month = utc.month;
	m->day = utc.day;
	return gk_calendar_has(m);
}

/* Two digits of a number below a hundred; returns behind them. */
static char *
put_two(char *to, int number)
{
	*to++ = (char)('0' + number / 10 % 10);
	*to++ = (char)('0' + number % 10);
	return to;
}

size_t
gk_calendar_write(const struct gk_moment *m, char out[GK_CALENDAR_SIZE])
{
	int ahead = (m->zone < 0 ? -m->zone : m->zone) % DAY;
	char *to = put_two(put_two(out, m->year / 100), m->year);

	*to++ = '-';
	to = put_two(to, m->month);
	*to++ = '-';
	to = put_two(to, m->day);
	if (m->clock) {
		*to++ = 'T';
		to = put_two(to, m->hour);
		*to++ = ':';
		to = put_two(to, m->minute);
	}
	if (m->clock && m->zoned && m->zone == 0) {
		*to++ = 'Z';
	} else if (m->clock && m->zoned) {
		*to++ = m->zone < 0 ? '-' : '+';
		to = put_two(to, ahead / 60);
		*to++ = ':';
		to = put_two(to, ahead % 60);
	}
	*to = '\0';
	return (size_t)(to - out);
}
