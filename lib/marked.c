#include "marked.h"

#include "fragment.h"
#include "sentence.h"
#include "stray.h"
#include "unicode.h"

#define LONG 8         /* words of one that is a paragraph of its own */
#define REACH_BACK 600 /* bytes of the sentence before */
#define NEAR 700       /* bytes from one quotation to the one that goes on */
#define COLON 10       /* words from the cue to a colon */
#define WORD_COLON 2   /* the same before a word or two: сказал ему: «да» */
#define HEADLINE 9     /* words before the colon of one */

/* Does somebody speak in the sentence before the one that begins at `at`? */
static bool
is_said_before(const struct gk_utterances *u, size_t at)
{
	size_t end = at, least = gk_sentence_back(u->text, at, 0, REACH_BACK);
	struct gk_words w;
	bool line;

	while (end > least && memchr(" .!?", u->text.p[end - 1], 4) != NULL)
		end--;
	at = gk_sentence_start(u->text, end, least, &line);
	gk_clause_begin(&w, at);
	gk_clause_read(&w, u->text, at, end);
	return gk_clause_cue(&w, true, w.n) < w.n;
}

/* «…», — бросил он: the dash says enough, whatever the verb. */
static bool
find_verb(struct gk_pair *p, size_t *resume)
{
	struct gk_utterances *u = p->u;
	size_t at = p->m->end, most = gk_pair_clause(u, &at), end, stop;

	*resume = 0;
	if (most != GK_PAIR_DASH || !p->capital || p->words < 2)
		return false;
	end = gk_sentence_ahead(u->text, at, gk_pair_line_end(u, at),
				GK_UTTERANCE_REACH);
	stop = gk_utterance_clause_end(u->text, at, end, resume);
	return gk_utterance_verb(u, at, stop, &p->x);
}

/* An agency passes on what somebody says in the words before. */
static bool
is_relayed(const struct gk_pair *p)
{
	return p->x.subject.kind == GK_SUBJECT_NONE && p->x.subject.relayed;
}

/* Is the word that was found no verb of saying: слова, по данным? */
static bool
is_weak(const struct gk_pair *p)
{
	return (gk_speech_of(gk_str_cut(p->u->text, p->x.cue.start,
					p->x.cue.end)) &
		(GK_SPEECH_SAY | GK_SPEECH_CITE)) == 0;
}

/* Is there nothing between two pairs but «и» or a comma? */
static bool
is_joint(struct gk_str gap)
{
	static const char *const words[] = { " и ", " і ", " та ", ", ", " ",
					     " жана ", " және ", ", и ",
					     " или ", ", а также " };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (gk_str_is(gap, words[i]))
			return true;
	return false;
}

/* скандировали: «А» и «Б»: the verb before the first is the second's too. */
static bool
try_joint(struct gk_pair *p)
{
	struct gk_utterances *u = p->u;
	const struct gk_utterance *x = &u->last;
	size_t end = x->nspans > 0 ? x->spans[x->nspans - 1].end : 0;

	if (end == 0 || end != u->quoted || p->m->start - end > 20 ||
	    p->words == 0 ||
	    !is_joint(gk_str_cut(u->text, end, p->m->start)) ||
	    gk_sentence_is_end(gk_sentence_cp(u->text, end)))
		return false;
	if (p->m->start - end == 1 && x->kind != GK_QUOTE_PARTIAL)
		return false;
	p->x.cue = x->cue;
	p->x.subject = x->subject;
	gk_pair_set(p, x->kind, "joint");
	gk_pair_put(p);
	u->last = p->x;
	return true;
}

/* «А» и «Б» — скандировали: the clause behind the next pair is this one's too. */
static bool
find_joint(struct gk_pair *p)
{
	const struct gk_marks *marks = &p->u->marks;
	struct gk_str text = p->u->text, gap;
	size_t resume;

	if (p->i + 1 >= marks->n ||
	    marks->mark[p->i + 1].kind > GK_MARK_MENDED)
		return false;
	gap = gk_str_cut(text, p->m->end, marks->mark[p->i + 1].start);
	return is_joint(gap) &&
	       gk_pair_after(p, marks->mark[p->i + 1].end, &resume);
}

