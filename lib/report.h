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

/* What rows and messages are made from: one document and how to count in it. */
struct gk_report {
	const struct gk_doc *doc;
	struct gk_str file;        /* as messages name it */
	struct gk_offset units;    /* over doc->text, in the unit of the rows */
	struct gk_offset points;   /* the same in code points */
	size_t line, at;           /* lines before byte at of the text */
};

void gk_report_begin(struct gk_report *r, const struct gk_doc *doc,
		     struct gk_str file, enum gk_offset_unit unit,
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

/* Appends the finding's own text; the texts of several spans with a blank
 * between them. */
void gk_report_text(const struct gk_report *r, const struct gk_finding *g,
		    struct gk_buf *out);

/* format with {kind}, {text} and {FACT} filled in, e.g. "[{kind}]". */
void gk_report_fill(const struct gk_report *r, const struct gk_finding *g,
		    struct gk_str format, struct gk_buf *out);

#endif
