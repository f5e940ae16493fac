#include "spill.h"

#include <errno.h>
#include <unistd.h>

#include "mem.h"
#include "out.h"
#include "temp.h"

/* Runs of one size that become one. */
#define FAN 4

/* Records that are read at once to find one: a page of the disk, about. */
#define PAGE ((size_t)4096)

/* What a merge reads of each run at once. */
#define CHUNK ((size_t)1 << 16)

/* Guesses by the keys' distance before halves are taken; hashes are spread so
 * evenly that three do. */
#define GUESSES 8

#define FILTER_BITS 4 /* of a key, all in one word */

/* A record is a key and its value, as they are in memory. */
struct gk_spill_run {
	int fd;
	unsigned level; /* merges that it came from */
	uint64_t n;     /* records */
};

/* A run read from its start. */
struct gk_spill_cursor {
	int fd;
	uint64_t left, at; /* records, bytes */
	char *p, *end;     /* in bytes */
	char bytes[CHUNK];
};

static size_t
record_size(const struct gk_spill *s)
{
	return sizeof(uint64_t) + s->value_size;
}

static uint64_t
key_of(const char *record)
{
	uint64_t key;

	memcpy(&key, record, sizeof key);
	return key;
}

/* The buffers of merges come first; of the rest a quarter is the filter, where
 * one is asked, and all else is the map. */
static void
share_out(struct gk_spill *s)
{
	size_t buffers = (FAN + 1) * sizeof(struct gk_spill_cursor) + GK_BLOCK;
	size_t rest = s->memory > 2 * buffers ? s->memory - buffers
					      : s->memory / 2;

	if (s->unite == NULL)
		s->words = rest / 4 / sizeof *s->filter;
	s->map.most = (rest - s->words * sizeof *s->filter) / record_size(s);
}

static uint64_t
filter_bits(uint64_t key)
{
	uint64_t bits = 0;

	for (unsigned i = 0; i < FILTER_BITS; i++)
		bits |= (uint64_t)1 << (key >> 6 * i & 63);
	return bits;
}

/* By the key's high bits; those above are low ones. */
static uint64_t *
filter_word(const struct gk_spill *s, uint64_t key)
{
	return &s->filter[(key >> 32) * s->words >> 32];
}

static bool
may_be_spilled(const struct gk_spill *s, uint64_t key)
{
	uint64_t bits = filter_bits(key);

	return s->nruns > 0 && (*filter_word(s, key) & bits) == bits;
}

/* Records [from, from + n) into the page. */
static enum gk_status
read_page(struct gk_spill *s, const struct gk_spill_run *r, uint64_t from,
	  size_t n)
{
	size_t size = record_size(s);

	return gk_temp_read(r->fd, s->page, n * size, from * size);
}

/* The record of the key among n in the page, or NULL. */
static const char *
find_in_page(const struct gk_spill *s, size_t n, uint64_t key)
{
	size_t size = record_size(s), low = 0, high = n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (key_of(s->page + middle * size) < key)
			low = middle + 1;
		else
			high = middle;
	}
	return low < n && key_of(s->page + low * size) == key
		   ? s->page + low * size
		   : NULL;
}

/* Where among `n` records, whose keys lie in [least, most], the key should be. */
static uint64_t
guess(uint64_t key, uint64_t least, uint64_t most, uint64_t n)
{
	double share = (double)(key - least) / ((double)(most - least) + 1);

	return (uint64_t)(share * (double)n);
}

/* Looks for the key in a run; *record is NULL if it is not there. */
static enum gk_status
look(struct gk_spill *s, const struct gk_spill_run *r, uint64_t key,
     const char **record)
{
	size_t size = record_size(s), most = PAGE / size;
	uint64_t low = 0, high = r->n, least = 0, greatest = UINT64_MAX;

	*record = NULL;
	for (unsigned i = 0; low < high && key >= least && key <= greatest;
	     i++) {
		size_t n = high - low < most ? (size_t)(high - low) : most;
		uint64_t at = low + (i < GUESSES ? guess(key, least, greatest,
							 high - low)
						 : (high - low) / 2);

		at = at > low + n / 2 ? at - n / 2 : low;
		if (at > high - n)
			at = high - n;
		if (read_page(s, r, at, n) != GK_OK)
			return GK_IO;
		if (key < key_of(s->page)) {
			high = at;
			greatest = key_of(s->page) - 1;
		} else if (key > key_of(s->page + (n - 1) * size)) {
			low = at + n;
			least = key_of(s->page + (n - 1) * size) + 1;
		} else {
			*record = find_in_page(s, n, key);
			break;
		}
	}
	return GK_OK;
}

