#include "option.h"

#include <errno.h>
#include <stdlib.h>

#define LONGEST 32 /* name of an option that is compared with a wrong one */

const struct gk_opt gk_option_common[] = {
	{ 'f', "from", "ENC", NULL },
	{ GK_OPT_INPUT, "input", "text|jsonl|wet", NULL },
	{ GK_OPT_OUTPUT, "output", "text|jsonl", NULL },
	{ GK_OPT_DOCUMENTS, "documents", "ff|nul|file", NULL },
	{ '0', "null", NULL, NULL },
	{ GK_OPT_FILES0_FROM, "files0-from", "FILE", NULL },
	{ GK_OPT_TEXT_FIELD, "text-field", "NAME", NULL },
	{ GK_OPT_ID_FIELD, "id-field", "NAME", NULL },
	{ GK_OPT_MEMBER, "member", "NAME", NULL },
	{ GK_OPT_REMAP, "remap", "NAME", NULL },
	{ GK_OPT_PARAGRAPHS, "paragraphs", "auto|line|blank", NULL },
	{ GK_OPT_LANG, "lang", "auto|ru|uk|be|bg|sr|mk|kk|ky|tg|mn|en", NULL },
	{ GK_OPT_DELETE, "delete", NULL, NULL },
	{ GK_OPT_LIST, "list", NULL, NULL },
	{ GK_OPT_ANNOTATE, "annotate", NULL, NULL },
	{ GK_OPT_CHECK, "check", NULL, NULL },
	{ GK_OPT_MARK, "mark", NULL, NULL },
	{ GK_OPT_ROWS, "rows", "tsv|jsonl", NULL },
	{ GK_OPT_HEADER, "header", NULL, NULL },
	{ GK_OPT_REPORT, "report", "text|json|github|sarif", NULL },
	{ GK_OPT_REMOVED, "removed", "FILE", NULL },
	{ GK_OPT_REJECTED, "rejected", "FILE", NULL },
	{ GK_OPT_DROP_EMPTY, "drop-empty", NULL, NULL },
	{ GK_OPT_OFFSETS, "offsets", "point|byte|utf16", NULL },
	{ GK_OPT_INVALID, "invalid", "fail|replace|drop|stop", NULL },
	{ GK_OPT_MAX_DOCUMENT, "max-document", "SIZE", NULL },
	{ GK_OPT_MAX_FINDINGS, "max-findings", "N", NULL },
	{ GK_OPT_MAX_RATIO, "max-ratio", "R", NULL },
	{ GK_OPT_BASELINE, "baseline", "FILE", NULL },
	{ 'o', "output-file", "FILE", NULL },
	{ GK_OPT_OUTPUT_DIR, "output-dir", "DIR", NULL },
	{ 'i', "in-place", NULL, NULL },
	{ 'j', "threads", "N", NULL },
	{ GK_OPT_LINE_BUFFERED, "line-buffered", NULL, NULL },
	{ GK_OPT_STATS, "stats", NULL, NULL },
	{ GK_OPT_STATS_FILE, "stats-file", "FILE", NULL },
	{ GK_OPT_PROGRESS, "progress", NULL, NULL },
	{ GK_OPT_COLOR, "color", "auto|always|never", NULL },
	{ 'q', "quiet", NULL, NULL },
	{ GK_OPT_OPTIONS, "options", NULL, NULL },
	{ 'h', "help", NULL, NULL },
	{ 'V', "version", NULL, NULL },
	{ 0 },
};

bool
gk_option_number(const char *value, uint64_t *number)
{
	unsigned long long n;
	char *end;

	if (*value < '0' || *value > '9')
		return false;
	errno = 0;
	n = strtoull(value, &end, 10);
	if (errno != 0 || *end != '\0')
		return false;
	*number = n;
	return true;
}

bool
gk_option_size(const char *value, size_t *size)
{
	static const char units[] = "KMG";
	size_t length = strlen(value), shift = 0;
	const char *unit;
	char digits[24];
	uint64_t n;

	if (length == 0 || length >= sizeof digits)
		return false;
	memcpy(digits, value, length + 1);
	if ((unit = strchr(units, digits[length - 1])) != NULL) {
		shift = 10 * ((size_t)(unit - units) + 1);
		digits[length - 1] = '\0';
	}
	if (!gk_option_number(digits, &n) || n == 0 || n > SIZE_MAX >> shift)
		return false;
	*size = (size_t)n << shift;
	return true;
}

bool
gk_option_real(const char *value, double *real)
{
	double whole = 0, scale = 1;
	bool digits = false, point = false;

	/* Not strtod, which asks the locale what a point is. */
	for (; *value != '\0'; value++) {
		if (*value == '.' && !point) {
			point = true;
			continue;
		}
		if (*value < '0' || *value > '9')
			return false;
		digits = true;
		whole = whole * 10 + (*value - '0');
		scale = point ? scale * 10 : 1;
	}
	*real = whole / scale;
	return digits;
}

int
gk_option_choice(const char *value, const char *choices)
{
	size_t n = strlen(value), k;

	for (int i = 0;; i++) {
		k = strcspn(choices, "|");
		if (k == n && memcmp(choices, value, n) == 0)
			return i;
		if (choices[k] == '\0')
			return -1;
		choices += k + 1;
	}
}

