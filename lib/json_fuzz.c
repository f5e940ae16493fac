/* Any bytes: what the reader takes, jansson takes, and the other way round; a
 * string decoded and written again decodes to the same; pretty is valid. */
#include <jansson.h>
#include <stdlib.h>

#include "json.h"
#include "literal.h"
#include "mem.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Is it one valid value?  *limits: it has what others limit otherwise, numbers
 * and nesting. */
static bool
takes(struct gk_str in, bool *limits)
{
	struct gk_json j;
	size_t depth = 0;

	gk_json_init(&j, in);
	for (;;) {
		switch (gk_json_next(&j)) {
		case GK_JSON_ERROR:
			*limits |= depth >= GK_MAX_NESTING;
			return false;
		case GK_JSON_END:
			return true;
		case GK_JSON_OBJECT:
		case GK_JSON_ARRAY:
			depth++;
			break;
		case GK_JSON_OBJECT_END:
		case GK_JSON_ARRAY_END:
			depth--;
			break;
		case GK_JSON_NUMBER:
			*limits |= j.raw.n > 15 || memchr(j.raw.p, 'e', j.raw.n) ||
				   memchr(j.raw.p, 'E', j.raw.n);
			break;
		default:
			break;
		}
	}
}

/* Strings survive decoding, writing and decoding. */
static void
strings(struct gk_str in)
{
	struct gk_buf text = { 0 }, raw = { 0 }, again = { 0 };
	struct gk_json j;

	gk_json_init(&j, in);
	while (gk_json_next(&j) != GK_JSON_ERROR && j.type != GK_JSON_END) {
		if (j.type != GK_JSON_STRING)
			continue;
		gk_buf_reset(&text);
		gk_buf_reset(&raw);
		gk_buf_reset(&again);
		gk_json_decode(j.raw, &text);
		gk_literal_put(&raw, gk_str(text.p, text.n));
		gk_json_decode(gk_str(raw.p, raw.n), &again);
		if (!gk_str_eq(gk_str(text.p, text.n), gk_str(again.p, again.n)) ||
		    !gk_json_is(j.raw, gk_str(text.p, text.n)))
			abort();
	}
	gk_buf_clear(&text);
	gk_buf_clear(&raw);
	gk_buf_clear(&again);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct gk_str in = gk_str((const char *)data, size);
	struct gk_buf pretty = { 0 };
	/* A NUL behind the value is the end of the text to jansson. */
	bool limits = size > 0 && memchr(data, 0, size) != NULL;
	bool other, ours = takes(in, &limits);
	json_t *theirs = json_loadb((const char *)data, size,
				    JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);

	other = theirs != NULL;
	json_decref(theirs);
	if (ours != other && !limits)
		abort();
	if (ours) {
		strings(in);
		gk_json_pretty(in, &pretty);
		if (!takes(gk_str(pretty.p, pretty.n), &limits))
			abort();
		gk_buf_clear(&pretty);
	}
	return 0;
}
