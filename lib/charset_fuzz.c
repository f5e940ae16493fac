/* Any bytes: guessing and decoding hold, what comes out is valid UTF-8, and so is
 * what is mended, in which nothing is left to mend; the places of the mends and
 * the text between them make up the text that came.  The first byte chooses where
 * the input ends for the guess of its width. */
#include <stdlib.h>

#include "charset.h"
#include "mend.h"
#include "utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool so)
{
	if (!so)
		abort();
}

static void
mend(struct gk_str text)
{
	struct gk_arena arena = { 0 };
	struct gk_mends once, twice;
	struct gk_buf made = { 0 };
	struct gk_span all = { 0, text.n };
	size_t at = 0;

	must(gk_mend_find(text, &arena, &once) == GK_OK);
	must(gk_utf8_check(once.text) == once.text.n);
	must(once.n > 0 || gk_str_eq(once.text, text));
	for (size_t i = 0; i < once.n; i++) {
		const struct gk_cut *c = &once.mend[i].cut;

		must(c->start >= at && c->end > c->start && c->end <= text.n);
		gk_buf_put(&made, text.p + at, c->start - at);
		gk_buf_str(&made, c->put);
		at = c->end;
	}
	gk_buf_put(&made, text.p + at, text.n - at);
	must(gk_str_eq(gk_buf_view(&made), once.text));
	gk_buf_reset(&made);
	gk_cut_apply(text, &once.plan, &made);
	must(once.n == 0 || gk_str_eq(gk_buf_view(&made), once.text));
	must(once.n == 0 || !gk_cut_map(&once.plan, &all) ||
	     all.end <= once.text.n);
	must(gk_mend_find(once.text, &arena, &twice) == GK_OK && twice.n == 0);
	gk_buf_clear(&made);
	gk_arena_clear(&arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct gk_str raw = { (const char *)data, size };
	struct gk_buf text = { 0 };
	enum gk_codepage page;
	size_t bad;

	if (size > 0) {
		size_t n = data[0] < size ? data[0] : size;
		enum gk_charset_wide w = gk_charset_width(gk_str(raw.p, n),
							  false);

		/* More bytes never change what was told from fewer. */
		must(w == GK_CHARSET_UNKNOWN ||
		     w == gk_charset_width(raw, true));
	}
	page = gk_charset_guess(raw);
	if (gk_utf8_check(raw) == raw.n) {
		gk_buf_str(&text, raw);
	} else if (page != GK_CODEPAGES) {
		must(gk_codepage_decode(page, raw, true, &text, &bad) == GK_OK);
	}
	must(gk_utf8_check(gk_buf_view(&text)) == text.n);
	mend(text.p != NULL ? gk_buf_view(&text) : gk_str("", 0));
	gk_buf_clear(&text);
	return 0;
}
