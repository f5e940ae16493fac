#include "figures.h"

#include "buf.h"
#include "json.h"
#include "line.h"

void
gk_figures_add(struct gk_findings *f, struct gk_finding *g, struct gk_str text,
	       const struct gk_widget_line *line, size_t n)
{
	(void)f;
	(void)g;
	(void)text;
	(void)line;
	(void)n;
}
