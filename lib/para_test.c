#include "para.h"

#include "test.h"

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
	return done();
}
