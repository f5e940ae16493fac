/*
 * json - a strict pull reader for one JSON value in memory.
 *
 * The reader takes RFC 8259 to the letter: valid UTF-8 only, no lone
 * surrogates, no NaN, no comments, no leading zeros, no raw control
 * characters, nothing behind the value, nesting to GK_MAX_NESTING.  It copies
 * nothing: every token is a view of the input, so that what is passed on is
 * passed on byte for byte.  It does not look for duplicate members.
 */
#ifndef GK_JSON_H
#define GK_JSON_H

#include "base.h"
#include "buf.h"

enum gk_json_type {
	GK_JSON_ERROR, /* j->error says what, j->at where */
	GK_JSON_END,   /* the value is whole, and nothing stands behind it */
	GK_JSON_OBJECT,
	GK_JSON_OBJECT_END,
	GK_JSON_ARRAY,
	GK_JSON_ARRAY_END,
	GK_JSON_STRING,
	GK_JSON_NUMBER,
	GK_JSON_TRUE,
	GK_JSON_FALSE,
	GK_JSON_NULL,
};

struct gk_json {
	enum gk_json_type type; /* of the token last given */
	struct gk_str name;     /* inside an object: the member's name, raw,
				 * with its quotes; else empty */
	struct gk_str raw;      /* the token itself, strings with their quotes;
				 * one byte for brackets */
	bool escaped;           /* the string raw holds a backslash */
	const char *error;      /* ASCII, no full stop: "bad escape" */
	size_t at;              /* byte in the input where the error is */
	bool valid;             /* the caller's, after init: the input is known to
				 * be valid UTF-8, and is not checked again */

	struct gk_str in;       /* private, and all below */
	size_t pos;
	size_t depth;
	uint64_t in_object[GK_MAX_NESTING / 64];
	unsigned state;
};

void gk_json_init(struct gk_json *j, struct gk_str in);

/* The next token.  After ERROR or END it gives the same again. */
enum gk_json_type gk_json_next(struct gk_json *j);

/* From a token just given: *raw becomes the whole value that it begins (the
 * token itself unless it opens an array or object), and the reader stands
 * behind it.  False on error. */
bool gk_json_value(struct gk_json *j, struct gk_str *raw);

/* A raw string's content, decoded, appended to out.  raw came from the reader. */
void gk_json_decode(struct gk_str raw, struct gk_buf *out);

/* Does the raw string decode to exactly want? */
bool gk_json_is(struct gk_str raw, struct gk_str want);

/* A raw number that is a whole number, not negative, below 2^63; else false. */
bool gk_json_size(struct gk_str raw, size_t *number);

/* Appends a value, valid JSON, in several lines, indented by two blanks. */
void gk_json_pretty(struct gk_str value, struct gk_buf *out);

#endif
