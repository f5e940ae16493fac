#include "offset.h"

#include "buf.h"
#include "test.h"
#include "utf8.h"

/* Every offset of a long mixed text, asked forwards, backwards and by leaps,
 * against plain counting. */
static void
compare(enum gk_offset_unit unit, const char *what)
{
	struct gk_arena arena = { 0 };
	struct gk_offset o = { .unit = unit, .arena = &arena };
	struct gk_buf text = { 0 };
	size_t wrong = 0, at = 0, units, off;

	for (int i = 0; i < 3000; i++)
		gk_buf_puts(&text, "aж—😀\n");
	o.text = gk_buf_view(&text);
	for (int round = 0; round < 3; round++)
		for (size_t i = 0; i <= text.n; i++) {
			at = round == 0 ? i : round == 1 ? text.n - i
							 : i * 7919 %
							       (text.n + 1);
			if (at < text.n &&
			    ((unsigned char)text.p[at] & 0xC0) == 0x80)
				continue;
			units = unit == GK_OFFSET_POINT
				    ? gk_utf8_count(gk_str(text.p, at))
				    : gk_utf8_count16(gk_str(text.p, at));
			wrong += gk_offset_of(&o, at) != units;
			if (i % 13 == 0)
				wrong += !gk_offset_byte(&o, units, &off) ||
					 off != at;
		}
	ok(wrong == 0, "%s, there and back", what);
	ok(!gk_offset_byte(&o, gk_offset_of(&o, text.n) + 1, &off),
	   "%s beyond the end", what);
	gk_buf_clear(&text);
	gk_arena_clear(&arena);
}

int
main(void)
{
	struct gk_offset o = { .text = { "😀", 4 }, .unit = GK_OFFSET_UTF16 };
	size_t off;

	compare(GK_OFFSET_POINT, "code points");
	compare(GK_OFFSET_UTF16, "UTF-16");
	ok(!gk_offset_byte(&o, 1, &off), "inside a surrogate pair");
	return done();
}
