/*
 * defect - what is wrong with a text: the --check of extract-* and to-json.
 *
 * Kinds: unbalanced (a paragraph with a quotation mark that has no partner),
 * mojibake (UTF-8 that was read as windows-1251 and saved again), mixed-script
 * (a word of Cyrillic and Latin letters that look alike), encoding (U+FFFD, or
 * C1 control characters, which code pages leave behind).  Findings only; nothing
 * is mended here.  Cost: one pass.
 */
#ifndef GK_DEFECT_H
#define GK_DEFECT_H

#include "filter.h"

extern const struct gk_kind gk_defect_kinds[];

/* The list "defects", each with a reason.  Takes no rules. */
gk_examine gk_defect_examine;

#endif
