/* extract-names - people, organisations, places.  See the man page. */
#include "defect.h"
#include "name.h"
#include "session.h"
#include "total.h"

enum { KIND = GK_OPT_FIRST, UNIQUE, REPLACE, TOTAL, MEMORY, TEMP_DIR };

static const struct gk_opt opts[] = {
	{ KIND, "kind", "KIND[,KIND...]", "only PER, ORG or LOC" },
	{ UNIQUE, "unique", NULL, "a row an entity, with its count" },
	{ REPLACE, "replace", "FORMAT",
	  "for --delete: what a name becomes, as '[{kind}]'" },
	{ TOTAL, "total", NULL, "a row an entity of the whole stream" },
	{ MEMORY, "memory", "SIZE", "count in so much, and then on disk (256M)" },
	{ TEMP_DIR, "temp-dir", "DIR", "there (default TMPDIR, or /tmp)" },
	{ 0 },
};

/* What asks for rows of entities leaves no other choice. */
static void
want_rows(struct gk_cli *cli, const char *option)
{
	if (cli->task.mode != GK_MODE_DEFAULT &&
	    cli->task.mode != GK_MODE_LIST)
		gk_cli_usage(cli, "%s only goes with --list", option);
}

static int
run_total(struct gk_cli *cli, struct gk_filter *filter, struct gk_total *total)
{
	struct gk_task *t = &cli->task;
	int status;

	want_rows(cli, "--total");
	if (t->output_dir != NULL)
		gk_cli_usage(cli, "--total gives one table, so --output-dir "
				  "does not go with it");
	if (total->memory < GK_TOTAL_LEAST)
		gk_cli_usage(cli, "--memory wants at least %zuM",
			     GK_TOTAL_LEAST >> 20);
	total->folder = t->temp_dir;
	total->jsonl = t->rows == GK_ROWS_JSONL;
	total->header = t->header;
	gk_total_open(total);
	filter->settle = gk_total_settle;
	filter->ending = gk_total_write;
	t->state = total;
	t->mode = GK_MODE_EMIT;
	status = gk_session_run(cli);
	gk_total_clear(total);
	return status;
}

int
main(int argc, char **argv)
{
	struct gk_name_rules rules = { .kinds = ~0u };
	struct gk_filter filter = {
		.name = "extract-names",
		.kinds = gk_name_kinds,
		.columns = gk_name_columns,
		.examine = gk_name_examine,
		.defects = gk_defect_examine,
		.defect_kinds = gk_defect_kinds,
	};
	struct gk_cli cli = {
		.synopsis = "[OPTION...] [FILE...]",
		.models = true,
		.about = "Finds people, organisations and places, their "
			 "dictionary forms, and who is who.",
		.opts = opts,
		.modes = GK_CLI_DELETING,
		.task = { .filter = &filter, .rules = &rules,
			  .text_mode = GK_MODE_LIST,
			  .record_mode = GK_MODE_ANNOTATE,
			  .temp_dir = gk_session_temp_dir() },
	};
	struct gk_total total = { .memory = GK_TOTAL_MEMORY };
	const char *value, *wants = NULL;
	bool all = false;
	int key;

	while ((key = gk_cli_next(&cli, argc, argv, &value)) != 0)
		switch (key) {
		case KIND:
			rules.kinds = gk_cli_kinds(&cli, value, gk_name_kinds);
			break;
		case UNIQUE:
			rules.unique = true;
			filter.columns = gk_name_columns_unique;
			break;
		case TOTAL:
			rules.unique = all = true;
			break;
		case MEMORY:
			total.memory = gk_cli_size(&cli, value);
			wants = "--memory";
			break;
		case TEMP_DIR:
			cli.task.temp_dir = value;
			wants = "--temp-dir";
			break;
		default:
			cli.task.replace = gk_str_of(value);
		}
	if (all)
		return run_total(&cli, &filter, &total);
	if (wants != NULL)
		gk_cli_usage(&cli, "%s only goes with --total", wants);
	if (rules.unique) {
		want_rows(&cli, "--unique");
		cli.task.mode = GK_MODE_LIST;
	}
	return gk_session_run(&cli);
}
