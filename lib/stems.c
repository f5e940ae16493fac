#include "stems.h"

/* Of a stem that several lines have. */
#define SEVERAL UINT32_MAX

#define PLACES_LEAST 64

static const struct gk_stems_place *
place_of(const struct gk_stems *s, uint32_t stem)
{
	size_t i = stem * 0x9E3779B1u >> s->shift;

	while (s->place[i].stem != 0 && s->place[i].stem != stem)
		i = (i + 1) & (s->used - 1);
	return &s->place[i];
}

void
gk_stems_clear(struct gk_stems *s, size_t most)
{
	s->used = PLACES_LEAST;
	s->shift = 32 - 6;
	for (; s->used < GK_STEMS_PLACES && s->used / 2 < most; s->shift--)
		s->used *= 2;
	memset(s->place, 0, s->used * sizeof(*s->place));
	s->n = 0;
}

void
gk_stems_add(struct gk_stems *s, const uint32_t *stem, size_t n, uint32_t line)
{
	/* half full at most, so that a search ends soon */
	for (size_t i = 0; i < n && s->n < s->used / 2; i++) {
		struct gk_stems_place *at =
		    &s->place[place_of(s, stem[i]) - s->place];

		if (at->stem == 0) {
			s->n++;
			at->stem = stem[i];
			at->line = line;
		} else if (at->line != line) {
			at->line = SEVERAL;
		}
	}
}

size_t
gk_stems_shared(const struct gk_stems *s, const uint32_t *stem, size_t n)
{
	size_t shared = 0;

	for (size_t i = 0; i < n; i++)
		shared += place_of(s, stem[i])->stem == stem[i];
	return shared;
}

size_t
gk_stems_shared_with_others(const struct gk_stems *s, const uint32_t *stem,
			    size_t n, uint32_t line)
{
	size_t shared = 0;

	for (size_t i = 0; i < n; i++) {
		const struct gk_stems_place *at = place_of(s, stem[i]);

		shared += at->stem == stem[i] && at->line != line;
	}
	return shared;
}
