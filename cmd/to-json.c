/* to-json - documents of any format as JSON objects.  See the man page. */
#include "article.h"
#include "defect.h"
#include "selection.h"
#include "session.h"

enum { BARE = GK_OPT_FIRST, NAMES, QUOTES, WIDGETS, ALL, REPAIR, PRETTY,
       SCHEMA, SELECT_HOST, SELECT_LANG };

static const struct gk_opt opts[] = {
	{ BARE, "bare", NULL, "only identity, headers and text" },
	{ NAMES, "names", NULL, "add names and entities" },
	{ QUOTES, "quotes", NULL, "add quotes" },
	{ WIDGETS, "widgets", NULL, "add widgets" },
	{ ALL, "all", NULL, "add all three" },
	{ REPAIR, "repair", NULL, "mend mojibake and mixed scripts" },
	{ PRETTY, "pretty", NULL, "for people: indented, several lines" },
	{ SCHEMA, "schema", NULL, "print the JSON Schema of the output" },
	{ SELECT_HOST, "select-host", "HOST,...",
	  "only documents of these sites and what is under them" },
	{ SELECT_LANG, "select-lang", "ru,...",
	  "only documents in these languages" },
	{ 0 },
};

/* What the options ask for. */
struct wishes {
	struct gk_article_rules article; /* first */
	struct gk_selection selection;
};

static const char *
refuse(const void *arg, const struct gk_doc *doc, bool text)
{
	const struct wishes *wishes = arg;

	return gk_selection_refuse(&wishes->selection, doc, text);
}

static const struct gk_kind no_kinds[] = { { 0 } };

static const struct gk_filter filter = {
	.name = "to-json",
	.kinds = no_kinds,
	.examine = gk_article_examine,
	.defects = gk_defect_examine,
	.defect_kinds = gk_defect_kinds,
	.refuse = refuse,
};

static void
set(struct gk_article_rules *rules, int key)
{
	rules->names |= key == NAMES || key == ALL;
	rules->quotes |= key == QUOTES || key == ALL;
	rules->widgets |= key == WIDGETS || key == ALL;
	rules->bare |= key == BARE;
}

static void
choose(struct gk_cli *cli, struct gk_selection *s, int key, const char *value)
{
	enum gk_status status = GK_OK;
	struct gk_str bad = { 0 };

	if (key == SELECT_HOST)
		status = gk_selection_hosts(s, value, &bad);
	if (status == GK_NOMEM)
		gk_cli_usage(cli, "out of memory");
	if (status == GK_BADTEXT)
		gk_cli_usage(cli, "--select-host: '%.*s' is not a host",
			     (int)bad.n, bad.p);
	if (key == SELECT_LANG && !gk_selection_langs(s, value, &bad))
		gk_cli_usage(cli, "--select-lang: '%.*s' is not one of %s",
			     (int)bad.n, bad.p, GK_SELECTION_LANGS);
}

static int
print_schema(const struct gk_cli *cli)
{
	struct gk_buf text = { 0 };

	for (size_t i = 0; gk_article_schema[i] != NULL; i++)
		gk_buf_puts(&text, gk_article_schema[i]);
	return gk_cli_print(cli, &text);
}

int
main(int argc, char **argv)
{
	struct wishes wishes = { 0 };
	struct gk_article_rules *rules = &wishes.article;
	struct gk_cli cli = {
		.synopsis = "[OPTION...] [FILE...]",
		.models = true,
		.about = "Gives every document as a JSON object on a line.",
		.opts = opts,
		.modes = 1u << GK_MODE_ANNOTATE | 1u << GK_MODE_CHECK,
		.task = { .filter = &filter, .rules = &wishes,
			  .text_mode = GK_MODE_ANNOTATE,
			  .record_mode = GK_MODE_ANNOTATE },
	};
	const char *value;
	int key, status;

	while ((key = gk_cli_next(&cli, argc, argv, &value)) != 0) {
		if (key == SCHEMA)
			return print_schema(&cli);
		if (key == PRETTY)
			cli.task.pretty = true;
		if (key == REPAIR)
			cli.task.repair = true;
		set(rules, key);
		choose(&cli, &wishes.selection, key, value);
	}
	if (rules->bare && (rules->names || rules->quotes || rules->widgets))
		gk_cli_usage(&cli, "--bare leaves out what --names, --quotes, "
				   "--widgets and --all add");
	if (cli.task.repair && cli.task.mode == GK_MODE_CHECK)
		gk_cli_usage(&cli, "--repair changes what goes out; --check "
				   "only looks");
	if (cli.task.member != NULL)
		gk_cli_usage(&cli, "--member is for filters that add one list");
	/* Nothing that is found would be seen. */
	rules->bare |= cli.task.output == GK_FORMAT_TEXT;
	cli.task.record.no_text = rules->bare && wishes.selection.langs == NULL &&
				  !cli.task.repair &&
				  cli.task.mode != GK_MODE_CHECK &&
				  cli.task.output != GK_FORMAT_TEXT;
	status = gk_session_run(&cli);
	gk_selection_clear(&wishes.selection);
	return status;
}
