#include "run.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "report.h"
#include "sarif.h"
#include "work.h"

static struct gk_str
operand_name(void *arg, size_t operand)
{
	struct gk_run *run = arg;

	return gk_str_of(run->task->operands[operand]);
}

/* Says "NAME: why" and remembers that something went wrong. */
static void
complain(struct gk_run *run, const char *name, const char *why)
{
	struct gk_buf line = { 0 };

	run->trouble = true;
	if (name != NULL)
		gk_buf_printf(&line, "%s: %s", name, why);
	else
		gk_buf_puts(&line, why);
	run->say(run->arg, line.status == GK_OK ? gk_buf_view(&line)
						: GK_STR("out of memory"));
	gk_buf_clear(&line);
}

/* Ends the run: nothing that comes can be right any more. */
static void
fail(struct gk_run *run, const char *name, const char *why)
{
	if (!run->failed)
		complain(run, name, why);
	run->failed = run->ended = run->trouble = true;
}

/* A broken pipe is the reader's wish, and needs no words. */
static void
fail_write(struct gk_run *run, const char *name, int error)
{
	if (error == EPIPE)
		run->failed = run->ended = run->trouble = true;
	else if (error == ENOMEM)
		fail(run, NULL, "out of memory");
	else
		fail(run, name != NULL ? name : "write error",
		     strerror(error));
}

/* --removed and --rejected keep what earlier runs put there. */
static bool
open_append(struct gk_run *run, const char *path, int *fd)
{
	*fd = -1;
	if (path == NULL)
		return true;
	*fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
	if (*fd < 0)
		fail(run, path, strerror(errno));
	return *fd >= 0;
}

static bool
open_outputs(struct gk_run *run)
{
	const struct gk_task *t = run->task;

	gk_sink_stdout(&run->sink);
	gk_sink_stdout(&run->rejected);
	if (!open_append(run, t->removed, &run->removed.fd) ||
	    !open_append(run, t->rejected, &run->rejected.out.fd))
		return false;
	if (t->output_file != NULL &&
	    gk_sink_open(&run->sink, t->output_file) != GK_OK) {
		fail(run, t->output_file, gk_file_error(errno));
		return false;
	}
	return true;
}

/* Once the input is known, so is the form of what is written. */
static void
start(struct gk_run *run)
{
	const struct gk_task *t = run->task;
	enum gk_mode mode = t->mode;

	if (run->started || !(t->decided || run->ended))
		return;
	run->started = true;
	if (mode == GK_MODE_DEFAULT)
		mode = t->text_mode;
	run->sink.form = mode == GK_MODE_LIST || mode == GK_MODE_CHECK ||
				 mode == GK_MODE_MARK || mode == GK_MODE_EMIT
			     ? GK_SINK_ROWS
			     : t->output == GK_FORMAT_JSONL ? GK_SINK_JSONL
							    : GK_SINK_TEXT;
	run->sink.convert = t->input != t->output;
	run->sink.between = t->separator == GK_SEPARATOR_NUL ? GK_STR("\0")
							     : GK_STR("\f\n");
	run->rejected.form = t->input == GK_FORMAT_JSONL ? GK_SINK_JSONL
			     : t->input == GK_FORMAT_WET ? GK_SINK_ROWS
							 : GK_SINK_TEXT;
	run->rejected.between = run->sink.between;
	run->rejected.raw = true;
}

/* What stands before or behind the documents of an output. */
static void
put_text(struct gk_run *run, struct gk_buf *text)
{
	gk_out_put(&run->sink.out, text->p, text->n);
	if (text->status != GK_OK)
		run->sink.out.error = ENOMEM;
	gk_buf_clear(text);
}

static bool
is_log(const struct gk_run *run)
{
	return run->task->mode == GK_MODE_CHECK &&
	       run->task->report == GK_CHECK_SARIF;
}

static void
put_head(struct gk_run *run)
{
	const struct gk_task *t = run->task;
	struct gk_buf text = { 0 };

	run->reported = false;
	if (is_log(run))
		gk_sarif_head(t->filter->name, GK_VERSION, gk_task_kinds(t),
			      &text);
	else if (t->header && t->rows == GK_ROWS_TSV &&
		 run->sink.form == GK_SINK_ROWS && t->mode != GK_MODE_CHECK &&
		 t->mode != GK_MODE_EMIT)
		gk_report_header(t->filter->columns, &text);
	put_text(run, &text);
}

