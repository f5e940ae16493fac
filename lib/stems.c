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

void
gk_stems_add(struct gk_stems *s, const struct gk_phrase_words *w)
{
	for (size_t i = 0; i < w->nwords && s->n < STEMS_MAX; i++) {
		uint32_t stem = stem_of(&w->word[i]);
		size_t at;

		if (stem == 0)
			continue;
		at = place_of(s, stem);
		s->n += s->place[at] == 0;
		s->place[at] = stem;
	}
}

size_t
gk_stems_shared(const struct gk_stems *s, const struct gk_phrase_words *w,
		size_t *all)
{
	size_t shared = 0, n = 0;

	for (size_t i = 0; i < w->nwords; i++) {
		uint32_t stem = stem_of(&w->word[i]);

		if (stem == 0)
			continue;
		n++;
		shared += s->place[place_of(s, stem)] == stem;
	}
	*all = n;
	return shared;
}
