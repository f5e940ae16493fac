#include "speech.h"

#include "word.h"

#define MOST 6     /* letters that may follow a stem */
#define SHORTEST 2 /* bytes of a stem: с, у */
#define SLOTS 16384

struct stem {
	const char *p;
	unsigned n;
	unsigned class;
	bool alone;
};

#include "speech_table.inc"

/* The stem of n bytes at p whose hash is h, or NULL. */
static const struct stem *
find(const char *p, size_t n, uint32_t h)
{
	for (h %= SLOTS; slots[h] != 0; h = (h + 1) % SLOTS) {
		const struct stem *s = &stems[slots[h] - 1];

		if (s->n == n && memcmp(s->p, p, n) == 0)
			return s;
	}
	return NULL;
}

/* Apostrophes are typed in two ways: п'єса, п’єса. */
static size_t
straighten(char *p, size_t n)
{
	static const char curly[] = "\xE2\x80\x99";
	size_t k = 0;

	if (memchr(p, curly[0], n) == NULL)
		return n;
	for (size_t i = 0; i < n; i++)
		if (n - i >= 3 && memcmp(p + i, curly, 3) == 0) {
			p[k++] = '\'';
			i += 2;
		} else {
			p[k++] = p[i];
		}
	return k;
}

unsigned
gk_speech_of(struct gk_str word)
{
	char lower[64];
	size_t n = gk_word_lower(word, lower, sizeof lower);
	const struct stem *s;
	unsigned best = 0;
	uint32_t h = 0;

	n = straighten(lower, n);
	for (size_t i = 0; i < n; i++) {
		h = (h * 31 + (unsigned char)lower[i]) & 0xFFFFF;
		if (i + 1 < SHORTEST ||
		    (i + 1 < n && ((unsigned char)lower[i + 1] & 0xC0) == 0x80) ||
		    (n - i - 1 > 2 * MOST))
			continue;
		s = find(lower, i + 1, h);
		if (s != NULL && (i + 1 == n || !s->alone))
			best = s->class;
	}
	return best;
}
