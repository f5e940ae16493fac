#include "letterpair.h"

#include "unicode.h"

#include "letterpair_table.inc"

static bool
is_sign(uint32_t cp)
{
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (signs[i] == cp)
			return true;
	return false;
}

struct gk_letter
gk_letterpair_of(uint32_t cp)
{
	struct gk_letter letter = { GK_LETTERPAIR_OTHER, 0 };
	uint32_t low;

	if (cp < 0x80) {
		low = cp | 0x20;
		letter.symbol = low >= 'a' && low <= 'z' ? GK_LETTERPAIR_LATIN
							 : GK_LETTERPAIR_BLANK;
	} else if (cp >= 0x400 && cp < 0x500) {
		low = gk_unicode_lower(cp);
		if (low < 0x400 || low >= 0x500)
			low = cp;
		letter.symbol = symbols[low - 0x400];
		letter.upper = low != cp;
	} else if (is_sign(cp)) {
		letter.symbol = GK_LETTERPAIR_SIGN;
	}
	return letter;
}
