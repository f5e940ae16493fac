#include "renewal.h"

#include <errno.h>
#include <unistd.h>

#include "file.h"
#include "mem.h"
#include "out.h"

struct place {
	size_t bucket, j; /* the j-th key of it */
	struct gk_history_bucket b;
};

/* Several rising lists of keys read as one. */
struct merge {
	const struct gk_history *old;
	size_t nold;
	struct gk_spill *fresh; /* or NULL */
	struct place *place;    /* in each old one */
	bool some;              /* a fresh key is at hand: */
	uint64_t key;
	uint32_t documents;
};

/* What is written: its header, and the body a block at a time. */
struct writer {
	struct gk_history made;
	struct gk_file file;
	struct gk_out out;
	struct gk_buf block, large;
	struct gk_buf counts; /* of the bucket in hand */
	size_t bucket;
	uint32_t *ends;
	uint64_t digest;
	enum gk_status status; /* of the buffers before they were emptied */
};

static void
next_fresh(struct merge *m)
{
	const void *value;
	uint16_t documents;

	m->some = m->fresh != NULL && gk_spill_next(m->fresh, &m->key, &value);
	if (!m->some)
		return;
	memcpy(&documents, value, sizeof(documents));
	m->documents = documents;
}

static void
go_to(const struct gk_history *h, struct place *p, size_t bucket)
{
	p->bucket = bucket;
	p->j = 0;
	p->b = gk_history_bucket(h, bucket);
}

static enum gk_status
start(struct merge *m)
{
	enum gk_status status =
	    m->fresh != NULL ? gk_spill_rewind(m->fresh) : GK_OK;

	for (size_t i = 0; i < m->nold; i++)
		if (m->old[i].n > 0)
			go_to(&m->old[i], &m->place[i], 0);
	if (status == GK_OK)
		next_fresh(m);
	return status;
}

/* Did the fresh keys end because all were read? */
static enum gk_status
fresh_status(const struct merge *m)
{
	return m->fresh != NULL ? m->fresh->status : GK_OK;
}

static uint16_t
limited(uint64_t documents)
{
	return documents < GK_HISTORY_DOCUMENTS_MOST
		   ? (uint16_t)documents
		   : GK_HISTORY_DOCUMENTS_MOST;
}

/* The key that the i-th history stands at. */
static bool
key_at(struct merge *m, size_t i, uint64_t *key)
{
	const struct gk_history *h = &m->old[i];
	struct place *p = &m->place[i];

	if (h->n == 0)
		return false;
	while (p->j == p->b.n && p->bucket + 1 < (size_t)1 << h->bits)
		go_to(h, p, p->bucket + 1);
	if (p->j == p->b.n)
		return false;
	*key = gk_history_key(h, p->bucket, &p->b, p->j);
	return true;
}

static bool
next(struct merge *m, uint64_t *key, uint16_t *documents)
{
	bool any = m->some;
	uint64_t sum = 0, one;

	*key = m->key;
	for (size_t i = 0; i < m->nold; i++) {
		if (!key_at(m, i, &one))
			continue;
		if (!any || one < *key)
			*key = one;
		any = true;
	}
	for (size_t i = 0; any && i < m->nold; i++)
		if (key_at(m, i, &one) && one == *key)
			sum += gk_history_count(&m->old[i], &m->place[i].b,
						m->place[i].j++);
	if (m->some && m->key == *key) {
		sum += m->documents;
		next_fresh(m);
	}
	*documents = limited(sum);
	return any;
}

/* A buffer forgets that it could not grow when it is emptied; the file must
 * not. */
static void
empty(struct writer *w, struct gk_buf *b)
{
	if (b->status != GK_OK)
		w->status = b->status;
	gk_buf_reset(b);
}

static void
flush(struct writer *w)
{
	w->digest = gk_history_chain(w->digest, w->block.p, w->block.n);
	gk_out_put(&w->out, w->block.p, w->block.n);
	gk_file_begin_sync(&w->file, w->out.total);
	empty(w, &w->block);
}

