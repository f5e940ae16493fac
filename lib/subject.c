#include "subject.h"

#include "ending.h"
#include "noun.h"

/* In words of distance, as the costs of candidate are. */
#define NOUN 8
#define TOO_FAR 26 /* then there is no subject */

static bool
is_common(const struct gk_candidates *s, size_t i)
{
	return gk_noun_may(s->w, s->text, i);
}

static bool
is_adjective(const struct gk_candidates *s, size_t i)
{
	return gk_noun_is_adjective(s->w, s->text, i);
}

/* Британцев призвали, решение назвали: whom and what, not who. */
static bool
is_object(const struct gk_candidates *s, size_t i)
{
	struct gk_str word = gk_candidate_text(s, i);

	if (i > 0 && gk_candidate_is(s, i - 1, GK_SPEECH_PREP))
		return false;
	return ((s->speech & GK_SPEECH_SAY) != 0 && gk_ending_is_plural(word)) ||
	       ((s->form & GK_CLAUSE_MANY) != 0 && gk_ending_is_neuter(word));
}

/* The name at word i, right behind its title: посетовала мэр Лив Берг, whatever
 * gender the name is thought to have. */
static bool
try_bearer(struct gk_candidates *s, size_t i, int cost)
{
	const struct gk_name *n;
	size_t last = i;

	if (i >= s->w->n || i == s->cue || gk_candidate_flag(s, i, GK_CLAUSE_COMMA))
		return false;
	n = gk_candidate_name(s, i);
	if (n == NULL || n->kind != GK_NAME_PER ||
	    gk_candidate_is_oblique(s, n))
		return false;
	while (last + 1 < s->w->n && s->w->word[last + 1].start < n->end)
		last++;
	gk_candidate_offer(s, GK_SUBJECT_NAME, i, last, n, cost);
	return true;
}

/* A noun phrase that begins at word i, on one side of the cue. */
static void
try_noun(struct gk_candidates *s, size_t i, size_t end, int cost)
{
	struct gk_noun n;

	if (!gk_noun_read(s->w, s->text, s->names, i, end, &n))
		return;
	/* «Нұр Отан» партиясы */
	if (i > 0 && gk_candidate_flag(s, i - 1, GK_CLAUSE_QUOTED) &&
	    i - 1 != s->cue && gk_candidate_is(s, i, GK_SPEECH_TAIL)) {
		n.first--;
		n.quoted = true;
	}
	if (gk_candidate_is(s, n.head, GK_SPEECH_PAPER) &&
	    (s->speech & (GK_SPEECH_RELAY | GK_SPEECH_CITE)) != 0) {
		s->best->relayed = true;
		return;
	}
	if (is_object(s, n.head) || cost >= s->best->cost)
		return;
	if (gk_candidate_is(s, n.head, GK_SPEECH_PERSON | GK_SPEECH_FOLK) &&
	    try_bearer(s, n.last + 1, cost))
		return;
	gk_candidate_offer(s, n.issue ? GK_SUBJECT_ISSUE : GK_SUBJECT_NOUN,
			   n.first, n.last, n.inside, cost);
	s->best->epithet =
	    n.issue ? n.person : gk_candidate_is(s, n.head, GK_SPEECH_PERSON);
	s->best->body = n.body && !n.quoted && !s->best->epithet;
	s->best->envoy =
	    n.body && !n.quoted && gk_candidate_is(s, n.head, GK_SPEECH_ENVOY);
	s->best->bare = !n.person && !n.body && !n.quoted;
}

/* Does a paper stand behind preposition i: в [открытом] письме? */
static bool
leads_to_issue(const struct gk_candidates *s, size_t i)
{
	return gk_candidate_is(s, i + 1, GK_SPEECH_ISSUE) ||
	       (is_common(s, i + 1) && is_common(s, i + 2) &&
		gk_candidate_is(s, i + 2, GK_SPEECH_ISSUE));
}

/* A title in marks behind the cue: по данным «Эста»; пишет «Столица»; сообщили
 * в «Облэнерго». */
static bool
try_title(struct gk_candidates *s, size_t i, bool by, bool place, int cost)
{
	if (gk_candidate_is(s, i + 1, GK_SPEECH_TAIL)) {
		try_noun(s, i + 1, s->w->n, cost);
		return true;
	}
	if (!(by || (place ? gk_candidate_is(s, i - 1, GK_SPEECH_PREP)
			   : i == s->cue + 1)) ||
	    (s->speech & (GK_SPEECH_RELAY | GK_SPEECH_CITE)) != 0)
		return false;
	gk_candidate_offer(s, GK_SUBJECT_RAW, i, i, NULL, by ? 2 : NOUN);
	return true;
}

