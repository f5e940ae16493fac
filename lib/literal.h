/*
 * literal - a text as a JSON string.
 *
 * Escaped are " \ and U+0000-U+001F, and U+007F and U+2028/9, which JSON may hold
 * as they are, but which break tools that read it by lines or as JavaScript;
 * nothing else is.
 */
#ifndef GK_LITERAL_H
#define GK_LITERAL_H

#include "buf.h"

/* Appends s, valid UTF-8, as a JSON string with its quotes. */
void gk_literal_put(struct gk_buf *out, struct gk_str s);

/* The same where a machine has no AVX2.  For tests. */
void gk_literal_put_narrow(struct gk_buf *out, struct gk_str s);

#endif
