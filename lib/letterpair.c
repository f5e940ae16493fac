#include "letterpair.h"

#include "unicode.h"
#include "utf8.h"

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

#define PIECE 64 /* pairs that are read before all languages weigh them */

static void
add_costs(uint32_t *cost, const uint16_t *pair, size_t n)
{
	for (size_t lang = 0; lang < GK_LETTERPAIR_LANGS; lang++) {
		const unsigned char *of = gk_letterpair_cost[lang][0];

		for (size_t i = 0; i < n; i++)
			cost[lang] += of[pair[i]];
	}
}

uint32_t
gk_letterpair_weigh(struct gk_str text, bool cased, size_t *pairs)
{
	const char *p = text.p, *end = p + text.n;
	struct gk_letter a = { GK_LETTERPAIR_BLANK, 0 }, b;
	uint32_t cost[GK_LETTERPAIR_LANGS] = { 0 }, best = UINT32_MAX;
	uint32_t of_case = 0;
	uint16_t pair[PIECE];
	size_t n = 0;
	bool more = true;

	*pairs = 0;
	while (more) {
		more = p < end;
		b = gk_letterpair_of(more ? gk_utf8_next(&p, end) : ' ');
		if (a.symbol >= GK_LETTERPAIR_SIGN ||
		    b.symbol >= GK_LETTERPAIR_SIGN) {
			pair[n++] = (uint16_t)(a.symbol * GK_LETTERPAIR_SYMBOLS +
					       b.symbol);
			of_case += cased ? gk_letterpair_case_cost(a, b) : 0;
			++*pairs;
		}
		if (n == PIECE || !more) {
			add_costs(cost, pair, n);
			n = 0;
		}
		a = b;
	}
	for (size_t lang = 0; lang < GK_LETTERPAIR_LANGS; lang++)
		if (cost[lang] < best)
			best = cost[lang];
	return best + of_case;
}
