/*
 * record - a line of JSONL: its text, its identity, and what passes through.
 *
 * The record keeps a view of the line.  Writing copies the line byte for byte
 * but for what must differ: the text when something was cut from it, our
 * annotations (names, entities, quotes, widgets, duplicates, paragraphs,
 * defects) re-mapped to what is left, and members added.  Decoded text lies in
 * the arena.  A foreign member of the name of one of ours is an error; ours
 * are known by "granka":"1" in the record.
 * Limits: an array of annotations that is not of our shape is an error.
 */
#ifndef GK_RECORD_H
#define GK_RECORD_H

#include "buf.h"
#include "cut.h"
#include "doc.h"
#include "json.h"
#include "mem.h"
#include "offset.h"

/* What the options say, the same for all records. */
struct gk_record_rules {
	struct gk_str text_field; /* "text" */
	struct gk_str id_field;   /* "id" */
	bool valid;               /* lines are known to be valid UTF-8 */
	bool no_text;             /* nobody looks at the text: it stays empty */
	const struct gk_str *remap; /* foreign arrays to re-map */
	size_t nremap;
};

struct gk_record {
	struct gk_str line;     /* the object, without blanks around it */
	bool has_text;          /* a string of that name; else it just passes */
	bool has_id;
	bool marked;            /* "granka":"1" */
	struct gk_str text_raw; /* view into line */
	size_t nmembers;
	struct gk_record_member *members; /* private, in the arena */
};

/* Reads one line (no line end).  Fills r, and doc's text, id (left alone when
 * the record has none), names, entities, quotes, widgets, title, date,
 * fetched, url, source, byline, told (string members decoded, arrays raw).
 * GK_BADTEXT: *why says what is wrong, *at is the byte in line. */
enum gk_status gk_record_read(struct gk_record *r,
			      const struct gk_record_rules *rules,
			      struct gk_str line, struct gk_arena *arena,
			      struct gk_doc *doc, const char **why, size_t *at);

/* A member to add: name and raw JSON value. */
struct gk_record_add {
	const char *name;
	struct gk_str value;
};

/* Appends the record, without a line end.  plan NULL: the text is as it was.
 * Members to add replace ours of the same name where they stand (in a marked
 * record), and else go to the end in order, "granka":"1" before them if the
 * record lacks it.  GK_BADTEXT with *why: adding one that stands there and is
 * not ours, or ours cannot be re-mapped. */
enum gk_status gk_record_write(const struct gk_record *r,
			       const struct gk_record_rules *rules,
			       struct gk_str text, const struct gk_cuts *plan,
			       const struct gk_record_add *add, size_t nadd,
			       struct gk_arena *arena, struct gk_buf *out,
			       const char **why);

#endif
