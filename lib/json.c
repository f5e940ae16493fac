#include "json.h"

#include "narrow.h"
#include "utf8.h"
#include "wide.h"

/* What may come next. */
enum state {
	VALUE,       /* a value, at the top or after a colon or comma */
	FIRST_VALUE, /* the same, or the end of an array */
	FIRST_NAME,  /* a name, or the end of an object */
	NAME,        /* a name, after a comma */
	AFTER,       /* a comma or a closing bracket */
	DONE,        /* nothing but blanks */
	FAILED,
};

void
gk_json_init(struct gk_json *j, struct gk_str in)
{
	memset(j, 0, sizeof *j);
	j->in = in;
	j->state = VALUE;
}

static enum gk_json_type
fail(struct gk_json *j, const char *error)
{
	if (j->state != FAILED) {
		j->error = error;
		j->at = j->pos;
	}
	j->state = FAILED;
	return j->type = GK_JSON_ERROR;
}

static void
skip_blanks(struct gk_json *j)
{
	while (j->pos < j->in.n) {
		char c = j->in.p[j->pos];

		if (c != ' ' && c != '\t' && c != '\n' && c != '\r')
			break;
		j->pos++;
	}
}

/* The first byte from p on that ends a run of plain string bytes: a quote, a
 * backslash, a control character.  *high is set when a byte above 0x7F was
 * passed, or may have been. */
static const char *
plain_end(const char *p, const char *end, bool *high)
{
	const gk_narrow quote = (gk_narrow){ 0 } + '"';
	const gk_narrow slash = (gk_narrow){ 0 } + '\\';
	const gk_narrow space = (gk_narrow){ 0 } + ' ';
	const gk_narrow top = (gk_narrow){ 0 } + 0x80;
	gk_narrow seen = { 0 }, v, stop;

	while ((size_t)(end - p) >= sizeof v) {
		memcpy(&v, p, sizeof v);
		seen |= v;
		stop = (gk_narrow)(v == quote) | (gk_narrow)(v == slash) |
		       (gk_narrow)(v < space);
		if (gk_narrow_any(stop)) {
			*high |= gk_narrow_any(seen & top);
			return p + gk_narrow_first(stop);
		}
		p += sizeof v;
	}
	*high |= gk_narrow_any(seen & top);
	for (; p < end; p++) {
		unsigned char c = (unsigned char)*p;

		if (c == '"' || c == '\\' || c < ' ')
			break;
		*high |= c >= 0x80;
	}
	return p;
}

/* What may stand behind a backslash, without u. */
static bool
is_letter(char c)
{
	switch (c) {
	case '"': case '\\': case '/': case 'b': case 'f': case 'n': case 'r':
	case 't':
		return true;
	default:
		return false;
	}
}

#ifdef GK_WIDE
/* Steps over blocks of plain bytes and over escapes of one letter; behind p is
 * then what needs another look, or the last bytes. */
GK_WIDE static const char *
skip_blocks(const char *p, const char *end, bool *high, bool *escaped)
{
	uint32_t seen = 0, stop, k;
	gk_wide v;

	while ((size_t)(end - p) > sizeof v) {
		memcpy(&v, p, sizeof v);
		stop = gk_wide_bits((gk_wide)(v == '"') | (gk_wide)(v == '\\') |
				    (gk_wide)(v < ' '));
		seen |= gk_wide_bits(v);
		if (stop == 0) {
			p += sizeof v;
			continue;
		}
		k = (uint32_t)__builtin_ctz(stop);
		if (p[k] != '\\' || !is_letter(p[k + 1])) {
			p += k;
			break;
		}
		p += k + 2;
		*escaped = true;
	}
	*high |= seen != 0;
	return p;
}
#else
#define skip_blocks(p, end, high, escaped) (p)
#endif

