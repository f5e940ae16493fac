#include "unmarked.h"

#include "indirect.h"
#include "sentence.h"
#include "unicode.h"

#define BLOCK_WORDS 5     /* of a paragraph that is speech */
#define BLOCK_LINES 3     /* of one, where blank lines part paragraphs */
#define SENTENCE_WORDS 3  /* of a sentence without marks */
#define HEADING 6         /* words of a line that names who speaks */
#define CUE_TO_COLON 12   /* words between them */

static bool
is_capital(struct gk_str text, size_t start, size_t end)
{
	return (gk_unicode_class(gk_sentence_first(text, start, end)) &
		(GK_UC_UPPER | GK_UC_DIGIT)) != 0;
}

static void
put(struct gk_utterances *u, struct gk_utterance *x, enum gk_quote_kind kind,
    const char *rule, size_t end)
{
	x->kind = kind;
	x->rule = rule;
	gk_indirect_find(u, x->spans[0].start);
	gk_utterance_put(u, x, x->spans[0].start);
	gk_indirect_skip(u, end);
	u->done = end;
	u->quoted = x->spans[x->nspans - 1].end;
}

/* A line that opens with a dash, where speech begins behind it; or 0. */
static size_t
dash_line(struct gk_str text, size_t start, size_t end)
{
	size_t at = gk_sentence_blanks(text, start, end), next;

	if (at >= end || !gk_sentence_is_dash(gk_sentence_cp(text, at)))
		return 0;
	at = gk_sentence_step(text, at);
	next = gk_sentence_blanks(text, at, end);
	return next > at && is_capital(text, next, end) ? next : 0;
}

bool
gk_unmarked_dialogue(struct gk_utterances *u, size_t start, size_t end)
{
	struct gk_utterance x = { 0 };
	size_t at = dash_line(u->text, start, end);
	bool split;

	if (at == 0 || start < u->done ||
	    gk_mark_is(gk_sentence_cp(u->text, at)))
		return false;
	u->dialogue = true;
	split = gk_utterance_split(u, at, end, &x);
	u->dialogue = false;
	if (split) {
		put(u, &x, GK_QUOTE_DIALOGUE, "dialogue", end);
	} else if (u->answers != 0 && u->answers >= start - 1) {
		/* A line between two speakers needs no clause. */
		x.spans[x.nspans++] = (struct gk_span){ at, end };
		x.unsaid = true;
		put(u, &x, GK_QUOTE_DIALOGUE, "exchange", end);
	} else {
		return false;
	}
	u->answers = end;
	return true;
}

/* Мост открыт, — сказал рабочий. */
static bool
try_sentence(struct gk_utterances *u, size_t start, size_t end)
{
	struct gk_str text = u->text;
	struct gk_utterance x = { 0 };
	const char *comma = text.p + start;
	size_t i, before, to, stop, at, resume, next;

	for (; (comma = memchr(comma, ',',
			       (size_t)(text.p + end - comma))) != NULL;
	     comma++) {
		before = (size_t)(comma - text.p) + 1;
		i = gk_sentence_blanks(text, before, end);
		if (i == before || i == end ||
		    !gk_sentence_is_dash(gk_sentence_cp(text, i)))
			continue;
		to = gk_sentence_blanks(text, gk_sentence_step(text, i), end);
		if (!gk_clause_likely(text, to, end, 1))
			continue;
		stop = gk_utterance_clause_end(
		    text, to,
		    gk_sentence_ahead(text, to, end, GK_UTTERANCE_REACH),
		    &resume);
		if (!gk_utterance_clause(u, to, stop, 1, &x))
			continue;
		/* The sentence that ends here. */
		at = gk_sentence_back(text, before, start,
				      GK_UTTERANCE_REACH / 2);
		while ((next = gk_sentence_end(text, at, before)) < before)
			at = gk_sentence_blanks(text, next, before);
		if (!is_capital(text, at, before) ||
		    gk_utterance_count(text, at, before, SENTENCE_WORDS) <
			SENTENCE_WORDS)
			return false;
		x.spans[0] = (struct gk_span){ at, before };
		x.nspans = 1;
		put(u, &x, GK_QUOTE_UNMARKED, "unmarked", end);
		return true;
	}
	return false;
}

/* The line behind [start, end), which ends in a colon: where it begins, past
 * blank lines; or SIZE_MAX. */
static size_t
line_behind(struct gk_str text, size_t end)
{
	size_t at = end;

	while (at < text.n && memchr(" \t\r\n", text.p[at], 4) != NULL)
		at++;
	return at < text.n && at - end < 16 ? at : SIZE_MAX;
}

/* The end of the paragraph at `at`: its line, or the lines up to a blank one
 * where one stands near. */
static size_t
block_end(struct gk_str text, size_t at, bool blank)
{
	size_t end = gk_sentence_line_end(text, at), stop = end;

	/* Without blank lines before it, a line is a paragraph. */
	if (!blank)
		return end;
	for (int i = 0; i < BLOCK_LINES && stop < text.n; i++) {
		if (stop + 1 >= text.n || text.p[stop + 1] == '\n')
			return stop;
		if (dash_line(text, stop + 1,
			      gk_sentence_line_end(text, stop + 1)) != 0)
			return end;
		stop = gk_sentence_line_end(text, stop + 1);
	}
	return end;
}

