#include "host.h"

#include "unicode.h"
#include "utf8.h"

static size_t
find(struct gk_str s, const char *any)
{
	size_t i = 0;

	while (i < s.n && (s.p[i] == '\0' || strchr(any, s.p[i]) == NULL))
		i++;
	return i;
}

static bool
is_scheme(struct gk_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (!((c | 32) >= 'a' && (c | 32) <= 'z') &&
		    (i == 0 || !((c >= '0' && c <= '9') || c == '+' ||
				 c == '-' || c == '.')))
			return false;
	}
	return true;
}

/* Takes off a port; false if what stands there is none. */
static bool
cut_port(struct gk_str *s)
{
	size_t i = s->n;

	while (i > 0 && s->p[i - 1] >= '0' && s->p[i - 1] <= '9')
		i--;
	if (i > 0 && s->p[i - 1] == ':')
		s->n = i - 1;
	return s->n > 0 &&
	       (s->p[0] == '[' ? s->p[s->n - 1] == ']'
			       : memchr(s->p, ':', s->n) == NULL);
}

size_t
gk_host_of(struct gk_str url, char host[GK_HOST_MAX])
{
	size_t i = find(url, ":/?#");
	bool bare = false;

	if (url.n == 0)
		return 0;
	while (url.n > 0 && (unsigned char)url.p[0] <= ' ') {
		url = gk_str_cut(url, 1, url.n);
		i = find(url, ":/?#");
	}
	if (i + 2 < url.n && memcmp(url.p + i, "://", 3) == 0 &&
	    is_scheme(gk_str(url.p, i)) && i > 0)
		url = gk_str_cut(url, i + 3, url.n);
	else if (gk_str_begins(url, GK_STR("//")))
		url = gk_str_cut(url, 2, url.n);
	else
		bare = true;
	url.n = find(url, "/\\?#");
	for (i = url.n; i > 0 && url.p[i - 1] != '@';)
		i--;
	if (bare && (i > 0 || memchr(url.p, '.', url.n) == NULL))
		return 0;
	url = gk_str_cut(url, i, url.n);
	return cut_port(&url) ? gk_host_name(url, host) : 0;
}

size_t
gk_host_name(struct gk_str name, char host[GK_HOST_MAX])
{
	const char *p = name.p, *end = p + name.n;
	size_t n = 0;

	while (p < end) {
		uint32_t cp = gk_utf8_next(&p, end);
		char bytes[4];
		size_t k;

		if (cp <= ' ' || cp == 0x7F ||
		    gk_unicode_class(cp) & (GK_UC_SPACE | GK_UC_CONTROL))
			return 0;
		k = gk_utf8_put(gk_unicode_lower(cp), bytes);
		if (n + k >= GK_HOST_MAX)
			return 0;
		memcpy(host + n, bytes, k);
		n += k;
	}
	if (n > 1 && host[n - 1] == '.')
		n--;
	/* www.ru is a name, www.example.ru is example.ru */
	if (n > 4 && memcmp(host, "www.", 4) == 0 &&
	    memchr(host + 4, '.', n - 4) != NULL) {
		n -= 4;
		memmove(host, host + 4, n);
	}
	return n;
}
