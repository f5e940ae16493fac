#include "cli.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "run.h"
#include "stats.h"
#include "unicode.h"

/* Set by a signal that asks to end; its number. */
static volatile sig_atomic_t stop;

static const char *
name_of(const struct gk_cli *cli)
{
	return cli->task.filter->name;
}

/* One write a message, so that those of several processes do not mix. */
static void
say(void *arg, struct gk_str line)
{
	const struct gk_cli *cli = arg;
	struct gk_buf b = { 0 };
	ssize_t n;

	gk_buf_printf(&b, "%s: ", name_of(cli));
	gk_buf_str(&b, line);
	gk_buf_putc(&b, '\n');
	if (b.status == GK_OK)
		n = write(STDERR_FILENO, b.p, b.n);
	else
		n = write(STDERR_FILENO, "out of memory\n", 14);
	(void)n; /* nobody is left to tell */
	gk_buf_clear(&b);
}

void
gk_cli_usage(const struct gk_cli *cli, const char *format, ...)
{
	char text[512];
	va_list args;
	size_t n;

	va_start(args, format);
	vsnprintf(text, sizeof text - 16, format, args);
	va_end(args);
	n = strlen(text);
	memcpy(text + n, "; try --help", 13);
	say((void *)(uintptr_t)cli, gk_str_of(text));
	exit(2);
}

int
gk_cli_trouble(const struct gk_cli *cli, struct gk_buf *message)
{
	say((void *)(uintptr_t)cli, message->status == GK_OK
					? gk_buf_view(message)
					: GK_STR("out of memory"));
	gk_buf_clear(message);
	return 2;
}

int
gk_cli_print(const struct gk_cli *cli, struct gk_buf *text)
{
	struct gk_out out = { .fd = STDOUT_FILENO };
	char why[256];
	int error;

	if (text->status != GK_OK)
		out.error = ENOMEM;
	else
		gk_out_put(&out, text->p, text->n);
	gk_out_flush(&out);
	error = out.error;
	gk_out_clear(&out);
	gk_buf_clear(text);
	if (error == 0)
		return 0;
	snprintf(why, sizeof why, "write error: %s", strerror(error));
	if (error != EPIPE)
		say((void *)(uintptr_t)cli, gk_str_of(why));
	return 2;
}

size_t
gk_cli_size(struct gk_cli *cli, const char *value)
{
	size_t size;

	if (!gk_option_size(value, &size))
		gk_cli_usage(cli, "--%s: '%s' is not a size such as 64M",
			     cli->opt->name, value);
	return size;
}

uint64_t
gk_cli_number(struct gk_cli *cli, const char *value, uint64_t most)
{
	uint64_t number;

	if (!gk_option_number(value, &number) || number > most)
		gk_cli_usage(cli, "--%s: '%s' is not a number from 0 to %llu",
			     cli->opt->name, value, (unsigned long long)most);
	return number;
}

double
gk_cli_real(struct gk_cli *cli, const char *value, double most)
{
	double real;

	if (!gk_option_real(value, &real) || real > most)
		gk_cli_usage(cli, "--%s: '%s' is not a number from 0 to %g",
			     cli->opt->name, value, most);
	return real;
}

int
gk_cli_choice(struct gk_cli *cli, const char *value)
{
	int i = gk_option_choice(value, cli->opt->value);

	if (i < 0)
		gk_cli_usage(cli, "--%s: '%s' is not one of %s",
			     cli->opt->name, value, cli->opt->value);
	return i;
}

uint32_t
gk_cli_kinds(struct gk_cli *cli, const char *value, const struct gk_kind *kinds)
{
	struct gk_buf list = { 0 };
	struct gk_str bad;
	uint32_t bits;

	if (gk_option_kinds(value, kinds, &bits, &bad))
		return bits;
	for (const struct gk_kind *k = kinds; k->name != NULL; k++)
		gk_buf_printf(&list, " %s", k->name);
	gk_cli_usage(cli, "--%s: no kind '%.*s' among%s", cli->opt->name,
		     (int)(bad.n < 40 ? bad.n : 40), bad.p,
		     list.p != NULL ? list.p : "");
}

