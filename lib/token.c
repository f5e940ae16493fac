#include "token.h"

#include "hash.h"
#include "norm.h"
#include "unicode.h"
#include "utf8.h"

/* Bytes of text that there are at least for each token, mostly: an array that
 * must grow leaves its old copy in the arena. */
#define TOKEN 6

/* Words of the document that stand in lower case, by hash; a few bits each are
 * enough, because a wrong yes only costs a doubtful name. */
struct seen {
	uint32_t *slot;
	size_t mask;
};

static bool
make_seen(struct seen *s, size_t n, struct gk_arena *arena)
{
	size_t cap = 64;

	while (cap < 2 * n)
		cap *= 2;
	s->mask = cap - 1;
	s->slot = gk_arena_array(arena, cap, sizeof *s->slot);
	return s->slot != NULL;
}

/* A word's stem: lower case may stand in another case form. */
static uint32_t
stem_hash(struct gk_str lower)
{
	const char *p = lower.p, *end = lower.p + lower.n;

	for (int i = 0; i < 5 && p < end; i++)
		gk_utf8_next(&p, end);
	return (uint32_t)gk_hash(lower.p, (size_t)(p - lower.p)) | 1;
}

static void
put_seen(struct seen *s, uint32_t hash)
{
	s->slot[hash >> 1 & s->mask] = hash;
}

static bool
has_seen(const struct seen *s, uint32_t hash)
{
	return s->slot[hash >> 1 & s->mask] == hash;
}

static bool
ends_sentence(const struct gk_token *before, const struct gk_token *mark)
{
	if (mark->cp == '!' || mark->cp == '?' || mark->cp == 0x2026)
		return true;
	if (mark->cp != '.')
		return false;
	/* «А. Седов», «г. Омск»: not behind one letter. */
	return before == NULL || before->nletters != 1;
}

/* Does the token at i begin a sentence?  Opening marks and dashes hand on what
 * stood before them. */
static bool
begins(const struct gk_token *t, size_t i)
{
	if (t[i].line || i == 0)
		return true;
	if ((t[i - 1].flags & (GK_TOKEN_START)) != 0 &&
	    (t[i - 1].flags & GK_TOKEN_WORD) == 0)
		return true;
	return ends_sentence(i > 1 ? &t[i - 2] : NULL, &t[i - 1]) ||
	       t[i - 1].cp == ':' || t[i - 1].cp == 0xAB ||
	       t[i - 1].cp == '"' || t[i - 1].cp == 0x201E ||
	       t[i - 1].cp == 0x201C;
}

static void
look_up(struct gk_token *t, struct gk_str lower)
{
	enum gk_norm_gender gender;

	t->lexicon = (uint8_t)gk_lexicon_of(lower, NULL);
	if ((t->lexicon & GK_LEXICON_HEAD) != 0)
		t->flags |= GK_TOKEN_HEAD;
	if ((t->flags & GK_TOKEN_CAPITAL) == 0)
		return;
	if (gk_norm_is_patronymic(lower, &gender))
		t->flags |= GK_TOKEN_PATRONYMIC;
	else if ((t->lexicon & (GK_LEXICON_PLACE | GK_LEXICON_HEAD |
				GK_LEXICON_NO_NAME)) == 0 &&
		 gk_norm_is_surname(lower))
		t->flags |= GK_TOKEN_SURNAME;
}

/* What the shape says. */
static void
classify(struct gk_token *t, const struct gk_word *w, struct gk_str text)
{
	bool cyrillic = (w->flags & GK_WORD_CYRILLIC) != 0;

	if ((w->flags & GK_WORD_LETTERS) == 0)
		return;
	t->flags |= GK_TOKEN_WORD;
	if ((w->flags & GK_WORD_CAPITAL) == 0)
		return;
	if (w->nletters == 1) {
		if (w->end < text.n && text.p[w->end] == '.')
			t->flags |= GK_TOKEN_INITIAL;
	} else if ((w->flags & GK_WORD_LOWER) == 0) {
		t->flags |= GK_TOKEN_ALLCAPS;
	} else if (cyrillic) {
		t->flags |= GK_TOKEN_CAPITAL;
	}
	if (!cyrillic)
		t->flags |= GK_TOKEN_LATIN;
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
		.cp = w->cp,
		.nletters = (uint16_t)(w->nletters < UINT16_MAX ? w->nletters
							     : UINT16_MAX),
		.line = (w->flags & GK_WORD_LINE) != 0,
	};
	classify(t, w, text);
	return true;
}

/* Among small words only the heads of organisations' names are of interest, and
 * they stand beside a capital or before a mark. */
static bool
may_head(const struct gk_tokens *t, size_t i)
{
	const unsigned capital = GK_TOKEN_CAPITAL | GK_TOKEN_ALLCAPS |
				 GK_TOKEN_LATIN;

	if (i > 0 && (t->token[i - 1].flags & capital) != 0)
		return true;
	return i + 1 < t->n &&
	       ((t->token[i + 1].flags & capital) != 0 ||
		(t->token[i + 1].flags & GK_TOKEN_WORD) == 0);
}

enum gk_status
gk_token_read(struct gk_str text, struct gk_arena *arena,
	      struct gk_tokens *out)
{
	struct gk_word w = { 0 };
	struct gk_str lower;
	struct seen seen;
	char bytes[128];
	size_t cap = 0;
	bool small;

	*out = (struct gk_tokens){ 0 };
	out->token = gk_arena_grow(arena, NULL, &cap, text.n / TOKEN + 16,
				   sizeof *out->token);
	if (out->token == NULL)
		return GK_NOMEM;
	while (gk_word_next(text, &w))
		if (!add(text, &w, arena, out, &cap))
			return GK_NOMEM;
	if (!make_seen(&seen, out->n, arena))
		return GK_NOMEM;
	for (size_t i = 0; i < out->n; i++) {
		struct gk_token *t = &out->token[i];

		if (begins(out->token, i))
			t->flags |= GK_TOKEN_START;
		if ((t->flags & GK_TOKEN_WORD) == 0 || t->nletters < 2)
			continue;
		lower = gk_str_cut(text, t->start, t->end);
		small = (t->flags & ~(unsigned)GK_TOKEN_START) == GK_TOKEN_WORD;
		if (small) {
			t->hash = stem_hash(lower);
			put_seen(&seen, t->hash);
			if (!may_head(out, i))
				continue;
		}
		lower.n = gk_word_lower(lower, bytes, sizeof bytes);
		lower.p = bytes;
		if (!small)
			t->hash = stem_hash(lower);
		look_up(t, lower);
	}
	for (size_t i = 0; i < out->n; i++)
		if ((out->token[i].flags & GK_TOKEN_CAPITAL) != 0 &&
		    has_seen(&seen, out->token[i].hash))
			out->token[i].flags |= GK_TOKEN_ORDINARY;
	return GK_OK;
}
