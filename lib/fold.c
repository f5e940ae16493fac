#include "fold.h"

#include "unicode.h"
#include "utf8.h"

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
	const char *first, *p, *end;
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

/* ASCII and Cyrillic, nearly all there is, go by table without a branch that
 * depends on the text: what becomes of a code point, and how long it is before
 * and after, are looked up, because a wrong guess at every word's end costs
 * more than all else.  Stops at a Latin letter that may be Cyrillic in disguise
 * and at what is in no table. */
static void
run_narrow(struct way *w)
{
	const char *p = w->p, *end = w->end;
	const struct fold *f;
	char *o = w->o;

	while (p < end) {
		unsigned char c = (unsigned char)*p;
		unsigned wide = c >= 0x80;

		if (wide && (c & 0xFC) != 0xD0)
			break;
		f = &fold_table[wide ? 128 + ((c & 3u) << 6 |
					      ((unsigned char)p[wide] & 63u))
				     : c];
		if (f->latin && w->cyrillic)
			break;
		memcpy(o, f->bytes, 2);
		o += f->n;
		p += 1 + wide;
	}
	w->p = p;
	w->o = o;
}

#ifdef __x86_64__ /* beside the road above, for the machines that most have */
#include <immintrin.h>

#define WIDE __attribute__((target("avx2,bmi2,popcnt")))

typedef unsigned char bytes __attribute__((vector_size(32)));

/* A table of sixteen bytes, told twice. */
#define TWICE(...) { __VA_ARGS__, __VA_ARGS__ }

/* What a byte is, by its high and its low half: a bit must stand in both. */
enum {
	D0 = 1, D1 = 2, D2 = 4, D3 = 8, CYR = 15, /* leads of Cyrillic */
	C2 = 16,      /* of NBSP « » and the soft hyphen */
	E2 = 32 | 64, /* of U+2000-U+203F: dashes, quotation marks, ... */
	DIGIT = 128,
};

WIDE static inline uint32_t
bits(bytes v)
{
	return (uint32_t)_mm256_movemask_epi8((__m256i)v);
}

/* Every byte moved to the place behind it, and before it; 0 at the border. */
WIDE static inline bytes
forth(bytes v)
{
	__m256i low = _mm256_permute2x128_si256((__m256i)v, (__m256i)v, 0x08);

	return (bytes)_mm256_alignr_epi8((__m256i)v, low, 15);
}

WIDE static inline bytes
back(bytes v)
{
	__m256i high = _mm256_permute2x128_si256((__m256i)v, (__m256i)v, 0x81);

	return (bytes)_mm256_alignr_epi8(high, (__m256i)v, 1);
}

WIDE static inline bytes
look_up(bytes table, bytes half)
{
	return (bytes)_mm256_shuffle_epi8((__m256i)table, (__m256i)half);
}

WIDE static inline bytes
class_of(bytes high, bytes low)
{
	static const bytes by_high = TWICE(0, 0, 0, DIGIT, 0, 0, 0, 0, 0, 0, 0,
					   0, C2, CYR, E2, 0);
	static const bytes by_low = TWICE(D0 | DIGIT, D1 | DIGIT,
					  D2 | C2 | E2 | DIGIT, D3 | DIGIT,
					  DIGIT, DIGIT, DIGIT, DIGIT, DIGIT,
					  DIGIT, 0, 0, 0, 0, 0, 0);

	return look_up(by_high, high) & look_up(by_low, low);
}

/* Not 0 for a second byte with which a code point leaves this road: D1 A0-BF,
 * D2 80-89 and D3 80-8F, where case follows no rule; the letters ª µ º of C2;
 * all of E2 but 80.  prev is the class of the lead before it. */
WIDE static inline bytes
strange(bytes high, bytes low, bytes prev)
{
	enum { E2A = 32, E2B = 64, ALL = D1 | D3 | E2A };
	static const bytes by_high = TWICE(0, 0, 0, 0, 0, 0, 0, 0,
					   D2 | D3 | E2B, E2A, D1 | C2 | E2A,
					   D1 | C2 | E2A, 0, 0, 0, 0);
	static const bytes by_low = TWICE(
	    ALL | D2, ALL | D2 | E2B, ALL | D2 | E2B, ALL | D2 | E2B,
	    ALL | D2 | E2B, ALL | D2 | E2B | C2, ALL | D2 | E2B, ALL | D2 | E2B,
	    ALL | D2 | E2B, ALL | D2 | E2B, ALL | E2B | C2, ALL | E2B,
	    ALL | E2B, ALL | E2B, ALL | E2B, ALL | E2B);

	return look_up(by_high, high) & look_up(by_low, low) & prev;
}