static _Noreturn void
not_yet(struct gk_cli *cli, const char *what)
{
	gk_cli_usage(cli, "%s is not available in this version", what);
}

static void
set_mode(struct gk_cli *cli, enum gk_mode mode)
{
	struct gk_task *t = &cli->task;

	if ((cli->modes & 1u << mode) == 0)
		gk_cli_usage(cli, "--%s makes no sense here", cli->opt->name);
	if (t->mode != GK_MODE_DEFAULT && t->mode != mode)
		gk_cli_usage(cli, "--delete, --list, --annotate, --check and "
				  "--mark exclude each other");
	t->mode = mode;
}

static void
set_format(struct gk_cli *cli, const char *value, enum gk_format *format)
{
	if (strcmp(value, "wet") == 0 && format == &cli->task.input)
		not_yet(cli, "--input=wet");
	*format = gk_cli_choice(cli, value) == 0 ? GK_FORMAT_TEXT
						 : GK_FORMAT_JSONL;
}

static void
set_from(struct gk_cli *cli, const char *value)
{
	struct gk_encoding *e;

	if (strcmp(value, "auto") == 0)
		not_yet(cli, "-f auto");
	if ((e = gk_encoding_new(value)) == NULL)
		gk_cli_usage(cli, "encoding '%s' is not available here", value);
	gk_encoding_free(e);
	if (strcasecmp(value, "utf-8") != 0 && strcasecmp(value, "utf8") != 0)
		cli->task.from = value;
}

static void
set_lang(struct gk_cli *cli, const char *value)
{
	static const char known[] = "auto|ru|uk|be|bg|sr|mk|kk|ky|tg|mn|en";

	if (gk_option_choice(value, known) < 0)
		gk_cli_usage(cli, "--lang: '%s' is not one of %s", value,
			     known);
	cli->task.lang = strcmp(value, "auto") == 0 ? NULL : value;
}

static void
add_remap(struct gk_cli *cli, const char *value)
{
	struct gk_record_rules *r = &cli->task.record;
	struct gk_str *more = gk_mem_array(r->nremap + 1, sizeof *more);

	if (more == NULL)
		gk_cli_usage(cli, "out of memory");
	if (r->nremap > 0)
		memcpy(more, r->remap, r->nremap * sizeof *more);
	more[r->nremap++] = gk_str_of(value);
	gk_mem_free((void *)(uintptr_t)r->remap);
	r->remap = more;
}

static void
set_threads(struct gk_cli *cli, const char *value)
{
	long online = sysconf(_SC_NPROCESSORS_ONLN);
	uint64_t n = gk_cli_number(cli, value, 256);

	if (n == 0)
		n = online > 0 ? (uint64_t)online : 1;
	cli->task.threads = (unsigned)(n < 256 ? n : 256);
}

static void
set_report(struct gk_cli *cli, const char *value)
{
	if (strcmp(value, "github") == 0 || strcmp(value, "sarif") == 0)
		not_yet(cli, strcmp(value, "sarif") == 0 ? "--report=sarif"
							 : "--report=github");
	cli->task.report_json = gk_cli_choice(cli, value) == 1;
}

static int
print_help(const struct gk_cli *cli)
{
	struct gk_buf text = { 0 };

	gk_option_help(name_of(cli), cli->synopsis, cli->about, cli->opts,
		       &text);
	return gk_cli_print(cli, &text);
}

static int
print_version(const struct gk_cli *cli)
{
	struct gk_buf text = { 0 };

	gk_buf_printf(&text, "%s (granka) %s\nUnicode %s\n", name_of(cli),
		      GK_VERSION, gk_unicode_version());
	if (cli->tables != 0)
		gk_buf_printf(&text, "tables %016llx\n",
			      (unsigned long long)cli->tables);
	return gk_cli_print(cli, &text);
}

