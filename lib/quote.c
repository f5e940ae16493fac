#include "quote.h"

#include "annotated.h"
#include "mark.h"
#include "speaker.h"
#include "unicode.h"
#include "utf8.h"

const struct gk_kind gk_quote_kinds[] = {
	[GK_QUOTE_DIRECT] = { .name = "direct" },
	[GK_QUOTE_DIALOGUE] = { .name = "dialogue" },
	[GK_QUOTE_PARTIAL] = { .name = "partial" },
	[GK_QUOTE_BLOCK] = { .name = "block" },
	[GK_QUOTE_UNMARKED] = { .name = "unmarked" },
	[GK_QUOTE_INDIRECT] = { .name = "indirect" },
	{ 0 },
};

const char *const gk_quote_columns[] = { "speaker", "cue", "text", NULL };

struct finder {
	struct gk_str text;
	const struct gk_names *names;
	const struct gk_quote_rules *rules;
	struct gk_findings *f;
	size_t list;
	struct gk_marks marks;
	struct gk_speaker speaker;
	size_t line, stop; /* the line of the mark in hand: start and end */
	size_t done;    /* everything before this byte is decided */
	size_t quoted;  /* where the last quotation ended; 0: none yet */
	bool probing;   /* names are not known: would anything be found? */
	bool hit;       /* something would */
};

/* What is to be reported. */
struct found {
	enum gk_quote_kind kind;
	struct gk_span spans[8];
	size_t nspans;
	struct gk_clause clause;
	const char *rule;
	double confidence;
};

static uint32_t
cp_at(struct gk_str text, size_t at)
{
	const char *p = text.p + at;

	return at < text.n ? gk_utf8_next(&p, text.p + text.n) : 0;
}

static size_t
step(struct gk_str text, size_t at)
{
	const char *p = text.p + at;

	gk_utf8_next(&p, text.p + text.n);
	return (size_t)(p - text.p);
}

static size_t
skip_blanks(struct gk_str text, size_t at, size_t end)
{
	while (at < end &&
	       (gk_unicode_class(cp_at(text, at)) & GK_UC_SPACE) != 0 &&
	       text.p[at] != '\n')
		at = step(text, at);
	return at;
}

static size_t
line_start(struct gk_str text, size_t at)
{
	while (at > 0 && text.p[at - 1] != '\n')
		at--;
	return at;
}

static size_t
line_end(struct gk_str text, size_t at)
{
	const char *q = memchr(text.p + at, '\n', text.n - at);

	return q != NULL ? (size_t)(q - text.p) : text.n;
}

/* No reporting clause is longer; so no search for one goes further, and a line of
 * a million marks costs no more than its length. */
#define REACH 1200

/* The byte REACH behind (or before) at, at a code point's start. */
static size_t
ahead(struct gk_str text, size_t at, size_t end)
{
	if (end - at <= REACH)
		return end;
	for (end = at + REACH; ((unsigned char)text.p[end] & 0xC0) == 0x80;)
		end--;
	return end;
}

static size_t
back(struct gk_str text, size_t at, size_t start)
{
	if (at - start <= REACH)
		return start;
	for (start = at - REACH; ((unsigned char)text.p[start] & 0xC0) == 0x80;)
		start++;
	return start;
}

/* Where the line of the mark at `at` begins; marks are asked about in order. */
static size_t
line_of_mark(struct finder *q, size_t at)
{
	if (at >= q->stop || q->stop == 0) {
		q->line = line_start(q->text, at);
		q->stop = line_end(q->text, at);
	}
	return q->line;
}

static bool
is_dash(uint32_t cp)
{
	return (gk_unicode_class(cp) & GK_UC_DASH) != 0;
}

static bool
is_end(uint32_t cp)
{
	return (gk_unicode_class(cp) & GK_UC_END) != 0;
}

/* Where the sentence that byte at stands in begins, not before `least`: behind
 * an end mark that a blank and a capital follow. */
