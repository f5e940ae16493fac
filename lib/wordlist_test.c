#include "wordlist.h"

#include "dateword.h"
#include "test.h"

#include "dateword_table.inc"

#define NENTRIES (sizeof entries / sizeof *entries)

static const struct gk_wordlist list = { entries, slots,
					 sizeof slots / sizeof *slots };

static const struct {
	const char *word;
	unsigned flags, value;
} cases[] = {
	{ "ноября", GK_DATEWORD_MONTH, 11 },
	{ "НОЯБРЯ", GK_DATEWORD_MONTH, 11 },
	{ "Обновлён", GK_DATEWORD_UPDATED, 0 },
	{ "ноябрями", 0, 0 },
	{ "", 0, 0 },
	{ "яяя", 0, 0 },
};

int
main(void)
{
	const struct gk_wordlist_entry *e;
	char whole[2 * GK_WORDLIST_BYTES];
	size_t found = 0;

	for (size_t i = 0; i < NENTRIES; i++)
		found += gk_wordlist_find(&list, gk_str_of(entries[i].word)) ==
			 &entries[i];
	ok(found == NENTRIES, "every word is found, first and last too");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		e = gk_wordlist_find(&list, gk_str_of(cases[i].word));
		ok((e != NULL ? e->flags : 0u) == cases[i].flags &&
		       (e != NULL ? e->value : 0u) == cases[i].value,
		   "'%s'", cases[i].word);
	}
	memset(whole, 'a', sizeof whole);
	ok(gk_wordlist_find(&list, gk_str(whole, sizeof whole)) == NULL,
	   "a long word is in no list");
	return done();
}
