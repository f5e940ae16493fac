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

/* Lines of every type, in any order. */
static void
put_random_page(char *out, size_t lines)
{
	static const char *const some[] = {
		"Читайте также:", "Поделиться", "12 мая 2021, 10:00",
		"Рыбаки поймали тайменя", "Спорт", "5 432", "Щука — рыба…",
		"Кольцо передали в институт, а рыбу отпустили в реку.",
		"Да.", "Он сказал:", "один,", "— Нет", "USD 74,50 EUR 88,10",
	};
	static uint64_t seed = 1;
	size_t n = 0;

	while (lines-- > 0) {
		const char *s;

		seed = seed * 6364136223846793005u + 1442695040888963407u;
		s = some[(seed >> 33) % (sizeof some / sizeof *some)];
		memcpy(out + n, s, strlen(s));
		n += strlen(s);
		out[n++] = '\n';
	}
	out[n] = '\0';
}

/* Does the line have the same features when it is asked about alone, and is
 * their sum found to be what it is? */
static bool
is_same(const struct read *r, const struct gk_trait_source *all, size_t i,
	struct gk_arena *arena)
{
	uint16_t a[GK_TRAITS_MAX], b[GK_TRAITS_MAX];
	size_t n = gk_traits(all, i, a);
	struct gk_trait_source one;
	int sum = 0;

	if (gk_trait_source(&r->page, &r->labels, i, i + 1, arena, &one) !=
		    GK_OK || gk_traits(&one, i, b) != n)
		return false;
	for (size_t k = 0; k < n; k++)
		sum += gk_feature_weights[a[k]];
	return memcmp(a, b, n * sizeof *a) == 0 &&
	       gk_traits_below(all, i, sum + 1) &&
	       !gk_traits_below(all, i, sum) &&
	       gk_traits_below(all, i, gk_feature_unit) ==
		       (sum < gk_feature_unit);
}

static void
check_sums(struct gk_arena *arena)
{
	char text[60 * 128];
	bool same = true;

	for (size_t round = 0; round < 200; round++) {
		struct gk_trait_source all;
		struct read r;

		gk_arena_reset(arena);
		put_random_page(text, 1 + round % 60);
		same &= read_page(&r, text, arena) &&
			gk_trait_source(&r.page, &r.labels, 0, r.page.n, arena,
					&all) == GK_OK;
		for (size_t i = 0; same && i < r.page.n; i++)
			same &= is_same(&r, &all, i, arena);
	}
	ok(same, "features do not depend on how many lines are asked about");
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
	check_sums(&arena);
	check_window(&arena);
	check_pass(&arena);
	gk_arena_clear(&arena);
	return done();
}
