#include "stems.h"

/* Half full at most, so that a search ends soon. */
#define STEMS_MAX (GK_STEMS_PLACES / 2)

static size_t
place_of(const struct gk_stems *s, uint32_t stem)
{
	size_t i = stem * 0x9E3779B1u >> 20;

	while (s->place[i] != 0 && s->place[i] != stem)
		i = (i + 1) % GK_STEMS_PLACES;
	return i;
}

static uint32_t
stem_of(const struct gk_phrase_word *word)
{
	if (word->nletters < 4 && !(word->digits && word->nletters > 1))
		return 0;
	return word->stem == 0 ? 1 : word->stem;
}

size_t
gk_stems_of(const struct gk_phrase_words *w, uint32_t *out)
{
	size_t n = 0;

	for (size_t i = 0; i < w->nwords; i++) {
		uint32_t stem = stem_of(&w->word[i]);

		if (stem != 0)
			out[n++] = stem;
	}
	return n;
}

void
gk_stems_add(struct gk_stems *s, const uint32_t *stem, size_t n)
{
	for (size_t i = 0; i < n && s->n < STEMS_MAX; i++) {
		size_t at = place_of(s, stem[i]);

		s->n += s->place[at] == 0;
		s->place[at] = stem[i];
	}
}

size_t
gk_stems_shared(const struct gk_stems *s, const uint32_t *stem, size_t n)
{
	size_t shared = 0;

	for (size_t i = 0; i < n; i++)
		shared += s->place[place_of(s, stem[i])] == stem[i];
	return shared;
}
