#include "ledger.h"

#include <stdlib.h>
#include <unistd.h>

#include "test.h"

#define HEAD "granka site-profile 1\n"

/* Bodies; the line with the checksum is put behind them. */
static const struct {
	const char *what, *body;
	bool good;
} cases[] = {
	{ "empty", HEAD, true },
	{ "a site without lines", HEAD "site a.example 3\n", true },
	{ "sites and lines",
	  HEAD "site a.example 3\n0000000000000001 3\nfedcba9876543210 1\n"
	       "site b.example 4000000000\n0000000000000001 4000000000\n",
	  true },
	{ "another version", "granka site-profile 2\n", false },
	{ "something else", "a page\n", false },
	{ "a line of no site", HEAD "0000000000000001 3\n", false },
	{ "a site twice", HEAD "site a 3\nsite a 3\n", false },
	{ "sites out of order", HEAD "site b 3\nsite a 3\n", false },
	{ "a site without a name", HEAD "site  3\n", false },
	{ "a site without documents", HEAD "site a 0\n", false },
	{ "too many documents", HEAD "site a 4294967296\n", false },
	{ "a number with a nought before", HEAD "site a 03\n", false },
	{ "a line twice",
	  HEAD "site a 3\n0000000000000001 3\n0000000000000001 3\n", false },
	{ "lines out of order",
	  HEAD "site a 3\n0000000000000002 3\n0000000000000001 3\n", false },
	{ "more than all documents", HEAD "site a 3\n0000000000000002 4\n",
	  false },
	{ "capitals", HEAD "site a 3\n00000000000000AB 3\n", false },
	{ "a short key", HEAD "site a 3\n00000000000002 3\n", false },
	{ "an empty line", HEAD "site a 3\n\n", false },
	{ "no line end", HEAD "site a 3", false },
	{ "half a word", HEAD "si", false },
};

static bool
is_seen(const char *body)
{
	struct gk_buf file = { 0 }, back = { 0 };
	struct gk_profile p = { 0 };
	const char *why = NULL;
	uint64_t n;
	bool good;

	gk_buf_puts(&file, body);
	gk_buf_printf(&file, "end %016llx\n",
		      (unsigned long long)gk_hash(body, strlen(body)));
	good = gk_ledger_parse(&p, gk_buf_view(&file), 1, &n, &why) == GK_OK;
	if (good)
		good = gk_ledger_print(&p, &back) == GK_OK &&
		       gk_str_eq(gk_buf_view(&file), gk_buf_view(&back));
	gk_profile_clear(&p);
	gk_buf_clear(&file);
	gk_buf_clear(&back);
	return good;
}

/* Every byte of a file in turn is another, or it ends there. */
static void
test_damage(void)
{
	static const char body[] = HEAD "site a.example 3\n"
					"0000000000000001 3\n";
	struct gk_buf file = { 0 };
	struct gk_profile p = { 0 };
	bool refused = true;
	const char *why;
	uint64_t n;

	gk_buf_puts(&file, body);
	gk_buf_printf(&file, "end %016llx\n",
		      (unsigned long long)gk_hash(body, strlen(body)));
	for (size_t i = 0; i < file.n; i++) {
		file.p[i] ^= 1;
		refused &= gk_ledger_parse(&p, gk_buf_view(&file), 1, &n,
					   &why) == GK_BADTEXT && why != NULL;
		file.p[i] ^= 1;
		refused &= gk_ledger_parse(&p, gk_str(file.p, i), 1, &n,
					   &why) == GK_BADTEXT;
	}
	ok(refused, "any damage is seen");
	ok(gk_ledger_parse(&p, gk_buf_view(&file), 4, &n, &why) == GK_OK &&
	   n == 1 && p.lines.n == 0 && p.documents == 3,
	   "rare lines are passed over");
	gk_profile_clear(&p);
	gk_buf_clear(&file);
}

static bool
add(struct gk_profile *p, const char *site, uint64_t key)
{
	uint32_t number;

	return gk_profile_add_documents(p, gk_str_of(site), 1, &number) ==
		   GK_OK &&
	       gk_profile_add(p, number, key, 1) == GK_OK;
}

static void
test_file(void)
{
	char folder[] = "/tmp/ledger-XXXXXX", path[64];
	struct gk_profile p = { 0 }, q = { 0 };
	const char *why = NULL;
	uint64_t n;

	if (!ok(mkdtemp(folder) != NULL, "a folder"))
		return;
	snprintf(path, sizeof path, "%s/p", folder);
	ok(gk_ledger_read(&p, path, 1, &n, &why) == GK_IO, "no file");
	add(&p, "a.example", 1);
	add(&p, "b.example", 2);
	ok(gk_ledger_add(&p, path, &why) == GK_OK &&
	   gk_ledger_add(&p, path, &why) == GK_OK &&
	   gk_ledger_read(&q, path, 1, &n, &why) == GK_OK && q.nsites == 2 &&
	   q.documents == 4 && n == 2, "a file grows");
	ok(gk_ledger_replace(&p, path, &why) == GK_OK, "and is replaced");
	gk_profile_clear(&q);
	ok(gk_ledger_read(&q, path, 1, &n, &why) == GK_OK && q.documents == 2,
	   "by what is new");
	ok(truncate(path, 30) == 0 &&
	   gk_ledger_add(&p, path, &why) == GK_BADTEXT &&
	   gk_ledger_replace(&p, path, &why) == GK_BADTEXT,
	   "but not when it is damaged");
	unlink(path);
	ok(rmdir(folder) == 0, "nothing else stays behind");
	gk_profile_clear(&p);
	gk_profile_clear(&q);
}

int
main(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		ok(is_seen(cases[i].body) == cases[i].good, "%s",
		   cases[i].what);
	test_damage();
	test_file();
	return done();
}
