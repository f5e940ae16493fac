#include "out.h"

#include <stdio.h>
#include <unistd.h>

#include "mem.h"
#include "test.h"

#define TEXT ((size_t)1 << 20)
#define MANY 300

static uint32_t
next_random(uint64_t *x)
{
	*x = *x * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*x >> 33);
}

/* A piece of text put or lent; of those lent many go on where the last ended. */
static size_t
any_put(struct gk_out *out, struct gk_str text, size_t at, uint64_t *x,
	struct gk_buf *want)
{
	uint32_t how = next_random(x) % 8;
	size_t n = next_random(x) % (how == 0 ? TEXT / 2 : 2000);

	if (how == 1)
		at = next_random(x) % text.n;
	if (n > text.n - at)
		n = text.n - at;
	gk_buf_put(want, text.p + at, n);
	if (how < 3)
		gk_out_put(out, text.p + at, n);
	else
		gk_out_lend(out, gk_str(text.p + at, n),
			    how == 3 ? 0 : text.n - at - n);
	return at + n;
}

/* Whatever is lent, put and given back, the bytes that come out are those. */
static void
test_random(void)
{
	char *text = gk_mem_array(TEXT, 1), *got;
	struct gk_buf want = { 0 };
	FILE *file = tmpfile();
	struct gk_out out = { .fd = fileno(file) };
	size_t at = 0;
	uint64_t x = 1;

	for (int i = 0; i < MANY; i++) {
		if (i % 10 == 0) {
			gk_out_keep(&out);
			at = 0;
			for (size_t k = 0; k < TEXT; k++)
				text[k] = (char)(next_random(&x) % 2);
		}
		at = any_put(&out, gk_str(text, TEXT), at, &x, &want);
	}
	ok(gk_out_flush(&out) == GK_OK && out.total == want.n,
	   "as many bytes as were put and lent");
	got = gk_mem_array(want.n, 1);
	ok(pread(out.fd, got, want.n, 0) == (ssize_t)want.n &&
	       memcmp(got, want.p, want.n) == 0,
	   "the same bytes, in their order");
	gk_mem_free(text);
	gk_mem_free(got);
	gk_buf_clear(&want);
	gk_out_clear(&out);
	fclose(file);
}

int
main(void)
{
	struct gk_out full = { .fd = -1 };

	test_random();
	gk_out_lend(&full, GK_STR("никуда"), 0);
	ok(gk_out_flush(&full) == GK_IO && full.error != 0,
	   "a failure is remembered");
	gk_out_clear(&full);
	return done();
}
