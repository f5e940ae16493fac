#include "indirect.h"

#include "ending.h"
#include "sentence.h"

#define THAT 4 /* words from the verb to «что» */
#define SHORTEST 4 /* words of such a sentence */
#define VERB_LAST 2 /* words from it to the end: убада кылды */
#define ASIDE 9    /* words of a clause that closes one: , пояснил он */

/* Does «что» stand behind verb i, and a comma before it?  Serbian, Bulgarian and
 * Macedonian do without the comma. */
static bool
has_that(const struct gk_words *w, size_t i, bool comma)
{
	for (size_t k = i + 1; k < w->n && k <= i + THAT; k++)
		if ((w->word[k].speech & GK_SPEECH_THAT) != 0 &&
		    (!comma || (w->word[k].flags & GK_CLAUSE_COMMA) != 0))
			return true;
	return false;
}

/* бөгеттің әлсіз екенін айтты: the verb that ends the sentence, behind what was
 * said as its object. */
static bool
is_object_before(const struct gk_words *w, struct gk_str text, size_t i)
{
	const struct gk_clause_word *x;

	if (i < 2 || i + VERB_LAST < w->n)
		return false;
	x = &w->word[i - 1];
	return gk_ending_is_accusative(gk_str_cut(text, x->start, x->end));
}

/* …, сообщили в министерстве; …, пояснил [начальник] Петров */
static bool
is_aside(const struct gk_words *w, struct gk_str text, size_t i)
{
	const unsigned who = GK_SPEECH_PERSON | GK_SPEECH_PRONOUN;
	const struct gk_clause_word *x = &w->word[i];

	if (i < 2 || w->n - i > ASIDE || i + 1 >= w->n ||
	    (x->flags & GK_CLAUSE_COMMA) == 0)
		return false;
	return (x[1].flags & GK_CLAUSE_CAPITAL) != 0 ||
	       (x[1].speech & who) != 0 ||
	       ((x[1].speech & GK_SPEECH_IN) != 0 &&
		(gk_clause_form(gk_str_cut(text, x->start, x->end)) &
		 GK_CLAUSE_MANY) != 0);
}

/* The cue of indirect speech among the words of a sentence, or w->n.  *rule: how
 * it is known; *after: the subject stands behind it. */
static size_t
find_cue(struct gk_utterances *u, const struct gk_words *w, const char **rule,
	 bool *after)
{
	bool comma = !gk_utterance_is_in(u, "bg mk sr");
	bool last = gk_utterance_is_in(u, "kk ky");

	*after = false;
	for (size_t i = 0; i < w->n; i++) {
		unsigned x = w->word[i].speech;

		*rule = "by";
		if ((x & (GK_SPEECH_BY | GK_SPEECH_POST)) != 0 && i < THAT)
			return i;
		if ((x & (GK_SPEECH_SAY | GK_SPEECH_RELAY)) == 0)
			continue;
		*rule = "that";
		if (has_that(w, i, comma) ||
		    (last && is_object_before(w, u->text, i)))
			return i;
		/* Как сообщил мэр, …; …, пояснил он */
		*rule = "aside";
		*after = true;
		if ((i > 0 && i <= 2 &&
		     (w->word[0].speech & GK_SPEECH_THAT) != 0) ||
		    is_aside(w, u->text, i))
			return i;
		*after = false;
	}
	return w->n;
}

static void
try_sentence(struct gk_utterances *u, size_t start, size_t end)
{
	struct gk_utterance x = { .nspans = 1, .kind = GK_QUOTE_INDIRECT,
				  .spans = { { start, end } } };
	struct gk_words w;
	bool after;
	size_t cue;

	gk_clause_begin(&w, start);
	gk_clause_read(&w, u->text, start,
		       gk_sentence_ahead(u->text, start, end,
					 GK_UTTERANCE_REACH / 2));
	cue = find_cue(u, &w, &x.rule, &after);
	if (cue == w.n || w.n < SHORTEST)
		return;
	x.cue = (struct gk_span){ w.word[cue].start, w.word[cue].end };
	if (u->rules->speakers && !u->probing)
		gk_subject_find(&w, cue, after, u->text, u->names,
				&x.subject);
	gk_utterance_put(u, &x, start);
}

void
gk_indirect_find(struct gk_utterances *u, size_t end)
{
	size_t start = u->indirect, stop = 0, at;

	if (!u->rules->indirect)
		return;
	while (start < end && !gk_utterance_probed(u)) {
		if (start >= stop)
			stop = gk_sentence_line_end(gk_str(u->text.p, end),
						    start);
		at = gk_sentence_end(u->text, start, stop);
		start = gk_sentence_blanks(u->text, start, at);
		if (at > start)
			try_sentence(u, start, at);
		start = at < stop ? at : stop + 1;
	}
	u->indirect = end > u->indirect ? end : u->indirect;
}

void
gk_indirect_skip(struct gk_utterances *u, size_t end)
{
	size_t stop;

	if (!u->rules->indirect || end < u->indirect)
		return;
	stop = gk_sentence_ahead(u->text, end, u->text.n, GK_UTTERANCE_REACH);
	stop = gk_sentence_line_end(gk_str(u->text.p, stop), end);
	u->indirect = gk_sentence_end(u->text, end, stop);
}
