/* dedupe-paragraphs - repeated paragraphs, once.  See the man page. */
#include "cli.h"
#include "duplicate.h"

enum {
	SCOPE = GK_OPT_FIRST, LEVEL, NEAR, MAX_NEW, MIN_WORDS, MAX_PARAGRAPH,
};

static const struct gk_opt opts[] = {
	{ SCOPE, "scope", "stream|document", "where copies are looked for" },
	{ LEVEL, "level", "raw|typographic|normal",
	  "what counts as the same (default normal)" },
	{ NEAR, "near", NULL, "near copies, too: most words the same" },
	{ MAX_NEW, "max-new", "R",
	  "share of a near copy's words that may be new (default 0.25)" },
	{ MIN_WORDS, "min-words", "N",
	  "never drop a paragraph of fewer words (default 4)" },
	{ MAX_PARAGRAPH, "max-paragraph", "SIZE",
	  "longest paragraph of a long document (default 16M)" },
	{ 0 },
};

static const struct gk_filter filter = {
	.name = "dedupe-paragraphs",
	.kinds = gk_duplicate_kinds,
	.columns = gk_duplicate_columns,
	.examine = gk_duplicate_examine,
	.settle = gk_duplicate_settle,
	.by_paragraph = true,
};

/* The first copy is named only where somebody reads it: remembering costs. */
static bool
wants_first(const struct gk_task *task)
{
	return task->removed != NULL || task->mode == GK_MODE_LIST ||
	       task->mode == GK_MODE_ANNOTATE || task->mode == GK_MODE_CHECK;
}

int
main(int argc, char **argv)
{
	struct gk_duplicate_rules rules = GK_DUPLICATE_DEFAULTS;
	struct gk_duplicate_state state = { .rules = &rules };
	struct gk_cli cli = {
		.synopsis = "[OPTION...] [FILE...]",
		.about = "Drops paragraphs that stood before in the stream: "
			 "the same, or typed otherwise.",
		.opts = opts,
		.modes = 1u << GK_MODE_DELETE | 1u << GK_MODE_LIST |
			 1u << GK_MODE_ANNOTATE | 1u << GK_MODE_CHECK |
			 1u << GK_MODE_MARK,
		.task = { .filter = &filter, .rules = &rules, .state = &state,
			  .text_mode = GK_MODE_DELETE,
			  .record_mode = GK_MODE_DELETE },
	};
	const char *value;
	int key, status;

	while ((key = gk_cli_next(&cli, argc, argv, &value)) != 0)
		switch (key) {
		case SCOPE:
			rules.document_scope = gk_cli_choice(&cli, value) == 1;
			break;
		case LEVEL:
			rules.level =
			    (enum gk_level)gk_cli_choice(&cli, value);
			break;
		case NEAR:
			rules.near = true;
			break;
		case MAX_NEW:
			rules.max_new = gk_cli_real(&cli, value, 1);
			break;
		case MIN_WORDS:
			rules.min_words =
			    (unsigned)gk_cli_number(&cli, value, 1000000);
			break;
		default:
			cli.task.max_paragraph = gk_cli_size(&cli, value);
		}
	state.want_of = wants_first(&cli.task);
	status = gk_cli_run(&cli);
	gk_duplicate_state_clear(&state);
	return status;
}
