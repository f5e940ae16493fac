/* strip-widgets - take the furniture out of scraped news.  See the man page. */
#include "cli.h"
#include "widget.h"

enum { KEEP = GK_OPT_FIRST, STRIP };

static const struct gk_opt opts[] = {
	{ KEEP, "keep", "KIND[,KIND...]", "leave these kinds in" },
	{ STRIP, "strip", "KIND[,KIND...]",
	  "take these out too: byline date source caption repeat" },
	{ 0 },
};

static const struct gk_filter filter = {
	.name = "strip-widgets",
	.kinds = gk_widget_kinds,
	.columns = gk_widget_columns,
	.examine = gk_widget_examine,
};

int
main(int argc, char **argv)
{
	struct gk_widget_rules rules = { 0 };
	struct gk_cli cli = {
		.synopsis = "[OPTION...] [FILE...]",
		.about = "Takes share buttons, related news, rates, weather, "
			 "menus and footers out of scraped news pages.",
		.opts = opts,
		.modes = 1u << GK_MODE_DELETE | 1u << GK_MODE_LIST |
			 1u << GK_MODE_ANNOTATE | 1u << GK_MODE_CHECK |
			 1u << GK_MODE_MARK,
		.task = { .filter = &filter, .rules = &rules,
			  .text_mode = GK_MODE_DELETE,
			  .record_mode = GK_MODE_DELETE },
	};
	const char *value;
	int key;

	while ((key = gk_cli_next(&cli, argc, argv, &value)) != 0) {
		uint32_t kinds = gk_cli_kinds(&cli, value, gk_widget_kinds);

		if (key == KEEP)
			rules.keep |= kinds << GK_WIDGET_SHARE;
		else
			rules.strip |= kinds << GK_WIDGET_SHARE;
	}
	return gk_cli_run(&cli);
}
