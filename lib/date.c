#include "date.h"

#include "dateword.h"

/* Short names for what the forms below are made of. */
enum {
	MONTH = GK_DATEWORD_MONTH,
	MOON = GK_DATEWORD_MOON,
	DAY = GK_DATEWORD_DAY,
	PART = GK_DATEWORD_PART,
	YEAR = GK_DATEWORD_YEAR,
	CLOCK = GK_DATEWORD_CLOCK,
	ZONE = GK_DATEWORD_ZONE,
	PUBLISHED = GK_DATEWORD_PUBLISHED,
	UPDATED = GK_DATEWORD_UPDATED,
	NUMBER = GK_DATEWORD_NUMBER,
	MARK = GK_DATEWORD_MARK,
	WEEKDAY = GK_DATEWORD_WEEKDAY,
};

#define REACH 4       /* tokens that may stand between a day and its time */
#define YEARLESS 31   /* days back for which no year is needed */

/* The hour of UTC in which the next day begins in Kamchatka. */
#define FAR_EAST_MIDNIGHT 12

static bool
is_mark(const struct gk_dateword *t, char c)
{
	return t->flags & MARK && t->value == c;
}

static bool
is_number(const struct gk_dateword *t, unsigned least, unsigned most)
{
	return t->flags & NUMBER && t->digits >= least && t->digits <= most;
}

static bool
is_year(const struct gk_dateword *t)
{
	return is_number(t, 4, 4);
}

/* Two digits are a year of 1969 to 2068, as strptime has it. */
static int
year_of(const struct gk_dateword *t)
{
	if (t->digits == 4)
		return t->value;
	return t->value < 69 ? 2000 + t->value : 1900 + t->value;
}

/* Steps over one mark out of marks. */
static size_t
skip_mark(const struct gk_dateword *t, const char *marks)
{
	return t->flags & MARK && t->value < 0x80 &&
	       strchr(marks, t->value) != NULL;
}

/* Steps over words of those kinds and marks, at most so many tokens. */
static size_t
skip(const struct gk_dateword *t, unsigned flags, const char *marks,
     size_t most)
{
	size_t i = 0;

	while (i < most && (t[i].flags & flags || skip_mark(&t[i], marks)))
		i++;
	return i;
}

/* Each of the next tells how many tokens the form takes, or 0, and sets what it
 * reads; whether there is such a day, the caller asks. */

/* 2026-11-23, 2026.11.23 */
static size_t
take_year_first(const struct gk_dateword *t, struct gk_moment *m)
{
	if (!is_year(&t[0]) || !skip_mark(&t[1], "-./") ||
	    !is_number(&t[2], 1, 2) || !is_mark(&t[3], (char)t[1].value) ||
	    !is_number(&t[4], 1, 2) || t[1].space || t[2].space)
		return 0;
	m->year = t[0].value;
	m->month = t[2].value;
	m->day = t[4].value;
	return 5;
}

/* 23.11.2026, 23. 11. 2026., 23/11/2026, 23.11.26 */
static size_t
take_day_first(const struct gk_dateword *t, struct gk_moment *m)
{
	bool dots = is_mark(&t[1], '.');

	if (!is_number(&t[0], 1, 2) || !skip_mark(&t[1], "./-") ||
	    !is_number(&t[2], 1, 2) || !is_mark(&t[3], (char)t[1].value) ||
	    t[1].space || t[3].space || (!dots && (t[2].space || t[4].space)))
		return 0;
	if (!is_year(&t[4]) && !(dots && t[0].digits == 2 &&
				 t[2].digits == 2 && is_number(&t[4], 2, 2)))
		return 0;
	/* 10.0.20.1 and 12.10.20.5 are no dates */
	if (is_mark(&t[5], '.') && !t[5].space && t[6].flags & NUMBER &&
	    !t[6].space)
		return 0;
	m->day = t[0].value;
	m->month = t[2].value;
	m->year = year_of(&t[4]);
	return 5;
}

