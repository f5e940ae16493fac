/*
 * report - findings as rows, as JSON members, as messages.
 *
 * All of it appends to a buffer; nothing is printed here.  Rows and messages
 * point into the input document, annotations into the text as emitted, always
 * in code points.  A fact whose name begins with _ stands in rows only.
 */
#ifndef GK_REPORT_H
#define GK_REPORT_H

#include "buf.h"
#include "filter.h"
#include "offset.h"

/* Where counting lines has come to. */
struct gk_report_lines {
	size_t line, at; /* lines before byte at of the text */
	size_t begin;    /* of the line that byte at stands on */
};

/* What rows and messages are made from: one document and how to count in it. */
struct gk_report {
	const struct gk_doc *doc;
	struct gk_str path;        /* as the command line has it, any bytes */
	struct gk_str file;        /* the same, valid UTF-8 */
	struct gk_offset units;    /* over doc->text, in the unit of the rows */
	struct gk_offset points;   /* the same in code points */
	struct gk_report_lines starts, ends; /* private */
};

/* A finding's place in the input, from 1; columns are code points, the end
 * exclusive.  In JSONL the record's line and column 1, and no end. */
struct gk_report_place {
	size_t line, column;
	size_t end_line, end_column; /* 0 in JSONL */
};

void gk_report_begin(struct gk_report *r, const struct gk_doc *doc,
		     struct gk_str path, enum gk_offset_unit unit,
		     struct gk_arena *arena);

/* "doc\tline\tkind\t..." */
void gk_report_header(const char *const *columns, struct gk_buf *out);

/* One row, with its line end. */
void gk_report_tsv(struct gk_report *r, const struct gk_finding *g,
		   const char *const *columns, struct gk_buf *out);

/* {"doc":..,"line":..,"kind":..,"start":..,"end":..,"text":.., facts}.  With
 * many, "spans" too. */
void gk_report_jsonl(struct gk_report *r, const struct gk_finding *g,
		     bool many, struct gk_buf *out);

/* file:line:col: kind: what; with color for a terminal */
void gk_report_check(struct gk_report *r, const struct gk_finding *g,
		     bool color, struct gk_buf *out);

/* The same as an object: file line column doc kind start end text, facts. */
void gk_report_check_json(struct gk_report *r, const struct gk_finding *g,
			  struct gk_buf *out);

/* A member's value for the annotated document: a string or an array. */
void gk_report_member(struct gk_report *r, const struct gk_member *m,
		      struct gk_buf *out);

/* Escapes for a row what out holds from byte `from` on. */
void gk_report_escape(struct gk_buf *out, size_t from);

struct gk_report_place gk_report_place(struct gk_report *r,
				       const struct gk_finding *g);

/* Appends what a message says behind the kind: the text, of which not more than
 * a few lines, and the reason. */
void gk_report_what(const struct gk_report *r, const struct gk_finding *g,
		    struct gk_buf *out);

/* Appends the finding's own text; the texts of several spans with a blank
 * between them. */
void gk_report_text(const struct gk_report *r, const struct gk_finding *g,
		    struct gk_buf *out);

/* format with {kind}, {text} and {FACT} filled in, e.g. "[{kind}]". */
void gk_report_fill(const struct gk_report *r, const struct gk_finding *g,
		    struct gk_str format, struct gk_buf *out);

#endif
