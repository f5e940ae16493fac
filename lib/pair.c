#include "pair.h"

#include "indirect.h"
#include "sentence.h"
#include "unicode.h"
#include "utf8.h"
#include "word.h"

#define MOST_WORDS 40 /* of a quotation that are counted */
#define SENTENCE 5    /* words of a quotation that may stand alone */
#define LONG 8        /* words of one that is a paragraph of its own */
#define FRAGMENT 4    /* words that are no term, whatever stands before */
#define AFTER_DASH 9  /* words from a dash to the cue */
#define AFTER_COMMA 3
#define AFTER_NAME 5  /* «…», Иван Петров каза */
#define CALLED 9      /* words from назвал to what is called */
#define SAID 14       /* from a verb of saying to a short fragment */
#define ODD 12        /* marks inside a quotation of several paragraphs */
#define PARAGRAPHS 6000 /* bytes of one */
#define REACH_BACK 600 /* bytes of the sentence before */
#define SOURCE 16     /* words from a fragment to the verb behind it */
#define COMMA_BACK 12 /* bytes from a comma to the verb: , как сказал */
#define NEAR 700      /* bytes from one quotation to the one that goes on */
#define COLON 10      /* words from the cue to a colon */
#define HEADLINE 9    /* words before the colon of one */

/* One pair and what stands around it. */
struct pair {
	struct gk_utterances *u;
	const struct gk_mark *m;
	size_t i;       /* its number */
	size_t inner, outer; /* its text without the marks */
	size_t words;   /* in it, MOST_WORDS at most */
	uint32_t first; /* its first letter or digit */
	bool capital;   /* that is one */
	bool ended;     /* a . ! ? … stands at its end, inside or behind */
	bool opens;     /* it begins its sentence */
	struct gk_utterance x;
};

static const struct gk_clause_word *
last_word(const struct pair *p)
{
	static const struct gk_clause_word none = { 0 };
	const struct gk_words *w = &p->u->words;

	return w->n > 0 ? &w->word[w->n - 1] : &none;
}

static void
set(struct pair *p, enum gk_quote_kind kind, const char *rule,
    double confidence)
{
	p->x.kind = kind;
	p->x.rule = rule;
	p->x.confidence = confidence;
}

/* The end of the line on which byte `at`, behind the mark in hand, stands: a
 * quotation of several paragraphs ends on another line than it began. */
static size_t
line_end_of(struct gk_utterances *u, size_t at)
{
	if (at > u->stop || u->stop == 0)
		u->stop = gk_sentence_line_end(u->text, at);
	return u->stop;
}

/* Where the writer's sentence begins that the mark at start stands in; a line
 * that ends in a colon goes on in the next. */
static size_t
find_start(const struct gk_utterances *u, size_t start, size_t least)
{
	bool line;
	size_t at = gk_sentence_start(u->text, start, least, &line), above = at;

	while (line && above > least &&
	       memchr(" \t\r\n", u->text.p[above - 1], 4) != NULL)
		above--;
	if (!line || above == least || u->text.p[above - 1] != ':' ||
	    gk_sentence_blanks(u->text, at, start) != start)
		return at;
	return gk_sentence_start(u->text, above - 1, least, &line);
}

/* Reads the words of the writer's sentence up to the mark. */
static void
read_before(struct gk_utterances *u, size_t start)
{
	size_t least = gk_sentence_back(u->text, start, u->words_at,
					GK_UTTERANCE_REACH);
	size_t at = find_start(u, start, least);

	if (at > u->words_at || u->words.n == 0 || u->words.line)
		gk_clause_begin(&u->words, at);
	else
		at = u->words_at;
	gk_clause_read(&u->words, u->text, at, start);
	if (u->words.mark != 0 || u->words.ended ||
	    (u->words.line && !u->words.colon))
		gk_clause_begin(&u->words, start);
	u->words_at = start;
}

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

