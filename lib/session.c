#include "session.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "baseline.h"
#include "run.h"
#include "stats.h"

/* Set by a signal that asks to end; its number. */
static volatile sig_atomic_t stop;

static void
say(void *cli, struct gk_str line)
{
	gk_cli_say(cli, line);
}

static void
on_signal(int number)
{
	stop = number;
}

/* The document in hand is finished; a second signal ends at once. */
static void
catch_signals(void)
{
	static const int numbers[] = { SIGTERM, SIGINT, SIGHUP };
	struct sigaction act = { .sa_handler = on_signal }, old;

	act.sa_flags = (int)SA_RESETHAND;
	sigemptyset(&act.sa_mask);
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		if (sigaction(numbers[i], NULL, &old) == 0 &&
		    old.sa_handler != SIG_IGN)
			sigaction(numbers[i], &act, NULL);
}

static bool
wants_color(const struct gk_cli *cli)
{
	const char *no = getenv("NO_COLOR");

	if (cli->color != 0)
		return cli->color == 1;
	return isatty(STDOUT_FILENO) && cli->task.output_file == NULL &&
	       cli->task.output_dir == NULL && (no == NULL || *no == '\0');
}

/* A line on the terminal that writes over itself, five times a second. */
static void
show_progress(void *arg, const struct gk_totals *totals)
{
	static struct timespec last;
	struct timespec now;
	struct gk_buf b = { 0 };
	ssize_t n;

	(void)arg;
	clock_gettime(CLOCK_MONOTONIC, &now);
	if ((now.tv_sec - last.tv_sec) * 1000 +
		(now.tv_nsec - last.tv_nsec) / 1000000 < 200)
		return;
	last = now;
	gk_buf_printf(&b, "\r%.1f MB", (double)totals->bytes_in / 1e6);
	if (totals->size >= totals->bytes_in && totals->size > 0) {
		size_t done = (size_t)(totals->bytes_in * 30 / totals->size);

		gk_buf_puts(&b, " [");
		for (size_t i = 0; i < 30; i++)
			gk_buf_putc(&b, i < done ? '#' : ' ');
		gk_buf_putc(&b, ']');
	}
	gk_buf_printf(&b, " %llu documents, %llu findings ",
		      (unsigned long long)totals->counts.documents,
		      (unsigned long long)totals->counts.findings);
	if (b.status == GK_OK)
		n = write(STDERR_FILENO, b.p, b.n);
	(void)n;
	gk_buf_clear(&b);
}

static bool
write_stats(struct gk_cli *cli, const struct gk_run *run, int status)
{
	struct gk_sink file = { .form = GK_SINK_ROWS };
	struct gk_buf b = { 0 };
	bool fine = true;
	ssize_t n = 0;

	gk_stats_json(&cli->task, &run->totals, status, &b);
	if (cli->stats)
		n = write(STDERR_FILENO, b.p, b.n);
	(void)n;
	if (cli->stats_file != NULL) {
		fine = gk_sink_open(&file, cli->stats_file) == GK_OK;
		if (fine) {
			gk_out_put(&file.out, b.p, b.n);
			fine = gk_sink_close(&file, true) == GK_OK;
		}
		if (!fine) {
			gk_buf_reset(&b);
			gk_buf_printf(&b, "%s: %s", cli->stats_file,
				      strerror(errno));
			say(cli, gk_buf_view(&b));
		}
	}
	gk_sink_clear(&file);
	gk_buf_clear(&b);
	return fine;
}

/* What was passed over at the user's wish is told all the same, in one line. */
static void
tell_counts(struct gk_cli *cli, const struct gk_run *run)
{
	const struct gk_counts *c = &run->totals.counts;
	struct gk_buf b = { 0 };

	if (cli->task.quiet)
		return;
	if (cli->task.invalid == GK_INVALID_DROP &&
	    c->left + c->lost_paragraphs > 0)
		gk_buf_printf(&b, "left out: %llu (--invalid=drop)",
			      (unsigned long long)(c->left +
						   c->lost_paragraphs));
	else if (c->replaced > 0)
		gk_buf_printf(&b, "replaced by U+FFFD: %llu "
				  "(--invalid=replace)",
			      (unsigned long long)c->replaced);
	if (b.n > 0)
		say(cli, gk_buf_view(&b));
	gk_buf_clear(&b);
}

static int
status_of(const struct gk_cli *cli, const struct gk_run *run)
{
	const struct gk_counts *c = &run->totals.counts;

	if (run->trouble)
		return 2;
	if (cli->task.mode != GK_MODE_CHECK)
		return 0;
	if (c->findings > cli->task.max_findings)
		return 1;
	return cli->task.max_ratio >= 0 && c->documents > 0 &&
	       (double)c->findings >
		   cli->task.max_ratio * (double)c->documents;
}

