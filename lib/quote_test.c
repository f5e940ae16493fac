#include "quote.h"

#include "buf.h"
#include "test.h"

/* The quotations of a text: kind, speaker and spans, joined by ; */
static void
trace(struct gk_str text, struct gk_arena *arena, struct gk_buf *out)
{
	static const struct gk_quote_rules rules = { .speakers = true,
						     .kinds = ~0u };
	struct gk_findings f = { .arena = arena };
	struct gk_doc doc = { .text = text };
	const struct gk_fact *speaker;

	gk_quote_examine(&rules, &doc, &f);
	for (size_t i = 0; i < f.member[0].n; i++) {
		const struct gk_finding *g = &f.member[0].findings[i];

		gk_buf_puts(out, i > 0 ? "; " : "");
		gk_buf_puts(out, g->kind->name);
		gk_buf_putc(out, ' ');
		speaker = gk_finding_fact(g, "speaker");
		gk_buf_str(out, speaker->type == GK_FACT_STR ? speaker->str
							     : GK_STR("-"));
		for (size_t k = 0; k < g->nspans; k++) {
			gk_buf_puts(out, " / ");
			gk_buf_str(out, gk_str_cut(text, g->spans[k].start,
						   g->spans[k].end));
		}
	}
}

int
main(void)
{
	static const struct {
		const char *text, *want;
	} cases[] = {
		{ "«Мост откроют весной», — сообщила мэр Анна Петрова.",
		  "direct Анна Петрова / «Мост откроют весной»" },
		{ "Мэр Анна Петрова сказала: «Мост откроют весной».",
		  "direct Анна Петрова / «Мост откроют весной»" },
		{ "«Мост готов, — сказал Пётр Седов. — Машины пойдут завтра».",
		  "direct Пётр Седов / «Мост готов, / Машины пойдут "
		  "завтра»" },
		{ "– Міст відкриють навесні, – каже Петро Шевченко.",
		  "dialogue Петро Шевченко / Міст відкриють навесні," },
		{ "Завод «Красная заря» открыли вчера.", "" },
		{ "Газета «Степной вестник» вышла утром.", "" },
		{ "«Көпір көктемде ашылады», — деді Ерлан Садықов.",
		  "direct Ерлан Садықов / «Көпір көктемде ашылады»" },
		{ "„Мостът ще бъде готов напролет“, каза Иван Петров.",
		  "direct Иван Петров / „Мостът ще бъде готов напролет“" },
		{ "Без кавычек и слов.", "" },
	};
	struct gk_arena arena = { 0 };
	struct gk_buf got = { 0 };

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		gk_buf_reset(&got);
		gk_arena_reset(&arena);
		trace(gk_str_of(cases[i].text), &arena, &got);
		if (!ok(gk_str_is(gk_buf_view(&got), cases[i].want), "%s",
			cases[i].text))
			printf("# got %.*s\n", (int)got.n, got.p);
	}
	gk_buf_clear(&got);
	gk_arena_clear(&arena);
	return done();
}
