/*
 * cli - the command line of a filter: options, messages, exit status.
 *
 * The only room that prints on standard error, reads the environment (NO_COLOR,
 * TMPDIR)
 * or exits.  A main fills a struct gk_cli, steps through its own options with
 * gk_cli_next (which handles the common ones, --help, --version and usage
 * errors), and returns what gk_cli_run returns.
 */
#ifndef GK_CLI_H
#define GK_CLI_H

#include "filelist.h"
#include "option.h"

/* Of filters whose findings are taken out. */
#define GK_CLI_DELETING \
	(1u << GK_MODE_DELETE | 1u << GK_MODE_LIST | 1u << GK_MODE_ANNOTATE | \
	 1u << GK_MODE_CHECK | 1u << GK_MODE_MARK)

struct gk_cli {
	const char *synopsis;
	const char *about;       /* one line */
	const struct gk_opt *opts;
	unsigned modes;          /* bits 1 << GK_MODE_X that make sense */
	struct gk_task task;     /* filter, rules, state and default modes are
				  * the main's, the rest is filled here */
	bool models;             /* it uses trained tables of names */
	bool (*finish)(void *state, struct gk_buf *why); /* NULL, or called
				  * when all that could be read is written: not
				  * after an error of reading, writing or memory
				  * or a signal.  False: trouble, told in why */

	bool stats, progress;    /* private, and all below */
	int color;
	const char *stats_file, *files0_from, *baseline;
	bool findings_set;
	const struct gk_opt *opt; /* the one last given */
	const char *no_view;     /* an option given that --mark has no use for */
	void *long_options;
	char *short_options;
	struct gk_filelist names;
};

/* The next option of the filter's own, its value in *value; 0 at the end. */
int gk_cli_next(struct gk_cli *cli, int argc, char **argv, const char **value);

/* Values of the option last given; a bad one is a usage error and exits. */
size_t gk_cli_size(struct gk_cli *cli, const char *value);
uint64_t gk_cli_number(struct gk_cli *cli, const char *value, uint64_t most);
double gk_cli_real(struct gk_cli *cli, const char *value, double most);
int gk_cli_choice(struct gk_cli *cli, const char *value);
uint32_t gk_cli_kinds(struct gk_cli *cli, const char *value,
		      const struct gk_kind *kinds);

/* Ends with "NAME: MESSAGE; try --help" and status 2. */
__attribute__((format(printf, 2, 3), noreturn)) void
gk_cli_usage(const struct gk_cli *cli, const char *format, ...);

/* Says "NAME: MESSAGE", empties it, and gives the exit status 2. */
int gk_cli_trouble(const struct gk_cli *cli, struct gk_buf *message);

/* Prints text, empties it, and gives the exit status. */
int gk_cli_print(const struct gk_cli *cli, struct gk_buf *text);

/* "NAME: LINE" on standard error. */
void gk_cli_say(const struct gk_cli *cli, struct gk_str line);

#endif