static int
hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The four digits behind \u at p, or -1. */
static int
hex4(const char *p, const char *end)
{
	int value = 0, digit;

	if (end - p < 4)
		return -1;
	for (int i = 0; i < 4; i++) {
		if ((digit = hex(p[i])) < 0)
			return -1;
		value = value * 16 + digit;
	}
	return value;
}

/* Checks the escape at p (the backslash); returns the byte behind it, or NULL. */
static const char *
check_escape(struct gk_json *j, const char *p, const char *end)
{
	int unit;

	j->pos = (size_t)(p - j->in.p);
	if (end - p < 2) {
		fail(j, "unterminated string");
		return NULL;
	}
	if (p[1] != 'u') {
		if (is_letter(p[1]))
			return p + 2;
		fail(j, "bad escape");
		return NULL;
	}
	if ((unit = hex4(p + 2, end)) < 0) {
		fail(j, "bad escape");
		return NULL;
	}
	if (unit < 0xD800 || unit > 0xDFFF)
		return p + 6;
	if (unit < 0xDC00 && end - p >= 12 && p[6] == '\\' && p[7] == 'u' &&
	    (unit = hex4(p + 8, end)) >= 0xDC00 && unit <= 0xDFFF)
		return p + 12;
	fail(j, "lone surrogate");
	return NULL;
}

/* The string at j->pos. */
static bool
read_string(struct gk_json *j, struct gk_str *raw)
{
	const char *start = j->in.p + j->pos, *end = j->in.p + j->in.n;
	const char *p = start + 1;
	bool high = false, blocks = gk_wide_can();
	size_t bad;

	j->escaped = false;
	for (;;) {
		if (blocks)
			p = skip_blocks(p, end, &high, &j->escaped);
		p = plain_end(p, end, &high);
		if (p == end || (unsigned char)*p < ' ') {
			j->pos = (size_t)(p - j->in.p);
			fail(j, p == end ? "unterminated string"
					 : "control character in a string");
			return false;
		}
		if (*p == '"')
			break;
		j->escaped = true;
		if ((p = check_escape(j, p, end)) == NULL)
			return false;
	}
	*raw = gk_str(start, (size_t)(p + 1 - start));
	if (high && !j->valid && (bad = gk_utf8_check(*raw)) < raw->n) {
		j->pos = (size_t)(start - j->in.p) + bad;
		fail(j, "invalid UTF-8");
		return false;
	}
	j->pos = (size_t)(p + 1 - j->in.p);
	return true;
}

static bool
is_digit(const struct gk_json *j)
{
	return j->pos < j->in.n && j->in.p[j->pos] >= '0' &&
	       j->in.p[j->pos] <= '9';
}

static bool
digits(struct gk_json *j)
{
	if (!is_digit(j))
		return false;
	while (is_digit(j))
		j->pos++;
	return true;
}

static char
look(const struct gk_json *j)
{
	return j->pos < j->in.n ? j->in.p[j->pos] : '\0';
}

static enum gk_json_type
read_number(struct gk_json *j)
{
	size_t start = j->pos;

	if (look(j) == '-')
		j->pos++;
	if (look(j) == '0')
		j->pos++;
	else if (!digits(j))
		return fail(j, "bad number");
	if (look(j) == '.') {
		j->pos++;
		if (!digits(j))
			return fail(j, "bad number");
	}
	if (look(j) == 'e' || look(j) == 'E') {
		j->pos++;
		if (look(j) == '+' || look(j) == '-')
			j->pos++;
		if (!digits(j))
			return fail(j, "bad number");
	}
	j->raw = gk_str_cut(j->in, start, j->pos);
	return j->type = GK_JSON_NUMBER;
}

static enum gk_json_type
read_word(struct gk_json *j, struct gk_str word, enum gk_json_type type)
{
	struct gk_str rest = gk_str_cut(j->in, j->pos, j->in.n);

	if (!gk_str_begins(rest, word))
		return fail(j, "not a JSON value");
	j->raw = gk_str(rest.p, word.n);
	j->pos += word.n;
	return j->type = type;
}

