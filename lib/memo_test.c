#include "memo.h"

#include "reading.h"
#include "test.h"

/* Reads text as one line, through the memo where there is one. */
static struct gk_line
read_line(const char *s, struct gk_memo *memo, bool *known, uint32_t *stems)
{
	struct gk_str text = gk_str_of(s);
	struct gk_arena arena = { 0 };
	struct gk_phrase_words words;
	struct gk_wordmap map;
	struct gk_line line;

	uint64_t key = memo != NULL ? gk_memo_key(memo, text) : 0;

	*known = memo != NULL && gk_memo_find(memo, key, &line, stems);
	if (!*known) {
		gk_wordmap_make(text, false, &arena, &map);
		gk_reading_take(text, &map, &words, stems, &line);
		if (memo != NULL)
			gk_memo_put(memo, key, &line, stems);
	}
	gk_arena_clear(&arena);
	return line;
}

static bool
same(const struct gk_line *a, const struct gk_line *b, const uint32_t *s,
     const uint32_t *t)
{
	return a->key == b->key && a->nwords == b->nwords &&
	       a->nnumbers == b->nnumbers && a->ncapitals == b->ncapitals &&
	       a->flags == b->flags && a->end_mark == b->end_mark &&
	       a->has_phrase == b->has_phrase &&
	       a->phrase.kind == b->phrase.kind && a->nstems == b->nstems &&
	       memcmp(s, t, a->nstems * sizeof *s) == 0;
}

static void
check(struct gk_memo *memo, const char *text, bool want)
{
	uint32_t stems[GK_PHRASE_WORDS], plain[GK_PHRASE_WORDS];
	struct gk_line a, b;
	bool known;

	b = read_line(text, NULL, &known, plain);
	a = read_line(text, memo, &known, stems);
	ok(known == want, "%s: %.60s", want ? "known" : "new", text);
	ok(same(&a, &b, stems, plain), "read alike: %.60s", text);
}

int
main(void)
{
	static const char *const lines[] = {
		"Поделиться", "Курс доллара: 503,04", "23 ноября 2026, 14:05",
		"В Алматы открыли новую школу на тысячу мест",
	};
	static const char words[] =
		"один два три четыре пятый шестой седьмой восьмой девятый "
		"десятый один";
	static const char much[] =
		"первый второй третий четвёртый пятый шестой седьмой восьмой "
		"девятый десятый одиннадцатый двенадцатый тринадцатый "
		"четырнадцатый пятнадцатый";
	static const char many[] =
		"abcd bbcd cbcd dbcd ebcd fbcd gbcd hbcd ibcd jbcd kbcd lbcd "
		"mbcd nbcd obcd pbcd qbcd";
	struct gk_memo *memo = gk_memo_new();
	char text[64];
	bool known;
	uint32_t stems[GK_PHRASE_WORDS];

	/* the first time it is noticed, the second time learnt */
	for (int round = 0; round < 3; round++)
		for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
			check(memo, lines[i], round == 2);
	check(memo, words, false);
	check(memo, words, false);
	check(memo, words, true);
	for (int round = 0; round < 3; round++)
		check(memo, much, false); /* too long */
	for (int round = 0; round < 3; round++)
		check(memo, many, false); /* too many stems */
	for (int i = 0; i < 100000; i++) {
		snprintf(text, sizeof text, "строка %d", i);
		read_line(text, memo, &known, stems);
		read_line(text, memo, &known, stems);
	}
	check(memo, "строка 99999", true);
	check(memo, "строка 1", false);
	gk_mem_free(memo);
	return done();
}
