#include "speech.h"

#include "unicode.h"
#include "utf8.h"

#define MOST 6   /* letters that may follow a stem */
#define KEY 4    /* letters of a beginning: no open stem has less */
#define LONGEST 60 /* bytes of a word that are looked at */
#define SLOTS 16384

struct stem {
	const char *p;
	unsigned class;
	unsigned char n;
	bool alone;
};

#include "speech_table.inc"

/* The stem of n bytes at p whose hash is h, or NULL. */
static const struct stem *
find(const char *p, size_t n, uint32_t h)
{
	unsigned tag = h / SLOTS + 1;

	/* Most look-ups fail, on the small table alone. */
	for (h %= SLOTS; tags[h] != 0; h = (h + 1) % SLOTS) {
		const struct stem *s;

		if (tags[h] != tag)
			continue;
		s = &stems[slots[h] - 1];
		if (s->n == n && memcmp(s->p, p, n) == 0)
			return s;
	}
	return NULL;
}

static bool
is_beginning(uint32_t h)
{
	h &= 0xFFFF;
	return (beginnings[h / 8] >> (h % 8) & 1) != 0;
}

/* The next letter of a word in small letters, as bytes at out; 0: it is none.
 * Apostrophes are typed in two ways: п'єса, п’єса. */
static size_t
letter(const char **p, const char *end, char *out)
{
	uint32_t cp = gk_unicode_lower(gk_utf8_next(p, end));

	if (cp == 0xAD)
		return 0;
	if (cp == 0x451)
		cp = 0x435;
	if (cp == 0x2019)
		cp = '\'';
	return gk_utf8_put(cp, out);
}

/* Most words end at their first KEY letters: no stem begins so. */
unsigned
gk_speech_of(struct gk_str word)
{
	const char *p = word.p, *end = word.p + word.n;
	char lower[LONGEST + 4];
	size_t n = 0, letters = 0, more;
	const struct stem *s;
	unsigned best = 0;
	uint32_t h = 0;

	while (p < end && n < LONGEST) {
		more = letter(&p, end, lower + n);
		if (more == 0)
			continue;
		for (; more > 0; more--)
			h = (h * 31 + (unsigned char)lower[n++]) & 0xFFFFF;
		if (++letters == KEY && !is_beginning(h))
			return 0;
		if ((letters < KEY || end - p > 2 * MOST) && p < end)
			continue;
		s = find(lower, n, h);
		if (s != NULL && (p == end || !s->alone))
			best = s->class;
	}
	return best;
}
