#include "stems.h"

/* Half full at most, so that a search ends soon. */
#define STEMS_MAX (GK_STEMS_PLACES / 2)

/* Of a stem that several lines have. */
#define SEVERAL UINT32_MAX

static size_t
place_of(const struct gk_stems *s, uint32_t stem)
{
	size_t i = stem * 0x9E3779B1u >> 20;

	while (s->place[i] != 0 && s->place[i] != stem)
		i = (i + 1) % GK_STEMS_PLACES;
	return i;
}

void
gk_stems_clear(struct gk_stems *s)
{
	memset(s->place, 0, sizeof(s->place));
	s->n = 0;
}

void
gk_stems_add(struct gk_stems *s, const uint32_t *stem, size_t n, uint32_t line)
{
	for (size_t i = 0; i < n && s->n < STEMS_MAX; i++) {
		size_t at = place_of(s, stem[i]);

		if (s->place[at] == 0) {
			s->n++;
			s->place[at] = stem[i];
			s->line[at] = line;
		} else if (s->line[at] != line) {
			s->line[at] = SEVERAL;
		}
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

size_t
gk_stems_shared_with_others(const struct gk_stems *s, const uint32_t *stem,
			    size_t n, uint32_t line)
{
	size_t shared = 0;

	for (size_t i = 0; i < n; i++) {
		size_t at = place_of(s, stem[i]);

		shared += s->place[at] == stem[i] && s->line[at] != line;
	}
	return shared;
}
