/* dedupe-paragraphs - repeated paragraphs, once.  See the man page. */
#include <errno.h>
#include <stdio.h>

#include "cli.h"
#include "duplicate.h"

enum { SCOPE = GK_OPT_FIRST, LEVEL, NEAR, MAX_NEW, MIN_WORDS, MAX_PARAGRAPH,
       STATE, STATE_OUT, MERGE_STATE, STATE_INFO, MIN_DOCUMENTS };

static const struct gk_opt opts[] = {
	{ SCOPE, "scope", "stream|document", "where copies are looked for" },
	{ LEVEL, "level", "raw|typographic|normal",
	  "what counts as the same (default normal)" },
	{ NEAR, "near", NULL, "near copies, too: most words the same" },
	{ MAX_NEW, "max-new", "R", "share of its words that may be new (0.25)" },
	{ MIN_WORDS, "min-words", "N", "never drop one of fewer words (4)" },
	{ MAX_PARAGRAPH, "max-paragraph", "SIZE",
	  "longest paragraph of a long document (default 16M)" },
	{ STATE, "state", "FILE", "what earlier runs saw; renewed with -o" },
	{ STATE_OUT, "state-out", "FILE", "what they and this run saw" },
	{ MERGE_STATE, "merge-state", "OUT", "unite the operands, and end" },
	{ STATE_INFO, "state-info", "FILE", "say what the state is, and end" },
	{ MIN_DOCUMENTS, "min-documents", "N", "only what stood in N documents" },
	{ 0 },
};

struct asked {
	struct gk_duplicate_rules rules;
	struct gk_past past;
	const char *merged, *info;
};

/* The first copy is named only where somebody reads it: remembering costs. */
static bool
wants_first(const struct gk_task *t)
{
	return t->removed != NULL || t->mode == GK_MODE_LIST ||
	       t->mode == GK_MODE_ANNOTATE || t->mode == GK_MODE_CHECK;
}

/* Who looks or checks, and then runs, must not find that all was seen. */
static void
check(struct gk_cli *cli, struct asked *a)
{
	const struct gk_task *t = &cli->task;
	bool looks = t->mode == GK_MODE_LIST || t->mode == GK_MODE_CHECK ||
		     t->mode == GK_MODE_MARK;
	const char *clash = a->merged != NULL ? "--merge-state" :
		a->info != NULL ? "--state-info" :
		a->rules.document_scope ? "--scope=document" :
		t->in_place ? "-i" : looks && a->past.out != NULL ?
		"--list, --check and --mark" : NULL;

	if (a->rules.min_documents > 0 && a->past.in == NULL)
		gk_cli_usage(cli, "--min-documents wants --state");
	if (a->past.in == NULL && a->past.out == NULL)
		return;
	if (clash != NULL)
		gk_cli_usage(cli, "--state%s does not go with %s",
			     a->past.out != NULL ? "-out" : "", clash);
	if (a->past.out == NULL && t->output_file != NULL && !looks)
		a->past.out = a->past.in;
	a->past.level = a->rules.level;
}

static int
run(struct gk_cli *cli, struct asked *a)
{
	struct gk_buf why = { 0 }, out = { 0 };
	bool fine = a->merged != NULL ?
			    gk_past_merge(cli->task.operands,
					  cli->task.noperands, a->merged, &why) :
		    a->info != NULL ? gk_past_info(a->info, &out, &why) :
				      gk_past_open(&a->past, &why);

	if (fine && a->info != NULL &&
	    (fwrite(out.p, 1, out.n, stdout) != out.n || fflush(stdout) != 0)) {
		gk_buf_printf(&why, "standard output: %s", strerror(errno));
		fine = false;
	}
	gk_buf_clear(&out);
	if (!fine)
		return gk_cli_trouble(cli, &why);
	return a->info != NULL || a->merged != NULL ? 0 : gk_cli_run(cli);
}

static unsigned
number(struct gk_cli *cli, const char *value, unsigned most)
{
	return (unsigned)gk_cli_number(cli, value, most);
}

int
main(int argc, char **argv)
{
	struct asked a = { .rules = GK_DUPLICATE_DEFAULTS };
	struct gk_duplicate_rules *r = &a.rules;
	struct gk_duplicate_state state = { .rules = r };
	struct gk_filter filter = {
		.name = "dedupe-paragraphs",
		.kinds = gk_duplicate_kinds,
		.columns = gk_duplicate_columns,
		.examine = gk_duplicate_examine,
		.settle = gk_duplicate_settle,
		.by_paragraph = true,
		.stats = gk_duplicate_stats,
	};
	struct gk_cli cli = {
		.synopsis = "[OPTION...] [FILE...]",
		.about = "Drops paragraphs that stood before: the same, typed "
			 "otherwise, nearly the same.",
		.opts = opts,
		.modes = GK_CLI_DELETING,
		.task = { .filter = &filter, .rules = &a.rules,
			  .state = &state, .text_mode = GK_MODE_DELETE,
			  .record_mode = GK_MODE_DELETE },
	};
	struct gk_cli *c = &cli;
	const char *value;
	int key, status;

	while ((key = gk_cli_next(c, argc, argv, &value)) != 0)
		switch (key) {
		case SCOPE: r->document_scope = gk_cli_choice(c, value); break;
		case LEVEL:
			r->level = (enum gk_level)gk_cli_choice(c, value);
			break;
		case NEAR: r->near = true; break;
		case MAX_NEW: r->max_new = gk_cli_real(c, value, 1); break;
		case MIN_WORDS: r->min_words = number(c, value, 1000000); break;
		case MIN_DOCUMENTS: r->min_documents = number(c, value, 65535); break;
		case STATE: a.past.in = value; break;
		case STATE_OUT: a.past.out = value; break;
		case MERGE_STATE: a.merged = value; break;
		case STATE_INFO: a.info = value; break;
		default: c->task.max_paragraph = gk_cli_size(c, value);
		}
	check(c, &a);
	state.want_of = wants_first(&c->task);
	if (a.past.in != NULL || a.past.out != NULL)
		state.past = &a.past;
	if (a.past.out != NULL)
		cli.finish = gk_duplicate_finish;
	status = run(c, &a);
	gk_past_clear(&a.past);
	gk_duplicate_state_clear(&state);
	return status;
}
