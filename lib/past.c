#include "past.h"

#include <errno.h>

#include "mem.h"

/* Of a key of this run. */
struct tally {
	uint16_t documents, last; /* the document that was counted last */
};

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

	p->tally.value_size = sizeof(struct tally);
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
	struct tally t = { 0 };
	bool found;
	void *value;

	if (p->out == NULL)
		return GK_OK;
	if (gk_hash_add(&p->tally, key, &found, &value) != GK_OK)
		return GK_NOMEM;
	if (found)
		memcpy(&t, value, sizeof(t));
	if (found && t.last == p->document)
		return GK_OK;
	t.last = p->document;
	if (t.documents < GK_HISTORY_DOCUMENTS_MOST)
		t.documents++;
	memcpy(value, &t, sizeof(t));
	return GK_OK;
}

void
gk_past_stats(const struct gk_past *p, struct gk_buf *out)
{
	if (p->in == NULL && p->out == NULL)
		return;
	gk_buf_puts(out, ",\"state_paragraphs\":");
	gk_buf_number(out, p->known.n);
	if (p->out == NULL)
		return;
	gk_buf_puts(out, ",\"run_paragraphs\":");
	gk_buf_number(out, p->tally.n);
}

/* Sorts by key, a byte at a time from the lowest; tmp has as much room. */
static void
sort(struct gk_history_key *k, struct gk_history_key *tmp, size_t n)
{
	for (unsigned shift = 0; shift < 64; shift += 8) {
		size_t at[256] = { 0 }, sum = 0;
		struct gk_history_key *other = tmp;

		for (size_t i = 0; i < n; i++)
			at[k[i].key >> shift & 255]++;
		for (size_t b = 0; b < 256; b++) {
			size_t here = at[b];

			at[b] = sum;
			sum += here;
		}
		for (size_t i = 0; i < n; i++)
			tmp[at[k[i].key >> shift & 255]++] = k[i];
		tmp = k;
		k = other; /* after eight turns they are where they were */
	}
}

bool
gk_past_write(struct gk_past *p, struct gk_buf *why)
{
	size_t n = p->tally.n, at = 0, i = 0;
	struct gk_history_key *keys = gk_mem_array(2 * n + 1, sizeof(*keys));
	enum gk_status status = GK_NOMEM;
	const char *what = "out of memory";
	const void *value;
	uint64_t key;

	if (keys != NULL) {
		while (gk_hash_next(&p->tally, &at, &key, &value)) {
			struct tally t;

			memcpy(&t, value, sizeof(t));
			keys[i++] = (struct gk_history_key){ key,
							     t.documents };
		}
		sort(keys, keys + n, n);
		status = gk_history_write(p->out, p->level, &p->known, 1, keys,
					  n, &what);
	}
	gk_mem_free(keys);
	return status == GK_OK || fail(why, p->out, what);
}

bool
gk_past_merge(const char *const *paths, size_t n, const char *out,
	      struct gk_buf *why)
{
	struct gk_history *all = gk_mem_array(n + 1, sizeof(*all));
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
		status = gk_history_write(out, n > 0 ? all[0].level : 0, all,
					  n, NULL, 0, &what);
	}
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
	gk_buf_printf(out, "{\"version\":1,\"level\":\"%s\",\"paragraphs\":",
		      h.level < 3 ? levels[h.level] : "?");
	gk_buf_number(out, h.n);
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
	gk_hash_clear(&p->tally);
	gk_lock_drop(&p->lock);
}
