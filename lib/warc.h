/*
 * warc - the records of a WARC or WET stream.
 *
 * The caller shows the bytes from the first that no unit has taken yet, as with
 * split; gk_warc_next tells what stands there.  Documents are `conversion`
 * records and `resource` records of text/plain; the others pass by.  A record
 * ends where its Content-Length says if another begins there or the stream ends;
 * else it is broken, and the next begins at the next line that is a version
 * ("WARC/1.0").  Units and their order depend on the bytes alone.
 * Limits: a header has 64 KiB; a document over max_document comes as LOST
 * pieces, and no more than that is ever waited for.  Cost: one look at the bytes.
 */
#ifndef GK_WARC_H
#define GK_WARC_H

#include "base.h"
#include "mem.h"

enum gk_warc_type {
	GK_WARC_DOC,
	GK_WARC_OTHER,  /* what passes by: other records, blank lines */
	GK_WARC_LOST,   /* a piece of a document over the limit */
	GK_WARC_BROKEN, /* a piece of what is no record */
};

struct gk_warc_unit {
	enum gk_warc_type type;
	size_t n;         /* its bytes, from the first one shown */
	size_t head;      /* DOC: of these the header's, its empty line too */
	size_t length;    /* DOC: of the text behind the header */
	bool record;      /* a record's header was read here */
	bool rest;        /* LOST, BROKEN: a further piece of the same */
	bool other;       /* BROKEN: it would have passed by */
	const char *why;  /* BROKEN: "wrong Content-Length" */
	size_t line;      /* where the record begins, from 1 */
	uint64_t place;   /* the same in bytes, from 0 */
};

struct gk_warc {
	size_t max_document;

	unsigned state;   /* private, and all below */
	enum gk_warc_type type; /* of the record in hand */
	uint64_t left;    /* of its bytes, from the first one shown */
	size_t head;      /* the length of its header */
	size_t scanned;   /* of the header, in whole lines */
	bool given;       /* some of it went in pieces */
	bool midline;     /* the first byte shown does not begin a line */
	size_t line, at_line;
	uint64_t place, at_place;
};

/* What a header says; the values as they stand, empty where absent. */
struct gk_warc_head {
	struct gk_str type, id, uri, date, languages, content, length;
};

/* Starts a stream; max_document is the caller's. */
void gk_warc_begin(struct gk_warc *w);

/* Finds the next unit at the start of data.  False: none without more bytes
 * (or, with last, none any more). */
bool gk_warc_next(struct gk_warc *w, struct gk_str data, bool last,
		  struct gk_warc_unit *u);

/* Reads a header, from its version on.  Names are taken in any case, lines may
 * end in LF or CRLF; of two fields of a name the first counts. */
void gk_warc_read(struct gk_str head, struct gk_warc_head *h);

/* A value in one line and without the angle brackets around it: itself, or a
 * copy in the arena (empty without memory). */
struct gk_str gk_warc_value(struct gk_str value, struct gk_arena *arena);

#endif
