#include "utterance.h"

#include "lang.h"
#include "sentence.h"
#include "unicode.h"
#include "utf8.h"
#include "word.h"

#define INNER_CUE 3   /* words from a dash inside speech to the verb */
#define COMMAS 200    /* bytes of a clause between commas */
#define COMMA_WORDS 8

const struct gk_kind gk_quote_kinds[] = {
	[GK_QUOTE_DIRECT] = { .name = "direct",
			      .about = "between quotation marks" },
	[GK_QUOTE_DIALOGUE] = { .name = "dialogue",
				.about = "behind a dash" },
	[GK_QUOTE_PARTIAL] = { .name = "partial",
			       .about = "words within a sentence" },
	[GK_QUOTE_BLOCK] = { .name = "block",
			     .about = "paragraphs behind a colon" },
	[GK_QUOTE_UNMARKED] = { .name = "unmarked",
				.about = "speech without marks" },
	[GK_QUOTE_INDIRECT] = { .name = "indirect",
				.about = "indirect speech" },
	{ 0 },
};

size_t
gk_utterance_count(struct gk_str text, size_t start, size_t end, size_t most)
{
	struct gk_word w = { .end = start };
	size_t n = 0;

	while (n < most && gk_word_next(gk_str(text.p, end), &w))
		n += (w.flags & GK_WORD_MARK) == 0;
	return n;
}

static void
add_span(struct gk_findings *f, struct gk_finding *g, const char *name,
	 struct gk_span span)
{
	if (span.end != 0)
		gk_fact_span(f, g, name, span.start, span.end);
	else
		gk_fact_null(f, g, name);
}

/* Does the answer fit --speaker? */
static bool
is_wanted(const struct gk_quote_rules *rules, struct gk_str who)
{
	regmatch_t range = { .rm_so = 0, .rm_eo = (regoff_t)who.n };

	return rules->speaker == NULL ||
	       (who.n > 0 &&
		regexec(rules->speaker, who.p, 0, &range, REG_STARTEND) == 0);
}

static struct gk_finding *
add_finding(struct gk_utterances *u, const struct gk_utterance *x)
{
	struct gk_finding *g;

	g = gk_finding_add(u->f, u->list, &gk_quote_kinds[x->kind],
			   x->spans[0].start, x->spans[0].end);
	for (size_t i = 1; i < x->nspans; i++)
		gk_finding_span(u->f, g, x->spans[i].start, x->spans[i].end);
	return g;
}

/* In which way is it known who spoke? */
static enum gk_confidence_how
how_of(const struct gk_utterances *u, const struct gk_utterance *x,
       const struct gk_speaker_answer *a)
{
	if (!u->rules->speakers)
		return GK_CONFIDENCE_UNASKED;
	if (a->text.n == 0)
		return GK_CONFIDENCE_NOBODY;
	switch (x->subject.kind) {
	case GK_SUBJECT_NONE:
		return GK_CONFIDENCE_NONE;
	case GK_SUBJECT_PRONOUN:
		return GK_CONFIDENCE_PRONOUN;
	case GK_SUBJECT_NAME:
	case GK_SUBJECT_RAW:
		return GK_CONFIDENCE_NAME;
	default:
		return a->entity != SIZE_MAX ? GK_CONFIDENCE_OFFICE
					     : GK_CONFIDENCE_ITSELF;
	}
}

void
gk_utterance_put(struct gk_utterances *u, const struct gk_utterance *x,
		 size_t sentence)
{
	struct gk_speaker_answer a = { .entity = SIZE_MAX };
	struct gk_str who = { 0 };
	struct gk_finding *g;
	double confidence;

	u->hit = true;
	if (u->probing && u->wanted != NULL)
		gk_wanted_add(u->wanted, u->text, x->spans, x->nspans, x->cue,
			      sentence);
	if (u->probing)
		return;
	if (u->rules->speakers && !x->unsaid) {
		a = gk_speaker_of(&u->speaker, &x->subject, sentence,
				  x->spans[0].start);
		who = a.text;
		gk_speaker_note(&u->speaker, a.entity,
				x->spans[x->nspans - 1].end);
	}
	confidence = gk_confidence_of(x->rule, how_of(u, x, &a));
	if ((u->rules->kinds >> x->kind & 1) == 0 ||
	    confidence < u->rules->min_confidence ||
	    !is_wanted(u->rules, who))
		return;
	g = add_finding(u, x);
	if (u->rules->speakers) {
		if (who.n > 0)
			gk_fact_str(u->f, g, "speaker", who);
		else
			gk_fact_null(u->f, g, "speaker");
		add_span(u->f, g, "mention", x->subject.span);
	}
	add_span(u->f, g, "cue", x->cue);
	gk_fact_str(u->f, g, "rule", gk_str_of(x->rule));
	gk_fact_real(u->f, g, "confidence", confidence);
}

