#include "github.h"

/* The runner decodes these and no others; in a property the two more that end
 * it. */
static void
put_command(struct gk_buf *out, struct gk_str s, bool property)
{
	static const char special[] = "%\r\n:,";

	for (size_t i = 0; i < s.n; i++) {
		const char *c = s.p[i] != '\0' ? strchr(special, s.p[i]) : NULL;

		if (c != NULL && (property || c < special + 3))
			gk_buf_printf(out, "%%%02X", (unsigned)s.p[i]);
		else
			gk_buf_putc(out, s.p[i]);
	}
}

static void
put_property(struct gk_buf *out, const char *name, uint64_t number)
{
	gk_buf_printf(out, ",%s=%llu", name, (unsigned long long)number);
}

void
gk_github_put(struct gk_report *r, const struct gk_finding *g,
	      struct gk_buf *out)
{
	struct gk_report_place place = gk_report_place(r, g);
	struct gk_buf what = { 0 };

	gk_buf_puts(out, "::warning file=");
	put_command(out, r->file, true);
	put_property(out, "line", place.line);
	if (place.end_line > 0)
		put_property(out, "endLine", place.end_line);
	/* Columns are for findings within a line only. */
	if (place.end_line == place.line) {
		put_property(out, "col", place.column);
		put_property(out, "endColumn", place.end_column);
	}
	gk_buf_puts(out, ",title=");
	put_command(out, gk_str_of(g->kind->name), true);
	gk_buf_puts(out, "::");
	gk_report_what(r, g, &what);
	put_command(out, gk_buf_view(&what), false);
	if (what.status != GK_OK)
		out->status = what.status;
	gk_buf_putc(out, '\n');
	gk_buf_clear(&what);
}