static size_t
sentence_start(struct gk_str text, size_t at, size_t least)
{
	size_t i = at, after;

	while (i > least) {
		i--;
		if (text.p[i] == '\n')
			return i + 1;
		if (memchr(".!?", text.p[i], 3) == NULL || i + 1 >= at ||
		    text.p[i + 1] != ' ')
			continue;
		after = skip_blanks(text, i + 1, at);
		/* «А. Иванов», «г. Омск»: one letter before is no sentence. */
		if ((gk_unicode_class(cp_at(text, after)) &
		     (GK_UC_UPPER | GK_UC_QUOTE | GK_UC_DASH)) != 0 &&
		    i >= 4 && text.p[i - 3] != ' ' && text.p[i - 3] != '.')
			return after;
	}
	return least;
}

/* The end of the sentence from at on, within its line. */
static size_t
sentence_end(struct gk_str text, size_t at, size_t end)
{
	for (size_t i = at; i < end; i++) {
		if (memchr(".!?", text.p[i], 3) == NULL)
			continue;
		if (i + 1 >= end)
			return end;
		if (text.p[i + 1] != ' ' || i < at + 4 ||
		    text.p[i - 3] == ' ' || text.p[i - 3] == '.')
			continue;
		return i + 1;
	}
	return end;
}

static size_t
count_words(struct gk_str text, size_t start, size_t end, size_t most)
{
	struct gk_word w = { .end = start };
	size_t n = 0;

	while (n < most && gk_word_next(gk_str(text.p, end), &w))
		n += (w.flags & GK_WORD_MARK) == 0;
	return n;
}

/* The first letter of [start, end), or 0. */
static uint32_t
first_letter(struct gk_str text, size_t start, size_t end)
{
	while (start < end) {
		uint32_t cp = cp_at(text, start);

		if ((gk_unicode_class(cp) & (GK_UC_LETTER | GK_UC_DIGIT)) != 0)
			return cp;
		start = step(text, start);
	}
	return 0;
}

static bool
is_capital(uint32_t cp)
{
	return (gk_unicode_class(cp) & (GK_UC_UPPER | GK_UC_DIGIT)) != 0;
}

static void
add_speaker(struct finder *q, struct gk_finding *g, const struct found *x)
{
	const struct gk_clause *c = &x->clause;
	struct gk_span mention = c->name != NULL
				     ? (struct gk_span){ c->name->start,
							 c->name->end }
				 : c->pronoun.end != 0 ? c->pronoun
						       : c->noun;
	size_t entity = gk_speaker_of(&q->speaker, c, x->spans[0].start);
	struct gk_str who = { 0 };

	if (entity != SIZE_MAX)
		who = q->names->entities[entity].normal;
	else if (mention.end != 0)
		who = gk_str_cut(q->text, mention.start, mention.end);
	if (who.n > 0)
		gk_fact_str(q->f, g, "speaker", who);
	else
		gk_fact_null(q->f, g, "speaker");
	if (mention.end != 0)
		gk_fact_span(q->f, g, "mention", mention.start, mention.end);
	else
		gk_fact_null(q->f, g, "mention");
	gk_speaker_note(&q->speaker, entity, x->spans[0].start);
}

static void
report(struct finder *q, const struct found *x)
{
	struct gk_finding *g;

	if ((q->rules->kinds >> x->kind & 1) == 0 ||
	    x->confidence < q->rules->min_confidence)
		return;
	q->hit = true;
	if (q->probing)
		return;
	g = gk_finding_add(q->f, q->list, &gk_quote_kinds[x->kind],
			   x->spans[0].start, x->spans[0].end);
	for (size_t i = 1; i < x->nspans; i++)
		gk_finding_span(q->f, g, x->spans[i].start, x->spans[i].end);
	if (q->rules->speakers)
		add_speaker(q, g, x);
	if (x->clause.cue.end != 0)
		gk_fact_span(q->f, g, "cue", x->clause.cue.start,
			     x->clause.cue.end);
	else
		gk_fact_null(q->f, g, "cue");
	gk_fact_str(q->f, g, "rule", gk_str_of(x->rule));
	gk_fact_real(q->f, g, "confidence", x->confidence);
}