/* Behind the cue: сказал [в интервью] врач; сообщили в полиции. */
static void
nouns_behind(struct gk_candidates *s)
{
	bool place = (s->form & GK_CLAUSE_MANY) != 0, by;
	size_t i = s->cue + 1, skipped = 0;
	int cost = NOUN;

	by = (s->speech & (GK_SPEECH_BY | GK_SPEECH_WORDS)) != 0;
	for (; i < s->w->n && i <= s->cue + 9; i++) {
		if (gk_candidate_is(s, i, GK_SPEECH_PREP)) {
			if ((place && gk_candidate_is(s, i, GK_SPEECH_IN)) ||
			    leads_to_issue(s, i))
				continue;
			/* Behind a preposition stands something else. */
			i++;
			while (is_common(s, i) && is_adjective(s, i))
				i++;
			skipped++;
			cost += 6;
			continue;
		}
		if (gk_candidate_is(s, i, GK_SPEECH_THAT | GK_SPEECH_REL) ||
		    (gk_candidate_flag(s, i, GK_CLAUSE_COMMA) &&
		     i > s->cue + 1 && skipped == 0))
			return;
		if (gk_candidate_flag(s, i, GK_CLAUSE_QUOTED) &&
		    try_title(s, i, by, place, cost))
			return;
		/* Before a quotation the object stands here: назвал план. */
		if (!s->after && !s->w->colon && !by &&
		    (!gk_candidate_is(s, i,
				      GK_SPEECH_PERSON | GK_SPEECH_FOLK) ||
		     (s->speech & (GK_SPEECH_CALL | GK_SPEECH_SAY)) ==
			 GK_SPEECH_CALL))
			return;
		if (is_common(s, i) && gk_candidate_name(s, i) == NULL) {
			try_noun(s, i, s->w->n, cost + (int)(i - s->cue) - 1);
			return;
		}
		if (gk_candidate_name(s, i) != NULL && s->after)
			return;
	}
}

/* Does a preposition stand before word i, or before the skipped one there? */
static bool
is_led(const struct gk_candidates *s, size_t i)
{
	while (i > 0 && gk_candidate_is(s, i - 1, GK_SPEECH_SKIP) &&
	       !gk_candidate_is(s, i - 1, GK_SPEECH_PREP))
		i--;
	return i > 0 &&
	       gk_candidate_is(s, i - 1, GK_SPEECH_PREP | GK_SPEECH_THAT);
}

/* Before the cue: the words next to it, else those that begin the sentence. */
static void
nouns_before(struct gk_candidates *s)
{
	bool many = (s->form & GK_CLAUSE_MANY) != 0;
	int cost = NOUN + (s->after ? 4 : 0);
	size_t i = s->cue;

	while (i > 0 &&
	       !gk_candidate_is(s, i - 1,
				GK_SPEECH_CUE | GK_SPEECH_PREP |
				    GK_SPEECH_THAT | GK_SPEECH_REL) &&
	       !gk_candidate_flag(s, i, GK_CLAUSE_COMMA))
		i--;
	while (i < s->cue &&
	       (gk_candidate_is(s, i, GK_SPEECH_SKIP) || !is_common(s, i)))
		i++;
	/* В полиции сообщили: the place is the speaker. */
	if (is_led(s, i) && !many && !gk_candidate_is(s, i, GK_SPEECH_ISSUE))
		i = s->cue;
	/* В своём заявлении велогонщик подчеркнул: the second noun. */
	else if (is_led(s, i) && !many && i + 1 < s->cue && s->cue - i == 2 &&
		 is_common(s, i + 1))
		i++;
	/* полгода назад премьер обещал: the premier */
	if (i + 1 < s->cue && !gk_candidate_is(s, i, GK_SPEECH_PERSON) &&
	    !is_adjective(s, i) &&
	    gk_candidate_is(s, s->cue - 1, GK_SPEECH_PERSON))
		i = s->cue - 1;
	if (i < s->cue)
		try_noun(s, i, s->cue,
			 cost +
			     (gk_candidate_is(s, i, GK_SPEECH_PERSON) ? 0 : 1));
	for (i = 0; i < s->cue && gk_candidate_is(s, i, GK_SPEECH_SKIP); i++)
		;
	if (s->w->total == s->w->n && i < s->cue && is_common(s, i))
		try_noun(s, i, s->cue,
			 cost +
			     (gk_candidate_is(s, i, GK_SPEECH_PERSON) ? 0 : 2));
}

void
gk_subject_find(const struct gk_words *w, size_t cue, bool after,
		struct gk_str text, const struct gk_names *names,
		struct gk_subject *subject)
{
	struct gk_candidates s = { .w = w,
				   .cue = cue,
				   .after = after,
				   .text = text,
				   .names = names,
				   .best = subject };

	*subject = (struct gk_subject){ .cost = TOO_FAR };
	if (cue >= w->n)
		return;
	s.speech = w->word[cue].speech;
	if ((s.speech & (GK_SPEECH_SAY | GK_SPEECH_CALL)) != 0)
		subject->form = s.form = gk_clause_form(
		    gk_str_cut(text, w->word[cue].start, w->word[cue].end));
	/* X иного мнения: «…» */
	if (!after && cue + 1 == w->n && w->colon &&
	    (s.speech & GK_SPEECH_BY) != 0)
		s.speech |= GK_SPEECH_SAY;
	s.gerund = !after && gk_candidate_flag(&s, cue, GK_CLAUSE_COMMA) &&
		   gk_ending_is_gerund(gk_candidate_text(&s, cue));
	gk_candidate_words(&s);
	nouns_behind(&s);
	if ((s.speech & (GK_SPEECH_BY | GK_SPEECH_WORDS)) == 0 ||
	    (s.speech & GK_SPEECH_SAY) != 0)
		nouns_before(&s);
}