/* The year behind «23 ноября», with its comma, apostrophe or «соли». */
static size_t
take_year(const struct gk_dateword *t, struct gk_moment *m)
{
	size_t i = skip(t, YEAR, ".,'-", 2);

	/* «23 ноября, 14:05» */
	if (is_mark(&t[i + 1], ':'))
		return 0;
	if (is_year(&t[i])) {
		m->year = t[i].value;
		return i + 1;
	}
	/* «4 января 12 (14:00)», «5 января'12 14:00»: a time must follow */
	i = is_mark(&t[0], '\'') ? 1 : 0;
	if (is_number(&t[i], 2, 2) &&
	    (i > 0 || (is_mark(&t[1], '(') && is_mark(&t[3], ':')))) {
		m->year = year_of(&t[i]);
		return i + 1;
	}
	return 0;
}

/* 23 ноября 2026, 23. новембар 2026., 23-ноябрь, 2026-жыл */
static size_t
take_day_month(const struct gk_dateword *t, struct gk_moment *m)
{
	size_t i = 1;

	if (!is_number(&t[0], 1, 2) || t[0].value == 0)
		return 0;
	i += skip_mark(&t[i], ".-");
	/* «23-го ноября» */
	if (i == 2 && t[2].flags == 0 && t[2].end - t[2].start <= 4 &&
	    t[3].flags & MONTH)
		i++;
	if (!(t[i].flags & MONTH))
		return 0;
	m->day = t[0].value;
	m->month = t[i].value;
	i++;
	i += take_year(&t[i + skip_mark(&t[i], ".")], m) > 0
		     ? skip_mark(&t[i], ".") +
			       take_year(&t[i + skip_mark(&t[i], ".")], m)
		     : 0;
	return i;
}

/* ноябрь 23, 2026 */
static size_t
take_month_day(const struct gk_dateword *t, struct gk_moment *m)
{
	size_t i = 1;

	if (!(t[0].flags & MONTH))
		return 0;
	i += skip_mark(&t[i], ".");
	if (!is_number(&t[i], 1, 2) || is_mark(&t[i + 1], ':'))
		return 0;
	m->month = t[0].value;
	m->day = t[i].value;
	i++;
	/* «Январь 04 (Новый Регион) –» */
	if (is_mark(&t[i], '('))
		return i;
	i += skip_mark(&t[i], ",");
	if (!is_year(&t[i]))
		return 0;
	m->year = t[i].value;
	return i + 1;
}

/* 11-р сарын 23, арваннэгдүгээр сарын 23 */
static size_t
take_moon_day(const struct gk_dateword *t, struct gk_moment *m)
{
	size_t i = 1;

	if (!is_number(&t[0], 1, 2) && !(t[0].flags & MONTH))
		return 0;
	i += skip(&t[i], PART, "-", 2);
	if (!(t[i].flags & MOON) || !is_number(&t[i + 1], 1, 2))
		return 0;
	m->month = t[0].value;
	m->day = t[i + 1].value;
	i += 2;
	if (is_mark(&t[i], ',') && is_year(&t[i + 1])) {
		m->year = t[i + 1].value;
		i += 2;
	}
	return i;
}

/* 2026-жылғы 23 қараша, 2026 оны 11-р сарын 23, 2026 оны ноябрын 23 */
static size_t
take_year_words(const struct gk_dateword *t, struct gk_moment *m)
{
	size_t i = 1, k;

	if (!is_year(&t[0]))
		return 0;
	i += skip(&t[i], YEAR, "-,.", 3);
	k = take_moon_day(&t[i], m);
	if (k == 0 && i > 1)
		k = take_day_month(&t[i], m);
	if (k == 0 && t[i].flags & MONTH && is_number(&t[i + 1], 1, 2)) {
		m->month = t[i].value;
		m->day = t[i + 1].value;
		k = 2;
	}
	if (k == 0)
		return 0;
	m->year = t[0].value;
	return i + k;
}

static size_t
take_day(const struct gk_dateword *t, struct gk_date *d)
{
	static size_t (*const forms[])(const struct gk_dateword *,
				       struct gk_moment *) = {
		take_year_first, take_year_words, take_day_first,
		take_moon_day,   take_day_month,  take_month_day,
	};
	struct gk_moment m;
	size_t n;

	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		m = (struct gk_moment){ 0 };
		n = forms[i](t, &m);
		if (n == 0 || !gk_calendar_has(&m))
			continue;
		d->at.year = m.year;
		d->at.month = m.month;
		d->at.day = m.day;
		return n;
	}
	if (!(t[0].flags & DAY))
		return 0;
	d->ago = t[0].value;
	return 1;
}

