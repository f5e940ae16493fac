#include "dateline.h"

#include "credit.h"
#include "word.h"

#define HEAD 200       /* bytes of a lead in which a dateline ends */
#define PLACE_WORDS 4
#define PLACES 3       /* beside the first */
#define SOURCE_WORDS 4 /* of an agency that is not known */
#define MONTH_BYTES 24 /* before the first number of a date */
#define DATE_BYTES 64  /* of a date */

struct reader {
	struct gk_str s; /* the head of the lead */
	size_t at;
	bool caps;       /* the place is written in capitals */
};

/* At most n bytes of whole code points. */
static struct gk_str
head_of(struct gk_str s, size_t n)
{
	if (s.n <= n)
		return s;
	for (s.n = n; ((unsigned char)s.p[s.n] & 0xC0) == 0x80;)
		s.n--;
	return s;
}

/* Bytes of a dash with a blank on each side, or before it a full stop, at p. */
static size_t
dash_at(struct gk_str s, size_t at)
{
	static const char *const dashes[] = { "- ", "– ", "— ", "-- " };
	size_t n = 0;

	while (at + n < s.n && s.p[at + n] == ' ')
		n++;
	if (n == 0 || at + n >= s.n ||
	    (s.p[at + n] != '-' && s.p[at + n] != '\xE2'))
		return 0;
	for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
		if (gk_str_begins(gk_str_cut(s, at + n, s.n),
				  gk_str_of(dashes[i])))
			return n + strlen(dashes[i]);
	return 0;
}

/* Words with a capital from r->at on; stops before any mark but a hyphen. */
static size_t
take_words(const struct reader *r, size_t most, bool *caps)
{
	struct gk_word w = { .end = r->at };
	size_t end = r->at, words = 0;

	*caps = true;
	while (words < most && gk_word_next(r->s, &w)) {
		if (w.flags & GK_WORD_MARK || !(w.flags & GK_WORD_CAPITAL))
			break;
		*caps &= !(w.flags & GK_WORD_LOWER) && w.nletters > 1;
		end = w.end;
		words++;
	}
	*caps &= words > 0;
	return end;
}

/* «Москва», «НУР-СУЛТАН», «Лондон – Париж – Москва,» */
static bool
take_place(struct reader *r)
{
	size_t end = take_words(r, PLACE_WORDS, &r->caps), from, dash;
	struct reader next = { .s = r->s };
	bool caps;

	if (end == r->at)
		return false;
	r->at = end;
	/* behind a dash more places, or the agency already? */
	for (size_t i = 0; i < PLACES && (dash = dash_at(r->s, end)) > 0; i++) {
		from = next.at = end + dash;
		end = take_words(&next, PLACE_WORDS, &caps);
		if (end == from || end >= r->s.n ||
		    gk_credit_is_agency(gk_str_cut(r->s, from, end)))
			break;
		if (r->s.p[end] == ',')
			r->at = end;
	}
	return true;
}

static bool
take_date(struct reader *r, struct gk_dateline *d)
{
	struct gk_date date = { 0 };
	struct gk_str s;
	size_t at = r->at, digit;

	while (at < r->s.n && (r->s.p[at] == ' ' || r->s.p[at] == ',' ||
			       r->s.p[at] == '.'))
		at++;
	/* «Январь 04» has the longest word before its number */
	for (digit = at; digit < r->s.n && digit < at + MONTH_BYTES; digit++)
		if (r->s.p[digit] >= '0' && r->s.p[digit] <= '9')
			break;
	if (digit == r->s.n || digit == at + MONTH_BYTES)
		return false;
	s = gk_str_cut(r->s, at, r->s.n);
	s = head_of(s, DATE_BYTES);
	if (!gk_date_next(s, &date) || date.start != 0 || date.at.day == 0)
		return false;
	d->date = date;
	d->dated = true;
	r->at = at + date.end;
	/* the stop of «янв.» */
	if (r->at < r->s.n && r->s.p[r->at] == '.' && r->at + 1 < r->s.n &&
	    r->s.p[r->at + 1] != ' ')
		r->at++;
	return true;
}

/* What stands inside ( ) or / /: an agency, an author, in any order. */
static void
take_inside(struct gk_str s, struct gk_dateline *d)
{
	static const char *const parts[] = { ", ", " — ", " – ", " - ", "/" };
	struct gk_str head = s, tail = { "", 0 };
	bool known;

	if (gk_str_begins(head, GK_STR("Корр. ")))
		head = gk_str_cut(head, strlen("Корр. "), head.n);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		size_t n = strlen(parts[i]);
		const char *p = memmem(head.p, head.n, parts[i], n);

		if (p == NULL)
			continue;
		tail = gk_str(p + n, (size_t)(head.p + head.n - p) - n);
		head.n = (size_t)(p - head.p);
		break;
	}
	/* «/Иван Петров — БЕЛТА/» */
	if (gk_credit_is_agency(tail)) {
		struct gk_str first = head;

		head = tail;
		tail = first;
	}
	if (!gk_credit_is_agency(head) &&
	    !(d->dated && gk_credit_is_title(head)))
		return;
	d->source = head;
	if (tail.n > 0 && gk_credit_is_names(tail, &known) &&
	    memchr(tail.p, ' ', tail.n) != NULL)
		d->byline = tail;
}