/* Бейсен «Біз дайынбыз», — деді: where the verb goes last, the writer's sentence
 * may begin before the quotation. */
static bool
is_verb_last(struct gk_pair *p)
{
	size_t at = p->m->end;

	return p->capital && p->words >= 2 &&
	       gk_pair_clause(p->u, &at) == GK_PAIR_DASH &&
	       gk_utterance_is_in(p->u, "kk ky");
}

/* A quotation with its clause behind it. */
static bool
try_after(struct gk_pair *p)
{
	struct gk_utterance before = p->x;
	size_t resume;

	if (!p->opens && !p->u->words.colon && !is_verb_last(p))
		return false;
	if (p->words < 2 && !p->ended &&
	    gk_sentence_cp(p->u->text, p->m->end) != ',')
		return false;
	if (!gk_pair_after(p, p->m->end, &resume) && !find_joint(p)) {
		if (!find_verb(p, &resume))
			return false;
		gk_pair_set(p, GK_QUOTE_DIRECT, "dash");
		gk_pair_join(p, resume);
		gk_pair_put(p);
		return true;
	}
	if ((is_relayed(p) || is_weak(p)) && p->u->words.colon &&
	    gk_pair_before(p, &before) < p->u->words.n &&
	    before.subject.kind != GK_SUBJECT_NONE)
		p->x = before;
	if (!p->opens && gk_utterance_is_in(p->u, "kk ky") &&
	    p->x.subject.kind != GK_SUBJECT_NAME &&
	    p->x.subject.kind != GK_SUBJECT_PRONOUN)
		gk_pair_subject(p);
	if (p->capital || p->words >= 3)
		gk_pair_set(p, GK_QUOTE_DIRECT, "after");
	else
		gk_pair_set(p, GK_QUOTE_PARTIAL, "after");
	gk_pair_join(p, resume);
	gk_pair_put(p);
	p->u->last = p->x;
	return true;
}

/* Тренер сборной по дзюдо: «…» */
static bool
has_office(const struct gk_words *w)
{
	for (size_t i = 0; i < w->n && i < 3; i++)
		if ((w->word[i].speech & GK_SPEECH_PERSON) != 0)
			return true;
	return false;
}

/* «Имя: «…»»: the colon is cue enough. */
static bool
is_headline(struct gk_pair *p)
{
	const struct gk_words *w = &p->u->words;
	struct gk_subject *s = &p->x.subject;

	if (w->total > HEADLINE || w->n == 0)
		return false;
	if (p->u->probing || !p->u->rules->speakers)
		return (w->word[w->n - 1].flags & GK_CLAUSE_CAPITAL) != 0 ||
	    p->u->probing;
	for (size_t i = gk_mention_behind(p->u->names, w->word[0].start);
	     i < p->u->names->n && p->u->names->names[i].end <= p->m->start;
	     i++) {
		const struct gk_name *n = &p->u->names->names[i];

		if (n->kind == GK_NAME_LOC)
			continue;
		s->kind = GK_SUBJECT_NAME;
		s->name = n;
		s->span = (struct gk_span){ n->start, n->end };
		return true;
	}
	if ((w->word[0].flags & GK_CLAUSE_CAPITAL) == 0 ||
	    w->word[w->n - 1].nletters < 3 || (w->n > 2 && !has_office(w)))
		return false;
	s->kind = w->n <= 2 && (w->word[w->n - 1].flags &
				GK_CLAUSE_CAPITAL) != 0
		      ? GK_SUBJECT_RAW
		      : GK_SUBJECT_NOUN;
	s->epithet = s->kind == GK_SUBJECT_NOUN;
	s->span = (struct gk_span){ w->word[0].start, w->word[w->n - 1].end };
	return true;
}

