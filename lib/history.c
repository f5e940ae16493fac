#include "history.h"

#include <errno.h>
#include <unistd.h>

#include "file.h"
#include "hash.h"
#include "mem.h"
#include "out.h"

#define MAGIC "granka state\n\0\0\0"
#define MAGIC_SIZE 16
#define VERSION 2
#define FORM 1 /* changes when keys or tokens do: fold, fingerprint, shingle */
#define HEADER 72
#define BLOCK ((size_t)1 << 20)
#define MOST UINT32_MAX

/* Keys to a place of the index, about. */
#define STRIDE_BITS 4

static const char damaged[] = "damaged state";

static enum gk_status
bad(const char **why, const char *what)
{
	*why = what;
	return GK_BADTEXT;
}

static enum gk_status
failed(const char **why, enum gk_status status)
{
	*why = status == GK_NOMEM ? "out of memory" : gk_file_error(errno);
	return status;
}

static uint64_t
chain(uint64_t digest, const char *p, size_t n)
{
	char pair[16];

	gk_put_le64(pair, digest);
	gk_put_le64(pair + 8, gk_hash(p, n));
	return gk_hash(pair, sizeof(pair));
}

static uint64_t
digest_of(struct gk_str body)
{
	uint64_t digest = 0;

	for (size_t at = 0; at < body.n; at += BLOCK)
		digest = chain(digest, body.p + at,
			       body.n - at < BLOCK ? body.n - at : BLOCK);
	return digest;
}

static void
put_header(char *p, uint64_t level, uint64_t n, uint64_t rows, uint64_t digest)
{
	memcpy(p, MAGIC, MAGIC_SIZE);
	gk_put_le64(p + 16, VERSION);
	gk_put_le64(p + 24, FORM);
	gk_put_le64(p + 32, level);
	gk_put_le64(p + 40, n);
	gk_put_le64(p + 48, rows);
	gk_put_le64(p + 56, digest);
	gk_put_le64(p + 64, gk_hash(p, 64));
}

static uint16_t
le16(const char *p)
{
	return (uint16_t)((unsigned char)p[0] | (unsigned char)p[1] << 8);
}

static void
put_le16(char *p, uint16_t x)
{
	p[0] = (char)(x & 255);
	p[1] = (char)(x >> 8);
}

size_t
gk_history_row(struct gk_str *rows, uint16_t *word)
{
	size_t n = rows->n > 0 ? le16(rows->p) : 0;

	for (size_t i = 0; i < n; i++)
		word[i] = le16(rows->p + 2 + 2 * i);
	rows->p += n > 0 ? 2 + 2 * n : 0;
	rows->n -= n > 0 ? 2 + 2 * n : 0;
	return n;
}

void
gk_history_put_row(const uint16_t *word, size_t n, struct gk_buf *out)
{
	char bytes[2];

	put_le16(bytes, (uint16_t)n);
	gk_buf_put(out, bytes, 2);
	for (size_t i = 0; i < n; i++) {
		put_le16(bytes, word[i]);
		gk_buf_put(out, bytes, 2);
	}
}

/* Are the rows whole? */
static bool
count_rows(struct gk_history *h)
{
	size_t at = 0, n;

	for (; h->rows.n - at >= 2; at += 2 + 2 * n, h->nrows++) {
		n = le16(h->rows.p + at);
		if (n == 0 || n > GK_HISTORY_ROW_MOST ||
		    2 * n > h->rows.n - at - 2)
			return false;
	}
	return at == h->rows.n;
}

static enum gk_status
check(struct gk_history *h, const char **why)
{
	struct gk_str s = h->file.bytes;
	uint64_t rows;

	if (s.n < HEADER || memcmp(s.p, MAGIC, MAGIC_SIZE) != 0)
		return bad(why, "not a state of dedupe-paragraphs");
	if (gk_le64(s.p + 16) != VERSION || gk_le64(s.p + 24) != FORM)
		return bad(why, "state of another version");
	h->level = gk_le64(s.p + 32);
	h->n = gk_le64(s.p + 40);
	rows = gk_le64(s.p + 48);
	if (gk_le64(s.p + 64) != gk_hash(s.p, 64) || h->n > MOST ||
	    rows > s.n || s.n - rows != HEADER + h->n * 10 ||
	    gk_le64(s.p + 56) != digest_of(gk_str_cut(s, HEADER, s.n)))
		return bad(why, damaged);
	h->keys = s.p + HEADER;
	h->counts = h->keys + h->n * 8;
	h->rows = gk_str(h->counts + h->n * 2, (size_t)rows);
	return count_rows(h) ? GK_OK : bad(why, damaged);
}

