#include "sites.h"

#include <errno.h>

#include "ledger.h"

/* Lines of fewer documents are furniture on no site: only who learns asks for
 * them. */
#define LEAST 3

static bool
fail(struct gk_buf *why, const char *path, const char *what)
{
	gk_buf_printf(why, "%s: %s", path, what);
	return false;
}

bool
gk_sites_open(struct gk_sites *s, struct gk_buf *why)
{
	enum gk_status status;
	const char *what;

	if (s->path == NULL)
		return true;
	s->lessons.known = &s->known;
	status = gk_ledger_read(&s->known, s->path, s->learn ? 1 : LEAST,
				&s->nlines, &what);
	if (status != GK_OK &&
	    !(s->learn && status == GK_IO && errno == ENOENT))
		return fail(why, s->path, what);
	if (s->learn && gk_ledger_try(s->path, &what) != GK_OK)
		return fail(why, s->path, what);
	return true;
}

enum gk_status
gk_sites_settle(void *sites, const struct gk_doc *doc, struct gk_findings *f)
{
	struct gk_sites *s = sites;

	(void)doc;
	return gk_lesson_learn(&s->lessons, f->notes);
}

static void
put(struct gk_buf *out, const char *name, uint64_t n)
{
	gk_buf_printf(out, ",\"%s\":", name);
	gk_buf_number(out, n);
}

void
gk_sites_stats(const void *sites, struct gk_buf *out)
{
	const struct gk_sites *s = sites;

	if (s->path == NULL)
		return;
	put(out, "profile_sites", s->known.nsites);
	put(out, "profile_documents", s->known.documents);
	put(out, "profile_lines", s->nlines);
	if (!s->learn)
		return;
	put(out, "learned_documents", s->lessons.documents);
	put(out, "copies_not_learned", s->lessons.copies);
	put(out, "without_site", s->lessons.nameless);
}

bool
gk_sites_finish(void *sites, struct gk_buf *why)
{
	const struct gk_sites *s = sites;
	const char *what;

	if (gk_ledger_add(&s->lessons.fresh, s->path, &what) != GK_OK)
		return fail(why, s->path, what);
	return true;
}

bool
gk_sites_merge(const char *const *paths, size_t n, const char *out,
	       struct gk_buf *why)
{
	struct gk_profile all = { 0 };
	enum gk_status status = GK_OK;
	const char *what = "out of memory", *path = out;
	uint64_t nlines;

	for (size_t i = 0; i < n && status == GK_OK; i++) {
		struct gk_profile one = { 0 };

		path = paths[i];
		status = gk_ledger_read(&one, path, 1, &nlines, &what);
		if (status == GK_OK &&
		    (status = gk_profile_merge(&all, &one)) != GK_OK)
			what = "out of memory";
		gk_profile_clear(&one);
	}
	if (status == GK_OK) {
		path = out;
		status = gk_ledger_replace(&all, out, &what);
	}
	gk_profile_clear(&all);
	return status == GK_OK || fail(why, path, what);
}

void
gk_sites_clear(struct gk_sites *s)
{
	gk_profile_clear(&s->known);
	gk_profile_clear(&s->lessons.fresh);
}
