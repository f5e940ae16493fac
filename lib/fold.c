#include "fold.h"

#include "unicode.h"
#include "utf8.h"
#include "wide.h"

/* What the commonest code points become: ASCII, then U+0400-U+04FF. */
struct fold {
	char bytes[2];
	unsigned char n; /* of them; 0: nothing is kept */
	bool latin;
};

#include "fold_table.inc"

#define KEPT (GK_UC_LETTER | GK_UC_DIGIT | GK_UC_MARK)

/* A text on its way: p is the next code point, o where the form goes on. */
struct way {
	const char *first, *p, *end; /* GK_FOLD_BEHIND bytes more may be read */
	char *o;
	bool cyrillic; /* Latin letters may be Cyrillic in disguise */
};

/* The Cyrillic letter that a Latin one is drawn like, in either case: both in
 * small letters.  One map for both cases keeps «TOP» and «top» one word. */
static uint32_t
cyrillic_like(uint32_t latin)
{
	static const uint16_t like[26] = {
		['a' - 'a'] = 0x430, ['b' - 'a'] = 0x432, ['c' - 'a'] = 0x441,
		['e' - 'a'] = 0x435, ['h' - 'a'] = 0x43D, ['i' - 'a'] = 0x456,
		['j' - 'a'] = 0x458, ['k' - 'a'] = 0x43A, ['m' - 'a'] = 0x43C,
		['o' - 'a'] = 0x43E, ['p' - 'a'] = 0x440, ['s' - 'a'] = 0x455,
		['t' - 'a'] = 0x442, ['x' - 'a'] = 0x445, ['y' - 'a'] = 0x443,
	};

	return latin >= 'a' && latin <= 'z' ? like[latin - 'a'] : 0;
}

/* Writes what is left of cp at o; *n says how many bytes.  False if cp ends a
 * word. */
static bool
put_point(uint32_t cp, char *o, size_t *n)
{
	unsigned c = gk_unicode_class(cp);

	*n = 0;
	/* A soft hyphen does not end a word. */
	if ((c & GK_UC_INVISIBLE) != 0)
		return true;
	if ((c & KEPT) == 0 && cp != 0x2116 && cp != '%')
		return false;
	/* Accents that no letter was composed with mark stress. */
	if (cp == 0x300 || cp == 0x301)
		return true;
	cp = gk_unicode_lower(cp);
	*n = gk_utf8_put(cp == 0x451 ? 0x435 : cp, o); /* ё as е */
	return true;
}

/* Writes the word anew that stands in the form from start on, if all its Latin
 * letters look Cyrillic.  A word of look-alikes alone counts too: in a Cyrillic
 * paragraph nobody can see which «a» or «CCCP» it is. */
static void
disguise(struct way *w, char *start)
{
	const char *p = start;
	uint32_t word[64], cp, like;
	size_t n = 0;

	while (p < w->o) {
		cp = gk_utf8_next(&p, w->o);
		like = cyrillic_like(cp);
		if (n == sizeof word / sizeof *word ||
		    (like == 0 &&
		     (gk_unicode_class(cp) & GK_UC_LATIN) != 0))
			return;
		word[n++] = like != 0 ? like : cp;
	}
	w->o = start;
	for (size_t i = 0; i < n; i++)
		w->o += gk_utf8_put(word[i], w->o);
}

/* A word with a Latin letter at p, from its start, which lies in what was
 * already formed, to its end.  False when it wants composed text. */
static bool
latin_word(struct way *w, bool composed)
{
	const char *q = w->p;
	char bytes[4], *start = w->o;
	size_t n;
	uint32_t cp;

	while (q > w->first) {
		cp = gk_utf8_prev(&q, w->first);
		/* One that was composed is shorter than this tells. */
		if (!composed && gk_fold_unsettled(cp))
			return false;
		if (!put_point(cp, bytes, &n))
			break;
		start -= n;
	}
	while (w->p < w->end) {
		q = w->p;
		cp = gk_utf8_next(&q, w->end);
		if (!composed && gk_fold_unsettled(cp))
			return false;
		if (!put_point(cp, w->o, &n))
			break;
		w->o += n;
		w->p = q;
	}
	disguise(w, start);
	return true;
}

/* Bits for those of eight bytes that begin a code point. */
static inline uint64_t
leads(const char *p)
{
	uint64_t x = gk_le64(p);

	/* what continues one begins with the bits 10 */
	x = (~x >> 7 | x >> 6) & 0x0101010101010101u;
	return x * 0x0102040810204080u >> 56;
}

