#include "capture.h"

#include "test.h"

static const struct {
	const char *what, *head, *id, *url, *fetched, *languages, *hint;
} cases[] = {
	{ "all of it",
	  "WARC-Record-ID: <urn:uuid:1>\r\nWARC-Target-URI: http://a.example/\r\n"
	  "WARC-Date: 2026-11-24T17:05:00Z\r\n"
	  "WARC-Identified-Content-Language: rus,eng\r\n",
	  "urn:uuid:1", "http://a.example/", "2026-11-24T17:05:00Z",
	  "[\"rus\",\"eng\"]", "ru" },
	{ "none of it", "", "", "", "", "", NULL },
	{ "an address in brackets", "WARC-Target-URI: <http://a.example/>\n", "",
	  "http://a.example/", "", "", NULL },
	{ "parts of a second", "WARC-Date: 2026-11-24T17:05:00.123456Z\n", "", "",
	  "2026-11-24T17:05:00.123456Z", "", NULL },
	{ "a zone", "WARC-Date: 2026-11-24T17:05:00+05:00\n", "", "",
	  "2026-11-24T17:05:00+05:00", "", NULL },
	{ "a day", "WARC-Date: 2026-11-24\n", "", "", "2026-11-24", "", NULL },
	{ "a date without its zone", "WARC-Date: 2026-11-24T17:05:00\n", "", "",
	  "", "", NULL },
	{ "a date of fourteen digits", "WARC-Date: 20261124170500\n", "", "", "",
	  "", NULL },
	{ "no codes", "WARC-Identified-Content-Language: Russian, x, \"a\"\n", "",
	  "", "", "", NULL },
	{ "blanks and an empty one",
	  "WARC-Identified-Content-Language: khk ,, deu\n", "", "", "",
	  "[\"khk\",\"deu\"]", "mn" },
	{ "a language that is not ours",
	  "WARC-Identified-Content-Language: deu,rus\n", "", "", "",
	  "[\"deu\",\"rus\"]", NULL },
};

int
main(void)
{
	struct gk_arena arena = { 0 };
	struct gk_doc none = { 0 };
	size_t at = 0;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gk_doc doc = { 0 };
		const char *hint = cases[i].hint;

		ok(gk_capture_read(gk_str_of(cases[i].head), &arena, &doc,
				   &at) == GK_OK &&
			   gk_str_is(doc.id, cases[i].id) &&
			   gk_str_is(doc.url, cases[i].url) &&
			   gk_str_is(doc.fetched, cases[i].fetched) &&
			   gk_str_is(doc.languages, cases[i].languages) &&
			   (hint == NULL ? doc.hint == NULL
					 : doc.hint != NULL &&
						   strcmp(doc.hint, hint) == 0),
		   "%s", cases[i].what);
	}
	ok(gk_capture_read(GK_STR("WARC-Target-URI: a\xFF"), &arena, &none,
			   &at) == GK_BADTEXT &&
		   at == 18,
	   "a byte that is not valid");
	gk_arena_clear(&arena);
	return done();
}