/* What the filter does at the end, if the run was whole. */
static bool
finish_run(struct gk_cli *cli, const struct gk_run *run)
{
	struct gk_buf why = { 0 };

	if (cli->finish == NULL || run->feed.io_error || stop != 0 ||
	    cli->finish(cli->task.state, &why))
		return true;
	gk_cli_trouble(cli, &why);
	return false;
}

const char *
gk_session_temp_dir(void)
{
	const char *dir = getenv("TMPDIR");

	return dir != NULL && *dir != '\0' ? dir : "/tmp";
}

static void
say_nothing(void *arg, struct gk_str line)
{
	(void)arg;
	(void)line;
}

bool
gk_session_survey(struct gk_cli *cli)
{
	struct gk_task task = cli->task;
	struct gk_run run = { .task = &task, .say = say_nothing,
			      .stop = &stop };
	struct stat st;
	off_t start = lseek(STDIN_FILENO, 0, SEEK_CUR);
	bool fine;

	for (size_t i = 0; i < task.noperands; i++) {
		const char *name = task.operands[i];
		bool in = strcmp(name, "-") == 0;

		/* What cannot be looked at the run itself will tell. */
		if ((in ? fstat(STDIN_FILENO, &st) : stat(name, &st)) == 0 &&
		    !S_ISREG(st.st_mode))
			gk_cli_usage(cli, "%s is read twice, so it must be a "
					  "regular file, not a pipe",
				     in ? "standard input" : name);
	}
	task.mode = GK_MODE_EMIT;
	task.output_file = task.output_dir = NULL;
	task.removed = task.rejected = NULL;
	task.in_place = false;
	fine = gk_run(&run);
	gk_run_clear(&run);
	if (start >= 0)
		lseek(STDIN_FILENO, start, SEEK_SET);
	return fine;
}

int
gk_session_write(struct gk_cli *cli,
	     bool (*put)(const struct gk_task *task, struct gk_out *out,
			 struct gk_buf *why))
{
	const char *name = cli->task.output_file;
	struct gk_sink sink = { .form = GK_SINK_ROWS };
	struct gk_buf why = { 0 };
	bool fine, gone = false;

	gk_sink_stdout(&sink);
	if (name != NULL && gk_sink_open(&sink, name) != GK_OK) {
		gk_buf_printf(&why, "%s: %s", name, gk_file_error(errno));
		return gk_cli_trouble(cli, &why);
	}
	fine = put(&cli->task, &sink.out, &why);
	if (gk_sink_close(&sink, fine) != GK_OK && fine) {
		int error = sink.out.error != 0 ? sink.out.error : errno;

		fine = false;
		gone = error == EPIPE;
		gk_buf_printf(&why, "%s: %s",
			      name != NULL ? name : "write error",
			      strerror(error));
	}
	gk_sink_clear(&sink);
	if (!fine && !gone)
		return gk_cli_trouble(cli, &why);
	gk_buf_clear(&why);
	return fine ? 0 : 2;
}

/* What --check knows already, and then the run. */
static bool
run_all(struct gk_cli *cli, struct gk_run *run, struct gk_baseline *known)
{
	struct gk_buf why = { 0 };

	if (cli->baseline != NULL) {
		if (!gk_baseline_open(known, cli->baseline,
				      gk_task_kinds(&cli->task), &why)) {
			gk_cli_trouble(cli, &why);
			return false;
		}
		cli->task.baseline = known;
	}
	return gk_run(run) && finish_run(cli, run);
}

int
gk_session_run(struct gk_cli *cli)
{
	struct gk_baseline known = { 0 };
	struct gk_run run = { .task = &cli->task, .say = say, .arg = cli,
			      .stop = &stop };
	bool shown = cli->progress && isatty(STDERR_FILENO);
	int status;

	cli->task.color = wants_color(cli);
	if (shown && !cli->task.quiet)
		run.tick = show_progress;
	catch_signals();
	if (!run_all(cli, &run, &known))
		run.trouble = true;
	if (run.tick != NULL && write(STDERR_FILENO, "\n", 1) < 0)
		run.trouble = true;
	tell_counts(cli, &run);
	status = status_of(cli, &run);
	if ((cli->stats || cli->stats_file != NULL) &&
	    !write_stats(cli, &run, status))
		status = 2;
	gk_run_clear(&run);
	gk_baseline_clear(&known);
	gk_filelist_clear(&cli->names);
	gk_mem_free((void *)(uintptr_t)cli->task.record.remap);
	if (stop != 0) {
		signal(stop, SIG_DFL);
		raise(stop);
	}
	return status;
}
