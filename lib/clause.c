#include "clause.h"

#include "sentence.h"
#include "unicode.h"
#include "word.h"

#define ASIDE 8 /* words in parentheses that may stand before a cue */

void
gk_clause_begin(struct gk_words *w, size_t at)
{
	w->n = w->total = 0;
	w->start = at;
	w->colon = w->comma = w->that = w->line = w->ended = false;
	w->depth = 0;
	w->mark = 0;
}

static void
push(struct gk_words *w, const struct gk_clause_word *x)
{
	const size_t most = sizeof w->word / sizeof *w->word;

	/* Half is forgotten at once, so that a word costs the same always. */
	if (w->n == most) {
		memmove(w->word, w->word + most / 2,
			(most - most / 2) * sizeof *w->word);
		w->n -= most / 2;
	}
	w->word[w->n] = *x;
	if (w->comma)
		w->word[w->n].flags |= GK_CLAUSE_COMMA;
	w->n++;
	w->total++;
	w->comma = w->colon = false;
	w->that = (x->speech & GK_SPEECH_THAT) != 0;
}

/* Is one of the last two words a preposition, or the one before «его же»? */
static bool
is_led(const struct gk_words *w)
{
	for (size_t i = w->n; i > 0 && w->n - i < 3; i--) {
		if ((w->word[i - 1].speech & GK_SPEECH_PREP) != 0)
			return true;
		if (w->n - i > 0 && (w->word[i - 1].speech &
				     GK_SPEECH_POSSESSIVE) == 0)
			return false;
	}
	return false;
}

static void
push_word(struct gk_words *w, struct gk_str text, const struct gk_word *x)
{
	struct gk_clause_word c = { .start = x->start, .end = x->end,
				    .nletters = x->nletters };

	if ((x->flags & GK_WORD_CAPITAL) != 0)
		c.flags |= GK_CLAUSE_CAPITAL;
	if ((x->flags & (GK_WORD_LATIN | GK_WORD_CYRILLIC)) == GK_WORD_LATIN)
		c.flags |= GK_CLAUSE_LATIN;
	if ((x->flags & (GK_WORD_UPPER2 | GK_WORD_LOWER)) == GK_WORD_UPPER2)
		c.flags |= GK_CLAUSE_CAPS;
	c.speech = gk_speech_of(gk_str_cut(text, x->start, x->end));
	/* по информации, по его же словам, but not: источник информации */
	if ((c.speech & (GK_SPEECH_BY | GK_SPEECH_PREP)) == GK_SPEECH_BY &&
	    !is_led(w))
		c.speech &= ~(unsigned)GK_SPEECH_BY;
	/* именуется «…»: by nobody */
	if (x->end - x->start > 4 &&
	    (memcmp(text.p + x->end - 4, "ся", 4) == 0 ||
	     memcmp(text.p + x->end - 4, "сь", 4) == 0))
		c.speech &= ~(unsigned)GK_SPEECH_CALL;
	push(w, &c);
}

/* What stands in marks is one word. */
static void
push_quote(struct gk_words *w, const struct gk_word *x)
{
	size_t start = w->mark;

	if (start == 0) {
		w->mark = x->start + 1;
		return;
	}
	w->mark = 0;
	gk_clause_quoted(w, start - 1, x->end);
}

/* Returns false where the mark ends the sentence. */
static bool
push_mark(struct gk_words *w, struct gk_str text, const struct gk_word *x)
{
	unsigned c = gk_unicode_class(x->cp);

	if ((c & GK_UC_END) != 0)
		return w->mark != 0 || !gk_sentence_stops(text, x->start);
	if ((c & GK_UC_QUOTE) != 0 && x->cp != '\'' && x->cp != 0x2019) {
		push_quote(w, x);
		return true;
	}
	if (x->cp == '(')
		w->depth++;
	else if (x->cp == ')')
		w->depth -= w->depth > 0;
	else if (x->cp == ',' || x->cp == ';' ||
		 ((c & GK_UC_DASH) != 0 && (x->flags & GK_WORD_SPACE) != 0))
		w->comma = true;
	w->colon = x->cp == ':';
	if (w->colon)
		w->comma = true;
	return true;
}

