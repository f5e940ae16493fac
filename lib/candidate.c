#include "candidate.h"

#include "ending.h"
#include "noun.h"

/* Costs are in words of distance; measured on both development sets. */
#define OBLIQUE 14   /* the name stands in a case that no subject has */
#define BEHIND 16    /* a preposition stands before it */
#define DISAGREES 20 /* he or she, the verb says the other */
#define BODY 12      /* an organisation */
#define PRESS 22     /* an agency */
#define COMMA 3
#define UNDER 6 /* somebody in a subordinate clause */
#define RAW 5   /* words from the cue to a name that nobody knows */
#define TITLE 5 /* words from a place to who holds an office there */

static const struct gk_clause_word *
word(const struct gk_candidates *s, size_t i)
{
	return &s->w->word[i];
}

const struct gk_name *
gk_candidate_name(const struct gk_candidates *s, size_t i)
{
	const struct gk_clause_word *x = word(s, i);
	size_t k = gk_mention_behind(s->names, x->start);

	if (k < s->names->n && s->names->names[k].start < x->end)
		return &s->names->names[k];
	return NULL;
}

/* Is word i behind the cue and behind a «что» or «который»? */
static bool
is_beyond(const struct gk_candidates *s, size_t i)
{
	for (size_t k = s->cue + 1; k < i; k++)
		if (gk_candidate_is(s, k, GK_SPEECH_THAT | GK_SPEECH_REL))
			return true;
	return false;
}

/* Does word i, before the cue, stand in a clause that «что» opened? */
static bool
is_under(const struct gk_candidates *s, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (gk_candidate_is(s, k, GK_SPEECH_THAT) && k > 0)
			return true;
	return false;
}

/* Does a «что» stand between word i and the cue behind it? */
static bool
is_parted(const struct gk_candidates *s, size_t i)
{
	while (++i < s->cue)
		if (gk_candidate_is(s, i, GK_SPEECH_THAT) &&
		    gk_candidate_flag(s, i, GK_CLAUSE_COMMA))
			return true;
	return false;
}

/* Words and commas between word i and the cue. */
static int
distance(const struct gk_candidates *s, size_t first, size_t last)
{
	size_t from = first > s->cue ? s->cue : last;
	size_t to = first > s->cue ? first : s->cue;
	int d = (int)(to - from) - 1;

	for (size_t i = from + 1; i <= to && i < s->w->n; i++)
		d += gk_candidate_flag(s, i, GK_CLAUSE_COMMA) ? COMMA : 0;
	/* Whoever opens the sentence does what a gerund says. */
	if (s->gerund && first < s->cue)
		return 2 + (int)first / 3;
	/* Behind a quotation the verb goes first; before one, the subject. */
	if (first < s->cue)
		d = s->after ? 2 * d + 3 : d + 1;
	else if (!s->after)
		d += 2;
	return d;
}

void
gk_candidate_offer(struct gk_candidates *s, enum gk_subject_kind kind,
		   size_t first, size_t last, const struct gk_name *name,
		   int cost)
{
	if (cost >= s->best->cost)
		return;
	s->best->kind = kind;
	s->best->cost = cost;
	s->best->name = name;
	s->best->span =
	    (struct gk_span){ word(s, first)->start, word(s, last)->end };
	if (kind == GK_SUBJECT_NAME)
		s->best->span = (struct gk_span){ name->start, name->end };
	s->best->epithet = s->best->body = s->best->bare = false;
	s->best->envoy = false;
	s->best->form = s->form;
}

/* Does a word of the name, or the one before it, belong to the press? */
static bool
is_press(const struct gk_candidates *s, size_t first, size_t last)
{
	for (size_t i = first; i <= last; i++)
		if (gk_candidate_is(s, i, GK_SPEECH_PAPER))
			return true;
	return first > 0 && gk_candidate_is(s, first - 1, GK_SPEECH_PAPER);
}

/* Infox.ru, 24.kz */
static bool
is_site(struct gk_str text, const struct gk_name *n)
{
	const char *dot = memchr(text.p + n->start, '.', n->end - n->start);

	if (dot == NULL && n->end + 2 < text.n && text.p[n->end] == '.')
		dot = text.p + n->end;
	return dot != NULL && dot + 1 < text.p + text.n && dot[1] != ' ' &&
	       dot[1] != '\n' && dot > text.p + n->start + 4;
}

bool
gk_candidate_is_oblique(const struct gk_candidates *s, const struct gk_name *n)
{
	return n->normal.n > 0 &&
	       !gk_str_eq(gk_str_cut(s->text, n->start, n->end), n->normal);
}

/* A relative pronoun between the name and the cue means the name before it. */
static bool
leads(const struct gk_candidates *s, size_t last)
{
	if (last > s->cue)
		return false;
	for (size_t i = s->cue; i-- > last + 1;)
		if (gk_candidate_is(s, i, GK_SPEECH_REL))
			return i == last + 1 || s->cue - i <= 3;
	return false;
}

