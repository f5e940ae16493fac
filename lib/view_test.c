#include "view.h"

#include "test.h"

enum { SHARE, RELATED, BYLINE };

static const struct gk_kind kinds[] = {
	{ .name = "share" },
	{ .name = "related" },
	{ .name = "byline", .inert = true },
	{ 0 }
};

struct find {
	int kind;
	const char *text; /* its first place in the document; NULL: none */
};

struct fact {
	const char *what, *text;
	struct find find[3];
	const char *want;
};

/* Of a filter that takes out what it finds. */
static const struct fact deleted[] = {
	{ "nothing", "", { { 0 } }, "" },
	{ "no findings", "а\nб", { { 0 } }, "          | а\n          | б\n" },
	{ "a line that goes, with the blank lines behind it",
	  "SHARE\n\n \nа\n",
	  { { SHARE, "SHARE" } },
	  "share     | SHARE\nshare     |\nshare     |  \n          | а\n" },
	{ "the last block takes the blank lines before it",
	  "а\n\nREAD\nMORE",
	  { { RELATED, "READ\nMORE" } },
	  "          | а\nrelated   |\nrelated   | READ\nrelated   | MORE\n" },
	{ "two kinds side by side",
	  "SHARE\nMORE\nа\n",
	  { { SHARE, "SHARE" }, { RELATED, "MORE" } },
	  "share     | SHARE\nrelated   | MORE\n          | а\n" },
	{ "what stays is told otherwise, its blank lines are not told",
	  "by A\n\nа\n",
	  { { BYLINE, "by A" } },
	  "(byline)  | by A\n          |\n          | а\n" },
	{ "blanks around, carriage returns",
	  " \tSHARE \r\nа\r\n\r\n",
	  { { SHARE, "SHARE" } },
	  "share     |  \tSHARE \n          | а\n          |\n" },
	{ "a part of a line has brackets",
	  "а SHARE б\n",
	  { { SHARE, "SHARE" } },
	  "share     | а [SHARE] б\n" },
	{ "several kinds in a line",
	  "а SHARE б MORE\n",
	  { { SHARE, "SHARE" }, { RELATED, "MORE" } },
	  "share+    | а [SHARE] б [MORE]\n" },
	{ "findings in any order",
	  "а SHARE б MORE\n",
	  { { RELATED, "MORE" }, { SHARE, "SHARE" } },
	  "share+    | а [SHARE] б [MORE]\n" },
	{ "findings that overlap",
	  "а SHARE б\n",
	  { { SHARE, "SHARE" }, { RELATED, "HARE б" } },
	  "share+    | а [SHARE][ б]\n" },
};

/* Of a filter that points at what it finds. */
static const struct fact pointed[] = {
	{ "brackets around a whole line",
	  "Анна\n",
	  { { SHARE, "Анна" } },
	  "share    | [Анна]\n" },
	{ "one span over two lines",
	  "«а\nб» в\n",
	  { { SHARE, "«а\nб»" } },
	  "share    | [«а\nshare    | б»] в\n" },
	{ "the margin of a line without one is empty",
	  "а\nАнна\n\nб\n",
	  { { SHARE, "Анна" } },
	  "         | а\nshare    | [Анна]\n         |\n         | б\n" },
};

static const struct fact colored[] = {
	{ "colour repeats what the margin says",
	  "SHARE\nby A\nа\n",
	  { { SHARE, "SHARE" }, { BYLINE, "by A" } },
	  "\033[31mshare\033[m     | \033[2mSHARE\033[m\n"
	  "\033[36m(byline)\033[m  | \033[36mby A\033[m\n"
	  "          | а\n" },
	{ "colour instead of brackets",
	  "а SHARE б\n",
	  { { SHARE, "SHARE" } },
	  "\033[31mshare\033[m     | а \033[2mSHARE\033[m б\n" },
	{ "the text has no colour of its own",
	  "\033[2mа\n",
	  { { 0 } },
	  "          | \xE2\x90\x9B[2mа\n" },
};