static bool
in_object(const struct gk_json *j)
{
	return j->depth > 0 &&
	       (j->in_object[(j->depth - 1) / 64] >> ((j->depth - 1) % 64) &
		1) != 0;
}

static enum gk_json_type
open_bracket(struct gk_json *j, bool object)
{
	uint64_t bit = (uint64_t)1 << (j->depth % 64);
	uint64_t *word = &j->in_object[j->depth / 64];

	if (j->depth == GK_MAX_NESTING)
		return fail(j, "nested too deep");
	*word = object ? *word | bit : *word & ~bit;
	j->raw = gk_str(j->in.p + j->pos++, 1);
	j->depth++;
	j->state = object ? FIRST_NAME : FIRST_VALUE;
	return j->type = object ? GK_JSON_OBJECT : GK_JSON_ARRAY;
}

static enum gk_json_type
close_bracket(struct gk_json *j)
{
	bool object = in_object(j);

	j->raw = gk_str(j->in.p + j->pos++, 1);
	j->name = gk_str("", 0);
	j->depth--;
	j->state = j->depth > 0 ? AFTER : DONE;
	return j->type = object ? GK_JSON_OBJECT_END : GK_JSON_ARRAY_END;
}

static enum gk_json_type
read_value(struct gk_json *j)
{
	enum gk_json_type type;

	switch (look(j)) {
	case '{':
		return open_bracket(j, true);
	case '[':
		return open_bracket(j, false);
	case '"':
		type = read_string(j, &j->raw) ? GK_JSON_STRING
					       : GK_JSON_ERROR;
		break;
	case 't':
		type = read_word(j, GK_STR("true"), GK_JSON_TRUE);
		break;
	case 'f':
		type = read_word(j, GK_STR("false"), GK_JSON_FALSE);
		break;
	case 'n':
		type = read_word(j, GK_STR("null"), GK_JSON_NULL);
		break;
	case '\0':
		return fail(j, j->pos < j->in.n ? "not a JSON value"
						: "ends too early");
	default:
		type = look(j) == '-' || is_digit(j)
			   ? read_number(j)
			   : fail(j, "not a JSON value");
	}
	if (type != GK_JSON_ERROR)
		j->state = j->depth > 0 ? AFTER : DONE;
	return j->type = type;
}

/* A member's name and the colon behind it. */
static bool
read_name(struct gk_json *j)
{
	if (look(j) != '"') {
		fail(j, j->pos < j->in.n ? "a member's name is wanted"
					 : "ends too early");
		return false;
	}
	if (!read_string(j, &j->name))
		return false;
	skip_blanks(j);
	if (look(j) != ':') {
		fail(j, "a colon is wanted");
		return false;
	}
	j->pos++;
	skip_blanks(j);
	return true;
}

enum gk_json_type
gk_json_next(struct gk_json *j)
{
	char close = in_object(j) ? '}' : ']';

	if (j->state == FAILED)
		return j->type;
	skip_blanks(j);
	if (j->state == DONE) {
		if (j->pos < j->in.n)
			return fail(j, "something stands behind the value");
		return j->type = GK_JSON_END;
	}
	if (j->state == AFTER) {
		if (look(j) == close)
			return close_bracket(j);
		if (look(j) != ',')
			return fail(j, j->pos < j->in.n
					   ? "a comma or bracket is wanted"
					   : "ends too early");
		j->pos++;
		skip_blanks(j);
		j->state = in_object(j) ? NAME : VALUE;
	} else if ((j->state == FIRST_NAME || j->state == FIRST_VALUE) &&
		   look(j) == close) {
		return close_bracket(j);
	}
	if (j->state == NAME || j->state == FIRST_NAME) {
		if (!read_name(j))
			return j->type;
	} else {
		j->name = gk_str("", 0);
	}
	return read_value(j);
}

