#include "sentence.h"

#include "buf.h"
#include "test.h"

int
main(void)
{
	static const struct {
		const char *what, *text, *want; /* sentences, joined by | */
	} cases[] = {
		{ "two", "Мост готов. Машины идут.",
		  "Мост готов.| Машины идут." },
		{ "initials", "Пришёл А. Б. Иванов. Ушёл.",
		  "Пришёл А. Б. Иванов.| Ушёл." },
		{ "abbreviation", "Театр им. Чехова. Касса.",
		  "Театр им. Чехова.| Касса." },
		{ "a small letter follows", "В 2 тыс. раз и т. д. и так далее",
		  "В 2 тыс. раз и т. д. и так далее" },
		{ "several marks", "Что?! Да… Нет", "Что?!| Да…| Нет" },
		{ "no blank between", "Суд решил.Мост снесут",
		  "Суд решил.|Мост снесут" },
		{ "an address", "На lenta.ru пишут", "На lenta.ru пишут" },
		{ "a mark follows", "Мост готов. «Ура»",
		  "Мост готов.| «Ура»" },
		{ "none", "", "" },
	};
	struct gk_buf got = { 0 };
	bool line;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gk_str text = gk_str_of(cases[i].text);
		size_t end;

		gk_buf_reset(&got);
		for (size_t at = 0; at < text.n; at = end) {
			end = gk_sentence_end(text, at, text.n);
			gk_buf_puts(&got, at > 0 ? "|" : "");
			gk_buf_str(&got, gk_str_cut(text, at, end));
		}
		if (!ok(gk_str_is(gk_buf_view(&got), cases[i].want), "%s",
			cases[i].what))
			printf("# got %.*s\n", (int)got.n, got.p);
	}
	ok(gk_sentence_start(GK_STR("Да. Нет"), 13, 0, &line) == 5 && !line,
	   "the start behind a full stop");
	ok(gk_sentence_start(GK_STR("Да\nНет"), 11, 0, &line) == 5 && line,
	   "the start of a line");
	gk_buf_clear(&got);
	return done();
}