/* The options that name what goes in and how it is read. */
static bool
set_input_option(struct gk_cli *cli, int key, const char *value)
{
	static const enum gk_separator separators[] = { GK_SEPARATOR_FF,
							GK_SEPARATOR_NUL,
							GK_SEPARATOR_NONE };
	static const enum gk_paras paras[] = { GK_PARAS_AUTO, GK_PARAS_LINE,
					       GK_PARAS_BLANK };
	struct gk_task *t = &cli->task;

	switch (key) {
	case 'f': set_from(cli, value); break;
	case GK_OPT_INPUT: set_format(cli, value, &t->input); break;
	case GK_OPT_DOCUMENTS:
		t->separator = separators[gk_cli_choice(cli, value)];
		break;
	case '0': t->separator = GK_SEPARATOR_NUL; break;
	case GK_OPT_FILES0_FROM: cli->files0_from = value; break;
	case GK_OPT_TEXT_FIELD: t->record.text_field = gk_str_of(value); break;
	case GK_OPT_ID_FIELD: t->record.id_field = gk_str_of(value); break;
	case GK_OPT_MEMBER: t->member = value; break;
	case GK_OPT_REMAP: add_remap(cli, value); break;
	case GK_OPT_PARAGRAPHS:
		t->paras = paras[gk_cli_choice(cli, value)];
		break;
	case GK_OPT_LANG: set_lang(cli, value); break;
	case GK_OPT_INVALID:
		t->invalid = (enum gk_invalid)gk_cli_choice(cli, value);
		break;
	case GK_OPT_MAX_DOCUMENT:
		t->max_document = gk_cli_size(cli, value);
		if (t->max_document > UINT32_MAX)
			gk_cli_usage(cli, "--max-document: '%s' is more than "
				     "%lu", value, (unsigned long)UINT32_MAX);
		break;
	default: return false;
	}
	return true;
}

/* The options that say what is done with findings. */
static bool
set_mode_option(struct gk_cli *cli, int key, const char *value)
{
	struct gk_task *t = &cli->task;

	switch (key) {
	case GK_OPT_DELETE: set_mode(cli, GK_MODE_DELETE); break;
	case GK_OPT_LIST: set_mode(cli, GK_MODE_LIST); break;
	case GK_OPT_ANNOTATE: set_mode(cli, GK_MODE_ANNOTATE); break;
	case GK_OPT_CHECK: set_mode(cli, GK_MODE_CHECK); break;
	case GK_OPT_MARK: set_mode(cli, GK_MODE_MARK); break;
	case GK_OPT_ROWS:
		t->rows = (enum gk_rows)gk_cli_choice(cli, value);
		break;
	case GK_OPT_HEADER: t->header = true; break;
	case GK_OPT_REPORT: set_report(cli, value); break;
	case GK_OPT_DROP_EMPTY: t->drop_empty = true; break;
	case GK_OPT_OFFSETS:
		t->offsets = (enum gk_offset_unit)gk_cli_choice(cli, value);
		break;
	case GK_OPT_MAX_FINDINGS:
		t->max_findings = gk_cli_number(cli, value, UINT64_MAX);
		cli->findings_set = true;
		break;
	case GK_OPT_MAX_RATIO: t->max_ratio = gk_cli_real(cli, value, 1e9); break;
	case GK_OPT_BASELINE: not_yet(cli, "--baseline");
	default: return false;
	}
	return true;
}

/* The options that say where things go, and how. */
static bool
set_output_option(struct gk_cli *cli, int key, const char *value)
{
	struct gk_task *t = &cli->task;

	switch (key) {
	case GK_OPT_OUTPUT: set_format(cli, value, &t->output); break;
	case GK_OPT_REMOVED: t->removed = value; break;
	case GK_OPT_REJECTED: t->rejected = value; break;
	case 'o': t->output_file = value; break;
	case GK_OPT_OUTPUT_DIR: t->output_dir = value; break;
	case 'i': t->in_place = true; break;
	case 'j': set_threads(cli, value); break;
	case GK_OPT_LINE_BUFFERED: t->line_buffered = true; break;
	case GK_OPT_STATS: cli->stats = true; break;
	case GK_OPT_STATS_FILE: cli->stats_file = value; break;
	case GK_OPT_PROGRESS: cli->progress = true; break;
	case GK_OPT_COLOR: cli->color = gk_cli_choice(cli, value); break;
	case 'q': t->quiet = true; break;
	case 'h': exit(print_help(cli));
	case 'V': exit(print_version(cli));
	default: return false;
	}
	return true;
}

