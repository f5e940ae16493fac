#include "subject.h"

#include "ending.h"
#include "noun.h"

/* Costs are in words of distance; measured on both development sets. */
#define OBLIQUE 14   /* the name stands in a case that no subject has */
#define BEHIND 16    /* a preposition stands before it */
#define DISAGREES 20 /* he or she, the verb says the other */
#define BODY 12      /* an organisation */
#define PRESS 22     /* an agency */
#define COMMA 3
#define UNDER 6      /* somebody in a subordinate clause */
#define NOUN 8
#define RAW 5         /* words from the cue to a name that nobody knows */
#define TOO_FAR 26   /* then there is no subject */

struct search {
	const struct gk_words *w;
	size_t cue;
	unsigned speech; /* of the cue */
	unsigned form;   /* of the cue */
	bool gerund;     /* the cue is one: , заявив */
	bool after;
	struct gk_str text;
	const struct gk_names *names;
	struct gk_subject *best;
};

static const struct gk_clause_word *
word(const struct search *s, size_t i)
{
	return &s->w->word[i];
}

static bool
is(const struct search *s, size_t i, unsigned bits)
{
	return i < s->w->n && (word(s, i)->speech & bits) != 0;
}

static bool
flag(const struct search *s, size_t i, unsigned flags)
{
	return i < s->w->n && (word(s, i)->flags & flags) != 0;
}

/* The name that word i is part of, or NULL. */
static const struct gk_name *
name_at(const struct search *s, size_t i)
{
	const struct gk_clause_word *x = word(s, i);
	size_t k = gk_mention_behind(s->names, x->start);

	if (k < s->names->n && s->names->names[k].start < x->end)
		return &s->names->names[k];
	return NULL;
}

/* Is word i behind the cue and behind a «что» or «который»? */
static bool
is_beyond(const struct search *s, size_t i)
{
	for (size_t k = s->cue + 1; k < i; k++)
		if (is(s, k, GK_SPEECH_THAT | GK_SPEECH_REL))
			return true;
	return false;
}

/* Does word i, before the cue, stand in a clause that «что» opened? */
static bool
is_under(const struct search *s, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (is(s, k, GK_SPEECH_THAT) && k > 0)
			return true;
	return false;
}

/* Does a «что» stand between word i and the cue behind it? */
static bool
is_parted(const struct search *s, size_t i)
{
	while (++i < s->cue)
		if (is(s, i, GK_SPEECH_THAT) && flag(s, i, GK_CLAUSE_COMMA))
			return true;
	return false;
}