/* +05:00, +0500, +5 */
static size_t
take_offset(const struct gk_dateword *t, struct gk_moment *m)
{
	int sign = is_mark(&t[0], '-') ? -1 : 1, minutes;
	size_t n = 2;

	if (!skip_mark(&t[0], "+-") || !is_number(&t[1], 1, 4) || t[1].space)
		return 0;
	minutes = t[1].digits <= 2 ? t[1].value * 60
				   : t[1].value / 100 * 60 + t[1].value % 100;
	if (is_mark(&t[2], ':') && is_number(&t[3], 2, 2)) {
		minutes += t[3].value;
		n = 4;
	}
	if (minutes > 14 * 60)
		return 0;
	m->zoned = true;
	m->zone = sign * minutes;
	return n;
}

/* «мск», «(GMT+6)», «по московскому времени»: the zone whose name is found is
 * left in *zone, for it may need the day. */
static size_t
take_zone(const struct gk_dateword *t, struct gk_moment *m, enum gk_zone *zone)
{
	size_t i = 0, n;

	/* 14:05+05:00; 10:00-12:00 are hours */
	if (!t[0].space && is_mark(&t[0], '+') && is_mark(&t[2], ':') &&
	    (n = take_offset(t, m)) > 0)
		return n;
	i += skip_mark(&t[i], "(,");
	if (!(t[i].flags & ZONE) && t[i + 1].flags & ZONE &&
	    !(t[i].flags & NUMBER))
		i++;
	if (!(t[i].flags & ZONE))
		return 0;
	*zone = (enum gk_zone)t[i].value;
	i++;
	if (*zone == GK_ZONE_UTC) {
		n = take_offset(&t[i], m);
		i += n;
		if (n > 0)
			*zone = GK_ZONE_NONE;
	}
	return i + skip_mark(&t[i], ")");
}

/* 14:05, 14:05:09; with dots only where `dots` says that it can be no
 * number. */
static size_t
take_clock(const struct gk_dateword *t, bool dots, struct gk_moment *m,
	   enum gk_zone *zone)
{
	size_t i = 3;
	bool dot = dots && is_mark(&t[1], '.') && t[2].digits == 2;

	if (!is_number(&t[0], 1, 2) || !(is_mark(&t[1], ':') || dot) ||
	    !is_number(&t[2], 2, 2) || t[1].space || t[2].space ||
	    t[0].value > 23 || t[2].value > 59)
		return 0;
	/* 1:2:3 of a record, 10.20.30 */
	if (dot && is_mark(&t[3], '.') && is_number(&t[4], 1, 4) &&
	    !t[4].space)
		return 0;
	m->clock = true;
	m->hour = t[0].value;
	m->minute = t[2].value;
	if (is_mark(&t[i], ':') && is_number(&t[i + 1], 2, 2)) {
		i += 2;
		if (is_mark(&t[i], '.') && is_number(&t[i + 1], 1, 9) &&
		    !t[i + 1].space)
			i += 2;
	}
	return i + take_zone(&t[i], m, zone);
}

/* A day at token i, and the time beside it. */
static size_t
take_date(const struct gk_dateword *t, struct gk_date *d)
{
	enum gk_zone zone = GK_ZONE_NONE, later = GK_ZONE_NONE;
	size_t i = take_clock(t, false, &d->at, &zone), k, n, gap;
	bool before = i > 0;

	gap = before ? skip(&t[i], CLOCK | WEEKDAY, ",|-/•.?", REACH) : 0;
	n = take_day(&t[i + gap], d);
	if (n == 0)
		return i; /* a time alone, or nothing */
	i += gap + n;
	gap = skip(&t[i], YEAR | CLOCK | PART, ".,|-/•?()", REACH);
	k = before ? take_zone(&t[i], &d->at, &later)
		   : take_clock(&t[i + gap],
				d->at.year != 0 || d->ago >= 0 ||
				    (gap > 0 && t[i + gap - 1].flags & CLOCK),
				&d->at, &zone);
	if (k > 0)
		i += k + (before ? 0 : gap);
	if (zone == GK_ZONE_NONE)
		zone = later;
	if (zone != GK_ZONE_NONE && d->at.clock && d->at.year != 0) {
		d->at.zoned = true;
		d->at.zone = gk_calendar_zone(zone, &d->at);
	}
	return i;
}

