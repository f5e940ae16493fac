/*
 * filter - what the shared machine must know of a filter.
 *
 * examine looks at one document and yields findings.  It is pure: it reads
 * nothing but the document, the rules and constant tables, so that it may run
 * on any thread; scratch memory comes from f->arena.  settle, where the past
 * matters, is called for every document in the order of the stream, from one
 * thread, after examine: it may add findings, and only it may touch state.
 * Both return GK_OK or GK_NOMEM, and settle, where it uses a file in the task's
 * temp_dir, GK_IO with errno; a document can hold nothing that is an error.
 */
#ifndef GK_FILTER_H
#define GK_FILTER_H

#include "buf.h"
#include "doc.h"
#include "finding.h"

typedef enum gk_status gk_examine(const void *rules, const struct gk_doc *doc,
				  struct gk_findings *f);
typedef enum gk_status gk_settle(void *state, const struct gk_doc *doc,
				 struct gk_findings *f);

/* Appends what goes out instead of the document, after settle, on any thread:
 * GK_MODE_EMIT. */
typedef void gk_emit(const void *state, const struct gk_findings *f,
		     struct gk_buf *out);

/* Writes what goes out when all documents were seen: GK_MODE_EMIT.  GK_OK,
 * GK_NOMEM, GK_IO with errno for a file in the task's temp_dir; out latches. */
struct gk_out;
typedef enum gk_status gk_ending(void *state, struct gk_out *out);

struct gk_filter {
	const char *name;               /* of the command */
	const struct gk_kind *kinds;    /* closed list, ended by a NULL name */
	const char *const *columns;     /* of --list after doc, line and kind:
					 * names of facts, or "text" for the
					 * finding's own text; NULL ends */
	gk_examine *examine;
	gk_settle *settle;              /* NULL where the past does not matter */
	/* Asks the memory ahead of time for what settle will read: NULL, or
	 * called a document or two before it. */
	void (*ahead)(const void *state, const struct gk_findings *f);
	gk_emit *emit;                  /* for GK_MODE_EMIT, else NULL */
	gk_ending *ending;              /* the same */
	bool by_paragraph;              /* takes long documents in parts */
	void (*stats)(const void *state, struct gk_buf *out); /* NULL, or adds
				 * members to --stats: ,"name":number */
	/* Why a document is not wanted, as --stats counts it, or NULL; asked
	 * before its text is looked at, and again with it.  NULL: all are. */
	const char *(*refuse)(const void *rules, const struct gk_doc *doc,
			      bool text);
	gk_examine *defects;            /* what --check does instead, or NULL:
					 * then it counts the findings */
	const struct gk_kind *defect_kinds; /* of those */
};

#endif
