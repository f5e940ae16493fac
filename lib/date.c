#include "date.h"

#include "word.h"

/* What a word is, as in data/dates. */
enum {
	MONTH = 1 << 0,
	MOON = 1 << 1,
	DAY = 1 << 2,
	WEEKDAY = 1 << 3,
	PART = 1 << 4,
	YEAR = 1 << 5,
	CLOCK = 1 << 6,
	ZONE = 1 << 7,
	PUBLISHED = 1 << 8,
	UPDATED = 1 << 9,
	NOT = 1 << 10,
	NUMBER = 1 << 11, /* digits */
	MARK = 1 << 12,   /* one mark */
};

struct entry {
	const char *word;
	unsigned char n, value;
	unsigned short flags;
};

#include "date_table.inc"

#define NENTRIES (sizeof entries / sizeof *entries)

#define TOKENS 80     /* of a line */
#define WORD_BYTES 40 /* of a word that may be in the table */
#define REACH 4       /* tokens that may stand between a day and its time */
#define YEARLESS 31   /* days back for which no year is needed */

/* The hour of UTC in which the next day begins in Kamchatka. */
#define FAR_EAST_MIDNIGHT 12

struct token {
	unsigned flags;
	int value;       /* of a number, a month, a day, a zone; of a mark */
	unsigned digits; /* of a number */
	uint32_t start, end;
	bool space;      /* one stands before it */
};

struct reader {
	struct gk_str line;
	struct token token[TOKENS + 8]; /* those behind the last are zero */
	size_t n;
	bool foreign, weekday;
	unsigned others;
};

static const struct entry *
look_up(struct gk_str word)
{
	size_t low = 0, high = NENTRIES, n;
	const struct entry *e;
	int order;

	while (low < high) {
		e = &entries[(low + high) / 2];
		n = e->n < word.n ? e->n : word.n;
		order = memcmp(e->word, word.p, n);
		if (order == 0 && e->n == word.n)
			return e;
		if (order < 0 || (order == 0 && e->n < word.n))
			low = (low + high) / 2 + 1;
		else
			high = (low + high) / 2;
	}
	return NULL;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Bytes of the letter at p, Cyrillic or of ASCII, or 0. */
static size_t
letter(const char *p, const char *end)
{
	unsigned char c = (unsigned char)*p;

	if ((unsigned char)((c | 0x20) - 'a') < 26)
		return 1;
	return c >= 0xD0 && c <= 0xD3 && end - p >= 2 ? 2 : 0;
}

/* Bytes of an apostrophe at p, or 0. */
static size_t
apostrophe(const char *p, const char *end)
{
	if (*p == '\'')
		return 1;
	if (end - p >= 3 && memcmp(p, "\xE2\x80\x99", 3) == 0)
		return 3;
	return end - p >= 2 && memcmp(p, "\xCA\xBC", 2) == 0 ? 2 : 0;
}

static struct token *
add(struct reader *r, unsigned flags, const char *from, const char *to,
    bool space)
{
	struct token *t = &r->token[r->n];

	if (r->n < TOKENS)
		r->n++;
	*t = (struct token){ .flags = flags,
			     .start = (uint32_t)(from - r->line.p),
			     .end = (uint32_t)(to - r->line.p),
			     .space = space };
	return t;
}

static void
add_number(struct reader *r, const char *from, const char *to, bool space)
{
	struct token *t = add(r, NUMBER, from, to, space);

	t->digits = (unsigned)(to - from);
	/* numbers of more digits are none of a date */
	for (t->value = 0; from < to && t->digits <= 6; from++)
		t->value = t->value * 10 + (*from - '0');
}

/* Digits [from, to).  Blocks that stood beside each other come without a blank:
 * «06:5905.01.201211» is a time, a date and a count. */
static void
add_digits(struct reader *r, const char *from, const char *to, bool space)
{
	const struct token *t = r->token + r->n;
	const char *end = r->line.p + r->line.n;
	size_t first = (size_t)(to - from);

	if (first == 4 && r->n >= 2 && t[-1].value == ':' &&
	    t[-2].flags & NUMBER && t[-2].digits <= 2 && end - to >= 2 &&
	    *to == '.' && is_digit(to[1]))
		first = 2;
	else if (first > 4 && first <= 8 && r->n >= 2 && t[-1].value == '.' &&
		 t[-2].digits == 2 && (memcmp(from, "19", 2) == 0 ||
				       memcmp(from, "20", 2) == 0))
		first = 4;
	add_number(r, from, from + first, space);
	if (from + first < to)
		add_number(r, from + first, to, false);
}

static void
add_word(struct reader *r, const char *from, const char *to, bool space)
{
	char lower[WORD_BYTES];
	size_t n = (size_t)(to - from);
	const struct entry *e = NULL;
	struct token *t;

	if (n <= sizeof lower) {
		n = gk_word_lower(gk_str(from, n), lower, sizeof lower);
		e = look_up(gk_str(lower, n));
	}
	t = add(r, e != NULL ? e->flags : 0, from, to, space);
	t->value = e != NULL ? e->value : 0;
	r->foreign |= (t->flags & NOT) != 0;
	r->weekday |= (t->flags & WEEKDAY) != 0;
	r->others += t->flags == 0;
}

/* Where the word that begins at p ends. */
static const char *
word_end(const char *p, const char *end)
{
	size_t n, mark;

	while (p < end) {
		n = letter(p, end);
		mark = n > 0 ? 0 : apostrophe(p, end);
		if (n == 0 && (mark == 0 || p + mark >= end ||
			       letter(p + mark, end) == 0))
			break;
		p += n + mark;
	}
	return p;
}

/* A mark other than those of ASCII: a dash as a hyphen, or itself as '?'. */
static const char *
add_mark(struct reader *r, const char *p, const char *end, bool space)
{
	const char *q = p + 1;
	struct token *t;
	bool dash = end - p >= 3 && (memcmp(p, "\xE2\x80\x93", 3) == 0 ||
				     memcmp(p, "\xE2\x80\x94", 3) == 0);

	while (q < end && ((unsigned char)*q & 0xC0) == 0x80)
		q++;
	t = add(r, MARK, p, q, space || dash);
	t->value = dash ? '-' : (unsigned char)*p < 0x80 ? *p : '?';
	if (p[0] == '\xE2' && apostrophe(p, end) > 0)
		t->value = '\'';
	return q;
}

static void
read_tokens(struct reader *r)
{
	const char *p = r->line.p, *end = p + r->line.n, *q;
	bool space = true;

	while (p < end && r->n < TOKENS) {
		q = p;
		if (*p >= 0 && *p <= ' ') {
			q++;
		} else if (end - p >= 2 && memcmp(p, "\xC2\xA0", 2) == 0) {
			q += 2;
		} else if (is_digit(*p)) {
			while (q < end && is_digit(*q))
				q++;
			add_digits(r, p, q, space);
		} else if (letter(p, end) > 0) {
			q = word_end(p, end);
			add_word(r, p, q, space);
		} else {
			q = add_mark(r, p, end, space);
		}
		space = *p == ' ' || *p == '\t' || *p == '\xC2';
		p = q;
	}
}

static bool
is_mark(const struct token *t, char c)
{
	return t->flags & MARK && t->value == c;
}

static bool
is_number(const struct token *t, unsigned least, unsigned most)
{
	return t->flags & NUMBER && t->digits >= least && t->digits <= most;
}

static bool
is_year(const struct token *t)
{
	return is_number(t, 4, 4);
}

/* Two digits are a year of 1969 to 2068, as strptime has it. */
static int
year_of(const struct token *t)
{
	if (t->digits == 4)
		return t->value;
	return t->value < 69 ? 2000 + t->value : 1900 + t->value;
}

/* Steps over one mark out of marks. */
static size_t
skip_mark(const struct token *t, const char *marks)
{
	return t->flags & MARK && t->value < 0x80 &&
	       strchr(marks, t->value) != NULL;
}

/* Steps over words of those kinds and marks, at most so many tokens. */
static size_t
skip(const struct token *t, unsigned flags, const char *marks, size_t most)
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
take_year_first(const struct token *t, struct gk_moment *m)
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
take_day_first(const struct token *t, struct gk_moment *m)
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
take_year(const struct token *t, struct gk_moment *m)
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
take_day_month(const struct token *t, struct gk_moment *m)
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
take_month_day(const struct token *t, struct gk_moment *m)
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
	i += skip_mark(&t[i], ",");
	if (!is_year(&t[i]))
		return 0;
	m->year = t[i].value;
	return i + 1;
}

