#include "metadata.h"

#include "buf.h"
#include "test.h"

/* A line above the headline or behind the article, and what it is for the
 * article between them. */
static const struct {
	const char *line;
	bool behind;
	enum gk_widget_kind kind; /* CONTENT: furniture of any kind */
} cases[] = {
	{ "14 мая 2024 | 18:40", false, GK_WIDGET_DATE },
	{ "// 09.12.2011 // 10:19 //", false, GK_WIDGET_DATE },
	{ "05.01.12 18:27", false, GK_WIDGET_DATE },
	{ "23 сакавіка 2021, 14:05", false, GK_WIDGET_DATE },
	{ "вторник, 14 мая", false, GK_WIDGET_CONTENT },
	{ "Сегодня 155 Вчера 181", false, GK_WIDGET_CONTENT },
	{ "Вчера в 9:10Petrovich", false, GK_WIDGET_CONTENT },
	{ "1 мая 2024 - 9 мая 2024", false, GK_WIDGET_CONTENT },
	{ "18:40", false, GK_WIDGET_CONTENT },
	{ "Марина Кожевникова", true, GK_WIDGET_BYLINE },
	{ "Автор: Марина Кожевникова", true, GK_WIDGET_BYLINE },
	{ "Источник: «Вести Вятки»", true, GK_WIDGET_SOURCE },
	{ "Игнат Лаптев", true, GK_WIDGET_CONTENT }, /* whom it is about */
	{ "© Марина Кожевникова", true, GK_WIDGET_CONTENT },
};

static const char article[] =
	"В Сосновке открыли переправу через Вятку\n"
	"Переправу у Сосновки открыли в понедельник, раньше срока.\n"
	"Проезд для машин стоит триста рублей, пенсионеров возят даром.\n"
	"«Ждали сорок машин, приехало сто», — сказал Игнат Лаптев.\n";

/* Headline and three lines. */
#define LINES 4

static void
check(size_t i, struct gk_arena *arena)
{
	struct gk_buf text = { 0 };
	struct gk_page page;
	struct gk_labels labels;
	size_t at = cases[i].behind ? LINES + 1 : 1;
	enum gk_widget_kind kind = GK_WIDGET_CONTENT;

	gk_buf_puts(&text, "Главная\n");
	if (!cases[i].behind)
		gk_buf_printf(&text, "%s\n", cases[i].line);
	gk_buf_puts(&text, article);
	if (cases[i].behind)
		gk_buf_printf(&text, "%s\n", cases[i].line);
	gk_buf_puts(&text, "Теги: переправа, Вятка\n");
	if (ok(text.status == GK_OK &&
		   gk_page_read(gk_buf_view(&text), NULL, NULL, arena, &page) ==
		       GK_OK &&
		   gk_label_by_rule(&page, arena, &labels) == GK_OK &&
		   labels.n == LINES + 3, "%s: read", cases[i].line)) {
		gk_metadata_keep(gk_buf_view(&text), &labels);
		kind = labels.line[at].kind;
		if (kind >= GK_WIDGET_SHARE && kind < GK_WIDGET_BYLINE)
			kind = GK_WIDGET_CONTENT;
	}
	ok(kind == cases[i].kind, "%s: %d", cases[i].line, kind);
	gk_buf_clear(&text);
	gk_arena_reset(arena);
}

int
main(void)
{
	struct gk_arena arena = { 0 };

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		check(i, &arena);
	gk_arena_clear(&arena);
	return done();
}