/* Reads a clause that begins at `at` (behind the dash) and ends before end. */
static bool
is_clause(struct finder *q, size_t at, size_t end, size_t distance,
	  struct gk_clause *c)
{
	gk_clause_read(q->text, at, end, false, q->names, c);
	return c->speech != GK_SPEECH_NONE && c->speech != GK_SPEECH_CALL &&
	       c->distance <= distance;
}

/* The end of a clause from at on: a comma or end mark that a dash follows, or
 * the sentence's end.  *resume is behind that dash, or 0. */
static size_t
clause_end(struct gk_str text, size_t at, size_t end, size_t *resume)
{
	size_t stop = sentence_end(text, at, end), i, k;

	*resume = 0;
	for (i = at; i < stop || (i < end && i == stop); i++) {
		if (memchr(",.!?", text.p[i], 4) == NULL)
			continue;
		k = skip_blanks(text, i + 1, end);
		if (k > i + 1 && k < end && is_dash(cp_at(text, k))) {
			*resume = skip_blanks(text, step(text, k), end);
			return i;
		}
	}
	if (stop < end && is_end(cp_at(text, stop - 1))) {
		k = skip_blanks(text, stop, end);
		if (k < end && is_dash(cp_at(text, k)))
			*resume = skip_blanks(text, step(text, k), end);
	}
	return stop;
}

/* Looks in [start, end) for «, — сказал X. — »: a clause inside speech.  Sets
 * where speech stops, where it goes on (0: it does not), and the clause. */
static bool
find_inner(struct finder *q, size_t start, size_t end, size_t *stop,
	   size_t *resume, struct gk_clause *c)
{
	size_t i, k, to;

	for (i = start; i < end; i = step(q->text, i)) {
		uint32_t cp = cp_at(q->text, i);

		if (cp != ',' && !is_end(cp))
			continue;
		k = step(q->text, i);
		to = skip_blanks(q->text, k, end);
		if (to >= end || !is_dash(cp_at(q->text, to)))
			continue;
		to = skip_blanks(q->text, step(q->text, to), end);
		if (to >= end || is_capital(cp_at(q->text, to)))
			continue;
		*stop = k;
		if (is_clause(q, to,
			      clause_end(q->text, to, ahead(q->text, to, end),
					 resume),
			      2, c))
			return true;
	}
	return false;
}

/* The end of the line on which byte `at`, behind the mark in hand, stands: a
 * quotation of several paragraphs ends on another line than it began. */
static size_t
line_end_of(const struct finder *q, size_t at)
{
	return at <= q->stop ? q->stop : line_end(q->text, at);
}

/* The clause behind the mark that ends at `at`: «…», — сказал X. */
static bool
find_after(struct finder *q, size_t at, struct gk_clause *c, size_t *resume)
{
	size_t end = ahead(q->text, at, line_end_of(q, at)), i = at, stop;
	bool dash = false;

	/* Between mark and dash: the comma, wiki ticks, a stray blank. */
	while (i < end && (memchr(",.!?'* ", q->text.p[i], 7) != NULL ||
			   cp_at(q->text, i) == 0x2026))
		i = step(q->text, i);
	i = skip_blanks(q->text, i, end);
	if (i < end && is_dash(cp_at(q->text, i))) {
		dash = true;
		i = skip_blanks(q->text, step(q->text, i), end);
	}
	if (i >= end || gk_mark_is(cp_at(q->text, i)))
		return false;
	stop = clause_end(q->text, i, end, resume);
	/* Another quotation ends the clause. */
	for (size_t k = i; k < stop; k = step(q->text, k))
		if (gk_mark_is(cp_at(q->text, k)) && k > i) {
			size_t back = k;

			while (back > i && q->text.p[back - 1] == ' ')
				back--;
			if (q->text.p[back - 1] == ':')
				break;
		}
	return is_clause(q, i, stop, dash ? 6 : 1, c);
}