/* A closed descriptor must not be taken by the first file that is opened, or
 * what was meant for standard output would go into it.  What stands in its
 * place cannot be written (or read), so that using it is an error. */
static void
hold_standard_descriptors(void)
{
	for (int fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF &&
		    open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY) != fd)
			_exit(2);
}

static void
make_options(struct gk_cli *cli)
{
	const struct gk_opt *tables[2] = { cli->opts, gk_option_common };
	struct option *longs;
	size_t n = 0, k = 0;
	char *shorts;

	for (size_t i = 0; i < 2; i++)
		for (const struct gk_opt *o = tables[i]; o->name; o++)
			n++;
	longs = gk_mem_array(n + 1, sizeof *longs);
	shorts = gk_mem_array(2 * n + 2, 1);
	if (longs == NULL || shorts == NULL)
		gk_cli_usage(cli, "out of memory");
	cli->long_options = longs;
	cli->short_options = shorts;
	shorts[k++] = ':';
	for (size_t i = 0; i < 2; i++)
		for (const struct gk_opt *o = tables[i]; o->name; o++) {
			*longs++ = (struct option){ o->name, o->value != NULL,
						    NULL, o->key };
			if (o->key < 256)
				shorts[k++] = (char)o->key;
			if (o->key < 256 && o->value != NULL)
				shorts[k++] = ':';
		}
	*longs = (struct option){ 0 };
	shorts[k] = '\0';
}

static void
set_defaults(struct gk_cli *cli)
{
	struct gk_task *t = &cli->task;

	hold_standard_descriptors();
	t->record.text_field = GK_STR("text");
	t->record.id_field = GK_STR("id");
	t->max_document = GK_MAX_DOCUMENT;
	if (t->max_paragraph == 0)
		t->max_paragraph = GK_MAX_PARAGRAPH;
	t->max_ratio = -1;
	t->threads = 1;
	make_options(cli);
	opterr = 0;
}

static const struct gk_opt *
option_of(const struct gk_cli *cli, int key)
{
	const struct gk_opt *o;

	for (o = cli->opts; o->name != NULL; o++)
		if (o->key == key)
			return o;
	for (o = gk_option_common; o->name != NULL; o++)
		if (o->key == key)
			return o;
	return NULL;
}

/* getopt_long takes any unambiguous beginning of a name; scripts written that
 * way break when an option is added, so only the whole name will do. */
static void
want_whole_name(const struct gk_cli *cli, char **argv)
{
	const char *word = argv[optind - 1];
	size_t n;

	if (optarg == word && optind >= 2)
		word = argv[optind - 2];
	if (word[0] != '-' || word[1] != '-')
		return;
	n = strcspn(word + 2, "=");
	if (strlen(cli->opt->name) != n)
		gk_cli_usage(cli, "unknown option %.*s", (int)n + 2, word);
}

static _Noreturn void
bad_option(const struct gk_cli *cli, int key, char **argv)
{
	const char *word = argv[optind - 1];
	int n = (int)strcspn(word, "=");

	if (key == ':')
		gk_cli_usage(cli, "option %.*s needs a value", n, word);
	if (word[0] == '-' && word[1] == '-')
		gk_cli_usage(cli,
			     option_of(cli, optopt) != NULL && word[n] == '='
				 ? "option %.*s takes no value"
				 : "unknown option %.*s",
			     n, word);
	gk_cli_usage(cli, "unknown option -%c", optopt);
}

/* Rows, messages and annotations are not what --mark gives. */
static bool
is_for_view(int key)
{
	static const int others[] = { GK_OPT_MEMBER, GK_OPT_REMAP,
				      GK_OPT_ROWS, GK_OPT_HEADER,
				      GK_OPT_REPORT, GK_OPT_DROP_EMPTY,
				      GK_OPT_OFFSETS, GK_OPT_MAX_FINDINGS,
				      GK_OPT_MAX_RATIO };

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (key == others[i])
			return false;
	return true;
}

