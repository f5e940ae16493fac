/*
 * doc - one document: a view of valid UTF-8, and where it came from.
 *
 * The text lies in the read buffer (or, decoded, in the arena of the batch) and
 * lives until the batch of documents that it came with has been written.
 * A text document longer than a block may come in parts, to filters that
 * decide by paragraph: then `part` counts them and `offset` says where in the
 * document this one begins; parts are cut between paragraphs.
 */
#ifndef GK_DOC_H
#define GK_DOC_H

#include "base.h"

enum gk_paras {
	GK_PARAS_AUTO,  /* decided from the document's first 64 KiB */
	GK_PARAS_LINE,  /* a paragraph is a line */
	GK_PARAS_BLANK, /* a paragraph is a run of lines between blank lines */
};

struct gk_doc {
	struct gk_str text;
	struct gk_str id;    /* "FILE", "FILE#3", "-", or the record's own id */
	size_t line;         /* in the input file, of the text's first line; of
			      * the record where the input is JSONL */
	size_t part;         /* 0 for the first or only one */
	size_t offset;       /* of this part in the document */
	bool jsonl;          /* every line of text is on line `line` */
	enum gk_paras paras; /* never GK_PARAS_AUTO when part > 0 */
	const char *lang;    /* what --lang says: "ru"; NULL for auto */

	/* Members that the record had, raw JSON values; empty where absent. */
	struct gk_str names, entities, quotes, widgets;
	struct gk_str title, date, fetched, url, source, byline;
	struct gk_str told;      /* its language, by its member or its header */
	struct gk_str languages; /* that the header of a WET record names */
};

#endif
