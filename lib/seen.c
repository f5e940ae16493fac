#include "seen.h"

#include <unistd.h>

#include "mem.h"
#include "temp.h"

/*
 * The trail has an entry for each key: the two tags, and a number.  Half of it
 * is how many lines the paragraph stands behind the one before, most often one
 * or two, so that a byte will do.  If it is odd, it is the first of the next
 * document, and half of it is its line.  Where every 64th entry begins is
 * marked, so that finding one means reading at most 64.
 */

#define STRIDE 64
#define TAGS (2 * sizeof(uint16_t))

struct gk_seen_mark {
	size_t at;       /* in trail, of an entry */
	size_t id, line; /* of the entry before */
};

/* Numbers go by seven bits, the low ones first; the last byte is below 128. */
static void
put_number(struct gk_buf *b, size_t number)
{
	for (; number >= 128; number >>= 7)
		gk_buf_putc(b, (char)(number | 128));
	gk_buf_putc(b, (char)number);
}

static size_t
get_number(const char **p)
{
	size_t number = 0;
	unsigned shift = 0;

	for (; (unsigned char)**p >= 128; shift += 7)
		number |= (size_t)(*(*p)++ & 127) << shift;
	return number | (size_t)*(*p)++ << shift;
}

static struct gk_str
id_at(const struct gk_seen *s, size_t at)
{
	const char *p = s->ids.p + at;
	size_t n = get_number(&p);

	return gk_str(p, n);
}

/* Where the id behind the one at `at` stands. */
static size_t
id_after(const struct gk_seen *s, size_t at)
{
	struct gk_str id = id_at(s, at);

	return (size_t)(id.p + id.n - s->ids.p);
}

static enum gk_status
mark(struct gk_seen *s)
{
	if (s->n % STRIDE != 0)
		return GK_OK;
	if (gk_mem_grow(&s->marks, &s->cap, s->nmarks + 1,
			sizeof *s->marks) != GK_OK)
		return GK_NOMEM;
	s->marks[s->nmarks++] =
	    (struct gk_seen_mark){ s->trail.n, s->id, s->line };
	return GK_OK;
}

enum gk_status
gk_seen_note(struct gk_seen *s, const struct gk_seen_place *now)
{
	bool same = s->n > 0 && now->line >= s->line &&
		    gk_str_eq(now->doc, id_at(s, s->id));
	size_t behind = same ? now->line - s->line : now->line;

	if (mark(s) != GK_OK)
		return GK_NOMEM;
	gk_buf_put(&s->trail, &now->raw, sizeof now->raw);
	gk_buf_put(&s->trail, &now->typographic, sizeof now->typographic);
	put_number(&s->trail, behind << 1 | !same);
	if (!same) {
		s->id = s->ids.n;
		put_number(&s->ids, now->doc.n);
		gk_buf_str(&s->ids, now->doc);
	}
	s->line = now->line;
	s->n++;
	return s->ids.status != GK_OK ? s->ids.status : s->trail.status;
}

struct gk_seen_place
gk_seen_at(const struct gk_seen *s, uint32_t i)
{
	const struct gk_seen_mark *m = &s->marks[i / STRIDE];
	const char *p = s->trail.p + m->at;
	size_t id = m->id, line = m->line, number;
	struct gk_seen_place then = { 0 };
	bool first = i < STRIDE;

	for (uint32_t k = i / STRIDE * STRIDE; k <= i; k++) {
		memcpy(&then.raw, p, sizeof then.raw);
		memcpy(&then.typographic, p + sizeof then.raw,
		       sizeof then.typographic);
		p += TAGS;
		number = get_number(&p);
		if (number % 2 != 0) {
			id = first ? 0 : id_after(s, id);
			first = false;
			line = 0;
		}
		line += number / 2;
	}
	then.doc = id_at(s, id);
	then.line = line;
	return then;
}

/*
 * Where memory is bounded a trail would outgrow it: the place goes with the key,
 * to disk in the end, and the id of each document to a file of ids.
 */
struct place {
	uint64_t id; /* where it begins in that file, behind its length */
	uint64_t line;
	uint16_t raw, typographic;
};