static bool
take_brackets(struct reader *r, struct gk_dateline *d)
{
	const char *open = r->s.p + r->at, *close;
	size_t end;

	while (open < r->s.p + r->s.n && strchr(" .,", *open) != NULL)
		open++;
	if (open >= r->s.p + r->s.n || (*open != '(' && *open != '/'))
		return false;
	close = memchr(open + 1, *open == '(' ? ')' : '/',
		       (size_t)(r->s.p + r->s.n - open) - 1);
	if (close == NULL || close == open + 1)
		return false;
	end = (size_t)(close + 1 - r->s.p);
	if (dash_at(r->s, end) == 0 && (end >= r->s.n || r->s.p[end] != '.'))
		return false;
	take_inside(gk_str(open + 1, (size_t)(close - open) - 1), d);
	r->at = end;
	return d->source.n > 0;
}

/* More capitals than the first: ТАСС, ҚазАқпарат, KAZINFORM. */
static bool
has_capitals(struct gk_str s)
{
	struct gk_word w = { 0 };

	while (gk_word_next(s, &w))
		if (w.flags & GK_WORD_UPPER2)
			return true;
	return false;
}

/* Does the dateline end here, in a full stop, a dash, or with the line? */
static bool
is_end(struct gk_str s, size_t at)
{
	return at >= s.n || s.p[at] == '.' || dash_at(s, at) > 0;
}

/* The author behind «РИА Новости, » or «КАЗИНФОРМ /». */
static void
take_author(struct reader *r, struct gk_dateline *d)
{
	struct reader next = { .s = r->s, .at = r->at + 2 };
	struct gk_str name;
	bool caps, known, slash;
	size_t end;

	if (r->at + 2 >= r->s.n)
		return;
	slash = memcmp(r->s.p + r->at, " /", 2) == 0;
	if (!slash && memcmp(r->s.p + r->at, ", ", 2) != 0)
		return;
	end = take_words(&next, PLACE_WORDS, &caps);
	name = gk_str_cut(r->s, next.at, end);
	if (slash && (end >= r->s.n || r->s.p[end++] != '/'))
		return;
	if (is_end(r->s, end) && gk_credit_is_names(name, &known) &&
	    memchr(name.p, ' ', name.n) != NULL) {
		d->byline = name;
		r->at = end;
	}
}

/* The agency at `at`, in marks or with a suffix: «Ала-Арча Ньюс», INTERFAX.RU.
 * Returns what ends it all, or `at` where there is none. */
static size_t
take_agency(struct gk_str s, size_t at, struct gk_str *source)
{
	bool marks = at + 2 < s.n && memcmp(s.p + at, "\xC2\xAB", 2) == 0;
	struct reader next = { .s = s, .at = at + (marks ? 2 : 0) };
	bool caps;
	size_t end = take_words(&next, SOURCE_WORDS, &caps);

	while (end + 1 < s.n && s.p[end] == '.' &&
	       (unsigned char)((s.p[end + 1] | 0x20) - 'a') < 26)
		for (end++; end < s.n &&
			    (unsigned char)((s.p[end] | 0x20) - 'a') < 26;)
			end++;
	if (end == next.at || end >= s.n)
		return at;
	*source = gk_str_cut(s, next.at, end);
	if (!marks)
		return end;
	return s.n - end < 3 || memcmp(s.p + end, "\xC2\xBB", 2) != 0 ? at
								     : end + 2;
}

/* « — РИА Новости.», «. УНН.», «, PrimaMedia.»  Not «БЕРЛИН. Меркель - », but
 * «АСТАНА. KAZINFORM - ». */
static bool
take_source(struct reader *r, struct gk_dateline *d)
{
	size_t at = r->at, dash = dash_at(r->s, at);
	struct reader next = { .s = r->s };
	struct gk_str source;
	bool sure;

	for (at += dash; dash == 0 && at < r->s.n &&
			 strchr(" .,", r->s.p[at]) != NULL;)
		at++;
	next.at = take_agency(r->s, at, &source);
	if (next.at == at)
		return false;
	/* a full stop before it, or marks around it */
	sure = dash > 0 || source.p != r->s.p + at || has_capitals(source) ||
	       memchr(r->s.p + r->at, '.', at - r->at) != NULL;
	take_author(&next, d);
	if (is_end(r->s, next.at) &&
	    (gk_credit_is_agency(source) || (d->dated && sure) ||
	     (r->caps && has_capitals(source) &&
	      dash_at(r->s, next.at) > 0))) {
		d->source = source;
		r->at = next.at;
		return true;
	}
	d->byline = gk_str("", 0);
	return false;
}

/* Does what parts a place from a date or an agency stand here? */
static bool
is_opening(const struct reader *r)
{
	const char *p = r->s.p + r->at;

	if (r->s.n - r->at < 4)
		return false;
	return *p == ',' || *p == '.' || p[1] == '(' || p[1] == '/' ||
	       dash_at(r->s, r->at) > 0;
}

bool
gk_dateline_read(struct gk_str lead, struct gk_dateline *d)
{
	struct reader r = { .s = head_of(lead, HEAD) };
	bool found;

	*d = (struct gk_dateline){ 0 };
	/* «23 ноября, Минск /Корр. БЕЛТА/.» */
	if (take_date(&r, d) && r.at + 2 < r.s.n &&
	    memcmp(r.s.p + r.at, ", ", 2) == 0)
		r.at += 2;
	if (!take_place(&r) && !d->dated)
		return false;
	if (!d->dated && !is_opening(&r))
		return false;
	if (!d->dated)
		take_date(&r, d);
	found = take_brackets(&r, d) || take_source(&r, d);
	d->end = r.at;
	/* a date alone wants the dash behind it: «Хакасия, 6 января — » */
	return found || (d->dated && dash_at(r.s, r.at) > 0);
}
