#include "token.h"

#include "unicode.h"

/* Bytes of text that there are at least for each token, mostly: an array that
 * must grow leaves its old copy in the arena. */
#define TOKEN 6

/* A text with so many words, of which not one in so many has a capital inside a
 * sentence, is typed without capitals. */
#define MANY_WORDS 12
#define FEW_CAPITALS 100

/* A line all in capitals has at least so many words. */
#define CAPS_WORDS 3

static enum gk_shape
shape_of_mark(const struct gk_word *w, struct gk_str text)
{
	switch (w->cp) {
	case '.':
		return GK_SHAPE_STOP;
	case ',':
		return GK_SHAPE_COMMA;
	case 0xAB: case 0x201E: case 0x2039:
		return GK_SHAPE_OPEN;
	case 0xBB: case 0x201D: case 0x203A:
		return GK_SHAPE_CLOSE;
	case '"': case 0x201C: case '\'': case 0x2018: case 0x2019:
		/* Before a letter and behind a space one opens. */
		return (w->flags & (GK_WORD_SPACE | GK_WORD_LINE)) != 0 &&
			       w->end < text.n &&
			       (unsigned char)text.p[w->end] > ' '
			   ? GK_SHAPE_OPEN
			   : GK_SHAPE_CLOSE;
	case '-': case 0x2010: case 0x2011: case 0x2013: case 0x2014:
	case 0x2212:
		return GK_SHAPE_DASH;
	case '(': case '[':
		return GK_SHAPE_BRACKET;
	case ')': case ']':
		return GK_SHAPE_UNBRACKET;
	case ':': case ';':
		return GK_SHAPE_COLON;
	case '!': case '?': case 0x2026:
		return GK_SHAPE_SHOUT;
	default:
		return GK_SHAPE_MARK;
	}
}

static enum gk_shape
shape_of_word(const struct gk_word *w, struct gk_str text)
{
	bool capital = (w->flags & GK_WORD_CAPITAL) != 0;
	bool lower = (w->flags & GK_WORD_LOWER) != 0;
	bool upper = (w->flags & GK_WORD_UPPER2) != 0;

	if ((w->flags & GK_WORD_LETTERS) == 0)
		return w->nletters > 0 ? GK_SHAPE_DIGITS : GK_SHAPE_NUMBER;
	if (w->nletters == 1 && (w->flags & GK_WORD_DIGITS) == 0) {
		if (!capital)
			return GK_SHAPE_LETTER;
		return w->end < text.n && text.p[w->end] == '.'
			   ? GK_SHAPE_INITIAL
			   : GK_SHAPE_SINGLE;
	}
	if ((w->flags & GK_WORD_CYRILLIC) == 0) {
		if (!lower)
			return GK_SHAPE_LATIN_CAPS;
		if (upper)
			return GK_SHAPE_LATIN_MIXED;
		return capital ? GK_SHAPE_LATIN : GK_SHAPE_LATIN_LOWER;
	}
	if (!lower)
		return GK_SHAPE_CAPS;
	if (!capital)
		return upper ? GK_SHAPE_MIXED : GK_SHAPE_LOWER;
	if ((w->flags & GK_WORD_HYPHEN) != 0)
		return upper ? GK_SHAPE_DOUBLE : GK_SHAPE_HYPHEN;
	return upper ? GK_SHAPE_MIXED : GK_SHAPE_CAPITAL;
}

static unsigned
flags_of(const struct gk_word *w, enum gk_shape shape)
{
	/* what is no word has no letters to read */
	unsigned flags = (w->flags & GK_WORD_LETTERS) != 0 ? GK_TOKEN_WORD
							    : GK_TOKEN_KNOWN;

	if ((w->flags & (GK_WORD_CAPITAL | GK_WORD_UPPER2)) != 0)
		flags |= GK_TOKEN_UPPER;
	if ((w->flags & GK_WORD_LINE) != 0)
		flags |= GK_TOKEN_LINE;
	if ((w->flags & GK_WORD_SPACE) != 0)
		flags |= GK_TOKEN_SPACE;
	if (shape == GK_SHAPE_INITIAL)
		flags |= GK_TOKEN_INITIAL;
	if (shape == GK_SHAPE_CAPS || shape == GK_SHAPE_LATIN_CAPS)
		flags |= GK_TOKEN_ALLCAPS;
	if (shape == GK_SHAPE_CAPITAL || shape == GK_SHAPE_DOUBLE ||
	    shape == GK_SHAPE_HYPHEN ||
	    (shape == GK_SHAPE_MIXED && (w->flags & GK_WORD_CAPITAL) != 0))
		flags |= GK_TOKEN_CAPITAL;
	if ((w->flags & GK_WORD_CYRILLIC) == 0 &&
	    (flags & (GK_TOKEN_UPPER | GK_TOKEN_WORD)) ==
		(GK_TOKEN_UPPER | GK_TOKEN_WORD))
		flags |= GK_TOKEN_LATIN;
	return flags;
}

static bool
ends_sentence(const struct gk_token *before, const struct gk_token *mark)
{
	if (mark->shape == GK_SHAPE_SHOUT)
		return true;
	/* «А. Седов», «г. Омск»: not behind one letter. */
	return mark->shape == GK_SHAPE_STOP &&
	       (before == NULL || before->nletters != 1);
}

/* Does the token at i begin a sentence?  Opening marks and dashes hand on what
 * stood before them. */