static void
look(struct pair *p)
{
	struct gk_str text = p->u->text;
	const struct gk_mark *m = p->m;
	const char *q = text.p + m->end;
	unsigned c;

	p->inner = gk_sentence_step(text, m->start);
	gk_utf8_prev(&q, text.p);
	p->outer = (size_t)(q - text.p);
	if (p->outer < p->inner)
		p->outer = p->inner;
	p->words = gk_utterance_count(text, p->inner, p->outer, MOST_WORDS);
	p->first = gk_sentence_first(text, p->inner, p->outer);
	c = gk_unicode_class(p->first);
	/* «24 часа» is a name, «20 лет ждали моста» is not. */
	p->capital = (c & GK_UC_UPPER) != 0 ||
		     (p->words <= 3 && (c & GK_UC_DIGIT) != 0);
	if (p->outer > p->inner) {
		q = text.p + gk_sentence_trim(text, p->outer, p->inner);
		p->ended = gk_sentence_is_end(gk_utf8_prev(&q, text.p));
	}
	p->ended |= gk_sentence_is_end(gk_sentence_cp(text, m->end)) ||
		    m->end >= text.n || text.p[m->end] == '\n';
	p->opens = p->u->words.n == 0;
}

/* Could it stand alone as a sentence? */
static bool
is_sentence(const struct pair *p)
{
	return (p->capital || (gk_unicode_class(p->first) & GK_UC_DIGIT)) &&
	       p->words >= 4 && (p->words > SENTENCE || p->ended);
}

static void
put(struct pair *p)
{
	struct gk_utterances *u = p->u;
	size_t sentence = u->words.n > 0 ? u->words.start : p->m->start;

	gk_indirect_find(u, sentence);
	gk_utterance_put(u, &p->x, sentence);
	u->quoted = u->done = u->marks.mark[p->i].end;
	gk_indirect_skip(u, u->done);
}

/* Takes the next pair into the finding, if it begins at `at`. */
static void
join_next(struct pair *p, size_t at)
{
	const struct gk_marks *marks = &p->u->marks;

	if (at == 0 || p->i + 1 >= marks->n ||
	    marks->mark[p->i + 1].start != at ||
	    marks->mark[p->i + 1].kind > GK_MARK_MENDED ||
	    p->x.nspans == GK_UTTERANCE_SPANS)
		return;
	p->i++;
	p->x.spans[p->x.nspans++] = (struct gk_span){
		marks->mark[p->i].start, marks->mark[p->i].end
	};
}

/* From behind a mark to where its clause may begin; how many words off a cue may
 * stand, 0 if none may. */
static size_t
clause_start(struct gk_utterances *u, size_t *at)
{
	struct gk_str text = u->text;
	size_t end = line_end_of(u, *at), i = *at, after;
	bool comma = false, dash = false;
	unsigned c;

	/* Between mark and dash: the comma, wiki ticks, a stray blank. */
	while (i < end && (memchr(",.!?'*; ", text.p[i], 8) != NULL ||
			   gk_sentence_cp(text, i) == 0x2026)) {
		comma |= text.p[i] == ',';
		i = gk_sentence_step(text, i);
	}
	/* «Ура,“ каза той */
	if (*at >= 2 && !comma) {
		const char *q = text.p + *at;

		gk_utf8_prev(&q, text.p);
		q = text.p + gk_sentence_trim(text, (size_t)(q - text.p), 0);
		comma = q > text.p && q[-1] == ',';
	}
	i = gk_sentence_blanks(text, i, end);
	if (i < end && gk_sentence_is_dash(gk_sentence_cp(text, i))) {
		dash = true;
		i = gk_sentence_blanks(text, gk_sentence_step(text, i), end);
	}
	while (i >= end && i < text.n && !dash &&
	       memchr("\r\n ", text.p[i], 3) != NULL && i < *at + 8)
		i++;
	if (i >= text.n)
		return 0;
	c = gk_unicode_class(gk_sentence_cp(text, i));
	after = dash && i <= end ? AFTER_DASH
		: comma && i <= end ? AFTER_COMMA
				    : 1;
	if (!dash && comma && (c & GK_UC_UPPER) != 0)
		after = AFTER_NAME;
	else if (!dash && (c & GK_UC_UPPER) != 0)
		return 0;
	*at = i;
	return (c & GK_UC_LETTER) != 0 ? after : 0;
}

/* The clause behind the mark: «…», — сказал X. */
static bool
find_after(struct pair *p, size_t at, size_t *resume)
{
	struct gk_utterances *u = p->u;
	size_t most = clause_start(u, &at), end, stop;

	*resume = 0;
	/* «Интерфакс» сообщает: nothing between them, and short, is a title. */
	if (most == 0 || (most == 1 && p->words < FRAGMENT && !p->ended))
		return false;
	end = gk_sentence_ahead(u->text, at,
				at <= u->stop
				    ? u->stop
				    : gk_sentence_line_end(u->text, at),
				GK_UTTERANCE_REACH);
	if (!gk_clause_likely(u->text, at, end, most))
		return false;
	stop = gk_utterance_clause_end(u->text, at, end, resume);
	return gk_utterance_clause(u, at, stop, most, &p->x);
}