/* A quotation that begins its line may have been announced on the one above,
 * whose colon ends at *at then. */
static bool
opened_above(const struct finder *q, size_t *at)
{
	size_t i = *at;

	while (i > q->done &&
	       memchr(" \t\r\n", q->text.p[i - 1], 4) != NULL)
		i--;
	if (i == 0 || i <= q->done || q->text.p[i - 1] != ':')
		return false;
	*at = i;
	return true;
}

/* What stands before the mark: a clause that ends in a colon, or the writer's
 * sentence that the quotation is part of. */
static bool
find_before(struct finder *q, size_t at, size_t least, struct gk_clause *c,
	    bool *colon)
{
	size_t start, end = at;

	if (end == least && opened_above(q, &end))
		least = back(q->text, end - 1, 0);
	least = back(q->text, end, least);
	while (end > least &&
	       (q->text.p[end - 1] == ' ' ||
		(end >= 2 && memcmp(q->text.p + end - 2, "\xC2\xA0", 2) == 0)))
		end -= q->text.p[end - 1] == ' ' ? 1 : 2;
	*colon = end > least && q->text.p[end - 1] == ':';
	start = sentence_start(q->text, end, least);
	if (start >= end)
		return false;
	gk_clause_read(q->text, start, end, true, q->names, c);
	if (c->speech != GK_SPEECH_NONE)
		return *colon || c->distance <= 6;
	if (*colon && count_words(q->text, start, end, 9) <= 8) {
		/* «Имя: «…»»: the colon is cue enough. */
		size_t i;

		if (q->probing)
			return true;
		i = gk_clause_name(q->names, start);

		if (i < q->names->n && q->names->names[i].end <= end &&
		    q->names->names[i].kind == GK_NAME_PER) {
			*c = (struct gk_clause){ .name = &q->names->names[i] };
			c->cue = (struct gk_span){ end - 1, end };
			return true;
		}
	}
	return false;
}

static void
set(struct found *x, enum gk_quote_kind kind, const char *rule,
    double confidence)
{
	x->kind = kind;
	x->rule = rule;
	x->confidence = confidence;
}

/* Takes the next pair into the finding, if it begins at `at`. */
static size_t
join_next(struct finder *q, struct found *x, size_t i, size_t at)
{
	if (at == 0 || i + 1 >= q->marks.n ||
	    q->marks.mark[i + 1].start != at || x->nspans == 8)
		return i;
	i++;
	x->spans[x->nspans++] = (struct gk_span){ q->marks.mark[i].start,
						  q->marks.mark[i].end };
	return i;
}

/* A quotation that its own clause interrupts. */
static bool
try_inner(struct finder *q, const struct gk_mark *m, struct found *x)
{
	size_t stop, resume, at = m->start;
	struct gk_clause c;

	if (!find_inner(q, m->start, m->end, &stop, &resume, &x->clause))
		return false;
	x->nspans = 1;
	x->spans[0] = (struct gk_span){ m->start, stop };
	while (resume != 0 && resume < m->end && x->nspans < 8) {
		at = resume;
		if (!find_inner(q, at, m->end, &stop, &resume, &c)) {
			stop = m->end;
			resume = 0;
		}
		x->spans[x->nspans++] = (struct gk_span){ at, stop };
	}
	set(x, GK_QUOTE_DIRECT, "inside", 0.95);
	return true;
}