/* Looks in all runs, the newest first: news repeats what was said just now. */
static enum gk_status
look_in_runs(struct gk_spill *s, uint64_t key, bool *found)
{
	const char *record = NULL;
	enum gk_status status = GK_OK;

	for (size_t i = s->nruns; i-- > 0 && status == GK_OK && !record;)
		status = look(s, &s->run[i], key, &record);
	*found = record != NULL;
	if (record != NULL)
		memcpy(s->found, record + sizeof key, s->value_size);
	return status;
}

static enum gk_status
make_room(struct gk_spill *s)
{
	if (s->filter == NULL) {
		s->filter = gk_mem_table(s->words + 1, sizeof *s->filter);
		s->page = gk_mem_array(PAGE, 1);
	}
	if (s->filter == NULL || s->page == NULL ||
	    gk_mem_grow(&s->run, &s->runs_cap, s->nruns + 1, sizeof *s->run) !=
		GK_OK)
		return GK_NOMEM;
	return GK_OK;
}

/* Ends a run that was written to out, and keeps its descriptor. */
static enum gk_status
end_run(struct gk_spill *s, struct gk_out *out, unsigned level)
{
	enum gk_status status = gk_out_flush(out);
	int error = out->error;

	if (status == GK_OK) {
		s->run[s->nruns++] = (struct gk_spill_run){
			out->fd, level, out->total / record_size(s)
		};
		s->written += out->total;
	} else {
		close(out->fd);
	}
	gk_out_clear(out);
	errno = error;
	return status;
}

static enum gk_status
write_map(struct gk_spill *s)
{
	struct gk_hash_map *map = &s->map;
	struct gk_out out = { 0 };
	enum gk_status status = gk_temp_open(s->folder, &out.fd);

	if (status != GK_OK)
		return status;
	gk_hash_sort(map);
	for (size_t i = 0; i < map->n; i++) {
		uint64_t key = map->keys[i];

		*filter_word(s, key) |= filter_bits(key);
		gk_out_put(&out, &key, sizeof key);
		if (s->value_size > 0)
			gk_out_put(&out, map->values + i * s->value_size,
				   s->value_size);
	}
	s->spilled += map->n;
	gk_hash_reset(map);
	return end_run(s, &out, 0);
}

static void
open_cursor(struct gk_spill_cursor *c, const struct gk_spill_run *r)
{
	c->fd = r->fd;
	c->left = r->n;
	c->at = 0;
	c->p = c->end = c->bytes;
}

/* Makes c->p a record, or NULL at the end. */
static enum gk_status
fill(const struct gk_spill *s, struct gk_spill_cursor *c)
{
	size_t size = record_size(s), n = CHUNK / size;

	if (c->p < c->end)
		return GK_OK;
	n = c->left < n ? (size_t)c->left : n;
	c->p = n > 0 ? c->bytes : NULL;
	c->end = c->bytes + n * size;
	c->left -= n;
	c->at += n * size;
	return n > 0 ? gk_temp_read(c->fd, c->bytes, n * size, c->at - n * size)
		     : GK_OK;
}

/* The lowest key of the cursors, its values united into `record`; the older runs
 * come first.  False at the end, or with a status. */
static bool
step(const struct gk_spill *s, struct gk_spill_cursor *c, size_t n,
     char *record, enum gk_status *status)
{
	size_t size = record_size(s);
	uint64_t key = 0;
	bool any = false;

	for (size_t i = 0; i < n; i++) {
		if ((*status = fill(s, &c[i])) != GK_OK)
			return false;
		if (c[i].p != NULL && (!any || key_of(c[i].p) < key)) {
			key = key_of(c[i].p);
			any = true;
		}
	}
	any = false;
	for (size_t i = 0; i < n; i++) {
		if (c[i].p == NULL || key_of(c[i].p) != key)
			continue;
		if (any && s->unite != NULL)
			s->unite(record + sizeof key, c[i].p + sizeof key);
		else if (!any)
			memcpy(record, c[i].p, size);
		any = true;
		c[i].p += size;
	}
	return any;
}

