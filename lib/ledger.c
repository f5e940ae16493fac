#include "ledger.h"

#include <errno.h>

#include "file.h"
#include "in.h"
#include "lock.h"
#include "mem.h"
#include "out.h"

/* The version is that of the lines' keys, too: it changes when they do. */
#define MAGIC "granka site-profile 1\n"
#define END_SIZE sizeof "end 0123456789abcdef" /* with its line end */
#define MAX_FILE ((size_t)128 << 20) /* no profile within its limits has that */
#define MAX_NAME 253

static const char damaged[] = "damaged site profile";

static void
put_hex(struct gk_buf *out, uint64_t x)
{
	char digits[16];

	for (int i = 16; i-- > 0; x >>= 4)
		digits[i] = "0123456789abcdef"[x & 15];
	gk_buf_put(out, digits, sizeof digits);
}

static void
put_site(const struct gk_profile_place *place, struct gk_buf *out)
{
	gk_buf_puts(out, "site ");
	gk_buf_str(out, place->name);
	gk_buf_putc(out, ' ');
	gk_buf_number(out, place->documents);
	gk_buf_putc(out, '\n');
}

static void
put_row(const struct gk_profile_row *row, struct gk_buf *out)
{
	put_hex(out, row->key);
	gk_buf_putc(out, ' ');
	gk_buf_number(out, row->documents);
	gk_buf_putc(out, '\n');
}

enum gk_status
gk_ledger_print(const struct gk_profile *p, struct gk_buf *out)
{
	struct gk_profile_place *place;
	struct gk_profile_row *row;
	size_t from = out->n, k = 0;
	uint64_t digest;

	if (gk_profile_sort(p, &place, &row) != GK_OK)
		return GK_NOMEM;
	gk_buf_puts(out, MAGIC);
	for (size_t i = 0; i < p->nsites; i++) {
		put_site(&place[i], out);
		for (; k < p->lines.n && row[k].site == i; k++)
			put_row(&row[k], out);
	}
	gk_mem_free(place);
	gk_mem_free(row);
	if (out->status != GK_OK)
		return out->status;
	digest = gk_hash(out->p + from, out->n - from);
	gk_buf_puts(out, "end ");
	put_hex(out, digest);
	gk_buf_putc(out, '\n');
	return out->status;
}

/* Takes 16 small hexadecimal digits from the front of s. */
static bool
take_hex(struct gk_str *s, uint64_t *x)
{
	unsigned bad = 0;

	if (s->n < 16)
		return false;
	*x = 0;
	/* No branch that hangs on a digit: nobody could foretell it. */
	for (size_t i = 0; i < 16; i++) {
		unsigned c = (unsigned char)s->p[i];

		bad |= (unsigned)(c - '0' > 9) & (unsigned)(c - 'a' > 5);
		*x = *x << 4 | ((c & 15) + (c >> 6) * 9);
	}
	*s = gk_str_cut(*s, 16, s->n);
	return bad == 0;
}

/* A blank, a whole number above 0 and a line end. */
static bool
take_count(struct gk_str *s, uint32_t *count)
{
	uint64_t x = 0;
	size_t i = 1;

	if (s->n < 3 || s->p[0] != ' ' || s->p[1] == '0')
		return false;
	for (; i < s->n && s->p[i] >= '0' && s->p[i] <= '9'; i++)
		if ((x = x * 10 + (uint64_t)(s->p[i] - '0')) > UINT32_MAX)
			return false;
	if (i == 1 || i == s->n || s->p[i] != '\n')
		return false;
	*count = (uint32_t)x;
	*s = gk_str_cut(*s, i + 1, s->n);
	return true;
}

static bool
is_less(struct gk_str a, struct gk_str b)
{
	int order = memcmp(a.p, b.p, a.n < b.n ? a.n : b.n);

	return order != 0 ? order < 0 : a.n < b.n;
}

