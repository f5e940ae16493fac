/* Any valid text: lines and findings lie in it, in order. */
#include <stdlib.h>

#include "utf8.h"
#include "widget.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct gk_doc doc = { .text = { (const char *)data, size } };
	struct gk_widget_rules rules = { 0 };
	struct gk_arena arena = { 0 };
	struct gk_findings f = { .arena = &arena };
	size_t end = 0;

	doc.text.n = gk_utf8_check(doc.text);
	if (gk_widget_examine(&rules, &doc, &f) != GK_OK)
		abort();
	for (size_t i = 0; i < f.member[0].n; i++) {
		const struct gk_finding *g = &f.member[0].findings[i];

		for (size_t k = 0; k < g->nspans; k++) {
			if (g->spans[k].start < end ||
			    g->spans[k].end < g->spans[k].start ||
			    g->spans[k].end > size)
				abort();
			end = g->spans[k].end;
		}
	}
	gk_arena_clear(&arena);
	return 0;
}
