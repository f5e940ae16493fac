#include "para.h"

#include "test.h"
#include "utf8.h"

#define MANY 20000

/* Paragraphs of the text, joined by '|'. */
static size_t
join(const char *text, enum gk_paras mode, char *out)
{
	struct gk_para p = { 0 };
	size_t n = 0;

	while (gk_para_next(gk_str_of(text), mode, &p)) {
		if (n > 0)
			out[n++] = '|';
		memcpy(out + n, p.text.p, p.text.n);
		n += p.text.n;
	}
	out[n] = '\0';
	return n;
}

static uint32_t
next_random(uint64_t *x)
{
	*x = *x * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*x >> 33);
}

/* Lines of a text that is more or less wrapped. */
static size_t
any_text(uint64_t *x, char *out)
{
	static const char *const ends[] = { "\n", "\n", "\n", "\n\n", "\r\n",
					    "\n \n", "" };
	uint32_t lines = next_random(x) % 40, wild = next_random(x) % 24 + 1;
	size_t n = 0;

	while (lines-- > 0) {
		bool full = next_random(x) % wild != 0;
		uint32_t letters = full ? 60 + next_random(x) % 40
					: next_random(x) % 120;
		const char *end = ends[next_random(x) % (full ? 4 : 7)];

		while (letters-- > 0)
			n += gk_utf8_put(0x430 + letters % 8, out + n);
		memcpy(out + n, end, strlen(end));
		n += strlen(end);
	}
	return n;
}

/* The rule of gk_para_mode, seen to its end. */
static enum gk_paras
plain_mode(struct gk_str text)
{
	size_t inner = 0, full = 0, runs = 0, lines = 0, last = 0, end;
	bool before = false;

	for (size_t at = 0; at < text.n; at = end + 1) {
		struct gk_str s;

		for (end = at; end < text.n && text.p[end] != '\n'; end++)
			;
		s = gk_str_cut(text, at, end);
		if (gk_para_is_blank(s)) {
			before = false;
			continue;
		}
		s.n -= s.p[s.n - 1] == '\r';
		inner += before;
		full += before && last >= 40 && last <= 100;
		lines++;
		runs += !before;
		before = true;
		last = gk_utf8_count(s);
	}
	return runs >= 2 && lines >= 2 * runs && inner >= 4 &&
		       full * 10 >= inner * 9
		   ? GK_PARAS_BLANK
		   : GK_PARAS_LINE;
}

static void
test_auto(void)
{
	static char text[16384];
	size_t wrong = 0, differ = 0, wrapped = 0;
	uint64_t x = 1;

	for (int i = 0; i < MANY; i++) {
		struct gk_str s = gk_str(text, any_text(&x, text));
		enum gk_paras mode = plain_mode(s);
		struct gk_para a = { 0 }, b = { 0 };
		bool more;

		wrapped += mode == GK_PARAS_BLANK;
		wrong += gk_para_mode(s) != mode;
		do {
			more = gk_para_next(s, mode, &a);
			differ += gk_para_next(s, GK_PARAS_AUTO, &b) != more ||
				  a.off != b.off || a.line != b.line ||
				  a.text.n != b.text.n;
		} while (more);
	}
	ok(wrong == 0, "how random texts are wrapped");
	ok(differ == 0, "paragraphs of random texts, decided on the way");
	ok(wrapped > MANY / 10 && wrapped < MANY * 9 / 10, "some are wrapped, some not");
}

int
main(void)
{
	static const struct {
		const char *what, *text;
		enum gk_paras mode;
		const char *want;
	} cases[] = {
		{ "nothing", "", GK_PARAS_LINE, "" },
		{ "blank lines only", "\n \n\t\r\n", GK_PARAS_BLANK, "" },
		{ "no newline at the end", "раз\n\nдва", GK_PARAS_BLANK,
		  "раз|два" },
		{ "NBSP makes a blank line", "раз\n\xC2\xA0\nдва",
		  GK_PARAS_BLANK, "раз|два" },
		{ "lines", "раз\nдва\n", GK_PARAS_LINE, "раз|два" },
		{ "runs of lines", "раз\nдва\n\nтри\n", GK_PARAS_BLANK,
		  "раз\nдва|три" },
		{ "carriage returns", "раз\r\n\r\nдва\r\n", GK_PARAS_BLANK,
		  "раз|два" },
	};
	static const char wrapped[] =
	    "Сегодня в городе открыли новый мост через реку, которого\n"
	    "жители обоих берегов ждали почти двадцать лет, и первые\n"
	    "машины прошли по нему уже утром.\n"
	    "\n"
	    "По словам строителей, работы заняли на полгода меньше, чем\n"
	    "было задумано, потому что зима выдалась мягкой, а бетон\n"
	    "успевал схватываться даже ночью без подогрева.\n";
	static const char page[] =
	    "Мост открыт\n\nПОДЕЛИТЬСЯ\n\nСегодня в городе открыли новый "
	    "мост через реку, которого жители обоих берегов ждали почти "
	    "двадцать лет.\nВчера\nЗавтра\n";
	struct gk_para p = { 0 };
	char got[256];

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		join(cases[i].text, cases[i].mode, got);
		ok(strcmp(got, cases[i].want) == 0, "%s", cases[i].what);
	}
	gk_para_next(GK_STR("\nа\nб\n\n\nв"), GK_PARAS_BLANK, &p);
	ok(p.line == 1 && p.off == 1, "place of the first paragraph");
	gk_para_next(GK_STR("\nа\nб\n\n\nв"), GK_PARAS_BLANK, &p);
	ok(p.line == 5 && p.off == 9, "place of the second");
	ok(gk_para_mode(GK_STR(wrapped)) == GK_PARAS_BLANK, "wrapped text");
	ok(gk_para_mode(GK_STR(page)) == GK_PARAS_LINE, "a scraped page");
	ok(gk_para_mode(GK_STR("")) == GK_PARAS_LINE, "nothing to go by");
	test_auto();
	return done();
}