static void
put_ending(struct gk_run *run)
{
	const struct gk_task *t = run->task;

	switch (t->filter->ending(t->state, &run->sink.out)) {
	case GK_OK:
		break;
	case GK_IO:
		fail(run, t->temp_dir, strerror(errno));
		break;
	default:
		fail(run, NULL, "out of memory");
	}
}

static void
put_foot(struct gk_run *run)
{
	struct gk_buf text = { 0 };

	if (is_log(run))
		gk_sarif_foot(!run->trouble, &text);
	put_text(run, &text);
	if (run->task->mode == GK_MODE_EMIT &&
	    run->task->filter->ending != NULL && !run->failed)
		put_ending(run);
}

static bool
per_operand(const struct gk_run *run)
{
	return run->task->in_place || run->task->output_dir != NULL;
}

/* DIR/OPERAND, without what would lead out of DIR. */
static const char *
target(struct gk_run *run, size_t operand)
{
	const char *name = run->task->operands[operand];

	if (run->task->in_place)
		return name;
	while (*name == '/' || (name[0] == '.' && name[1] == '/'))
		name++;
	gk_buf_reset(&run->path);
	gk_buf_puts(&run->path, run->task->output_dir);
	gk_buf_putc(&run->path, '/');
	gk_buf_put(&run->path, name, strlen(name) + 1);
	return run->path.status == GK_OK ? run->path.p : NULL;
}

static void
begin_operand(struct gk_run *run, size_t operand)
{
	const char *path;

	run->left_here = 0;
	if (!per_operand(run))
		return;
	if ((path = target(run, operand)) == NULL) {
		fail(run, NULL, "out of memory");
		return;
	}
	if ((run->task->output_dir != NULL &&
	     gk_file_folders(path) != GK_OK) ||
	    gk_sink_open(&run->sink, path) != GK_OK) {
		fail(run, path, gk_file_error(errno));
		return;
	}
	put_head(run);
}

static void
end_operand(struct gk_run *run, const struct gk_item *item)
{
	const char *name = run->task->operands[item->operand];
	bool keep = !run->failed && !item->trouble;

	if (!per_operand(run) || !run->sink.atomic)
		return;
	if (run->task->in_place && run->left_here > 0) {
		complain(run, name,
			 "not replaced, because documents were left out");
		keep = false;
	}
	gk_sink_end(&run->sink);
	put_foot(run);
	run->totals.bytes_out += run->sink.out.total;
	run->sink.out.total = 0;
	if (gk_sink_close(&run->sink, keep) != GK_OK)
		fail_write(run, target(run, item->operand),
			   run->sink.out.error ? run->sink.out.error : errno);
}

/* Messages of documents; after the first ones only their number is told. */
static void
say_all(struct gk_run *run, struct gk_str lines)
{
	const char *q;

	while (lines.n > 0) {
		q = memchr(lines.p, '\n', lines.n);
		if (run->said++ < GK_MAX_MESSAGES)
			run->say(run->arg,
				 gk_str(lines.p, (size_t)(q - lines.p)));
		lines.n -= (size_t)(q + 1 - lines.p);
		lines.p = q + 1;
	}
}

static struct gk_str
piece(const struct gk_buf *b, struct gk_piece p)
{
	return p.n > 0 ? gk_str(b->p + p.at, p.n) : gk_str("", 0);
}

static void
put(struct gk_sink *sink, const struct gk_item *item, const struct gk_buf *b,
    struct gk_piece p)
{
	gk_sink_put(sink, &item->unit, piece(b, p),
		    p.n > 0 ? b->n - (p.at + p.n) : 0);
}

/* The first result of a log has no comma before it. */
static void
put_out(struct gk_run *run, struct gk_batch *b, struct gk_item *item)
{
	if (is_log(run) && item->out.n > 0 && !run->reported) {
		run->reported = true;
		item->out.at++;
		item->out.n--;
	}
	put(&run->sink, item, &b->out, item->out);
}

static void
write_unit(struct gk_run *run, struct gk_batch *b, struct gk_item *item)
{
	enum gk_invalid invalid = run->task->invalid;

	if (!run->task->quiet)
		say_all(run, piece(&b->said, item->said));
	if (item->rejected.n > 0)
		put(&run->rejected, item, &b->rejected, item->rejected);
	if (item->fate == GK_FATE_OUT) {
		put_out(run, b, item);
		gk_out_put(&run->removed,
			   piece(&b->removed, item->removed).p,
			   item->removed.n);
	} else {
		gk_sink_skip(&run->sink, &item->unit);
	}
	if (item->fate != GK_FATE_LEFT && item->nlost == 0)
		return;
	run->left_here++;
	if (invalid != GK_INVALID_DROP)
		run->trouble = true;
	if (invalid == GK_INVALID_STOP)
		run->ended = true;
}