bool
gk_utterance_clause(struct gk_utterances *u, size_t start, size_t end,
		    size_t most, struct gk_utterance *x)
{
	const unsigned reports = GK_SPEECH_CUE & ~(unsigned)GK_SPEECH_CALL;
	struct gk_words w;
	size_t cue;

	if (!gk_clause_likely(u->text, start, end, most))
		return false;
	gk_clause_begin(&w, start);
	gk_clause_read(&w, u->text, start, end);
	cue = gk_clause_cue(&w, true, most);
	if (cue == w.n || w.n > 2 * GK_CLAUSE_WORDS - 1 ||
	    (w.word[cue].speech & reports) == 0)
		return false;
	/* «Лидс», которого считают лучшим */
	for (size_t i = 0; i < cue; i++)
		if ((w.word[i].speech & GK_SPEECH_REL) != 0)
			return false;
	x->cue = (struct gk_span){ w.word[cue].start, w.word[cue].end };
	if (u->rules->speakers && !u->probing)
		gk_subject_find(&w, cue, true, u->text, u->names,
				&x->subject);
	return true;
}

bool
gk_utterance_verb(struct gk_utterances *u, size_t start, size_t end,
		  struct gk_utterance *x)
{
	struct gk_clause_word *first;
	struct gk_words w;

	gk_clause_begin(&w, start);
	gk_clause_read(&w, u->text, start, end);
	first = &w.word[0];
	if (w.n == 0 || first->speech != 0 || first->nletters < 4 ||
	    (first->flags & GK_CLAUSE_CAPITAL) != 0 ||
	    gk_clause_form(gk_str_cut(u->text, first->start, first->end)) == 0)
		return false;
	x->cue = (struct gk_span){ first->start, first->end };
	first->speech = GK_SPEECH_SAY;
	if (u->rules->speakers && !u->probing)
		gk_subject_find(&w, 0, true, u->text, u->names, &x->subject);
	return u->probing || !u->rules->speakers ||
	       x->subject.kind != GK_SUBJECT_NONE;
}

size_t
gk_utterance_clause_end(struct gk_str text, size_t at, size_t end,
			size_t *resume)
{
	size_t stop = gk_sentence_end(text, at, end), k;

	*resume = 0;
	for (size_t i = at; i < stop; i++) {
		if (memchr(",.!?:", text.p[i], 5) == NULL)
			continue;
		k = gk_sentence_blanks(text, i + 1, end);
		if (k > i + 1 && k < end &&
		    gk_sentence_is_dash(gk_sentence_cp(text, k))) {
			*resume = gk_sentence_blanks(
			    text, gk_sentence_step(text, k), end);
			return i;
		}
	}
	if (stop < end) {
		k = gk_sentence_blanks(text, stop, end);
		if (k < end && gk_sentence_is_dash(gk_sentence_cp(text, k)))
			*resume = gk_sentence_blanks(
			    text, gk_sentence_step(text, k), end);
	}
	return stop;
}

bool
gk_utterance_is_in(struct gk_utterances *u, const char *langs)
{
	if (u->lang == NULL) {
		u->lang = gk_lang_guess(u->text);
		u->lang = u->lang != NULL ? u->lang : "";
	}
	return u->lang[0] != '\0' && strstr(langs, u->lang) != NULL;
}

/* Bulgarian, Serbian and Macedonian interrupt with commas alone: a verb right
 * behind one, and a comma or full stop before the speech goes on. */
