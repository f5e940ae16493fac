#include "pair.h"

#include "indirect.h"
#include "sentence.h"
#include "unicode.h"
#include "utf8.h"

#define AFTER_COMMA 3
#define AFTER_NAME 5 /* «…», Иван Петров каза */

const struct gk_clause_word *
gk_pair_last(const struct gk_pair *p)
{
	static const struct gk_clause_word none = { 0 };
	const struct gk_words *w = &p->u->words;

	return w->n > 0 ? &w->word[w->n - 1] : &none;
}

void
gk_pair_set(struct gk_pair *p, enum gk_quote_kind kind, const char *rule)
{
	p->x.kind = kind;
	p->x.rule = rule;
}

/* The end of the line on which byte `at`, behind the mark in hand, stands: a
 * quotation of several paragraphs ends on another line than it began. */
size_t
gk_pair_line_end(struct gk_utterances *u, size_t at)
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

void
gk_pair_look(struct gk_pair *p)
{
	struct gk_str text = p->u->text;
	const struct gk_mark *m = p->m;
	const char *q = text.p + m->end;
	unsigned c;

	read_before(p->u, m->start);
	p->inner = gk_sentence_step(text, m->start);
	gk_utf8_prev(&q, text.p);
	p->outer = (size_t)(q - text.p);
	if (p->outer < p->inner)
		p->outer = p->inner;
	p->words = gk_utterance_count(text, p->inner, p->outer, GK_PAIR_WORDS);
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
bool
gk_pair_is_sentence(const struct gk_pair *p)
{
	return (p->capital || (gk_unicode_class(p->first) & GK_UC_DIGIT)) &&
	       p->words >= 4 && (p->words > GK_PAIR_SENTENCE || p->ended);
}

void
gk_pair_put(struct gk_pair *p)
{
	struct gk_utterances *u = p->u;
	size_t sentence = u->words.n > 0 ? u->words.start : p->m->start;

	gk_indirect_find(u, sentence);
	gk_utterance_put(u, &p->x, sentence);
	u->quoted = u->done = u->marks.mark[p->i].end;
	gk_indirect_skip(u, u->done);
}

/* Takes the next pair into the finding, if it begins at `at`. */
void
gk_pair_join(struct gk_pair *p, size_t at)
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
size_t
gk_pair_clause(struct gk_utterances *u, size_t *at)
{
	struct gk_str text = u->text;
	size_t end = gk_pair_line_end(u, *at), i = *at, after;
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
	after = dash && i <= end ? GK_PAIR_DASH
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
bool
gk_pair_after(struct gk_pair *p, size_t at, size_t *resume)
{
	struct gk_utterances *u = p->u;
	size_t most = gk_pair_clause(u, &at), end, stop;

	*resume = 0;
	/* «Интерфакс» сообщает: nothing between them, and short, is a title. */
	if (most == 0 || (most == 1 && p->words < GK_PAIR_FRAGMENT && !p->ended))
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

/* The cue in the words before the pair, and who it means. */
size_t
gk_pair_before(struct gk_pair *p, struct gk_utterance *x)
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

bool
gk_pair_subject(struct gk_pair *p)
{
	struct gk_utterances *u = p->u;
	struct gk_subject subject;
	struct gk_words w = u->words;
	size_t cue;

	if (u->probing || !u->rules->speakers || w.n == 0)
		return false;
	cue = w.n;
	gk_clause_read(&w, u->text, p->m->end, p->x.cue.end);
	/* деп қосты: the verb that stands first is enough. */
	if (cue >= w.n)
		return false;
	w.word[cue].flags = 0;
	gk_subject_find(&w, cue, false, u->text, u->names, &subject);
	if (subject.kind == GK_SUBJECT_NONE)
		return false;
	p->x.subject = subject;
	return true;
}
