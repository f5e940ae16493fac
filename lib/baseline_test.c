#include "baseline.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "mem.h"
#include "test.h"

static const struct gk_kind kinds[] = { { .name = "share" },
					{ .name = "menu" },
					{ 0 } };

/* Reads a baseline that holds so many bytes; NULL if it was taken, or why not. */
static const char *
refusal(struct gk_baseline *b, struct gk_str bytes, struct gk_buf *why)
{
	char path[] = "/tmp/granka-baseline-XXXXXX";
	int fd = mkstemp(path);
	bool fine = fd >= 0 && write(fd, bytes.p, bytes.n) == (ssize_t)bytes.n;

	close(fd);
	gk_buf_reset(why);
	fine = fine && gk_baseline_open(b, path, kinds, why);
	unlink(path);
	gk_buf_putc(why, '\0');
	return fine ? NULL : why->p + sizeof path - 1;
}

static void
test_files(void)
{
	static const struct {
		const char *bytes, *want;
	} cases[] = {
		{ "", NULL },
		{ "\n\r\n \t\n", NULL },
		{ "{\"kind\":\"share\",\"text\":\"да\"}", NULL },
		{ "{\"kind\":\"foreign\",\"text\":\"да\"}\n", NULL },
		{ "{\"kind\":\"share\"}\n", ":1: not a finding: no members "
					    "kind and text" },
		{ "\n{\"kind\":null,\"text\":\"да\"}\n",
		  ":2: not a finding: no members kind and text" },
		{ "{}\n{", ":1: not a finding: no members kind and text" },
		{ "7\n", ":1: not a finding: no members kind and text" },
		{ "{\"kind\":\"share\",\"text\":\"да\"", ":1: ends too early" },
	};
	struct gk_buf why = { 0 };
	struct gk_baseline b;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *got = refusal(&b, gk_str_of(cases[i].bytes), &why);

		if (!ok(cases[i].want == NULL
			    ? got == NULL
			    : got != NULL && strcmp(got, cases[i].want) == 0,
			"%zu: %s", i,
			cases[i].want ? cases[i].want : "taken"))
			printf("# got %s\n", got ? got : "taken");
		gk_baseline_clear(&b);
	}
	gk_buf_clear(&why);
}

/* One finding of kind k over the whole text; is it known? */
static bool
known(struct gk_baseline *b, const char *text, size_t k, struct gk_arena *arena)
{
	struct gk_doc doc = { .text = gk_str_of(text) };
	struct gk_findings f = { .arena = arena };
	size_t list = gk_findings_list(&f, "widgets");

	gk_finding_add(&f, list, &kinds[k], 0, doc.text.n);
	return gk_baseline_settle(b, &doc, &f) == GK_OK &&
	       f.member[0].findings[0].inert;
}

static void
test_counts(void)
{
	static const char lines[] =
	    "{\"text\":\"да\",\"kind\":\"share\"}\n"
	    "{\"kind\":\"sh\\u0061re\",\"text\":\"\\u0434а\"}\n"
	    "{\"kind\":\"menu\",\"text\":\"нет\",\"of\":{\"text\":\"x\"}}\n";
	struct gk_buf why = { 0 }, stats = { 0 };
	struct gk_arena arena = { 0 };
	struct gk_baseline b;

	ok(refusal(&b, gk_str_of(lines), &why) == NULL, "three lines");
	ok(known(&b, "да", 0, &arena), "the first of two");
	ok(!known(&b, "да", 1, &arena), "another kind is another finding");
	ok(!known(&b, "д", 0, &arena), "another text, too");
	ok(known(&b, "да", 0, &arena), "the second of two");
	ok(!known(&b, "да", 0, &arena), "the third is new");
	gk_baseline_stats(&b, &stats);
	ok(gk_str_is(gk_buf_view(&stats),
		     ",\"known\":2,\"gone\":1,\"other_kinds\":0"),
	   "what --stats says");
	gk_baseline_clear(&b);
	gk_arena_clear(&arena);
	gk_buf_clear(&why);
	gk_buf_clear(&stats);
}

int
main(void)
{
	test_files();
	test_counts();
	return done();
}