/* Words and commas between word i and the cue. */
static int
distance(const struct search *s, size_t first, size_t last)
{
	size_t from = first > s->cue ? s->cue : last;
	size_t to = first > s->cue ? first : s->cue;
	int d = (int)(to - from) - 1;

	for (size_t i = from + 1; i <= to && i < s->w->n; i++)
		d += flag(s, i, GK_CLAUSE_COMMA) ? COMMA : 0;
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

static void
offer(struct search *s, enum gk_subject_kind kind, size_t first, size_t last,
      const struct gk_name *name, int cost)
{
	if (cost >= s->best->cost)
		return;
	s->best->kind = kind;
	s->best->cost = cost;
	s->best->name = name;
	s->best->span = (struct gk_span){ word(s, first)->start,
					  word(s, last)->end };
	if (kind == GK_SUBJECT_NAME)
		s->best->span = (struct gk_span){ name->start, name->end };
	s->best->epithet = s->best->body = s->best->bare = false;
	s->best->envoy = false;
	s->best->form = s->form;
}

/* Does a word of the name, or the one before it, belong to the press? */
static bool
is_press(const struct search *s, size_t first, size_t last)
{
	for (size_t i = first; i <= last; i++)
		if (is(s, i, GK_SPEECH_PAPER))
			return true;
	return first > 0 && is(s, first - 1, GK_SPEECH_PAPER);
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

/* Is the name as it stands no nominative? */
static bool
is_oblique(const struct search *s, const struct gk_name *n)
{
	return n->normal.n > 0 &&
	       !gk_str_eq(gk_str_cut(s->text, n->start, n->end), n->normal);
}

/* A relative pronoun between the name and the cue means the name before it. */
static bool
leads(const struct search *s, size_t last)
{
	if (last > s->cue)
		return false;
	for (size_t i = s->cue; i-- > last + 1;)
		if (is(s, i, GK_SPEECH_REL))
			return i == last + 1 || s->cue - i <= 3;
	return false;
}

static int
agreement(const struct search *s, const struct gk_name *n, bool beside)
{
	char gender = n->entity < s->names->nentities
			  ? s->names->entities[n->entity].gender
			  : '\0';
	unsigned form = s->form;

	if (n->kind != GK_NAME_PER)
		return 0;
	if ((form & GK_CLAUSE_MANY) != 0)
		return 6;
	if (((form & GK_CLAUSE_MALE) != 0 && gender == 'f') ||
	    ((form & GK_CLAUSE_FEMALE) != 0 && gender == 'm'))
		return beside ? BODY / 2 : DISAGREES;
	return 0;
}

/* What the case of a name costs it beside this cue. */
static int
case_cost(const struct search *s, const struct gk_name *n, size_t first,
	  size_t last)
{
	bool oblique = is_oblique(s, n);

	if ((s->speech & (GK_SPEECH_BY | GK_SPEECH_POST)) != 0)
		return 0;
	if ((s->speech & (GK_SPEECH_CITE | GK_SPEECH_WORDS)) != 0)
		return oblique || s->speech & GK_SPEECH_SAY ? 0 : 6;
	if (leads(s, last))
		return -8;
	return (oblique && n->kind == GK_NAME_PER ? OBLIQUE : 0) +
	       (first > 0 && first != s->cue + 1 &&
			is(s, first - 1, GK_SPEECH_PREP)
		    ? BEHIND
		    : 0);
}

static void
try_name(struct search *s, const struct gk_name *n, size_t first, size_t last)
{
	bool by = (s->speech & (GK_SPEECH_BY | GK_SPEECH_WORDS)) != 0 &&
		  (s->speech & GK_SPEECH_SAY) == 0;
	int cost = distance(s, first, last);

	if (n->kind == GK_NAME_LOC ||
	    (by && last < s->cue) ||
	    ((s->speech & GK_SPEECH_POST) != 0 && first > s->cue))
		return;
	if (n->kind == GK_NAME_ORG) {
		bool press = is_press(s, first, last) || is_site(s->text, n) ||
			     (flag(s, first, GK_CLAUSE_LATIN) &&
			      (s->speech & (GK_SPEECH_RELAY |
					    GK_SPEECH_CITE)) != 0);

		s->best->relayed |= press;
		if (press && (s->speech & (GK_SPEECH_RELAY |
					   GK_SPEECH_CITE)) != 0)
			return;
		cost += press ? PRESS : BODY;
	}
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
	cost += case_cost(s, n, first, last) + agreement(s, n, last + 1 == s->cue ||
						     first == s->cue + 1);
	offer(s, GK_SUBJECT_NAME, first, last, n, cost);
}

static struct gk_str
text_of(const struct search *s, size_t i)
{
	return gk_str_cut(s->text, word(s, i)->start, word(s, i)->end);
}

static bool
is_common(const struct search *s, size_t i)
{
	return gk_noun_may(s->w, s->text, i);
}

static bool
is_adjective(const struct search *s, size_t i)
{
	return gk_noun_is_adjective(s->w, s->text, i);
}

/* A capitalised word beside the cue that nobody knows. */
static void
try_raw(struct search *s, size_t first, size_t last)
{
	int cost = distance(s, first, last) + 3;

	bool next = last + 1 == s->cue;

	/* Бенедикт XVI; сказал Smith, if he is known: a paper may be told */
	while (last > first &&
	       flag(s, last, GK_CLAUSE_CAPS) && flag(s, last, GK_CLAUSE_LATIN))
		last--;
	/* Медијског института: the name of a body begins so. */
	if (last + 1 < s->w->n && last + 1 != s->cue && is_common(s, last + 1) &&
	    !flag(s, last + 1, GK_CLAUSE_COMMA))
		return;

	if (first < s->cue &&
	    (!next || flag(s, s->cue, GK_CLAUSE_COMMA) ||
	     (s->speech & (GK_SPEECH_SAY | GK_SPEECH_CALL)) == 0))
		return;
	if (first > s->cue + 1 && (is(s, first - 1, GK_SPEECH_PREP) ||
				   flag(s, first, GK_CLAUSE_COMMA)))
		return;
	if (word(s, last)->nletters < 3 ||
	    gk_ending_is_oblique(text_of(s, last)) ||
	    (first > s->cue && first > s->cue + RAW) ||
	    flag(s, last, GK_CLAUSE_CAPS) ||
	    (!next && flag(s, last, GK_CLAUSE_LATIN) &&
	     !(first == s->cue + 1 &&
	       gk_mention_person(s->names, text_of(s, last)) != SIZE_MAX)) ||
	    (s->form & GK_CLAUSE_MANY) != 0)
		return;
	offer(s, GK_SUBJECT_RAW, first, last, NULL, cost);
}

static void
try_pronoun(struct search *s, size_t i)
{
	bool by = (s->speech & (GK_SPEECH_BY | GK_SPEECH_POST |
				GK_SPEECH_WORDS | GK_SPEECH_CITE)) != 0;
	size_t d = i > s->cue ? i - s->cue : s->cue - i;
	unsigned x = word(s, i)->speech, form = 0;
	int cost = distance(s, i, i);

	if (!s->after && i > s->cue && is_beyond(s, i))
		return;
	if (is(s, i, GK_SPEECH_POSSESSIVE) && by && d <= 2)
		cost = 0;
	else if (!is(s, i, GK_SPEECH_PRONOUN) || d > 8 ||
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
	offer(s, GK_SUBJECT_PRONOUN, i, i, NULL, cost + 1);
	/* A form that fits both says nothing. */
	s->best->form = (form & (form - 1)) == 0 ? form : 0;
}

/* Британцев призвали: whom, not who. */
static bool
is_plural_case(const struct search *s, size_t i)
{
	return (s->speech & GK_SPEECH_SAY) != 0 &&
	       (i == 0 || !is(s, i - 1, GK_SPEECH_PREP)) &&
	       gk_ending_is_plural(text_of(s, i));
}

/* A noun phrase that begins at word i, on one side of the cue. */
static void
try_noun(struct search *s, size_t i, size_t end, int cost)
{
	struct gk_noun n;

	if (!gk_noun_read(s->w, s->text, s->names, i, end, &n))
		return;
	/* «Нұр Отан» партиясы */
	if (i > 0 && flag(s, i - 1, GK_CLAUSE_QUOTED) && i - 1 != s->cue &&
	    is(s, i, GK_SPEECH_TAIL)) {
		n.first--;
		n.quoted = true;
	}
	if (is(s, n.head, GK_SPEECH_PAPER) &&
	    (s->speech & (GK_SPEECH_RELAY | GK_SPEECH_CITE)) != 0) {
		s->best->relayed = true;
		return;
	}
	if (is_plural_case(s, n.head) || cost >= s->best->cost)
		return;
	offer(s, n.issue ? GK_SUBJECT_ISSUE : GK_SUBJECT_NOUN, n.first, n.last,
	      n.inside, cost);
	s->best->epithet = n.issue ? n.person
				   : is(s, n.head, GK_SPEECH_PERSON);
	s->best->body = n.body && !n.quoted && !s->best->epithet;
	s->best->envoy = n.body && !n.quoted &&
			 is(s, n.head, GK_SPEECH_ENVOY);
	s->best->bare = !n.person && !n.body && !n.quoted;
}

/* Does a paper stand behind preposition i: в [открытом] письме? */
static bool
leads_to_issue(const struct search *s, size_t i)
{
	return is(s, i + 1, GK_SPEECH_ISSUE) ||
	       (is_common(s, i + 1) && is_common(s, i + 2) &&
		is(s, i + 2, GK_SPEECH_ISSUE));
}

/* A title in marks behind the cue: по данным «Эста»; пишет «Столица»; сообщили
 * в «Облэнерго». */
static bool
try_title(struct search *s, size_t i, bool by, bool place, int cost)
{
	if (is(s, i + 1, GK_SPEECH_TAIL)) {
		try_noun(s, i + 1, s->w->n, cost);
		return true;
	}
	if (!(by || (place ? is(s, i - 1, GK_SPEECH_PREP)
			   : i == s->cue + 1)) ||
	    (s->speech & (GK_SPEECH_RELAY | GK_SPEECH_CITE)) != 0)
		return false;
	offer(s, GK_SUBJECT_RAW, i, i, NULL, by ? 2 : NOUN);
	return true;
}

/* Behind the cue: сказал [в интервью] врач; сообщили в полиции. */
static void
nouns_behind(struct search *s)
{
	bool place = (s->form & GK_CLAUSE_MANY) != 0, by;
	size_t i = s->cue + 1, skipped = 0;
	int cost = NOUN;

	by = (s->speech & (GK_SPEECH_BY | GK_SPEECH_WORDS)) != 0;
	for (; i < s->w->n && i <= s->cue + 9; i++) {
		if (is(s, i, GK_SPEECH_PREP)) {
			if (place || leads_to_issue(s, i))
				continue;
			/* Behind a preposition stands something else. */
			i++;
			while (is_common(s, i) && is_adjective(s, i))
				i++;
			skipped++;
			cost += 6;
			continue;
		}
		if (is(s, i, GK_SPEECH_THAT | GK_SPEECH_REL) ||
		    (flag(s, i, GK_CLAUSE_COMMA) && i > s->cue + 1 &&
		     skipped == 0))
			return;
		if (flag(s, i, GK_CLAUSE_QUOTED) &&
		    try_title(s, i, by, place, cost))
			return;
		/* Before a quotation the object stands here: назвал план. */
		if (!s->after && !s->w->colon && !by &&
		    (!is(s, i, GK_SPEECH_PERSON | GK_SPEECH_FOLK) ||
		     (s->speech & (GK_SPEECH_CALL | GK_SPEECH_SAY)) ==
			 GK_SPEECH_CALL))
			return;
		if (is_common(s, i) && name_at(s, i) == NULL) {
			try_noun(s, i, s->w->n,
				 cost + (int)(i - s->cue) - 1);
			return;
		}
		if (name_at(s, i) != NULL && s->after)
			return;
	}
}

/* Does a preposition stand before word i, or before the skipped one there? */
static bool
is_led(const struct search *s, size_t i)
{
	while (i > 0 && is(s, i - 1, GK_SPEECH_SKIP) &&
	       !is(s, i - 1, GK_SPEECH_PREP))
		i--;
	return i > 0 && is(s, i - 1, GK_SPEECH_PREP | GK_SPEECH_THAT);
}

/* Before the cue: the words next to it, else those that begin the sentence. */
static void
nouns_before(struct search *s)
{
	bool many = (s->form & GK_CLAUSE_MANY) != 0;
	int cost = NOUN + (s->after ? 4 : 0);
	size_t i = s->cue;

	while (i > 0 && !is(s, i - 1, GK_SPEECH_CUE | GK_SPEECH_PREP |
					  GK_SPEECH_THAT | GK_SPEECH_REL) &&
	       !flag(s, i, GK_CLAUSE_COMMA))
		i--;
	while (i < s->cue && (is(s, i, GK_SPEECH_SKIP) || !is_common(s, i)))
		i++;
	/* В полиции сообщили: the place is the speaker. */
	if (is_led(s, i) && !many && !is(s, i, GK_SPEECH_ISSUE))
		i = s->cue;
	/* В своём заявлении велогонщик подчеркнул: the second noun. */
	else if (is_led(s, i) && !many && i + 1 < s->cue &&
		 s->cue - i == 2 && is_common(s, i + 1))
		i++;
	/* полгода назад премьер обещал: the premier */
	if (i + 1 < s->cue && !is(s, i, GK_SPEECH_PERSON) &&
	    !is_adjective(s, i) && is(s, s->cue - 1, GK_SPEECH_PERSON))
		i = s->cue - 1;
	if (i < s->cue)
		try_noun(s, i, s->cue,
			 cost + (is(s, i, GK_SPEECH_PERSON) ? 0 : 1));
	for (i = 0; i < s->cue && is(s, i, GK_SPEECH_SKIP); i++)
		;
	if (s->w->total == s->w->n && i < s->cue && is_common(s, i))
		try_noun(s, i, s->cue,
			 cost + (is(s, i, GK_SPEECH_PERSON) ? 0 : 2));
}

static void
try_words(struct search *s)
{
	for (size_t i = 0, next; i < s->w->n; i = next) {
		const struct gk_name *n = name_at(s, i);

		next = i + 1;
		if (i == s->cue)
			continue;
		if (n != NULL) {
			while (next < s->w->n && next != s->cue &&
			       word(s, next)->start < n->end)
				next++;
			try_name(s, n, i, next - 1);
		} else if (is(s, i, GK_SPEECH_PRONOUN |
					GK_SPEECH_POSSESSIVE)) {
			try_pronoun(s, i);
		} else if (flag(s, i, GK_CLAUSE_CAPITAL) &&
			   word(s, i)->speech == 0) {
			while (next < s->w->n && next != s->cue &&
			       flag(s, next, GK_CLAUSE_CAPITAL) &&
			       !flag(s, next, GK_CLAUSE_COMMA) &&
			       name_at(s, next) == NULL)
				next++;
			try_raw(s, i, next - 1);
		}
	}
}

void
gk_subject_find(const struct gk_words *w, size_t cue, bool after,
		struct gk_str text, const struct gk_names *names,
		struct gk_subject *subject)
{
	struct search s = { .w = w, .cue = cue, .after = after, .text = text,
			    .names = names, .best = subject };

	*subject = (struct gk_subject){ .cost = TOO_FAR };
	if (cue >= w->n)
		return;
	s.speech = w->word[cue].speech;
	if ((s.speech & (GK_SPEECH_SAY | GK_SPEECH_CALL)) != 0)
		subject->form = s.form = gk_clause_form(
		    gk_str_cut(text, w->word[cue].start, w->word[cue].end));
	s.gerund = !after && flag(&s, cue, GK_CLAUSE_COMMA) &&
		   gk_ending_is_gerund(text_of(&s, cue));
	try_words(&s);
	nouns_behind(&s);
	if ((s.speech & (GK_SPEECH_BY | GK_SPEECH_WORDS)) == 0 ||
	    (s.speech & GK_SPEECH_SAY) != 0)
		nouns_before(&s);
}
