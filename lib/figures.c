#include "figures.h"

#include "rates.h"
#include "weather.h"

/* What is looked at of a run of lines. */
#define FIGURES_TEXT ((size_t)1 << 16)

void
gk_figures_add(struct gk_findings *f, struct gk_finding *g,
	       enum gk_widget_kind kind, struct gk_str text)
{
	struct gk_buf out = { 0 };

	if ((kind != GK_WIDGET_WEATHER && kind != GK_WIDGET_RATES) ||
	    text.n > FIGURES_TEXT)
		return;
	if (kind == GK_WIDGET_WEATHER)
		gk_weather_put(text, &out);
	else
		gk_rates_put(text, &out);
	if (out.status == GK_OK && out.n > 2)
		gk_fact_json(f, g, "data",
			     gk_arena_copy(f->arena, gk_buf_view(&out)));
	if (out.status != GK_OK)
		f->status = out.status;
	gk_buf_clear(&out);
}
