#include "codepage.h"
#include "mojibake.h"
#include "test.h"

#define CLEAN "Мэр открыл новый мост через реку."

/* The text read in another page, so many times. */
static struct gk_str
damage(const char *text, enum gk_codepage page, int times,
       struct gk_arena *arena)
{
	struct gk_str s = gk_str_of(text);
	struct gk_buf out = { 0 };
	size_t bad;

	for (; times > 0; times--) {
		gk_buf_reset(&out);
		gk_codepage_decode(page, s, true, &out, &bad);
		s = gk_arena_copy(arena, gk_buf_view(&out));
	}
	gk_buf_clear(&out);
	return s;
}

int
main(void)
{
	static const enum gk_codepage pages[] = {
		GK_CODEPAGE_1251, GK_CODEPAGE_LATIN1, GK_CODEPAGE_KOI8R,
		GK_CODEPAGE_866, GK_CODEPAGE_MAC
	};
	static const char *const clean[] = {
		CLEAN, "", "СССР» США» ТАСС… С» Р»", "Straße über Öl",
		"l'été déjà passé", "В«Газпроме»", "人人生而自由", "abc",
		"МегаФон и СберБанк", "№ 5 — «Да»…",
	};
	struct gk_arena arena = { 0 };
	struct gk_mojibake m;
	struct gk_str s;
	size_t at;

	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
		for (int times = 1; times <= 3; times++) {
			s = damage(CLEAN, pages[i], times, &arena);
			at = 0;
			ok(gk_mojibake_next(s, &at, &arena, &m) &&
				   m.span.start == 0 && m.span.end == s.n &&
				   gk_str_is(m.was, CLEAN),
			   "%s, %d times", gk_codepage_name(pages[i]), times);
			ok(!gk_mojibake_next(s, &at, &arena, &m), "and no more");
		}
	for (size_t i = 0; i < sizeof clean / sizeof *clean; i++) {
		at = 0;
		ok(!gk_mojibake_next(gk_str_of(clean[i]), &at, &arena, &m),
		   "clean: %s", clean[i]);
	}
	gk_arena_clear(&arena);
	return done();
}