/* 11-р сарын 23, арваннэгдүгээр сарын 23 */
static size_t
take_moon_day(const struct token *t, struct gk_moment *m)
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
take_year_words(const struct token *t, struct gk_moment *m)
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
take_day(const struct token *t, struct gk_date *d)
{
	static size_t (*const forms[])(const struct token *,
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
take_offset(const struct token *t, struct gk_moment *m)
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
take_zone(const struct token *t, struct gk_moment *m, enum gk_zone *zone)
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

/* 14:05, 14:05:09; with dots only where `dots` says that it can be no number. */
static size_t
take_clock(const struct token *t, bool dots, struct gk_moment *m,
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
take_date(const struct token *t, struct gk_date *d)
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

/* Is the last word before token i that says what the date is of, «Обновлено»? */
static bool
is_update(const struct reader *r, size_t i)
{
	while (i-- > 0)
		if (r->token[i].flags & (UPDATED | PUBLISHED | NUMBER))
			return r->token[i].flags & UPDATED;
	return false;
}

bool
gk_date_next(struct gk_str line, struct gk_date *date)
{
	struct reader r = { .line = line };
	struct gk_date d;
	size_t n;

	if (line.n > GK_DATE_BYTES)
		for (r.line.n = GK_DATE_BYTES;
		     ((unsigned char)line.p[r.line.n] & 0xC0) == 0x80;)
			r.line.n--;
	read_tokens(&r);
	for (size_t i = 0; i < r.n; i++) {
		if (r.token[i].start < date->end)
			continue;
		d = (struct gk_date){ .ago = -1, .foreign = r.foreign,
				      .weekday = r.weekday,
				      .others = r.others };
		n = take_date(&r.token[i], &d);
		if (n == 0)
			continue;
		d.start = r.token[i].start;
		d.end = r.token[i + n - 1].end;
		d.updated = is_update(&r, i);
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