static uint64_t
key_at(const struct gk_history *h, uint64_t i)
{
	return gk_le64(h->keys + i * 8);
}

static uint32_t
count_at(const struct gk_history *h, uint64_t i)
{
	return le16(h->counts + i * 2);
}

static enum gk_status
make_index(struct gk_history *h, const char **why)
{
	size_t at = 0, places;
	uint64_t before = 0;

	h->bits = 1;
	while (h->bits < 32 && h->n >> (h->bits + STRIDE_BITS) != 0)
		h->bits++;
	places = (size_t)1 << h->bits;
	h->first = gk_mem_array(places + 1, sizeof(*h->first));
	if (h->first == NULL)
		return failed(why, GK_NOMEM);
	for (uint64_t i = 0; i < h->n; i++) {
		uint64_t key = key_at(h, i);

		if (i > 0 && key <= before)
			return bad(why, damaged);
		before = key;
		while (at <= key >> (64 - h->bits))
			h->first[at++] = (uint32_t)i;
	}
	while (at <= places)
		h->first[at++] = (uint32_t)h->n;
	return GK_OK;
}

enum gk_status
gk_history_open(struct gk_history *h, const char *path, const char **why)
{
	enum gk_status status;

	*h = (struct gk_history){ 0 };
	if (gk_mapped_open(&h->file, path) != GK_OK)
		return failed(why, GK_IO);
	status = check(h, why);
	if (status == GK_OK)
		status = make_index(h, why);
	if (status != GK_OK)
		gk_history_close(h);
	return status;
}

void
gk_history_prefetch(const struct gk_history *h, uint64_t key, bool index)
{
	const uint32_t *first;

	if (h->n == 0)
		return;
	first = h->first + (key >> (64 - h->bits));
	__builtin_prefetch(index ? (const void *)first
				 : (const void *)(h->keys + *first * 8ul));
}

uint32_t
gk_history_documents(const struct gk_history *h, uint64_t key)
{
	const uint32_t *first;
	uint64_t i, end;

	if (h->n == 0)
		return 0;
	first = h->first + (key >> (64 - h->bits));
	for (i = first[0], end = first[1]; i < end; i++) {
		uint64_t at = key_at(h, i);

		if (at >= key)
			return at == key ? count_at(h, i) : 0;
	}
	return 0;
}

