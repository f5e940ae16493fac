#include "task.h"

static const char *
delete_only(const struct gk_task *t)
{
	bool deletes = t->mode == GK_MODE_DELETE ||
		       (t->mode == GK_MODE_DEFAULT &&
			t->text_mode == GK_MODE_DELETE);

	if (t->removed != NULL && !deletes)
		return "--removed only goes with --delete";
	/* What is put in a finding's place is never put unasked. */
	if (t->replace.p != NULL && t->mode != GK_MODE_DELETE)
		return "--replace only goes with --delete";
	return t->in_place && !deletes ? "-i only goes with --delete" : NULL;
}

/* Is the input in another encoding, or may it be? */
static bool
decodes(const struct gk_task *t)
{
	return t->from != NULL || t->detect;
}

static const char *
format(const struct gk_task *t)
{
	if (decodes(t) && t->input == GK_FORMAT_JSONL)
		return "-f is for text only; JSONL is UTF-8";
	if (decodes(t) && t->input == GK_FORMAT_WET)
		return "-f is for text only; WET is UTF-8";
	if (t->mode == GK_MODE_ANNOTATE && t->output == GK_FORMAT_TEXT)
		return "--annotate gives JSON, not text";
	if (t->mode == GK_MODE_MARK && t->output == GK_FORMAT_JSONL)
		return "--mark gives text, not JSON";
	if (t->header && t->rows == GK_ROWS_JSONL)
		return "--header does not go with --rows=jsonl";
	return NULL;
}

/* Would the filter's list stand in an object under a name that another member
 * of ours has? */
static bool
is_taken(const struct gk_task *t)
{
	static const char *const ours[] = {
		"granka", "id", "url", "fetched", "languages", "title", "lead",
		"date", "byline", "source", "lang", "text", "paragraphs",
		"entities",
	};
	struct gk_str name = gk_str_of(t->member != NULL ? t->member : "");

	for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
		if (gk_str_is(name, ours[i]))
			return true;
	return t->member != NULL && (gk_str_eq(name, t->record.text_field) ||
				     gk_str_eq(name, t->record.id_field));
}

static const char *
place(const struct gk_task *t)
{
	if (t->in_place && decodes(t))
		return "-i does not go with -f: a second run would decode "
		       "twice; use --output-dir";
	if (t->in_place && (t->input == GK_FORMAT_JSONL ||
			    t->input == GK_FORMAT_WET ||
			    t->output == GK_FORMAT_JSONL))
		return "-i is for text only; use --output-dir";
	if ((t->in_place || t->output_dir != NULL) && t->output_file != NULL)
		return "-i, -o and --output-dir exclude each other";
	if (t->in_place && t->output_dir != NULL)
		return "-i, -o and --output-dir exclude each other";
	/* A variable that is not set must not write below /. */
	if (t->output_dir != NULL && *t->output_dir == '\0')
		return "--output-dir: an empty file name";
	return NULL;
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
check_operands(const struct gk_task *t, struct gk_buf *why)
{
	if (!t->in_place && t->output_dir == NULL)
		return;
	for (size_t i = 0; i < t->noperands && why->n == 0; i++) {
		if (strcmp(t->operands[i], "-") == 0)
			gk_buf_printf(why, "%s wants files, not standard input",
				      t->in_place ? "-i" : "--output-dir");
		else if (t->output_dir != NULL && leads_out(t->operands[i]))
			gk_buf_printf(why, "--output-dir: %s leads out of it",
				      t->operands[i]);
	}
}

static const char *
checks(const struct gk_task *t)
{
	if (t->report == GK_CHECK_SARIF && t->quiet)
		return "-q leaves nothing for --report=sarif";
	return NULL;
}

const struct gk_kind *
gk_task_kinds(const struct gk_task *t)
{
	return t->mode == GK_MODE_CHECK && t->filter->defects != NULL
		   ? t->filter->defect_kinds
		   : t->filter->kinds;
}

bool
gk_task_settles(const struct gk_task *t)
{
	return t->filter->settle != NULL ||
	       (t->mode == GK_MODE_CHECK && t->baseline != NULL);
}

bool
gk_task_check(struct gk_task *t, struct gk_buf *why)
{
	const char *clash = delete_only(t);

	if (clash == NULL)
		clash = format(t);
	if (clash == NULL)
		clash = place(t);
	if (clash == NULL)
		clash = checks(t);
	if (clash == NULL && is_taken(t))
		clash = "--member: another member has that name";
	if (clash != NULL)
		gk_buf_puts(why, clash);
	else
		check_operands(t, why);
	if (t->input == GK_FORMAT_AUTO && (t->in_place || decodes(t)))
		t->implied = true;
	if (t->in_place || t->implied)
		t->input = GK_FORMAT_TEXT;
	t->record.valid = true; /* what is not never gets so far */
	t->recognise = t->input == GK_FORMAT_AUTO;
	return why->n == 0 && why->status == GK_OK;
}
