#include "history.h"

#include <errno.h>

#include "file.h"
#include "hash.h"

/*
 * Behind the header the buckets: the keys, rising, of each the bytes below the
 * bits of its bucket, the low one first; then of each, a byte, in how many
 * documents it stood.  Behind all buckets the counts that are too large for a
 * byte, each behind the number of its key; how many keys there are up to the end
 * of each bucket; the rows of near: two bytes, how many words a paragraph has,
 * then their tokens.  A number of a key has four bytes, a count or a token two.
 * The digest is the XXH3 of each MiB chained to that before.  Keys are hashes:
 * where in its bucket one stands is as good as known.
 */

#define MAGIC "granka state\n\0\0\0"
#define MAGIC_SIZE 16
#define VERSION 3
#define FORM 1 /* changes when keys or tokens do: fold, fingerprint, shingle */

/* Buckets are of whole bytes, and have sixteen keys or more. */
#define BITS_MOST 24
#define BUCKET_KEYS 16

static const char damaged[] = "damaged state";

static enum gk_status
bad(const char **why, const char *what)
{
	*why = what;
	return GK_BADTEXT;
}

uint64_t
gk_history_chain(uint64_t digest, const char *p, size_t n)
{
	char pair[16];

	gk_put_le64(pair, digest);
	gk_put_le64(pair + 8, gk_hash(p, n));
	return gk_hash(pair, sizeof(pair));
}

static uint64_t
digest_of(struct gk_str body)
{
	const size_t block = GK_HISTORY_BLOCK;
	uint64_t digest = 0;

	for (size_t at = 0; at < body.n; at += block)
		digest = gk_history_chain(digest, body.p + at,
					  body.n - at < block ? body.n - at
							      : block);
	return digest;
}

unsigned
gk_history_bits(uint64_t n)
{
	unsigned bits = 0;

	while (bits < BITS_MOST && n >> (bits + 8) >= BUCKET_KEYS)
		bits += 8;
	return bits;
}

void
gk_history_header(const struct gk_history *h, uint64_t digest, char *p)
{
	memcpy(p, MAGIC, MAGIC_SIZE);
	gk_put_le64(p + 16, VERSION);
	gk_put_le64(p + 24, FORM);
	gk_put_le64(p + 32, h->level);
	gk_put_le64(p + 40, h->n);
	gk_put_le64(p + 48, h->rows.n);
	gk_put_le64(p + 56, h->bits);
	gk_put_le64(p + 64, h->nlarge);
	gk_put_le64(p + 72, digest);
	gk_put_le64(p + 80, gk_hash(p, 80));
}

static uint16_t
le16(const char *p)
{
	return (uint16_t)((unsigned char)p[0] | (unsigned char)p[1] << 8);
}

