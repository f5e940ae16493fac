#include "speaker.h"

#include "hash.h"
#include "utf8.h"

#define STEM 5    /* letters of a word that tell what it is */
#define AROUND 5  /* words beside a name that may say its office */
#define BACK 12   /* names looked back over for who spoke last */
#define NEAR 300  /* bytes around a name in which its verb stands */

static size_t
slot_of(struct gk_str text, const struct gk_word *w)
{
	char lower[64];
	size_t n = gk_word_lower(gk_str_cut(text, w->start, w->end), lower,
				 sizeof lower);
	const char *p = lower, *end = lower + n;

	for (int i = 0; i < STEM && p < end; i++)
		gk_utf8_next(&p, end);
	return gk_hash(lower, (size_t)(p - lower)) % GK_SPEAKER_OFFICES;
}

/* The last words before byte `at` on its line, nearest last. */
static size_t
words_before(struct gk_str text, size_t at, struct gk_word *words)
{
	size_t start = at, n = 0;
	struct gk_word w;

	while (start > 0 && at - start < NEAR && text.p[start - 1] != '\n' &&
	       memchr(".!?;:", text.p[start - 1], 5) == NULL)
		start--;
	while (start < at && ((unsigned char)text.p[start] & 0xC0) == 0x80)
		start++;
	w = (struct gk_word){ .end = start };
	while (gk_word_next(gk_str(text.p, at), &w)) {
		if ((w.flags & GK_WORD_MARK) != 0) {
			n = 0;
			continue;
		}
		if (n == AROUND) {
			memmove(words, words + 1, (n - 1) * sizeof *words);
			n--;
		}
		words[n++] = w;
	}
	return n;
}

/* The words of an apposition: «, министр финансов,». */
static size_t
words_after(struct gk_str text, size_t at, struct gk_word *words)
{
	struct gk_word w = { .end = at };
	size_t n = 0;

	if (!gk_word_next(text, &w) || w.cp != ',')
		return 0;
	while (n < 3 && gk_word_next(text, &w) &&
	       (w.flags & GK_WORD_LETTERS) != 0 &&
	       (w.flags & (GK_WORD_CAPITAL | GK_WORD_LINE)) == 0)
		words[n++] = w;
	return n;
}

static void
put_offices(struct gk_speaker *s, const struct gk_name *name, uint32_t *table)
{
	struct gk_word words[AROUND];
	size_t n = words_before(s->text, name->start, words);

	for (int round = 0; round < 2; round++) {
		for (size_t i = 0; i < n; i++)
			if (words[i].nletters >= 4)
				table[slot_of(s->text, &words[i])] =
				    (uint32_t)name->entity + 1;
		n = round == 0 ? words_after(s->text, name->end, words) : 0;
	}
}

enum gk_status
gk_speaker_begin(struct gk_speaker *s, struct gk_str text,
		 const struct gk_names *names, struct gk_arena *arena)
{
	*s = (struct gk_speaker){ .text = text, .names = names,
				  .last = SIZE_MAX };
	s->office = gk_arena_array(arena, GK_SPEAKER_OFFICES,
				   sizeof *s->office);
	s->ever = gk_arena_array(arena, GK_SPEAKER_OFFICES, sizeof *s->ever);
	if (s->office == NULL || s->ever == NULL)
		return GK_NOMEM;
	for (size_t i = 0; i < names->n; i++)
		if (names->names[i].kind == GK_NAME_PER)
			put_offices(s, &names->names[i], s->ever);
	return GK_OK;
}

void
gk_speaker_note(struct gk_speaker *s, size_t entity, size_t at)
{
	if (entity == SIZE_MAX)
		return;
	s->last = entity;
	s->at = at;
}

/* Does a verb of saying stand near the name, in its sentence? */
static bool
spoke(struct gk_str text, const struct gk_name *name)
{
	size_t end = name->end, n = 0;
	struct gk_word words[AROUND], w;

	n = words_before(text, name->start, words);
	for (size_t i = 0; i < n; i++)
		if (gk_speech_of(gk_str_cut(text, words[i].start,
					    words[i].end)) != GK_SPEECH_NONE)
			return true;
	w = (struct gk_word){ .end = end };
	for (n = 0; n < AROUND && gk_word_next(text, &w); n++) {
		if (w.cp == '.' || (w.flags & GK_WORD_LINE) != 0)
			break;
		if (gk_speech_of(gk_str_cut(text, w.start, w.end)) !=
		    GK_SPEECH_NONE)
			return true;
	}
	return false;
}

static bool
fits(const struct gk_speaker *s, size_t entity, bool female)
{
	const struct gk_entity *e = &s->names->entities[entity];

	return e->kind != GK_NAME_PER || !(female && e->gender == 'm');
}

/* Who spoke last before byte at: in a quotation, or in indirect speech since. */
static size_t
last_speaker(struct gk_speaker *s, size_t at, bool female)
{
	size_t i = gk_clause_name(s->names, at), nearest = SIZE_MAX;

	for (size_t k = 0; k < BACK && i-- > 0; k++) {
		const struct gk_name *n = &s->names->names[i];

		if (n->kind != GK_NAME_PER || n->end > at ||
		    !fits(s, n->entity, female))
			continue;
		if (s->last != SIZE_MAX && n->start < s->at)
			break;
		if (nearest == SIZE_MAX)
			nearest = n->entity;
		if (spoke(s->text, n))
			return n->entity;
	}
	if (s->last != SIZE_MAX && fits(s, s->last, female))
		return s->last;
	return nearest;
}

size_t
gk_speaker_of(struct gk_speaker *s, const struct gk_clause *clause, size_t at)
{
	struct gk_word w = { 0 };
	uint32_t entity;
	size_t slot;

	for (; s->next < s->names->n && s->names->names[s->next].start < at;
	     s->next++)
		if (s->names->names[s->next].kind == GK_NAME_PER)
			put_offices(s, &s->names->names[s->next], s->office);
	if (clause->name != NULL)
		return clause->name->entity;
	if (clause->noun.end != 0 && clause->pronoun.end == 0) {
		w.start = clause->noun.start;
		w.end = clause->noun.end;
		slot = slot_of(s->text, &w);
		entity = s->office[slot] ? s->office[slot] : s->ever[slot];
		if (entity != 0)
			return entity - 1;
	}
	return last_speaker(s, at, clause->female);
}
