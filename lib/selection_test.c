#include "selection.h"

#include "test.h"

static const struct {
	const char *what, *hosts, *url;
	bool wanted;
} sites[] = {
	{ "itself", "a.example", "http://a.example/1", true },
	{ "a subdomain", "a.example", "http://b.c.a.example/1", true },
	{ "a name that ends alike", "a.example", "http://ba.example/", false },
	{ "the domain above", "b.a.example", "http://a.example/", false },
	{ "www, capitals, port", "WWW.A.example", "http://www.a.EXAMPLE:8/",
	  true },
	{ "the second of three", "c.example,b.example,a.example",
	  "http://b.example", true },
	{ "none of three", "c.example,b.example,a.example",
	  "http://d.example", false },
	{ "Cyrillic for xn--", "пример.рф", "http://xn--e1afmkfd.xn--p1ai/",
	  true },
	{ "xn-- for Cyrillic", "xn--e1afmkfd.xn--p1ai",
	  "http://новости.пример.рф/", true },
	{ "a whole domain", "рф", "http://xn--e1afmkfd.xn--p1ai/", true },
	{ "no address", "a.example", "", false },
};

static const struct {
	const char *what, *langs, *lang, *told, *hint, *text;
	bool wanted;
} langs[] = {
	{ "by the text", "uk,ru", NULL, "", NULL,
	  "Новый мост через реку открыли сегодня утром, и пошли машины.", true },
	{ "another text", "uk", NULL, "", NULL,
	  "Новый мост через реку открыли сегодня утром, и пошли машины.",
	  false },
	{ "the member goes before the text", "uk", NULL, "uk", NULL,
	  "Новый мост через реку открыли сегодня утром, и пошли машины.", true },
	{ "the option goes before the member", "uk", "ru", "uk", NULL, "",
	  false },
	{ "the header goes behind the text", "ru", NULL, "", "en",
	  "Новый мост через реку открыли сегодня утром, и пошли машины.", true },
	{ "the header where the text does not tell", "kk,en", NULL, "", "en",
	  "Go", true },
	{ "nothing tells", "ru", NULL, "", NULL, "Да", false },
	{ "a member that is no code of ours", "ru", NULL, "russian", NULL, "",
	  false },
};

int
main(void)
{
	struct gk_str bad;

	for (size_t i = 0; i < sizeof sites / sizeof *sites; i++) {
		struct gk_selection s = { 0 };
		struct gk_doc doc = { .url = gk_str_of(sites[i].url) };

		ok(gk_selection_hosts(&s, sites[i].hosts, &bad) == GK_OK &&
			   (gk_selection_refuse(&s, &doc, false) == NULL) ==
				   sites[i].wanted,
		   "%s", sites[i].what);
		gk_selection_clear(&s);
	}
	for (size_t i = 0; i < sizeof langs / sizeof *langs; i++) {
		struct gk_selection s = { 0 };
		struct gk_doc doc = { .lang = langs[i].lang,
				      .told = gk_str_of(langs[i].told),
				      .hint = langs[i].hint,
				      .text = gk_str_of(langs[i].text) };

		ok(gk_selection_langs(&s, langs[i].langs, &bad) &&
			   (gk_selection_refuse(&s, &doc, true) == NULL) ==
				   langs[i].wanted,
		   "%s", langs[i].what);
	}
	return done();
}
