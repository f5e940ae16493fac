#include "speech.h"

#include "word.h"

#define MOST 6 /* letters that may follow a stem */

struct stem {
	const char *p;
	unsigned short n;
	unsigned char class;
	unsigned char alone;
};

#include "speech_table.inc"

#define NSLOTS (sizeof slots / sizeof *slots)

/* The stem of n bytes at p whose hash is h, or NULL. */
static const struct stem *
find(const char *p, size_t n, uint32_t h)
{
	for (h %= NSLOTS; slots[h] != 0; h = (h + 1) % NSLOTS) {
		const struct stem *s = &stems[slots[h] - 1];

		if (s->n == n && memcmp(s->p, p, n) == 0)
			return s;
	}
	return NULL;
}

/* The longest stem that the word begins with, and that leaves few letters. */
enum gk_speech
gk_speech_of(struct gk_str word)
{
	char lower[64];
	size_t n = gk_word_lower(word, lower, sizeof lower);
	enum gk_speech best = GK_SPEECH_NONE;
	const struct stem *s;
	uint32_t h = 0;

	for (size_t i = 0; i < n; i++) {
		h = (h * 31 + (unsigned char)lower[i]) & 0xFFFFF;
		/* Cyrillic: stems end behind every second byte. */
		if (i < 5 || i % 2 == 0 || n - i - 1 > 2 * MOST)
			continue;
		s = find(lower, i + 1, h);
		if (s != NULL && (i + 1 == n || !s->alone))
			best = (enum gk_speech)s->class;
	}
	return best;
}
