#include "sarif.h"

#include "baseline.h"
#include "literal.h"

/* The form of fingerprints; another number if the text were taken otherwise. */
#define FINGERPRINT "kindAndText/v1"

void
gk_sarif_head(const char *filter, const char *version,
	      const struct gk_kind *kinds, struct gk_buf *out)
{
	gk_buf_printf(out,
		      "{\"$schema\":\"https://json.schemastore.org/"
		      "sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{"
		      "\"tool\":{\"driver\":{\"name\":\"%s\","
		      "\"semanticVersion\":\"%s\",\"rules\":[",
		      filter, version);
	for (const struct gk_kind *k = kinds; k->name != NULL; k++) {
		gk_buf_printf(out, "%s{\"id\":\"%s\"", k > kinds ? "," : "",
			      k->name);
		if (k->about != NULL) {
			gk_buf_puts(out, ",\"shortDescription\":{\"text\":");
			gk_literal_put(out, gk_str_of(k->about));
			gk_buf_putc(out, '}');
		}
		gk_buf_putc(out, '}');
	}
	/* Logs of several filters over one tree are told apart by the id. */
	gk_buf_printf(out,
		      "]}},\"automationDetails\":{\"id\":\"%s/\"},"
		      "\"columnKind\":\"unicodeCodePoints\",\"results\":[\n",
		      filter);
}

/* RFC 3986: a relative path, of which all but unreserved characters and the
 * slash are percent-encoded (a colon, too: the first segment is no scheme). */
static void
put_uri(struct gk_buf *out, struct gk_str file)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "abcdefghijklmnopqrstuvwxyz"
				    "0123456789-._~/";

	gk_buf_putc(out, '"');
	if (file.n > 0 && file.p[0] == '/')
		gk_buf_puts(out, "file://");
	while (gk_str_begins(file, GK_STR("./")))
		file = gk_str(file.p + 2, file.n - 2);
	for (size_t i = 0; i < file.n; i++)
		if (file.p[i] != '\0' && strchr(plain, file.p[i]) != NULL)
			gk_buf_putc(out, file.p[i]);
		else
			gk_buf_printf(out, "%%%02X",
				      (unsigned)(unsigned char)file.p[i]);
	gk_buf_putc(out, '"');
}

/* A scratch buffer forgets that it could not grow when it is used again; what is
 * made of it must not. */
static void
pass_failure(const struct gk_buf *scratch, struct gk_buf *out)
{
	if (scratch->status != GK_OK)
		out->status = scratch->status;
}

/* In messages braces are for arguments, and [words](address) is a link: a crawled
 * page shall put neither into a report. */
static void
put_message(const struct gk_report *r, const struct gk_finding *g,
	    struct gk_buf *scratch, struct gk_buf *out)
{
	bool link;
	size_t n;

	gk_buf_reset(scratch);
	gk_report_what(r, g, scratch);
	n = scratch->n;
	link = n > 0 && memmem(scratch->p, n, "](", 2) != NULL;
	for (size_t i = 0; i < n; i++) {
		char c = scratch->p[i];

		if (c == '{' || c == '}')
			gk_buf_putc(scratch, c);
		else if (link && (c == '[' || c == ']' || c == '\\'))
			gk_buf_putc(scratch, '\\');
		gk_buf_putc(scratch, c);
	}
	if (scratch->status == GK_OK)
		gk_literal_put(out, gk_str(scratch->p + n, scratch->n - n));
	pass_failure(scratch, out);
}

static void
put_number(struct gk_buf *out, const char *name, uint64_t number)
{
	gk_buf_printf(out, "\"%s\":%llu", name, (unsigned long long)number);
}

static void
put_location(struct gk_report *r, const struct gk_finding *g,
	     struct gk_buf *out)
{
	struct gk_report_place place = gk_report_place(r, g);

	gk_buf_puts(out, "{\"physicalLocation\":{\"artifactLocation\":{\"uri\":");
	put_uri(out, r->path);
	gk_buf_puts(out, "},\"region\":{");
	put_number(out, "startLine", place.line);
	if (place.end_line > 0) {
		gk_buf_putc(out, ',');
		put_number(out, "startColumn", place.column);
		gk_buf_putc(out, ',');
		put_number(out, "endLine", place.end_line);
		gk_buf_putc(out, ',');
		put_number(out, "endColumn", place.end_column);
	}
	gk_buf_puts(out, "}},\"logicalLocations\":[{\"fullyQualifiedName\":");
	gk_literal_put(out, r->doc->id);
	gk_buf_puts(out, "}]}");
}

void
gk_sarif_result(struct gk_report *r, const struct gk_finding *g,
		const struct gk_kind *kinds, struct gk_buf *scratch,
		struct gk_buf *out)
{
	uint64_t key = gk_baseline_key(r->doc, g, scratch);

	pass_failure(scratch, out);
	gk_buf_printf(out, ",{\"ruleId\":\"%s\",\"ruleIndex\":%llu,"
			   "\"level\":\"warning\",\"message\":{\"text\":",
		      g->kind->name, (unsigned long long)(g->kind - kinds));
	put_message(r, g, scratch, out);
	gk_buf_puts(out, "},\"locations\":[");
	put_location(r, g, out);
	gk_buf_printf(out,
		      "],\"partialFingerprints\":{\"" FINGERPRINT
		      "\":\"%016llx\"}}\n",
		      (unsigned long long)key);
	if (scratch->status != GK_OK)
		out->status = scratch->status;
}

void
gk_sarif_foot(bool successful, struct gk_buf *out)
{
	gk_buf_printf(out, "],\"invocations\":[{\"executionSuccessful\":%s}]}]}\n",
		      successful ? "true" : "false");
}
