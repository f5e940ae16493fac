#include "literal.h"

#include "test.h"

/* Strings of bytes that are escaped, of some that nearly are, and of others. */
int
main(void)
{
	static const char *const some[] = {
		"Да", "—", "\xE2\x80\xA7", "\xE2\x80\xA8", "\xE2\x80\xA9", "\"",
		"\\", "\n", "\x1F", "\x7F", "~", "слово и дело, и ещё слова",
		"plain words of some length", "\xE2\x84\xA8", "жж", "x",
	};
	struct gk_buf text = { 0 }, a = { 0 }, b = { 0 };
	uint64_t seed = 1;
	bool same = true;

	for (size_t round = 0; round < 3000; round++) {
		gk_buf_reset(&text);
		gk_buf_reset(&a);
		gk_buf_reset(&b);
		for (size_t i = 0; i < round % 40; i++) {
			seed = seed * 6364136223846793005u + 1442695040888963407u;
			gk_buf_puts(&text, some[seed >> 60]);
		}
		gk_literal_put(&a, gk_buf_view(&text));
		gk_literal_put_narrow(&b, gk_buf_view(&text));
		same &= gk_str_eq(gk_buf_view(&a), gk_buf_view(&b));
	}
	ok(same, "blocks and bytes write the same");
	for (size_t n = 1, seen = 0; n < 5000; n += n / 2 + 1, seen = 0) {
		gk_buf_clear(&text);
		gk_buf_clear(&a);
		for (size_t i = 0; i < n; i++)
			gk_buf_puts(&text, i % 50 == 49 ? "слово" : "\n");
		gk_literal_put(&a, gk_buf_view(&text));
		for (size_t i = 0; i + 1 < a.n; i++)
			seen += memcmp(a.p + i, "\\n", 2) == 0;
		same &= seen == n - n / 50 &&
			a.n == 2 + 2 * seen + n / 50 * strlen("слово");
	}
	ok(same, "line feeds without end, of which each takes two bytes");
	gk_buf_clear(&text);
	gk_buf_clear(&a);
	gk_buf_clear(&b);
	return done();
}
