/* extract-quotes - who said what.  See the man page. */
#include "defect.h"
#include "quote.h"
#include "session.h"

enum { INDIRECT = GK_OPT_FIRST, NO_SPEAKERS, MIN_CONFIDENCE, KIND };

static const struct gk_opt opts[] = {
	{ INDIRECT, "indirect", NULL, "not available in this version" },
	{ NO_SPEAKERS, "no-speakers", NULL, "spans alone, faster" },
	{ MIN_CONFIDENCE, "min-confidence", "R",
	  "only what is at least as sure, 0 to 1" },
	{ KIND, "kind", "KIND[,KIND...]", "only these kinds" },
	{ 0 },
};

static const struct gk_filter filter = {
	.name = "extract-quotes",
	.kinds = gk_quote_kinds,
	.columns = gk_quote_columns,
	.examine = gk_quote_examine,
	.defects = gk_defect_examine,
};

int
main(int argc, char **argv)
{
	struct gk_quote_rules rules = { .speakers = true, .kinds = ~0u };
	struct gk_cli cli = {
		.synopsis = "[OPTION...] [FILE...]",
		.about = "Finds quotations with their speakers.",
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
		case INDIRECT:
			gk_cli_usage(&cli, "--indirect is not available in "
					   "this version");
		case NO_SPEAKERS:
			rules.speakers = false;
			break;
		case MIN_CONFIDENCE:
			rules.min_confidence = gk_cli_real(&cli, value, 1);
			break;
		default:
			rules.kinds = gk_cli_kinds(&cli, value,
						   gk_quote_kinds);
		}
	return gk_session_run(&cli);
}
