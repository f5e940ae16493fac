#include "gate.h"

#define HEAD_REACH 6 /* tokens from a head in small letters to the capital */
#define CLOSE_REACH 8 /* tokens of a name in quotation marks */
#define ABBREVIATION 4 /* letters of a word with a full stop */

static bool
is_word(const struct gk_token *t)
{
	return (t->flags & GK_TOKEN_WORD) != 0;
}

/* Is there a capital close behind token i, on its line? */
static bool
before_capital(const struct gk_tokens *t, size_t i)
{
	for (size_t k = i + 1; k < t->n && k <= i + HEAD_REACH; k++) {
		if ((t->token[k].flags & GK_TOKEN_LINE) != 0)
			return false;
		if ((t->token[k].flags & GK_TOKEN_UPPER) != 0)
			return true;
	}
	return false;
}

/* Does a quotation mark stand before token i? */
static bool
is_opened(const struct gk_tokens *t, size_t i)
{
	return i > 0 && t->token[i - 1].shape == GK_SHAPE_OPEN;
}

bool
gk_gate_begins(const struct gk_tokens *tokens, const struct gk_model *m,
	       size_t i)
{
	const struct gk_token *t = &tokens->token[i];

	if (!is_word(t))
		return (t->flags & GK_TOKEN_UPPER) != 0;
	if ((t->flags & GK_TOKEN_CASELESS) != 0)
		return true;
	/* «В Омске», «Однако»: the capital is the sentence's. */
	if ((t->flags & (GK_TOKEN_UPPER | GK_TOKEN_START | GK_TOKEN_LATIN)) ==
	    (GK_TOKEN_UPPER | GK_TOKEN_START))
		return t->shape != GK_SHAPE_SINGLE &&
		       !(t->shape == GK_SHAPE_CAPITAL && !is_opened(tokens, i) &&
			 gk_model_opens(m, gk_token_know(tokens, i)->stem));
	if ((t->flags & GK_TOKEN_UPPER) != 0)
		return true;
	return t->nletters > 1 && before_capital(tokens, i) &&
	       gk_model_heads(m, gk_token_know(tokens, i)->stem);
}

/* Was a quotation mark opened close before token i, and not closed? */
static bool
is_quoted(const struct gk_token *t, size_t i)
{
	for (size_t k = i; k > 0 && k + CLOSE_REACH > i; k--) {
		if ((t[k].flags & GK_TOKEN_LINE) != 0 ||
		    t[k - 1].shape == GK_SHAPE_CLOSE)
			return false;
		if (t[k - 1].shape == GK_SHAPE_OPEN)
			return true;
	}
	return false;
}

bool
gk_gate_goes_on(const struct gk_tokens *tokens, size_t i)
{
	const struct gk_token *t = tokens->token, *b = &t[i - 1];
	bool small = b->shape == GK_SHAPE_LETTER || b->shape == GK_SHAPE_LOWER;

	switch (t[i].shape) {
	case GK_SHAPE_STOP:
		/* И. Седов, им. Пушкина, Lenta.ru */
		return b->shape == GK_SHAPE_INITIAL ||
		       (small && b->nletters <= ABBREVIATION) ||
		       (i + 1 < tokens->n &&
			(t[i + 1].flags & (GK_TOKEN_WORD | GK_TOKEN_SPACE |
					   GK_TOKEN_LINE)) == GK_TOKEN_WORD);
	case GK_SHAPE_COMMA:
		/* Министерство культуры, спорта и молодёжи */
		return small;
	case GK_SHAPE_CLOSE:
		return is_quoted(t, i);
	case GK_SHAPE_BRACKET:
	case GK_SHAPE_UNBRACKET:
	case GK_SHAPE_COLON:
		return false;
	default:
		return true;
	}
}
