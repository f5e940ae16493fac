#include "cli.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "clash.h"
#include "encoding.h"
#include "mem.h"
#include "out.h"
#include "unicode.h"

#include "digest_table.inc"

static const char *
name_of(const struct gk_cli *cli)
{
	return cli->task.filter->name;
}

/* One write a message, so that those of several processes do not mix. */
void
gk_cli_say(const struct gk_cli *cli, struct gk_str line)
{
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
	gk_cli_say(cli, gk_str_of(text));
	exit(2);
}

int
gk_cli_trouble(const struct gk_cli *cli, struct gk_buf *message)
{
	gk_cli_say(cli, message->status == GK_OK
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
		gk_cli_say(cli, gk_str_of(why));
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
	static const enum gk_format formats[] = { GK_FORMAT_TEXT,
						  GK_FORMAT_JSONL,
						  GK_FORMAT_WET };

	*format = formats[gk_cli_choice(cli, value)];
}

static void
set_from(struct gk_cli *cli, const char *value)
{
	struct gk_encoding *e;

	cli->task.detect = strcmp(value, "auto") == 0;
	cli->task.from = NULL;
	if (cli->task.detect)
		return;
	if ((e = gk_encoding_new(value)) == NULL)
		gk_cli_usage(cli, "encoding '%s' is not available here", value);
	gk_encoding_free(e);
	if (strcasecmp(value, "utf-8") != 0 && strcasecmp(value, "utf8") != 0)
		cli->task.from = value;
}

static void
set_lang(struct gk_cli *cli, const char *value)
{
	gk_cli_choice(cli, value);
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

static int
print_help(const struct gk_cli *cli)
{
	struct gk_buf text = { 0 };

	gk_option_help(name_of(cli), cli->synopsis, cli->about, cli->opts,
		       &text);
	return gk_cli_print(cli, &text);
}

static int
print_options(const struct gk_cli *cli)
{
	struct gk_buf text = { 0 };

	gk_option_table(cli->opts, cli->task.filter->kinds, &text);
	return gk_cli_print(cli, &text);
}

static int
print_version(const struct gk_cli *cli)
{
	struct gk_buf text = { 0 };

	gk_buf_printf(&text, "%s (granka) %s\nUnicode %s\n"
			     "word lists " DIGEST_LISTS "\n",
		      name_of(cli), GK_VERSION, gk_unicode_version());
	if (cli->models)
		gk_buf_puts(&text, "models " DIGEST_MODELS "\n");
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
	case GK_OPT_REPORT:
		t->report = (enum gk_check_form)gk_cli_choice(cli, value);
		break;
	case GK_OPT_DROP_EMPTY: t->drop_empty = true; break;
	case GK_OPT_OFFSETS:
		t->offsets = (enum gk_offset_unit)gk_cli_choice(cli, value);
		break;
	case GK_OPT_MAX_FINDINGS:
		t->max_findings = gk_cli_number(cli, value, UINT64_MAX);
		cli->findings_set = true;
		break;
	case GK_OPT_MAX_RATIO: t->max_ratio = gk_cli_real(cli, value, 1e9); break;
	case GK_OPT_BASELINE: cli->baseline = value; break;
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
	case GK_OPT_OPTIONS: exit(print_options(cli));
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

static _Noreturn void
unknown(const struct gk_cli *cli, const char *word, size_t n)
{
	const char *near =
		gk_option_near(cli->opts, gk_str(word + 2, n - 2));

	if (near != NULL)
		gk_cli_usage(cli, "unknown option %.*s (--%s?)", (int)n, word,
			     near);
	gk_cli_usage(cli, "unknown option %.*s", (int)n, word);
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
		unknown(cli, word, n + 2);
}

static _Noreturn void
bad_option(const struct gk_cli *cli, int key, char **argv)
{
	const char *word = argv[optind - 1];
	int n = (int)strcspn(word, "=");

	if (key == ':')
		gk_cli_usage(cli, "option %.*s needs a value", n, word);
	if (word[0] == '-' && word[1] == '-') {
		if (option_of(cli, optopt) == NULL || word[n] != '=')
			unknown(cli, word, (size_t)n);
		gk_cli_usage(cli, "option %.*s takes no value", n, word);
	}
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
				      GK_OPT_MAX_RATIO, GK_OPT_BASELINE };

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

static void
read_names(struct gk_cli *cli)
{
	struct gk_buf why = { 0 };

	if (!gk_filelist_read(cli->files0_from, &cli->names, &why))
		gk_cli_usage(cli, "%.*s", (int)why.n, why.p);
	cli->task.operands = cli->names.name;
	cli->task.noperands = cli->names.n;
}

static void
check_task(struct gk_cli *cli)
{
	struct gk_task *t = &cli->task;
	struct gk_buf why = { 0 };

	t->implied = cli->files0_from != NULL && t->input == GK_FORMAT_AUTO;
	if (t->implied)
		t->input = GK_FORMAT_TEXT;
	if (t->mode == GK_MODE_MARK && cli->no_view != NULL)
		gk_cli_usage(cli, "--mark does not go with --%s", cli->no_view);
	if (cli->baseline != NULL && t->mode != GK_MODE_CHECK)
		gk_cli_usage(cli, "--baseline only goes with --check");
	if (t->max_ratio >= 0 && !cli->findings_set)
		t->max_findings = UINT64_MAX;
	if (gk_task_check(t, &why) &&
	    !gk_clash_find(t, cli->stats_file, &why))
		gk_cli_usage(cli, "out of memory");
	if (why.n > 0)
		gk_cli_usage(cli, "%.*s", (int)why.n, why.p);
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
	check_task(cli);
	gk_mem_free(cli->long_options);
	gk_mem_free(cli->short_options);
	cli->short_options = NULL;
}

