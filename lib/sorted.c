#include "sorted.h"

#include <assert.h>
#include <stdlib.h>
#include <unistd.h>

#include "mem.h"
#include "out.h"
#include "temp.h"

/* Runs of one size that become one. */
#define FAN 8

/* What a merge reads of each run at once; some times the longest record. */
#define CHUNK ((size_t)1 << 15)

/* Where records are first added up: few names need no more. */
#define SOFT ((size_t)1 << 20)

/* As in memory, so on disk; records begin at multiples of 8 bytes. */
struct gk_sorted_record {
	uint64_t first, second;
	uint32_t n; /* bytes of the key */
	bool dead;  /* added to an equal one */
	char key[];
};

struct gk_sorted_run {
	int fd;
	unsigned level; /* merges that it came from */
	uint64_t size;  /* bytes */
};

struct gk_sorted_cursor {
	int fd;
	uint64_t at, left; /* bytes */
	size_t p, end;     /* in bytes */
	bool taken;        /* the record at p was given out */
	uint64_t bytes[CHUNK / sizeof(uint64_t)];
};

static size_t
size_of(size_t key)
{
	size_t size = offsetof(struct gk_sorted_record, key) + key;

	return (size + 7) / 8 * 8;
}

/* Of the memory the records have three fifths, and pointers to them one; qsort
 * may take as much as the pointers.  Pages that are not touched cost nothing. */
static enum gk_status
share_out(struct gk_sorted *s)
{
	size_t fifth = s->memory / 5;

	s->cap = 3 * fifth;
	s->most = fifth / sizeof *s->record;
	s->soft = SOFT < s->cap ? SOFT : s->cap;
	s->bytes = gk_mem_array(s->cap, 1);
	s->record = gk_mem_array(s->most, sizeof *s->record);
	return s->bytes != NULL && s->record != NULL ? GK_OK : GK_NOMEM;
}

static int
compare(const struct gk_sorted_record *a, const struct gk_sorted_record *b)
{
	int order = memcmp(a->key, b->key, a->n < b->n ? a->n : b->n);

	return order != 0 ? order : (a->n > b->n) - (a->n < b->n);
}

static int
compare_at(const void *a, const void *b)
{
	return compare(*(struct gk_sorted_record *const *)a,
		       *(struct gk_sorted_record *const *)b);
}

/* Sorts the pointers, and adds up what is equal. */
static void
sort(struct gk_sorted *s)
{
	size_t n = 0;

	if (s->nrecords == 0)
		return;
	qsort(s->record, s->nrecords, sizeof *s->record, compare_at);
	for (size_t i = 1; i < s->nrecords; i++) {
		struct gk_sorted_record *last = s->record[n];
		struct gk_sorted_record *r = s->record[i];

		if (compare(last, r) != 0) {
			s->record[++n] = r;
			continue;
		}
		last->first += r->first;
		last->second += r->second;
		r->dead = true;
	}
	s->nrecords = n + 1;
}

/* Closes the gaps that dead records leave.  The order is lost. */
static void
close_gaps(struct gk_sorted *s)
{
	size_t to = 0, size;

	s->nrecords = 0;
	for (size_t at = 0; at < s->n; at += size) {
		struct gk_sorted_record *r = (void *)(s->bytes + at);

		size = size_of(r->n);
		if (r->dead)
			continue;
		memmove(s->bytes + to, r, size);
		s->record[s->nrecords++] = (void *)(s->bytes + to);
		to += size;
	}
	s->n = to;
}

static enum gk_status
begin_run(struct gk_sorted *s, struct gk_out *out)
{
	if (gk_mem_grow(&s->run, &s->runs_cap, s->nruns + 1, sizeof *s->run) !=
	    GK_OK)
		return GK_NOMEM;
	return gk_temp_open(s->folder, &out->fd);
}

