/* A fetch, then any valid text: dates lie in the line, one behind the
 * other; each that settles is a day of the calendar, and reads as it was
 * written. */
#include <stdlib.h>

#include "date.h"
#include "utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool
is_same(const struct gk_moment *a, const struct gk_moment *b)
{
	return a->year == b->year && a->month == b->month &&
	       a->day == b->day && a->clock == b->clock &&
	       (!a->clock || (a->hour == b->hour && a->minute == b->minute)) &&
	       (a->clock && a->zoned) == b->zoned &&
	       (!b->zoned || a->zone == b->zone);
}

/* A negative zone is read as none after a time, for it may end a span of hours:
 * written, it is of no use to compare. */
static void
check_written(struct gk_date *d)
{
	char out[GK_CALENDAR_SIZE];
	struct gk_moment back;
	size_t n;

	if (!gk_calendar_has(&d->at))
		abort();
	n = gk_calendar_write(&d->at, out);
	if (n != strlen(out) || n >= sizeof out)
		abort();
	if (d->at.zoned && d->at.zone < 0)
		return;
	if (!gk_date_iso(gk_str(out, n), &back) || !is_same(&d->at, &back))
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct gk_moment fetched = { 0 };
	struct gk_date d = { 0 }, copy;
	struct gk_str s;

	if (size < 4)
		return 0;
	gk_calendar_day(7305 + (data[0] | data[1] << 8) % 40000, &fetched);
	fetched.clock = data[2] & 1;
	fetched.hour = data[3] % 24;
	s = gk_str((const char *)data + 4, size - 4);
	s.n = gk_utf8_check(s);
	if (gk_date_of_address(s, &d.at) && !gk_calendar_has(&d.at))
		abort();
	d.at = (struct gk_moment){ 0 };
	while (gk_date_next(s, &d)) {
		if (d.start >= d.end || d.end > s.n ||
		    d.end > GK_DATE_BYTES)
			abort();
		copy = d;
		if (gk_date_settle(&copy, NULL))
			check_written(&copy);
		copy = d;
		if (gk_date_settle(&copy, &fetched))
			check_written(&copy);
	}
	return 0;
}
