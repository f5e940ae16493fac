#include "indirect.h"

#include "sentence.h"

#define THAT 4 /* words from the verb to «что» */
#define SHORTEST 5 /* words of such a sentence */

/* The cue of indirect speech among the words of a sentence, or w->n. */
static size_t
find_cue(const struct gk_words *w)
{
	for (size_t i = 0; i < w->n; i++) {
		unsigned x = w->word[i].speech;

		if ((x & (GK_SPEECH_BY | GK_SPEECH_POST)) != 0 && i < THAT)
			return i;
		if ((x & GK_SPEECH_SAY) == 0)
			continue;
		for (size_t k = i + 1; k < w->n && k <= i + THAT; k++)
			if ((w->word[k].speech & GK_SPEECH_THAT) != 0 &&
			    (w->word[k].flags & GK_CLAUSE_COMMA) != 0)
				return i;
	}
	return w->n;
}

static void
try_sentence(struct gk_utterances *u, size_t start, size_t end)
{
	struct gk_utterance x = { .nspans = 1, .kind = GK_QUOTE_INDIRECT,
				  .spans = { { start, end } } };
	struct gk_words w;
	size_t cue;

	gk_clause_begin(&w, start);
	gk_clause_read(&w, u->text, start,
		       gk_sentence_ahead(u->text, start, end,
					 GK_UTTERANCE_REACH / 2));
	cue = find_cue(&w);
	if (cue == w.n || w.n < SHORTEST)
		return;
	x.cue = (struct gk_span){ w.word[cue].start, w.word[cue].end };
	if (u->rules->speakers && !u->probing)
		gk_subject_find(&w, cue, false, u->text, u->names,
				&x.subject);
	x.rule = (w.word[cue].speech & GK_SPEECH_SAY) != 0 ? "that" : "by";
	x.confidence = 0.8;
	gk_utterance_put(u, &x, start);
}

void
gk_indirect_find(struct gk_utterances *u, size_t start, size_t end)
{
	size_t stop, at;

	while (start < end) {
		stop = gk_sentence_line_end(u->text, start);
		if (stop > end)
			stop = end;
		at = gk_sentence_end(u->text, start, stop);
		start = gk_sentence_blanks(u->text, start, at);
		if (at > start)
			try_sentence(u, start, at);
		start = at < stop ? at : stop + 1;
	}
}
