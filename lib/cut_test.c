#include "cut.h"

#include "test.h"

/* In the texts [ and ] say what is cut; they are taken out first. */
static void
cut(const char *marked, bool more, struct gk_arena *arena, struct gk_buf *out)
{
	struct gk_buf text = { 0 };
	struct gk_cut wanted[8];
	struct gk_cuts plan;
	size_t n = 0;

	for (const char *p = marked; *p != '\0'; p++) {
		if (*p == '[')
			wanted[n] = (struct gk_cut){ .start = text.n };
		else if (*p == ']')
			wanted[n++].end = text.n;
		else
			gk_buf_putc(&text, *p);
	}
	gk_cut_plan(gk_buf_view(&text), wanted, n, more, arena, &plan);
	gk_buf_reset(out);
	gk_cut_apply(gk_buf_view(&text), &plan, out);
	gk_buf_clear(&text);
}

int
main(void)
{
	static const struct {
		const char *what, *text;
		bool more;
		const char *want;
	} cases[] = {
		{ "nothing", "а\nб\n", false, "а\nб\n" },
		{ "a block takes its line end", "[а]\nб\n", false, "б\n" },
		{ "and the blank lines behind it", "[а]\n\n \nб\n", false,
		  "б\n" },
		{ "not those before it", "а\n\n[б]\n\nв\n", false,
		  "а\n\nв\n" },
		{ "but if it is last", "а\n\n[б]\n", false, "а\n" },
		{ "also without a line end", "а\n\n[б]", false, "а\n" },
		{ "and with blank lines behind", "а\n\n[б]\n\n", false,
		  "а\n" },
		{ "unless more follows", "а\n\n[б]\n\n", true, "а\n\n" },
		{ "all", "[а\n\nб\n]", false, "" },
		{ "all, one by one", "[а]\n\n[б]\n", false, "" },
		{ "two neighbours", "а\n[б]\n\n[в]\n\nг\n", false,
		  "а\nг\n" },
		{ "two at the end", "а\n\n[б]\n\n[в]\n", false, "а\n" },
		{ "carriage returns", "[а]\r\n\r\nб\r\n", false, "б\r\n" },
		{ "blanks around it are of its line", "а\n [б] \n\nв\n", false,
		  "а\nв\n" },
		{ "NBSP is blank", "[а]\n\xC2\xA0\nб\n", false, "б\n" },
		{ "inside a line: one blank", "раз [два] три\n", false,
		  "раз три\n" },
		{ "at its start", "[раз] два\n", false, "два\n" },
		{ "at its end", "раз [два]\n", false, "раз\n" },
		{ "before a comma", "раз [два], три\n", false, "раз, три\n" },
		{ "never glues words", "раз,[два] три\n", false,
		  "раз, три\n" },
		{ "overlapping", "[раз [два] три] четыре\n", false,
		  "четыре\n" },
	};
	struct gk_arena arena = { 0 };
	struct gk_cuts plan;
	struct gk_cut two[] = { { .start = 2, .end = 4 },
				{ .start = 8, .end = 10, .put = { "xyz", 3 } } };
	struct gk_buf out = { 0 };
	struct gk_span s;

	for (size_t i = 0; i + 1 < sizeof cases / sizeof *cases; i++) {
		cut(cases[i].text, cases[i].more, &arena, &out);
		if (!ok(gk_str_is(gk_buf_view(&out), cases[i].want), "%s",
			cases[i].what))
			printf("# got %.*s\n", (int)out.n, out.p);
	}
	/* ab|cd|efgh|ij|kl: cd goes, ij becomes xyz */
	gk_cut_plan(GK_STR("abcdefghijkl"), two, 2, false, &arena, &plan);
	gk_buf_reset(&out);
	gk_cut_apply(GK_STR("abcdefghijkl"), &plan, &out);
	ok(gk_str_is(gk_buf_view(&out), "abefghxyzkl"), "something is put");
	s = (struct gk_span){ 0, 12 };
	ok(gk_cut_map(&plan, &s) && s.start == 0 && s.end == 11,
	   "the whole keeps its ends");
	s = (struct gk_span){ 4, 8 };
	ok(gk_cut_map(&plan, &s) && s.start == 2 && s.end == 6,
	   "between two cuts");
	s = (struct gk_span){ 3, 6 };
	ok(gk_cut_map(&plan, &s) && s.start == 2 && s.end == 4,
	   "what lost its start shrinks");
	s = (struct gk_span){ 2, 4 };
	ok(!gk_cut_map(&plan, &s), "what lost all is gone");
	s = (struct gk_span){ 10, 12 };
	ok(gk_cut_map(&plan, &s) && s.start == 9 && s.end == 11,
	   "behind what was put");
	gk_buf_clear(&out);
	gk_arena_clear(&arena);
	return done();
}
