/*
 * category - what utf8proc knows of a code point; its only door.
 *
 * Slow: unicode's table is made from it, and asks it for what lies beyond.
 */
#ifndef GK_CATEGORY_H
#define GK_CATEGORY_H

#include "buf.h"

unsigned gk_category_class(uint32_t cp); /* GK_UC_ bits of unicode.h */
uint32_t gk_category_lower(uint32_t cp);
uint32_t gk_category_upper(uint32_t cp);
const char *gk_category_version(void);

/* Appends s, valid UTF-8, composed (NFC).  GK_NOMEM. */
enum gk_status gk_category_compose(struct gk_str s, struct gk_buf *out);

#endif
