#include "office.h"

#include "hash.h"
#include "speech.h"
#include "unicode.h"
#include "utf8.h"
#include "word.h"

#define SLOTS 1024
#define BEGINNING 3 /* letters by which words are looked up */
#define CHAIN 24    /* words of one beginning that are looked at */
#define AROUND 8    /* words beside a name that may say its office */
#define NEAR 240    /* bytes before a name that are looked at */
#define ANSWERS 12  /* bearers that are weighed against each other */
#define HEAD 3      /* what a word for people weighs, others one each */
#define LATER 2     /* what a bearer weighs less that is named later only */

struct gk_office_word {
	size_t start, end;   /* in the text */
	size_t at;           /* of the name */
	uint32_t entity;
	uint32_t before;     /* the one before of the same slot, from 1 */
};

static size_t
slot_of(const char *lower, size_t n)
{
	const char *p = lower, *end = lower + n;

	for (int i = 0; i < BEGINNING && p < end; i++)
		gk_utf8_next(&p, end);
	return gk_hash(lower, (size_t)(p - lower)) % SLOTS;
}

/* Do two words in small letters differ in their endings only? */
static bool
is_form(struct gk_str a, struct gk_str b)
{
	size_t same = 0, most = a.n < b.n ? a.n : b.n, longest, cut;

	while (same < most && a.p[same] == b.p[same])
		same++;
	while (same > 0 && same < most &&
	       ((unsigned char)a.p[same] & 0xC0) == 0x80)
		same--;
	longest = a.n + b.n - most;
	/* Letters are two bytes: short words may lose one, longer ones two. */
	cut = most <= 10 ? 2 : 4;
	return same >= 6 && same + cut >= most && longest - most <= 8;
}

static void
put_word(struct gk_office *o, const struct gk_word *w,
	 const struct gk_name *name)
{
	struct gk_office_word *more;
	struct gk_word part = *w;
	const char *hyphen;
	char lower[64];
	size_t n, k;

	/* премьер-министр is called премьер, and министр */
	hyphen = memchr(o->text.p + w->start, '-', w->end - w->start);
	if (hyphen != NULL && (w->flags & GK_WORD_HYPHEN) != 0) {
		part.end = (size_t)(hyphen - o->text.p);
		part.nletters = (unsigned)(part.end - part.start) / 2;
		part.flags &= ~(unsigned)GK_WORD_HYPHEN;
		put_word(o, &part, name);
	}
	if (w->nletters < 3 ||
	    (gk_speech_of(gk_str_cut(o->text, w->start, w->end)) &
	     (GK_SPEECH_PREP | GK_SPEECH_SKIP | GK_SPEECH_THAT |
	      GK_SPEECH_ISSUE)) != 0)
		return;
	if (o->n == o->cap) {
		more = gk_arena_grow(o->arena, o->word, &o->cap, o->n + 1,
				     sizeof *more);
		if (more == NULL)
			return;
		o->word = more;
	}
	n = gk_word_lower(gk_str_cut(o->text, w->start, w->end), lower,
			  sizeof lower);
	k = slot_of(lower, n);
	o->word[o->n] = (struct gk_office_word){
		w->start, w->end, name->start, (uint32_t)name->entity,
		o->slot[k]
	};
	o->slot[k] = (uint32_t)++o->n;
}

/* The noun phrase that ends at the name: back to a mark, a verb of saying, a line's
 * start or `least`, where the person before ends.  Its words, the last AROUND at most. */
static size_t
words_before(struct gk_str text, size_t at, size_t least,
	     struct gk_word *words)
{
	size_t start = at, n = 0, open = 0;
	bool quoted = false;
	struct gk_word w;

	while (start > least && at - start < NEAR && text.p[start - 1] != '\n' &&
	       memchr(".!?;:,", text.p[start - 1], 6) == NULL)
		start--;
	while (start < at && ((unsigned char)text.p[start] & 0xC0) == 0x80)
		start++;
	w = (struct gk_word){ .end = start };
	while (gk_word_next(gk_str(text.p, at), &w)) {
		if ((w.flags & GK_WORD_MARK) != 0) {
			if ((gk_unicode_class(w.cp) & GK_UC_QUOTE) != 0) {
				quoted = !quoted;
				open = n;
			}
			continue;
		}
		if ((gk_speech_of(gk_str_cut(text, w.start, w.end)) &
		     (GK_SPEECH_SAY | GK_SPEECH_RELAY | GK_SPEECH_CITE |
		      GK_SPEECH_CALL)) != 0) {
			n = open = 0;
			continue;
		}
		if (n == AROUND) {
			memmove(words, words + 1, (n - 1) * sizeof *words);
			n--;
			open -= open > 0;
		}
		words[n++] = w;
	}
	/* В клубе «Мы верим Петрову»: the club is no office of his. */
	if (quoted && open < n) {
		memmove(words, words + open, (n - open) * sizeof *words);
		n -= open;
	}
	return n;
}