bool
gk_option_kinds(const char *value, const struct gk_kind *kinds, uint32_t *bits,
		struct gk_str *bad)
{
	const struct gk_kind *kind;

	*bits = 0;
	for (;;) {
		*bad = gk_str(value, strcspn(value, ","));
		if ((kind = gk_kind_of(kinds, *bad)) == NULL)
			return false;
		*bits |= (uint32_t)1 << (kind - kinds);
		if (value[bad->n] == '\0')
			return true;
		value += bad->n + 1;
	}
}

/* How many letters must be put in, left out or exchanged to make b of a; a row
 * of the usual table at a time. */
static size_t
distance(struct gk_str a, struct gk_str b)
{
	size_t row[LONGEST + 1], left, above;

	for (size_t k = 0; k <= b.n; k++)
		row[k] = k;
	for (size_t i = 0; i < a.n; i++) {
		above = row[0];
		row[0] = i + 1;
		for (size_t k = 0; k < b.n; k++) {
			left = above + (a.p[i] != b.p[k]);
			above = row[k + 1];
			if (above + 1 < left)
				left = above + 1;
			row[k + 1] = row[k] + 1 < left ? row[k] + 1 : left;
		}
	}
	return row[b.n];
}

const char *
gk_option_near(const struct gk_opt *own, struct gk_str word)
{
	const struct gk_opt *tables[] = { own, gk_option_common };
	const char *best = NULL;
	size_t least = word.n < 6 ? 2 : 3, far; /* --nope is not --scope */

	if (word.n < 3 || word.n > LONGEST)
		return NULL;
	for (size_t i = 0; i < 2; i++)
		for (const struct gk_opt *o = tables[i]; o->name; o++) {
			struct gk_str name = gk_str_of(o->name);

			if (name.n > LONGEST)
				continue;
			far = gk_str_begins(name, word) ? 0
							: distance(word, name);
			if (far < least) {
				least = far;
				best = o->name;
			}
		}
	return best;
}

static void
put_option(const struct gk_opt *o, struct gk_buf *out)
{
	if (o->key < 256)
		gk_buf_printf(out, "-%c, ", o->key);
	gk_buf_printf(out, "--%s", o->name);
	if (o->value != NULL)
		gk_buf_printf(out, "=%s", o->value);
}

/* The values in "a|b", those of KIND, or the one value where it stands for itself:
 * what a user fills in is written in capitals. */
static void
put_values(const char *value, const struct gk_kind *kinds, struct gk_buf *out)
{
	size_t from = out->n;

	if (value != NULL && strncmp(value, "KIND", 4) == 0)
		for (; kinds->name != NULL; kinds++)
			gk_buf_printf(out, "%s%s", out->n > from ? " " : "",
				      kinds->name);
	else if (value != NULL && (*value < 'A' || *value > 'Z') &&
		 strchr(value, ',') == NULL)
		for (; *value != '\0'; value++)
			gk_buf_putc(out, (char)(*value == '|' ? ' ' : *value));
	if (out->n == from)
		gk_buf_putc(out, '-');
}

void
gk_option_table(const struct gk_opt *own, const struct gk_kind *kinds,
		struct gk_buf *out)
{
	const struct gk_opt *tables[] = { own, gk_option_common };

	for (size_t i = 0; i < 2; i++)
		for (const struct gk_opt *o = tables[i]; o->name; o++) {
			gk_buf_putc(out, (char)(o->key < 256 ? o->key : '-'));
			gk_buf_printf(out, "\t%s\t%s\t", o->name,
				      o->value != NULL ? o->value : "-");
			put_values(o->value, kinds, out);
			gk_buf_printf(out, "\t%s\n",
				      o->help != NULL ? o->help : "-");
		}
}

/* The common options as a paragraph: each is a matter for the manual. */
static void
put_common(struct gk_buf *out)
{
	struct gk_buf one = { 0 };
	size_t column = 80;

	for (const struct gk_opt *o = gk_option_common; o->name != NULL; o++) {
		gk_buf_reset(&one);
		if (o->key < 256)
			gk_buf_printf(&one, "-%c|", o->key);
		gk_buf_printf(&one, "--%s", o->name);
		if (o->value != NULL)
			gk_buf_printf(&one, "=%s", o->value);
		if (column + one.n + 1 > 78) {
			gk_buf_puts(out, "\n ");
			column = 1;
		}
		gk_buf_putc(out, ' ');
		gk_buf_str(out, gk_buf_view(&one));
		column += one.n + 1;
	}
	gk_buf_putc(out, '\n');
	gk_buf_clear(&one);
}

void
gk_option_help(const char *name, const char *synopsis, const char *about,
	       const struct gk_opt *own, struct gk_buf *out)
{
	size_t from;

	gk_buf_printf(out, "Usage: %s %s\n%s\n", name, synopsis, about);
	if (own->name != NULL)
		gk_buf_putc(out, '\n');
	for (; own->name != NULL; own++) {
		gk_buf_puts(out, "  ");
		from = out->n;
		put_option(own, out);
		do
			gk_buf_putc(out, ' ');
		while (out->n < from + 26 && out->status == GK_OK);
		gk_buf_printf(out, "%s\n", own->help);
	}
	gk_buf_puts(out, "\nCommon to all filters:");
	put_common(out);
	gk_buf_printf(out, "\nSee %s(1), granka(7) and granka(5).\n", name);
}
