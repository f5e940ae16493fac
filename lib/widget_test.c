#include "widget.h"

#include "mem.h"
#include "test.h"

/* Pages in full: before each line the letter of what it is.  H headline,
 * C content, M metadata, R another copy, F furniture. */
static const struct {
	const char *name;
	const char *page;
} cases[] = {
	{ "Russian portal",
	  "RМост через Суйлик открыли после ремонта\n"
	  "FПОДЕЛИТЬСЯ\n"
	  "HМост через Суйлик открыли после ремонта\n"
	  "CДвижение по мосту через реку Суйлик возобновили в понедельник "
	  "утром, сообщили в городском управлении дорог.\n"
	  "FПОДЕЛИТЬСЯ\n"
	  "CРемонт шёл одиннадцать месяцев. За это время строители заменили "
	  "опоры, настил и ограждения моста.\n"
	  "FЧитайте также\n"
	  "FВ Жаркенте заработал новый автовокзал\n"
	  "FЦены на картофель снизились впервые с весны\n"
	  "C«Старый мост стоял на честном слове», – сказал инженер Ильяс "
	  "Торгаев, который вёл работы на реке.\n"
	  "CБесплатно.\n"
	  "CСледующим управление дорог закроет мост у вокзала.\n"
	  "MИсточник: «Вести Суйлика»\n"
	  "FКурс валют\n"
	  "F 503.04  course up  601.1  course up\n"
	  "FПогода\n"
	  "FАлматы -1\n"
	  "FАстана -17\n"
	  "FРедакция Реклама\n" },
	{ "Ukrainian news",
	  "FГоловна\n"
	  "FПолітика\n"
	  "FЕкономіка\n"
	  "HУ Білій Криниці відкрили музей старих годинників\n"
	  "M12 березня 2021, 14:30\n"
	  "CМузей годинників відкрили у Білій Криниці, повідомила директорка "
	  "закладу Оксана Веретюк.\n"
	  "CУ трьох залах музею зібрали двісті годинників, найстаршому з них "
	  "триста років.\n"
	  "FЧитайте також: У Яремчі полагодили старий млин\n"
	  "C«Усі вони ходять, крім одного», – каже директорка музею.\n"
	  "FПідписуйтесь на наш телеграм-канал\n"
	  "FЯкщо ви помітили помилку, виділіть її та натисніть Ctrl+Enter\n"
	  "FКоментарі\n"
	  "FГарна новина, обов'язково поїдемо подивитися на годинники всією "
	  "родиною!\n"
	  "FПро нас\n"
	  "FКонтакти\n" },
	{ "Kazakh agency",
	  "FБасты бет\n"
	  "FСаясат\n"
	  "FҚоғам\n"
	  "HТалғар ауданында жаңа кітапхана ашылды\n"
	  "FБөлісу\n"
	  "CТалғар ауданында жаңа кітапхана ашылды, деп хабарлайды аудан "
	  "әкімдігінің баспасөз қызметі.\n"
	  "CКітапхана қорында он мыңнан астам кітап бар, оқырмандарға арналған "
	  "екі зал жұмыс істейді.\n"
	  "C«Балалар көп келеді деп күтеміз», – деді кітапхана меңгерушісі "
	  "Сәуле Тұрсынова.\n"
	  "FТағы оқыңыз\n"
	  "FЖолаушылар пойызының кестесі өзгерді\n"
	  "FАуа райы\n"
	  "FҚарағанды -10\n" },
	{ "Bulgarian portal",
	  "FНачало\n"
	  "FСвят\n"
	  "FСпорт\n"
	  "HНова пътека свърза две хижи в Рила\n"
	  "FСподели\n"
	  "CНова туристическа пътека свърза хижите Беласка и Върлица в Рила, "
	  "съобщиха от местното дружество.\n"
	  "CПътеката е дълга седем километра и се изминава за три часа, каза "
	  "планинският водач Радой Тенев.\n"
	  "CМаркировката е готова, остават само пейките край хижите.\n"
	  "FПоследвайте ни във Фейсбук\n"
	  "FНай-четени\n"
	  "FКога ще вали сняг в планината\n"
	  "FРецепта за баница с праз\n" },
	{ "answers and sub-headings stay, dated comments go",
	  "HПечник Аркадий Сомов: «Печь не терпит спешки»\n"
	  "CАркадий Сомов кладёт печи сорок лет. Мы спросили мастера, чему "
	  "учит эта работа и почему печь не терпит спешки.\n"
	  "C– Трудно найти хорошую глину для печи?\n"
	  "C– Да.\n"
	  "CО глине и песке\n"
	  "CХорошая глина лежит у реки, там её брал ещё дед нашего мастера, "
	  "рассказывает Аркадий Сомов.\n"
	  "C– А ученики у вас есть?\n"
	  "CНет.\n"
	  "CУчеников мастер больше не берёт: печь теперь складывают за день, "
	  "а раньше её клали неделю.\n"
	  "FОставить комментарий\n"
	  "FПётр 12.05.2016 10:11\n"
	  "FПравильно говорит мастер, нам такая печь служит двадцать лет!\n"
	  "FОльга 12.05.2016 11:40\n"
	  "FА сколько стоит сложить печь в небольшом доме за городом?\n" },
	{ "no article", "CВойти\nCРегистрация\nC12\n" },
	{ "nothing", "" },
	{ "headline of two: the second title stays",
	  "FПолитика\n"
	  "HШкольники Вязника построили обсерваторию\n"
	  "CТелескоп они собрали сами\n"
	  "MОпубликовано: 3 мая 2019\n"
	  "CОбсерваторию на крыше школы построили ученики девятого класса из "
	  "Вязника вместе с учителем физики.\n"
	  "CТелескоп школьники собирали два года, зеркало для него выточили "
	  "из старого иллюминатора.\n"
	  "FКомментарии (2)\n"
	  "FИван\n"
	  "FА когда можно прийти посмотреть на звёзды в этот телескоп?\n" },
};

