#include "noun.h"

#include "ending.h"

#define WORDS 5 /* behind the head that are shown */

static bool
is(const struct gk_words *w, size_t i, unsigned bits)
{
	return i < w->n && (w->word[i].speech & bits) != 0;
}

static bool
flag(const struct gk_words *w, size_t i, unsigned flags)
{
	return i < w->n && (w->word[i].flags & flags) != 0;
}

static struct gk_str
text_of(const struct gk_words *w, struct gk_str text, size_t i)
{
	return gk_str_cut(text, w->word[i].start, w->word[i].end);
}

bool
gk_noun_is_adjective(const struct gk_words *w, struct gk_str text, size_t i)
{
	return !is(w, i, GK_SPEECH_PERSON | GK_SPEECH_FOLK | GK_SPEECH_ISSUE |
			     GK_SPEECH_PAPER) &&
	       gk_ending_is_adjective(text_of(w, text, i));
}

bool
gk_noun_may(const struct gk_words *w, struct gk_str text, size_t i)
{
	const unsigned grammar =
	    GK_SPEECH_CUE | GK_SPEECH_PREP | GK_SPEECH_SKIP | GK_SPEECH_THAT |
	    GK_SPEECH_REL | GK_SPEECH_PRONOUN | GK_SPEECH_POSSESSIVE;

	if (i >= w->n || flag(w, i, GK_CLAUSE_QUOTED | GK_CLAUSE_LATIN) ||
	    w->word[i].nletters < 3)
		return false;
	if (is(w, i, GK_SPEECH_PERSON | GK_SPEECH_FOLK | GK_SPEECH_ISSUE))
		return true;
	return !is(w, i, grammar) && !gk_ending_is_verb(text_of(w, text, i)) &&
	       (!flag(w, i, GK_CLAUSE_CAPITAL) || i == 0);
}

/* The name that word i is part of, or NULL. */
static const struct gk_name *
name_at(const struct gk_words *w, const struct gk_names *names, size_t i)
{
	size_t k = gk_mention_behind(names, w->word[i].start);

	return k < names->n && names->names[k].start < w->word[i].end
		   ? &names->names[k]
		   : NULL;
}

/* Takes the words behind the head in. */
static void
read_rest(const struct gk_words *w, struct gk_str text,
	  const struct gk_names *names, size_t end, struct gk_noun *noun)
{
	for (size_t i = noun->head + 1;
	     i < end && i <= noun->head + WORDS &&
	     !flag(w, i, GK_CLAUSE_COMMA);
	     i++) {
		const struct gk_name *n = name_at(w, names, i);
		bool quoted = flag(w, i, GK_CLAUSE_QUOTED);

		if (n != NULL && n->kind == GK_NAME_ORG)
			noun->inside = n;
		else if (n != NULL && n->kind == GK_NAME_PER && !quoted)
			return;
		if (n == NULL && !quoted && !gk_noun_may(w, text, i))
			return;
		noun->last = i;
		noun->quoted |= quoted;
		/* A title that is no name of a body ends it. */
		if (quoted && (n == NULL || n->kind != GK_NAME_ORG))
			return;
	}
}

/* Notes whom or what its words call. */
static void
describe(const struct gk_words *w, struct gk_noun *noun)
{
	const unsigned people = GK_SPEECH_PERSON | GK_SPEECH_FOLK;

	noun->issue = is(w, noun->head, GK_SPEECH_ISSUE);
	for (size_t i = noun->head + noun->issue; i <= noun->last; i++) {
		noun->person |= is(w, i, people);
		noun->body |= is(w, i, GK_SPEECH_TITLE | GK_SPEECH_TAIL) &&
			      !is(w, i, people | GK_SPEECH_ISSUE);
	}
}

bool
gk_noun_read(const struct gk_words *w, struct gk_str text,
	     const struct gk_names *names, size_t i, size_t end,
	     struct gk_noun *noun)
{
	size_t head = i;

	while (head + 1 < end && gk_noun_may(w, text, head) &&
	       gk_noun_is_adjective(w, text, head) &&
	       gk_noun_may(w, text, head + 1) &&
	       !flag(w, head + 1, GK_CLAUSE_COMMA))
		head++;
	if (head >= end || !gk_noun_may(w, text, head))
		return false;
	*noun = (struct gk_noun){ .first = i, .head = head, .last = head };
	read_rest(w, text, names, end, noun);
	describe(w, noun);
	return true;
}