static void
write_item(struct gk_run *run, struct gk_batch *b, struct gk_item *item)
{
	switch (item->type) {
	case GK_ITEM_BEGIN:
		begin_operand(run, item->operand);
		break;
	case GK_ITEM_UNIT:
		write_unit(run, b, item);
		break;
	case GK_ITEM_NOTE:
		run->trouble = true;
		say_all(run, piece(&b->said, item->said));
		break;
	case GK_ITEM_END:
		end_operand(run, item);
		break;
	}
	if (run->sink.out.error != 0)
		fail_write(run, run->task->output_file,
			   run->sink.out.error);
	if (run->removed.error != 0)
		fail_write(run, run->task->removed, run->removed.error);
	if (run->rejected.out.error != 0)
		fail_write(run, run->task->rejected,
			   run->rejected.out.error);
}

static void
add_counts(struct gk_counts *to, const struct gk_counts *from)
{
	to->documents += from->documents;
	to->findings += from->findings;
	to->left += from->left;
	to->replaced += from->replaced;
	to->passed += from->passed;
	to->emptied += from->emptied;
	to->lost_paragraphs += from->lost_paragraphs;
	to->records += from->records;
	to->repaired += from->repaired;
	for (size_t i = 0; i < sizeof to->by_kind / sizeof *to->by_kind; i++)
		to->by_kind[i] += from->by_kind[i];
	for (size_t i = 0; i < GK_CHARSET_UNKNOWN; i++)
		to->wide[i] += from->wide[i];
	for (size_t i = 0; i < GK_CODEPAGE_CYRILLIC; i++)
		to->page[i] += from->page[i];
	for (size_t i = 0; i < 8 && from->remark[i].name != NULL; i++)
		for (size_t k = 0; k < 8; k++) {
			if (to->remark[k].name == NULL)
				to->remark[k].name = from->remark[i].name;
			if (strcmp(to->remark[k].name,
				   from->remark[i].name) == 0) {
				to->remark[k].n += from->remark[i].n;
				break;
			}
		}
}

static struct gk_batch *
flying(struct gk_run *run, size_t i)
{
	return &run->batch[(run->first + i) % run->nbatches];
}

/* Settles the next batch, when it is examined, and lets it be rendered. */
static void
settle(struct gk_run *run)
{
	struct gk_batch *b = flying(run, run->settled++);

	if (!gk_task_settles(run->task))
		return; /* rendered already */
	gk_pool_wait(run->pool, &b->job);
	if (b->status == GK_OK)
		gk_work_settle(b);
	b->job.work = gk_work_render;
	gk_pool_put(run->pool, &b->job);
}

/* Settles ahead what is examined; but where the first bad document ends all,
 * nothing behind it may leave its mark. */
static void
settle_ahead(struct gk_run *run)
{
	while (run->task->invalid != GK_INVALID_STOP &&
	       run->settled < run->flying &&
	       gk_pool_done(run->pool, &flying(run, run->settled)->job))
		settle(run);
}

/* Takes the oldest batch back and writes what became of it. */
static void
finish(struct gk_run *run)
{
	struct gk_batch *b = flying(run, 0);
	bool over = run->failed || (run->ended && !b->last &&
				    run->task->invalid == GK_INVALID_STOP);

	if (run->settled == 0 && !over)
		settle(run);
	gk_pool_wait(run->pool, &b->job);
	run->first = (run->first + 1) % run->nbatches;
	run->flying--;
	run->settled -= run->settled > 0;
	if (over)
		return;
	if (b->status == GK_IO) {
		fail(run, run->task->temp_dir, strerror(b->error));
		return;
	}
	if (b->status != GK_OK) {
		fail(run, NULL, "out of memory");
		return;
	}
	if (!run->started) {
		start(run);
		if (run->started && !per_operand(run))
			put_head(run);
	}
	for (size_t i = 0; i < b->n && !run->failed; i++) {
		write_item(run, b, &b->items[i]);
		if (run->ended && run->task->invalid == GK_INVALID_STOP &&
		    run->trouble)
			break;
	}
	gk_sink_keep(&run->sink);
	gk_sink_keep(&run->rejected);
	add_counts(&run->totals.counts, &b->counts);
	if (b->last)
		run->ended = true;
	if (run->task->line_buffered && !run->failed &&
	    gk_out_flush(&run->sink.out) != GK_OK)
		fail_write(run, run->task->output_file, run->sink.out.error);
	run->totals.bytes_in = run->feed.total;
	run->totals.size = run->feed.size;
	if (run->tick != NULL)
		run->tick(run->arg, &run->totals);
}