static enum gk_status
end_run(struct gk_sorted *s, struct gk_out *out, unsigned level)
{
	enum gk_status status = gk_out_flush(out);

	if (status == GK_OK)
		s->run[s->nruns++] = (struct gk_sorted_run){
			.fd = out->fd, .level = level, .size = out->total };
	else
		close(out->fd);
	gk_out_clear(out);
	return status;
}

/* The record that a cursor stands on, or NULL. */
static struct gk_sorted_record *
record_at(struct gk_sorted_cursor *c)
{
	return c->p < c->end ? (void *)((char *)c->bytes + c->p) : NULL;
}

/* Steps over the record that was given out, and reads on where the next one is
 * not there in one piece. */
static enum gk_status
step(struct gk_sorted_cursor *c)
{
	const size_t longest = size_of(GK_SORTED_KEY);
	struct gk_sorted_record *r = record_at(c);
	char *bytes = (char *)c->bytes;
	size_t more;

	if (r != NULL && c->taken)
		c->p += size_of(r->n);
	c->taken = false;
	if (c->end - c->p >= longest || c->left == 0)
		return GK_OK;
	memmove(bytes, bytes + c->p, c->end - c->p);
	c->end -= c->p;
	c->p = 0;
	more = sizeof c->bytes - c->end;
	if (more > c->left)
		more = (size_t)c->left;
	if (gk_temp_read(c->fd, bytes + c->end, more, c->at) != GK_OK)
		return GK_IO;
	c->end += more;
	c->at += more;
	c->left -= more;
	return GK_OK;
}

static void
drop_cursors(struct gk_sorted *s)
{
	for (size_t i = 0; i < s->ncursors; i++)
		gk_mem_free(s->cursor[i]);
	gk_mem_free(s->cursor);
	s->cursor = NULL;
	s->ncursors = 0;
}

/* A cursor for each run from number `from` on. */
static enum gk_status
open_cursors(struct gk_sorted *s, size_t from)
{
	s->cursor = gk_mem_array(s->nruns - from, sizeof(void *));
	if (s->cursor == NULL)
		return GK_NOMEM;
	for (size_t i = from; i < s->nruns; i++) {
		struct gk_sorted_cursor *c = gk_mem_array(1, sizeof *c);

		if (c == NULL)
			return GK_NOMEM;
		s->cursor[s->ncursors++] = c;
		c->fd = s->run[i].fd;
		c->left = s->run[i].size;
		c->at = c->p = c->end = 0;
		c->taken = false;
	}
	return GK_OK;
}

/* The lowest of the records that the cursors stand on, with the sums of its
 * equals; NULL at the end, and after a failure. */
static const struct gk_sorted_record *
take(struct gk_sorted *s, uint64_t *first, uint64_t *second)
{
	const struct gk_sorted_record *least = NULL, *r;

	for (size_t i = 0; i < s->ncursors; i++) {
		if ((s->status = step(s->cursor[i])) != GK_OK)
			return NULL;
		r = record_at(s->cursor[i]);
		if (r != NULL && (least == NULL || compare(r, least) < 0))
			least = r;
	}
	*first = *second = 0;
	for (size_t i = 0; i < s->ncursors && least != NULL; i++) {
		r = record_at(s->cursor[i]);
		if (r == NULL || compare(r, least) != 0)
			continue;
		*first += r->first;
		*second += r->second;
		s->cursor[i]->taken = true;
	}
	return least;
}

static void
put(struct gk_out *out, const struct gk_sorted_record *r, uint64_t first,
    uint64_t second)
{
	struct gk_sorted_record head = { .first = first, .second = second,
					 .n = r->n };
	size_t begun = offsetof(struct gk_sorted_record, key);

	gk_out_put(out, &head, begun);
	gk_out_put(out, r->key, size_of(r->n) - begun);
}

