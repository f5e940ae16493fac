#include "copy.h"

#include "hash.h"
#include "literal.h"

/* The kind behind those of the levels. */
#define NEAR (GK_LEVEL_NORMAL + 1)

const struct gk_kind gk_copy_kinds[] = {
	[GK_LEVEL_RAW] = { .name = "raw", .about = "the same bytes" },
	[GK_LEVEL_TYPOGRAPHIC] = { .name = "typographic",
				   .about = "other dashes, quotes, blanks" },
	[GK_LEVEL_NORMAL] = { .name = "normal",
			      .about = "the same letters and digits" },
	[NEAR] = { .name = "near", .about = "most words the same" },
	{ 0 },
};

const char *const gk_copy_columns[] = { "_first document", "_first line",
					"text", NULL };

enum gk_status
gk_copy_place(const struct gk_doc *doc, const struct gk_note *note,
	      struct gk_buf *form, struct gk_seen_place *place)
{
	uint64_t key = 0;

	if (gk_fingerprint_key(note->text, GK_LEVEL_TYPOGRAPHIC, form, &key) !=
	    GK_OK)
		return GK_NOMEM;
	*place = (struct gk_seen_place){
		.doc = doc->id,
		.line = doc->line + (doc->jsonl ? 0 : note->line),
		.raw = (uint16_t)gk_hash(note->text.p, note->text.n),
		.typographic = (uint16_t)key,
	};
	return GK_OK;
}

static struct gk_finding *
add(struct gk_findings *f, size_t list, size_t kind, const struct gk_doc *doc,
    const struct gk_note *note)
{
	size_t start = (size_t)(note->text.p - doc->text.p);

	return gk_finding_add(f, list, &gk_copy_kinds[kind], start,
			      start + note->text.n);
}

/* What was put into b, in the arena. */
static struct gk_str
keep(struct gk_findings *f, struct gk_buf *b)
{
	struct gk_str s;

	if (b->status != GK_OK)
		f->status = GK_NOMEM;
	s = gk_arena_copy(f->arena, gk_buf_view(b));
	gk_buf_clear(b);
	return s;
}

/* {"doc":ID,"line":N} */
static struct gk_str
of_json(struct gk_findings *f, struct gk_str id, size_t line)
{
	struct gk_buf b = { 0 };

	gk_buf_puts(&b, "{\"doc\":");
	gk_literal_put(&b, id);
	gk_buf_puts(&b, ",\"line\":");
	gk_buf_number(&b, line);
	gk_buf_putc(&b, '}');
	return keep(f, &b);
}

static struct gk_str
near_reason(struct gk_findings *f, const struct gk_copy *copy)
{
	struct gk_buf b = { 0 };

	gk_buf_printf(&b, "%zu of %zu words differ from ", copy->differ,
		      copy->note->near->words);
	if (copy->earlier) {
		gk_buf_puts(&b, "an earlier run");
		return keep(f, &b);
	}
	gk_buf_str(&b, copy->first.doc);
	gk_buf_printf(&b, ":%zu", copy->first.line);
	return keep(f, &b);
}

/* The finest level at which the two are the same. */
static enum gk_level
level_of(const struct gk_copy *copy)
{
	if (copy->first.raw == copy->now.raw)
		return GK_LEVEL_RAW;
	return copy->level == GK_LEVEL_NORMAL &&
			       copy->first.typographic == copy->now.typographic
		   ? GK_LEVEL_TYPOGRAPHIC
		   : copy->level;
}

static void
name_first(struct gk_findings *f, struct gk_finding *g,
	   const struct gk_seen_place *first)
{
	struct gk_str id = gk_arena_copy(f->arena, first->doc);

	gk_fact_json(f, g, "of", of_json(f, id, first->line));
	gk_fact_str(f, g, "_first document", id);
	gk_fact_int(f, g, "_first line", (long long)first->line);
}

void
gk_copy_add(struct gk_findings *f, size_t list, const struct gk_doc *doc,
	    const struct gk_copy *copy)
{
	static const char *const reasons[] = {
		"the same bytes",
		"the same but for blanks, marks and dashes",
		"the same letters and digits",
	};
	bool known = copy->first.doc.n > 0;
	enum gk_level level = known ? level_of(copy) : copy->level;
	struct gk_finding *g = add(f, list, copy->near ? NEAR : level, doc,
				   copy->note);

	if (!known && !copy->earlier)
		return;
	if (known)
		name_first(f, g, &copy->first);
	gk_fact_str(f, g, "reason", copy->near ? near_reason(f, copy)
					       : gk_str_of(reasons[level]));
}

void
gk_copy_because(struct gk_findings *f, size_t list, const struct gk_doc *doc,
		const struct gk_note *note, enum gk_level level,
		struct gk_str reason)
{
	gk_fact_str(f, add(f, list, level, doc, note), "reason",
		    gk_arena_copy(f->arena, reason));
}
