#include "head.h"

#include "test.h"

int
main(void)
{
	static const struct {
		const char *word;
		const char *end; /* NULL: no head */
		size_t stem;
		char gender;
	} cases[] = {
		{ "министерством", "о", 22, 'n' }, /* the first of the table */
		{ "церкви", "овь", 8, 'f' },       /* the last */
		{ "суда", "", 6, 'm' },
		{ "сосуда", NULL, 0, 0 },
		{ "евросоюза", "", 16, 'm' },
		{ "агросоюзу", "", 8, 'm' },
		{ "медиакорпорации", "я", 18, 'f' },
		{ "наций", "и", 8, 'p' },
		{ "краю", "й", 6, 'm' },
		{ "сборной", "ая", 10, 'f' },
		{ "анна", NULL, 0, 0 },
		{ "", NULL, 0, 0 },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct gk_head *h = gk_head_of(gk_str_of(cases[i].word));

		if (cases[i].end == NULL)
			ok(h == NULL, "%s is none", cases[i].word);
		else
			ok(h != NULL && strcmp(h->end, cases[i].end) == 0 &&
			       h->stem == cases[i].stem &&
			       h->gender == cases[i].gender,
			   "%s", cases[i].word);
	}
	return done();
}
