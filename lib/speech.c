#include "speech.h"

#include "utf8.h"
#include "word.h"

#define MOST 6 /* letters that may follow a stem */

struct stem {
	const char *p;
	unsigned short n;
	unsigned char class;
	unsigned char alone;
};

#include "speech_table.inc"

#define NSTEMS (sizeof stems / sizeof *stems)

static const struct stem *
find(const char *p, size_t n)
{
	size_t low = 0, high = NSTEMS, middle, k;
	int c;

	while (low < high) {
		middle = low + (high - low) / 2;
		k = stems[middle].n < n ? stems[middle].n : n;
		c = memcmp(stems[middle].p, p, k);
		if (c == 0 && stems[middle].n == n)
			return &stems[middle];
		if (c < 0 || (c == 0 && stems[middle].n < n))
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

enum gk_speech
gk_speech_of(struct gk_str word)
{
	char lower[64];
	size_t n = gk_word_lower(word, lower, sizeof lower), end = n;
	const struct stem *s;
	const char *p;

	/* The whole word, then shorter and shorter beginnings of it. */
	for (size_t k = 0; k <= MOST && end >= 6; k++) {
		s = find(lower, end);
		if (s != NULL && (k == 0 || !s->alone))
			return (enum gk_speech)s->class;
		p = lower + end;
		gk_utf8_prev(&p, lower);
		end = (size_t)(p - lower);
	}
	return GK_SPEECH_NONE;
}