/* "site NAME COUNT", the names rising. */
static bool
take_site(struct gk_str *s, struct gk_str *name, uint32_t *count)
{
	struct gk_str before = *name;
	size_t n = 0;

	if (!gk_str_begins(*s, GK_STR("site ")))
		return false;
	*s = gk_str_cut(*s, 5, s->n);
	while (n < s->n && (unsigned char)s->p[n] > ' ')
		n++;
	*name = gk_str(s->p, n);
	*s = gk_str_cut(*s, n, s->n);
	return n > 0 && n <= MAX_NAME &&
	       (before.n == 0 || is_less(before, *name)) &&
	       take_count(s, count);
}

/* The sites and lines between the first line and the last.  Without p they are
 * only looked at; *kept is how many are not passed over. */
static enum gk_status
parse_body(struct gk_profile *p, struct gk_str s, uint32_t least,
	   uint64_t *nlines, size_t *kept)
{
	uint32_t site = 0, documents = 0, count;
	struct gk_str name = { 0 };
	uint64_t key, before = 0;
	bool first = true;

	*nlines = *kept = 0;
	while (s.n > 0) {
		if (s.p[0] == 's') {
			if (!take_site(&s, &name, &documents))
				return GK_BADTEXT;
			if (p != NULL &&
			    gk_profile_add_documents(p, name, documents,
						     &site) != GK_OK)
				return GK_NOMEM;
			first = true;
			continue;
		}
		if (name.n == 0 || !take_hex(&s, &key) ||
		    !take_count(&s, &count) || count > documents ||
		    (!first && key <= before))
			return GK_BADTEXT;
		first = false;
		before = key;
		++*nlines;
		if (count < least)
			continue;
		++*kept;
		if (p != NULL && gk_profile_add(p, site, key, count) != GK_OK)
			return GK_NOMEM;
	}
	return GK_OK;
}

enum gk_status
gk_ledger_parse(struct gk_profile *p, struct gk_str file, uint32_t least,
		uint64_t *nlines, const char **why)
{
	struct gk_str end;
	uint64_t digest;
	enum gk_status status;
	size_t kept;

	*nlines = 0;
	*why = "not a site profile";
	if (!gk_str_begins(file, GK_STR("granka site-profile ")))
		return GK_BADTEXT;
	*why = damaged;
	if (!gk_str_begins(file, GK_STR(MAGIC))) {
		if (memchr(file.p, '\n', file.n) != NULL)
			*why = "site profile of another version";
		return GK_BADTEXT;
	}
	if (file.n < sizeof MAGIC - 1 + END_SIZE)
		return GK_BADTEXT;
	end = gk_str_cut(file, file.n - END_SIZE, file.n);
	file.n -= END_SIZE;
	if (!gk_str_begins(end, GK_STR("end ")) || end.p[end.n - 1] != '\n')
		return GK_BADTEXT;
	end = gk_str_cut(end, 4, end.n);
	if (!take_hex(&end, &digest) || digest != gk_hash(file.p, file.n))
		return GK_BADTEXT;
	file = gk_str_cut(file, sizeof MAGIC - 1, file.n);
	status = parse_body(NULL, file, least, nlines, &kept);
	if (status == GK_OK)
		status = gk_profile_reserve(p, kept);
	if (status == GK_OK)
		status = parse_body(p, file, least, nlines, &kept);
	if (status != GK_OK)
		gk_profile_clear(p);
	if (status == GK_NOMEM)
		*why = "out of memory";
	return status;
}

static enum gk_status
refuse(const char **why)
{
	*why = gk_file_error(errno);
	return GK_IO;
}

static enum gk_status
no_memory(const char **why)
{
	*why = "out of memory";
	return GK_NOMEM;
}

/* All of a file, as far as it may be a profile. */
static enum gk_status
read_all(const char *path, struct gk_buf *all, const char **why)
{
	enum gk_status status = GK_OK;
	struct gk_in in = { 0 };
	size_t got = 1;

	if (gk_in_open(&in, path) != GK_OK)
		return refuse(why);
	while (got > 0 && all->n <= MAX_FILE) {
		if (!gk_buf_room(all, GK_BLOCK)) {
			status = no_memory(why);
			break;
		}
		if (gk_in_read(&in, all->p + all->n, GK_BLOCK, &got) !=
		    GK_OK) {
			status = refuse(why);
			break;
		}
		all->n += got;
	}
	gk_in_close(&in);
	return status;
}