static uint32_t
le32(const char *p)
{
	return le16(p) | (uint32_t)le16(p + 2) << 16;
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

/* Keys up to the end of a bucket. */
static uint32_t
end_of(const struct gk_history *h, size_t bucket)
{
	return le32(h->ends + 4 * bucket);
}

/* Do the ends of buckets rise up to the last key? */
static bool
check_ends(const struct gk_history *h)
{
	uint32_t last = 0;

	for (size_t i = 0; i < (size_t)1 << h->bits; i++) {
		uint32_t end = end_of(h, i);

		if (end < last)
			return false;
		last = end;
	}
	return last == h->n;
}

/* Where the parts of the file lie, if they fill it. */
static bool
lay_out(struct gk_history *h)
{
	struct gk_str s = h->file.bytes;
	uint64_t ends, fixed;

	if (h->n > GK_HISTORY_KEYS_MOST || h->bits > BITS_MOST ||
	    h->bits % 8 != 0 || h->nlarge > h->n || h->rows.n > s.n)
		return false;
	h->size = 8 - h->bits / 8;
	ends = (uint64_t)4 << h->bits;
	fixed = h->n * (h->size + 1) + h->nlarge * GK_HISTORY_LARGE_SIZE + ends;
	if (s.n - h->rows.n != GK_HISTORY_HEADER + fixed)
		return false;
	h->keys = s.p + GK_HISTORY_HEADER;
	h->large = h->keys + h->n * (h->size + 1);
	h->ends = h->large + h->nlarge * GK_HISTORY_LARGE_SIZE;
	h->rows = gk_str(h->ends + ends, h->rows.n);
	return true;
}

static enum gk_status
check(struct gk_history *h, const char **why)
{
	struct gk_str s = h->file.bytes;
	uint64_t bits;

	if (s.n < GK_HISTORY_HEADER || memcmp(s.p, MAGIC, MAGIC_SIZE) != 0)
		return bad(why, "not a state of dedupe-paragraphs");
	if (gk_le64(s.p + 16) != VERSION || gk_le64(s.p + 24) != FORM)
		return bad(why, "state of another version");
	h->level = gk_le64(s.p + 32);
	h->n = gk_le64(s.p + 40);
	h->rows.n = (size_t)gk_le64(s.p + 48);
	bits = gk_le64(s.p + 56);
	h->bits = bits <= BITS_MOST ? (unsigned)bits : BITS_MOST + 1;
	h->nlarge = gk_le64(s.p + 64);
	if (gk_le64(s.p + 80) != gk_hash(s.p, 80) || !lay_out(h) ||
	    gk_le64(s.p + 72) !=
		digest_of(gk_str_cut(s, GK_HISTORY_HEADER, s.n)))
		return bad(why, damaged);
	return check_ends(h) && count_rows(h) ? GK_OK : bad(why, damaged);
}

enum gk_status
gk_history_open(struct gk_history *h, const char *path, const char **why)
{
	enum gk_status status;

	*h = (struct gk_history){ 0 };
	if (gk_mapped_open(&h->file, path) != GK_OK) {
		*why = gk_file_error(errno);
		return GK_IO;
	}
	status = check(h, why);
	if (status != GK_OK)
		gk_history_close(h);
	return status;
}

struct gk_history_bucket
gk_history_bucket(const struct gk_history *h, size_t i)
{
	struct gk_history_bucket b = { 0 };

	b.first = i > 0 ? end_of(h, i - 1) : 0;
	b.n = (size_t)(end_of(h, i) - b.first);
	b.keys = h->keys + b.first * (h->size + 1);
	b.counts = b.keys + b.n * h->size;
	return b;
}

static struct gk_history_bucket
bucket_of(const struct gk_history *h, uint64_t key)
{
	return gk_history_bucket(
	    h, h->bits == 0 ? 0 : (size_t)(key >> (64 - h->bits)));
}

static uint64_t
rest_of(const struct gk_history *h, uint64_t key)
{
	return key << h->bits >> h->bits;
}

/* The bits of the j-th key that are not its bucket's.  Behind the last key there
 * are counts and ends: eight bytes can be read. */
static uint64_t
rest_at(const struct gk_history *h, const struct gk_history_bucket *b, size_t j)
{
	return rest_of(h, gk_le64(b->keys + j * h->size));
}

/* About where in its bucket a key must stand. */
static size_t
guess(const struct gk_history *h, const struct gk_history_bucket *b,
      uint64_t key)
{
	return (size_t)((key << h->bits >> 32) * b->n >> 32);
}

void
gk_history_prefetch(const struct gk_history *h, uint64_t key)
{
	struct gk_history_bucket b;

	if (h->n == 0)
		return;
	b = bucket_of(h, key);
	__builtin_prefetch(b.keys + guess(h, &b, key) * h->size);
}

size_t
gk_history_find(const struct gk_history *h, const struct gk_history_bucket *b,
		uint64_t key, bool *known)
{
	uint64_t rest = rest_of(h, key);
	size_t j = guess(h, b, key);

	while (j > 0 && rest_at(h, b, j - 1) >= rest)
		j--;
	while (j < b->n && rest_at(h, b, j) < rest)
		j++;
	*known = j < b->n && rest_at(h, b, j) == rest;
	return j;
}

uint64_t
gk_history_key(const struct gk_history *h, size_t bucket,
	       const struct gk_history_bucket *b, size_t j)
{
	uint64_t high = h->bits == 0 ? 0 : (uint64_t)bucket << (64 - h->bits);

	return high | rest_at(h, b, j);
}

/* A count that is too large for a byte: that of the i-th key. */
static uint32_t
large(const struct gk_history *h, uint64_t i)
{
	uint64_t low = 0, high = h->nlarge;

	while (low < high) {
		uint64_t middle = (low + high) / 2;
		const char *p = h->large + middle * GK_HISTORY_LARGE_SIZE;

		if (le32(p) == i)
			return le16(p + 4);
		if (le32(p) < i)
			low = middle + 1;
		else
			high = middle;
	}
	return GK_HISTORY_LARGE;
}

uint32_t
gk_history_count(const struct gk_history *h, const struct gk_history_bucket *b,
		 size_t j)
{
	uint32_t count = (unsigned char)b->counts[j];

	return count < GK_HISTORY_LARGE ? count : large(h, b->first + j);
}

uint32_t
gk_history_documents(const struct gk_history *h, uint64_t key)
{
	struct gk_history_bucket b;
	bool known = false;
	size_t j = 0;

	if (h->n > 0) {
		b = bucket_of(h, key);
		j = gk_history_find(h, &b, key, &known);
	}
	return known ? gk_history_count(h, &b, j) : 0;
}

void
gk_history_close(struct gk_history *h)
{
	gk_mapped_close(&h->file);
	*h = (struct gk_history){ 0 };
}