bool
gk_json_value(struct gk_json *j, struct gk_str *raw)
{
	const char *start = j->raw.p;
	size_t depth = j->depth;

	if (j->type == GK_JSON_OBJECT || j->type == GK_JSON_ARRAY)
		while (j->depth >= depth)
			if (gk_json_next(j) == GK_JSON_ERROR)
				return false;
	if (j->type == GK_JSON_ERROR)
		return false;
	*raw = gk_str(start, (size_t)(j->in.p + j->pos - start));
	return true;
}

/* The code point of the escape at *p, and steps over it. */
static uint32_t
unescape(const char **p, const char *end)
{
	static const char letters[] = "\"\\/bfnrt";
	static const char values[] = "\"\\/\b\f\n\r\t";
	uint32_t cp, low;
	char c = (*p)[1];

	if (c != 'u') {
		*p += 2;
		return (unsigned char)values[strchr(letters, c) - letters];
	}
	cp = (uint32_t)hex4(*p + 2, end);
	*p += 6;
	if (cp < 0xD800 || cp > 0xDFFF)
		return cp;
	low = (uint32_t)hex4(*p + 2, end);
	*p += 6;
	return 0x10000 + ((cp - 0xD800) << 10) + (low - 0xDC00);
}

void
gk_json_decode(struct gk_str raw, struct gk_buf *out)
{
	const char *p = raw.p + 1, *end = raw.p + raw.n - 1, *q;
	char bytes[4];

	while (p < end) {
		q = memchr(p, '\\', (size_t)(end - p));
		gk_buf_put(out, p, (size_t)((q ? q : end) - p));
		if (q == NULL)
			return;
		p = q;
		gk_buf_put(out, bytes, gk_utf8_put(unescape(&p, end), bytes));
	}
}

bool
gk_json_is(struct gk_str raw, struct gk_str want)
{
	const char *p = raw.p + 1, *end = raw.p + raw.n - 1;
	char bytes[4];
	size_t i = 0, n;

	if (memchr(p, '\\', (size_t)(end - p)) == NULL)
		return gk_str_eq(gk_str(p, (size_t)(end - p)), want);
	while (p < end) {
		bytes[0] = *p;
		n = 1;
		if (*p == '\\')
			n = gk_utf8_put(unescape(&p, end), bytes);
		else
			p++;
		if (n > want.n - i || memcmp(bytes, want.p + i, n) != 0)
			return false;
		i += n;
	}
	return i == want.n;
}

bool
gk_json_size(struct gk_str raw, size_t *number)
{
	size_t value = 0;

	if (raw.n == 0 || raw.n > 18)
		return false;
	for (size_t i = 0; i < raw.n; i++) {
		if (raw.p[i] < '0' || raw.p[i] > '9')
			return false;
		value = value * 10 + (size_t)(raw.p[i] - '0');
	}
	*number = value;
	return true;
}

static void
break_line(struct gk_buf *out, size_t depth)
{
	gk_buf_putc(out, '\n');
	for (size_t i = 0; i < depth; i++)
		gk_buf_puts(out, "  ");
}

void
gk_json_pretty(struct gk_str value, struct gk_buf *out)
{
	enum gk_json_type type;
	struct gk_json j;
	bool first = true;
	size_t depth;

	gk_json_init(&j, value);
	while ((type = gk_json_next(&j)) != GK_JSON_END &&
	       type != GK_JSON_ERROR) {
		bool closes = type == GK_JSON_OBJECT_END ||
			      type == GK_JSON_ARRAY_END;
		bool opens = type == GK_JSON_OBJECT || type == GK_JSON_ARRAY;

		depth = j.depth - opens;
		if (!closes && !first)
			gk_buf_putc(out, ',');
		if ((!closes && depth > 0) || (closes && !first))
			break_line(out, depth);
		if (!closes && j.name.n > 0) {
			gk_buf_str(out, j.name);
			gk_buf_puts(out, ": ");
		}
		gk_buf_str(out, j.raw);
		first = opens;
	}
}
