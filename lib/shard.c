#include "shard.h"

#include <errno.h>

/* Digits of the parts of a line. */
#define KEY 16
#define SHARD 5
#define NUMBER 10

#define PLACE (SHARD + 1 + NUMBER + 1 + NUMBER)
#define KEY_LINE (KEY + 1 + PLACE)
#define LIST_LINE (PLACE + 1 + PLACE)

/* Ten digits count so far. */
#define NUMBER_MOST UINT64_C(9999999999)

static void
put_digits(struct gk_buf *out, uint64_t number, unsigned digits)
{
	char text[NUMBER];

	for (unsigned i = digits; i-- > 0; number /= 10)
		text[i] = (char)('0' + number % 10);
	gk_buf_put(out, text, digits);
}

static void
put_place(struct gk_buf *out, const struct gk_shard_place *p)
{
	put_digits(out, p->shard, SHARD);
	gk_buf_putc(out, ':');
	put_digits(out, p->document, NUMBER);
	gk_buf_putc(out, '\t');
	put_digits(out, p->paragraph, NUMBER);
}

static void
put_key(struct gk_buf *out, uint64_t key)
{
	char text[KEY];

	for (unsigned i = KEY; i-- > 0; key >>= 4)
		text[i] = "0123456789abcdef"[key & 15];
	gk_buf_put(out, text, KEY);
}

static bool
get_digits(const char *p, unsigned digits, uint64_t *number)
{
	*number = 0;
	for (unsigned i = 0; i < digits; i++) {
		if (p[i] < '0' || p[i] > '9')
			return false;
		*number = *number * 10 + (uint64_t)(p[i] - '0');
	}
	return true;
}

static bool
get_place(const char *p, struct gk_shard_place *place)
{
	return get_digits(p, SHARD, &place->shard) && p[SHARD] == ':' &&
	       get_digits(p + SHARD + 1, NUMBER, &place->document) &&
	       p[SHARD + 1 + NUMBER] == '\t' &&
	       get_digits(p + SHARD + 2 + NUMBER, NUMBER, &place->paragraph);
}

static bool
is_key(const char *p)
{
	for (unsigned i = 0; i < KEY; i++)
		if (!(p[i] >= '0' && p[i] <= '9') &&
		    !(p[i] >= 'a' && p[i] <= 'f'))
			return false;
	return true;
}

/* Counts the document, and the paragraphs before this part of it, in its notes:
 * what is emitted may be of another document than the one in hand. */
static void
turn(struct gk_shard *s, const struct gk_doc *doc, struct gk_notes *notes)
{
	if (doc->part == 0) {
		s->document++;
		s->paras = 0;
	}
	notes->document = s->document;
	notes->before = s->paras;
	s->paras += notes->paras;
	if (s->document > NUMBER_MOST || s->paras > NUMBER_MOST)
		gk_buf_puts(&s->why, "more than ten digits count");
}

static struct gk_shard_place
place_of(const struct gk_shard *s, const struct gk_notes *notes, size_t i)
{
	return (struct gk_shard_place){ s->number, notes->document,
					notes->before + notes->note[i].index +
					    1 };
}

enum gk_status
gk_shard_settle(void *state, const struct gk_doc *doc, struct gk_findings *f)
{
	turn(state, doc, f->notes);
	return GK_OK;
}

void
gk_shard_emit(const void *state, const struct gk_findings *f, struct gk_buf *out)
{
	const struct gk_shard *s = state;
	const struct gk_notes *notes = f->notes;

	for (size_t i = 0; i < notes->n; i++) {
		struct gk_shard_place p = place_of(s, notes, i);

		put_key(out, notes->note[i].key);
		gk_buf_putc(out, '\t');
		put_place(out, &p);
		gk_buf_putc(out, '\n');
	}
}

/* Lines of a file, which the next call overwrites. */
struct lines {
	struct gk_in in;
	struct gk_buf *read;
	size_t *at, *line; /* in `read`; from 1 */
};

