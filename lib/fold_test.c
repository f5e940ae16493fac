#include "fold.h"

#include <utf8proc.h>

#include "mem.h"
#include "test.h"
#include "utf8.h"

#define MANY 100000

static const char latin[] = "abcehijkmopstxy";
static const char cyrillic[] = "авсеніјкморѕтху";

/* The form by the plainest road: utf8proc, code point by code point. */

static bool
is_kept(utf8proc_int32_t cp)
{
	switch (utf8proc_category(cp)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_ND:
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME:
		return true;
	default:
		return cp == 0x2116 || cp == '%';
	}
}

static bool
is_latin(utf8proc_int32_t cp)
{
	utf8proc_category_t c = utf8proc_category(cp);

	return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO &&
	       (cp < 0x250 || (cp >= 0x1E00 && cp < 0x1F00));
}

static void
plain_word(const utf8proc_int32_t *word, size_t n, bool fold,
	   struct gk_buf *out)
{
	const char *like;
	char bytes[4];

	for (size_t i = 0; i < n && fold; i++)
		fold = !is_latin(word[i]) ||
		       (word[i] < 128 && strchr(latin, word[i]) != NULL);
	for (size_t i = 0; i < n; i++) {
		if (fold && word[i] > 0 && word[i] < 128 &&
		    (like = strchr(latin, word[i])) != NULL)
			gk_buf_put(out, cyrillic + 2 * (like - latin), 2);
		else
			gk_buf_put(out, bytes,
				   gk_utf8_put((uint32_t)word[i], bytes));
	}
}

static void
plain(struct gk_str s, struct gk_buf *out)
{
	utf8proc_uint8_t *nfc;
	utf8proc_int32_t *word, cp;
	utf8proc_ssize_t n, k;
	size_t nword = 0;
	bool fold;

	n = utf8proc_map((const utf8proc_uint8_t *)s.p, (utf8proc_ssize_t)s.n,
			 &nfc, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	word = gk_mem_array((size_t)n + 1, sizeof *word);
	fold = memchr(nfc, 0xD0, (size_t)n) != NULL ||
	       memchr(nfc, 0xD1, (size_t)n) != NULL;
	for (utf8proc_ssize_t i = 0; i < n; i += k) {
		k = utf8proc_iterate(nfc + i, n - i, &cp);
		if (utf8proc_category(cp) == UTF8PROC_CATEGORY_CF ||
		    cp == 0x300 || cp == 0x301)
			continue;
		if (is_kept(cp)) {
			cp = utf8proc_tolower(cp);
			word[nword++] = cp == 0x451 ? 0x435 : cp;
			continue;
		}
		plain_word(word, nword, fold, out);
		nword = 0;
	}
	plain_word(word, nword, fold, out);
	gk_mem_free(word);
	gk_mem_free(nfc);
}

static uint32_t
next_random(uint64_t *x)
{
	*x = *x * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*x >> 33);
}

/* A code point of one of the classes that the roads part at. */
static uint32_t
any_point(uint64_t *x)
{
	static const uint32_t some[] = {
		' ', ' ', ' ', '.', '%', '5', 'c', 'a', 'E', 'W', 0xA0, 0xAB,
		0xBB, 0xAD, 0xB5, 0xAA, 0xB0, 0x401, 0x451, 0x306, 0x308,
		0x301, 0x2014, 0x201C, 0x2026, 0x2116, 0x200B, 0xFEFF, 0x2071,
		0x20BD, 0x3A9, 0x2126, 0x212A, 0x1F600, 0x10FFFF, 0xE9, 0x4C0,
		0x490, 0x406, 0, 0xAC00, 0x1100, 0x1161, 0x23A, 0x2C00,
	};
	static const struct { uint32_t from, n; } spans[] = {
		{ 0x410, 64 }, { 0x410, 64 }, { 0x410, 64 }, { 0x430, 32 },
		{ 0x430, 32 }, { 0x400, 256 }, { 0x20, 96 }, { 0x80, 128 },
		{ 0x2000, 112 }, { 0x300, 112 }, { 0x500, 48 }, { 0, 0xD800 },
		{ 0x10000, 0x10000 },
	};
	uint32_t r = next_random(x), i;

	if (r % 4 == 0)
		return some[r / 4 % (sizeof some / sizeof *some)];
	i = r / 4 % (sizeof spans / sizeof *spans);
	/* Mostly the letters, so that runs are long. */
	if (r % 64 != 1 && i > 7)
		i %= 5;
	return spans[i].from + next_random(x) % spans[i].n;
}