/* Bytes of a place that hold something. */
#define PLACE (offsetof(struct place, typographic) + sizeof(uint16_t))

static enum gk_status
roll_out(struct gk_seen *s, struct gk_str id)
{
	uint64_t n = id.n;

	if (!s->rolls &&
	    gk_temp_open(s->keys.folder, &s->roll.fd) != GK_OK)
		return GK_IO;
	s->rolls = true;
	gk_buf_reset(&s->ids);
	gk_buf_str(&s->ids, id);
	s->id = s->roll.total;
	gk_out_put(&s->roll, &n, sizeof n);
	gk_out_put(&s->roll, id.p, id.n);
	return s->ids.status;
}

static enum gk_status
roll_back(struct gk_seen *s, uint64_t at, struct gk_str *id)
{
	enum gk_status status = gk_out_flush(&s->roll);
	uint64_t n = 0;

	if (status == GK_OK)
		status = gk_temp_read(s->roll.fd, &n, sizeof n, at);
	gk_buf_reset(&s->name);
	if (status == GK_OK && !gk_buf_room(&s->name, n))
		status = GK_NOMEM;
	if (status == GK_OK)
		status = gk_temp_read(s->roll.fd, s->name.p, n, at + sizeof n);
	*id = gk_str(s->name.p, n);
	return status;
}

/* The value of a key becomes *now, or *then what the value says. */
static enum gk_status
keep_place(struct gk_seen *s, const struct gk_seen_place *now, bool found,
	   void *value, struct gk_seen_place *then)
{
	struct place p = { .line = now->line, .raw = now->raw,
			   .typographic = now->typographic };
	enum gk_status status;

	if (!found) {
		status = s->rolls && gk_str_eq(now->doc, gk_buf_view(&s->ids))
			     ? GK_OK
			     : roll_out(s, now->doc);
		p.id = s->id;
		memcpy(value, &p, PLACE);
		return status;
	}
	memcpy(&p, value, PLACE);
	then->line = p.line;
	then->raw = p.raw;
	then->typographic = p.typographic;
	return roll_back(s, p.id, &then->doc);
}

enum gk_status
gk_seen_add(struct gk_seen *s, uint64_t key, const struct gk_seen_place *now,
	    bool *found, struct gk_seen_place *then)
{
	uint32_t i = s->n < UINT32_MAX ? (uint32_t)s->n : UINT32_MAX;
	bool bounded = s->keys.memory > 0;
	enum gk_status status;
	void *value;

	s->keys.value_size = !s->places ? 0 : bounded ? PLACE : sizeof i;
	status = gk_spill_add(&s->keys, key, found, &value);
	if (status != GK_OK)
		return status;
	*then = (struct gk_seen_place){ 0 };
	if (!s->places)
		return GK_OK;
	if (bounded)
		return keep_place(s, now, *found, value, then);
	if (!*found) {
		memcpy(value, &i, sizeof i);
		return i < UINT32_MAX ? gk_seen_note(s, now) : GK_OK;
	}
	memcpy(&i, value, sizeof i);
	if (i < UINT32_MAX)
		*then = gk_seen_at(s, i);
	return GK_OK;
}

static void
close_roll(struct gk_seen *s)
{
	if (s->rolls)
		close(s->roll.fd);
	gk_out_clear(&s->roll);
	s->roll = (struct gk_out){ 0 };
	s->rolls = false;
}

void
gk_seen_reset(struct gk_seen *s)
{
	gk_spill_reset(&s->keys);
	close_roll(s);
	gk_buf_reset(&s->ids);
	gk_buf_reset(&s->trail);
	s->nmarks = s->n = s->id = s->line = 0;
}

void
gk_seen_clear(struct gk_seen *s)
{
	if (s == NULL)
		return;
	gk_spill_clear(&s->keys);
	close_roll(s);
	gk_buf_clear(&s->ids);
	gk_buf_clear(&s->trail);
	gk_buf_clear(&s->name);
	gk_mem_free(s->marks);
	*s = (struct gk_seen){ .places = s->places, .keys = s->keys };
}