/* Merges the last n runs into one. */
static enum gk_status
merge(struct gk_spill *s, size_t n)
{
	struct gk_spill_cursor *c = gk_mem_array(n, sizeof *c);
	struct gk_spill_run *run = s->run + s->nruns - n;
	char record[sizeof(uint64_t) + GK_HASH_VALUE_MOST];
	struct gk_out out = { 0 };
	unsigned level = run[0].level + 1;
	enum gk_status status =
	    c != NULL ? gk_temp_open(s->folder, &out.fd) : GK_NOMEM;

	for (size_t i = 0; i < n && status == GK_OK; i++)
		open_cursor(&c[i], &run[i]);
	if (status == GK_OK) {
		while (step(s, c, n, record, &status) && out.error == 0)
			gk_out_put(&out, record, record_size(s));
		for (size_t i = 0; i < n; i++)
			close(run[i].fd);
		s->nruns -= n;
		if (status == GK_OK)
			status = end_run(s, &out, level);
		else
			close(out.fd);
	}
	gk_out_clear(&out);
	gk_mem_free(c);
	return status;
}

static size_t
alike_at_the_end(const struct gk_spill *s)
{
	size_t n = 1;

	while (n < s->nruns &&
	       s->run[s->nruns - 1 - n].level == s->run[s->nruns - 1].level)
		n++;
	return n;
}

static enum gk_status
spill(struct gk_spill *s)
{
	enum gk_status status = make_room(s);

	if (status == GK_OK)
		status = write_map(s);
	while (status == GK_OK && alike_at_the_end(s) >= FAN)
		status = merge(s, FAN);
	return status;
}

enum gk_status
gk_spill_add(struct gk_spill *s, uint64_t key, bool *found, void **value)
{
	enum gk_status status = GK_OK;
	bool full, maybe;

	key = gk_hash_key(key);
	if (s->map.cap == 0) {
		s->map.value_size = s->value_size;
		if (s->memory > 0)
			share_out(s);
	}
	full = s->memory > 0 && gk_hash_is_full(&s->map);
	maybe = s->nruns > 0 && s->unite == NULL && may_be_spilled(s, key);
	if ((full || maybe) && gk_hash_has(&s->map, key))
		full = maybe = false;
	if (maybe) {
		status = look_in_runs(s, key, found);
		*value = s->found;
		if (status != GK_OK || *found)
			return status;
	}
	if (full)
		status = spill(s);
	return status == GK_OK ? gk_hash_add(&s->map, key, found, value)
			       : status;
}

enum gk_status
gk_spill_rewind(struct gk_spill *s)
{
	if (s->nruns == 0) {
		gk_hash_sort(&s->map);
		s->at = 0;
		return s->status;
	}
	if (s->map.n > 0) {
		s->status = make_room(s);
		if (s->status == GK_OK)
			s->status = write_map(s);
	}
	if (s->status == GK_OK && s->nruns > 1)
		s->status = merge(s, s->nruns);
	if (s->status == GK_OK && s->walk == NULL &&
	    (s->walk = gk_mem_array(1, sizeof *s->walk)) == NULL)
		s->status = GK_NOMEM;
	if (s->status == GK_OK)
		open_cursor(s->walk, &s->run[0]);
	return s->status;
}

bool
gk_spill_next(struct gk_spill *s, uint64_t *key, const void **value)
{
	struct gk_spill_cursor *c = s->walk;

	if (s->nruns == 0) {
		if (s->at == s->map.n)
			return false;
		*key = s->map.keys[s->at];
		*value = s->map.values + s->at++ * s->value_size;
		return true;
	}
	s->status = fill(s, c);
	if (s->status != GK_OK || c->p == NULL)
		return false;
	*key = key_of(c->p);
	*value = c->p + sizeof *key;
	c->p += record_size(s);
	return true;
}

static void
forget_runs(struct gk_spill *s)
{
	while (s->nruns > 0)
		close(s->run[--s->nruns].fd);
	s->spilled = 0;
}

void
gk_spill_reset(struct gk_spill *s)
{
	if (s->nruns > 0)
		memset(s->filter, 0, (s->words + 1) * sizeof *s->filter);
	forget_runs(s);
	gk_hash_reset(&s->map);
}

void
gk_spill_clear(struct gk_spill *s)
{
	forget_runs(s);
	gk_hash_clear(&s->map);
	gk_mem_free(s->filter);
	gk_mem_free(s->page);
	gk_mem_free(s->run);
	gk_mem_free(s->walk);
	*s = (struct gk_spill){ .memory = s->memory, .folder = s->folder,
				.value_size = s->value_size,
				.unite = s->unite };
}
