/* Any bytes: units and their order are the same whether all bytes are shown at
 * once or a few at a time, and together they are the stream.  The first bytes
 * choose the settings. */
#include <stdlib.h>

#include "hash.h"
#include "split.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What the units add up to: a hash over all that is told of them, but not over
 * where a lost one is broken into fragments, which count as parts. */
static uint64_t
units(struct gk_split s, struct gk_str in, size_t step)
{
	size_t at = 0, shown = 0, sum = 0, lost = 0;
	uint64_t hash = 0;
	struct gk_unit u;

	gk_split_begin(&s);
	for (;;) {
		shown = shown < at ? at : shown;
		if (gk_split_next(&s, gk_str(in.p + at, shown - at),
				  shown == in.n, &u)) {
			size_t told[] = { u.type, u.n, u.nsep, u.ordinal, u.line,
					  u.part > 0, u.offset, u.more, u.paras };

			if (u.place != at || u.n + u.nsep > shown - at)
				abort();
			at += u.n + u.nsep;
			sum += u.n + u.nsep;
			if (u.type == GK_UNIT_LOST) {
				lost += u.n;
				continue;
			}
			for (size_t i = 0; i < sizeof told / sizeof *told; i++)
				hash = hash * 1099511628211u ^ told[i];
		} else if (shown == in.n) {
			break;
		} else {
			shown = in.n - shown < step ? in.n : shown + step;
		}
	}
	if (sum != in.n)
		abort();
	return hash * 1099511628211u ^ lost;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct gk_split s = { 0 };
	struct gk_str in;
	uint64_t whole;
	enum gk_format format;

	if (size < 3)
		return 0;
	s.separator = (enum gk_separator)(data[0] & 3);
	s.parts = (data[0] & 4) != 0 && s.separator != GK_SEPARATOR_LINE;
	s.paras = (enum gk_paras)((data[0] >> 3) % 3);
	s.max_document = data[1] < 128 ? GK_MAX_DOCUMENT : (size_t)data[1] - 100;
	s.max_paragraph = data[2] < 128 ? GK_MAX_PARAGRAPH : (size_t)data[2] - 100;
	in = gk_str((const char *)data + 3, size - 3);
	whole = units(s, in, in.n);
	for (size_t step = 1; step < 8; step++)
		if (units(s, in, step) != whole)
			abort();
	gk_split_recognise(in, true, GK_MAX_DOCUMENT, &format);
	return 0;
}
