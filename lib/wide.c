#include "wide.h"

#ifdef GK_WIDE
#define EIGHT(x) x, x, x, x, x, x, x, x
#define ALL(x) { EIGHT(x), EIGHT(x), EIGHT(x), EIGHT(x) }

const struct gk_wide_splats gk_wide_splats = {
	.half = ALL(15),
	.small = ALL(0x20),
	.before_a = ALL(0x100 - 'a'),
	.letters = ALL(25),
	.lead = ALL(0xC0),
	.one = ALL(1),
	.yo = ALL(0x91),
	.yo_to_ye = ALL(0x91 ^ 0xB5),
	.next = ALL(0xBF),
	.space = ALL(' '),
	.percent = ALL('%'),
};
#endif
