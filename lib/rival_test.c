#include "rival.h"

#include "test.h"

static void
check(const char *name, const int *score, size_t n, const char *want)
{
	struct gk_rival run[64];
	char got[256] = "";
	size_t at = 0, k = gk_rivals(score, n, run);

	for (size_t i = 0; i < k; i++)
		at += (size_t)snprintf(got + at, sizeof(got) - at,
				       "%zu-%zu:%ld ", run[i].first,
				       run[i].last, run[i].right - run[i].left);
	ok(strcmp(got, want) == 0, "%s: %s", name, got);
}

int
main(void)
{
	static const int none[] = { -1, 0, -3 };
	static const int joined[] = { -7, 10, -3, 8, -7, -7, -7, 9, -2 };
	static const int apart[] = { 5, -9, 6, -9, 7 };
	static const int many[] = { 1, -9, 2, -9, 3, -9, 4, -9, 5, -9,
				    6, -9, 7, -9, 8 };
	static const int ties[] = { 3, -9, 3, -9, 3, -9, 3, -9, 3, -9,
				    3, -9, 3, -9, 4 };

	check("no run", none, 3, "");
	check("a small gap is crossed, a large one is not", joined, 9,
	      "1-3:15 7-7:9 ");
	check("runs stay apart", apart, 5, "0-0:5 2-2:6 4-4:7 ");
	check("the six greatest, in their order", many, 15,
	      "4-4:3 6-6:4 8-8:5 10-10:6 12-12:7 14-14:8 ");
	check("of equals the first", ties, 15,
	      "0-0:3 2-2:3 4-4:3 6-6:3 8-8:3 14-14:4 ");
	return done();
}