/* Lower case of ASCII letters and of the Cyrillic that is not strange.  By the
 * high half of the second byte after D0, Ѐ-Џ, А-П and Р-Я move by `move`, and
 * the first and last of them from D0 to D1; after D2 and D3 small letters are
 * odd; ё, D1 91, is е, D0 B5. */
WIDE static inline bytes
lower(bytes v, bytes high, bytes prev, bytes letter)
{
	static const bytes move = TWICE(0, 0, 0, 0, 0, 0, 0, 0, 0x10, 0x20,
					0xE0, 0, 0, 0, 0, 0);
	static const bytes turn = TWICE(0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0,
					0, 0, 0);
	bytes d0 = (bytes)(prev == D0), yo;

	v += look_up(move, high) & d0;
	v |= (bytes)((prev & (D2 | D3)) != 0) & 1;
	v |= letter & 0x20;
	yo = (v == 0x91) & ((prev & (D0 | D1)) != 0);
	v ^= yo & (0x91 ^ 0xB5);
	return v ^ back((look_up(turn, high) & d0) ^ (yo & 1));
}

/* How many of the n bytes of the block at p are whole code points before the
 * first odd one. */
WIDE static inline size_t
usable(const char *p, size_t n, uint32_t odd)
{
	if (odd != 0) {
		n = (size_t)__builtin_ctz(odd);
		while (n > 0 && ((unsigned char)p[n] & 0xC0) == 0x80)
			n--;
		return n;
	}
	if (n < sizeof(bytes))
		return n;
	return n - ((unsigned char)p[n - 1] >= 0xC0   ? 1
		    : (unsigned char)p[n - 2] == 0xE2 ? 2
						      : 0);
}

/* Appends the bytes of part whose bits stand in keep. */
WIDE static inline char *
squeeze(long long part, unsigned keep, char *o)
{
	uint64_t mask = _pdep_u64(keep & 0xFF, 0x0101010101010101u) * 0xFF;
	uint64_t kept = _pext_u64((uint64_t)part, mask);

	memcpy(o, &kept, sizeof kept);
	return o + __builtin_popcount(keep & 0xFF);
}

WIDE static inline char *
squeeze_all(bytes v, uint32_t keep, char *o)
{
	o = squeeze(_mm256_extract_epi64((__m256i)v, 0), keep, o);
	o = squeeze(_mm256_extract_epi64((__m256i)v, 1), keep >> 8, o);
	o = squeeze(_mm256_extract_epi64((__m256i)v, 2), keep >> 16, o);
	return squeeze(_mm256_extract_epi64((__m256i)v, 3), keep >> 24, o);
}

/* The same as run_narrow, a block at a time; it stops at more things. */
WIDE static void
run_wide(struct way *w)
{
	const unsigned char yes = w->cyrillic ? 0xFF : 0;
	const char *p = w->p;
	char *o = w->o;
	uint32_t odd = 0, keep;

	while (p < w->end && odd == 0) {
		bytes v = { 0 }, high, low, class, prev, letter, drop;
		size_t left = (size_t)(w->end - p), n;

		/* The NULs behind the end are dropped like any other. */
		if (left >= sizeof v)
			memcpy(&v, p, left = sizeof v);
		else
			memcpy(&v, p, left);
		high = v >> 4;
		low = v & 15;
		class = class_of(high, low);
		prev = forth(class);
		letter = (bytes)((v | 0x20) - 'a' < 26);
		odd = bits((strange(high, low, prev) != 0) |
			   ((v >= 0xC0) & (class == 0)) | (letter & yes));
		n = usable(p, left, odd);
		drop = (((class & (CYR | DIGIT)) | (prev & CYR)) == 0) &
		       (v != '%') & ~letter;
		keep = _bzhi_u32(~bits(drop), (unsigned)n);
		o = squeeze_all(lower(v, high, prev, letter), keep, o);
		p += n;
	}
	w->p = p;
	w->o = o;
}

static bool
can_wide(void)
{
	return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2");
}
#else
static void
run_wide(struct way *w)
{
	run_narrow(w);
}

static bool
can_wide(void)
{
	return false;
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
	bool wide = (how & GK_FOLD_NARROW) == 0 && can_wide();
	struct way w = { .first = s.p, .p = s.p, .end = s.p + s.n };

	/* A Latin letter may become two bytes, and lower case a third (Ⱥ);
	 * both roads write some bytes that they take back. */
	if (s.n > (SIZE_MAX - 16) / 2)
		out->status = GK_NOMEM;
	if (s.n == 0 || !gk_buf_room(out, 2 * s.n + 16))
		return true;
	w.o = out->p + out->n;
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
