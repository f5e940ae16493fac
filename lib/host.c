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

/* How far apart the numbers of a label lie: RFC 3492, section 6.1. */
static uint32_t
adapt(uint32_t delta, uint32_t count, bool first)
{
	uint32_t k = 0;

	delta = first ? delta / 700 : delta / 2;
	delta += delta / count;
	for (; delta > 455; k += 36)
		delta /= 35;
	return k + 36 * delta / (delta + 38);
}

/* A number in digits of a base that changes with each: section 3.3. */
static size_t
put_number(uint32_t number, uint32_t bias, char *to)
{
	static const char digits[] = "abcdefghijklmnopqrstuvwxyz0123456789";
	size_t n = 0;

	for (uint32_t k = 36;; k += 36) {
		uint32_t t = k <= bias ? 1 : k - bias > 26 ? 26 : k - bias;

		if (number < t) {
			to[n++] = digits[number];
			return n;
		}
		to[n++] = digits[t + (number - t) % (36 - t)];
		number = (number - t) / (36 - t);
	}
}

/* Labels have 63 bytes at most in the DNS; digits of 32 bits are seven. */
#define LABEL 63

/* One label that is not ASCII, encoded: section 6.3.  0 if it is too long. */
static size_t
put_label(struct gk_str label, char *to)
{
	uint32_t cps[LABEL], n = 128, delta = 0, bias = 72, least;
	size_t ncps = 0, basic, done, k = 4;
	const char *p = label.p, *end = p + label.n;

	memcpy(to, "xn--", 4);
	while (p < end) {
		if (ncps == LABEL)
			return 0;
		cps[ncps] = gk_utf8_next(&p, end);
		if (cps[ncps++] < 128)
			to[k++] = (char)cps[ncps - 1];
	}
	basic = done = k - 4;
	if (basic > 0)
		to[k++] = '-';
	while (done < ncps) {
		least = UINT32_MAX;
		for (size_t i = 0; i < ncps; i++)
			if (cps[i] >= n && cps[i] < least)
				least = cps[i];
		delta += (least - n) * (uint32_t)(done + 1);
		n = least;
		for (size_t i = 0; i < ncps; i++) {
			delta += cps[i] < n;
			if (cps[i] != n)
				continue;
			if (k > LABEL)
				return 0;
			k += put_number(delta, bias, to + k);
			bias = adapt(delta, (uint32_t)(done + 1),
				     done == basic);
			done++;
			delta = 0;
		}
		delta++;
		n++;
	}
	return k <= LABEL ? k : 0;
}

size_t
gk_host_ascii(struct gk_str host, char ascii[GK_HOST_MAX])
{
	char label[LABEL + 12];
	size_t n = 0, k, m;
	bool plain;

	for (;; host = gk_str_cut(host, k + 1, host.n)) {
		k = find(host, ".");
		plain = true;
		for (size_t i = 0; i < k; i++)
			plain = plain && (unsigned char)host.p[i] < 128;
		m = plain ? k : put_label(gk_str(host.p, k), label);
		if ((m == 0 && k > 0) || n + m + 1 >= GK_HOST_MAX)
			return 0;
		memcpy(ascii + n, plain ? host.p : label, m);
		n += m;
		if (k == host.n)
			return n;
		ascii[n++] = '.';
	}
}
