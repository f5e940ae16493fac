#include "unicode.h"

#include "unicode_table.inc"

unsigned
gk_unicode_rare_class(uint32_t cp)
{
	return gk_category_class(cp);
}

uint32_t
gk_unicode_rare_lower(uint32_t cp)
{
	return gk_category_lower(cp);
}

uint32_t
gk_unicode_rare_upper(uint32_t cp)
{
	return gk_category_upper(cp);
}

const char *
gk_unicode_version(void)
{
	return gk_category_version();
}