static bool
is_comma_clause(struct gk_utterances *u, size_t at, size_t end, size_t *stop,
		size_t *resume, struct gk_utterance *x)
{
	size_t to = gk_sentence_blanks(u->text, at + 1, end), k;
	const char *comma;

	if (to == at + 1 || to >= end ||
	    (gk_unicode_class(gk_sentence_cp(u->text, to)) & GK_UC_LOWER) ==
		0 ||
	    !gk_clause_likely(u->text, to, end, 1) || !gk_utterance_is_in(u, "bg mk sr"))
		return false;
	k = gk_sentence_end(u->text, to,
			    gk_sentence_ahead(u->text, to, end, COMMAS));
	comma = memchr(u->text.p + to, ',', k - to);
	if (comma != NULL)
		k = (size_t)(comma - u->text.p) + 1;
	/* Only a line of dialogue may end with its clause. */
	if ((k >= end && !u->dialogue) ||
	    (comma == NULL && u->text.p[k - 1] != '.') ||
	    gk_utterance_count(u->text, to, k, COMMA_WORDS + 1) > COMMA_WORDS ||
	    !gk_utterance_clause(u, to, k, 1, x))
		return false;
	*stop = at + 1;
	*resume = k < end ? gk_sentence_blanks(u->text, k, end) : 0;
	return true;
}

/* The next comma, or what may be a dash, in [at, end). */
static size_t
next_break(const struct gk_utterances *u, size_t at, size_t end)
{
	for (; at < end; at++) {
		unsigned char c = (unsigned char)u->text.p[at];

		if (c == 0xE2 || c == '-' || c == ',')
			return at;
	}
	return end;
}

/* Looks in [start, end) for a clause inside speech.  Sets where speech stops,
 * where it goes on (0: it does not), and the cue and subject of x. */
static bool
find_inner(struct gk_utterances *u, size_t start, size_t end, size_t *stop,
	   size_t *resume, struct gk_utterance *x)
{
	size_t i = start, before, to, most, k;
	bool capital;
	uint32_t cp;

	for (; (i = next_break(u, i, end)) < end;
	     i = gk_sentence_step(u->text, i)) {
		if (u->text.p[i] == ',') {
			if (is_comma_clause(u, i, end, stop, resume, x))
				return true;
			continue;
		}
		before = gk_sentence_trim(u->text, i, start);
		if (before == start || before == i ||
		    !gk_sentence_is_dash(gk_sentence_cp(u->text, i)))
			continue;
		to = gk_sentence_blanks(u->text,
					gk_sentence_step(u->text, i), end);
		if (to >= end)
			continue;
		/* Without a comma only a verb right behind the dash counts. */
		cp = (unsigned char)u->text.p[before - 1];
		most = memchr(",.!?\xA6", (int)cp, 5) != NULL ? INNER_CUE : 1;
		capital = (gk_unicode_class(gk_sentence_cp(u->text, to)) &
			   GK_UC_LOWER) == 0;
		if (!gk_clause_likely(u->text, to, end, most))
			continue;
		k = gk_utterance_clause_end(
		    u->text, to,
		    gk_sentence_ahead(u->text, to, end, GK_UTTERANCE_REACH),
		    resume);
		/* «… — И добавил: — …» */
		if (capital && (*resume == 0 || u->text.p[k] != ':'))
			continue;
		*stop = before;
		if (gk_utterance_clause(u, to, k, most, x))
			return true;
	}
	return false;
}

bool
gk_utterance_split(struct gk_utterances *u, size_t start, size_t end,
		   struct gk_utterance *x)
{
	size_t stop, resume, at = start;
	struct gk_utterance other = { 0 };

	if (!find_inner(u, start, end, &stop, &resume, x))
		return false;
	x->nspans = 1;
	x->spans[0] = (struct gk_span){ start, stop };
	while (resume != 0 && resume < end && x->nspans < GK_UTTERANCE_SPANS) {
		at = resume;
		if (!find_inner(u, at, end, &stop, &resume, &other)) {
			stop = end;
			resume = 0;
		}
		if (stop > at)
			x->spans[x->nspans++] = (struct gk_span){ at, stop };
	}
	return true;
}
