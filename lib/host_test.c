#include "host.h"

#include "test.h"

static const struct {
	const char *what, *url, *host; /* host "": none */
} cases[] = {
	{ "plain", "http://example.org/news/1.html", "example.org" },
	{ "capitals", "HTTPS://News.Example.ORG/A", "news.example.org" },
	{ "www", "http://www.example.org", "example.org" },
	{ "www of nothing else", "http://www.ru/", "www.ru" },
	{ "www inside", "http://a.www.example.org/", "a.www.example.org" },
	{ "port", "http://example.org:8080/a", "example.org" },
	{ "empty port", "http://example.org:/a", "example.org" },
	{ "no port", "http://example.org:a/", "" },
	{ "user and password", "ftp://u:p@w@example.org:21/x", "example.org" },
	{ "an @ in the path", "http://example.org/@me", "example.org" },
	{ "an @ in the query", "http://example.org?to=a@b.org", "example.org" },
	{ "fragment at once", "http://example.org#top", "example.org" },
	{ "dot at the end", "http://example.org./", "example.org" },
	{ "backslash", "http://example.org\\@evil.org/", "example.org" },
	{ "no scheme", "example.org/news?u=http://other.org/", "example.org" },
	{ "no scheme but a port", "example.org:80/news", "example.org" },
	{ "only slashes before", "//www.example.org/news", "example.org" },
	{ "blanks before", " \thttp://example.org/", "example.org" },
	{ "Cyrillic", "https://ПРИМЕР.РФ/новость", "пример.рф" },
	{ "an address of numbers", "http://127.0.0.1:80/", "127.0.0.1" },
	{ "an address in brackets", "http://[20:DB8::1]:80/", "[20:db8::1]" },
	{ "a blank inside", "http://exa mple.org/", "" },
	{ "no host", "http:///news", "" },
	{ "a file", "file:///tmp/a", "" },
	{ "mail", "mailto:a@example.org", "" },
	{ "a number", "urn:isbn:123", "" },
	{ "a word", "news", "" },
	{ "empty", "", "" },
	{ "only a scheme", "http://", "" },
};

static const struct {
	const char *what, *host, *ascii;
} names[] = {
	{ "ASCII stays", "news.example.org", "news.example.org" },
	{ "Cyrillic", "пример.рф", "xn--e1afmkfd.xn--p1ai" },
	{ "one label of two", "новости.example", "xn--b1amnebsh.example" },
	{ "letters of both kinds", "bücher.example", "xn--bcher-kva.example" },
	{ "an empty label", "a..рф", "a..xn--p1ai" },
	{ "none", "", "" },
};

static bool
is_host(size_t n, const char *host, const char *want)
{
	return gk_str_is(gk_str(host, n), want);
}

int
main(void)
{
	char host[GK_HOST_MAX], longest[300] = "http://";

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		ok(is_host(gk_host_of(gk_str_of(cases[i].url), host), host,
			   cases[i].host),
		   "%s", cases[i].what);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		ok(is_host(gk_host_ascii(gk_str_of(names[i].host), host), host,
			   names[i].ascii),
		   "xn--: %s", names[i].what);
	memset(longest + 7, 'a', sizeof longest - 8);
	ok(gk_host_of(gk_str(longest, 7 + 253), host) == 253, "the longest");
	ok(gk_host_of(gk_str(longest, 7 + 254), host) == 0, "too long");
	ok(gk_host_of(gk_str("http://a\0b.org/", 15), host) == 0, "a NUL");
	ok(is_host(gk_host_name(GK_STR("WWW.Example.org"), host), host,
		   "example.org"), "a name");
	ok(is_host(gk_host_name(GK_STR("archive"), host), host, "archive"),
	   "a name of one word");
	ok(gk_host_name(GK_STR("two words"), host) == 0, "two words");
	return done();
}
