#include "verdict.h"

#include "test.h"
#include "trait.h"

static const char page_text[] =
	"Поиск\nВойти\nГлавная\nНовости\nСпорт\n"
	"Рыбаки Енисея поймали тайменя с кольцом\n"
	"12 мая 2021, 10:00\n"
	"Рыбаки из посёлка Бор поймали тайменя, окольцованного двадцать лет "
	"назад в верховьях Енисея.\n"
	"Кольцо передали в институт, рыбу отпустили. За двадцать лет таймень "
	"вырос вчетверо.\n"
	"Читайте также:\n"
	"Щука утащила удочку\n"
	"Ихтиолог Глеб Савоськин назвал находку редкой удачей: таких тайменей "
	"на Енисее остались единицы.\n"
	"Комментарии\nОтветить\n";

struct read {
	struct gk_page page;
	struct gk_labels labels;
};

static bool
read_page(struct read *r, const char *text, struct gk_arena *arena)
{
	return gk_page_read(gk_str_of(text), NULL, NULL, arena, &r->page) ==
		       GK_OK &&
	       gk_label_by_rule(&r->page, arena, &r->labels) == GK_OK;
}

static void
check_traits(struct gk_arena *arena)
{
	struct read r;
	struct gk_trait_source source;
	bool small = read_page(&r, page_text, arena) &&
		     gk_trait_source(&r.page, &r.labels, 0, r.page.n, arena,
				     &source) == GK_OK, few = true;

	for (size_t i = 0; small && i < r.page.n; i++) {
		uint16_t trait[GK_TRAITS_MAX];
		size_t n = gk_traits(&source, i, trait);

		few &= n > 0 && n <= GK_TRAITS_MAX;
		for (size_t k = 0; k < n; k++)
			small &= trait[k] < GK_TRAITS_ALL;
	}
	ok(small, "every feature has a weight");
	ok(few, "a line has some features, and not too many");
}

static void
check_window(struct gk_arena *arena)
{
	struct read r;
	size_t from, to;

	ok(read_page(&r, page_text, arena), "a page is read");
	gk_verdict_window(&r.labels, &from, &to);
	ok(from == 0 && to == r.page.n, "a small page is looked at whole");
	ok(read_page(&r, "Поиск\nВойти\n", arena), "a page without article");
	gk_verdict_window(&r.labels, &from, &to);
	ok(from == to, "has no lines to be looked at");
	ok(gk_verdict_pass(&r.page, arena, &r.labels) == GK_OK &&
		   r.labels.line[0].kind == GK_WIDGET_CONTENT,
	   "and stays as it is");
}

static void
check_pass(struct gk_arena *arena)
{
	struct read r;
	bool same;

	read_page(&r, page_text, arena);
	r.page.line[0].recurs = true;
	same = gk_verdict_pass(&r.page, arena, &r.labels) == GK_OK;
	ok(same && r.labels.line[5].kind == GK_WIDGET_HEADLINE,
	   "the headline stays");
	ok(r.labels.line[6].kind == GK_WIDGET_DATE, "the date stays");
	ok(r.labels.line[0].kind != GK_WIDGET_CONTENT,
	   "what recurs stays furniture");
	ok(r.labels.line[7].kind == GK_WIDGET_CONTENT &&
		   r.labels.line[11].kind == GK_WIDGET_CONTENT,
	   "sentences stay");
	ok(r.labels.line[10].kind != GK_WIDGET_CONTENT,
	   "the title of an inset goes");
}

int
main(void)
{
	struct gk_arena arena = { 0 };

	check_traits(&arena);
	check_window(&arena);
	check_pass(&arena);
	gk_arena_clear(&arena);
	return done();
}