static char
letter_of(const struct gk_label *l)
{
	switch (l->kind) {
	case GK_WIDGET_CONTENT:
		return 'C';
	case GK_WIDGET_HEADLINE:
		return 'H';
	case GK_WIDGET_REPEAT:
		return 'R';
	default:
		return l->kind >= GK_WIDGET_BYLINE ? 'M' : 'F';
	}
}

/* The page without its letters, in out. */
static size_t
strip_letters(const char *page, char *out)
{
	size_t n = 0;
	bool first = true;

	for (; *page != '\0'; page++) {
		if (!first)
			out[n++] = *page;
		first = *page == '\n';
	}
	return n;
}

static void
check_page(const char *name, const char *want, struct gk_arena *arena)
{
	static char text[8192];
	size_t n = strip_letters(want, text), i = 0;
	struct gk_labels page;
	bool same;

	same = gk_widget_label(gk_str(text, n), NULL, NULL, arena, &page) == GK_OK;
	for (; same && *want != '\0'; i++) {
		if (i >= page.n || letter_of(&page.line[i]) != *want) {
			same = false;
			break;
		}
		want = strchr(want, '\n') + 1;
	}
	ok(same && i == page.n, "%s", name);
	if (!same && i < page.n)
		printf("# line %zu is %c, not %c: %.*s\n", i,
		       letter_of(&page.line[i]), *want,
		       (int)(page.line[i].end - page.line[i].start),
		       text + page.line[i].start);
	gk_arena_reset(arena);
}

static void
check_findings(struct gk_arena *arena)
{
	static char text[8192];
	struct gk_findings f = { .arena = arena };
	struct gk_doc doc = { .text = { text, 0 } };
	struct gk_widget_rules rules = { .strip = 1u << GK_WIDGET_REPEAT,
					 .keep = 1u << GK_WIDGET_SHARE };
	bool data = false, repeat = false, share = false;

	doc.text.n = strip_letters(cases[0].page, text);
	ok(gk_widget_examine(&rules, &doc, &f) == GK_OK, "examined");
	for (size_t i = 0; i < f.member[0].n; i++) {
		struct gk_finding *g = &f.member[0].findings[i];
		const struct gk_fact *fact = gk_finding_fact(g, "data");

		data |= fact != NULL &&
			gk_str_is(fact->str, "{\"Алматы\":-1,\"Астана\":-17}");
		repeat |= strcmp(g->kind->name, "repeat") == 0 && !g->inert;
		share |= strcmp(g->kind->name, "share") == 0 && !g->inert;
	}
	ok(data, "temperatures are data");
	ok(repeat, "--strip=repeat");
	ok(!share, "--keep=share");
	gk_arena_reset(arena);
}

int
main(void)
{
	struct gk_arena arena = { 0 };

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		check_page(cases[i].name, cases[i].page, &arena);
	check_findings(&arena);
	gk_arena_clear(&arena);
	return done();
}