static bool
begins(const struct gk_token *t, size_t i)
{
	if (i == 0 || (t[i].flags & GK_TOKEN_LINE) != 0)
		return true;
	if ((t[i - 1].flags & (GK_TOKEN_START | GK_TOKEN_WORD)) ==
	    GK_TOKEN_START)
		return true;
	if (ends_sentence(i > 1 ? &t[i - 2] : NULL, &t[i - 1]))
		return true;
	return t[i - 1].shape == GK_SHAPE_CLOSE && i > 2 &&
	       ends_sentence(&t[i - 3], &t[i - 2]);
}

static bool
add(struct gk_str text, const struct gk_word *w, struct gk_arena *arena,
    struct gk_tokens *out, size_t *cap)
{
	struct gk_token *t;

	if (out->n == *cap) {
		t = gk_arena_grow(arena, out->token, cap, out->n + 1,
				  sizeof *t);
		if (t == NULL)
			return false;
		out->token = t;
	}
	t = &out->token[out->n++];
	*t = (struct gk_token){
		.start = (uint32_t)w->start, .end = (uint32_t)w->end,
		.hash = w->cp, .stem = w->cp, .other = (uint32_t)out->n - 1,
		.nletters = (uint8_t)(w->nletters < 255 ? w->nletters : 255),
	};
	t->shape = (uint8_t)((w->flags & GK_WORD_MARK) != 0
				 ? shape_of_mark(w, text)
				 : shape_of_word(w, text));
	t->flags = (uint16_t)flags_of(w, (enum gk_shape)t->shape);
	return true;
}

void
gk_token_letters(const struct gk_tokens *t, size_t i, struct gk_letters *l)
{
	struct gk_token *k = &t->token[i];
	uint32_t hash = GK_LETTERS_NONE;

	gk_letters_read(gk_str_cut(t->text, k->start, k->end), t->alphabet, l);
	if ((k->flags & GK_TOKEN_KNOWN) != 0)
		return;
	for (unsigned n = 0; n < l->n; n++) {
		if (n == l->stem)
			k->stem = hash;
		hash = gk_letters_hash(hash, l->c[n]);
	}
	k->hash = hash;
	if (l->stem == l->n)
		k->stem = hash;
	k->flags |= GK_TOKEN_KNOWN;
}

/* In [from, to) case says nothing. */
static void
forget_case(struct gk_tokens *t, size_t from, size_t to)
{
	for (; from < to; from++) {
		struct gk_token *k = &t->token[from];

		k->flags |= GK_TOKEN_CASELESS;
		if ((k->flags & GK_TOKEN_WORD) == 0)
			continue;
		if (k->nletters == 1)
			k->shape = from + 1 < t->n &&
					   t->token[from + 1].shape ==
					       GK_SHAPE_STOP
				       ? GK_SHAPE_INITIAL
				       : GK_SHAPE_LETTER;
		else if (k->shape < GK_SHAPE_LATIN)
			k->shape = GK_SHAPE_WORD;
		else
			k->shape = GK_SHAPE_LATIN;
	}
}

static bool
is_caps(const struct gk_tokens *t, size_t from, size_t to)
{
	size_t words = 0;

	for (; from < to; from++) {
		if ((t->token[from].flags & GK_TOKEN_WORD) == 0)
			continue;
		if (t->token[from].nletters > 1 &&
		    (t->token[from].flags & GK_TOKEN_ALLCAPS) == 0)
			return false;
		words += t->token[from].nletters > 1;
	}
	return words >= CAPS_WORDS;
}

static void
judge_case(struct gk_tokens *t)
{
	size_t words = 0, capitals = 0, from = 0;

	for (size_t i = 0; i < t->n; i++) {
		if ((t->token[i].flags & GK_TOKEN_WORD) == 0)
			continue;
		words++;
		capitals += (t->token[i].flags & GK_TOKEN_UPPER) != 0;
	}
	if (words >= MANY_WORDS && capitals * FEW_CAPITALS < words) {
		forget_case(t, 0, t->n);
		return;
	}
	for (size_t i = 1; i <= t->n; i++)
		if (i == t->n || (t->token[i].flags & GK_TOKEN_LINE) != 0) {
			if (is_caps(t, from, i))
				forget_case(t, from, i);
			from = i;
		}
}

enum gk_status
gk_token_read(struct gk_str text, enum gk_alphabet alphabet,
	      struct gk_arena *arena, struct gk_tokens *out)
{
	struct gk_word w = { 0 };
	size_t cap = 0;

	*out = (struct gk_tokens){ .alphabet = alphabet, .text = text };
	out->token = gk_arena_grow(arena, NULL, &cap, text.n / TOKEN + 16,
				   sizeof *out->token);
	if (out->token == NULL)
		return GK_NOMEM;
	while (gk_word_next(text, &w))
		if (!add(text, &w, arena, out, &cap))
			return GK_NOMEM;
	for (size_t i = 0; i < out->n; i++)
		if (begins(out->token, i))
			out->token[i].flags |= GK_TOKEN_START;
	judge_case(out);
	return GK_OK;
}

size_t
gk_token_at(const struct gk_tokens *t, size_t start)
{
	size_t low = 0, high = t->n, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (t->token[middle].start < start)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

void
gk_token_forget_case(struct gk_tokens *t)
{
	forget_case(t, 0, t->n);
}