enum gk_status
gk_ledger_read(struct gk_profile *p, const char *path, uint32_t least,
	       uint64_t *nlines, const char **why)
{
	struct gk_buf all = { 0 };
	enum gk_status status = read_all(path, &all, why);
	int error = errno;

	if (status == GK_OK)
		status = gk_ledger_parse(p, gk_buf_view(&all), least, nlines,
					 why);
	gk_buf_clear(&all);
	errno = error;
	return status;
}

enum gk_status
gk_ledger_try(const char *path, const char **why)
{
	struct gk_file file = { 0 };
	enum gk_status status = gk_file_begin(&file, path);

	if (status == GK_OK)
		gk_file_abort(&file);
	gk_file_clear(&file);
	return status == GK_OK ? GK_OK
	     : status == GK_NOMEM ? no_memory(why) : refuse(why);
}

/* The lock is held. */
static enum gk_status
write_whole(struct gk_profile *p, const char *path, const char **why)
{
	struct gk_file file = { 0 };
	struct gk_out out = { 0 };
	struct gk_buf text = { 0 };
	enum gk_status status = gk_profile_trim(p, &gk_profile_limits, true);

	if (status == GK_OK)
		status = gk_ledger_print(p, &text);
	if (status == GK_OK)
		status = gk_file_begin(&file, path);
	if (status != GK_OK)
		goto end;
	out.fd = file.fd;
	gk_out_put(&out, text.p, text.n);
	status = gk_out_flush(&out);
	if (status == GK_OK) {
		status = gk_file_commit(&file);
	} else {
		errno = out.error;
		gk_file_abort(&file);
	}
end:
	status = status == GK_OK ? GK_OK
	       : status == GK_NOMEM ? no_memory(why) : refuse(why);
	gk_out_clear(&out);
	gk_file_clear(&file);
	gk_buf_clear(&text);
	return status;
}

/* Like gk_ledger_read, but where nothing is stands an empty profile. */
static enum gk_status
read_if_there(struct gk_profile *p, const char *path, uint32_t least,
	      const char **why)
{
	enum gk_status status;
	uint64_t nlines;

	status = gk_ledger_read(p, path, least, &nlines, why);
	return status == GK_IO && errno == ENOENT ? GK_OK : status;
}

static enum gk_status
take_lock(struct gk_lock *lock, const char *path, const char **why)
{
	enum gk_status status = gk_lock_take(lock, path);

	return status == GK_OK ? GK_OK
	     : status == GK_NOMEM ? no_memory(why) : refuse(why);
}

enum gk_status
gk_ledger_add(const struct gk_profile *p, const char *path, const char **why)
{
	struct gk_profile all = { 0 };
	struct gk_lock lock = { 0 };
	enum gk_status status = take_lock(&lock, path, why);

	if (status != GK_OK) {
		gk_buf_clear(&lock.path);
		return status;
	}
	status = read_if_there(&all, path, 1, why);
	if (status == GK_OK && gk_profile_merge(&all, p) != GK_OK)
		status = no_memory(why);
	if (status == GK_OK)
		status = write_whole(&all, path, why);
	gk_profile_clear(&all);
	gk_lock_drop(&lock);
	return status;
}

enum gk_status
gk_ledger_replace(struct gk_profile *p, const char *path, const char **why)
{
	struct gk_profile old = { 0 };
	struct gk_lock lock = { 0 };
	enum gk_status status = take_lock(&lock, path, why);

	if (status != GK_OK) {
		gk_buf_clear(&lock.path);
		return status;
	}
	status = read_if_there(&old, path, UINT32_MAX, why);
	if (status == GK_OK)
		status = write_whole(p, path, why);
	gk_profile_clear(&old);
	gk_lock_drop(&lock);
	return status;
}
