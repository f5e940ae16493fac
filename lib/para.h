/*
 * para - the paragraphs of a document.
 *
 * A paragraph is a line, or a run of lines with no blank line inside where the
 * text is hard-wrapped.  Splitting copies nothing: each paragraph is a view into
 * the document and lives as long as the document's text.  A line of blanks,
 * tabs, NBSP and carriage returns is blank.  Bytes that are not UTF-8 do no
 * harm.  Cost: one pass.
 */
#ifndef GK_PARA_H
#define GK_PARA_H

#include "doc.h"

struct gk_para {
	struct gk_str text; /* without the blank lines around it, and without
			     * its last line end */
	size_t off;         /* of text.p, from the document's start */
	size_t line;        /* of its first line, from 0 */
	size_t next;        /* private, and all below: where the search goes on */
	size_t next_line;
	enum gk_paras mode; /* what AUTO turned out to mean */
};

/* Moves *p to the next paragraph of doc.  Start with a zeroed *p.  Returns
 * false, and leaves *p alone, when there is none.  AUTO is decided when, and if,
 * it makes a difference; then doc is the whole document. */
bool gk_para_next(struct gk_str doc, enum gk_paras mode, struct gk_para *p);

bool gk_para_is_blank(struct gk_str line);

/* What GK_PARAS_AUTO means for a document that begins like this (64 KiB are
 * enough): BLANK only where the lines look hard-wrapped. */
enum gk_paras gk_para_mode(struct gk_str head);

#endif