/* «…», — бросил он: the dash says enough, whatever the verb. */
static bool
find_verb(struct pair *p, size_t *resume)
{
	struct gk_utterances *u = p->u;
	size_t at = p->m->end, most = clause_start(u, &at), end, stop;

	*resume = 0;
	if (most != AFTER_DASH || !p->capital || p->words < 2)
		return false;
	end = gk_sentence_ahead(u->text, at, line_end_of(u, at),
				GK_UTTERANCE_REACH);
	stop = gk_utterance_clause_end(u->text, at, end, resume);
	return gk_utterance_verb(u, at, stop, &p->x);
}

/* An agency passes on what somebody says in the words before. */
static bool
is_relayed(const struct pair *p)
{
	return p->x.subject.kind == GK_SUBJECT_NONE && p->x.subject.relayed;
}

/* Is the word that was found no verb of saying: слова, по данным? */
static bool
is_weak(const struct pair *p)
{
	return (gk_speech_of(gk_str_cut(p->u->text, p->x.cue.start,
					p->x.cue.end)) &
		(GK_SPEECH_SAY | GK_SPEECH_CITE)) == 0;
}

/* The cue in the words before the pair, and who it means. */
static size_t
find_before(struct pair *p, struct gk_utterance *x)
{
	const struct gk_words *w = &p->u->words;
	size_t cue = gk_clause_cue(w, false, 0);

	if (cue == w->n)
		return cue;
	x->cue = (struct gk_span){ w->word[cue].start, w->word[cue].end };
	if (p->u->rules->speakers && !p->u->probing)
		gk_subject_find(w, cue, false, p->u->text, p->u->names,
				&x->subject);
	return cue;
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
try_joint(struct pair *p)
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
	set(p, x->kind, "joint", x->confidence - 0.1);
	put(p);
	u->last = p->x;
	return true;
}

/* «А» и «Б» — скандировали: the clause behind the next pair is this one's too. */
static bool
find_joint(struct pair *p)
{
	const struct gk_marks *marks = &p->u->marks;
	struct gk_str text = p->u->text, gap;
	size_t resume;

	if (p->i + 1 >= marks->n ||
	    marks->mark[p->i + 1].kind > GK_MARK_MENDED)
		return false;
	gap = gk_str_cut(text, p->m->end, marks->mark[p->i + 1].start);
	return is_joint(gap) &&
	       find_after(p, marks->mark[p->i + 1].end, &resume);
}

/* A quotation with its clause behind it. */
static bool
try_after(struct pair *p)
{
	struct gk_utterance before = p->x;
	size_t resume;

	if (!p->opens && !p->u->words.colon)
		return false;
	if (p->words < 2 && !p->ended &&
	    gk_sentence_cp(p->u->text, p->m->end) != ',')
		return false;
	if (!find_after(p, p->m->end, &resume) && !find_joint(p)) {
		if (!find_verb(p, &resume))
			return false;
		set(p, GK_QUOTE_DIRECT, "dash", 0.85);
		join_next(p, resume);
		put(p);
		return true;
	}
	if ((is_relayed(p) || is_weak(p)) && p->u->words.colon &&
	    find_before(p, &before) < p->u->words.n &&
	    before.subject.kind != GK_SUBJECT_NONE)
		p->x = before;
	if (p->capital || p->words >= 3)
		set(p, GK_QUOTE_DIRECT, "after",
		    p->words > 3 ? 0.97 : 0.9);
	else
		set(p, GK_QUOTE_PARTIAL, "after", 0.6);
	join_next(p, resume);
	put(p);
	p->u->last = p->x;
	return true;
}

