/* extract-quotes - who said what.  See the man page. */
#include "defect.h"
#include "quote.h"
#include "session.h"

enum { INDIRECT = GK_OPT_FIRST, NO_SPEAKERS, SPEAKER, MIN_CONFIDENCE, KIND };

static const struct gk_opt opts[] = {
	{ INDIRECT, "indirect", NULL, "indirect speech too" },
	{ NO_SPEAKERS, "no-speakers", NULL, "spans alone, faster" },
	{ SPEAKER, "speaker", "REGEX", "only those whose speaker fits" },
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
	.defect_kinds = gk_defect_kinds,
};

int
main(int argc, char **argv)
{
	struct gk_quote_rules rules = { .speakers = true, .kinds = ~0u };
	struct gk_cli cli = {
		.synopsis = "[OPTION...] [FILE...]",
		.models = true,
		.about = "Finds quotations with their speakers.",
		.opts = opts,
		.modes = GK_CLI_DELETING,
		.task = { .filter = &filter, .rules = &rules,
			  .text_mode = GK_MODE_LIST,
			  .record_mode = GK_MODE_ANNOTATE },
	};
	const char *value;
	regex_t speaker;
	int key;

	while ((key = gk_cli_next(&cli, argc, argv, &value)) != 0)
		switch (key) {
		case INDIRECT:
			rules.indirect = true;
			break;
		case NO_SPEAKERS:
			rules.speakers = false;
			break;
		case SPEAKER:
			if (rules.speaker != NULL)
				regfree(&speaker);
			rules.speaker = NULL;
			if (regcomp(&speaker, value,
				    REG_EXTENDED | REG_NOSUB) != 0)
				gk_cli_usage(&cli, "--speaker: not a regular "
						   "expression: %s", value);
			rules.speaker = &speaker;
			break;
		case MIN_CONFIDENCE:
			rules.min_confidence = gk_cli_real(&cli, value, 1);
			break;
		default:
			rules.kinds = gk_cli_kinds(&cli, value,
						   gk_quote_kinds);
		}
	if (rules.speaker != NULL && !rules.speakers)
		gk_cli_usage(&cli, "--speaker does not go with "
				   "--no-speakers");
	key = gk_session_run(&cli);
	if (rules.speaker != NULL)
		regfree(&speaker);
	return key;
}