static const struct {
	const char *what, *text, *want;
} texts[] = {
	{ "tab and letters stay", "а\tb", "а\tb" },
	{ "escape", "\033[31m", "\xE2\x90\x9B[31m" },
	{ "bell, delete", "\a\x7F", "\xE2\x90\x87\xE2\x90\xA1" },
	{ "a line feed, a carriage return", "\n\r",
	  "\xE2\x90\x8A\xE2\x90\x8D" },
	{ "U+009B, which is ESC [ to some", "\xC2\x9B", "<U+009B>" },
	{ "NBSP stays", "\xC2\xA0", "\xC2\xA0" },
	{ "U+202E, right-to-left override", "\xE2\x80\xAE", "<U+202E>" },
	{ "U+2066, isolate", "\xE2\x81\xA6", "<U+2066>" },
	{ "U+2028, line separator", "\xE2\x80\xA8", "<U+2028>" },
	{ "dash and dots stay", "\xE2\x80\x94\xE2\x80\xA6",
	  "\xE2\x80\x94\xE2\x80\xA6" },
};

static void
find_all(const struct fact *x, struct gk_findings *f)
{
	size_t list = gk_findings_list(f, "found");

	for (size_t i = 0; i < 3 && x->find[i].text != NULL; i++) {
		const struct gk_kind *kind = &kinds[x->find[i].kind];
		const char *at = strstr(x->text, x->find[i].text);
		size_t start = (size_t)(at - x->text);

		gk_finding_add(f, list, kind, start,
			       start + strlen(x->find[i].text));
	}
}

static void
try(const struct fact *x, bool deletes, bool color)
{
	struct gk_doc doc = { .text = gk_str_of(x->text) };
	struct gk_view view = {
		.doc = &doc, .kinds = kinds, .deletes = deletes, .color = color
	};
	struct gk_arena arena = { 0 };
	struct gk_findings f = { .arena = &arena };
	struct gk_buf out = { 0 };
	enum gk_status status;

	find_all(x, &f);
	view.found = &f.member[0];
	status = gk_view_put(&view, &arena, &out);
	if (!ok(status == GK_OK && gk_str_is(gk_buf_view(&out), x->want), "%s",
		x->what))
		printf("%.*s", (int)out.n, out.p != NULL ? out.p : "");
	gk_buf_clear(&out);
	gk_arena_clear(&arena);
}

/* Heads, and what was not valid. */
static void
try_others(void)
{
	struct gk_doc doc = { .text = GK_STR("а\n   \n"),
			      .id = GK_STR("a\033#2") };
	struct gk_cut lost = { .start = 3, .end = 6 };
	struct gk_view view = { .doc = &doc,
				.kinds = kinds,
				.lost = &lost,
				.nlost = 1,
				.deletes = true,
				.head = true,
				.apart = true };
	struct gk_arena arena = { 0 };
	struct gk_buf out = { 0 };

	gk_view_put(&view, &arena, &out);
	ok(gk_str_is(gk_buf_view(&out), "\n==> a\xE2\x90\x9B#2 <==\n"
					"          | а\n"
					"invalid   |    \n"),
	   "a head, an id with ESC, a paragraph that was not valid");
	gk_buf_clear(&out);
	gk_arena_clear(&arena);
}

int
main(void)
{
	for (size_t i = 0; i < sizeof deleted / sizeof *deleted; i++)
		try(&deleted[i], true, false);
	for (size_t i = 0; i < sizeof pointed / sizeof *pointed; i++)
		try(&pointed[i], false, false);
	for (size_t i = 0; i < sizeof colored / sizeof *colored; i++)
		try(&colored[i], true, true);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct gk_buf out = { 0 };

		gk_view_text(gk_str_of(texts[i].text), &out);
		ok(gk_str_is(gk_buf_view(&out), texts[i].want), "%s",
		   texts[i].what);
		gk_buf_clear(&out);
	}
	try_others();
	return done();
}