static int
agreement(const struct gk_candidates *s, const struct gk_name *n, bool beside)
{
	char gender = n->entity < s->names->nentities
			  ? s->names->entities[n->entity].gender
			  : '\0';
	unsigned form = s->form;

	if (n->kind != GK_NAME_PER)
		return 0;
	/* обратились к Крюковой: not she; заявили Крюкова и Абэ: perhaps */
	if ((form & GK_CLAUSE_MANY) != 0)
		return gk_candidate_is_oblique(s, n) ? DISAGREES : 6;
	if (((form & GK_CLAUSE_MALE) != 0 && gender == 'f') ||
	    ((form & GK_CLAUSE_FEMALE) != 0 && gender == 'm'))
		return beside ? BODY / 2 : DISAGREES;
	return 0;
}

/* Where several speak, they are called by their place: сообщили в [германском]
 * МИД. */
static bool
is_place(const struct gk_candidates *s, size_t first)
{
	if (first > 0 && gk_noun_may(s->w, s->text, first - 1) &&
	    gk_noun_is_adjective(s->w, s->text, first - 1))
		first--;
	return (s->form & GK_CLAUSE_MANY) != 0 && first > 0 &&
	       gk_candidate_is(s, first - 1, GK_SPEECH_IN);
}

/* Бишкектин мэри Айбек Жунушев: the words behind a name lead from it to an
 * office, and that to who holds it. */
static bool
is_attribute(const struct gk_candidates *s, size_t last)
{
	const struct gk_name *n;
	bool office = false;

	for (size_t i = last + 1; i < s->w->n && i <= last + TITLE; i++) {
		if (i == s->cue ||
		    gk_candidate_flag(s, i, GK_CLAUSE_COMMA) ||
		    gk_candidate_is(s, i, GK_SPEECH_PREP))
			return false;
		if (gk_candidate_is(s, i,
				    GK_SPEECH_PERSON | GK_SPEECH_FOLK)) {
			office = true;
			continue;
		}
		n = office ? gk_candidate_name(s, i) : NULL;
		if (n != NULL)
			return n->kind == GK_NAME_PER &&
			       !gk_candidate_is_oblique(s, n);
	}
	return false;
}

/* What the case of a name costs it beside this cue. */
static int
case_cost(const struct gk_candidates *s, const struct gk_name *n, size_t first,
	  size_t last)
{
	bool oblique = gk_candidate_is_oblique(s, n);

	if ((s->speech & (GK_SPEECH_BY | GK_SPEECH_POST)) != 0)
		return 0;
	if ((s->speech & (GK_SPEECH_CITE | GK_SPEECH_WORDS)) != 0)
		return oblique || s->speech & GK_SPEECH_SAY ? 0 : 6;
	if (leads(s, last))
		return -8;
	if (n->kind == GK_NAME_ORG && is_place(s, first))
		return 0;
	return (oblique && n->kind == GK_NAME_PER ? OBLIQUE : 0) +
	       (first > 0 && first != s->cue + 1 &&
			gk_candidate_is(s, first - 1, GK_SPEECH_PREP)
		    ? BEHIND
		    : 0);
}

static void
try_name(struct gk_candidates *s, const struct gk_name *n, size_t first,
	 size_t last)
{
	bool by = (s->speech & (GK_SPEECH_BY | GK_SPEECH_WORDS)) != 0 &&
		  (s->speech & GK_SPEECH_SAY) == 0;
	int cost = distance(s, first, last);

	if (n->kind == GK_NAME_LOC || (by && last < s->cue) ||
	    ((s->speech & GK_SPEECH_POST) != 0 && first > s->cue))
		return;
	if (n->kind == GK_NAME_ORG) {
		bool press =
		    is_press(s, first, last) || is_site(s->text, n) ||
		    (gk_candidate_flag(s, first, GK_CLAUSE_LATIN) &&
		     (s->speech & (GK_SPEECH_RELAY | GK_SPEECH_CITE)) != 0);

		s->best->relayed |= press;
		if (press &&
		    (s->speech & (GK_SPEECH_RELAY | GK_SPEECH_CITE)) != 0)
			return;
		cost += press ? PRESS : is_place(s, first) ? 0 : BODY;
	}
	if (is_attribute(s, last))
		cost += OBLIQUE;
	/* отметил, что Абэ: of whom, not who. */
	if (!s->after && first > s->cue && is_beyond(s, first))
		cost += BEHIND;
	/* сказал, что Керри …, и отметил: he who said it. */
	if (!s->after && last < s->cue && is_under(s, first))
		cost += UNDER;
	/* Керри напомнил, что премьер обещал: the premier, if one is named. */
	if (!s->after && last < s->cue && is_parted(s, last))
		cost += UNDER;
	/* назвал Керри «…»: whom, not who. */
	if (!s->after && first > s->cue && (s->speech & GK_SPEECH_CALL) != 0)
		cost += OBLIQUE;
	cost += case_cost(s, n, first, last) +
		agreement(s, n, last + 1 == s->cue || first == s->cue + 1);
	gk_candidate_offer(s, GK_SUBJECT_NAME, first, last, n, cost);
}

