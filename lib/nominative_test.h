/*
 * nominative_test - what the tests of rooms that know persons' nominatives share.
 */
#ifndef GK_NOMINATIVE_TEST_H
#define GK_NOMINATIVE_TEST_H

#include "buf.h"
#include "nominative.h"
#include "test.h"

/* A name in a case, and what is wanted of it. */
struct person {
	const char *first, *last;
	const char *want;
	enum gk_norm_gender gender;
};

typedef enum gk_norm_gender person_room(struct gk_named *words, size_t n,
					const struct gk_forms *forms);

static void
check_persons(const struct person *cases, size_t n, person_room *nominative)
{
	struct gk_forms forms = { { 0 } };
	struct gk_buf got = { 0 };

	for (size_t i = 0; i < n; i++) {
		struct gk_named w[2] = {
			{ gk_str_of(cases[i].first), GK_PART_FIRST, 0, "" },
			{ gk_str_of(cases[i].last), GK_PART_LAST, 0, "" },
		};
		enum gk_norm_gender gender =
		    nominative(w, 2, &forms);

		gk_buf_reset(&got);
		for (int k = 0; k < 2; k++) {
			gk_buf_puts(&got, k > 0 ? " " : "");
			gk_buf_put(&got, w[k].word.p, w[k].word.n - w[k].cut);
			gk_buf_puts(&got, w[k].put);
		}
		ok(gk_str_is(gk_buf_view(&got), cases[i].want) &&
		       (gender == cases[i].gender ||
			cases[i].gender == GK_NORM_ANY),
		   "%s %s: %.*s", cases[i].first, cases[i].last, (int)got.n,
		   got.p);
	}
	gk_buf_clear(&got);
}

#endif