/* The next line without its end; its p is NULL at the end.  The last may lack
 * its line end. */
static enum gk_status
next_line(struct lines *l, struct gk_str *line)
{
	struct gk_buf *b = l->read;
	size_t got = 1;
	const char *q;

	for (;;) {
		*line = b->n > 0 ? gk_str(b->p + *l->at, b->n - *l->at)
				 : gk_str(NULL, 0);
		q = line->n > 0 ? memchr(line->p, '\n', line->n) : NULL;
		if (q != NULL || got == 0)
			break;
		if (*l->at > 0)
			gk_buf_cut(b, 0, *l->at);
		*l->at = 0;
		if (b->n > 4 * KEY_LINE) /* no line of ours is so long */
			break;
		if (!gk_buf_room(b, GK_BLOCK))
			return GK_NOMEM;
		if (gk_in_read(&l->in, b->p + b->n, GK_BLOCK, &got) != GK_OK)
			return GK_IO;
		b->n += got;
	}
	if (q != NULL)
		line->n = (size_t)(q - line->p);
	else if (line->n == 0)
		line->p = NULL;
	*l->at += line->n + (q != NULL);
	++*l->line;
	return GK_OK;
}

static void
complain(struct gk_buf *why, const char *name, size_t line, const char *what)
{
	if (why->n == 0)
		gk_buf_printf(why, "%s:%zu: %s", name, line, what);
}

/* What the reduce goes by. */
struct reduce {
	char key[KEY], first[PLACE], last[PLACE];
	bool some;
	struct gk_out *out;
};

static const char *
reduce_line(struct reduce *r, struct gk_str line)
{
	struct gk_shard_place place;
	const char *p = line.p + KEY + 1;
	int order;

	if (line.n != KEY_LINE || !is_key(line.p) || line.p[KEY] != '\t' ||
	    !get_place(p, &place))
		return "not a line of --emit=keys";
	order = r->some ? memcmp(line.p, r->key, KEY) : 1;
	if (order < 0 || (order == 0 && memcmp(p, r->last, PLACE) <= 0))
		return "not in order (LC_ALL=C sort), or twice there";
	if (order > 0) {
		memcpy(r->key, line.p, KEY);
		memcpy(r->first, p, PLACE);
	} else {
		gk_out_put(r->out, p, PLACE);
		gk_out_put(r->out, "\t", 1);
		gk_out_put(r->out, r->first, PLACE);
		gk_out_put(r->out, "\n", 1);
	}
	memcpy(r->last, p, PLACE);
	r->some = true;
	return NULL;
}

/* One operand; the order goes on from the one before. */
static bool
reduce_file(struct reduce *r, const char *name, struct gk_buf *why)
{
	struct gk_buf read = { 0 };
	size_t at = 0, n = 0;
	struct lines l = { .read = &read, .at = &at, .line = &n };
	enum gk_status status = gk_in_open(&l.in, name);
	const char *what = NULL;
	struct gk_str line = { 0 };

	if (status == GK_OK) {
		while (what == NULL &&
		       (status = next_line(&l, &line)) == GK_OK &&
		       line.p != NULL)
			what = reduce_line(r, line);
		gk_in_close(&l.in);
	}
	if (status == GK_IO)
		gk_buf_printf(why, "%s: %s", name, strerror(errno));
	else if (status != GK_OK)
		gk_buf_puts(why, "out of memory");
	else if (what != NULL)
		complain(why, name, n, what);
	gk_buf_clear(&read);
	return status == GK_OK && what == NULL;
}

bool
gk_shard_reduce(const char *const *operands, size_t n, struct gk_out *out,
		struct gk_buf *why)
{
	struct reduce r = { .out = out };
	bool fine = true;

	for (size_t i = 0; i < n && fine && out->error == 0; i++)
		fine = reduce_file(&r, operands[i], why);
	return fine;
}

