#include "offset.h"

#include "utf8.h"

#define STEP 1024 /* bytes between two entries of the index */
#define NEAR 4    /* so few bytes are counted one by one */

static size_t
count(const struct gk_offset *o, size_t from, size_t to)
{
	struct gk_str s = gk_str_cut(o->text, from, to);

	return o->unit == GK_OFFSET_UTF16 ? gk_utf8_count16(s)
					  : gk_utf8_count(s);
}

static void
make_index(struct gk_offset *o)
{
	size_t n = o->text.n / STEP + 1, units = 0;

	o->made = true;
	o->index = gk_arena_alloc(o->arena, n * sizeof *o->index);
	for (size_t i = 0; o->index != NULL && i < n; i++) {
		o->index[i] = units;
		if ((i + 1) * STEP <= o->text.n)
			units += count(o, i * STEP, (i + 1) * STEP);
	}
}

size_t
gk_offset_of(struct gk_offset *o, size_t off)
{
	size_t block = off / STEP;

	if (o->unit == GK_OFFSET_BYTE)
		return off;
	/* Mostly a start is asked for, which stands right behind the last end. */
	if (off - o->last <= NEAR && o->unit == GK_OFFSET_POINT) {
		for (; o->last < off; o->last++)
			o->units += ((unsigned char)o->text.p[o->last] &
				     0xC0) != 0x80;
		return o->units;
	}
	/* A short text is counted as fast as an index is made. */
	if (!o->made && o->text.n > 4 * STEP)
		make_index(o);
	/* Mostly the next question is a little further on than the last. */
	if (off < o->last || (o->index != NULL && o->last < block * STEP)) {
		o->last = o->index != NULL ? block * STEP : 0;
		o->units = o->index != NULL ? o->index[block] : 0;
	}
	o->units += count(o, o->last, off);
	o->last = off;
	return o->units;
}

/* The last entry of the index that is not above units. */
static size_t
find_block(const struct gk_offset *o, size_t units)
{
	size_t low = 0, high = o->text.n / STEP, middle;

	while (low < high) {
		middle = high - (high - low) / 2;
		if (o->index[middle] <= units)
			low = middle;
		else
			high = middle - 1;
	}
	return low;
}

/* Steps from byte *at, before which *n code points begin, on while no more than
 * `units` do; eight bytes at a time. */
static void
skip_points(struct gk_str text, size_t units, size_t *at, size_t *n)
{
	const uint64_t high = 0x8080808080808080u;

	while (text.n - *at >= 8) {
		uint64_t x = gk_le64(text.p + *at);
		/* A byte that continues has its first bit and not the second. */
		size_t begin = 8 - (size_t)__builtin_popcountll(x & ~(x << 1) &
								high);

		if (*n + begin > units)
			break;
		*n += begin;
		*at += 8;
	}
}

bool
gk_offset_byte(struct gk_offset *o, size_t units, size_t *off)
{
	size_t at = 0, n = 0;

	if (o->unit == GK_OFFSET_BYTE) {
		*off = units;
		return units <= o->text.n;
	}
	if (!o->made && o->text.n > 4 * STEP)
		make_index(o);
	if (o->index != NULL) {
		size_t block = find_block(o, units);

		at = block * STEP;
		n = o->index[block];
	}
	/* Mostly the next question is a little further on than the last. */
	if (o->units <= units && o->last > at) {
		at = o->last;
		n = o->units;
	}
	if (o->unit == GK_OFFSET_POINT)
		skip_points(o->text, units, &at, &n);
	/* What was stepped to may lie inside a code point, counted before. */
	while (at < o->text.n && ((unsigned char)o->text.p[at] & 0xC0) == 0x80)
		at++;
	while (at < o->text.n && n < units) {
		n += o->unit == GK_OFFSET_UTF16 &&
			     (unsigned char)o->text.p[at] >= 0xF0
			 ? 2
			 : 1;
		do
			at++;
		while (at < o->text.n &&
		       ((unsigned char)o->text.p[at] & 0xC0) == 0x80);
	}
	if (n != units)
		return false;
	o->last = *off = at;
	o->units = units;
	return true;
}