void
gk_clause_read(struct gk_words *w, struct gk_str text, size_t from, size_t to)
{
	struct gk_str part = gk_str(text.p, to);
	struct gk_word x = { .end = from };

	while (gk_word_next(part, &x)) {
		if ((x.flags & GK_WORD_LINE) != 0)
			gk_clause_begin(w, x.start);
		if ((x.flags & GK_WORD_MARK) != 0) {
			if (!push_mark(w, text, &x))
				w->ended = true;
			continue;
		}
		if (w->ended)
			gk_clause_begin(w, x.start);
		if (w->depth == 0 && w->mark == 0)
			push_word(w, text, &x);
	}
	w->line = memchr(text.p + x.end, '\n', to - x.end) != NULL;
}

void
gk_clause_quoted(struct gk_words *w, size_t start, size_t end)
{
	struct gk_clause_word c = { .start = start, .end = end,
				    .flags = GK_CLAUSE_QUOTED };

	if (w->ended)
		gk_clause_begin(w, start);
	if (w->depth == 0)
		push(w, &c);
}

/* What reports by itself goes before what may only stand beside it. */
static unsigned
rank(unsigned speech)
{
	if ((speech & (GK_SPEECH_SAY | GK_SPEECH_CALL | GK_SPEECH_CITE)) != 0)
		return 3;
	if ((speech & (GK_SPEECH_BY | GK_SPEECH_POST)) != 0)
		return 2;
	return (speech & GK_SPEECH_CUE) != 0;
}

size_t
gk_clause_cue(const struct gk_words *w, bool after, size_t most)
{
	size_t best = w->n;

	for (size_t k = 0; k < w->n && (!after || k < most); k++) {
		size_t i = after ? k : w->n - 1 - k;

		if ((w->word[i].speech & GK_SPEECH_CUE) == 0)
			continue;

		if (rank(w->word[i].speech) >
		    (best < w->n ? rank(w->word[best].speech) : 0))
			best = i;
	}
	return best;
}

bool
gk_clause_likely(struct gk_str text, size_t from, size_t to, size_t most)
{
	struct gk_word x = { .end = from };
	struct gk_str part = gk_str(text.p, to);
	size_t aside = 0;

	while (most > 0 && gk_word_next(part, &x)) {
		/* What stands in parentheses or marks is not counted. */
		if (x.cp == '(' || x.cp == 0xAB || x.cp == 0x201E)
			aside += ASIDE;
		if ((x.flags & GK_WORD_MARK) != 0)
			continue;
		if ((gk_speech_of(gk_str_cut(text, x.start, x.end)) &
		     GK_SPEECH_CUE) != 0)
			return true;
		if (aside > 0)
			aside--;
		else
			most--;
	}
	return false;
}

static bool
ends(struct gk_str word, const char *const *tails)
{
	for (; *tails != NULL; tails++) {
		size_t n = strlen(*tails);

		if (word.n > n && memcmp(word.p + word.n - n, *tails, n) == 0)
			return true;
	}
	return false;
}

/* Past tenses tell gender, present ones number. */
unsigned
gk_clause_form(struct gk_str verb)
{
	static const char *const female[] = { "ла", "лась", "лася", NULL };
	static const char *const male[] = { "л", "лся", "ав", "ив", "ів", "ув",
					    "вся", "ўся", "аў", "іў", "ыў",
					    "ао", "ео", "ио", "уо", NULL };
	static const char *const many[] = { "ли", "лись", "лися", "лі", "ют",
					    "ят", "ут", "ют", "ють", "ять",
					    "уть", "ать", "юць", "яць", "уць",
					    "ха", "ују", "ају", "ија", "ват",
					    "лат", "дат", "уют", "тся", NULL };

	if (ends(verb, female))
		return GK_CLAUSE_FEMALE;
	if (ends(verb, many))
		return ends(verb, (const char *const[]){ "ется", "ится", "ётся",
							NULL })
			   ? 0
			   : GK_CLAUSE_MANY;
	return ends(verb, male) ? GK_CLAUSE_MALE : 0;
}
