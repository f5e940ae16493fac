/*
 * defect - what is wrong with a text: the --check of extract-* and to-json.
 *
 * Kinds: unbalanced (a paragraph with a quotation mark that has no partner),
 * mojibake (text that was read in a wrong encoding and saved again), mixed-script
 * (a word of Cyrillic and Latin letters that look alike), encoding (U+FFFD, or
 * C1 control characters, which code pages leave behind).  Findings only; what is
 * certain can be mended by the room of that name.  Cost: a pass for each kind.
 */
#ifndef GK_DEFECT_H
#define GK_DEFECT_H

#include "filter.h"

/* In this order. */
enum gk_defect { GK_DEFECT_UNBALANCED, GK_DEFECT_MOJIBAKE, GK_DEFECT_MIXED,
		 GK_DEFECT_ENCODING };
extern const struct gk_kind gk_defect_kinds[];

/* The list "defects", each with a reason.  Takes no rules. */
gk_examine gk_defect_examine;

#endif
