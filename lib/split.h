/*
 * split - a stream of bytes as documents, and what lies between them.
 *
 * The caller holds the bytes and shows them from the first that no unit has
 * taken yet; gk_split_next finds the next unit in them, or asks for more.  What
 * is scanned once is not scanned again.  Units and their order depend on the
 * bytes alone, never on how many of them are shown at a time.
 * Text that is not UTF-8 splits as well, if its line feed, form feed and NUL are
 * single bytes.  Cost: one pass.  Limits: a unit longer than max_document (or,
 * in parts, a paragraph longer than max_paragraph) comes as LOST fragments.
 */
#ifndef GK_SPLIT_H
#define GK_SPLIT_H

#include "doc.h"

/* A text document longer than this comes in parts, where parts are wanted. */
#define GK_SPLIT_PART ((size_t)1 << 20)

enum gk_format {
	GK_FORMAT_AUTO,
	GK_FORMAT_TEXT,
	GK_FORMAT_JSONL,
	GK_FORMAT_WET,
	GK_FORMAT_GZIP, /* these four are recognised, never split */
	GK_FORMAT_ZSTD,
	GK_FORMAT_XZ,
	GK_FORMAT_BZIP2,
};

enum gk_separator {
	GK_SEPARATOR_FF,   /* a line that holds only a form feed */
	GK_SEPARATOR_NUL,
	GK_SEPARATOR_NONE, /* the stream is one document */
	GK_SEPARATOR_LINE, /* JSONL */
};

enum gk_unit_type {
	GK_UNIT_DOC,
	GK_UNIT_LOST, /* (a piece of) something over a limit */
	GK_UNIT_BROKEN, /* (a piece of) a record that is none: WET */
};

struct gk_unit {
	enum gk_unit_type type;
	size_t n;         /* its bytes, from the first one shown */
	char sep[4];      /* the separator behind it, as it stands */
	size_t nsep;      /* 0 at the end of the stream, and between parts */
	size_t ordinal;   /* of the document in its stream, from 1 */
	size_t line;      /* of its first byte, from 1 */
	uint64_t place;   /* of its first byte in the stream */
	size_t part;      /* 0 for the first or only one */
	size_t offset;    /* of this part in the document */
	bool more;        /* another part follows */
	bool rest;        /* LOST, BROKEN: a further fragment of the same */
	enum gk_paras paras;
	size_t head, length; /* WET: of a record, and of the text behind it */
	const char *why;  /* BROKEN: what is wrong */
};

struct gk_split {
	enum gk_separator separator;
	bool parts;            /* long text may come in parts */
	enum gk_paras paras;   /* where parts are cut */
	size_t max_document;
	size_t max_paragraph;

	struct gk_unit now;    /* private, and all below */
	size_t scanned;        /* for separators */
	size_t line_start;     /* of the line that comes next */
	size_t cut;            /* where the current paragraph begins */
	size_t filled;         /* where its last line that is not blank ends */
	size_t blanks;    /* where blank lines behind that begin */
	bool blank;            /* the line before line_start is blank */
	bool fresh;            /* byte 0 begins a line in a lost paragraph */
	bool skipping;         /* inside something that is lost */
	bool midline;          /* byte 0 does not begin a line */
};

/* Starts a stream; the five settings are the caller's. */
void gk_split_begin(struct gk_split *s);

/* Finds the next unit at the start of data.  False: none without more bytes
 * (or, with last, none any more).  True: the caller passes u->n + u->nsep bytes. */
bool gk_split_next(struct gk_split *s, struct gk_str data, bool last,
		   struct gk_unit *u);

/* What the stream is, told from its first bytes.  False: more are needed. */
bool gk_split_recognise(struct gk_str data, bool last, size_t max_document,
			enum gk_format *format);

#endif
