/* extract-names - people, organisations, places.  See the man page. */
#include "defect.h"
#include "name.h"
#include "session.h"

enum { KIND = GK_OPT_FIRST, UNIQUE, REPLACE };

static const struct gk_opt opts[] = {
	{ KIND, "kind", "KIND[,KIND...]", "only PER, ORG or LOC" },
	{ UNIQUE, "unique", NULL, "a row an entity, with its count" },
	{ REPLACE, "replace", "FORMAT",
	  "with --delete: what stands for a name, '[{kind}]' for one" },
	{ 0 },
};

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
		.about = "Finds people, organisations and places, their "
			 "dictionary forms, and who is who.",
		.opts = opts,
		.modes = GK_CLI_DELETING,
		.task = { .filter = &filter, .rules = &rules,
			  .text_mode = GK_MODE_LIST,
			  .record_mode = GK_MODE_ANNOTATE },
	};
	const char *value;
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
		default:
			cli.task.replace = gk_str_of(value);
		}
	if (rules.unique && cli.task.mode != GK_MODE_DEFAULT &&
	    cli.task.mode != GK_MODE_LIST)
		gk_cli_usage(&cli, "--unique only goes with --list");
	if (rules.unique)
		cli.task.mode = GK_MODE_LIST;
	return gk_session_run(&cli);
}
