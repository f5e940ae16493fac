#include "renewal.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "test.h"

#define N 5000

static char a[] = "/tmp/granka-history-XXXXXX", b[sizeof(a) + 2];
static struct {
	uint64_t key;
	uint16_t documents;
} key[N];

static bool
write_keys(const char *path, size_t n, const struct gk_history *old, size_t nold)
{
	struct gk_spill fresh = { .value_size = sizeof(key->documents) };
	const char *why;
	bool found, fine = true;
	void *value;

	for (size_t i = 0; i < n && fine; i++) {
		fine = gk_spill_add(&fresh, key[i].key, &found, &value) ==
		       GK_OK;
		if (fine)
			memcpy(value, &key[i].documents, sizeof(uint16_t));
	}
	fine = fine && gk_renewal_write(path, 2, old, nold, &fresh, NULL,
					&why) == GK_OK;
	gk_spill_clear(&fresh);
	return fine;
}

static void
set(size_t i, uint64_t k, uint16_t documents)
{
	key[i].key = k;
	key[i].documents = documents;
}

static void
check_keys(void)
{
	struct gk_history h;
	const char *why = "";
	size_t found = 0, strange = 0;

	for (size_t i = 0; i < N; i++)
		set(i, (i + 1) * 3689348814741910ull, 1);
	ok(write_keys(a, N, NULL, 0), "keys are written");
	ok(gk_history_open(&h, a, &why) == GK_OK && h.n == N && h.level == 2,
	   "and read: %s", why);
	for (size_t i = 0; i < N; i++) {
		found += gk_history_documents(&h, key[i].key) == 1;
		strange += gk_history_documents(&h, key[i].key + 1) ||
			   gk_history_documents(&h, key[i].key - 1);
	}
	ok(found == N && strange == 0, "those are known, no others");
	ok(!gk_history_documents(&h, 0) && !gk_history_documents(&h, UINT64_MAX),
	   "nothing stands at the ends");
	gk_history_close(&h);
	ok(write_keys(b, 0, NULL, 0) &&
		   gk_history_open(&h, b, &why) == GK_OK && h.n == 0 &&
		   !gk_history_documents(&h, key[0].key),
	   "an empty one knows nothing");
	gk_history_close(&h);
}

static bool
same_files(const char *x, const char *y)
{
	struct gk_mapped m, n;
	bool same;

	if (gk_mapped_open(&m, x) != GK_OK || gk_mapped_open(&n, y) != GK_OK)
		return false;
	same = gk_str_eq(m.bytes, n.bytes);
	gk_mapped_close(&m);
	gk_mapped_close(&n);
	return same;
}

/* Fresh keys before, between, behind and among those of the history. */
static void
check_merge(void)
{
	struct gk_history two[2];
	char c[sizeof(b) + 1];
	const char *why = "";
	bool fine;

	snprintf(c, sizeof(c), "%s3", a);
	for (size_t i = 0; i < 40; i++)
		set(i, i * 92233720368547758ull + (i % 3 == 0), 7);
	fine = write_keys(b, 40, NULL, 0) &&
	       gk_history_open(&two[0], a, &why) == GK_OK &&
	       gk_history_open(&two[1], b, &why) == GK_OK;
	ok(fine, "two histories: %s", why);
	ok(fine && write_keys(c, 0, two, 2), "are united");
	ok(fine && write_keys(b, 40, two, 1) && same_files(b, c),
	   "the same as one and fresh keys");
	gk_history_close(&two[0]);
	gk_history_close(&two[1]);
	ok(gk_history_open(&two[0], b, &why) == GK_OK && two[0].n > N,
	   "nothing is left out");
	gk_history_close(&two[0]);
	unlink(c);
}

/* So many that buckets have bits, and counts that need more than a byte. */
static void
check_buckets(void)
{
	struct gk_history h;
	char c[sizeof(b) + 1];
	const char *why = "";
	size_t right = 0;
	bool fine;

	snprintf(c, sizeof(c), "%s3", a);
	for (size_t i = 0; i < N; i++)
		set(i, (i + 1) * 3689348814741910ull, (uint16_t)(1 + i * 13));
	fine = write_keys(b, N, NULL, 0) &&
	       gk_history_open(&h, b, &why) == GK_OK;
	ok(fine && h.bits == 8 && h.size == 7, "buckets have bits: %s", why);
	for (size_t i = 0; fine && i < N; i++)
		right += gk_history_documents(&h, key[i].key) ==
			 1 + i * 13 % 65536;
	ok(right == N, "counts are as large as they were: %zu", right);
	for (size_t i = 0; i < N; i++)
		set(i, (i + 1) * 3689348814741910ull, 300);
	fine = write_keys(c, N, &h, 1);
	gk_history_close(&h);
	fine = fine && gk_history_open(&h, c, &why) == GK_OK && h.n == N;
	for (size_t i = 0, sum; fine && i < N; i++) {
		sum = 301 + i * 13 % 65536;
		right -= gk_history_documents(&h, key[i].key) ==
			 (sum < 65535 ? sum : 65535);
	}
	ok(fine && right == 0, "and are added up, to 65535: %zu", right);
	gk_history_close(&h);
	for (size_t i = 0; i < N; i++)
		set(i, i < 9 ? i : UINT64_MAX - i, 1);
	ok(write_keys(b, N, NULL, 0) &&
		   gk_history_open(&h, b, &why) == GK_OK &&
		   gk_history_documents(&h, UINT64_MAX - N + 1) == 1 &&
		   gk_history_documents(&h, UINT64_MAX - N) == 0 &&
		   gk_history_documents(&h, 8) == 1,
	   "a bucket may have nearly all");
	gk_history_close(&h);
	unlink(c);
}

