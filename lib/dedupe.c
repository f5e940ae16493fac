#include "dedupe.h"

static enum gk_status
settle(void *dedupe, const struct gk_doc *doc, struct gk_findings *f)
{
	struct gk_dedupe *d = dedupe;

	return d->settle(d->settles, doc, f);
}

static void
ahead(const void *dedupe, const struct gk_findings *f)
{
	const struct gk_dedupe *d = dedupe;

	if (d->settle == gk_duplicate_settle)
		gk_duplicate_ahead(&d->state, f);
}

static void
emit(const void *dedupe, const struct gk_findings *f, struct gk_buf *out)
{
	const struct gk_dedupe *d = dedupe;

	if (d->emits)
		gk_shard_emit(&d->shard, f, out);
}

static void
stats(const void *dedupe, struct gk_buf *out)
{
	const struct gk_dedupe *d = dedupe;

	gk_duplicate_stats(&d->state, out);
}

const struct gk_filter gk_dedupe_filter = {
	.name = "dedupe-paragraphs",
	.kinds = gk_copy_kinds,
	.columns = gk_copy_columns,
	.examine = gk_note_examine,
	.settle = settle,
	.ahead = ahead,
	.emit = emit,
	.by_paragraph = true,
	.stats = stats,
};

static void
choose_settle(struct gk_dedupe *d, gk_settle *function, void *state)
{
	d->settle = function;
	d->settles = state;
}

static bool
looks(const struct gk_task *t)
{
	return t->mode == GK_MODE_LIST || t->mode == GK_MODE_CHECK ||
	       t->mode == GK_MODE_MARK;
}

/* Who looks or checks, and then runs, must not find that all was seen. */
static const char *
clash_of_state(const struct gk_dedupe *d, const struct gk_task *t)
{
	if (d->past.in == NULL && d->past.out == NULL)
		return d->rules.min_documents > 0
			   ? "--min-documents wants --state"
			   : NULL;
	if (d->errand)
		return "--state and --state-out do not go with --merge-state, "
		       "--state-info and --first-of-key";
	if (d->rules.document_scope)
		return "--state and --state-out do not go with "
		       "--scope=document";
	if (d->longest || d->emits || d->shard.list != NULL)
		return "--state and --state-out do not go with "
		       "--choose=longest, --emit and --apply";
	if (t->in_place)
		return "--state and --state-out do not go with -i";
	if (d->past.out != NULL && looks(t))
		return "--state-out does not go with --list, --check and "
		       "--mark";
	return d->rules.min_documents > 0 && d->past.in == NULL
		   ? "--min-documents wants --state"
		   : NULL;
}

const char *
gk_dedupe_clash(const struct gk_dedupe *d, const struct gk_task *t)
{
	bool maps = d->emits || d->shard.list != NULL;

	if (d->emits && d->shard.list != NULL)
		return "--emit does not go with --apply";
	if (d->emits && (t->mode != GK_MODE_DEFAULT || t->in_place ||
			 t->output_dir != NULL || t->removed != NULL))
		return "--emit gives nothing but keys, in one stream";
	if (maps && (d->rules.note.near || d->rules.document_scope))
		return "--emit and --apply do not go with --near and "
		       "--scope=document";
	if (d->longest && (maps || d->rules.document_scope))
		return "--choose=longest does not go with --emit, --apply and "
		       "--scope=document";
	if (d->memory > 0 && (d->longest || d->rules.note.near || maps))
		return "--memory does not go with --near, --choose=longest, "
		       "--emit and --apply";
	if (d->memory > 0 && d->memory < GK_SPILL_LEAST)
		return "--memory wants at least 1M";
	return clash_of_state(d, t);
}

static bool
open_state(struct gk_dedupe *d, const struct gk_task *t, struct gk_buf *why)
{
	struct gk_duplicate_state *s = &d->state;

	choose_settle(d, gk_duplicate_settle, s);
	s->rules = &d->rules;
	s->want_of = d->want_of;
	d->past.level = d->rules.note.level;
	if (d->past.out == NULL && t->output_file != NULL && !looks(t))
		d->past.out = d->past.in;
	if (d->past.in != NULL || d->past.out != NULL)
		s->past = &d->past;
	if (d->memory > 0)
		gk_duplicate_bound(s, d->memory, t->temp_dir);
	if (s->past != NULL && !gk_past_open(s->past, why))
		return false;
	if (gk_duplicate_begin(s) == GK_OK)
		return true;
	gk_buf_puts(why, "out of memory");
	return false;
}

bool
gk_dedupe_open(struct gk_dedupe *d, struct gk_task *t, struct gk_buf *why)
{
	/* The first copy is named only where somebody reads it: remembering
	 * costs. */
	d->want_of = t->removed != NULL || t->mode == GK_MODE_LIST ||
		     t->mode == GK_MODE_ANNOTATE || t->mode == GK_MODE_CHECK;
	d->shard.level = d->rules.note.level;
	d->choice.rules = &d->rules;
	d->choice.want_of = d->want_of;
	if (d->longest) {
		choose_settle(d, gk_choice_gather, &d->choice);
		return true;
	}
	if (d->emits) {
		choose_settle(d, gk_shard_settle, &d->shard);
		t->mode = GK_MODE_EMIT;
		return true;
	}
	if (d->shard.list == NULL)
		return open_state(d, t, why);
	/* The list names paragraphs by their number: all count. */
	d->rules.note.min_words = 0;
	d->rules.note.keyless = true;
	choose_settle(d, gk_shard_apply, &d->shard);
	return gk_shard_open(&d->shard, why);
}

bool
gk_dedupe_turn(struct gk_dedupe *d, struct gk_buf *why)
{
	enum gk_status status = gk_choice_decide(&d->choice);

	choose_settle(d, gk_choice_settle, &d->choice);
	if (status == GK_OK)
		return true;
	gk_buf_puts(why, status == GK_TOOBIG ? "more than 2^32 paragraphs"
					     : "out of memory");
	return false;
}

bool
gk_dedupe_finish(void *dedupe, struct gk_buf *why)
{
	struct gk_dedupe *d = dedupe;

	if (d->longest)
		return gk_choice_finish(&d->choice, why);
	if (d->emits || d->shard.list != NULL)
		return gk_shard_finish(&d->shard, why);
	return d->past.out == NULL || gk_duplicate_finish(&d->state, why);
}

void
gk_dedupe_clear(struct gk_dedupe *d)
{
	gk_past_clear(&d->past);
	gk_duplicate_state_clear(&d->state);
	gk_choice_clear(&d->choice);
	gk_shard_clear(&d->shard);
}
