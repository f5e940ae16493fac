#include "total.h"

#include "literal.h"
#include "out.h"
#include "report.h"

/* Before the name: the kind in the first order, in the second also what it is
 * sorted by. */
#define FRONT (2 * sizeof(uint64_t) + 1)
#define NAME ((size_t)4000)
_Static_assert(FRONT + NAME <= GK_SORTED_KEY, "a name fits into a key");

void
gk_total_open(struct gk_total *t)
{
	t->names = (struct gk_sorted){ .memory = t->memory / 2,
				       .folder = t->folder };
}

/* Not in the middle of a character. */
static struct gk_str
cut(struct gk_str name)
{
	if (name.n <= NAME)
		return name;
	name.n = NAME;
	while (name.n > 0 && ((unsigned char)name.p[name.n] & 0xC0) == 0x80)
		name.n--;
	return name;
}

enum gk_status
gk_total_settle(void *state, const struct gk_doc *doc, struct gk_findings *f)
{
	const struct gk_member *m = &f->member[0];
	struct gk_total *t = state;
	enum gk_status status = GK_OK;
	void *none;
	bool found;

	(void)doc;
	gk_hash_reset(&t->here);
	for (size_t i = 0; f->nmembers > 0 && i < m->n && status == GK_OK;
	     i++) {
		const struct gk_finding *g = &m->findings[i];
		const struct gk_fact *name = gk_finding_fact(g, "normal");
		const struct gk_fact *count = gk_finding_fact(g, "count");

		gk_buf_reset(&t->key);
		gk_buf_puts(&t->key, g->kind->name);
		gk_buf_putc(&t->key, '\0');
		gk_buf_str(&t->key, cut(name->str));
		if (t->key.status != GK_OK)
			return GK_NOMEM;
		/* Father and son may have one name: still one document. */
		status = gk_hash_add(&t->here,
				     gk_hash_key(gk_hash(t->key.p, t->key.n)),
				     &found, &none);
		if (status == GK_OK)
			status = gk_sorted_add(&t->names,
					       gk_buf_view(&t->key), !found,
					       (uint64_t)count->number);
	}
	return status;
}

/* Numbers whose bytes stand in the opposite order: the greatest comes first. */
static void
put_falling(struct gk_buf *key, uint64_t number)
{
	for (unsigned shift = 64; shift > 0; shift -= 8)
		gk_buf_putc(key, (char)~(number >> (shift - 8)));
}

static uint64_t
falling(const char *p)
{
	uint64_t number = 0;

	for (unsigned i = 0; i < 8; i++)
		number = number << 8 | (unsigned char)~p[i];
	return number;
}

static void
put_row(const struct gk_total *t, struct gk_str key, struct gk_buf *row)
{
	struct gk_str kind = gk_str_of(key.p + FRONT - 1);
	uint64_t documents = falling(key.p), mentions = falling(key.p + 8);
	struct gk_str name = gk_str_cut(key, FRONT + kind.n, key.n);
	size_t from;

	gk_buf_reset(row);
	gk_buf_puts(row, t->jsonl ? "{\"kind\":\"" : "");
	gk_buf_str(row, kind);
	if (t->jsonl) {
		gk_buf_puts(row, "\",\"normal\":");
		gk_literal_put(row, name);
		gk_buf_puts(row, ",\"documents\":");
		gk_buf_number(row, documents);
		gk_buf_puts(row, ",\"mentions\":");
		gk_buf_number(row, mentions);
		gk_buf_puts(row, "}\n");
		return;
	}
	gk_buf_putc(row, '\t');
	from = row->n;
	gk_buf_str(row, name);
	gk_report_escape(row, from);
	gk_buf_putc(row, '\t');
	gk_buf_number(row, documents);
	gk_buf_putc(row, '\t');
	gk_buf_number(row, mentions);
	gk_buf_putc(row, '\n');
}

/* From the order of names into the order of rows. */
static enum gk_status
turn(struct gk_total *t, struct gk_sorted *rows)
{
	enum gk_status status = gk_sorted_end(&t->names);
	uint64_t documents, mentions;
	struct gk_str name;

	while (status == GK_OK && gk_sorted_next(&t->names, &name, &documents,
						 &mentions)) {
		gk_buf_reset(&t->key);
		put_falling(&t->key, documents);
		put_falling(&t->key, mentions);
		gk_buf_str(&t->key, name);
		status = t->key.status;
		if (status == GK_OK)
			status = gk_sorted_add(rows, gk_buf_view(&t->key), 0,
					       0);
	}
	if (status == GK_OK)
		status = t->names.status;
	return status == GK_OK ? gk_sorted_end(rows) : status;
}

enum gk_status
gk_total_write(void *state, struct gk_out *out)
{
	struct gk_total *t = state;
	struct gk_sorted rows = { .memory = t->memory / 2,
				  .folder = t->folder };
	enum gk_status status = turn(t, &rows);
	uint64_t first, second;
	struct gk_buf row = { 0 };
	struct gk_str key;

	if (status == GK_OK && t->header && !t->jsonl)
		gk_buf_puts(&row, "kind\tnormal form\tdocuments\tmentions\n");
	gk_out_put(out, row.p, row.n);
	while (status == GK_OK && out->error == 0 &&
	       gk_sorted_next(&rows, &key, &first, &second)) {
		put_row(t, key, &row);
		gk_out_put(out, row.p, row.n);
		status = row.status;
	}
	if (status == GK_OK)
		status = rows.status;
	gk_sorted_clear(&rows);
	gk_buf_clear(&row);
	return status;
}

void
gk_total_clear(struct gk_total *t)
{
	gk_sorted_clear(&t->names);
	gk_hash_clear(&t->here);
	gk_buf_clear(&t->key);
}