static bool
before(const struct gk_shard_place *a, const struct gk_shard_place *b)
{
	if (a->shard != b->shard)
		return a->shard < b->shard;
	return a->document != b->document ? a->document < b->document
					  : a->paragraph < b->paragraph;
}

/* Reads on to the next line that is of this shard. */
static void
advance(struct gk_shard *s)
{
	struct lines l = { s->in, &s->lines, &s->at, &s->line };
	struct gk_shard_place was = s->next;
	struct gk_str line;
	enum gk_status status;

	do {
		status = next_line(&l, &line);
		s->some = status == GK_OK && line.p != NULL;
		if (!s->some)
			break;
		if (line.n != LIST_LINE || !get_place(line.p, &s->next) ||
		    line.p[PLACE] != '\t' ||
		    !get_place(line.p + PLACE + 1, &s->first)) {
			complain(&s->why, s->list, s->line,
				 "not a line of --first-of-key");
			s->some = false;
		} else if (!before(&was, &s->next)) {
			complain(&s->why, s->list, s->line,
				 "not in order (LC_ALL=C sort), or twice there");
			s->some = false;
		}
		was = s->next;
	} while (s->some && s->next.shard != s->number);
	s->in = l.in;
	if (status == GK_IO && s->why.n == 0)
		gk_buf_printf(&s->why, "%s: %s", s->list, strerror(errno));
	else if (status != GK_OK && s->why.n == 0)
		gk_buf_puts(&s->why, "out of memory");
}

/* Hands over what is wrong; false if something is.  A message that found no
 * memory counts, too. */
static bool
tell(const struct gk_shard *s, struct gk_buf *why)
{
	gk_buf_str(why, gk_buf_view(&s->why));
	if (s->why.status != GK_OK)
		why->status = s->why.status;
	return why->n == 0 && why->status == GK_OK;
}

bool
gk_shard_open(struct gk_shard *s, struct gk_buf *why)
{
	if (gk_in_open(&s->in, s->list) != GK_OK) {
		gk_buf_printf(why, "%s: %s", s->list, strerror(errno));
		return false;
	}
	s->open = true;
	advance(s);
	return tell(s, why);
}

static void
drop(struct gk_shard *s, const struct gk_doc *doc, struct gk_findings *f,
     size_t list, const struct gk_note *note)
{
	gk_buf_reset(&s->reason);
	gk_buf_printf(&s->reason,
		      "the same as paragraph %llu of document %llu of shard "
		      "%llu",
		      (unsigned long long)s->first.paragraph,
		      (unsigned long long)s->first.document,
		      (unsigned long long)s->first.shard);
	if (s->reason.status != GK_OK)
		f->status = GK_NOMEM;
	gk_copy_because(f, list, doc, note, s->level, gk_buf_view(&s->reason));
}

enum gk_status
gk_shard_apply(void *state, const struct gk_doc *doc, struct gk_findings *f)
{
	struct gk_shard *s = state;
	struct gk_notes *notes = f->notes;
	size_t list = gk_findings_list(f, "duplicates");

	turn(s, doc, notes);
	for (size_t i = 0; i < notes->n && s->some; i++) {
		struct gk_shard_place p = place_of(s, notes, i);

		if (before(&p, &s->next))
			continue;
		if (before(&s->next, &p))
			break; /* not of this stream: finish says so */
		drop(s, doc, f, list, &notes->note[i]);
		advance(s);
	}
	return GK_OK;
}

bool
gk_shard_finish(void *shard, struct gk_buf *why)
{
	struct gk_shard *s = shard;

	if (s->some)
		complain(&s->why, s->list, s->line,
			 "no such paragraph in this input");
	return tell(s, why);
}

void
gk_shard_clear(struct gk_shard *s)
{
	if (s->open)
		gk_in_close(&s->in);
	gk_buf_clear(&s->lines);
	gk_buf_clear(&s->why);
	gk_buf_clear(&s->reason);
	*s = (struct gk_shard){ 0 };
}
