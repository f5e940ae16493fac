#include "page.h"
#include "test.h"

/* The lines that are listed and those that are headings, as letters. */
static void
check(const char *name, const char *text, const char *want)
{
	struct gk_arena arena = { 0 };
	struct gk_page page;
	char got[64] = "";
	bool good = gk_page_read(gk_str_of(text), NULL, NULL, &arena, &page) ==
		    GK_OK && page.n < sizeof got;

	for (size_t i = 0; good && i < page.n; i++)
		got[i] = page.line[i].listed  ? 'l' :
			 page.line[i].heading ? 'h' : '.';
	ok(good && strcmp(got, want) == 0, "%s: %s", name, got);
	gk_arena_clear(&arena);
}

#define A "Двенадцать часов в сутки, не меньше.\n"
#define B "Томаты сеют за два месяца до высадки.\n"
#define D "Полейте всходы тёплой водой.\n"
#define C "Каждый год стебли ложатся на стекло.\n"

int
main(void)
{
	check("a table and what it names",
	      "Когда сеять\nСколько света\nКак поливать\n" A
	      "Когда сеять\n" B "Сколько света\n" C "Как поливать\n" D,
	      "lll.h.h.h.");
	check("numbers make no difference",
	      "1. Когда сеять\n2. Сколько света\n3. Как поливать\n" A
	      "Когда сеять\n" B "Сколько света\n" C "Как поливать\n" D,
	      "lll.h.h.h.");
	check("a menu that stands twice names nothing",
	      "Главная страница\nНаши авторы\nНаши контакты\n" A
	      "Главная страница\nНаши авторы\nНаши контакты\n", ".......");
	check("two are too few",
	      "Когда сеять\nСколько света\n" B "Когда сеять\n" C
	      "Сколько света\n" D, ".......");
	check("in another order it is no table",
	      "Когда сеять\nСколько света\nКак поливать\n" A
	      "Как поливать\n" B "Сколько света\n" C "Когда сеять\n" D,
	      "..........");
	return done();
}