/* ASCII and Cyrillic, nearly all there is, go by table without a branch that
 * depends on the text: what becomes of a code point, and how long it is after
 * that, are looked up, because a wrong guess at every word's end costs more than
 * all else.  `where` has bits for the bytes at p that begin code points, so that
 * none waits for the one before it.  Stops at a Latin letter that may be Cyrillic
 * in disguise and at what is in no table; then it returns false, and w->p is
 * there. */
static bool
run_points(struct way *w, const char *p, uint64_t where)
{
	char *o = w->o;

	for (; where != 0; where &= where - 1) {
		const char *q = p + __builtin_ctzll(where);
		unsigned c = (unsigned char)*q, wide = c >> 7;
		/* of 64 code points, from D0 on; 0 for ASCII */
		unsigned block = (c - 0xD0) & (0 - wide);
		const struct fold *f;

		f = &fold_table[((block & 3) << 6) + (unsigned char)q[wide]];
		if (block > 3 || (f->latin & w->cyrillic)) {
			w->p = q;
			w->o = o;
			return false;
		}
		memcpy(o, f->bytes, 2);
		o += f->n;
	}
	w->o = o;
	return true;
}

static void
run_narrow(struct way *w)
{
	uint64_t where;
	size_t left;

	for (; w->p < w->end; w->p += left) {
		left = (size_t)(w->end - w->p);
		where = 0;
		for (unsigned i = 0; i < 64; i += 8)
			where |= leads(w->p + i) << i;
		if (left < 64)
			where &= ((uint64_t)1 << left) - 1;
		else
			left = 64;
		if (!run_points(w, w->p, where))
			return;
	}
}

#ifdef GK_WIDE /* beside the road above, for the machines that most have */

/* Appends the eight bytes of part whose bits stand in the low byte of keep. */
GK_WIDE static inline char *
squeeze(__m128i part, uint32_t keep, char *o)
{
	__m128i from;

	keep &= 0xFF;
	from = _mm_loadl_epi64((const __m128i *)squeeze_table[keep]);
	_mm_storel_epi64((__m128i *)o, _mm_shuffle_epi8(part, from));
	return o + __builtin_popcount(keep);
}

GK_WIDE static inline char *
squeeze_all(gk_wide v, uint32_t keep, char *o)
{
	__m128i low = _mm256_castsi256_si128((__m256i)v);
	__m128i high = _mm256_extracti128_si256((__m256i)v, 1);

	o = squeeze(low, keep, o);
	o = squeeze(_mm_srli_si128(low, 8), keep >> 8, o);
	o = squeeze(high, keep >> 16, o);
	return squeeze(_mm_srli_si128(high, 8), keep >> 24, o);
}

/* Bits for the bytes of letters and digits and %. */
GK_WIDE static inline uint32_t
kept(const struct gk_wide_block *b)
{
	gk_wide some = (b->class & (GK_WIDE_CYR | GK_WIDE_DIGIT)) |
		       (b->prev & GK_WIDE_CYR);

	/* the highest bit is set of what is not 0 */
	some = (gk_wide)_mm256_adds_epu8((__m256i)some, _mm256_set1_epi8(127));
	return gk_wide_bits(some | (gk_wide)(b->v == gk_wide_splats.percent) |
			    b->letter);
}

/* The same as run_narrow, a block at a time; it stops at more things.  In a text
 * with Cyrillic, Latin letters are among them. */
GK_WIDE __attribute__((always_inline)) static inline void
run_blocks(struct way *w, const bool cyrillic)
{
	const char *p = w->p, *end = w->end;
	char *o = w->o;
	struct gk_wide_block b;
	bool on = true;

	while (on && p < end) {
		size_t left = (size_t)(end - p);

		left = left < sizeof b.v ? left : sizeof b.v;
		memcpy(&b.v, p, sizeof b.v);
		on = gk_wide_look(p, left, cyrillic ? 0xFF : 0, &b);
		if (cyrillic)
			b.letter = (gk_wide){ 0 }; /* none before b.n */
		o = squeeze_all(gk_wide_lower(&b),
				_bzhi_u32(kept(&b), (unsigned)b.n), o);
		p += b.n;
	}
	w->p = p;
	w->o = o;
}

GK_WIDE static void
run_wide(struct way *w)
{
	if (w->cyrillic)
		run_blocks(w, true);
	else
		run_blocks(w, false);
}
#else
static void
run_wide(struct way *w)
{
	run_narrow(w);
}
#endif

static bool
has_cyrillic(struct gk_str s)
{
	return memchr(s.p, '\xD0', s.n) != NULL ||
	       memchr(s.p, '\xD1', s.n) != NULL;
}

