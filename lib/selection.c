#include "selection.h"

#include <stdlib.h>

#include "lang.h"
#include "mem.h"
#include "utf8.h"

/* Names are compared from their end on, so that a host's subdomains stand in a
 * row behind it. */
static int
compare(struct gk_str a, struct gk_str b)
{
	size_t i = 0, n = a.n < b.n ? a.n : b.n;
	unsigned char x, y;

	while (i < n && a.p[a.n - 1 - i] == b.p[b.n - 1 - i])
		i++;
	if (i == n)
		return (a.n > b.n) - (a.n < b.n);
	x = (unsigned char)a.p[a.n - 1 - i];
	y = (unsigned char)b.p[b.n - 1 - i];
	return x < y ? -1 : 1;
}

static int
by_end(const void *a, const void *b)
{
	return compare(*(const struct gk_str *)a, *(const struct gk_str *)b);
}

static enum gk_status
add(struct gk_selection *s, struct gk_str name)
{
	char *copy;

	if (gk_mem_grow(&s->hosts, &s->cap, s->nhosts + 1,
			sizeof *s->hosts) != GK_OK ||
	    (copy = gk_mem_array(name.n, 1)) == NULL)
		return GK_NOMEM;
	memcpy(copy, name.p, name.n);
	s->hosts[s->nhosts++] = gk_str(copy, name.n);
	return GK_OK;
}

enum gk_status
gk_selection_hosts(struct gk_selection *s, const char *list,
		   struct gk_str *bad)
{
	char host[GK_HOST_MAX], name[GK_HOST_MAX];
	size_t n;

	for (;; list += bad->n + 1) {
		*bad = gk_str(list, strcspn(list, ","));
		if (gk_utf8_check(*bad) < bad->n)
			return GK_BADTEXT;
		n = gk_host_name(*bad, host);
		n = gk_host_ascii(gk_str(host, n), name);
		if (n == 0 || memchr(name, '/', n) != NULL ||
		    memchr(name, ':', n) != NULL)
			return GK_BADTEXT;
		if (add(s, gk_str(name, n)) != GK_OK)
			return GK_NOMEM;
		if (list[bad->n] == '\0')
			break;
	}
	qsort(s->hosts, s->nhosts, sizeof *s->hosts, by_end);
	return GK_OK;
}

bool
gk_selection_langs(struct gk_selection *s, const char *list,
		   struct gk_str *bad)
{
	static const char known[] = "|" GK_SELECTION_LANGS "|";
	char want[8];

	for (const char *p = list;; p += bad->n + 1) {
		*bad = gk_str(p, strcspn(p, ","));
		if (bad->n != 2)
			return false;
		memcpy(want, (char[]){ '|', p[0], p[1], '|', '\0' }, 5);
		if (strstr(known, want) == NULL)
			return false;
		if (p[bad->n] == '\0')
			break;
	}
	s->langs = list;
	return true;
}

static bool
has_host(const struct gk_selection *s, struct gk_str name)
{
	size_t low = 0, high = s->nhosts, mid;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (compare(s->hosts[mid], name) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low < s->nhosts && gk_str_eq(s->hosts[low], name);
}

static bool
is_of_host(const struct gk_selection *s, struct gk_str url)
{
	char host[GK_HOST_MAX], ascii[GK_HOST_MAX];
	size_t n = gk_host_of(url, host);
	struct gk_str name = gk_str(ascii, gk_host_ascii(gk_str(host, n),
							  ascii));
	const char *dot;

	while (name.n > 0) {
		if (has_host(s, name))
			return true;
		dot = memchr(name.p, '.', name.n);
		if (dot == NULL)
			break;
		name = gk_str_cut(name, (size_t)(dot + 1 - name.p), name.n);
	}
	return false;
}

static bool
is_of_lang(const struct gk_selection *s, const struct gk_doc *doc)
{
	struct gk_str lang = doc->told;
	const char *code = doc->lang;

	if (code == NULL && lang.n == 0)
		code = gk_lang_guess(doc->text);
	if (code == NULL && lang.n == 0)
		code = doc->hint;
	if (code != NULL)
		lang = gk_str_of(code);
	for (const char *p = s->langs; lang.n == 2; p += 3) {
		if (memcmp(p, lang.p, 2) == 0)
			return true;
		if (p[2] == '\0')
			break;
	}
	return false;
}

const char *
gk_selection_refuse(const struct gk_selection *s, const struct gk_doc *doc,
		    bool text)
{
	if (!text)
		return s->nhosts > 0 && !is_of_host(s, doc->url) ? "other_hosts"
								 : NULL;
	return s->langs != NULL && !is_of_lang(s, doc) ? "other_languages"
						       : NULL;
}

void
gk_selection_clear(struct gk_selection *s)
{
	for (size_t i = 0; i < s->nhosts; i++)
		gk_mem_free((void *)(uintptr_t)s->hosts[i].p);
	gk_mem_free(s->hosts);
	*s = (struct gk_selection){ 0 };
}