/* Halves that have much in common make the file that all keys make. */
static void
check_overlap(void)
{
	struct gk_history two[2];
	char c[sizeof(b) + 1];
	const char *why = "";
	bool fine;

	snprintf(c, sizeof(c), "%s3", a);
	for (size_t i = 0; i < 3000; i++)
		set(i, (i + 1) * 3689348814741910ull, 1);
	fine = write_keys(b, 3000, NULL, 0) &&
	       gk_history_open(&two[0], b, &why) == GK_OK;
	two[1] = two[0];
	fine = fine && two[0].bits == 0 && write_keys(c, 0, two, 2);
	gk_history_close(&two[0]);
	for (size_t i = 0; i < 3000; i++)
		set(i, (i + 1) * 3689348814741910ull, 2);
	ok(fine && write_keys(b, 3000, NULL, 0) && same_files(b, c),
	   "the same keys make the same file: %s", why);
	unlink(c);
}

static void
check_rows(void)
{
	static const uint16_t words[] = { 7, 65535, 0 };
	struct gk_buf rows = { 0 };
	struct gk_str both[2];
	struct gk_history h;
	uint16_t word[GK_HISTORY_ROW_MOST];
	const char *why = "";
	bool fine;

	gk_history_put_row(words, 3, &rows);
	gk_history_put_row(words, 1, &rows);
	both[0] = both[1] = gk_buf_view(&rows);
	fine = gk_renewal_write(a, 2, NULL, 0, NULL, both, &why) == GK_OK &&
	       gk_history_open(&h, a, &why) == GK_OK;
	ok(fine && h.nrows == 4, "rows are written, piece by piece: %s", why);
	ok(gk_history_row(&h.rows, word) == 3 &&
		   memcmp(word, words, sizeof(words)) == 0 &&
		   gk_history_row(&h.rows, word) == 1 && word[0] == 7,
	   "and read again");
	gk_history_row(&h.rows, word);
	gk_history_row(&h.rows, word);
	ok(gk_history_row(&h.rows, word) == 0, "up to the last");
	gk_history_close(&h);
	both[1].n = 3;
	fine = gk_renewal_write(a, 2, NULL, 0, NULL, both, &why) == GK_OK;
	ok(fine && gk_history_open(&h, a, &why) == GK_BADTEXT,
	   "a row that ends too early is refused");
	gk_buf_clear(&rows);
}

static void
check_damage(void)
{
	struct gk_mapped m;
	struct gk_history h;
	const char *why;
	size_t refused = 0, tried = 0;
	char *copy;

	if (gk_mapped_open(&m, b) != GK_OK ||
	    (copy = malloc(m.bytes.n)) == NULL)
		return;
	for (size_t i = 0; i < m.bytes.n; i += i < 96 ? 1 : 997) {
		FILE *f = fopen(a, "wb");

		memcpy(copy, m.bytes.p, m.bytes.n);
		copy[i] ^= 4;
		tried++;
		if (f == NULL || fwrite(copy, 1, m.bytes.n, f) != m.bytes.n ||
		    fclose(f) != 0)
			break;
		refused += gk_history_open(&h, a, &why) == GK_BADTEXT;
	}
	ok(refused == tried && tried > 64, "each damaged byte is seen: %zu",
	   refused);
	ok(truncate(a, (off_t)m.bytes.n - 1) == 0 &&
		   gk_history_open(&h, a, &why) == GK_BADTEXT,
	   "a byte that is missing, too");
	ok(truncate(a, 0) == 0 && gk_history_open(&h, a, &why) == GK_BADTEXT,
	   "an empty file is none");
	free(copy);
	gk_mapped_close(&m);
}

int
main(void)
{
	int fd = mkstemp(a);

	if (fd < 0)
		return 1;
	close(fd);
	snprintf(b, sizeof(b), "%s2", a);
	check_keys();
	check_merge();
	check_rows();
	check_buckets();
	check_overlap();
	check_damage();
	unlink(a);
	unlink(b);
	return done();
}