static void finish_options(struct gk_cli *cli, int argc, char **argv);

int
gk_cli_next(struct gk_cli *cli, int argc, char **argv, const char **value)
{
	int key;

	if (cli->long_options == NULL)
		set_defaults(cli);
	for (;;) {
		key = getopt_long(argc, argv, cli->short_options,
				  cli->long_options, NULL);
		if (key == -1) {
			finish_options(cli, argc, argv);
			return 0;
		}
		if (key == '?' || key == ':')
			bad_option(cli, key, argv);
		cli->opt = option_of(cli, key);
		want_whole_name(cli, argv);
		*value = optarg;
		if (!is_for_view(key))
			cli->no_view = cli->opt->name;
		if (!set_input_option(cli, key, optarg) &&
		    !set_mode_option(cli, key, optarg) &&
		    !set_output_option(cli, key, optarg))
			return key;
	}
}

/* The names in --files0-from, each ended by NUL. */
static void
read_names(struct gk_cli *cli)
{
	struct gk_in in = { 0 };
	const char **list = NULL;
	size_t got = 1, n = 0, cap = 0;

	if (gk_in_open(&in, cli->files0_from) != GK_OK)
		gk_cli_usage(cli, "%s: %s", cli->files0_from, strerror(errno));
	while (got > 0) {
		if (!gk_buf_room(&cli->names, GK_BLOCK + 1))
			gk_cli_usage(cli, "out of memory");
		if (gk_in_read(&in, cli->names.p + cli->names.n, GK_BLOCK,
			       &got) != GK_OK)
			gk_cli_usage(cli, "%s: %s", cli->files0_from,
				     strerror(errno));
		cli->names.n += got;
	}
	gk_in_close(&in);
	if (cli->names.n > 0 && cli->names.p[cli->names.n - 1] != '\0')
		gk_buf_putc(&cli->names, '\0');
	for (size_t i = 0; i < cli->names.n; i += strlen(cli->names.p + i) + 1) {
		if (cli->names.p[i] == '\0')
			gk_cli_usage(cli, "%s: an empty file name",
				     cli->files0_from);
		if (gk_mem_grow(&list, &cap, n + 1, sizeof *list) != GK_OK)
			gk_cli_usage(cli, "out of memory");
		list[n++] = cli->names.p + i;
	}
	cli->task.operands = list;
	cli->task.noperands = n;
}

static bool
leads_out(const char *path)
{
	for (; *path != '\0'; path += strcspn(path, "/"), path += *path == '/')
		if (strncmp(path, "..", 2) == 0 &&
		    (path[2] == '/' || path[2] == '\0'))
			return true;
	return false;
}

/* Output by operand wants operands that are files. */
static void
check_operands(struct gk_cli *cli)
{
	const struct gk_task *t = &cli->task;
	const char *option = t->in_place ? "-i" : "--output-dir";

	if (!t->in_place && t->output_dir == NULL)
		return;
	if (t->output_file != NULL || (t->in_place && t->output_dir != NULL))
		gk_cli_usage(cli, "-i, -o and --output-dir exclude each other");
	for (size_t i = 0; i < t->noperands; i++) {
		if (strcmp(t->operands[i], "-") == 0)
			gk_cli_usage(cli, "%s wants files, not standard input",
				     option);
		if (t->output_dir != NULL && leads_out(t->operands[i]))
			gk_cli_usage(cli, "--output-dir: %s leads out of it",
				     t->operands[i]);
	}
}

static void
check_in_place(struct gk_cli *cli)
{
	struct gk_task *t = &cli->task;

	if (!t->in_place)
		return;
	if (t->mode != GK_MODE_DELETE &&
	    (t->mode != GK_MODE_DEFAULT || t->text_mode != GK_MODE_DELETE))
		gk_cli_usage(cli, "-i only goes with --delete");
	if (t->from != NULL)
		gk_cli_usage(cli, "-i does not go with -f: a second run would "
				  "decode twice; use --output-dir");
	if (t->input == GK_FORMAT_JSONL || t->output == GK_FORMAT_JSONL)
		gk_cli_usage(cli, "-i is for text only; use --output-dir");
	t->input = GK_FORMAT_TEXT;
}