/* Does a line look like a list's item, or like a sentence's middle? */
static bool
is_item(struct gk_str text, size_t at, size_t end)
{
	size_t last = gk_sentence_trim(text, end, at);
	unsigned c = gk_unicode_class(gk_sentence_cp(text, at));

	while (last > at && text.p[last - 1] == '\r')
		last--;
	return (c & GK_UC_UPPER) == 0 ||
	       (last > at && memchr(";,:", text.p[last - 1], 3) != NULL);
}

/* The name that a short line begins with is who speaks on the next. */
static void
heading(struct gk_utterances *u, struct gk_utterance *x)
{
	const struct gk_clause_word *first = &u->words.word[0];
	size_t i;

	if (!u->rules->speakers || u->probing)
		return;
	i = gk_mention_behind(u->names, first->start);
	x->subject.kind = GK_SUBJECT_RAW;
	x->subject.span = (struct gk_span){ first->start, first->end };
	if (i < u->names->n && u->names->names[i].start < first->end) {
		x->subject.kind = GK_SUBJECT_NAME;
		x->subject.name = &u->names->names[i];
		x->subject.span = (struct gk_span){ u->names->names[i].start,
						    u->names->names[i].end };
	}
}

/* May the line in w begin with a name? */
static bool
is_name(const struct gk_utterances *u, const struct gk_words *w)
{
	size_t i;

	if (u->probing || !u->rules->speakers || w->n < 2)
		return true;
	i = gk_mention_behind(u->names, w->word[0].start);
	return (i < u->names->n &&
		u->names->names[i].start < w->word[0].end) ||
	       (w->word[1].flags & GK_CLAUSE_CAPITAL) != 0;
}

/* The sentence before a colon that ends its line: its cue and subject. */
static bool
read_colon(struct gk_utterances *u, size_t start, size_t colon, bool dash,
	   struct gk_utterance *x)
{
	struct gk_words *w = &u->words;
	size_t cue;

	if (u->words_at < start || u->words_at > colon) {
		start = gk_sentence_back(u->text, colon, start,
					 GK_UTTERANCE_REACH);
		gk_clause_begin(w, start);
	} else {
		start = u->words_at;
	}
	gk_clause_read(w, u->text, start, colon);
	u->words_at = colon;
	cue = gk_clause_cue(w, false, 0);
	/* Имя, должность: ⏎ — … */
	if (cue == w->n && dash && w->n > 0 && w->total <= HEADING &&
	    (w->word[0].flags & GK_CLAUSE_CAPITAL) != 0 &&
	    w->word[0].nletters > 2 && (w->word[0].speech & GK_SPEECH_PREP) ==
					   0 &&
	    is_name(u, w)) {
		x->cue = (struct gk_span){ colon - 1, colon };
		heading(u, x);
		return true;
	}
	if (cue == w->n || w->n - cue > CUE_TO_COLON ||
	    (w->word[cue].speech & GK_SPEECH_SAY) == 0)
		return false;
	x->cue = (struct gk_span){ w->word[cue].start, w->word[cue].end };
	if (u->rules->speakers && !u->probing)
		gk_subject_find(w, cue, false, u->text, u->names,
				&x->subject);
	return true;
}

/* «X сказал:» and what stands on the next line. */
static bool
try_block(struct gk_utterances *u, size_t start, size_t end)
{
	struct gk_str text = u->text;
	struct gk_utterance x = { .nspans = 1 };
	size_t last = end, at, stop, dash;

	while (last > start && memchr(" \t\r", text.p[last - 1], 3) != NULL)
		last--;
	if (last == start || text.p[last - 1] != ':')
		return false;
	at = line_behind(text, end);
	if (at == SIZE_MAX || gk_mark_is(gk_sentence_cp(text, at)))
		return false;
	stop = gk_sentence_line_end(text, at);
	dash = dash_line(text, at, stop);
	if (!read_colon(u, start, last, dash != 0, &x))
		return false;
	if (dash != 0) {
		struct gk_utterance y = { 0 };

		if (gk_utterance_split(u, dash, stop, &y))
			return false;
		x.spans[0] = (struct gk_span){ dash, stop };
		put(u, &x, GK_QUOTE_DIALOGUE, "announced", stop);
		return true;
	}
	if (is_item(text, at, stop) ||
	    gk_utterance_count(text, at, stop, BLOCK_WORDS) < BLOCK_WORDS)
		return false;
	x.spans[0] = (struct gk_span){
		at, block_end(text, at, start > 1 && text.p[start - 1] == '\n' &&
					    text.p[start - 2] == '\n')
	};
	put(u, &x, GK_QUOTE_BLOCK, "block", x.spans[0].end);
	return true;
}

void
gk_unmarked_find(struct gk_utterances *u, size_t start, size_t end)
{
	size_t next;

	for (; start < end && !gk_utterance_probed(u); start = next + 1) {
		next = gk_sentence_line_end(u->text, start);
		if (next > end)
			return;
		if (start >= u->done &&
		    (start == 0 || u->text.p[start - 1] == '\n') &&
		    (gk_unmarked_dialogue(u, start, next) ||
		     try_sentence(u, start, next)))
			continue;
		if (next >= u->done)
			try_block(u, start, next);
	}
}