/* The words of an apposition: «, министр финансов,»; «— тренер». */
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
	/* «Петров, который сказал» says nothing. */
	if (n > 0 && (gk_speech_of(gk_str_cut(text, words[0].start,
					      words[0].end)) &
		      (GK_SPEECH_REL | GK_SPEECH_CUE | GK_SPEECH_PREP)) != 0)
		return 0;
	return n;
}

/* A body's own words call it, too: Министерство труда, министерство. */
static void
put_own(struct gk_office *o, const struct gk_name *name)
{
	struct gk_word w = { .end = name->start };

	for (int i = 0; i < AROUND &&
			gk_word_next(gk_str(o->text.p, name->end), &w);
	     i++)
		if ((w.flags & GK_WORD_LETTERS) != 0)
			put_word(o, &w, name);
}

static void
put_name(struct gk_office *o, const struct gk_name *name)
{
	struct gk_word words[AROUND];
	size_t n, least = 0;

	if (name->kind == GK_NAME_LOC || name->entity >= o->names->nentities)
		return;
	if (o->next > 0 && name[-1].kind == GK_NAME_PER)
		least = name[-1].end;
	n = words_before(o->text, name->start, least, words);
	/* A company is called by the word before it only: фирма «Калор». */
	for (size_t i = name->kind == GK_NAME_PER || n < 1 ? 0 : n - 1; i < n;
	     i++)
		put_word(o, &words[i], name);
	if (name->kind != GK_NAME_PER) {
		put_own(o, name);
		return;
	}
	n = words_after(o->text, name->end, words);
	for (size_t i = 0; i < n; i++)
		put_word(o, &words[i], name);
}

enum gk_status
gk_office_begin(struct gk_office *o, struct gk_str text,
		const struct gk_names *names, struct gk_arena *arena)
{
	*o = (struct gk_office){ .text = text, .names = names,
				 .arena = arena };
	o->slot = gk_arena_array(arena, SLOTS, sizeof *o->slot);
	return o->slot != NULL ? GK_OK : GK_NOMEM;
}

struct answer {
	uint32_t entity;
	int weight;
	bool before;
	size_t at;
};

static void
weigh(struct answer *answers, size_t *n, const struct gk_office_word *w,
      int weight, size_t at)
{
	size_t i = 0;

	while (i < *n && answers[i].entity != w->entity)
		i++;
	if (i == ANSWERS)
		return;
	if (i == *n)
		answers[(*n)++] = (struct answer){ .entity = w->entity };
	answers[i].weight += weight;
	if (w->at < at && (!answers[i].before || w->at > answers[i].at)) {
		answers[i].before = true;
		answers[i].at = w->at;
	}
}

/* Weighs all that share one word of the phrase, each of them once. */
static void
ask_word(const struct gk_office *o, const struct gk_word *w, bool head,
	 size_t at, struct answer *answers, size_t *n)
{
	char lower[64], other[64];
	uint32_t seen[CHAIN];
	size_t len, nseen = 0, left = CHAIN, k;
	bool known;

	len = gk_word_lower(gk_str_cut(o->text, w->start, w->end), lower,
			    sizeof lower);
	for (uint32_t i = o->slot[slot_of(lower, len)]; i != 0 && left-- > 0;
	     i = o->word[i - 1].before) {
		const struct gk_office_word *x = &o->word[i - 1];
		size_t m = gk_word_lower(gk_str_cut(o->text, x->start, x->end),
					 other, sizeof other);

		if (!is_form(gk_str(lower, len), gk_str(other, m)))
			continue;
		for (k = 0; k < nseen && seen[k] != x->entity;)
			k++;
		known = k < nseen;
		if (!known)
			seen[nseen++] = x->entity;
		weigh(answers, n, x, known ? 0 : head ? HEAD : 1, at);
	}
}

/* All names, once: an office may be told behind where it is used. */
static void
read_names(struct gk_office *o)
{
	for (; o->next < o->names->n; o->next++)
		put_name(o, &o->names->names[o->next]);
}

size_t
gk_office_of(struct gk_office *o, size_t start, size_t end, size_t at)
{
	struct answer answers[ANSWERS], *best = NULL;
	struct gk_word w = { .end = start };
	size_t n = 0, nwords = 0;

	read_names(o);
	while (gk_word_next(gk_str(o->text.p, end), &w))
		if ((w.flags & GK_WORD_LETTERS) != 0 && w.nletters >= 3 &&
		    ++nwords > 0)
			ask_word(o, &w,
				 (gk_speech_of(gk_str_cut(o->text, w.start,
							  w.end)) &
				  (GK_SPEECH_PERSON | GK_SPEECH_FOLK)) != 0,
				 at, answers, &n);
	for (size_t i = 0; i < n; i++) {
		struct answer *a = &answers[i];

		a->weight -= a->before ? 0 : LATER;
		if (best == NULL || a->weight > best->weight ||
		    (a->weight == best->weight &&
		     (a->before > best->before ||
		      (a->before == best->before && a->before &&
		       a->at > best->at))))
			best = a;
	}
	/* Of several words one that is shared may be chance. */
	return best != NULL &&
	       best->weight + (best->before ? 0 : LATER) > (nwords > 1)
		   ? best->entity
		   : SIZE_MAX;
}