static void
check_options(struct gk_cli *cli)
{
	struct gk_task *t = &cli->task;

	if (t->from != NULL && t->input == GK_FORMAT_JSONL)
		gk_cli_usage(cli, "-f is for text only; JSONL is UTF-8");
	if (t->from != NULL || cli->files0_from != NULL)
		if (t->input == GK_FORMAT_AUTO)
			t->input = GK_FORMAT_TEXT;
	if (t->removed != NULL && t->mode != GK_MODE_DELETE &&
	    (t->mode != GK_MODE_DEFAULT || t->text_mode != GK_MODE_DELETE))
		gk_cli_usage(cli, "--removed only goes with --delete");
	if (t->replace.p != NULL && t->mode != GK_MODE_DELETE)
		gk_cli_usage(cli, "--replace only goes with --delete");
	if (t->mode == GK_MODE_ANNOTATE && t->output == GK_FORMAT_TEXT)
		gk_cli_usage(cli, "--annotate gives JSON, not text");
	if (t->mode == GK_MODE_MARK && t->output == GK_FORMAT_JSONL)
		gk_cli_usage(cli, "--mark gives text, not JSON");
	if (t->mode == GK_MODE_MARK && cli->no_view != NULL)
		gk_cli_usage(cli, "--mark does not go with --%s",
			     cli->no_view);
	if (t->header && t->rows == GK_ROWS_JSONL)
		gk_cli_usage(cli, "--header does not go with --rows=jsonl");
	if (t->max_ratio >= 0 && !cli->findings_set)
		t->max_findings = UINT64_MAX;
	check_in_place(cli);
	check_operands(cli);
	t->recognise = t->input == GK_FORMAT_AUTO;
}

static void
finish_options(struct gk_cli *cli, int argc, char **argv)
{
	static const char *const standard[] = { "-" };
	struct gk_task *t = &cli->task;

	t->operands = (const char *const *)(void *)(argv + optind);
	t->noperands = (size_t)(argc - optind);
	if (cli->files0_from != NULL) {
		if (t->noperands > 0)
			gk_cli_usage(cli, "file operands do not go with "
					  "--files0-from");
		read_names(cli);
	} else if (t->noperands == 0) {
		t->operands = standard;
		t->noperands = 1;
	}
	check_options(cli);
	gk_mem_free(cli->long_options);
	gk_mem_free(cli->short_options);
	cli->short_options = NULL;
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
gk_cli_temp_dir(void)
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
gk_cli_survey(struct gk_cli *cli)
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
gk_cli_write(struct gk_cli *cli,
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

int
gk_cli_run(struct gk_cli *cli)
{
	struct gk_run run = { .task = &cli->task, .say = say, .arg = cli,
			      .stop = &stop };
	bool shown = cli->progress && isatty(STDERR_FILENO);
	int status;

	cli->task.color = wants_color(cli);
	if (shown && !cli->task.quiet)
		run.tick = show_progress;
	catch_signals();
	if (gk_run(&run) && !finish_run(cli, &run))
		run.trouble = true;
	if (run.tick != NULL && write(STDERR_FILENO, "\n", 1) < 0)
		run.trouble = true;
	tell_counts(cli, &run);
	status = status_of(cli, &run);
	if ((cli->stats || cli->stats_file != NULL) &&
	    !write_stats(cli, &run, status))
		status = 2;
	gk_run_clear(&run);
	gk_buf_clear(&cli->names);
	gk_mem_free((void *)(uintptr_t)cli->task.record.remap);
	if (cli->files0_from != NULL)
		gk_mem_free((void *)(uintptr_t)cli->task.operands);
	if (stop != 0) {
		signal(stop, SIG_DFL);
		raise(stop);
	}
	return status;
}
