#include "history.h"

#include <errno.h>
#include <unistd.h>

#include "file.h"
#include "hash.h"
#include "mem.h"
#include "out.h"

#define MAGIC "granka state\n\0\0\0"
#define MAGIC_SIZE 16
#define VERSION 1
#define FORM 1 /* changes when the keys do: see fold and fingerprint */
#define HEADER 64
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
put_header(char *p, uint64_t level, uint64_t n, uint64_t digest)
{
	memcpy(p, MAGIC, MAGIC_SIZE);
	gk_put_le64(p + 16, VERSION);
	gk_put_le64(p + 24, FORM);
	gk_put_le64(p + 32, level);
	gk_put_le64(p + 40, n);
	gk_put_le64(p + 48, digest);
	gk_put_le64(p + 56, gk_hash(p, 56));
}

static enum gk_status
check(struct gk_history *h, const char **why)
{
	struct gk_str s = h->file.bytes;

	if (s.n < HEADER || memcmp(s.p, MAGIC, MAGIC_SIZE) != 0)
		return bad(why, "not a state of dedupe-paragraphs");
	if (gk_le64(s.p + 16) != VERSION || gk_le64(s.p + 24) != FORM)
		return bad(why, "state of another version");
	h->level = gk_le64(s.p + 32);
	h->n = gk_le64(s.p + 40);
	if (gk_le64(s.p + 56) != gk_hash(s.p, 56) || h->n > MOST ||
	    s.n != HEADER + h->n * 10 ||
	    gk_le64(s.p + 48) != digest_of(gk_str_cut(s, HEADER, s.n)))
		return bad(why, damaged);
	h->keys = s.p + HEADER;
	h->counts = h->keys + h->n * 8;
	return GK_OK;
}

static uint64_t
key_at(const struct gk_history *h, uint64_t i)
{
	return gk_le64(h->keys + i * 8);
}

static uint32_t
count_at(const struct gk_history *h, uint64_t i)
{
	const unsigned char *c = (const unsigned char *)h->counts + i * 2;

	return (uint32_t)c[0] | (uint32_t)c[1] << 8;
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

/* Several rising rows of keys read as one. */
struct merge {
	const struct gk_history *old;
	size_t nold;
	const struct gk_history_key *fresh;
	size_t n;
	uint64_t *at; /* of each old one, and of the fresh keys */
};

static void
start(struct merge *m)
{
	memset(m->at, 0, (m->nold + 1) * sizeof(*m->at));
}

static bool
next(struct merge *m, struct gk_history_key *out)
{
	uint64_t key = 0, documents = 0, now;
	bool any = false;

	for (size_t i = 0; i <= m->nold; i++) {
		if (m->at[i] == (i < m->nold ? m->old[i].n : m->n))
			continue;
		now = i < m->nold ? key_at(&m->old[i], m->at[i])
				  : m->fresh[m->at[i]].key;
		if (!any || now < key)
			key = now;
		any = true;
	}
	for (size_t i = 0; any && i <= m->nold; i++) {
		if (i == m->nold) {
			if (m->at[i] == m->n || m->fresh[m->at[i]].key != key)
				continue;
			documents += m->fresh[m->at[i]++].documents;
			continue;
		}
		if (m->at[i] == m->old[i].n ||
		    key_at(&m->old[i], m->at[i]) != key)
			continue;
		documents += count_at(&m->old[i], m->at[i]++);
	}
	out->key = key;
	out->documents = documents < GK_HISTORY_DOCUMENTS_MOST
				 ? (uint16_t)documents
				 : GK_HISTORY_DOCUMENTS_MOST;
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
put_count(struct writer *w, uint16_t documents)
{
	char bytes[2] = { (char)(documents & 255), (char)(documents >> 8) };

	put(w, bytes, 2);
}

/* Keys, then counts, of any number of histories. */
static uint64_t
write_many(struct writer *w, struct merge *m)
{
	struct gk_history_key k;
	char bytes[8];
	uint64_t n;

	start(m);
	for (n = 0; next(m, &k); n++) {
		gk_put_le64(bytes, k.key);
		put(w, bytes, 8);
	}
	start(m);
	while (next(m, &k))
		put_count(w, k.documents);
	return n;
}

/* The same of one history: between two fresh keys its own go over as they are.
 * place[i] is how many of them stand before the i-th fresh one. */
static uint64_t
write_one(struct writer *w, struct merge *m, uint64_t *place)
{
	const struct gk_history *h = &m->old[0];
	uint64_t from = 0, at = 0, n = h->n + m->n;
	char bytes[8];

	for (size_t i = 0; i < m->n; i++) {
		while (at < h->n && key_at(h, at) < m->fresh[i].key)
			at++;
		place[i] = at;
		put(w, h->keys + from * 8, (at - from) * 8);
		from = at;
		if (at < h->n && key_at(h, at) == m->fresh[i].key) {
			n--;
			continue;
		}
		gk_put_le64(bytes, m->fresh[i].key);
		put(w, bytes, 8);
	}
	put(w, h->keys + from * 8, (h->n - from) * 8);
	from = 0;
	for (size_t i = 0; i < m->n; i++) {
		uint32_t documents = m->fresh[i].documents;

		put(w, h->counts + from * 2, (place[i] - from) * 2);
		from = place[i];
		if (from < h->n && key_at(h, from) == m->fresh[i].key)
			documents += count_at(h, from++);
		put_count(w, documents < GK_HISTORY_DOCUMENTS_MOST
				     ? (uint16_t)documents
				     : GK_HISTORY_DOCUMENTS_MOST);
	}
	put(w, h->counts + from * 2, (h->n - from) * 2);
	return n;
}

static enum gk_status
write_body(struct writer *w, struct merge *m, uint64_t *n)
{
	uint64_t *place;

	if (m->nold == 1) {
		place = gk_mem_array(m->n, sizeof(*place));
		if (place == NULL)
			return GK_NOMEM;
		*n = write_one(w, m, place);
		gk_mem_free(place);
	} else {
		*n = write_many(w, m);
	}
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
		errno = w.out.error;
	}
	put_header(header, level, n, w.digest);
	if (status == GK_OK)
		status = put_first(fd, header, HEADER);
	gk_out_clear(&w.out);
	gk_buf_clear(&w.block);
	return status;
}

enum gk_status
gk_history_write(const char *path, uint64_t level, const struct gk_history *old,
		 size_t nold, const struct gk_history_key *fresh, size_t n,
		 const char **why)
{
	struct merge m = { .old = old, .nold = nold, .fresh = fresh, .n = n };
	struct gk_file file = { 0 };
	enum gk_status status;

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
