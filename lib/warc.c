#include "warc.h"

#include "utf8.h"

#define MAX_HEAD ((size_t)64 << 10)

/* Blank bytes behind a record that are looked at for the next one.  Two line
 * ends are right; real files have none, or some more. */
#define LOOK 4096

enum state {
	BETWEEN, /* a record should begin here */
	HEAD,    /* it does; its header is read */
	WHOLE,   /* a document that is waited for */
	SKIP,    /* in a record that is not held: w->left bytes to go */
	SEEK,    /* in something broken: the next version is looked for */
};

enum answer { NO, YES, MORE };
enum step { WAIT, UNIT, AGAIN };

void
gk_warc_begin(struct gk_warc *w)
{
	*w = (struct gk_warc){ .max_document = w->max_document, .line = 1 };
}

/* Is there a line at p that is a version? */
static enum answer
is_version(struct gk_str data, size_t p, bool last)
{
	static const char want[] = "WARC/1.";
	size_t i = p, digits = 0;

	for (const char *c = want; *c != '\0'; c++, i++) {
		if (i == data.n)
			return last ? NO : MORE;
		if (data.p[i] != *c)
			return NO;
	}
	for (; i < data.n && data.p[i] >= '0' && data.p[i] <= '9' && digits < 3;
	     i++)
		digits++;
	if (i < data.n && digits > 0 && data.p[i] == '\r')
		i++;
	if (i == data.n)
		return last ? NO : MORE;
	return digits > 0 && data.p[i] == '\n' ? YES : NO;
}

/* The first line from `from` on that is a version (*sure), or may be one when
 * more is seen; else the end. */
static size_t
find_version(const struct gk_warc *w, struct gk_str data, size_t from,
	     bool last, bool *sure)
{
	enum answer answer;
	const char *q;
	size_t before;

	*sure = false;
	while (from < data.n) {
		if (from == 0 ? !w->midline : data.p[from - 1] == '\n') {
			answer = is_version(data, from, last);
			*sure = answer == YES;
			if (answer != NO)
				return from;
			from++;
		}
		/* Lines are many, and few begin so. */
		before = from > 0 ? from - 1 : 0;
		q = memmem(data.p + before, data.n - before, "\nW", 2);
		if (q == NULL)
			break;
		from = (size_t)(q + 1 - data.p);
	}
	return data.n;
}

static bool
is_break(char c)
{
	return c == '\r' || c == '\n';
}

/* The end of the blank bytes from `at` on that are looked at. */
static size_t
blanks_end(struct gk_str data, size_t at)
{
	size_t end = data.n - at > LOOK ? at + LOOK : data.n;

	while (at < end && is_break(data.p[at]))
		at++;
	return at;
}

/* May a record end at `at`? */
static enum answer
is_end(struct gk_str data, uint64_t at, bool last)
{
	size_t i;

	if (at > data.n)
		return last ? NO : MORE;
	i = blanks_end(data, (size_t)at);
	if (i - at == LOOK)
		return YES;
	if (i == data.n)
		return last ? YES : MORE;
	return is_version(data, i, last);
}

/* A unit begins at the first byte shown. */
static void
begin(struct gk_warc *w, enum state state)
{
	w->state = state;
	w->at_line = w->line;
	w->at_place = w->place;
	w->given = false;
	w->scanned = 0;
}

/* Gives out the first n bytes; goes on in `state`. */
static enum step
give(struct gk_warc *w, struct gk_str data, size_t n, enum gk_warc_type type,
     enum state state, struct gk_warc_unit *u)
{
	*u = (struct gk_warc_unit){ .type = type,
				    .n = n,
				    .rest = w->given,
				    .line = w->at_line,
				    .place = w->at_place };
	w->line += gk_utf8_lines(gk_str(data.p, n));
	w->place += n;
	if (n > 0)
		w->midline = data.p[n - 1] != '\n';
	w->state = state;
	w->given = true;
	return UNIT;
}

/* The first n bytes belong to something broken, and what follows until the next
 * version does.  Of a document over the limit that was told. */
static enum step
give_broken(struct gk_warc *w, struct gk_str data, size_t n, const char *why,
	    struct gk_warc_unit *u)
{
	bool other = w->type == GK_WARC_OTHER;

	if (w->type == GK_WARC_LOST)
		return give(w, data, n, GK_WARC_LOST, SEEK, u);
	if (!other)
		w->type = GK_WARC_BROKEN;
	give(w, data, n, GK_WARC_BROKEN, SEEK, u);
	u->rest = false;
	u->other = other;
	u->why = why;
	return UNIT;
}

static enum step
seek(struct gk_warc *w, struct gk_str data, bool last, struct gk_warc_unit *u)
{
	bool sure;
	size_t n = find_version(w, data, 0, last, &sure);

	if (n > 0)
		return give(w, data, n, w->type, SEEK, u);
	if (!sure)
		return WAIT;
	begin(w, HEAD);
	return AGAIN;
}

