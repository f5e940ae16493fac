#include "category.h"

#include <utf8proc.h>

#include "mem.h"

unsigned
gk_category_class(uint32_t cp)
{
	unsigned c = 0;

	switch (utf8proc_category((utf8proc_int32_t)cp)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LT:
		c = GK_UC_LETTER | GK_UC_UPPER;
		break;
	case UTF8PROC_CATEGORY_LL:
		c = GK_UC_LETTER | GK_UC_LOWER;
		break;
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
		c = GK_UC_LETTER;
		break;
	case UTF8PROC_CATEGORY_ND:
		c = GK_UC_DIGIT;
		break;
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME:
		c = GK_UC_MARK;
		break;
	case UTF8PROC_CATEGORY_ZS:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		c = GK_UC_SPACE;
		break;
	case UTF8PROC_CATEGORY_PD:
		c = GK_UC_PUNCT | GK_UC_DASH;
		break;
	case UTF8PROC_CATEGORY_CC:
		c = (cp >= 9 && cp <= 13) || cp == 0x85 ? GK_UC_SPACE
							: GK_UC_CONTROL;
		break;
	case UTF8PROC_CATEGORY_CF:
		c = GK_UC_INVISIBLE;
		break;
	case UTF8PROC_CATEGORY_CN:
	case UTF8PROC_CATEGORY_CO:
	case UTF8PROC_CATEGORY_CS:
		break;
	default:
		c = GK_UC_PUNCT;
	}
	if (cp == 0x2212)
		c |= GK_UC_DASH;
	if (cp == '"' || cp == '\'' || cp == 0xAB || cp == 0xBB ||
	    (cp >= 0x2018 && cp <= 0x201F) || cp == 0x2039 || cp == 0x203A)
		c |= GK_UC_QUOTE;
	if (cp == '.' || cp == '!' || cp == '?' || cp == 0x2026)
		c |= GK_UC_END;
	if ((c & GK_UC_LETTER) != 0) {
		if ((cp >= 0x400 && cp < 0x530) || (cp >= 0x1C80 && cp < 0x1C90))
			c |= GK_UC_CYRILLIC;
		else if (cp < 0x250 || (cp >= 0x1E00 && cp < 0x1F00))
			c |= GK_UC_LATIN;
	}
	return c;
}

uint32_t
gk_category_lower(uint32_t cp)
{
	return (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp);
}

uint32_t
gk_category_upper(uint32_t cp)
{
	return (uint32_t)utf8proc_toupper((utf8proc_int32_t)cp);
}

const char *
gk_category_version(void)
{
	return utf8proc_unicode_version();
}

enum gk_status
gk_category_compose(struct gk_str s, struct gk_buf *out)
{
	const utf8proc_option_t how = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
	const utf8proc_uint8_t *p = (const utf8proc_uint8_t *)s.p;
	utf8proc_int32_t *points;
	utf8proc_ssize_t n, size;

	/* utf8proc_map would allocate behind our back. */
	n = utf8proc_decompose(p, (utf8proc_ssize_t)s.n, NULL, 0, how);
	if (n < 0 ||
	    (points = gk_mem_array((size_t)n + 1, sizeof *points)) == NULL)
		return GK_NOMEM;
	n = utf8proc_decompose(p, (utf8proc_ssize_t)s.n, points, n, how);
	size = n < 0 ? n : utf8proc_reencode(points, n, how);
	if (size >= 0)
		gk_buf_put(out, points, (size_t)size);
	gk_mem_free(points);
	return size < 0 ? GK_NOMEM : out->status;
}