static void
fold(struct gk_str s, unsigned how, struct gk_buf *out)
{
	utf8proc_uint8_t *nfc;
	utf8proc_ssize_t n;

	static const char after[GK_FOLD_BEHIND] = "\x8Bы5Ё%z\xC2\xAB\xFF";
	struct gk_buf more = { 0 };
	bool done;

	/* What stands behind the text must not matter. */
	gk_buf_str(&more, s);
	gk_buf_put(&more, after, sizeof after);
	gk_buf_reset(out);
	done = gk_fold_text(gk_str(more.p, s.n), how, out);
	gk_buf_clear(&more);
	if (done)
		return;
	n = utf8proc_map((const utf8proc_uint8_t *)s.p, (utf8proc_ssize_t)s.n,
			 &nfc, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	gk_buf_reset(out);
	how = (how & GK_FOLD_NARROW) | GK_FOLD_COMPOSED;
	gk_fold_text(gk_str((char *)nfc, (size_t)n), how, out);
	gk_mem_free(nfc);
}

/* How many of many random strings one of the roads gets wrong. */
static size_t
count_wrong(unsigned how)
{
	struct gk_buf text = { 0 }, want = { 0 }, got = { 0 };
	size_t wrong = 0;
	uint64_t x = 1;
	char bytes[4];

	for (size_t i = 0; i < MANY; i++) {
		size_t n = next_random(&x) % (i % 8 == 0 ? 60 : 20);

		gk_buf_reset(&text);
		gk_buf_reset(&want);
		while (n-- > 0)
			gk_buf_put(&text, bytes,
				   gk_utf8_put(any_point(&x), bytes));
		plain(gk_buf_view(&text), &want);
		fold(gk_buf_view(&text), how, &got);
		if (!gk_str_eq(gk_buf_view(&want), gk_buf_view(&got)) &&
		    wrong++ == 0)
			printf("# %.*s: %.*s, not %.*s\n", (int)text.n, text.p,
			       (int)got.n, got.p, (int)want.n, want.p);
	}
	gk_buf_clear(&text);
	gk_buf_clear(&want);
	gk_buf_clear(&got);
	return wrong;
}

/* Every code point alone, between letters, and at the edge of a block. */
static size_t
count_wrong_points(unsigned how)
{
	struct gk_buf text = { 0 }, want = { 0 }, got = { 0 };
	size_t wrong = 0;
	char bytes[4];

	for (uint32_t cp = 0; cp < 0x30000; cp++) {
		if (cp >= 0xD800 && cp < 0xE000)
			continue;
		gk_buf_reset(&text);
		gk_buf_reset(&want);
		gk_buf_puts(&text, &"-Что бы ни было ."[cp % 2]);
		gk_buf_put(&text, bytes, gk_utf8_put(cp, bytes));
		gk_buf_puts(&text, "бЫло");
		plain(gk_buf_view(&text), &want);
		fold(gk_buf_view(&text), how, &got);
		if (!gk_str_eq(gk_buf_view(&want), gk_buf_view(&got)) &&
		    wrong++ == 0)
			printf("# U+%04X\n", (unsigned)cp);
	}
	gk_buf_clear(&text);
	gk_buf_clear(&want);
	gk_buf_clear(&got);
	return wrong;
}

/* Every Cyrillic letter with every mark, alone and with another behind. */
static size_t
count_wrong_marks(unsigned how)
{
	struct gk_buf text = { 0 }, want = { 0 }, got = { 0 };
	size_t wrong = 0;
	char bytes[4];

	for (uint32_t i = 0; i < 0x100 * 0x70 * 2; i++) {
		gk_buf_reset(&text);
		gk_buf_reset(&want);
		gk_buf_put(&text, bytes, gk_utf8_put(0x400 + i % 0x100, bytes));
		gk_buf_put(&text, bytes,
			   gk_utf8_put(0x300 + i / 0x100 % 0x70, bytes));
		if (i >= 0x100 * 0x70)
			gk_buf_puts(&text, "\xCC\x81");
		plain(gk_buf_view(&text), &want);
		fold(gk_buf_view(&text), how, &got);
		if (!gk_str_eq(gk_buf_view(&want), gk_buf_view(&got)) &&
		    wrong++ == 0)
			printf("# %.*s\n", (int)text.n, text.p);
	}
	gk_buf_clear(&text);
	gk_buf_clear(&want);
	gk_buf_clear(&got);
	return wrong;
}

int
main(void)
{
	static const struct {
		const char *what, *text, *want;
	} cases[] = {
		{ "nothing", "", "" },
		{ "letters and digits", "В 2024 году - 15,5 %!",
		  "в2024году155%" },
		{ "numero sign", "Дом № 5", "дом№5" },
		{ "yo", "Ёлка ещё", "елкаеще" },
		{ "short i stays", "мой, мои", "моймои" },
		{ "Ukrainian", "Її Ґанок, Єва", "їїґанокєва" },
		{ "Kazakh", "Ұлттық ӨҢІР", "ұлттықөңір" },
		{ "Latin look-alikes in a Cyrillic word", "Mосква", "москва" },
		{ "a Latin word stays", "компания Apple Inc",
		  "компанияappleinc" },
		{ "a word of look-alikes alone", "CCCP и ВВС", "сссриввс" },
		{ "no Cyrillic, no disguise", "COP: A Better Car",
		  "copabettercar" },
		{ "soft hyphen inside", "пе\xC2\xADре\xC2\xADнос", "перенос" },
		{ "soft hyphen in a disguised word", "c\xC2\xADлoво",
		  "слово" },
		{ "stress", "за\xCC\x81мок", "замок" },
		{ "i with a breve apart", "мои\xCC\x86", "мой" },
		{ "e with a diaeresis apart", "е\xCC\x88ж", "еж" },
		{ "no-break space, guillemets, dash",
		  "«Да»\xC2\xA0— сказал он…", "дасказалон" },
		{ "only punctuation", "*** — …", "" },
	};
	static const struct {
		const char *name;
		unsigned how;
	} roads[] = {
		{ "wide", 0 },
		{ "narrow", GK_FOLD_NARROW },
		{ "wide, with slack", GK_FOLD_SLACK },
		{ "narrow, with slack", GK_FOLD_NARROW | GK_FOLD_SLACK },
	};
	struct gk_buf got = { 0 };

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		fold(gk_str_of(cases[i].text), 0, &got);
		if (!ok(gk_str_is(gk_buf_view(&got), cases[i].want), "%s",
			cases[i].what))
			printf("# %.*s\n", (int)got.n, got.p);
	}
	for (size_t i = 0; i < sizeof roads / sizeof *roads; i++) {
		unsigned how = roads[i].how;

		ok(count_wrong(how) == 0, "random strings, %s",
		   roads[i].name);
		ok(count_wrong_points(how) == 0, "every code point, %s",
		   roads[i].name);
		ok(count_wrong_marks(how) == 0, "marks on letters, %s",
		   roads[i].name);
	}
	gk_buf_clear(&got);
	return done();
}
