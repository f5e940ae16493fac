#include "duplicate.h"

#include "test.h"

#define MOST 8 /* documents of a case */

/* The findings of a stream of documents: for each "document:line kind
 * first-document:first-line", joined by "; ". */
static void
list(const struct gk_duplicate_rules *rules, bool want_of, bool jsonl,
     const char *const *texts, struct gk_buf *out)
{
	struct gk_duplicate_state state = { .rules = rules,
					    .want_of = want_of };
	struct gk_arena arena = { 0 };
	const struct gk_fact *doc_fact, *line_fact;
	char id[2] = "a";

	gk_buf_reset(out);
	for (; *texts != NULL; texts++, id[0]++) {
		struct gk_findings f = { .arena = &arena };
		struct gk_doc doc = { .text = gk_str_of(*texts),
				      .id = gk_str_of(id),
				      .line = jsonl ? (size_t)(id[0] - 'a') + 1
						    : 1,
				      .jsonl = jsonl,
				      .paras = GK_PARAS_LINE };

		gk_note_examine(rules, &doc, &f);
		gk_duplicate_settle(&state, &doc, &f);
		for (size_t i = 0; i < f.member[0].n; i++) {
			const struct gk_finding *g = &f.member[0].findings[i];
			struct gk_str found = gk_str_cut(
			    doc.text, g->spans->start, g->spans->end);

			if (out->n > 0)
				gk_buf_puts(out, "; ");
			gk_buf_puts(out, id);
			gk_buf_putc(out, ' ');
			gk_buf_puts(out, g->kind->name);
			gk_buf_printf(out, " [%.*s]", (int)found.n, found.p);
			doc_fact = gk_finding_fact(g, "_first document");
			line_fact = gk_finding_fact(g, "_first line");
			if (doc_fact == NULL || line_fact == NULL)
				continue;
			gk_buf_putc(out, ' ');
			gk_buf_str(out, doc_fact->str);
			gk_buf_printf(out, ":%lld", line_fact->number);
		}
		gk_arena_reset(&arena);
	}
	gk_duplicate_state_clear(&state);
	gk_arena_clear(&arena);
}

#define NORMAL { .note.level = GK_LEVEL_NORMAL }

static const struct {
	const char *what;
	struct gk_duplicate_rules rules;
	bool want_of, jsonl;
	const char *texts[MOST];
	const char *want;
} cases[] = {
	{ "nothing", NORMAL, true, false, { "", "\n\n" }, "" },
	{ "all new", NORMAL, true, false, { "раз\nдва", "три" }, "" },
	{ "a copy in the next document", NORMAL, true, false,
	  { "раз\nдва\n", "три\n\nдва\n" }, "b raw [два] a:2" },
	{ "a copy in the same document", NORMAL, true, false,
	  { "раз\nдва\nраз" }, "a raw [раз] a:1" },
	{ "every later copy names the first", NORMAL, true, false,
	  { "раз", "Раз!", "«раз»" },
	  "b normal [Раз!] a:1; c normal [«раз»] a:1" },
	{ "typographic", NORMAL, true, false,
	  { "«раз» — два", "\"раз\"  - два" },
	  "b typographic [\"раз\"  - два] a:1" },
	{ "level typographic", { .note.level = GK_LEVEL_TYPOGRAPHIC }, true, false,
	  { "раз - два\nРаз", "раз — два\nраз" },
	  "b typographic [раз — два] a:1" },
	{ "level raw", { .note.level = GK_LEVEL_RAW }, true, false,
	  { "раз - два\nтри", "раз — два\nтри" }, "b raw [три] a:2" },
	{ "without places the kind is the level", NORMAL, false, false,
	  { "раз", "раз" }, "b normal [раз]" },
	{ "within a document only", { .note.level = GK_LEVEL_NORMAL,
				      .document_scope = true },
	  true, false, { "раз\nраз", "раз\nдва\nдва" },
	  "a raw [раз] a:1; b raw [два] b:2" },
	{ "few words are never a copy", { .note.level = GK_LEVEL_NORMAL,
					  .note.min_words = 3 },
	  true, false, { "да, да\nраз два три", "да, да\nраз два три" },
	  "b raw [раз два три] a:2" },
	{ "marks alone go by their bytes", NORMAL, true, false,
	  { "***\n---", "***\n* * *" }, "b raw [***] a:1" },
	{ "lines of records are the record's", NORMAL, true, true,
	  { "раз\nдва", "два" }, "b raw [два] a:1" },
};

int
main(void)
{
	struct gk_buf got = { 0 };

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		list(&cases[i].rules, cases[i].want_of, cases[i].jsonl,
		     cases[i].texts, &got);
		if (!ok(gk_str_is(gk_buf_view(&got), cases[i].want), "%s",
			cases[i].what))
			printf("# %.*s\n", (int)got.n, got.p);
	}
	gk_buf_clear(&got);
	return done();
}
