/* dedupe-paragraphs - repeated paragraphs, once.  See the man page. */
#include "dedupe.h"
#include "session.h"

enum { SCOPE = GK_OPT_FIRST, LEVEL, NEAR, MAX_NEW, MIN_WORDS, MAX_PARAGRAPH,
       CHOOSE, MEMORY, TEMP_DIR, STATE, STATE_OUT, MERGE_STATE, STATE_INFO,
       MIN_DOCUMENTS, EMIT, SHARD, FIRST_OF_KEY, APPLY };

static const struct gk_opt opts[] = {
	{ SCOPE, "scope", "stream|document", "where copies are looked for" },
	{ LEVEL, "level", "raw|typographic|normal",
	  "what counts as the same (default normal)" },
	{ NEAR, "near", NULL, "near copies, too: most words the same" },
	{ MAX_NEW, "max-new", "R", "share of its words that may be new (0.25)" },
	{ CHOOSE, "choose", "first|longest", "which of the copies stays" },
	{ MIN_WORDS, "min-words", "N", "never drop one of fewer words (4)" },
	{ MAX_PARAGRAPH, "max-paragraph", "SIZE",
	  "longest paragraph of a long document (default 16M)" },
	{ MEMORY, "memory", "SIZE", "remember in so much, and then on disk" },
	{ TEMP_DIR, "temp-dir", "DIR", "there (default TMPDIR, or /tmp)" },
	{ STATE, "state", "FILE", "what earlier runs saw; renewed with -o" },
	{ STATE_OUT, "state-out", "FILE", "what they and this run saw" },
	{ MERGE_STATE, "merge-state", "OUT", "unite the operands, and end" },
	{ STATE_INFO, "state-info", "FILE", "say what the state is, and end" },
	{ MIN_DOCUMENTS, "min-documents", "N", "only what stood in N documents" },
	{ EMIT, "emit", "keys", "a line for each paragraph, to be sorted" },
	{ SHARD, "shard", "K", "the number of this part of the input (0)" },
	{ FIRST_OF_KEY, "first-of-key", NULL, "sorted lines in, a list out" },
	{ APPLY, "apply", "LIST", "drop what the sorted list names" },
	{ 0 },
};

struct asked {
	struct gk_dedupe dedupe;
	const char *merged, *info; /* errands */
	bool reduces;
};

static bool
reduce(const struct gk_task *t, struct gk_out *out, struct gk_buf *why)
{
	return gk_shard_reduce(t->operands, t->noperands, out, why);
}

static int
run(struct gk_cli *cli, struct asked *a)
{
	struct gk_task *t = &cli->task;
	struct gk_dedupe *d = &a->dedupe;
	struct gk_buf why = { 0 }, info = { 0 };

	if (a->reduces)
		return gk_session_write(cli, reduce);
	if (a->info != NULL && gk_past_info(a->info, &info, &why))
		return gk_cli_print(cli, &info);
	if (a->merged != NULL &&
	    gk_past_merge(t->operands, t->noperands, a->merged, &why))
		return 0;
	if (!d->errand && gk_dedupe_open(d, t, &why)) {
		if (!d->longest)
			return gk_session_run(cli);
		if (!gk_session_survey(cli))
			gk_buf_puts(&why, "out of memory");
		else if (gk_dedupe_turn(d, &why))
			return gk_session_run(cli);
	}
	return gk_cli_trouble(cli, &why);
}

static unsigned
number(struct gk_cli *cli, const char *value, unsigned most)
{
	return (unsigned)gk_cli_number(cli, value, most);
}

static void
set(struct gk_cli *c, struct asked *a, int key, const char *value)
{
	struct gk_dedupe *d = &a->dedupe;
	struct gk_duplicate_rules *r = &d->rules;

	switch (key) {
	case SCOPE: r->document_scope = gk_cli_choice(c, value); break;
	case LEVEL: r->note.level = (enum gk_level)gk_cli_choice(c, value); break;
	case NEAR: r->note.near = true; break;
	case MAX_NEW: r->max_new = gk_cli_real(c, value, 1); break;
	case CHOOSE: d->longest = gk_cli_choice(c, value); break;
	case MIN_WORDS: r->note.min_words = number(c, value, 1000000); break;
	case MEMORY: d->memory = gk_cli_size(c, value); break;
	case TEMP_DIR: c->task.temp_dir = value; break;
	case MIN_DOCUMENTS: r->min_documents = number(c, value, 65535); break;
	case STATE: d->past.in = value; break;
	case STATE_OUT: d->past.out = value; break;
	case MERGE_STATE: a->merged = value; break;
	case STATE_INFO: a->info = value; break;
	case EMIT: d->emits = gk_cli_choice(c, value) == 0; break;
	case SHARD: d->shard.number = number(c, value, GK_SHARD_MOST); break;
	case FIRST_OF_KEY: a->reduces = true; break;
	case APPLY: d->shard.list = value; break;
	default: c->task.max_paragraph = gk_cli_size(c, value);
	}
}

int
main(int argc, char **argv)
{
	struct asked a = { .dedupe.rules = GK_DUPLICATE_DEFAULTS };
	struct gk_cli cli = {
		.synopsis = "[OPTION...] [FILE...]",
		.about = "Drops paragraphs that stood before: the same, typed "
			 "otherwise, nearly the same.",
		.opts = opts,
		.modes = GK_CLI_DELETING,
		.task = { .filter = &gk_dedupe_filter,
			  .rules = &a.dedupe.rules, .state = &a.dedupe,
			  .text_mode = GK_MODE_DELETE,
			  .record_mode = GK_MODE_DELETE,
			  .temp_dir = gk_session_temp_dir() },
		.finish = gk_dedupe_finish,
	};
	const char *value;
	int key, status;

	while ((key = gk_cli_next(&cli, argc, argv, &value)) != 0)
		set(&cli, &a, key, value);
	a.dedupe.errand = a.reduces || a.info != NULL || a.merged != NULL;
	if ((value = gk_dedupe_clash(&a.dedupe, &cli.task)) != NULL)
		gk_cli_usage(&cli, "%s", value);
	status = run(&cli, &a);
	gk_dedupe_clear(&a.dedupe);
	return status;
}