/* The last runs become one. */
static enum gk_status
merge(struct gk_sorted *s)
{
	const struct gk_sorted_record *r;
	struct gk_out out = { .fd = -1 };
	unsigned level = s->run[s->nruns - 1].level + 1;
	size_t from = s->nruns - FAN;
	uint64_t first, second;
	enum gk_status status;

	status = open_cursors(s, from);
	if (status == GK_OK)
		status = begin_run(s, &out);
	if (status == GK_OK) {
		while (out.error == 0 && (r = take(s, &first, &second)) != NULL)
			put(&out, r, first, second);
		for (size_t i = from; i < s->nruns; i++)
			close(s->run[i].fd);
		s->nruns = from;
		status = end_run(s, &out, level);
		if (s->status != GK_OK)
			status = s->status;
	}
	drop_cursors(s);
	return status;
}

/* What is in memory, sorted, becomes a run. */
static enum gk_status
spill(struct gk_sorted *s)
{
	struct gk_out out = { .fd = -1 };
	enum gk_status status = begin_run(s, &out);

	if (status != GK_OK)
		return status;
	for (size_t i = 0; i < s->nrecords && out.error == 0; i++)
		put(&out, s->record[i], s->record[i]->first,
		    s->record[i]->second);
	s->spilled += s->nrecords;
	s->n = s->nrecords = 0;
	status = end_run(s, &out, 0);
	while (status == GK_OK && s->nruns >= FAN &&
	       s->run[s->nruns - FAN].level == s->run[s->nruns - 1].level)
		status = merge(s);
	return status;
}

/* Makes room by adding up, by taking more of the memory, or by the disk.  What is
 * added up must free a half, or the next time would come too soon. */
static enum gk_status
make_room(struct gk_sorted *s)
{
	size_t live = 0;

	sort(s);
	for (size_t i = 0; i < s->nrecords; i++)
		live += size_of(s->record[i]->n);
	if (live <= s->soft / 2 && s->nrecords <= s->most / 2) {
		close_gaps(s);
		return GK_OK;
	}
	if (s->soft == s->cap || s->nrecords > s->most / 2)
		return spill(s);
	close_gaps(s);
	s->soft = s->soft < s->cap / 2 ? 2 * s->soft : s->cap;
	return GK_OK;
}

enum gk_status
gk_sorted_add(struct gk_sorted *s, struct gk_str key, uint64_t first,
	      uint64_t second)
{
	size_t size = size_of(key.n);
	struct gk_sorted_record *r;
	enum gk_status status = GK_OK;

	assert(key.n <= GK_SORTED_KEY);
	if (s->bytes == NULL)
		status = share_out(s);
	else if (s->n + size > s->soft || s->nrecords == s->most)
		status = make_room(s);
	if (status != GK_OK)
		return status;
	r = (void *)(s->bytes + s->n);
	memset(r, 0, size);
	r->first = first;
	r->second = second;
	r->n = (uint32_t)key.n;
	memcpy(r->key, key.p, key.n);
	s->record[s->nrecords++] = r;
	s->n += size;
	return GK_OK;
}

enum gk_status
gk_sorted_end(struct gk_sorted *s)
{
	sort(s);
	if (s->nruns > 0) {
		s->status = spill(s);
		gk_mem_free(s->bytes);
		gk_mem_free(s->record);
		s->bytes = NULL;
		s->record = NULL;
		if (s->status == GK_OK)
			s->status = open_cursors(s, 0);
	}
	return s->status;
}

bool
gk_sorted_next(struct gk_sorted *s, struct gk_str *key, uint64_t *first,
	       uint64_t *second)
{
	const struct gk_sorted_record *r = NULL;

	if (s->status != GK_OK)
		return false;
	if (s->nruns > 0) {
		r = take(s, first, second);
	} else if (s->next < s->nrecords) {
		r = s->record[s->next++];
		*first = r->first;
		*second = r->second;
	}
	if (r != NULL)
		*key = gk_str(r->key, r->n);
	return r != NULL;
}

void
gk_sorted_clear(struct gk_sorted *s)
{
	drop_cursors(s);
	for (size_t i = 0; i < s->nruns; i++)
		close(s->run[i].fd);
	gk_mem_free(s->run);
	gk_mem_free(s->bytes);
	gk_mem_free(s->record);
	*s = (struct gk_sorted){ 0 };
}
