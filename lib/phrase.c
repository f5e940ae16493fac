#include "phrase.h"

/* The names that the table uses. */
enum {
	PHRASE_WEAK = GK_PHRASE_NONE,
	PHRASE_ANYWHERE = GK_PHRASE_ANYWHERE,
	PHRASE_OPENS = GK_PHRASE_OPENS,
	PHRASE_COLON = GK_PHRASE_LABEL,
	PHRASE_WHOLE = GK_PHRASE_WHOLE,
};

struct phrase {
	const char *text;
	uint32_t hash; /* of its first word */
	uint32_t next; /* of its second, or 0 */
	unsigned char n, kind, form;
};

#include "phrase_table.inc"

/* Words that a label may have before its colon: «Автор материала:». */
#define LABEL_WORDS 2

/* The word behind a phrase of n bytes at word i, or 0 if it does not stand
 * there. */
static size_t
phrase_end(const struct gk_phrase_words *w, size_t i, const char *text,
	   size_t n)
{
	for (; i < w->nwords; i++) {
		size_t k = w->word[i].end - w->word[i].start;

		if (k > n || memcmp(w->text.p + w->word[i].start, text, k) != 0)
			return 0;
		if (k == n)
			return i + 1;
		if (text[k] != ' ')
			return 0;
		text += k + 1;
		n -= k + 1;
	}
	return 0;
}

static bool
only_digits(const struct gk_phrase_words *w, size_t from, size_t to)
{
	while (from < to && gk_phrase_digits(w, from))
		from++;
	return from == to;
}

static bool
colon_near(const struct gk_phrase_words *w, size_t end)
{
	for (size_t i = end - 1; i < w->nwords && i < end + LABEL_WORDS; i++)
		if (gk_phrase_after(w, &w->word[i]) == ':')
			return true;
	return false;
}

/* How the phrase, which stands at word i up to end, fits; first: nothing but
 * numbers stands before it. */
static enum gk_phrase_fit
fit_of(const struct gk_phrase_words *w, const struct phrase *p, size_t i,
       size_t end, bool first)
{
	if (first && only_digits(w, end, w->nwords) &&
	    (p->form != PHRASE_COLON || colon_near(w, end)))
		return GK_PHRASE_WHOLE;
	if (p->form == PHRASE_ANYWHERE)
		return GK_PHRASE_ANYWHERE;
	if (i > 0)
		return GK_PHRASE_NONE;
	if (p->form == PHRASE_OPENS)
		return GK_PHRASE_OPENS;
	if (p->form == PHRASE_COLON && colon_near(w, end))
		return GK_PHRASE_LABEL;
	return GK_PHRASE_NONE;
}

/* Takes what phrases begin with word i into *best. */
static void
look_up(const struct gk_phrase_words *w, size_t i, bool first,
	struct gk_phrase *best)
{
	uint32_t hash = w->word[i].hash, b = hash % PHRASE_BUCKETS;
	uint32_t next = w->word[i + 1].hash;

	for (size_t k = phrase_start[b]; k < phrase_start[b + 1]; k++) {
		const struct phrase *p = &phrases[k];
		enum gk_phrase_fit fit;
		size_t end;

		if (p->hash != hash || (p->next != 0 && p->next != next) ||
		    (!first && p->form > PHRASE_ANYWHERE) ||
		    (end = phrase_end(w, i, p->text, p->n)) == 0)
			continue;
		if (p->form == PHRASE_WEAK) {
			best->nweak++;
			continue;
		}
		fit = fit_of(w, p, i, end, first);
		if (fit == GK_PHRASE_NONE || fit < best->fit ||
		    (fit == best->fit && p->n <= best->n))
			continue;
		best->fit = (uint8_t)fit;
		best->kind = p->kind;
		best->n = p->n;
	}
}

static uint64_t
bit(const uint64_t *bits, uint32_t at)
{
	return bits[at >> 6] >> (at & 63) & 1;
}

/* May a phrase begin with word i?  Few words begin any, say the first bits; but
 * many phrases begin with words such as «без», and then others are asked for it
 * and its next, both at once, for a guess at one of them would often be wrong. */
static inline __attribute__((always_inline)) bool
may_begin(const struct gk_phrase_words *w, size_t i, const uint64_t *begins,
	  const uint64_t *pairs)
{
	uint32_t hash = w->word[i].hash;

	return bit(begins, hash >> 16) != 0 &&
	       (bit(pairs, gk_phrase_pair(hash, 0)) |
		bit(pairs, gk_phrase_pair(hash, w->word[i + 1].hash))) != 0;
}

/* In front of the line and behind its numbers. */
static bool
may_open(const struct gk_phrase_words *w, size_t i)
{
	return may_begin(w, i, phrase_first, phrase_opening);
}

/* Anywhere else. */
static bool
may_stand(const struct gk_phrase_words *w, size_t i)
{
	return may_begin(w, i, phrase_begins, phrase_inside);
}

struct gk_phrase
gk_phrase_find(const struct gk_phrase_words *w)
{
	struct gk_phrase best = { 0 };
	size_t i = 0;
	bool first = true;

	for (; i < w->nwords && first; i++) {
		if (may_open(w, i))
			look_up(w, i, true, &best);
		first = gk_phrase_digits(w, i);
	}
	for (; i < w->nwords; i++)
		if (may_stand(w, i))
			look_up(w, i, false, &best);
	return best;
}
