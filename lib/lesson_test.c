#include "lesson.h"

#include "test.h"

#define SITE GK_STR("a.example")
#define MENU "Новости\nСпорт\n"
#define FOOT "Перепечатка без ссылки на сайт запрещена.\n"
#define BRIDGE "Мост через Ишим открыли утром\n"                            \
	"Новый мост через Ишим открыли сегодня утром, и пошли машины.\n"       \
	"Жители ждали этот мост двадцать лет и теперь очень рады.\n"           \
	"Работы закончили раньше срока, сообщили вчера в мэрии.\n"
#define LIBRARY "В библиотеке починили крышу\n"                             \
	"Крышу городской библиотеки починили за неделю до холодов.\n"          \
	"Читальный зал библиотеки снова открыт с девяти до шести.\n"           \
	"Библиотекари переносили книги из зала в зал три раза.\n"

/* Pages of one site, and in how many documents a line of each stands then. */
static const struct {
	const char *what, *page[5];
	uint32_t documents, copies;
	const char *line;
	uint32_t count;
} cases[] = {
	{ "two articles", { MENU BRIDGE FOOT, MENU LIBRARY FOOT }, 2, 0,
	  "Новости\n", 2 },
	{ "of which each has its own", { MENU BRIDGE, MENU LIBRARY }, 2, 0,
	  "Жители ждали этот мост двадцать лет и теперь очень рады.\n", 1 },
	{ "the same words are the same line",
	  { MENU BRIDGE, "НОВОСТИ!\n" LIBRARY }, 2, 0, "Новости\n", 2 },
	{ "a line twice in a page counts once",
	  { MENU MENU BRIDGE, MENU LIBRARY MENU }, 2, 0, "Новости\n", 2 },
	{ "one article fetched every day",
	  { MENU BRIDGE FOOT, MENU BRIDGE FOOT, MENU BRIDGE FOOT }, 1, 2,
	  "Новости\n", 1 },
	{ "with other news beside it",
	  { MENU BRIDGE FOOT, MENU BRIDGE "В парке сломали качели\n" FOOT,
	    MENU BRIDGE "На рынке подешевела капуста\n" FOOT }, 1, 2,
	  "Перепечатка без ссылки на сайт запрещена.\n", 1 },
	{ "then another article",
	  { MENU BRIDGE FOOT, MENU BRIDGE FOOT, MENU LIBRARY FOOT }, 2, 1,
	  "Новости\n", 2 },
	{ "numbers and dates teach nothing",
	  { MENU "12\n10:30\n" BRIDGE, MENU "12\n10:30\n" LIBRARY }, 2, 0,
	  "12\n", 0 },
	{ "an empty page", { "\n" }, 0, 1, "Новости\n", 0 },
};

static bool
read_page(const char *text, struct gk_arena *arena, struct gk_page *page)
{
	return gk_page_read(gk_str_of(text), NULL, NULL, arena, page) == GK_OK;
}

int
main(void)
{
	struct gk_profile known = { 0 };
	struct gk_arena arena = { 0 };
	struct gk_page page;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gk_lessons all = { .known = &known };
		struct gk_profile_view view;
		bool fine = true;

		for (size_t k = 0; k < 5 && cases[i].page[k] != NULL; k++)
			fine &= read_page(cases[i].page[k], &arena, &page) &&
				gk_lesson_learn(&all, gk_lesson_take(
					&page, SITE, &arena)) == GK_OK;
		view = gk_profile_look(&all.fresh, SITE);
		fine &= read_page(cases[i].line, &arena, &page);
		ok(fine && all.documents == cases[i].documents &&
		   all.copies == cases[i].copies &&
		   gk_profile_count(&view, page.line[0].key) == cases[i].count,
		   "%s", cases[i].what);
		gk_profile_clear(&all.fresh);
		gk_arena_reset(&arena);
	}
	read_page("Читайте также\nПоделиться в сетях\n", &arena, &page);
	/* When these change, so must the version in ledger.c. */
	ok(page.line[0].key == 0x7d9b9dcfd919cbc0 &&
	   page.line[1].key == 0x0a5f08a2bacc9b49,
	   "keys are what they were: %016llx %016llx",
	   (unsigned long long)page.line[0].key,
	   (unsigned long long)page.line[1].key);
	gk_arena_clear(&arena);
	return done();
}
