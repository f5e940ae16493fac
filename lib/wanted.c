#include "wanted.h"

#include "sentence.h"
#include "speech.h"
#include "word.h"

#define REACH 600 /* bytes of a clause, and of the writer's words before it */
#define CLOSE 3   /* words from the cue to a name of one word */
#define BESIDE 9  /* the same of a name of several */
#define SHORT 3   /* letters of a word that may be a name */

static void
put(struct gk_wanted *w, size_t start, size_t end, enum gk_zone_kind kind)
{
	struct gk_zone *more;

	if (w->n == w->cap) {
		more = gk_arena_grow(w->arena, w->zone, &w->cap, w->n + 1,
				     sizeof *more);
		if (more == NULL) {
			w->failed = true;
			return;
		}
		w->zone = more;
	}
	w->zone[w->n++] = (struct gk_zone){ start, end, kind };
}

/* What the words of a clause say so far of who speaks. */
struct clause {
	struct gk_span cue;
	size_t since;  /* words since the cue */
	bool prep;     /* the word before is a preposition */
	bool capital;  /* it has a capital and no preposition before it */
	bool named;    /* a name by its looks stands close to the cue */
	bool pronoun;  /* one does: he who was named before */
};

static void
read_word(struct clause *c, const struct gk_word *x, unsigned speech)
{
	bool capital = (x->flags & (GK_WORD_CAPITAL | GK_WORD_LOWER)) ==
			   (GK_WORD_CAPITAL | GK_WORD_LOWER) &&
		       speech == 0 && x->nletters >= SHORT && !c->prep;

	c->since = x->start >= c->cue.start && x->start < c->cue.end
		       ? 0
		       : c->since + 1;
	c->named |= capital &&
		    (c->since <= CLOSE || x->end <= c->cue.start ||
		     (c->capital && c->since <= BESIDE));
	c->pronoun |= (speech & (GK_SPEECH_PRONOUN | GK_SPEECH_POSSESSIVE)) != 0;
	c->capital = capital;
	c->prep = (speech & GK_SPEECH_PREP) != 0;
}

/* Wants the writer's words in [start, end). */
static void
put_clause(struct gk_wanted *w, struct gk_str text, size_t start, size_t end,
	   struct clause *c)
{
	const unsigned offices = GK_SPEECH_PERSON | GK_SPEECH_FOLK |
				 GK_SPEECH_TITLE | GK_SPEECH_TAIL |
				 GK_SPEECH_ENVOY;
	struct gk_word x = { .end = start };
	unsigned speech;

	put(w, start, end, GK_ZONE_NAME);
	while (gk_word_next(gk_str(text.p, end), &x)) {
		if ((x.flags & GK_WORD_LETTERS) == 0)
			continue;
		speech = gk_speech_of(gk_str_cut(text, x.start, x.end));
		if ((speech & offices) != 0)
			put(w, x.start, x.end, GK_ZONE_NOUN);
		read_word(c, &x, speech);
	}
}

void
gk_wanted_add(struct gk_wanted *w, struct gk_str text,
	      const struct gk_span *spans, size_t nspans, struct gk_span cue,
	      size_t sentence)
{
	size_t start = sentence, end, last = spans[nspans - 1].end, back;
	struct clause c = { .cue = cue, .since = BESIDE + 1 };
	bool line;

	/* Of a block the sentence before it is the writer's. */
	if (cue.end != 0 && cue.start < start)
		start = gk_sentence_start(
		    text, cue.start, gk_sentence_back(text, cue.start, 0, REACH),
		    &line);
	/* Each word is looked at once, whatever stands in one sentence. */
	start = gk_sentence_back(text, spans[0].start,
				 start < spans[0].start ? start
							: spans[0].start,
				 REACH);
	if (start < w->done)
		start = w->done;
	end = last > cue.end ? last : cue.end;
	end = gk_sentence_end(text, end,
			      gk_sentence_ahead(text, end, text.n, REACH));
	for (size_t i = 0; i < nspans; i++) {
		if (start < spans[i].start)
			put_clause(w, text, start, spans[i].start, &c);
		put(w, spans[i].start, spans[i].end, GK_ZONE_SENTENCE);
		if (start < spans[i].end)
			start = spans[i].end;
	}
	if (start < end)
		put_clause(w, text, start, end, &c);
	if (w->done < end)
		w->done = end;
	if (c.named && !c.pronoun)
		return;
	back = gk_sentence_back(text, sentence, 0, GK_WANTED_BACK);
	if (back < w->back)
		back = w->back;
	if (back < sentence) {
		put(w, back, sentence, GK_ZONE_NAME);
		w->back = sentence;
	}
}
