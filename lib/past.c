#include "past.h"

#include <errno.h>

#include "mem.h"
#include "renewal.h"

/* Of a key of this run.  Where the tally may spill, a document's count may end
 * up in two runs: then the first of the newer run says so. */
struct tally {
	uint16_t documents; /* first: history reads it */
	char last[4], first[4]; /* documents that were counted */
};

/* A tally without `first`. */
#define TALLY offsetof(struct tally, first)

static void
unite(void *older, const void *newer)
{
	struct tally a, b;
	uint32_t sum;

	memcpy(&a, older, sizeof(a));
	memcpy(&b, newer, sizeof(b));
	sum = (uint32_t)a.documents + b.documents -
	      (memcmp(a.last, b.first, sizeof(b.first)) == 0);
	a.documents = sum < GK_HISTORY_DOCUMENTS_MOST
			  ? (uint16_t)sum
			  : GK_HISTORY_DOCUMENTS_MOST;
	memcpy(a.last, b.last, sizeof(a.last));
	memcpy(older, &a, sizeof(a));
}

static bool
fail(struct gk_buf *why, const char *path, const char *what)
{
	gk_buf_printf(why, "%s: %s", path, what);
	return false;
}

static bool
lock(struct gk_past *p, struct gk_buf *why)
{
	if (gk_lock_try(&p->lock, p->out) == GK_OK)
		return true;
	return fail(why, p->out, errno == EAGAIN ? "another run holds this state"
						 : strerror(errno));
}

bool
gk_past_open(struct gk_past *p, struct gk_buf *why)
{
	enum gk_status status;
	const char *what;

	if (p->out != NULL && !lock(p, why))
		return false;
	if (p->in == NULL)
		return true;
	status = gk_history_open(&p->known, p->in, &what);
	if (status == GK_IO && errno == ENOENT && p->out != NULL)
		return true;
	if (status != GK_OK)
		return fail(why, p->in, what);
	if (p->known.level != p->level)
		return fail(why, p->in, "state of another --level");
	return true;
}

void
gk_past_turn(struct gk_past *p)
{
	p->document++;
}

enum gk_status
gk_past_count(struct gk_past *p, uint64_t key)
{
	struct gk_spill *s = &p->tally;
	struct tally t = { 0 };
	enum gk_status status;
	bool found;
	void *value;

	if (p->out == NULL)
		return GK_OK;
	s->value_size = s->memory > 0 ? sizeof(t) : TALLY;
	s->unite = unite;
	status = gk_spill_add(s, key, &found, &value);
	if (status != GK_OK)
		return status;
	if (found)
		memcpy(&t, value, s->value_size);
	if (found && memcmp(t.last, &p->document, sizeof(t.last)) == 0)
		return GK_OK;
	memcpy(t.last, &p->document, sizeof(t.last));
	if (!found)
		memcpy(t.first, &p->document, sizeof(t.first));
	if (t.documents < GK_HISTORY_DOCUMENTS_MOST)
		t.documents++;
	memcpy(value, &t, s->value_size);
	return GK_OK;
}

void
gk_past_stats(const struct gk_past *p, struct gk_buf *out)
{
	if (p->in == NULL && p->out == NULL)
		return;
	gk_buf_puts(out, ",\"state_paragraphs\":");
	gk_buf_number(out, p->known.n);
	gk_buf_puts(out, ",\"state_near_paragraphs\":");
	gk_buf_number(out, p->known.nrows);
	if (p->out == NULL || p->tally.spilled > 0)
		return; /* one that spilled counts some twice */
	gk_buf_puts(out, ",\"run_paragraphs\":");
	gk_buf_number(out, gk_spill_count(&p->tally));
}

bool
gk_past_write(struct gk_past *p, struct gk_str rows, struct gk_buf *why)
{
	struct gk_str both[2] = { p->known.rows, rows };
	const char *what;

	return gk_renewal_write(p->out, p->level, &p->known, 1, &p->tally, both,
				&what) == GK_OK ||
	       fail(why, p->out, what);
}

/* The rows of n histories, each once, in order. */
static enum gk_status
unite_rows(const struct gk_history *h, size_t n, struct gk_buf *out)
{
	struct gk_hash_map seen = { 0 };
	uint16_t word[GK_HISTORY_ROW_MOST];
	enum gk_status status = GK_OK;
	bool found = false;
	void *value;

	for (size_t i = 0; i < n; i++) {
		struct gk_str rows = h[i].rows;
		const char *from = rows.p;

		while (status == GK_OK && gk_history_row(&rows, word) > 0) {
			struct gk_str row = gk_str(from,
						   (size_t)(rows.p - from));

			status = gk_hash_add(&seen, gk_hash(row.p, row.n),
					     &found, &value);
			if (status == GK_OK && !found)
				gk_buf_str(out, row);
			from = rows.p;
		}
	}
	gk_hash_clear(&seen);
	return status == GK_OK ? out->status : status;
}

bool
gk_past_merge(const char *const *paths, size_t n, const char *out,
	      struct gk_buf *why)
{
	struct gk_history *all = gk_mem_array(n + 1, sizeof(*all));
	struct gk_str rows[2] = { 0 };
	struct gk_buf united = { 0 };
	struct gk_lock held = { 0 };
	enum gk_status status = GK_NOMEM;
	const char *what = "out of memory", *path = out;
	size_t k = 0;

	if (all == NULL)
		return fail(why, path, what);
	status = gk_lock_try(&held, out);
	if (status != GK_OK)
		what = errno == EAGAIN ? "another run holds this state"
				       : strerror(errno);
	while (status == GK_OK && k < n) {
		path = paths[k];
		status = gk_history_open(&all[k], path, &what);
		if (status != GK_OK)
			break;
		if (all[k++].level != all[0].level) {
			status = GK_BADTEXT;
			what = "state of another --level than the first";
		}
	}
	if (status == GK_OK) {
		path = out;
		status = unite_rows(all, n, &united);
		what = "out of memory";
		rows[0] = gk_buf_view(&united);
	}
	if (status == GK_OK)
		status = gk_renewal_write(out, n > 0 ? all[0].level : 0, all,
					  n, NULL, rows, &what);
	gk_buf_clear(&united);
	while (k > 0)
		gk_history_close(&all[--k]);
	gk_lock_drop(&held);
	gk_mem_free(all);
	return status == GK_OK || fail(why, path, what);
}

bool
gk_past_info(const char *path, struct gk_buf *out, struct gk_buf *why)
{
	static const char *const levels[] = { "raw", "typographic", "normal" };
	struct gk_history h;
	const char *what;

	if (gk_history_open(&h, path, &what) != GK_OK)
		return fail(why, path, what);
	gk_buf_printf(out, "{\"version\":3,\"level\":\"%s\",\"paragraphs\":",
		      h.level < 3 ? levels[h.level] : "?");
	gk_buf_number(out, h.n);
	gk_buf_puts(out, ",\"near_paragraphs\":");
	gk_buf_number(out, h.nrows);
	gk_buf_puts(out, ",\"bytes\":");
	gk_buf_number(out, h.file.bytes.n);
	gk_buf_puts(out, "}\n");
	gk_history_close(&h);
	return out->status == GK_OK || fail(why, path, "out of memory");
}

void
gk_past_clear(struct gk_past *p)
{
	gk_history_close(&p->known);
	gk_spill_clear(&p->tally);
	gk_lock_drop(&p->lock);
}