static void
put(struct writer *w, const char *p, size_t n)
{
	while (n > 0) {
		size_t room = GK_HISTORY_BLOCK - w->block.n;
		size_t head = room < n ? room : n;

		gk_buf_put(&w->block, p, head);
		p += head;
		n -= head;
		if (w->block.n < GK_HISTORY_BLOCK)
			break;
		flush(w);
	}
}

/* The counts of a bucket stand behind its keys. */
static void
end_bucket(struct writer *w)
{
	put(w, w->counts.p, w->counts.n);
	empty(w, &w->counts);
	w->ends[w->bucket++] = (uint32_t)w->made.n;
}

static void
put_count(struct writer *w, uint64_t documents)
{
	char bytes[16];

	if (documents >= GK_HISTORY_LARGE) {
		gk_put_le64(bytes, w->made.n);
		gk_put_le64(bytes + 4, limited(documents));
		gk_buf_put(&w->large, bytes, GK_HISTORY_LARGE_SIZE);
		documents = GK_HISTORY_LARGE;
	}
	bytes[0] = (char)documents;
	gk_buf_put(&w->counts, bytes, 1);
	w->made.n++;
}

static void
put_key(struct writer *w, uint64_t key, uint64_t documents)
{
	char bytes[8];

	gk_put_le64(bytes, key);
	put(w, bytes, w->made.size);
	put_count(w, documents);
}

static size_t
bucket_of(const struct writer *w, uint64_t key)
{
	unsigned bits = w->made.bits;

	return bits == 0 ? 0 : (size_t)(key >> (64 - bits));
}

/* Keys [from, to) of a bucket with the same bits, as they are. */
static void
put_run(struct writer *w, const struct gk_history *h,
	const struct gk_history_bucket *b, size_t from, size_t to)
{
	const char *counts = b->counts + from;
	size_t n = to - from;

	put(w, b->keys + from * h->size, n * h->size);
	if (memchr(counts, GK_HISTORY_LARGE, n) == NULL) {
		gk_buf_put(&w->counts, counts, n);
		w->made.n += n;
		return;
	}
	for (; from < to; from++)
		put_count(w, gk_history_count(h, b, from));
}

/* One bucket of the history with the fresh keys that belong there. */
static void
put_bucket(struct writer *w, struct merge *m,
	   const struct gk_history_bucket *b)
{
	const struct gk_history *h = m->old;
	size_t from = 0, j;
	bool known;

	for (; m->some && bucket_of(w, m->key) == w->bucket; next_fresh(m)) {
		j = gk_history_find(h, b, m->key, &known);
		put_run(w, h, b, from, j);
		from = j;
		put_key(w, m->key,
			m->documents +
			    (known ? gk_history_count(h, b, from++) : 0));
	}
	put_run(w, h, b, from, b->n);
}

static enum gk_status
write_keys(struct writer *w, struct merge *m)
{
	size_t buckets = (size_t)1 << w->made.bits;
	bool runs = m->nold == 1 && m->old->n > 0 &&
		    m->old->bits == w->made.bits;
	uint16_t documents;
	uint64_t key;

	if (start(m) != GK_OK)
		return fresh_status(m);
	while (runs && w->bucket < buckets) {
		struct gk_history_bucket b = gk_history_bucket(m->old,
							       w->bucket);

		put_bucket(w, m, &b);
		end_bucket(w);
	}
	while (!runs && next(m, &key, &documents)) {
		while (w->bucket < bucket_of(w, key))
			end_bucket(w);
		put_key(w, key, documents);
	}
	while (w->bucket < buckets)
		end_bucket(w);
	return fresh_status(m);
}

static enum gk_status
write_body(struct writer *w, struct merge *m, const struct gk_str *rows)
{
	enum gk_status status = write_keys(w, m);
	char bytes[8];

	if (status != GK_OK)
		return status;
	put(w, w->large.p, w->large.n);
	w->made.nlarge = w->large.n / GK_HISTORY_LARGE_SIZE;
	for (size_t i = 0; i < w->bucket; i++) {
		gk_put_le64(bytes, w->ends[i]);
		put(w, bytes, 4);
	}
	for (size_t i = 0; rows != NULL && i < 2; i++) {
		put(w, rows[i].p, rows[i].n);
		w->made.rows.n += rows[i].n;
	}
	if (w->block.n > 0)
		flush(w);
	empty(w, &w->block);
	if (w->status != GK_OK || w->large.status != GK_OK)
		return GK_NOMEM;
	return gk_out_flush(&w->out);
}

