#include "profile.h"

#include "mem.h"
#include "test.h"

static const struct {
	uint64_t count, documents;
	enum gk_profile_level level;
} levels[] = {
	{ 2, 2, GK_PROFILE_NOTHING },     { 3, 3, GK_PROFILE_RECURS },
	{ 3, 60, GK_PROFILE_RECURS },     { 3, 79, GK_PROFILE_RECURS },
	{ 3, 80, GK_PROFILE_NOTHING },    { 4, 80, GK_PROFILE_RECURS },
	{ 9, 200, GK_PROFILE_NOTHING },   { 10, 200, GK_PROFILE_RECURS },
	{ 10, 1000000, GK_PROFILE_RECURS }, { 5, 5, GK_PROFILE_RECURS },
	{ 6, 6, GK_PROFILE_STRONGLY },    { 6, 60, GK_PROFILE_STRONGLY },
	{ 6, 61, GK_PROFILE_RECURS },     { 20, 200, GK_PROFILE_STRONGLY },
	{ 20, 201, GK_PROFILE_RECURS },
};

/* n documents of a site with lines first to last, each in so many of them. */
static bool
add(struct gk_profile *p, const char *site, uint32_t n, uint64_t first,
    uint64_t last, uint32_t count)
{
	uint32_t number;
	bool fine = gk_profile_add_documents(p, gk_str_of(site), n, &number) ==
		    GK_OK;

	for (uint64_t key = first; key <= last && fine; key++)
		fine = gk_profile_add(p, number, key, count) == GK_OK;
	return fine;
}

static uint32_t
count(const struct gk_profile *p, const char *site, uint64_t key)
{
	struct gk_profile_view view = gk_profile_look(p, gk_str_of(site));

	return gk_profile_count(&view, key);
}

static void
test_counts(void)
{
	struct gk_profile a = { 0 }, b = { 0 };

	ok(count(&a, "a.example", 1) == 0, "nothing is known of nothing");
	ok(gk_profile_look(&a, gk_str("", 0)).profile == NULL, "no site");
	add(&a, "a.example", 4, 1, 3, 2);
	add(&a, "b.example", 9, 3, 5, 1);
	ok(count(&a, "a.example", 3) == 2 && count(&a, "b.example", 3) == 1 &&
	   count(&a, "a.example", 5) == 0, "sites are counted apart");
	ok(gk_profile_look(&a, GK_STR("b.example")).documents == 9,
	   "documents of a site");
	add(&b, "c.example", 1, 7, 7, 1);
	add(&b, "a.example", 2, 2, 2, 1);
	ok(gk_profile_merge(&a, &b) == GK_OK && a.nsites == 3 &&
	   count(&a, "a.example", 2) == 3 && count(&a, "a.example", 1) == 2 &&
	   count(&a, "c.example", 7) == 1 && a.documents == 16 &&
	   gk_profile_look(&a, GK_STR("a.example")).documents == 6,
	   "merging adds");
	add(&a, "a.example", UINT32_MAX, 1, 1, UINT32_MAX);
	ok(count(&a, "a.example", 1) == UINT32_MAX, "counts do not wrap");
	gk_profile_clear(&a);
	gk_profile_clear(&b);
}

static void
test_trim(void)
{
	struct gk_profile_limits limits = { 10, 24, 3 };
	struct gk_profile p = { 0 };
	struct gk_profile_view view;
	size_t kept = 0;

	add(&p, "a.example", 9, 1, 8, 3);
	add(&p, "a.example", 0, 20, 39, 1);
	ok(gk_profile_trim(&p, &limits, false) == GK_OK && p.lines.n == 28,
	   "half above the limit is let be");
	add(&p, "b.example", 5, 1, 9, 2);
	ok(gk_profile_trim(&p, &limits, true) == GK_OK && p.lines.n == 19,
	   "ten lines of a site stay");
	ok(count(&p, "a.example", 1) == 3 && count(&p, "a.example", 8) == 3 &&
	   count(&p, "a.example", 21) == 1 && count(&p, "a.example", 22) == 0 &&
	   count(&p, "b.example", 9) == 2, "those seen most often");
	ok(gk_profile_look(&p, GK_STR("a.example")).documents == 9,
	   "documents are not forgotten with lines");
	add(&p, "c.example", 4, 1, 9, 4);
	add(&p, "d.example", 3, 1, 1, 3);
	ok(gk_profile_trim(&p, &limits, true) == GK_OK && p.nsites == 3 &&
	   gk_profile_look(&p, GK_STR("d.example")).profile == NULL,
	   "the site of fewest documents goes");
	view = gk_profile_look(&p, GK_STR("b.example"));
	for (uint64_t key = 1; key < 10; key++)
		kept += gk_profile_count(&view, key) == 2;
	ok(p.lines.n == 24 && kept == 7 && count(&p, "c.example", 9) == 4 &&
	   count(&p, "a.example", 8) == 3 && count(&p, "a.example", 20) == 0,
	   "of all lines, too, those seen most often stay");
	gk_profile_clear(&p);
}

static void
test_order(void)
{
	struct gk_profile p = { 0 };
	struct gk_profile_place *place;
	struct gk_profile_row *row;

	add(&p, "b.example", 1, 5, 6, 1);
	add(&p, "a.example", 2, 7, 7, 2);
	add(&p, "b", 3, 1, 1, 3);
	ok(gk_profile_sort(&p, &place, &row) == GK_OK &&
	   gk_str_is(place[0].name, "a.example") &&
	   gk_str_is(place[1].name, "b") && place[1].documents == 3 &&
	   gk_str_is(place[2].name, "b.example"), "sites by name");
	ok(row[0].key == 7 && row[0].site == 0 && row[1].site == 1 &&
	   row[2].key == 5 && row[2].site == 2 && row[3].key == 6,
	   "their lines by key");
	gk_mem_free(place);
	gk_mem_free(row);
	gk_profile_clear(&p);
}

int
main(void)
{
	for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
		ok(gk_profile_level(levels[i].count, levels[i].documents) ==
		       levels[i].level,
		   "in %d of %d documents", (int)levels[i].count,
		   (int)levels[i].documents);
	test_counts();
	test_trim();
	test_order();
	return done();
}
