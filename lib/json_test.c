#include "json.h"
#include "literal.h"

#include <jansson.h>

#include "test.h"

/* Does our reader take the bytes as one value? */
static bool
takes(struct gk_str in)
{
	enum gk_json_type type;
	struct gk_json j;

	gk_json_init(&j, in);
	do
		type = gk_json_next(&j);
	while (type != GK_JSON_END && type != GK_JSON_ERROR);
	return type == GK_JSON_END;
}

static bool
jansson_takes(struct gk_str in)
{
	json_t *value = json_loadb(in.p, in.n,
				   JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
	bool fine = value != NULL;

	json_decref(value);
	return fine;
}

static uint64_t state = 1;

static unsigned
draw(unsigned below)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(state >> 33) % below;
}

/* A random value, mostly well-formed. */
static void
make(struct gk_buf *b, unsigned depth)
{
	static const char *const atoms[] = {
		"null", "true", "false", "0", "-0", "1.5", "1e5", "-2.5E-3",
		"\"\"", "\"текст\"", "\"a\\n\\u0416\\\"\"",
		"\"\\ud83d\\ude00\"", "12345", "\"\xF0\x9F\x98\x80\"",
	};
	unsigned n = draw(4);

	switch (depth > 4 ? 0 : draw(4)) {
	case 1:
		gk_buf_putc(b, '[');
		for (unsigned i = 0; i < n; i++) {
			gk_buf_puts(b, i > 0 ? " ,\t" : "");
			make(b, depth + 1);
		}
		gk_buf_putc(b, ']');
		break;
	case 2:
		gk_buf_putc(b, '{');
		for (unsigned i = 0; i < n; i++) {
			gk_buf_printf(b, "%s\"k%u\":", i > 0 ? "," : "", i);
			make(b, depth + 1);
		}
		gk_buf_puts(b, " }");
		break;
	default:
		gk_buf_puts(b, atoms[draw(sizeof atoms / sizeof *atoms)]);
	}
}

/* Spoils a byte now and then. */
static void
spoil(struct gk_buf *b)
{
	static const char bytes[] = "\"\\{}[],:01.eEtn \x01\x80\xD0\xED\xF5";

	for (unsigned k = draw(3); k > 0 && b->n > 0; k--) {
		size_t i = draw((unsigned)b->n);

		if (draw(2) == 0)
			gk_buf_cut(b, i, 1);
		else
			b->p[i] = bytes[draw(sizeof bytes - 1)];
	}
}

static void
compare(void)
{
	struct gk_buf b = { 0 };
	size_t differ = 0, taken = 0;

	for (int i = 0; i < 100000; i++) {
		gk_buf_reset(&b);
		make(&b, 0);
		spoil(&b);
		if (b.n == 0)
			continue;
		taken += takes(gk_buf_view(&b));
		/* jansson takes no number beyond double's range, we do. */
		if (takes(gk_buf_view(&b)) &&
		    (memchr(b.p, 'e', b.n) || memchr(b.p, 'E', b.n)))
			continue;
		if (takes(gk_buf_view(&b)) != jansson_takes(gk_buf_view(&b)) &&
		    differ++ < 5)
			printf("# %.*s\n", (int)b.n, b.p);
	}
	ok(differ == 0, "100000 values: jansson says the same");
	ok(taken > 30000, "of which many are taken: %zu", taken);
	gk_buf_clear(&b);
}

static void
nested(size_t depth, bool want)
{
	struct gk_buf b = { 0 };

	for (size_t i = 0; i < depth; i++)
		gk_buf_putc(&b, '[');
	for (size_t i = 0; i < depth; i++)
		gk_buf_putc(&b, ']');
	ok(takes(gk_buf_view(&b)) == want, "%zu arrays nested", depth);
	gk_buf_clear(&b);
}

static void
round_trip(const char *raw, const char *text)
{
	struct gk_buf b = { 0 };

	gk_json_decode(gk_str_of(raw), &b);
	ok(gk_str_is(gk_buf_view(&b), text) &&
	       gk_json_is(gk_str_of(raw), gk_str_of(text)),
	   "%s is decoded", raw);
	gk_buf_reset(&b);
	gk_literal_put(&b, gk_str_of(text));
	ok(jansson_takes(gk_buf_view(&b)) &&
	       gk_json_is(gk_buf_view(&b), gk_str_of(text)),
	   "and written: %.*s", (int)b.n, b.p);
	gk_buf_clear(&b);
}

int
main(void)
{
	static const struct {
		const char *what;
		struct gk_str in;
		bool want;
	} cases[] = {
		{ "nothing", { "", 0 }, false },
		{ "blanks", { " \n", 2 }, false },
		{ "a value in blanks", { " 1\r\n", 4 }, true },
		{ "two values", { "1 2", 3 }, false },
		{ "NaN", { "NaN", 3 }, false },
		{ "01", { "01", 2 }, false },
		{ ".5", { ".5", 2 }, false },
		{ "5.", { "5.", 2 }, false },
		{ "+1", { "+1", 2 }, false },
		{ "a comment", { "1//", 3 }, false },
		{ "a comma too many", { "[1,]", 4 }, false },
		{ "a name without quotes", { "{a:1}", 5 }, false },
		{ "no value", { "{\"a\"}", 5 }, false },
		{ "a tab in a string", { "\"\t\"", 3 }, false },
		{ "NUL in a string", { "\"\0\"", 3 }, false },
		{ "\\u0000", { "\"\\u0000\"", 8 }, true },
		{ "a lone surrogate", { "\"\\ud800\"", 8 }, false },
		{ "a low surrogate", { "\"\\udc00\"", 8 }, false },
		{ "two high ones", { "\"\\ud800\\ud800\"", 14 }, false },
		{ "a pair", { "\"\\ud83d\\ude00\"", 14 }, true },
		{ "surrogate bytes", { "\"\xED\xA0\x80\"", 5 }, false },
		{ "an overlong form", { "\"\xC0\xAF\"", 4 }, false },
		{ "a cut code point", { "\"\xD0\"", 3 }, false },
		{ "a bad escape", { "\"\\x\"", 4 }, false },
		{ "a string without end", { "\"abc", 4 }, false },
		{ "an escape without end", { "\"\\", 2 }, false },
		{ "brackets crossed", { "[}", 2 }, false },
		{ "NUL behind", { "1\0", 2 }, false },
	};
	struct gk_json j;
	struct gk_str raw;
	size_t n = 0;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		ok(takes(cases[i].in) == cases[i].want, "%s", cases[i].what);
	nested(GK_MAX_NESTING, true);
	nested(GK_MAX_NESTING + 1, false);
	nested(100000, false);
	round_trip("\"\\u0430\\\"\\/\\n\\ud83d\\ude00\"", "а\"/\n😀");
	round_trip("\"\x7F\u2028\"", "\x7F\u2028");
	gk_json_init(&j, GK_STR("{\"a\":[1,{\"b\":2}],\"c\":3}"));
	gk_json_next(&j);
	gk_json_next(&j);
	ok(gk_json_value(&j, &raw) && gk_str_is(raw, "[1,{\"b\":2}]"),
	   "a value is taken whole");
	ok(gk_json_next(&j) == GK_JSON_NUMBER && gk_str_is(j.name, "\"c\""),
	   "and reading goes on behind it");
	ok(gk_json_size(GK_STR("42"), &n) && n == 42 &&
	       !gk_json_size(GK_STR("-1"), &n) &&
	       !gk_json_size(GK_STR("1.5"), &n),
	   "sizes are whole numbers");
	compare();
	return done();
}