/* Does the pair look like a whole sentence, or several? */
static bool
is_sentence(struct finder *q, const struct gk_mark *m, size_t words)
{
	size_t inner = step(q->text, m->start), end = m->end;
	const char *p = q->text.p + m->end;
	uint32_t last;

	if (words < 4 || !is_capital(first_letter(q->text, inner, end)))
		return false;
	gk_utf8_prev(&p, q->text.p);
	last = gk_utf8_prev(&p, q->text.p);
	return words >= 6 || is_end(last) || is_end(cp_at(q->text, m->end));
}

/* Does the mark begin its paragraph, or follow a sentence's end? */
static bool
begins_sentence(struct finder *q, size_t at, size_t least)
{
	while (at > least && q->text.p[at - 1] == ' ')
		at--;
	return at == least || q->text.p[at - 1] == '\n' ||
	       memchr(".!?", q->text.p[at - 1], 3) != NULL;
}

/* Is the pair a paragraph of its own? */
static bool
is_paragraph(struct finder *q, const struct gk_mark *m)
{
	size_t end = ahead(q->text, m->end, line_end_of(q, m->end));

	return m->start == q->line &&
	       count_words(q->text, m->end, end, 1) == 0;
}

/* Decides what the pair i is; returns the last pair that it took. */
static size_t
decide(struct finder *q, size_t i)
{
	const struct gk_mark *m = &q->marks.mark[i];
	size_t inner = step(q->text, m->start), least, resume = 0;
	size_t words = count_words(q->text, inner, m->end, 40);
	uint32_t first = first_letter(q->text, inner, m->end);
	struct found x = { .nspans = 1,
			   .spans = { { m->start, m->end } } };
	bool colon = false;

	least = line_of_mark(q, m->start);
	if (least < q->done)
		least = q->done;
	if (words >= 3 && try_inner(q, m, &x)) {
		report(q, &x);
	} else if (words >= 2 && is_capital(first) &&
		   find_after(q, m->end, &x.clause, &resume) &&
		   (words >= 3 || is_end(cp_at(q->text, m->end)) ||
		    cp_at(q->text, m->end) == ',')) {
		set(&x, GK_QUOTE_DIRECT, "after", words > 4 ? 0.95 : 0.8);
		i = join_next(q, &x, i, resume);
		report(q, &x);
	} else if (words >= 1 &&
		   find_before(q, m->start, least, &x.clause, &colon) &&
		   (colon || words >= 2)) {
		if (colon && (words >= 3 || is_sentence(q, m, words)))
			set(&x, GK_QUOTE_DIRECT,
			    x.clause.speech ? "before" : "headline",
			    x.clause.speech ? 0.95 : 0.8);
		else if (!is_capital(first) && words >= 2)
			set(&x, GK_QUOTE_PARTIAL, "fragment",
			    words >= 4 ? 0.7 : 0.5);
		else if (is_sentence(q, m, words))
			set(&x, GK_QUOTE_DIRECT, "object", 0.7);
		else
			return i;
		report(q, &x);
	} else if (is_sentence(q, m, words) &&
		   begins_sentence(q, m->start, least) &&
		   ((q->quoted != 0 && m->start - q->quoted < 700) ||
		    (words >= 8 && is_paragraph(q, m)))) {
		set(&x, GK_QUOTE_DIRECT, "continued", 0.6);
		x.clause = (struct gk_clause){ 0 };
		report(q, &x);
	} else {
		return i;
	}
	q->quoted = q->marks.mark[i].end;
	q->done = q->marks.mark[i].end;
	return i;
}