struct gk_str
gk_candidate_text(const struct gk_candidates *s, size_t i)
{
	return gk_str_cut(s->text, word(s, i)->start, word(s, i)->end);
}

/* A capitalised word beside the cue that nobody knows. */
static void
try_raw(struct gk_candidates *s, size_t first, size_t last)
{
	int cost = distance(s, first, last) + 3;

	bool next = last + 1 == s->cue;

	/* Бенедикт XVI; сказал Smith, if he is known: a paper may be told */
	while (last > first && gk_candidate_flag(s, last, GK_CLAUSE_CAPS) &&
	       gk_candidate_flag(s, last, GK_CLAUSE_LATIN))
		last--;
	/* Медијског института: the name of a body begins so. */
	if (last + 1 < s->w->n && last + 1 != s->cue &&
	    gk_noun_may(s->w, s->text, last + 1) &&
	    !gk_candidate_flag(s, last + 1, GK_CLAUSE_COMMA))
		return;

	if (is_place(s, first)) {
		gk_candidate_offer(s, GK_SUBJECT_RAW, first, last, NULL, cost);
		return;
	}
	if (first < s->cue &&
	    (!next || gk_candidate_flag(s, s->cue, GK_CLAUSE_COMMA) ||
	     (s->speech & (GK_SPEECH_SAY | GK_SPEECH_CALL)) == 0))
		return;
	if (first > s->cue + 1 &&
	    (gk_candidate_is(s, first - 1, GK_SPEECH_PREP) ||
	     gk_candidate_flag(s, first, GK_CLAUSE_COMMA)))
		return;
	if (word(s, last)->nletters < 3 ||
	    gk_ending_is_oblique(gk_candidate_text(s, last)) ||
	    (first > s->cue && first > s->cue + RAW) ||
	    gk_candidate_flag(s, last, GK_CLAUSE_CAPS) ||
	    (!next && gk_candidate_flag(s, last, GK_CLAUSE_LATIN) &&
	     !(first == s->cue + 1 &&
	       gk_mention_person(s->names, gk_candidate_text(s, last)) !=
		   SIZE_MAX)) ||
	    (s->form & GK_CLAUSE_MANY) != 0)
		return;
	gk_candidate_offer(s, GK_SUBJECT_RAW, first, last, NULL, cost);
}

static void
try_pronoun(struct gk_candidates *s, size_t i)
{
	bool by = (s->speech & (GK_SPEECH_BY | GK_SPEECH_POST |
				GK_SPEECH_WORDS | GK_SPEECH_CITE)) != 0;
	size_t d = i > s->cue ? i - s->cue : s->cue - i;
	unsigned x = word(s, i)->speech, form = 0;
	int cost = distance(s, i, i);

	if (!s->after && i > s->cue && is_beyond(s, i))
		return;
	if (gk_candidate_is(s, i, GK_SPEECH_POSSESSIVE) && by && d <= 2)
		cost = 0;
	else if (!gk_candidate_is(s, i, GK_SPEECH_PRONOUN) || d > 8 ||
		 (s->speech & GK_SPEECH_SAY) == 0)
		return;
	if ((x & (GK_SPEECH_HE | GK_SPEECH_HIS)) != 0)
		form |= GK_CLAUSE_MALE;
	if ((x & (GK_SPEECH_SHE | GK_SPEECH_HER)) != 0)
		form |= GK_CLAUSE_FEMALE;
	if ((x & (GK_SPEECH_THEY | GK_SPEECH_THEIR)) != 0)
		form |= GK_CLAUSE_MANY;
	if (cost + 1 >= s->best->cost)
		return;
	gk_candidate_offer(s, GK_SUBJECT_PRONOUN, i, i, NULL, cost + 1);
	/* A form that fits both says nothing. */
	s->best->form = (form & (form - 1)) == 0 ? form : 0;
}

void
gk_candidate_words(struct gk_candidates *s)
{
	for (size_t i = 0, next; i < s->w->n; i = next) {
		const struct gk_name *n = gk_candidate_name(s, i);

		next = i + 1;
		if (i == s->cue)
			continue;
		if (n != NULL) {
			while (next < s->w->n && next != s->cue &&
			       word(s, next)->start < n->end)
				next++;
			try_name(s, n, i, next - 1);
		} else if (gk_candidate_is(s, i,
					   GK_SPEECH_PRONOUN |
					       GK_SPEECH_POSSESSIVE)) {
			try_pronoun(s, i);
		} else if (gk_candidate_flag(s, i, GK_CLAUSE_CAPITAL) &&
			   word(s, i)->speech == 0) {
			while (next < s->w->n && next != s->cue &&
			       gk_candidate_flag(s, next, GK_CLAUSE_CAPITAL) &&
			       !gk_candidate_flag(s, next, GK_CLAUSE_COMMA) &&
			       gk_candidate_name(s, next) == NULL)
				next++;
			try_raw(s, i, next - 1);
		}
	}
}