/* Over what stands at the start of the file. */
static enum gk_status
put_first(int fd, const char *p, size_t n)
{
	size_t at = 0;

	while (at < n) {
		ssize_t k = pwrite(fd, p + at, n - at, (off_t)at);

		if (k < 0 && errno != EINTR)
			return GK_IO;
		at += k > 0 ? (size_t)k : 0;
	}
	return GK_OK;
}

static enum gk_status
write_file(struct writer *w, struct merge *m, const struct gk_str *rows)
{
	char header[GK_HISTORY_HEADER] = { 0 };
	enum gk_status status;

	w->made.size = 8 - w->made.bits / 8;
	w->ends = gk_mem_array((size_t)1 << w->made.bits, sizeof(*w->ends));
	if (w->ends == NULL)
		return GK_NOMEM;
	w->out.fd = w->file.fd;
	gk_out_put(&w->out, header, sizeof(header));
	status = write_body(w, m, rows);
	if (status == GK_IO)
		errno = w->out.error != 0 ? w->out.error : errno;
	if (status == GK_OK && w->made.n > GK_HISTORY_KEYS_MOST) {
		errno = EFBIG;
		status = GK_IO;
	}
	gk_history_header(&w->made, w->digest, header);
	return status == GK_OK ? put_first(w->file.fd, header, sizeof(header))
			       : status;
}

/* A new file with so many bits a bucket. */
static enum gk_status
begin(struct writer *w, const char *path, unsigned bits)
{
	enum gk_status status = gk_file_begin(&w->file, path);

	w->made.bits = bits;
	if (status == GK_OK && w->file.direct) {
		errno = EINVAL; /* a header cannot be put in afterwards */
		status = GK_IO;
	}
	return status;
}

static void
clear(struct writer *w)
{
	gk_file_abort(&w->file);
	gk_file_clear(&w->file);
	gk_out_clear(&w->out);
	gk_buf_clear(&w->block);
	gk_buf_clear(&w->large);
	gk_buf_clear(&w->counts);
	gk_mem_free(w->ends);
}

/* Keys, if none is there twice. */
static uint64_t
at_most(const struct merge *m)
{
	uint64_t n = m->fresh != NULL ? gk_spill_count(m->fresh) : 0;

	for (size_t i = 0; i < m->nold; i++)
		n += m->old[i].n;
	return n;
}

enum gk_status
gk_renewal_write(const char *path, uint64_t level, const struct gk_history *old,
		 size_t nold, struct gk_spill *fresh, const struct gk_str *rows,
		 const char **why)
{
	struct merge m = { .old = old, .nold = nold, .fresh = fresh };
	struct writer w = { .file.fd = -1 };
	enum gk_status status = GK_NOMEM;
	unsigned bits = gk_history_bits(at_most(&m));

	m.place = gk_mem_array(nold + 1, sizeof(*m.place));
	if (m.place == NULL) {
		*why = "out of memory";
		return status;
	}
	for (;;) {
		w.made.level = level;
		status = begin(&w, path, bits);
		if (status == GK_OK)
			status = write_file(&w, &m, rows);
		if (status != GK_OK || bits == gk_history_bits(w.made.n))
			break;
		/* so many were there twice that the same keys would make
		 * another file if they came one by one */
		bits = gk_history_bits(w.made.n);
		clear(&w);
		w = (struct writer){ .file.fd = -1 };
	}
	if (status == GK_OK)
		status = gk_file_commit(&w.file);
	if (status != GK_OK)
		*why = status == GK_NOMEM ? "out of memory"
					  : gk_file_error(errno);
	clear(&w);
	gk_mem_free(m.place);
	return status;
}
