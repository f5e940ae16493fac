/*
 * task - what a command line asks of a run.
 *
 * Filled by cli, checked once, constant while documents are examined, read on any
 * thread.  Strings live as long as the process.
 */
#ifndef GK_TASK_H
#define GK_TASK_H

#include "filter.h"
#include "offset.h"
#include "record.h"
#include "split.h"

/* Of these only the filter itself can ask for GK_MODE_EMIT. */
enum gk_mode { GK_MODE_DEFAULT, GK_MODE_DELETE, GK_MODE_LIST, GK_MODE_ANNOTATE,
	       GK_MODE_CHECK, GK_MODE_MARK, GK_MODE_EMIT };
enum gk_check_form { GK_CHECK_TEXT, GK_CHECK_JSON, GK_CHECK_GITHUB,
		     GK_CHECK_SARIF };
enum gk_rows { GK_ROWS_TSV, GK_ROWS_JSONL };
enum gk_invalid { GK_INVALID_FAIL, GK_INVALID_REPLACE, GK_INVALID_DROP,
		  GK_INVALID_STOP };

struct gk_task {
	const struct gk_filter *filter;
	const void *rules;      /* for examine */
	void *state;            /* for settle */
	enum gk_mode mode;      /* GK_MODE_DEFAULT until the input is known */
	enum gk_mode text_mode, record_mode; /* what is the default then */

	enum gk_format input;   /* AUTO: recognised */
	bool recognise;         /* input was AUTO: operands must agree */
	bool implied;           /* input is text because of other options */
	bool decided;           /* mode, input and output are final */
	enum gk_format output;  /* AUTO: as the input */
	enum gk_separator separator; /* of text */
	const char *from;       /* encoding of text; NULL: UTF-8, or told from
				 * each document: */
	bool detect;
	struct gk_record_rules record;
	const char *member;     /* another name for the filter's own list */
	enum gk_paras paras;
	const char *lang;
	enum gk_rows rows;
	bool header;
	enum gk_check_form report; /* of --check */
	struct gk_baseline *baseline; /* of --check, or NULL */
	bool color;             /* of --check's messages, of --mark */
	bool repair;            /* texts are mended before they are examined */
	bool pretty;            /* annotated documents are indented */
	struct gk_str replace;  /* what is put for deleted findings */
	enum gk_offset_unit offsets;
	enum gk_invalid invalid;
	size_t max_document, max_paragraph;
	bool drop_empty;
	uint64_t max_findings;
	double max_ratio;       /* negative: not asked */
	unsigned threads;
	bool line_buffered, in_place, quiet;

	const char *const *operands; /* "-" for standard input */
	size_t noperands;
	const char *output_file, *output_dir;
	const char *removed, *rejected;
	const char *temp_dir;   /* for what memory has no room for */
};

/* Do the wishes go together?  If not *why says which do not.  What follows from
 * them is filled in. */
bool gk_task_check(struct gk_task *task, struct gk_buf *why);

/* The kinds of what is found: of findings, or of defects. */
const struct gk_kind *gk_task_kinds(const struct gk_task *task);

/* Is there something to be done in stream order, after examining? */
bool gk_task_settles(const struct gk_task *task);

#endif
