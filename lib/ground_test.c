#include "border.h"
#include "guise.h"
#include "page.h"
#include "tail.h"
#include "test.h"

/* A page as far as its lines are read. */
struct fixture {
	struct gk_arena arena;
	struct gk_page page;
	struct gk_ground ground;
};

static struct gk_ground *
look(struct fixture *x, const char *text)
{
	struct gk_arena *a = &x->arena;

	if (gk_page_read(gk_str_of(text), NULL, NULL, a, &x->page) != GK_OK)
		return NULL;
	x->ground = (struct gk_ground){
		.line = x->page.line, .n = x->page.n, .stem = x->page.stem,
		.score = gk_arena_array(a, x->page.n, sizeof(int)),
		.stems = gk_arena_alloc(a, sizeof(struct gk_stems)),
	};
	if (x->ground.score == NULL || x->ground.stems == NULL)
		return NULL;
	gk_ground_score(&x->ground);
	gk_stems_clear(x->ground.stems, 100);
	return &x->ground;
}

static void
check_scores(struct fixture *x)
{
	const struct gk_ground *g;

	g = look(x, "Нам понадобятся такие продукты:\nМука — 250 г\n"
		    "Молоко — 1 л\nЯйца — 3 шт\n");
	ok(g != NULL && g->score[1] > 0 && g->score[3] > 0,
	   "values in a row are of a text");
	g = look(x, "Молоко — 1 л\nГлавная\n");
	ok(g != NULL && g->score[0] <= 0, "one value alone is not");
	g = look(x, "1. Не спешите\nСначала посмотрите на почву и на погоду.\n"
		    "2. Проверьте семена\nПлохие всплывут, если залить водой.\n"
		    "3. Полейте\nПотом накройте плёнкой и ждите неделю.\n");
	ok(g != NULL && g->score[0] > 0 && g->score[2] > 0 && g->score[4] > 0,
	   "numbered subheadings are of the text between them");
	ok(g != NULL && g->nstems > 10, "all stems are counted");
}

static void
check_end(struct fixture *x)
{
	const struct gk_ground *g = look(x,
		"Кольцо передали в институт, а рыбу на другой день отпустили "
		"в реку, и она уплыла вверх по течению к самым истокам.\n"
		"Кольцо старое, ему больше двадцати лет, и таймень за это "
		"время вырос вчетверо и стал осторожнее, чем был тогда.\n"
		"Комментарии:\nОтличная рыба, завидую рыбакам белой завистью."
		"\n4 комментария\n");

	ok(g != NULL && gk_ground_is_end(&g->line[2]) &&
	   g->score[2] == GK_GROUND_END, "comments end an article");
	ok(g != NULL && !gk_ground_is_end(&g->line[4]),
	   "a count of comments does not");
}

static void
check_borders(struct fixture *x)
{
	struct gk_ground *g = look(x,
		"Рыбаки Енисея\nРыбаки поймали в реке старого тайменя.\n"
		"Тайменя окольцевали учёные института в верховьях реки.\n"
		"Рыбаки отпустили тайменя в реку.\n"
		"Читайте также:\nЩука утащила удочку\n"
		"Учёные института измерили тайменя и назвали находку рыбаков "
		"редкой удачей для всей реки.\nКонтакты\nВакансии\n");
	struct gk_rival run = { .first = 2, .last = 2 };

	if (g == NULL)
		return;
	gk_ground_add(g, 2);
	ok(gk_ground_shared(g, 3) == 1, "words that two lines share");
	gk_border_up(g, &run, 0);
	gk_border_down(g, &run);
	ok(run.first == 1, "upwards to the headline: %zu", run.first);
	ok(run.last == 6, "downwards over an inset: %zu", run.last);
}

static void
check_tail(struct fixture *x)
{
	static const char text[] =
		"Рыбаки поймали в реке тайменя, которого окольцевали учёные.\n"
		"Учёные института измерили тайменя и отпустили обратно.\n"
		"Читайте также:\nПогода на неделю\nКурсы валют\nО проекте\n"
		"Реклама на сайте\n"
		"В городе завтра отключат горячую воду на восемнадцати улицах, "
		"предупредила управляющая компания микрорайона Южный.\n"
		"Ремонт теплотрассы продлится десять дней, подрядчик обещает "
		"закончить раньше и восстановить асфальт вокруг.\n";
	struct gk_ground *g = look(x, text);
	struct gk_rival run = { .first = 0, .last = 8 };

	if (g == NULL)
		return;
	gk_tail_cut(g, &run);
	ok(run.last == 1, "another text is cut off: %zu", run.last);
	ok(gk_tail_is_small_inset(&look(x, "Поделиться\n")->line[0]) &&
	   !gk_tail_is_small_inset(&look(x, "Комментарии\n")->line[0]),
	   "a button stands in the middle of articles, comments do not");
}

static void
check_guise(struct fixture *x)
{
	static const char score[] = "«Прибой» — «Динамик» — 2:1 (0:1)";
	const struct gk_line *l = look(x, score)->line;
	const char *reason;

	ok(gk_guise_is_score(l, gk_str_of(score)), "a score");
	l = look(x, "USD 74,50 EUR 88,10\n5 432\n12 мая 2021, 10:00\n"
		    "Читайте также:\n")->line;
	ok(gk_guise_shape(&l[0], &reason) == GK_WIDGET_RATES, "rates");
	ok(gk_guise_shape(&l[1], &reason) == GK_WIDGET_COUNTER, "a counter");
	ok(gk_guise_metadata(&l[2]) == GK_WIDGET_DATE, "a date");
	ok(gk_guise_opens(&l[3]), "a heading of titles");
}

int
main(void)
{
	struct fixture x = { 0 };

	check_scores(&x);
	check_end(&x);
	check_borders(&x);
	check_tail(&x);
	check_guise(&x);
	gk_arena_clear(&x.arena);
	return done();
}
