/* Any bytes: the check agrees with libunistring's, and steps agree with counts. */
#include <stdlib.h>
#include <unistr.h>

#include "utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct gk_str s = gk_str((const char *)data, size);
	const uint8_t *bad = size > 0 ? u8_check(data, size) : NULL;
	size_t good = gk_utf8_check(s), n = 0, n16 = 0;
	const char *p = s.p, *end = s.p + good;

	if (good != (bad != NULL ? (size_t)(bad - data) : size))
		abort();
	while (p < end) {
		const char *from = p, *back;
		char put[4];
		uint32_t cp = gk_utf8_next(&p, end);

		back = p;
		if (gk_utf8_put(cp, put) != (size_t)(p - from) ||
		    memcmp(put, from, (size_t)(p - from)) != 0 ||
		    gk_utf8_prev(&back, s.p) != cp || back != from)
			abort();
		n++;
		n16 += cp > 0xFFFF ? 2 : 1;
	}
	s.n = good;
	if (gk_utf8_count(s) != n || gk_utf8_count16(s) != n16)
		abort();
	return 0;
}