/* Several rising lists of keys read as one. */
struct merge {
	const struct gk_history *old;
	size_t nold;
	struct gk_spill *fresh; /* or NULL */
	struct gk_str rows[2];
	uint64_t *at;           /* of each old one */
	bool some;              /* a fresh key is at hand: */
	uint64_t key;
	uint32_t documents;
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

static enum gk_status
start(struct merge *m)
{
	enum gk_status status =
	    m->fresh != NULL ? gk_spill_rewind(m->fresh) : GK_OK;

	memset(m->at, 0, (m->nold + 1) * sizeof(*m->at));
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

static bool
next(struct merge *m, uint64_t *key, uint16_t *documents)
{
	bool any = m->some;
	uint64_t sum = 0;

	*key = m->key;
	for (size_t i = 0; i < m->nold; i++) {
		if (m->at[i] == m->old[i].n)
			continue;
		if (!any || key_at(&m->old[i], m->at[i]) < *key)
			*key = key_at(&m->old[i], m->at[i]);
		any = true;
	}
	for (size_t i = 0; any && i < m->nold; i++)
		if (m->at[i] < m->old[i].n &&
		    key_at(&m->old[i], m->at[i]) == *key)
			sum += count_at(&m->old[i], m->at[i]++);
	if (m->some && m->key == *key) {
		sum += m->documents;
		next_fresh(m);
	}
	*documents = limited(sum);
	return any;
}

/* The body, a block at a time. */
struct writer {
	struct gk_out out;
	struct gk_buf block;
	uint64_t digest;
};

static void
put(struct writer *w, const char *p, size_t n)
{
	while (n > 0) {
		size_t head = BLOCK - w->block.n < n ? BLOCK - w->block.n : n;

		gk_buf_put(&w->block, p, head);
		p += head;
		n -= head;
		if (w->block.n < BLOCK)
			break;
		w->digest = chain(w->digest, w->block.p, BLOCK);
		gk_out_put(&w->out, w->block.p, BLOCK);
		gk_buf_reset(&w->block);
	}
}

static void
put_key(struct writer *w, uint64_t key)
{
	char bytes[8];

	gk_put_le64(bytes, key);
	put(w, bytes, 8);
}

static void
put_count(struct writer *w, uint64_t documents)
{
	char bytes[2];

	put_le16(bytes, limited(documents));
	put(w, bytes, 2);
}

/* Keys, then counts, of any number of histories. */
static enum gk_status
write_many(struct writer *w, struct merge *m, uint64_t *n)
{
	uint16_t documents;
	uint64_t key;

	if (start(m) != GK_OK)
		return fresh_status(m);
	for (*n = 0; next(m, &key, &documents); ++*n)
		put_key(w, key);
	if (fresh_status(m) != GK_OK || start(m) != GK_OK)
		return fresh_status(m);
	while (next(m, &key, &documents))
		put_count(w, documents);
	return fresh_status(m);
}

/* The same of one history: between two fresh keys its own go over as they
 * are. */
static enum gk_status
write_one(struct writer *w, struct merge *m, uint64_t *n)
{
	const struct gk_history *h = &m->old[0];
	uint64_t from = 0, at = 0;

	if (start(m) != GK_OK)
		return fresh_status(m);
	for (*n = h->n; m->some; next_fresh(m)) {
		while (at < h->n && key_at(h, at) < m->key)
			at++;
		put(w, h->keys + from * 8, (at - from) * 8);
		from = at;
		if (at < h->n && key_at(h, at) == m->key)
			continue;
		put_key(w, m->key);
		++*n;
	}
	put(w, h->keys + from * 8, (h->n - from) * 8);
	if (fresh_status(m) != GK_OK || start(m) != GK_OK)
		return fresh_status(m);
	for (from = at = 0; m->some; next_fresh(m)) {
		while (at < h->n && key_at(h, at) < m->key)
			at++;
		put(w, h->counts + from * 2, (at - from) * 2);
		from = at;
		if (at < h->n && key_at(h, at) == m->key)
			m->documents += count_at(h, from++);
		put_count(w, m->documents);
	}
	put(w, h->counts + from * 2, (h->n - from) * 2);
	return fresh_status(m);
}

static enum gk_status
write_body(struct writer *w, struct merge *m, uint64_t *n)
{
	enum gk_status status = m->nold == 1 ? write_one(w, m, n)
					     : write_many(w, m, n);

	if (status != GK_OK)
		return status;
	for (size_t i = 0; i < 2; i++)
		put(w, m->rows[i].p, m->rows[i].n);
	if (w->block.n > 0) {
		w->digest = chain(w->digest, w->block.p, w->block.n);
		gk_out_put(&w->out, w->block.p, w->block.n);
	}
	return w->block.status != GK_OK ? w->block.status
					: gk_out_flush(&w->out);
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
write_file(int fd, struct merge *m, uint64_t level)
{
	struct writer w = { .out.fd = fd };
	char header[HEADER] = { 0 };
	enum gk_status status;
	uint64_t n = 0;

	gk_out_put(&w.out, header, HEADER);
	status = write_body(&w, m, &n);
	if (status == GK_OK && n > MOST) {
		errno = EFBIG;
		status = GK_IO;
	} else if (status == GK_IO) {
		errno = w.out.error != 0 ? w.out.error : errno;
	}
	put_header(header, level, n, m->rows[0].n + m->rows[1].n, w.digest);
	if (status == GK_OK)
		status = put_first(fd, header, HEADER);
	gk_out_clear(&w.out);
	gk_buf_clear(&w.block);
	return status;
}

enum gk_status
gk_history_write(const char *path, uint64_t level, const struct gk_history *old,
		 size_t nold, struct gk_spill *fresh, const struct gk_str *rows,
		 const char **why)
{
	struct merge m = { .old = old, .nold = nold, .fresh = fresh };
	struct gk_file file = { 0 };
	enum gk_status status;

	if (rows != NULL)
		memcpy(m.rows, rows, sizeof(m.rows));
	m.at = gk_mem_array(nold + 1, sizeof(*m.at));
	if (m.at == NULL)
		return failed(why, GK_NOMEM);
	status = gk_file_begin(&file, path);
	if (status == GK_OK && file.direct) {
		errno = EINVAL; /* a header cannot be put in afterwards */
		status = GK_IO;
	}
	if (status == GK_OK)
		status = write_file(file.fd, &m, level);
	if (status == GK_OK)
		status = gk_file_commit(&file);
	if (status != GK_OK) {
		int error = errno;

		gk_file_abort(&file);
		errno = error;
		failed(why, status);
	}
	gk_file_clear(&file);
	gk_mem_free(m.at);
	return status;
}

void
gk_history_close(struct gk_history *h)
{
	gk_mapped_close(&h->file);
	gk_mem_free(h->first);
	*h = (struct gk_history){ 0 };
}
