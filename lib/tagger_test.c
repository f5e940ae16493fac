#include "tagger.h"

#include "test.h"

/* A name goes on only behind its beginning. */
static void
order(void)
{
	for (unsigned a = 0; a < GK_LABELS; a++) {
		unsigned n = 0;

		for (unsigned b = 0; b < GK_LABELS; b++)
			n += gk_tagger_follows(a, b);
		ok(n == (a == GK_LABEL_NONE ? 4 : 5), "%u labels follow %u", n,
		   a);
	}
}

/* A letter a token: - P p O o L l. */
static void
labels(void)
{
	static const struct {
		const char *text, *want;
	} cases[] = {
		{ "В Москве президент Владимир Путин встретил гостей.",
		  "-L-Pp---" },
		{ "Депутат Госдумы Пётр Седов", "-OPp" },
		{ "Он жил в Казахстане\nПётр Седов", "---LPp" },
		{ "дом стоял у реки", "----" },
		{ "", "" },
	};
	const struct gk_model *m = gk_model_of(GK_MODEL_RU);
	struct gk_arena arena = { 0 };
	uint8_t label[64];
	char got[64];

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gk_clues c = { 0 };
		struct gk_tokens t;

		gk_token_read(gk_str_of(cases[i].text), GK_ALPHABET_RUSSIAN,
			      &arena, &t);
		gk_clue_read(&t, &arena, &c);
		gk_tagger_run(&c, m, 0, t.n, label);
		for (size_t k = 0; k < t.n; k++)
			got[k] = "-PpOoLl"[label[k]];
		got[t.n] = '\0';
		ok(strcmp(got, cases[i].want) == 0, "%s: %s", cases[i].text,
		   got);
	}
	gk_arena_clear(&arena);
}

/* A line that is longer than what is decoded at once. */
static void
long_line(void)
{
	static char text[40000];
	struct gk_arena arena = { 0 };
	struct gk_clues c = { 0 };
	struct gk_tokens t;
	uint8_t *label;
	bool right = true;

	for (size_t n = 0; n + 32 < sizeof text;)
		n += (size_t)sprintf(text + n, "Иван Седов ");
	gk_token_read(gk_str_of(text), GK_ALPHABET_RUSSIAN, &arena, &t);
	gk_clue_read(&t, &arena, &c);
	label = gk_arena_alloc(&arena, t.n);
	if (!ok(label != NULL, "memory"))
		return;
	gk_tagger_run(&c, gk_model_of(GK_MODEL_RU), 0, t.n, label);
	for (size_t i = 0; i < t.n; i++)
		right &= gk_tagger_follows(i > 0 ? label[i - 1] : 0, label[i]);
	ok(right, "names begin and go on in order over %zu tokens", t.n);
	gk_arena_clear(&arena);
}

int
main(void)
{
	order();
	labels();
	long_line();
	return done();
}
