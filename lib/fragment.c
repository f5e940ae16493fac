#include "fragment.h"

#include "sentence.h"
#include "unicode.h"
#include "word.h"

#define CALLED 9      /* words from назвал to what is called */
#define SAID 14       /* from a verb of saying to a short fragment */
#define SOURCED 8     /* words from слова to what was said */
#define SOURCE 16     /* words from a fragment to the verb behind it */
#define COMMA_BACK 12 /* bytes from a comma to the verb: , как сказал */

/* What the word behind byte at is. */
static unsigned
next_speech(struct gk_str text, size_t at)
{
	struct gk_word w = { .end = at };
	size_t end = gk_sentence_ahead(text, at, text.n, 100);

	return gk_word_next(gk_str(text.p, end), &w)
		   ? gk_speech_of(gk_str_cut(text, w.start, w.end))
		   : 0;
}

/* Is the word behind the pair one that a title in marks stands before? */
static bool
has_tail(const struct gk_pair *p)
{
	return (next_speech(p->u->text, p->m->end) & GK_SPEECH_TAIL) != 0;
}

/* A fragment in the writer's sentence whose verb stands before it. */
static bool
is_fragment(const struct gk_pair *p, size_t cue)
{
	const struct gk_words *w = &p->u->words;
	size_t d = w->n - 1 - cue;
	unsigned speech = w->word[cue].speech, last = gk_pair_last(p)->speech;

	/* поблагодарил за «…», but: признал виновным в «…» */
	if ((speech & GK_SPEECH_CALL) != 0 && d <= CALLED)
		return p->words >= 3 ||
		       (!p->capital &&
			((last & GK_SPEECH_PREP) == 0 || d <= 2));
	if ((speech & (GK_SPEECH_SAY | GK_SPEECH_BY | GK_SPEECH_POST |
		       GK_SPEECH_WORDS)) == 0)
		return false;
	if (p->capital)
		return w->that &&
		       p->words >= ((gk_unicode_class(p->first) &
				     GK_UC_LATIN) != 0
					? GK_PAIR_SENTENCE
					: 3);
	if (p->words >= GK_PAIR_FRAGMENT)
		return true;
	return p->words > 1 && d <= SAID && (last & GK_SPEECH_PREP) == 0;
}

/* «жаман» деген жоқ, «үлгі» деп атады: the verb right behind, in languages that
 * put it there; the subject stands before. */
static bool
is_said_behind(struct gk_pair *p)
{
	struct gk_utterances *u = p->u;
	size_t end;

	if ((next_speech(u->text, p->m->end) & GK_SPEECH_CUE) == 0)
		return false;
	end = gk_sentence_ahead(u->text, p->m->end,
				gk_pair_line_end(u, p->m->end), 200);
	end = gk_sentence_end(u->text, p->m->end, end);
	if (!gk_utterance_clause(u, p->m->end, end, 1, &p->x) ||
	    gk_sentence_blanks(u->text, p->m->end, end) != p->x.cue.start ||
	    (next_speech(u->text, p->x.cue.end) & GK_SPEECH_TAIL) != 0)
		return false;
	if (p->x.subject.kind == GK_SUBJECT_NONE)
		gk_pair_subject(p);
	return true;
}

/* «Жаша!» деп кыйкырышты, «Ооба» деди: no name is told so, however short. */
static bool
is_told(const struct gk_pair *p)
{
	const unsigned that = GK_SPEECH_SAY | GK_SPEECH_THAT;
	struct gk_str text = p->u->text;
	size_t end = gk_sentence_ahead(text, p->m->end, text.n, 100);
	struct gk_word w = { .end = p->m->end };
	unsigned speech;

	if (!gk_word_next(gk_str(text.p, end), &w))
		return false;
	speech = gk_speech_of(gk_str_cut(text, w.start, w.end));
	/* «Айғайдан астық өспейді» деді */
	if ((speech & that) == GK_SPEECH_SAY && p->words >= 3 &&
	    gk_utterance_is_in(p->u, "kk ky"))
		return true;
	if ((speech & that) != that)
		return false;
	speech = next_speech(text, w.end);
	return (speech & GK_SPEECH_SAY) != 0 &&
	       (speech & (GK_SPEECH_CALL | GK_SPEECH_TAIL)) == 0;
}

