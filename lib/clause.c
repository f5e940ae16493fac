#include "clause.h"

#include "utf8.h"

struct words {
	struct gk_word word[GK_CLAUSE_WORDS];
	enum gk_speech speech[GK_CLAUSE_WORDS];
	size_t n;
};

size_t
gk_clause_name(const struct gk_names *names, size_t at)
{
	size_t low = 0, high = names->n, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (names->names[middle].end <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The words of the range, the last ones when it is read backwards. */
static void
read_words(struct gk_str text, size_t start, size_t end, bool before,
	   struct words *w)
{
	struct gk_str part = gk_str(text.p, end);
	struct gk_word word = { .end = start };

	w->n = 0;
	while (gk_word_next(part, &word)) {
		if ((word.flags & GK_WORD_LETTERS) == 0)
			continue;
		if (w->n == GK_CLAUSE_WORDS) {
			if (!before)
				break;
			memmove(w->word, w->word + 1,
				(w->n - 1) * sizeof *w->word);
			w->n--;
		}
		w->word[w->n++] = word;
	}
	for (size_t i = 0; i < w->n; i++)
		w->speech[i] = gk_speech_of(
		    gk_str_cut(text, w->word[i].start, w->word[i].end));
}

/* The cue nearest to the quotation; a verb before a noun of saying. */
static size_t
find_cue(const struct words *w, bool before)
{
	size_t best = w->n;

	for (size_t k = 0; k < w->n; k++) {
		size_t i = before ? w->n - 1 - k : k;

		if (w->speech[i] == GK_SPEECH_NONE)
			continue;
		if (best == w->n)
			best = i;
		if (w->speech[i] == GK_SPEECH_SAY)
			return i;
	}
	return best;
}

static bool
is_pronoun(struct gk_str word)
{
	static const char *const pronouns[] = {
		"он", "она", "они", "тот", "та", "его", "ее", "их",
		"він", "вона", "вони", "його", "її", "їх", "ён", "яна",
		"яны", "той", "тя", "те", "тој", "таа", "тие", "он", "она",
		"ол", "олар", "оның", "ал", "анын",
	};
	char lower[32];
	size_t n = gk_word_lower(word, lower, sizeof lower);

	for (size_t i = 0; i < sizeof pronouns / sizeof *pronouns; i++)
		if (gk_str_is(gk_str(lower, n), pronouns[i]))
			return true;
	return false;
}

/* A past tense in -ла, -ла́сь: she. */
static bool
is_female(struct gk_str verb)
{
	static const char *const ends[] = { "ла", "лась", "лася", "ася" };

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t n = strlen(ends[i]);

		if (verb.n > n &&
		    memcmp(verb.p + verb.n - n, ends[i], n) == 0)
			return true;
	}
	return false;
}

/* The person nearest to the cue in the range, those behind it first; an
 * organisation only where there is no person and the verb is not one of those
 * by which agencies pass words on. */
static const struct gk_name *
find_subject(const struct gk_names *names, size_t start, size_t end,
	     const struct gk_clause *c)
{
	const struct gk_name *best = NULL;
	size_t cost, least = SIZE_MAX;

	for (size_t i = gk_clause_name(names, start);
	     i < names->n && names->names[i].start < end; i++) {
		const struct gk_name *n = &names->names[i];

		if (n->kind == GK_NAME_LOC || n->start < start ||
		    n->end > end)
			continue;
		if (n->kind == GK_NAME_ORG && c->speech == GK_SPEECH_RELAY)
			continue;
		cost = n->start >= c->cue.end ? n->start - c->cue.end
					      : 2 * (c->cue.start - n->end) + 8;
		cost += n->kind == GK_NAME_ORG ? 400 : 0;
		if (cost < least) {
			least = cost;
			best = n;
		}
	}
	return best;
}

/* Without a name: the noun or pronoun next to the cue. */
static void
find_noun(struct gk_str text, const struct words *w, size_t cue,
	  struct gk_clause *c)
{
	for (size_t d = 1; d <= 4; d++) {
		const struct gk_word *sides[2] = {
			cue + d < w->n ? &w->word[cue + d] : NULL,
			d <= cue ? &w->word[cue - d] : NULL,
		};

		for (size_t k = 0; k < 2; k++) {
			const struct gk_word *x = sides[k];
			struct gk_str s;

			if (x == NULL || (c->pronoun.end != 0 &&
					  c->noun.end != 0))
				continue;
			s = gk_str_cut(text, x->start, x->end);
			if (c->pronoun.end == 0 && is_pronoun(s))
				c->pronoun =
				    (struct gk_span){ x->start, x->end };
			else if (c->noun.end == 0 && x->nletters >= 4 &&
				 gk_speech_of(s) == GK_SPEECH_NONE)
				c->noun =
				    (struct gk_span){ x->start, x->end };
		}
	}
}

void
gk_clause_read(struct gk_str text, size_t start, size_t end, bool before,
	       const struct gk_names *names, struct gk_clause *clause)
{
	struct words w;
	size_t cue;

	*clause = (struct gk_clause){ 0 };
	read_words(text, start, end, before, &w);
	cue = find_cue(&w, before);
	if (cue == w.n)
		return;
	clause->speech = w.speech[cue];
	clause->cue = (struct gk_span){ w.word[cue].start, w.word[cue].end };
	clause->distance = before ? w.n - 1 - cue : cue;
	clause->female = is_female(gk_str_cut(text, clause->cue.start,
					      clause->cue.end));
	if (before)
		start = w.word[0].start;
	else
		end = w.word[w.n - 1].end;
	clause->name = find_subject(names, start, end, clause);
	if (clause->name == NULL)
		find_noun(text, &w, cue, clause);
}