/* A line that opens with a dash: speech, if a clause stands in it. */
static void
try_dialogue(struct finder *q, size_t start, size_t end)
{
	size_t at = skip_blanks(q->text, start, end), stop, resume;
	struct found x = { 0 };
	struct gk_clause c;

	if (at >= end || !is_dash(cp_at(q->text, at)))
		return;
	at = skip_blanks(q->text, step(q->text, at), end);
	if (!is_capital(first_letter(q->text, at, end)) ||
	    !find_inner(q, at, end, &stop, &resume, &x.clause))
		return;
	x.spans[x.nspans++] = (struct gk_span){ at, stop };
	while (resume != 0 && resume < end && x.nspans < 8) {
		at = resume;
		if (!find_inner(q, at, end, &stop, &resume, &c)) {
			stop = end;
			resume = 0;
		}
		x.spans[x.nspans++] = (struct gk_span){ at, stop };
	}
	set(&x, GK_QUOTE_DIALOGUE, "dialogue", 0.85);
	report(q, &x);
	q->quoted = end;
}

/* Lines between the pairs that open with a dash. */
static void
find_dialogues(struct finder *q, size_t start, size_t end)
{
	static const char dashes[] = "-\xE2"; /* - and the first byte of – — */
	size_t next;

	for (start = line_start(q->text, start); start < end; start = next) {
		next = line_end(q->text, start);
		if (start >= q->done && next <= end &&
		    memchr(dashes, q->text.p[start], 2) != NULL)
			try_dialogue(q, start, next);
		next++;
	}
}

/* Decides every pair, and the lines between them; a probe ends at the first
 * hit. */
static void
find(struct finder *q)
{
	size_t at = 0;

	for (size_t i = 0; i < q->marks.n && !(q->probing && q->hit); i++) {
		size_t line = line_of_mark(q, q->marks.mark[i].start);

		if (line > at)
			find_dialogues(q, at, line);
		i = decide(q, i);
		at = q->marks.mark[i].end;
	}
	if (at < q->text.n)
		find_dialogues(q, at, q->text.n);
}

/* Would anything be found if the names were known?  Names cost several times
 * what all else does, and few texts quote. */
static bool
probe(const struct finder *q)
{
	static const struct gk_names none = { 0 };
	struct finder p = *q;

	p.names = &none;
	p.probing = true;
	find(&p);
	return p.hit;
}

/* Is there anything that could be a quotation? */
static bool
has_candidates(struct gk_str text)
{
	const char *p = text.p, *end = p + text.n;

	if (memchr(p, '"', text.n) != NULL)
		return true;
	for (; (p = memchr(p, '\xC2', (size_t)(end - p))) != NULL; p++)
		if (end - p > 1 && p[1] == '\xAB')
			return true;
	for (p = text.p; (p = memchr(p, '\xE2', (size_t)(end - p))) != NULL;
	     p++)
		if (end - p > 2 && p[1] == '\x80')
			return true;
	return false;
}

enum gk_status
gk_quote_find(struct gk_str text, const char *lang,
	      const struct gk_names *names, const struct gk_quote_rules *rules,
	      struct gk_arena *arena, struct gk_findings *f)
{
	struct finder q = { .text = text, .names = names, .rules = rules,
			    .f = f };
	struct gk_names own = { 0 };

	q.list = gk_findings_list(f, "quotes");
	gk_findings_many(f, q.list);
	if (!has_candidates(text))
		return f->status;
	if (gk_mark_pair(text, arena, &q.marks) != GK_OK)
		return GK_NOMEM;
	if (names == NULL) {
		q.names = &own;
		if (rules->speakers && !probe(&q))
			return f->status;
		if (rules->speakers &&
		    gk_name_find(text, lang, arena, &own) != GK_OK)
			return GK_NOMEM;
	}
	if (gk_speaker_begin(&q.speaker, text, q.names, arena) != GK_OK)
		return GK_NOMEM;
	find(&q);
	return f->status;
}

enum gk_status
gk_quote_examine(const void *arg, const struct gk_doc *doc,
		 struct gk_findings *f)
{
	const struct gk_quote_rules *rules = arg;
	struct gk_names names;
	bool given = rules->speakers && has_candidates(doc->text) &&
		     gk_annotated_names(doc, f->arena, &names);

	return gk_quote_find(doc->text, doc->lang, given ? &names : NULL,
			     rules, f->arena, f);
}
