/* Any valid text: a form is valid UTF-8, a form's form is itself, and equal
 * bytes have equal keys at every level.  Not so where a mark is left: what stood
 * between it and a letter may be gone, and then the two compose. */
#include <stdlib.h>

#include "fingerprint.h"
#include "unicode.h"
#include "utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool
has_marks(struct gk_str s)
{
	const char *p = s.p, *end = s.p + s.n;

	while (p < end)
		if ((gk_unicode_class(gk_utf8_next(&p, end)) & GK_UC_MARK) != 0)
			return true;
	return false;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct gk_str para = { (const char *)data, size };
	struct gk_buf form = { 0 }, again = { 0 };

	para.n = gk_utf8_check(para);
	for (int level = GK_LEVEL_RAW; level <= GK_LEVEL_NORMAL; level++) {
		struct gk_str once, twice;

		if (gk_fingerprint_form(para, (enum gk_level)level, &form) != GK_OK)
			abort();
		once = gk_str(form.p, form.n);
		if (gk_utf8_check(once) != once.n ||
		    gk_fingerprint_form(once, (enum gk_level)level, &again) != GK_OK)
			abort();
		twice = gk_str(again.p, again.n);
		if (!has_marks(once) && !gk_str_eq(once, twice))
			abort();
	}
	gk_buf_clear(&form);
	gk_buf_clear(&again);
	return 0;
}
