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
	uint32_t hash; /* of its first word, 24 bits */
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
	size_t at = w->word[i].start;

	if (w->n - at < n || memcmp(w->text + at, text, n) != 0)
		return 0;
	while (i < w->nwords && w->word[i].end < at + n)
		i++;
	return i < w->nwords && w->word[i].end == at + n ? i + 1 : 0;
}

static bool
only_digits(const struct gk_phrase_words *w, size_t from, size_t to)
{
	while (from < to && w->word[from].digits)
		from++;
	return from == to;
}

static bool
colon_near(const struct gk_phrase_words *w, size_t end)
{
	for (size_t i = end - 1; i < w->nwords && i < end + LABEL_WORDS; i++)
		if (w->word[i].after == ':')
			return true;
	return false;
}

static enum gk_phrase_fit
fit_of(const struct gk_phrase_words *w, const struct phrase *p, size_t i)
{
	size_t end = phrase_end(w, i, p->text, p->n);
	bool first = only_digits(w, 0, i);

	if (end == 0)
		return GK_PHRASE_NONE;
	if (p->form == PHRASE_WEAK)
		return GK_PHRASE_NONE;
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

struct gk_phrase
gk_phrase_find(const struct gk_phrase_words *w)
{
	struct gk_phrase best = { 0 };

	for (size_t i = 0; i < w->nwords; i++) {
		uint32_t hash = w->word[i].hash & 0xFFFFFFu;
		uint32_t b = hash % PHRASE_BUCKETS;

		for (size_t k = phrase_start[b]; k < phrase_start[b + 1]; k++) {
			enum gk_phrase_fit fit;

			if (phrases[k].hash != hash)
				continue;
			fit = fit_of(w, &phrases[k], i);
			best.nweak += phrases[k].form == PHRASE_WEAK &&
				      phrase_end(w, i, phrases[k].text,
						 phrases[k].n) != 0;
			if (fit == GK_PHRASE_NONE || fit < best.fit ||
			    (fit == best.fit && phrases[k].n <= best.text.n))
				continue;
			best.fit = fit;
			best.kind = (enum gk_widget_kind)phrases[k].kind;
			best.text = gk_str(phrases[k].text, phrases[k].n);
		}
	}
	return best;
}
