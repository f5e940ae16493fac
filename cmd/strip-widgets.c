/* strip-widgets - take the furniture out of scraped news.  See the man page. */
#include "session.h"
#include "sites.h"
#include "utf8.h"
#include "widget.h"

enum { KEEP = GK_OPT_FIRST, STRIP, SITE_PROFILE, SITE, LEARN, MERGE_PROFILE };

static const struct gk_opt opts[] = {
	{ KEEP, "keep", "KIND[,KIND...]", "leave these kinds in" },
	{ STRIP, "strip", "KIND[,KIND...]",
	  "take out, too: byline date source caption repeat" },
	{ SITE_PROFILE, "site-profile", "FILE",
	  "take out what recurs on a page's site, too" },
	{ SITE, "site", "NAME", "the site of pages without an address" },
	{ LEARN, "learn", NULL, "count this run's lines into the profile" },
	{ MERGE_PROFILE, "merge-profile", "OUT",
	  "add up the operands, which are profiles, and end" },
	{ 0 },
};

/* An address names a site, too. */
static struct gk_str
site_of(struct gk_cli *cli, const char *value, char host[GK_HOST_MAX])
{
	struct gk_str name = gk_str_of(value);
	size_t n = 0;

	if (gk_utf8_check(name) == name.n)
		n = strchr(value, '/') != NULL ? gk_host_of(name, host)
					       : gk_host_name(name, host);
	if (n == 0)
		gk_cli_usage(cli, "--site: '%s' is not the name of a site",
			     value);
	return gk_str(host, n);
}

static void
check(struct gk_cli *cli, const struct gk_sites *sites, bool site,
      const char *merged)
{
	const char *option = site ? "--site" : sites->learn ? "--learn" : NULL;

	if (merged != NULL && (sites->path != NULL || option != NULL))
		gk_cli_usage(cli, "%s does not go with --merge-profile",
			     option != NULL ? option : "--site-profile");
	if (sites->path == NULL && option != NULL)
		gk_cli_usage(cli, "%s wants --site-profile", option);
	if (sites->path != NULL && strcmp(sites->path, "-") == 0)
		gk_cli_usage(cli, "--site-profile wants a file, not standard "
				  "input");
}

static int
run(struct gk_cli *cli, struct gk_sites *sites, const char *merged)
{
	const struct gk_task *t = &cli->task;
	struct gk_buf why = { 0 };
	int status;
	bool fine;

	if (merged != NULL)
		fine = gk_sites_merge(t->operands, t->noperands, merged, &why);
	else
		fine = gk_sites_open(sites, &why);
	if (!fine)
		status = gk_cli_trouble(cli, &why);
	else
		status = merged != NULL ? 0 : gk_session_run(cli);
	gk_sites_clear(sites);
	return status;
}

int
main(int argc, char **argv)
{
	struct gk_sites sites = { 0 };
	struct gk_widget_rules rules = { 0 };
	struct gk_filter filter = {
		.name = "strip-widgets",
		.kinds = gk_widget_kinds,
		.columns = gk_widget_columns,
		.examine = gk_widget_examine,
		.stats = gk_sites_stats,
	};
	struct gk_cli cli = {
		.synopsis = "[OPTION...] [FILE...]",
		.about = "Takes menus, related news, rates, weather and "
			 "footers out of scraped news pages.",
		.opts = opts,
		.modes = GK_CLI_DELETING,
		.task = { .filter = &filter, .rules = &rules, .state = &sites,
			  .text_mode = GK_MODE_DELETE,
			  .record_mode = GK_MODE_DELETE },
	};
	const char *value, *merged = NULL;
	char host[GK_HOST_MAX];
	int key;

	while ((key = gk_cli_next(&cli, argc, argv, &value)) != 0)
		switch (key) {
		case SITE_PROFILE: sites.path = value; break;
		case SITE: rules.site = site_of(&cli, value, host); break;
		case LEARN: sites.learn = true; break;
		case MERGE_PROFILE: merged = value; break;
		default: {
			uint32_t kinds = gk_cli_kinds(&cli, value,
						      gk_widget_kinds)
					 << GK_WIDGET_SHARE;

			*(key == KEEP ? &rules.keep : &rules.strip) |= kinds;
		}
		}
	check(&cli, &sites, rules.site.n > 0, merged);
	rules.profile = sites.path != NULL ? &sites.known : NULL;
	if (sites.learn) {
		rules.learn = true;
		filter.settle = gk_sites_settle;
		cli.finish = gk_sites_finish;
	}
	return run(&cli, &sites, merged);
}