/* The rest of the sentence names a source: … «ждал слишком долго», заявил мэр. */
static bool
is_sourced_behind(struct gk_pair *p)
{
	struct gk_utterances *u = p->u;
	size_t end, at;

	/* What costs a look ahead comes last: titles in marks are many. */
	if (p->words < 3 || (p->capital && p->words < GK_PAIR_SENTENCE) ||
	    (gk_pair_last(p)->speech & GK_SPEECH_PREP) != 0)
		return false;
	end = gk_sentence_ahead(u->text, p->m->end,
				gk_pair_line_end(u, p->m->end),
				GK_UTTERANCE_REACH / 2);
	end = gk_sentence_end(u->text, p->m->end, end);
	if (!gk_utterance_clause(u, p->m->end, end, SOURCE, &p->x))
		return false;
	/* A comma or dash stands before the verb, or before «по словам». */
	at = gk_sentence_trim(u->text, p->x.cue.start, p->m->end);
	while (at > p->m->end && memchr(",-\x93\x94", u->text.p[at - 1], 4) ==
					NULL &&
	       p->x.cue.start - at < COMMA_BACK)
		at--;
	return memchr(",-\x93\x94", u->text.p[at - 1], 4) != NULL;
}

/* Does what stands before the pair, or behind it, say that it is a title? */
static bool
is_title(const struct gk_pair *p)
{
	return (p->capital || p->words < GK_PAIR_FRAGMENT) &&
	       ((gk_pair_last(p)->speech & (GK_SPEECH_TITLE | GK_SPEECH_PAPER)) !=
		    0 ||
		(p->capital && has_tail(p)));
}

/* A whole sentence as the object of a verb of saying, without a colon. */
static bool
is_object(const struct gk_pair *p, size_t cue)
{
	const struct gk_words *w = &p->u->words;

	if (!p->capital)
		return false;
	/* отметил, что принят «Закон о лесе» */
	for (size_t i = cue + 1; i < w->n; i++)
		if ((w->word[i].speech & GK_SPEECH_THAT) != 0)
			return false;
	if ((w->word[cue].speech & GK_SPEECH_SHOUT) != 0)
		return cue + 1 == w->n;
	/* слова министра Петрова «Мост откроют весной» */
	if ((w->word[cue].speech & (GK_SPEECH_WORDS | GK_SPEECH_SAY)) ==
	    GK_SPEECH_WORDS)
		return p->words >= GK_PAIR_FRAGMENT &&
		       w->n - cue <= SOURCED &&
		       (cue + 1 == w->n ||
			(w->word[cue + 1].flags & GK_CLAUSE_COMMA) == 0);
	return gk_pair_is_sentence(p) && (w->word[cue].speech & GK_SPEECH_SAY) != 0 &&
	       (p->words > GK_PAIR_SENTENCE || cue + 1 == w->n);
}

/* … «ждал долго», заявил мэр: a verb close behind goes before one far off. */
static bool
is_closer_behind(struct gk_pair *p, size_t cue)
{
	struct gk_utterance x = { 0 }, before = p->x;
	size_t resume;

	if (p->u->words.n - cue <= CALLED)
		return false;
	p->x.subject = x.subject;
	if (gk_pair_after(p, p->m->end, &resume) &&
	    p->x.subject.kind != GK_SUBJECT_NONE)
		return true;
	p->x = before;
	return false;
}

/* In the writer's own sentence. */
bool
gk_fragment_try(struct gk_pair *p)
{
	const struct gk_words *w = &p->u->words;
	size_t cue;

	if (p->words == 0)
		return false;
	if ((!p->capital || p->words >= GK_PAIR_FRAGMENT || is_told(p)) &&
	    is_said_behind(p)) {
		gk_pair_set(p, p->capital ? GK_QUOTE_DIRECT : GK_QUOTE_PARTIAL,
		    "called");
		gk_pair_put(p);
		return true;
	}
	if (is_title(p))
		return false;
	cue = gk_pair_before(p, &p->x);
	if (cue < w->n && is_object(p, cue))
		gk_pair_set(p, GK_QUOTE_DIRECT, "object");
	else if (cue < w->n && is_fragment(p, cue))
		gk_pair_set(p, GK_QUOTE_PARTIAL,
		    is_closer_behind(p, cue) ? "sourced"
		    : (w->word[cue].speech & GK_SPEECH_CALL) != 0
			? "called"
			: "fragment");
	else if (cue == w->n && is_sourced_behind(p))
		gk_pair_set(p, GK_QUOTE_PARTIAL, "sourced");
	else
		return false;
	gk_pair_put(p);
	p->u->last = p->x;
	return true;
}