static enum step
between(struct gk_warc *w, struct gk_str data, bool last,
	struct gk_warc_unit *u)
{
	size_t n = blanks_end(data, 0);
	enum answer answer;
	bool sure;

	begin(w, BETWEEN);
	if (n > 0)
		return give(w, data, n, GK_WARC_OTHER, BETWEEN, u);
	answer = data.n > 0 ? is_version(data, 0, last) : MORE;
	if (answer == MORE)
		return WAIT;
	if (answer == YES) {
		begin(w, HEAD);
		return AGAIN;
	}
	w->type = GK_WARC_BROKEN;
	return give_broken(w, data, find_version(w, data, 0, last, &sure),
			   "not a WARC record", u);
}

/* The length of a record's text. */
static const char *
read_length(struct gk_str s, uint64_t *length)
{
	if (s.n == 0)
		return "no Content-Length";
	*length = 0;
	for (size_t i = 0; i < s.n; i++) {
		/* Eighteen digits cannot overflow. */
		if (s.p[i] < '0' || s.p[i] > '9' || i == 18)
			return "bad Content-Length";
		*length = *length * 10 + (uint64_t)(s.p[i] - '0');
	}
	return NULL;
}

static bool
is_word(struct gk_str s, const char *word)
{
	size_t n = strlen(word);

	return s.n == n && strncasecmp(s.p, word, n) == 0;
}

static bool
is_document(const struct gk_warc_head *h)
{
	struct gk_str type = h->content;
	const char *q = memchr(type.p, ';', type.n);

	if (q != NULL)
		type.n = (size_t)(q - type.p);
	while (type.n > 0 && (type.p[type.n - 1] == ' ' ||
			      type.p[type.n - 1] == '\t'))
		type.n--;
	if (is_word(h->type, "conversion") && type.n == 0)
		return true;
	return (is_word(h->type, "conversion") ||
		is_word(h->type, "resource")) &&
	       is_word(type, "text/plain");
}

/* Behind the empty line of a header of n bytes. */
static enum step
end_head(struct gk_warc *w, struct gk_str data, size_t n,
	 struct gk_warc_unit *u)
{
	struct gk_warc_head h;
	uint64_t length = 0;
	const char *why;

	gk_warc_read(gk_str(data.p, n), &h);
	why = h.type.n > 0 ? read_length(h.length, &length) : "no WARC-Type";
	if (why != NULL)
		return give_broken(w, data, n, why, u);
	w->type = !is_document(&h)		? GK_WARC_OTHER
		  : length > w->max_document	? GK_WARC_LOST
						: GK_WARC_DOC;
	w->state = w->type == GK_WARC_DOC ? WHOLE : SKIP;
	w->head = n;
	w->left = n + length;
	return AGAIN;
}

static enum step
head(struct gk_warc *w, struct gk_str data, bool last, struct gk_warc_unit *u)
{
	enum answer answer;
	const char *q;
	size_t p, n;

	w->type = GK_WARC_BROKEN;
	for (;; w->scanned = n) {
		p = w->scanned;
		answer = p > 0 && p < data.n ? is_version(data, p, last) : NO;
		if (answer == MORE)
			return WAIT;
		if (answer == YES)
			return give_broken(w, data, p, "header without an end",
					   u);
		q = memchr(data.p + p, '\n', data.n - p);
		n = q != NULL ? (size_t)(q + 1 - data.p) : data.n;
		if (n > MAX_HEAD)
			return give_broken(w, data, p > 0 ? p : 1,
					   "header too long", u);
		if (q == NULL && last)
			return give_broken(w, data, n, "cut short", u);
		if (q == NULL)
			return WAIT;
		if (n - p == 1 || (n - p == 2 && data.p[p] == '\r'))
			return end_head(w, data, n, u);
	}
}

static const char *
why_broken(const struct gk_warc *w, struct gk_str data, size_t version)
{
	return w->left > data.n && version == data.n ? "cut short"
						     : "wrong Content-Length";
}

static enum step
whole(struct gk_warc *w, struct gk_str data, bool last, struct gk_warc_unit *u)
{
	enum answer end = is_end(data, w->left, last);
	bool sure;
	size_t n;

	if (end == MORE)
		return WAIT;
	if (end == YES) {
		give(w, data, blanks_end(data, (size_t)w->left), GK_WARC_DOC,
		     BETWEEN, u);
		u->head = w->head;
		u->length = (size_t)w->left - w->head;
	} else {
		n = find_version(w, data, w->head, last, &sure);
		give_broken(w, data, n, why_broken(w, data, n), u);
	}
	u->record = true;
	return UNIT;
}

/* A record that is not held.  If its length is wrong, nothing that follows is
 * lost: bytes are held from the first version on that stands in it, as long as
 * they are no more than a document may have. */