/* Behind a colon. */
static bool
try_colon(struct gk_pair *p)
{
	const struct gk_words *w = &p->u->words;
	size_t cue;

	if (!w->colon || w->n == 0)
		return false;
	cue = gk_pair_before(p, &p->x);
	/* фильм: «Весна»; but: написал в своём канале: «Мы победили!» */
	if ((gk_pair_last(p)->speech & GK_SPEECH_TITLE) != 0 &&
	    (cue == w->n || !gk_pair_is_sentence(p)))
		return false;
	if (cue < w->n && w->n - 1 - cue <= COLON) {
		if (p->words < 3 && !gk_pair_is_sentence(p) && w->n - 1 - cue > WORD_COLON)
			return false;
		gk_pair_set(p, GK_QUOTE_DIRECT, "before");
	} else if (is_headline(p) && p->words >= 3) {
		p->x.cue = (struct gk_span){ w->word[w->n - 1].end,
					     w->word[w->n - 1].end + 1 };
		gk_pair_set(p, GK_QUOTE_DIRECT, "headline");
	} else if (gk_pair_is_sentence(p) && p->words >= GK_PAIR_SENTENCE) {
		p->x.cue = (struct gk_span){ 0 };
		p->x.subject = (struct gk_subject){ 0 };
		gk_pair_set(p, GK_QUOTE_DIRECT, "colon");
	} else {
		return false;
	}
	gk_pair_put(p);
	p->u->last = p->x;
	return true;
}

/* «А»: Имя рассказал о Б: a headline with its source behind the colon. */
static bool
try_headline(struct gk_pair *p)
{
	struct gk_utterances *u = p->u;
	size_t at = gk_sentence_blanks(u->text, p->m->end, u->text.n), end;

	if (!p->opens || p->words < 3 || !p->capital || at >= u->text.n ||
	    u->text.p[at] != ':')
		return false;
	end = gk_sentence_ahead(u->text, at, gk_pair_line_end(u, at), 300);
	end = gk_sentence_end(u->text, at, end);
	if (!gk_utterance_clause(u, at + 1, end, GK_PAIR_DASH, &p->x))
		return false;
	gk_pair_set(p, GK_QUOTE_DIRECT, "headline");
	gk_pair_put(p);
	return true;
}

/* Is the pair a paragraph of its own? */
static bool
is_paragraph(struct gk_pair *p)
{
	struct gk_utterances *u = p->u;
	size_t end = gk_sentence_ahead(u->text, p->m->end,
				       gk_pair_line_end(u, p->m->end),
				       GK_UTTERANCE_REACH);
	size_t start = p->m->start;

	return (start == 0 || u->text.p[start - 1] == '\n') &&
	       gk_utterance_count(u->text, p->m->end, end, 1) == 0;
}

/* Without any clause: it goes on with what the last one said. */
static bool
try_continued(struct gk_pair *p)
{
	struct gk_utterances *u = p->u;

	if (!gk_pair_is_sentence(p) || !p->opens || !p->ended ||
	    !((u->quoted != 0 && p->m->start - u->quoted < NEAR) ||
	      (p->words >= LONG && is_said_before(u, p->m->start)) ||
	      (p->words >= LONG && is_paragraph(p))))
		return false;
	p->x.cue = (struct gk_span){ 0 };
	p->x.subject = (struct gk_subject){ 0 };
	gk_pair_set(p, GK_QUOTE_DIRECT, "continued");
	gk_pair_put(p);
	return true;
}

static bool
try_pair(struct gk_pair *p)
{
	if (p->m->kind > GK_MARK_MENDED)
		return gk_stray_try(p);
	if (p->words >= 3 &&
	    gk_utterance_split(p->u, p->m->start, p->m->end, &p->x)) {
		gk_pair_set(p, GK_QUOTE_DIRECT, "inside");
		gk_pair_put(p);
		return true;
	}
	return try_joint(p) || try_after(p) || try_colon(p) || try_headline(p) ||
	       gk_fragment_try(p) || try_continued(p);
}

size_t
gk_marked_decide(struct gk_utterances *u, size_t i)
{
	const struct gk_mark *m = &u->marks.mark[i];
	struct gk_pair p = { .u = u, .m = m, .i = i,
			  .x = { .nspans = 1,
				 .spans = { { m->start, m->end } } } };
	bool sentence;

	if (m->start < u->done)
		return i;
	gk_pair_look(&p);
	sentence = try_pair(&p) && p.x.kind != GK_QUOTE_PARTIAL;
	m = &u->marks.mark[p.i];
	if (sentence || m->kind > GK_MARK_MENDED)
		gk_clause_begin(&u->words, m->end);
	else
		gk_clause_quoted(&u->words, m->start, m->end);
	if (u->words_at < m->end)
		u->words_at = m->end;
	return p.i;
}
