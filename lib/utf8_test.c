#include "utf8.h"

#include "test.h"

#define MANY 200000
#define LONGEST 100

/* The table of well-formed sequences in the Unicode standard, row by row. */
static size_t
plain_step(const unsigned char *p, size_t n)
{
	static const struct {
		unsigned char from, to, from2, to2;
		size_t length;
	} rows[] = {
		{ 0x00, 0x7F, 0, 0, 1 },       { 0xC2, 0xDF, 0x80, 0xBF, 2 },
		{ 0xE0, 0xE0, 0xA0, 0xBF, 3 }, { 0xE1, 0xEC, 0x80, 0xBF, 3 },
		{ 0xED, 0xED, 0x80, 0x9F, 3 }, { 0xEE, 0xEF, 0x80, 0xBF, 3 },
		{ 0xF0, 0xF0, 0x90, 0xBF, 4 }, { 0xF1, 0xF3, 0x80, 0xBF, 4 },
		{ 0xF4, 0xF4, 0x80, 0x8F, 4 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t length = rows[i].length;

		if (p[0] < rows[i].from || p[0] > rows[i].to || length > n)
			continue;
		if (length > 1 && (p[1] < rows[i].from2 || p[1] > rows[i].to2))
			return 0;
		for (size_t k = 2; k < length; k++)
			if ((p[k] & 0xC0) != 0x80)
				return 0;
		return length;
	}
	return 0;
}

static size_t
plain_check(struct gk_str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t i = 0, n;

	while (i < s.n && (n = plain_step(p + i, s.n - i)) != 0)
		i += n;
	return i;
}

static uint32_t
next_random(uint64_t *x)
{
	*x = *x * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*x >> 33);
}

static uint32_t
any_point(uint64_t *x)
{
	static const struct { uint32_t from, n; } spans[] = {
		{ 0x400, 256 }, { 0x410, 64 }, { 0x20, 96 }, { 0x20, 96 },
		{ 0x2000, 64 }, { 0x80, 0x780 }, { 0x800, 0xD000 },
		{ 0xE000, 0x2000 }, { 0x10000, 0x100000 }, { 0, 1 },
	};
	uint32_t i = next_random(x) % (sizeof spans / sizeof *spans);

	return spans[i].from + next_random(x) % spans[i].n;
}

/* Up to LONGEST bytes of text; every other time with a byte or two changed, or
 * the end cut off. */
static size_t
any_text(uint64_t *x, char *out, bool *whole)
{
	size_t n = next_random(x) % (LONGEST - 4), at = 0;
	uint32_t simple = next_random(x) % 3;

	while (at < n)
		at += gk_utf8_put(simple == 0 ? 0x410 + next_random(x) % 64
				  : simple == 1 ? 'a'
						: any_point(x),
				  out + at);
	*whole = next_random(x) % 2 == 0;
	if (*whole || at == 0)
		return at;
	for (uint32_t k = next_random(x) % 3; k > 0; k--)
		out[next_random(x) % at] = (char)next_random(x);
	return next_random(x) % 4 == 0 ? at - 1 : at;
}

/* Are the first line feeds found, where `most` are asked for? */
static bool
finds_lines(struct gk_str s, size_t most)
{
	uint32_t at[5];
	size_t n = gk_utf8_find_lines(s, at, most), k = 0;

	for (size_t i = 0; i < s.n && k < most; i++)
		if (s.p[i] == '\n' && (k == n || at[k++] != i))
			return false;
	return k == n;
}

static void
test_random(void)
{
	size_t wrong = 0, counted = 0, counted16 = 0, lines = 0;
	char text[LONGEST];
	uint64_t x = 1;
	bool whole;

	for (size_t i = 0; i < MANY; i++) {
		struct gk_str s = gk_str(text, any_text(&x, text, &whole));
		size_t n = 0, n16 = 0, nl = 0;

		wrong += gk_utf8_check(s) != plain_check(s) ||
			 gk_utf8_check_narrow(s) != plain_check(s);
		for (size_t k = 0; k < s.n; k++)
			nl += s.p[k] == '\n';
		lines += gk_utf8_lines(s) != nl || !finds_lines(s, i % 5);
		if (!whole)
			continue;
		for (const char *p = s.p; p < s.p + s.n; n++)
			n16 += gk_utf8_next(&p, s.p + s.n) > 0xFFFF;
		counted += gk_utf8_count(s) != n;
		counted16 += gk_utf8_count16(s) != n + n16;
	}
	ok(wrong == 0, "checks random bytes as the standard's table does");
	ok(counted == 0, "counts code points");
	ok(counted16 == 0, "counts UTF-16 units");
	ok(lines == 0, "counts lines of any bytes");
}

/* Long runs, where counters of a byte overflow and blocks end. */
static void
test_long(void)
{
	static char text[20000];
	size_t wrong = 0, n;

	memset(text, '\n', sizeof text);
	for (n = 0; n <= sizeof text; n += 37)
		wrong += gk_utf8_lines(gk_str(text, n)) != n ||
			 gk_utf8_count(gk_str(text, n)) != n ||
			 gk_utf8_check(gk_str(text, n)) != n;
	for (n = 0; n + 2 <= sizeof text; n += 2)
		memcpy(text + n, "я", 2);
	for (n = 0; n <= sizeof text; n += 2)
		wrong += gk_utf8_count(gk_str(text, n)) != n / 2 ||
			 gk_utf8_check(gk_str(text, n)) != n ||
			 gk_utf8_check_narrow(gk_str(text, n)) != n;
	for (n = 1; n < sizeof text; n += 2)
		wrong += gk_utf8_check(gk_str(text, n)) != n - 1;
	ok(wrong == 0, "long runs of line ends and of Cyrillic");
}

/* Every code point is written, read forwards and backwards. */
static void
test_points(void)
{
	size_t wrong = 0;
	char bytes[6] = "aaaaa";

	for (uint32_t cp = 0; cp < 0x110000; cp++) {
		const char *p = bytes + 1, *q;
		size_t n;

		if (cp >= 0xD800 && cp < 0xE000)
			continue;
		n = gk_utf8_put(cp, bytes + 1);
		q = p + n;
		wrong += plain_step((unsigned char *)bytes + 1, n) != n ||
			 gk_utf8_check(gk_str(bytes, n + 1)) != n + 1 ||
			 gk_utf8_next(&p, q) != cp || p != bytes + 1 + n ||
			 gk_utf8_prev(&q, bytes) != cp || q != bytes + 1;
	}
	ok(wrong == 0, "every code point there and back");
}

int
main(void)
{
	static const struct {
		const char *what, *text;
		size_t n, valid;
	} cases[] = {
		{ "nothing", "", 0, 0 },
		{ "NUL is valid", "a\0b", 3, 3 },
		{ "overlong slash", "ab\xC0\xAF", 4, 2 },
		{ "overlong of three", "\xE0\x80\xAF", 3, 0 },
		{ "surrogate", "a\xED\xA0\x80", 4, 1 },
		{ "beyond U+10FFFF", "\xF4\x90\x80\x80", 4, 0 },
		{ "no such lead", "а\xFF", 3, 2 },
		{ "continuation alone", "а\x80", 3, 2 },
		{ "cut at the end", "аб\xD0", 5, 4 },
		{ "windows-1251 after a long valid run",
		  "Сегодня утром в городе \xCF\xF0\xE8\xE2\xE5\xF2", 48, 42 },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		ok(gk_utf8_check(gk_str(cases[i].text, cases[i].n)) ==
		       cases[i].valid,
		   "%s", cases[i].what);
	test_random();
	test_long();
	test_points();
	return done();
}