/* «Имя: «…»»: the colon is cue enough. */
static bool
is_headline(struct pair *p)
{
	const struct gk_words *w = &p->u->words;
	struct gk_subject *s = &p->x.subject;

	if (w->total > HEADLINE || w->n == 0)
		return false;
	if (p->u->probing || !p->u->rules->speakers)
		return (w->word[w->n - 1].flags & GK_CLAUSE_CAPITAL) != 0 ||
	    p->u->probing;
	for (size_t i = gk_subject_name(p->u->names, w->word[0].start);
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
	if (w->n > 2 || (w->word[0].flags & GK_CLAUSE_CAPITAL) == 0 ||
	    w->word[w->n - 1].nletters < 3)
		return false;
	s->kind = (w->word[w->n - 1].flags & GK_CLAUSE_CAPITAL) != 0
		      ? GK_SUBJECT_RAW
		      : GK_SUBJECT_NOUN;
	s->span = (struct gk_span){ w->word[0].start, w->word[w->n - 1].end };
	return true;
}

/* Behind a colon. */
static bool
try_colon(struct pair *p)
{
	const struct gk_words *w = &p->u->words;
	size_t cue;

	if (!w->colon || w->n == 0 ||
	    (last_word(p)->speech & GK_SPEECH_TITLE) != 0)
		return false;
	cue = find_before(p, &p->x);
	if (cue < w->n && w->n - 1 - cue <= COLON) {
		if (p->words < 3 && !is_sentence(p) && w->n - 1 - cue > 4)
			return false;
		set(p, GK_QUOTE_DIRECT, "before", p->words > 2 ? 0.95 : 0.8);
	} else if (is_headline(p) && p->words >= 3) {
		p->x.cue = (struct gk_span){ w->word[w->n - 1].end,
					     w->word[w->n - 1].end + 1 };
		set(p, GK_QUOTE_DIRECT, "headline", 0.85);
	} else if (is_sentence(p) && p->words >= SENTENCE) {
		p->x.cue = (struct gk_span){ 0 };
		p->x.subject = (struct gk_subject){ 0 };
		set(p, GK_QUOTE_DIRECT, "colon", 0.7);
	} else {
		return false;
	}
	put(p);
	p->u->last = p->x;
	return true;
}

/* «А»: Имя рассказал о Б: a headline with its source behind the colon. */
static bool
try_headline(struct pair *p)
{
	struct gk_utterances *u = p->u;
	size_t at = gk_sentence_blanks(u->text, p->m->end, u->text.n), end;

	if (!p->opens || p->words < 3 || !p->capital || at >= u->text.n ||
	    u->text.p[at] != ':')
		return false;
	end = gk_sentence_ahead(u->text, at, line_end_of(u, at), 300);
	end = gk_sentence_end(u->text, at, end);
	if (!gk_utterance_clause(u, at + 1, end, AFTER_DASH, &p->x))
		return false;
	set(p, GK_QUOTE_DIRECT, "headline", 0.85);
	put(p);
	return true;
}

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
has_tail(const struct pair *p)
{
	return (next_speech(p->u->text, p->m->end) & GK_SPEECH_TAIL) != 0;
}

/* A fragment in the writer's sentence whose verb stands before it. */
static bool
is_fragment(const struct pair *p, size_t cue)
{
	const struct gk_words *w = &p->u->words;
	size_t d = w->n - 1 - cue;
	unsigned speech = w->word[cue].speech, last = last_word(p)->speech;

	/* поблагодарил за «…», but: признал виновным в «…» */
	if ((speech & GK_SPEECH_CALL) != 0 && d <= CALLED)
		return p->words >= 3 ||
		       (!p->capital &&
			((last & GK_SPEECH_PREP) == 0 || d <= 2));
	if ((speech & (GK_SPEECH_SAY | GK_SPEECH_BY | GK_SPEECH_POST |
		       GK_SPEECH_WORDS)) == 0)
		return false;
	if (p->capital)
		return w->that && p->words >= 3;
	if (p->words >= FRAGMENT)
		return true;
	return p->words > 1 && d <= SAID && (last & GK_SPEECH_PREP) == 0;
}

/* «жаман» деген жоқ, «үлгі» деп атады: the verb right behind, in languages that
 * put it there; the subject stands before. */
static bool
is_said_behind(struct pair *p)
{
	struct gk_utterances *u = p->u;
	struct gk_words w;
	size_t cue, end;

	if ((next_speech(u->text, p->m->end) & GK_SPEECH_CUE) == 0)
		return false;
	end = gk_sentence_ahead(u->text, p->m->end,
				line_end_of(u, p->m->end), 200);
	end = gk_sentence_end(u->text, p->m->end, end);
	if (!gk_utterance_clause(u, p->m->end, end, 1, &p->x) ||
	    gk_sentence_blanks(u->text, p->m->end, end) != p->x.cue.start ||
	    (next_speech(u->text, p->x.cue.end) & GK_SPEECH_TAIL) != 0)
		return false;
	if (u->probing || !u->rules->speakers ||
	    p->x.subject.kind != GK_SUBJECT_NONE || u->words.n == 0)
		return true;
	w = u->words;
	gk_clause_quoted(&w, p->m->start, p->m->end);
	cue = w.n;
	gk_clause_read(&w, u->text, p->m->end, p->x.cue.end);
	if (cue < w.n)
		gk_subject_find(&w, cue, false, u->text, u->names,
				&p->x.subject);
	return true;
}

/* The rest of the sentence names a source: … «ждал слишком долго», заявил мэр. */
static bool
is_sourced_behind(struct pair *p)
{
	struct gk_utterances *u = p->u;
	size_t end = gk_sentence_ahead(u->text, p->m->end,
				       line_end_of(u, p->m->end),
				       GK_UTTERANCE_REACH / 2);
	size_t stop = gk_sentence_end(u->text, p->m->end, end), at;

	if (p->words < 3 || (p->capital && p->words < SENTENCE) ||
	    (last_word(p)->speech & GK_SPEECH_PREP) != 0 ||
	    !gk_utterance_clause(u, p->m->end, stop, SOURCE, &p->x))
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
is_title(const struct pair *p)
{
	return (p->capital || p->words < FRAGMENT) &&
	       ((last_word(p)->speech & (GK_SPEECH_TITLE | GK_SPEECH_PAPER)) !=
		    0 ||
		(p->capital && has_tail(p)));
}

/* A whole sentence as the object of a verb of saying, without a colon. */
static bool
is_object(const struct pair *p, size_t cue)
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
	return is_sentence(p) && (w->word[cue].speech & GK_SPEECH_SAY) != 0 &&
	       (p->words > SENTENCE || cue + 1 == w->n);
}

/* … «ждал долго», заявил мэр: a verb close behind goes before one far off. */
static bool
is_closer_behind(struct pair *p, size_t cue)
{
	struct gk_utterance x = { 0 }, before = p->x;
	size_t resume;

	if (p->u->words.n - cue <= CALLED)
		return false;
	p->x.subject = x.subject;
	if (find_after(p, p->m->end, &resume) &&
	    p->x.subject.kind != GK_SUBJECT_NONE)
		return true;
	p->x = before;
	return false;
}

/* In the writer's own sentence. */
static bool
try_inside(struct pair *p)
{
	const struct gk_words *w = &p->u->words;
	size_t cue;

	if (p->words == 0)
		return false;
	if ((!p->capital || p->words >= FRAGMENT) && is_said_behind(p)) {
		set(p, p->capital ? GK_QUOTE_DIRECT : GK_QUOTE_PARTIAL,
		    "called", 0.6);
		put(p);
		return true;
	}
	if (is_title(p))
		return false;
	cue = find_before(p, &p->x);
	if (cue < w->n && is_object(p, cue))
		set(p, GK_QUOTE_DIRECT, "object", 0.7);
	else if (cue < w->n && is_fragment(p, cue))
		set(p, GK_QUOTE_PARTIAL,
		    is_closer_behind(p, cue) ? "sourced"
		    : (w->word[cue].speech & GK_SPEECH_CALL) != 0
			? "called"
			: "fragment",
		    p->words >= FRAGMENT ? 0.8 : 0.6);
	else if (cue == w->n && is_sourced_behind(p))
		set(p, GK_QUOTE_PARTIAL, "sourced", 0.6);
	else
		return false;
	put(p);
	p->u->last = p->x;
	return true;
}

/* Is the pair a paragraph of its own? */
static bool
is_paragraph(struct pair *p)
{
	struct gk_utterances *u = p->u;
	size_t end = gk_sentence_ahead(u->text, p->m->end,
				       line_end_of(u, p->m->end),
				       GK_UTTERANCE_REACH);
	size_t start = p->m->start;

	return (start == 0 || u->text.p[start - 1] == '\n') &&
	       gk_utterance_count(u->text, p->m->end, end, 1) == 0;
}

/* Without any clause: it goes on with what the last one said. */
static bool
try_continued(struct pair *p)
{
	struct gk_utterances *u = p->u;

	if (!is_sentence(p) || !p->opens || !p->ended ||
	    !((u->quoted != 0 && p->m->start - u->quoted < NEAR) ||
	      (p->words >= LONG && is_said_before(u, p->m->start)) ||
	      (p->words >= LONG && is_paragraph(p))))
		return false;
	p->x.cue = (struct gk_span){ 0 };
	p->x.subject = (struct gk_subject){ 0 };
	set(p, GK_QUOTE_DIRECT, "continued", 0.7);
	put(p);
	return true;
}

/* A closing mark whose partner is missing: speech began with the sentence that
 * follows the last one in which the writer reports. */
static bool
try_closing(struct pair *p)
{
	struct gk_utterances *u = p->u;
	size_t least = gk_sentence_back(u->text, p->m->start,
					u->done > u->line ? u->done : u->line,
					GK_UTTERANCE_REACH);
	size_t start = least, end, resume;
	struct gk_words w;

	if (!find_after(p, p->m->end, &resume))
		return false;
	for (size_t at = least; at < p->m->start; at = end) {
		end = gk_sentence_end(u->text, at, p->m->start);
		gk_clause_begin(&w, at);
		gk_clause_read(&w, u->text, at, end);
		if (end < p->m->start &&
		    (w.n == 0 || gk_clause_cue(&w, true, w.n) < w.n))
			start = end;
	}
	start = gk_sentence_blanks(u->text, start, p->m->start);
	if (gk_utterance_count(u->text, start, p->m->start, SENTENCE) <
	    SENTENCE)
		return false;
	p->x.spans[0] = (struct gk_span){ start, p->m->end };
	set(p, GK_QUOTE_DIRECT, "half open", 0.7);
	gk_clause_begin(&u->words, p->m->end);
	put(p);
	return true;
}

/* Paragraphs that do not open again: «… ⏎ … ⏎ …», — сказал X.  The next odd mark
 * closes, and a clause stands behind it, or one with a colon before. */
static bool
try_paragraphs(struct pair *p)
{
	struct gk_utterances *u = p->u;
	const struct gk_mark *m;
	size_t resume, i = p->i + 1, last = i + ODD;

	while (i < u->marks.n && i < last &&
	       u->marks.mark[i].kind <= GK_MARK_MENDED)
		i++;
	if (i >= u->marks.n || i == last || !p->opens ||
	    u->marks.mark[i].kind != GK_MARK_CLOSE)
		return false;
	m = &u->marks.mark[i];
	if (m->end - p->m->start > PARAGRAPHS ||
	    !(find_after(p, m->end, &resume) || u->words.colon))
		return false;
	p->x.spans[0].end = m->end;
	if (p->x.cue.end == 0)
		find_before(p, &p->x);
	p->i = i;
	set(p, GK_QUOTE_DIRECT, "paragraphs", 0.8);
	put(p);
	return true;
}

/* An opening mark whose partner is missing: up to the clause that interrupts. */
static bool
try_opening(struct pair *p)
{
	struct gk_utterances *u = p->u;
	size_t end = gk_sentence_ahead(u->text, p->m->start,
				       line_end_of(u, p->m->start),
				       2 * GK_UTTERANCE_REACH);

	if (!gk_utterance_split(u, p->m->start, end, &p->x))
		return false;
	set(p, GK_QUOTE_DIRECT, "half open", 0.7);
	put(p);
	u->done = p->x.spans[p->x.nspans - 1].end;
	return true;
}

static bool
try_pair(struct pair *p)
{
	if (p->m->kind == GK_MARK_CLOSE)
		return try_closing(p);
	if (p->m->kind == GK_MARK_OPEN)
		return try_paragraphs(p) || try_opening(p);
	if (p->words >= 3 &&
	    gk_utterance_split(p->u, p->m->start, p->m->end, &p->x)) {
		set(p, GK_QUOTE_DIRECT, "inside", 0.97);
		put(p);
		return true;
	}
	return try_joint(p) || try_after(p) || try_colon(p) || try_headline(p) ||
	       try_inside(p) || try_continued(p);
}

size_t
gk_pair_decide(struct gk_utterances *u, size_t i)
{
	const struct gk_mark *m = &u->marks.mark[i];
	struct pair p = { .u = u, .m = m, .i = i,
			  .x = { .nspans = 1,
				 .spans = { { m->start, m->end } } } };
	bool sentence;

	if (m->start < u->done)
		return i;
	read_before(u, m->start);
	look(&p);
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
