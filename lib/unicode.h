/*
 * unicode - what a code point is, and its lower and upper case.
 *
 * A table answers for U+0000-U+2FFF (all Cyrillic, Latin and punctuation);
 * utf8proc, whose Unicode version gk_unicode_version names, for the rest.
 * No locale has any say.  Nothing is allocated.
 */
#ifndef GK_UNICODE_H
#define GK_UNICODE_H

#include "category.h"

/* Private: what the functions below look up. */
#define GK_UC_TABLE 0x3000
#define GK_UC_CASED 0x600
extern const uint16_t gk_unicode_classes[GK_UC_TABLE];
extern const uint16_t gk_unicode_lowers[GK_UC_CASED];
extern const uint16_t gk_unicode_uppers[GK_UC_CASED];
unsigned gk_unicode_rare_class(uint32_t cp);
uint32_t gk_unicode_rare_lower(uint32_t cp);
uint32_t gk_unicode_rare_upper(uint32_t cp);

static inline unsigned
gk_unicode_class(uint32_t cp)
{
	return cp < GK_UC_TABLE ? gk_unicode_classes[cp]
				: gk_unicode_rare_class(cp);
}

/* Simple mappings: one code point for one. */
static inline uint32_t
gk_unicode_lower(uint32_t cp)
{
	return cp < GK_UC_CASED ? gk_unicode_lowers[cp]
				: gk_unicode_rare_lower(cp);
}

static inline uint32_t
gk_unicode_upper(uint32_t cp)
{
	return cp < GK_UC_CASED ? gk_unicode_uppers[cp]
				: gk_unicode_rare_upper(cp);
}

/* "15.0.0" */
const char *gk_unicode_version(void);

#endif
