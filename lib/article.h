/*
 * article - what a document is: the filter to-json.
 *
 * Title, lead and the role of each paragraph come from what widget knows of the
 * lines; the language from lang.  A member is absent where nothing was found,
 * and where the record had it already.  Names, quotes and widgets on request.
 */
#ifndef GK_ARTICLE_H
#define GK_ARTICLE_H

#include "filter.h"

struct gk_article_rules {
	bool bare; /* nothing but identity, headers and text */
	bool names, quotes, widgets;
};

gk_examine gk_article_examine; /* rules: struct gk_article_rules */

/* The JSON Schema (draft 2020-12) of all that our filters write, line by line;
 * NULL ends it. */
extern const char *const gk_article_schema[];

#endif