/* What the last word before token i that says it makes of the date, «Обновлено»
 * or «Опубликовано»; 0 where another number comes between. */
static unsigned
said_of(const struct gk_datewords *r, size_t i)
{
	while (i-- > 0)
		if (r->word[i].flags & (UPDATED | PUBLISHED | NUMBER))
			return r->word[i].flags & NUMBER ? 0 : r->word[i].flags;
	return 0;
}

bool
gk_date_next(struct gk_str line, struct gk_date *date)
{
	struct gk_datewords r;
	struct gk_date d;
	unsigned said;
	size_t n;

	r.line = line;
	if (line.n > GK_DATE_BYTES)
		for (r.line.n = GK_DATE_BYTES;
		     ((unsigned char)line.p[r.line.n] & 0xC0) == 0x80;)
			r.line.n--;
	gk_datewords_read(&r);
	for (size_t i = 0; i < r.n; i++) {
		if (r.word[i].start < date->end)
			continue;
		d = (struct gk_date){ .ago = -1, .foreign = r.foreign,
				      .weekday = r.weekday,
				      .others = r.others };
		n = take_date(&r.word[i], &d);
		if (n == 0)
			continue;
		d.start = r.word[i].start;
		d.end = r.word[i + n - 1].end;
		said = said_of(&r, i);
		d.updated = (said & UPDATED) != 0;
		d.published = (said & PUBLISHED) != 0 && !d.updated;
		*date = d;
		return true;
	}
	return false;
}

bool
gk_date_iso(struct gk_str s, struct gk_moment *m)
{
	struct gk_date d = { 0 };

	if (!gk_date_next(s, &d) || d.start != 0 || d.at.year == 0)
		return false;
	*m = d.at;
	return true;
}

/* Is p n digits?  Their value is then in *x. */
static bool
take_digits(const char *p, size_t n, int *x)
{
	*x = 0;
	for (size_t i = 0; i < n; i++) {
		if (p[i] < '0' || p[i] > '9')
			return false;
		*x = *x * 10 + (p[i] - '0');
	}
	return true;
}

bool
gk_date_of_address(struct gk_str url, struct gk_moment *m)
{
	const char *end = url.p + url.n, *q;
	struct gk_moment day = { 0 };
	size_t gap;
	int x;

	for (const char *p = url.p; url.n > 0 && end - p >= 9; p++) {
		gap = (p[5] == '/' || p[5] == '-') && end - p >= 11;
		q = p + 9 + 2 * gap;
		if (*p != '/' || (gap > 0 && p[8] != p[5]) ||
		    !take_digits(p + 1, 4, &day.year) ||
		    !take_digits(p + 5 + gap, 2, &day.month) ||
		    !take_digits(p + 7 + 2 * gap, 2, &day.day) ||
		    (q < end && (take_digits(q, 1, &x) ||
				 (gap == 0 && *q != '/'))) ||
		    !gk_calendar_has(&day))
			continue;
		*m = day;
		return true;
	}
	return false;
}

bool
gk_date_settle(struct gk_date *d, const struct gk_moment *fetched)
{
	struct gk_moment *m = &d->at;
	long day; /* the last that it may be anywhere */

	if (d->ago >= 0 &&
	    (fetched == NULL || !gk_calendar_ago(d->ago, fetched, m)))
		return false;
	if (m->day == 0 || (m->year == 0 && fetched == NULL))
		return false;
	if (fetched == NULL)
		return true;
	day = gk_calendar_number(fetched);
	day += !fetched->clock || fetched->hour >= FAR_EAST_MIDNIGHT;
	if (m->year != 0)
		return gk_calendar_number(m) <= day;
	m->year = fetched->year;
	if (gk_calendar_number(m) > day)
		m->year--;
	return gk_calendar_has(m) && gk_calendar_number(m) > day - YEARLESS;
}
