/*
 * sink - where documents go: one after the other, separated as they came.
 *
 * Standard output, or a file that is put in place whole.  The separator of text
 * stands between documents, so it is written when the next one comes; a record
 * of JSONL ends its line at once.  Where the input lacked a separator (between
 * operands) the default one is put.  Rows are taken as they are.
 * The first failure is remembered in out.error.
 */
#ifndef GK_SINK_H
#define GK_SINK_H

#include "file.h"
#include "out.h"
#include "split.h"

enum gk_sink_form {
	GK_SINK_TEXT,
	GK_SINK_JSONL,
	GK_SINK_ROWS,
};

struct gk_sink {
	struct gk_out out;
	struct gk_file file;
	bool atomic;            /* file was begun */
	enum gk_sink_form form;
	bool convert;           /* records that were no lines: all end one */
	struct gk_str between;  /* the default separator: "\f\n" or NUL */
	bool raw;               /* parts are taken as they are */

	char sep[4];            /* private, and all below */
	size_t nsep;
	bool written;           /* some document */
	bool inside;            /* of a document in parts */
	bool trailing;          /* the input ended with a separator */
	char last;              /* byte written */
	struct gk_buf held;     /* blank lines at the end of a part */
};

/* Standard output. */
void gk_sink_stdout(struct gk_sink *s);

/* A file, in place when gk_sink_close says so.  GK_IO with errno, GK_NOMEM. */
enum gk_status gk_sink_open(struct gk_sink *s, const char *path);

/* One document, or a part of one, that stood as u says in the input.  The bytes,
 * and `behind` more behind them, live until gk_sink_keep. */
void gk_sink_put(struct gk_sink *s, const struct gk_unit *u,
		 struct gk_str bytes, size_t behind);

/* What was put may go. */
void gk_sink_keep(struct gk_sink *s);

/* A document that stood there does not go out. */
void gk_sink_skip(struct gk_sink *s, const struct gk_unit *u);

/* The end of all documents: the separator that the input ended with. */
void gk_sink_end(struct gk_sink *s);

/* Flushes; with keep puts the file in place, else forgets it. */
enum gk_status gk_sink_close(struct gk_sink *s, bool keep);

void gk_sink_clear(struct gk_sink *s);

#endif
