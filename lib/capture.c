#include "capture.h"

#include "utf8.h"
#include "warc.h"

/* More languages than that no crawl finds on a page. */
#define MOST 16

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Does s begin like the pattern, in which 0 is a digit? */
static bool
is_like(struct gk_str s, const char *pattern)
{
	size_t n = strlen(pattern);

	if (s.n < n)
		return false;
	for (size_t i = 0; i < n; i++)
		if (pattern[i] == '0' ? !is_digit(s.p[i]) : s.p[i] != pattern[i])
			return false;
	return true;
}

/* A day, or a second of it with its zone, as in 2026-11-24T17:05:00Z. */
static bool
is_date(struct gk_str s)
{
	size_t i = sizeof "0000-00-00T00:00:00" - 1;

	if (is_like(s, "0000-00-00") && s.n == 10)
		return true;
	if (!is_like(s, "0000-00-00T00:00:00"))
		return false;
	if (i < s.n && s.p[i] == '.')
		while (++i < s.n && is_digit(s.p[i]))
			;
	s = gk_str_cut(s, i, s.n);
	return gk_str_is(s, "Z") ||
	       (s.n == 6 && (is_like(s, "+00:00") || is_like(s, "-00:00")));
}

/* Our code of a language in ISO 639-3 or 639-1, or nothing. */
static struct gk_str
code_of(struct gk_str s)
{
	static const char *const codes[][2] = {
		{ "rus", "ru" }, { "ukr", "uk" }, { "bel", "be" },
		{ "bul", "bg" }, { "srp", "sr" }, { "mkd", "mk" },
		{ "kaz", "kk" }, { "kir", "ky" }, { "tgk", "tg" },
		{ "mon", "mn" }, { "khk", "mn" }, { "eng", "en" },
	};

	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (gk_str_is(s, codes[i][0]) || gk_str_is(s, codes[i][1]))
			return gk_str_of(codes[i][1]);
	return gk_str("", 0);
}

/* A language's code: two or three small letters. */
static bool
is_code(struct gk_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < 'a' || s.p[i] > 'z')
			return false;
	return s.n == 2 || s.n == 3;
}

/* "rus,eng" as ["rus","eng"]. */
static void
read_languages(struct gk_str s, struct gk_arena *arena, struct gk_doc *doc)
{
	struct gk_str code[MOST];
	size_t n = 0, k;
	const char *q;
	char *to;

	while (s.n > 0 && n < MOST) {
		q = memchr(s.p, ',', s.n);
		k = q != NULL ? (size_t)(q - s.p) : s.n;
		code[n] = gk_str(s.p, k);
		while (code[n].n > 0 && code[n].p[0] == ' ')
			code[n] = gk_str_cut(code[n], 1, code[n].n);
		while (code[n].n > 0 && code[n].p[code[n].n - 1] == ' ')
			code[n].n--;
		n += is_code(code[n]);
		s = gk_str_cut(s, k + (q != NULL), s.n);
	}
	if (n == 0 || (to = gk_arena_alloc(arena, 6 * n + 2)) == NULL)
		return;
	doc->told = code_of(code[0]);
	doc->languages.p = to;
	*to++ = '[';
	for (size_t i = 0; i < n; i++) {
		*to++ = '"';
		memcpy(to, code[i].p, code[i].n);
		to += code[i].n;
		*to++ = '"';
		*to++ = i + 1 < n ? ',' : ']';
	}
	doc->languages.n = (size_t)(to - doc->languages.p);
}

/* A value in *to, if it is valid. */
static enum gk_status
take(struct gk_str head, struct gk_str value, struct gk_arena *arena,
     struct gk_str *to, size_t *at)
{
	size_t bad = gk_utf8_check(value);

	if (bad < value.n) {
		*at = (size_t)(value.p - head.p) + bad;
		return GK_BADTEXT;
	}
	if (value.n > 0)
		*to = gk_warc_value(value, arena);
	return GK_OK;
}

enum gk_status
gk_capture_read(struct gk_str head, struct gk_arena *arena, struct gk_doc *doc,
		size_t *at)
{
	struct gk_str languages = gk_str("", 0), date = gk_str("", 0);
	struct gk_warc_head h;
	enum gk_status status;

	gk_warc_read(head, &h);
	status = take(head, h.id, arena, &doc->id, at);
	if (status == GK_OK)
		status = take(head, h.uri, arena, &doc->url, at);
	if (status == GK_OK)
		status = take(head, h.date, arena, &date, at);
	if (status == GK_OK)
		status = take(head, h.languages, arena, &languages, at);
	if (status != GK_OK)
		return status;
	if (is_date(date))
		doc->fetched = date;
	read_languages(languages, arena, doc);
	return arena->failed ? GK_NOMEM : GK_OK;
}
