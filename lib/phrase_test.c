#include "reading.h"
#include "test.h"

static const struct {
	const char *line;
	enum gk_phrase_fit fit;
	enum gk_widget_kind kind;
} cases[] = {
	{ "Поделиться", GK_PHRASE_WHOLE, GK_WIDGET_SHARE },
	{ "ПОДЕЛИТЬСЯ", GK_PHRASE_WHOLE, GK_WIDGET_SHARE },
	{ "12 комментариев", GK_PHRASE_WHOLE, GK_WIDGET_COMMENTS },
	{ "Комментарии (7)", GK_PHRASE_WHOLE, GK_WIDGET_COMMENTS },
	{ "Читайте также: мост закрыт", GK_PHRASE_LABEL, GK_WIDGET_RELATED },
	{ "Ещё новости", GK_PHRASE_WHOLE, GK_WIDGET_RELATED },
	{ "Фото: Анна Ким", GK_PHRASE_LABEL, GK_WIDGET_CREDIT },
	{ "Фото моста нашлось в архиве", GK_PHRASE_NONE, GK_WIDGET_CONTENT },
	{ "Нажмите Ctrl+Enter, мы поправим", GK_PHRASE_ANYWHERE,
	  GK_WIDGET_COMMENTS },
	{ "Читайте ж також", GK_PHRASE_NONE, GK_WIDGET_CONTENT },
	{ "Підписуйтесь на наш канал", GK_PHRASE_OPENS, GK_WIDGET_SUBSCRIBE },
	{ "Ауа райы", GK_PHRASE_WHOLE, GK_WIDGET_WEATHER },
	{ "Сподели в социалните мрежи", GK_PHRASE_OPENS, GK_WIDGET_SHARE },
	{ "Повезане вести", GK_PHRASE_WHOLE, GK_WIDGET_RELATED },
	{ "Join Telegram", GK_PHRASE_WHOLE, GK_WIDGET_SUBSCRIBE },
	/* first and last of the table, and none */
	{ "правила за коментиране", GK_PHRASE_WHOLE, GK_WIDGET_COMMENTS },
	{ "поделите", GK_PHRASE_WHOLE, GK_WIDGET_SHARE },
	{ "", GK_PHRASE_NONE, GK_WIDGET_CONTENT },
	{ "Шофёр нашёл на дороге ежа", GK_PHRASE_NONE, GK_WIDGET_CONTENT },
};

int
main(void)
{
	static struct gk_phrase_words words;
	struct gk_arena arena = { 0 };
	struct gk_wordmap map;
	uint32_t stems[GK_PHRASE_WORDS];

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct gk_str text = gk_str_of(cases[i].line);
		struct gk_line line;

		gk_arena_reset(&arena);
		gk_wordmap_make(text, false, &arena, &map);
		gk_reading_take(text, &map, &words, stems, &line);
		ok(line.phrase.fit == cases[i].fit &&
		   line.phrase.kind == cases[i].kind,
		   "%s (fit %d, kind %d)", cases[i].line,
		   (int)line.phrase.fit, (int)line.phrase.kind);
	}
	gk_arena_clear(&arena);
	return done();
}