static bool
prepare(struct gk_run *run)
{
	struct gk_task *t = run->task;
	unsigned nthreads = t->threads > 1 ? t->threads - 1 : 0;

	run->nbatches = nthreads > 0 ? nthreads + 3 : 1;
	run->batch = gk_mem_array(run->nbatches, sizeof *run->batch);
	if (run->batch == NULL)
		return false;
	memset(run->batch, 0, run->nbatches * sizeof *run->batch);
	if ((run->pool = gk_pool_new(nthreads)) == NULL)
		return false;
	for (size_t i = 0; i < run->nbatches; i++) {
		struct gk_batch *b = &run->batch[i];

		b->task = t;
		b->name = operand_name;
		b->name_arg = run;
		if (t->from != NULL &&
		    (b->encoding = gk_encoding_new(t->from)) == NULL)
			return false;
	}
	run->feed.task = t;
	run->feed.stop = run->stop;
	return true;
}

/* The end of everything: what waits in buffers, files in their places. */
static void
close_outputs(struct gk_run *run)
{
	bool keep;

	if (!run->started) {
		run->ended = true;
		start(run);
		if (!per_operand(run) && !run->failed)
			put_head(run);
	}
	if (!per_operand(run)) {
		if (!run->failed)
			gk_sink_end(&run->sink);
		put_foot(run);
	}
	keep = !run->failed && !run->feed.io_error;
	run->totals.bytes_out += run->sink.out.total;
	/* Rejects and removals first: the output may take the place of the
	 * input, and then they are all that is left of what is not in it. */
	if (run->removed.fd >= 0 && gk_out_flush(&run->removed) != GK_OK) {
		fail_write(run, run->task->removed, run->removed.error);
		keep = false;
	}
	if (run->rejected.out.fd >= 0 && run->task->rejected != NULL) {
		gk_sink_end(&run->rejected);
		if (gk_out_flush(&run->rejected.out) != GK_OK) {
			fail_write(run, run->task->rejected,
				   run->rejected.out.error);
			keep = false;
		}
	}
	if (run->sink.atomic || !per_operand(run)) {
		bool atomic = run->sink.atomic;

		if (gk_sink_close(&run->sink, keep && !per_operand(run)) !=
			GK_OK &&
		    !run->failed)
			fail_write(run, atomic ? run->task->output_file : NULL,
				   run->sink.out.error ? run->sink.out.error
						       : errno);
	}
	if (run->said > GK_MAX_MESSAGES) {
		struct gk_buf line = { 0 };

		gk_buf_printf(&line, "%llu more messages like these",
			      (unsigned long long)(run->said -
						   GK_MAX_MESSAGES));
		run->say(run->arg, gk_buf_view(&line));
		gk_buf_clear(&line);
	}
}

bool
gk_run(struct gk_run *run)
{
	struct gk_batch *b;
	bool last = false;

	if (!prepare(run)) {
		fail(run, NULL, "out of memory");
		return false;
	}
	if (open_outputs(run)) {
		while (!run->ended) {
			if (last || run->flying == run->nbatches ||
			    (run->flying > 0 && (run->task->line_buffered ||
						 gk_feed_waits(&run->feed)))) {
				finish(run);
				continue;
			}
			b = flying(run, run->flying);
			gk_batch_reset(b);
			b->job.work = gk_work_examine;
			if (gk_feed_fill(&run->feed, b) != GK_OK) {
				fail(run, NULL, "out of memory");
				break;
			}
			last = b->last;
			run->flying++;
			gk_pool_put(run->pool, &b->job);
			settle_ahead(run);
		}
	}
	close_outputs(run);
	return !run->failed;
}

void
gk_run_clear(struct gk_run *run)
{
	gk_pool_free(run->pool);
	for (size_t i = 0; run->batch != NULL && i < run->nbatches; i++)
		gk_batch_clear(&run->batch[i]);
	gk_mem_free(run->batch);
	gk_feed_clear(&run->feed);
	gk_sink_clear(&run->sink);
	gk_sink_clear(&run->rejected);
	gk_out_clear(&run->removed);
	gk_buf_clear(&run->path);
}