static enum step
skip(struct gk_warc *w, struct gk_str data, bool last, struct gk_warc_unit *u)
{
	enum answer end = is_end(data, w->left, last);
	bool fresh = !w->given, sure = false;
	size_t n = data.n;

	if (end != YES || w->left > w->max_document)
		n = find_version(w, data, fresh ? w->head : 0, last, &sure);
	if (sure && n < w->left && w->left - n > w->max_document)
		end = NO;
	if (end == YES) {
		give(w, data, blanks_end(data, (size_t)w->left), w->type,
		     BETWEEN, u);
	} else if (end == NO) {
		give_broken(w, data, n, why_broken(w, data, n), u);
	} else {
		if (n > w->left)
			n = (size_t)w->left;
		if (n == 0)
			return WAIT;
		w->left -= n;
		give(w, data, n, w->type, SKIP, u);
	}
	u->record = fresh;
	return UNIT;
}

bool
gk_warc_next(struct gk_warc *w, struct gk_str data, bool last,
	     struct gk_warc_unit *u)
{
	static enum step (*const steps[])(struct gk_warc *, struct gk_str,
					  bool, struct gk_warc_unit *) = {
		[BETWEEN] = between, [HEAD] = head, [WHOLE] = whole,
		[SKIP] = skip,	     [SEEK] = seek,
	};
	enum step step;

	do
		step = steps[w->state](w, data, last, u);
	while (step == AGAIN);
	return step == UNIT;
}

static struct gk_str
trim(struct gk_str s)
{
	static const char blanks[] = " \t\r\n";

	while (s.n > 0 && memchr(blanks, s.p[0], 4) != NULL)
		s = gk_str_cut(s, 1, s.n);
	while (s.n > 0 && memchr(blanks, s.p[s.n - 1], 4) != NULL)
		s.n--;
	return s;
}

/* A field: its name, a colon, its value with the lines folded to it. */
static void
read_field(struct gk_str line, struct gk_warc_head *h)
{
	static const struct {
		struct gk_str name;
		size_t field;
	} known[] = {
		{ { "WARC-Type", 9 }, offsetof(struct gk_warc_head, type) },
		{ { "WARC-Record-ID", 14 }, offsetof(struct gk_warc_head, id) },
		{ { "WARC-Target-URI", 15 },
		  offsetof(struct gk_warc_head, uri) },
		{ { "WARC-Date", 9 }, offsetof(struct gk_warc_head, date) },
		{ { "WARC-Identified-Content-Language", 32 },
		  offsetof(struct gk_warc_head, languages) },
		{ { "Content-Type", 12 },
		  offsetof(struct gk_warc_head, content) },
		{ { "Content-Length", 14 },
		  offsetof(struct gk_warc_head, length) },
	};
	const char *colon = memchr(line.p, ':', line.n);
	struct gk_str name, *value;

	if (colon == NULL)
		return;
	name = trim(gk_str(line.p, (size_t)(colon - line.p)));
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		if (name.n != known[i].name.n ||
		    !is_word(name, known[i].name.p))
			continue;
		value = (struct gk_str *)(void *)((char *)h + known[i].field);
		if (value->n == 0)
			*value = trim(gk_str(colon + 1,
					     (size_t)(line.p + line.n -
						      colon - 1)));
		return;
	}
}

void
gk_warc_read(struct gk_str head, struct gk_warc_head *h)
{
	const struct gk_str none = gk_str("", 0);
	size_t start = 0, end = 0;
	const char *q;

	*h = (struct gk_warc_head){ none, none, none, none,
				    none, none, none };
	while (end < head.n) {
		q = memchr(head.p + end, '\n', head.n - end);
		end = q != NULL ? (size_t)(q + 1 - head.p) : head.n;
		/* A line that begins with a blank goes on with the one before. */
		if (end < head.n &&
		    (head.p[end] == ' ' || head.p[end] == '\t'))
			continue;
		read_field(gk_str_cut(head, start, end), h);
		start = end;
	}
}

struct gk_str
gk_warc_value(struct gk_str value, struct gk_arena *arena)
{
	size_t n = 0;
	char *copy;

	if (value.n > 1 && value.p[0] == '<' && value.p[value.n - 1] == '>')
		value = gk_str_cut(value, 1, value.n - 1);
	if (memchr(value.p, '\n', value.n) == NULL)
		return value;
	if ((copy = gk_arena_alloc(arena, value.n)) == NULL)
		return gk_str("", 0);
	for (size_t i = 0; i < value.n; i++) {
		bool fold = is_break(value.p[i]);

		if (fold)
			while (i + 1 < value.n &&
			       memchr(" \t\r\n", value.p[i + 1], 4) != NULL)
				i++;
		copy[n++] = fold ? ' ' : value.p[i];
	}
	return gk_str(copy, n);
}
