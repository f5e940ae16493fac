#include "speech.h"

#include "word.h"

#define MOST 6   /* letters that may follow a stem */
#define KEY 4    /* letters by which stems are looked up: no open one has less */
#define SLOTS 8192

struct stem {
	const char *p;
	unsigned n;
	unsigned class;
	bool alone;
};

#include "speech_table.inc"

/* Where the first KEY letters of [p, p + n) end, and their hash. */
static size_t
key_of(const char *p, size_t n, uint32_t *h)
{
	size_t letters = 0, i = 0;

	for (*h = 0; i < n; i++) {
		if (((unsigned char)p[i] & 0xC0) != 0x80 && letters++ == KEY)
			break;
		*h = (*h * 31 + (unsigned char)p[i]) & 0xFFFFF;
	}
	return i;
}

/* The first stem, in the order of bytes, with that key, or NULL. */
static const struct stem *
find(const char *p, size_t n, uint32_t h)
{
	for (h %= SLOTS; slots[h] != 0; h = (h + 1) % SLOTS) {
		const struct stem *s = &stems[slots[h] - 1];

		if (s->n >= n && memcmp(s->p, p, n) == 0 &&
		    (s->n == n || ((unsigned char)s->p[n] & 0xC0) != 0x80))
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

/* The word's first KEY letters, and one more code point, are enough to know that
 * it is none: most words are. */
static struct gk_str
head_of(struct gk_str word)
{
	size_t letters = 0, i = 0;

	while (i < word.n && (((unsigned char)word.p[i] & 0xC0) == 0x80 ||
			      letters++ <= KEY))
		i++;
	return gk_str(word.p, i);
}

unsigned
gk_speech_of(struct gk_str word)
{
	char lower[64];
	struct gk_str head = head_of(word);
	size_t n = straighten(lower, gk_word_lower(head, lower, sizeof lower));
	const struct stem *s, *end = stems + sizeof stems / sizeof *stems;
	unsigned best = 0;
	size_t key;
	uint32_t h;

	key = key_of(lower, n, &h);
	s = find(lower, key, h);
	if (s == NULL)
		return 0;
	n = straighten(lower, gk_word_lower(word, lower, sizeof lower));
	for (; s < end && s->n >= key && memcmp(s->p, lower, key) == 0; s++)
		if (s->n <= n && (s->n == n || (!s->alone &&
						n - s->n <= 2 * MOST)) &&
		    memcmp(s->p, lower, s->n) == 0)
			best = s->class;
	return best;
}
