#include "baseline.h"

#include <errno.h>

#include "in.h"
#include "json.h"

uint64_t
gk_baseline_key(const struct gk_doc *doc, const struct gk_finding *g,
		struct gk_buf *scratch)
{
	/* A kind never holds a NUL, so no other kind and text make the same
	 * bytes. */
	gk_buf_reset(scratch);
	gk_buf_puts(scratch, g->kind != NULL ? g->kind->name : "");
	gk_buf_putc(scratch, '\0');
	for (size_t i = 0; i < g->nspans; i++) {
		if (i > 0)
			gk_buf_putc(scratch, ' ');
		gk_buf_str(scratch, gk_str_cut(doc->text, g->spans[i].start,
					       g->spans[i].end));
	}
	return gk_hash(scratch->p, scratch->n);
}

/* The members of a line, raw; *why is a constant. */
static enum gk_status
read_line(struct gk_str line, struct gk_str *kind, struct gk_str *text,
	  const char **why)
{
	struct gk_json j;
	struct gk_str raw;

	gk_json_init(&j, line);
	if (gk_json_next(&j) == GK_JSON_OBJECT)
		while (gk_json_next(&j) != GK_JSON_OBJECT_END &&
		       j.type != GK_JSON_ERROR) {
			struct gk_str name = j.name;
			bool string = j.type == GK_JSON_STRING;

			if (!gk_json_value(&j, &raw))
				break;
			if (string && gk_json_is(name, GK_STR("kind")))
				*kind = raw;
			if (string && gk_json_is(name, GK_STR("text")))
				*text = raw;
		}
	if (j.type != GK_JSON_ERROR)
		gk_json_next(&j);
	*why = j.type == GK_JSON_ERROR
		   ? j.error
		   : "not a finding: no members kind and text";
	return j.type == GK_JSON_ERROR || kind->n == 0 || text->n == 0
		   ? GK_BADTEXT
		   : GK_OK;
}

/* Takes one finding of the file. */
static enum gk_status
add(struct gk_baseline *b, struct gk_str line, const struct gk_kind *kinds,
    const char **why)
{
	struct gk_str kind = { 0 }, text = { 0 };
	enum gk_status status = read_line(line, &kind, &text, why);
	uint32_t *count;
	void *value;
	bool found;

	if (status != GK_OK)
		return status;
	gk_buf_reset(&b->scratch);
	gk_json_decode(kind, &b->scratch);
	if (gk_kind_of(kinds, gk_buf_view(&b->scratch)) == NULL) {
		b->other++;
		return b->scratch.status;
	}
	gk_buf_putc(&b->scratch, '\0');
	gk_json_decode(text, &b->scratch);
	if (b->scratch.status != GK_OK ||
	    gk_hash_add(&b->left,
			gk_hash_key(gk_hash(b->scratch.p, b->scratch.n)),
			&found, &value) != GK_OK)
		return GK_NOMEM;
	count = value;
	*count = found ? *count + (*count < UINT32_MAX) : 1;
	return GK_OK;
}

static bool
is_blank(struct gk_str line)
{
	for (size_t i = 0; i < line.n; i++)
		if (strchr(" \t\r", line.p[i]) == NULL || line.p[i] == '\0')
			return false;
	return true;
}

/* The whole lines at the front of `rest`, and with `all` what stands behind
 * them; they are cut out of it. */
static enum gk_status
add_lines(struct gk_baseline *b, struct gk_buf *rest, bool all,
	  const struct gk_kind *kinds, uint64_t *number, const char **why)
{
	enum gk_status status = GK_OK;
	size_t at = 0;

	while (status == GK_OK && at < rest->n) {
		struct gk_str line = gk_str(rest->p + at, rest->n - at);
		const char *q = memchr(line.p, '\n', line.n);

		if (q == NULL && !all)
			break;
		if (q != NULL)
			line.n = (size_t)(q - line.p);
		at += line.n + (q != NULL);
		++*number;
		if (!is_blank(line))
			status = add(b, line, kinds, why);
	}
	gk_buf_cut(rest, 0, at);
	return status;
}

/* A line grows by what is read, so that it is looked through for its end a few
 * times only, however long it is. */
static enum gk_status
read_all(struct gk_baseline *b, struct gk_in *in, const struct gk_kind *kinds,
	 uint64_t *number, const char **why)
{
	struct gk_buf rest = { 0 };
	enum gk_status status = GK_OK;
	size_t got = 1, want;

	while (status == GK_OK && got > 0) {
		want = rest.n > GK_BLOCK ? rest.n : GK_BLOCK;
		if (rest.n > GK_MAX_DOCUMENT) {
			++*number;
			*why = "longer than a document may be";
			status = GK_BADTEXT;
		} else if (!gk_buf_room(&rest, want)) {
			status = GK_NOMEM;
		} else {
			status = gk_in_read(in, rest.p + rest.n, want, &got);
		}
		if (status == GK_OK) {
			rest.n += got;
			status = add_lines(b, &rest, got == 0, kinds, number,
					   why);
		}
	}
	gk_buf_clear(&rest);
	return status;
}

bool
gk_baseline_open(struct gk_baseline *b, const char *path,
		 const struct gk_kind *kinds, struct gk_buf *why)
{
	struct gk_in in = { 0 };
	const char *what = NULL;
	enum gk_status status;
	uint64_t number = 0;

	*b = (struct gk_baseline){ .left.value_size = sizeof(uint32_t) };
	status = gk_in_open(&in, path);
	if (status == GK_OK) {
		status = read_all(b, &in, kinds, &number, &what);
		gk_in_close(&in);
	}
	if (status == GK_IO)
		gk_buf_printf(why, "%s: %s", path, strerror(errno));
	else if (status == GK_BADTEXT)
		gk_buf_printf(why, "%s:%llu: %s", path,
			      (unsigned long long)number, what);
	else if (status != GK_OK)
		gk_buf_puts(why, "out of memory");
	return status == GK_OK;
}

enum gk_status
gk_baseline_settle(struct gk_baseline *b, const struct gk_doc *doc,
		   struct gk_findings *f)
{
	struct gk_member *m = &f->member[0];

	if (f->nmembers == 0 || !m->list)
		return GK_OK;
	for (size_t i = 0; i < m->n; i++) {
		uint64_t key = gk_hash_key(gk_baseline_key(doc,
							   &m->findings[i],
							   &b->scratch));
		uint32_t *left;
		void *value;
		bool found;

		if (b->scratch.status != GK_OK)
			return GK_NOMEM;
		if (gk_hash_find(&b->left, key) == NULL)
			continue;
		if (gk_hash_add(&b->left, key, &found, &value) != GK_OK)
			return GK_NOMEM;
		left = value;
		if (*left == 0)
			continue;
		--*left;
		b->known += !m->findings[i].inert;
		m->findings[i].inert = true;
	}
	return GK_OK;
}

void
gk_baseline_stats(const struct gk_baseline *b, struct gk_buf *out)
{
	uint64_t key, gone = 0;
	const void *left;
	size_t at = 0;

	while (gk_hash_next(&b->left, &at, &key, &left))
		gone += *(const uint32_t *)left;
	gk_buf_printf(out, ",\"known\":%llu,\"gone\":%llu,\"other_kinds\":%llu",
		      (unsigned long long)b->known, (unsigned long long)gone,
		      (unsigned long long)b->other);
}

void
gk_baseline_clear(struct gk_baseline *b)
{
	gk_hash_clear(&b->left);
	gk_buf_clear(&b->scratch);
}
