#include "mark.h"

#include "buf.h"
#include "test.h"

int
main(void)
{
	static const struct {
		const char *what, *text, *want; /* pairs, joined by | */
	} cases[] = {
		{ "guillemets", "Он: «да» и «нет».", "«да»|«нет»" },
		{ "German and English", "„так“ and “so”", "„так“|“so”" },
		{ "ASCII by turns", "\"да\", сказал \"он\"", "\"да\"|\"он\"" },
		{ "nested are one", "«а „б“ в»", "«а „б“ в»" },
		{ "one mark closes two", "«ООО «Ромашка» растёт\n",
		  "«ООО «Ромашка»" },
		{ "an odd mark spoils its line only", "«а\nи «б» в\n", "«|«б»" },
		{ "a stray closing mark", "а» «б»", "»|«б»" },
		{ "single marks", "слово ‘мост’ и 'река'", "‘мост’|'река'" },
		{ "apostrophes", "п'ять м’ячів, '90-ті", "" },
		{ "an apostrophe inside", "«п'ять» і об’єкт", "«п'ять»" },
		{ "several paragraphs", "«а.\n«б.»\n", "«а.\n«б.»" },
		{ "none", "без кавычек", "" },
	};
	struct gk_arena arena = { 0 };
	struct gk_buf got = { 0 };
	struct gk_marks marks;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gk_str text = gk_str_of(cases[i].text);

		gk_buf_reset(&got);
		gk_mark_pair(text, &arena, &marks);
		for (size_t k = 0; k < marks.n; k++) {
			if (k > 0)
				gk_buf_putc(&got, '|');
			gk_buf_str(&got,
				   gk_str_cut(text, marks.mark[k].start,
					      marks.mark[k].end));
		}
		if (!ok(gk_str_is(gk_buf_view(&got), cases[i].want), "%s",
			cases[i].what))
			printf("# got %.*s\n", (int)got.n, got.p);
	}
	gk_buf_clear(&got);
	gk_arena_clear(&arena);
	return done();
}