/* The small letters of the Cyrillic block that are a letter and a mark. */
static uint32_t
composite(uint32_t letter, uint32_t mark)
{
	static const uint16_t of[][3] = {
		{ 0x438, 0x306, 0x439 }, { 0x435, 0x308, 0x451 },
		{ 0x456, 0x308, 0x457 }, { 0x443, 0x306, 0x45E },
		{ 0x433, 0x301, 0x453 }, { 0x43A, 0x301, 0x45C },
		{ 0x435, 0x300, 0x450 }, { 0x438, 0x300, 0x45D },
		{ 0x475, 0x30F, 0x477 }, { 0x436, 0x306, 0x4C2 },
		{ 0x430, 0x306, 0x4D1 }, { 0x430, 0x308, 0x4D3 },
		{ 0x435, 0x306, 0x4D7 }, { 0x4D9, 0x308, 0x4DB },
		{ 0x436, 0x308, 0x4DD }, { 0x437, 0x308, 0x4DF },
		{ 0x438, 0x304, 0x4E3 }, { 0x438, 0x308, 0x4E5 },
		{ 0x43E, 0x308, 0x4E7 }, { 0x4E9, 0x308, 0x4EB },
		{ 0x44D, 0x308, 0x4ED }, { 0x443, 0x304, 0x4EF },
		{ 0x443, 0x308, 0x4F1 }, { 0x443, 0x30B, 0x4F3 },
		{ 0x447, 0x308, 0x4F5 }, { 0x44B, 0x308, 0x4F9 },
	};

	for (size_t i = 0; i < sizeof of / sizeof *of; i++)
		if (of[i][0] == letter && of[i][1] == mark)
			return of[i][2];
	return 0;
}

/* A mark at w->p, with p behind it, that stands alone on a Cyrillic letter is
 * composed here; й is often typed so, and composing all the text costs ten
 * times as much as all else.  False where that would not be all there is to do. */
static bool
compose(struct way *w, uint32_t mark, const char *p)
{
	const char *q = w->p;
	uint32_t letter;
	size_t n;

	/* U+0340 and those behind it are not what they seem. */
	if (mark >= 0x340 || q == w->first)
		return false;
	letter = gk_utf8_prev(&q, w->first);
	if (letter < 0x400 || letter > 0x4FF ||
	    (gk_unicode_class(letter) & GK_UC_LETTER) == 0)
		return false;
	q = p;
	if (q < w->end && gk_fold_unsettled(gk_utf8_next(&q, w->end)))
		return false;
	letter = composite(gk_unicode_lower(letter), mark);
	if (letter != 0)
		w->o -= 2;
	put_point(letter != 0 ? letter : mark, w->o, &n);
	w->o += n;
	w->p = p;
	return true;
}

/* What stopped a run: a word with Latin letters (of which İ is one, when it is
 * small), or one code point. */
static bool
step(struct way *w, bool composed)
{
	const char *p = w->p;
	uint32_t cp = gk_utf8_next(&p, w->end), low = gk_unicode_lower(cp);
	size_t n;

	if (w->cyrillic && low < 0x80 && fold_table[low].latin)
		return latin_word(w, composed);
	if (!composed && gk_fold_unsettled(cp))
		return compose(w, cp, p);
	put_point(cp, w->o, &n);
	w->o += n;
	w->p = p;
	return true;
}

bool
gk_fold_text(struct gk_str s, unsigned how, struct gk_buf *out)
{
	bool wide = (how & GK_FOLD_NARROW) == 0 && gk_wide_can();
	bool slack = (how & GK_FOLD_SLACK) != 0;
	size_t most;
	struct way w;

	if (s.n == 0)
		return true;
	/* A Latin letter may become two bytes, and lower case a third (Ⱥ);
	 * both roads write some bytes that they take back. */
	if (s.n > (SIZE_MAX - 16 - GK_FOLD_BEHIND) / 3)
		out->status = GK_NOMEM;
	most = 2 * s.n + 16;
	if (!gk_buf_room(out, most + (slack ? 0 : s.n + GK_FOLD_BEHIND)))
		return true;
	w.o = out->p + out->n;
	if (!slack) {
		memcpy(w.o + most, s.p, s.n);
		memset(w.o + most + s.n, 0, GK_FOLD_BEHIND);
		s.p = w.o + most;
	}
	w.first = w.p = s.p;
	w.end = s.p + s.n;
	w.cyrillic = has_cyrillic(s);
	for (;;) {
		if (wide)
			run_wide(&w);
		else
			run_narrow(&w);
		if (w.p == w.end)
			break;
		if (!step(&w, (how & GK_FOLD_COMPOSED) != 0))
			return false;
	}
	out->n = (size_t)(w.o - out->p);
	return true;
}
