/* Any bytes and a good record behind them, of which the first byte chooses the
 * limit: the documents, the messages and what is rejected are the same however
 * the bytes are shown; together the units are the stream; and the good record is
 * found, unless the stream ends with a record that holds it. */
#include <stdlib.h>

#include "buf.h"
#include "warc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char good[] = "\nWARC/1.0\r\nWARC-Type: conversion\r\n"
			   "Content-Length: 4\r\n\r\nlast\r\n\r\n";

struct told {
	uint64_t hash;   /* of documents and messages */
	uint64_t records, lost;
	bool found;      /* the good record, or what holds it */
};

static void
mix(uint64_t *hash, uint64_t x)
{
	*hash = (*hash ^ x) * 1099511628211u;
}

static void
tell(struct told *t, const struct gk_warc_unit *u, struct gk_str in, size_t at)
{
	t->records += u->record;
	if (u->type == GK_WARC_OTHER)
		return;
	if (u->type == GK_WARC_DOC) {
		struct gk_warc_head h;

		gk_warc_read(gk_str(in.p + at, u->head), &h);
		t->found = u->length == 4 &&
			   memcmp(in.p + at + u->head, "last", 4) == 0;
		mix(&t->hash, at);
		mix(&t->hash, u->head);
		mix(&t->hash, u->length);
	} else if (!u->other) {
		t->lost += u->n;
	}
	if (u->rest)
		return;
	mix(&t->hash, u->line);
	mix(&t->hash, u->place);
	mix(&t->hash, u->why != NULL ? strlen(u->why) : 0);
}

static struct told
units(struct gk_warc w, struct gk_str in, size_t step)
{
	size_t at = 0, shown = 0, empty = 0;
	struct gk_warc_unit u;
	struct told t = { 0 };

	gk_warc_begin(&w);
	for (;;) {
		if (gk_warc_next(&w, gk_str(in.p + at, shown - at),
				 shown == in.n, &u)) {
			if (u.n > shown - at || u.head + u.length > shown - at)
				abort();
			tell(&t, &u, in, at);
			at += u.n;
			if (u.n == 0 && ++empty > in.n)
				abort();
		} else if (shown == in.n) {
			break;
		} else {
			shown = in.n - shown < step ? in.n : shown + step;
		}
	}
	if (at != in.n)
		abort();
	/* BETWEEN: the last record ends where it says. */
	t.found |= w.state == 0;
	return t;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct gk_warc w = { 0 };
	struct told whole, pieces;
	struct gk_buf in = { 0 };
	struct gk_arena arena = { 0 };
	struct gk_warc_head h;

	if (size < 1)
		return 0;
	w.max_document = data[0] < 128 ? GK_MAX_DOCUMENT : data[0] - 124u;
	gk_buf_put(&in, data + 1, size - 1);
	gk_warc_read(gk_buf_view(&in), &h);
	gk_warc_value(h.uri, &arena);
	gk_buf_put(&in, good, sizeof good - 1);
	whole = units(w, gk_buf_view(&in), in.n);
	if (!whole.found)
		abort();
	for (size_t step = 1; step < 8; step++) {
		pieces = units(w, gk_buf_view(&in), step);
		if (pieces.hash != whole.hash || pieces.lost != whole.lost ||
		    pieces.records != whole.records || !pieces.found)
			abort();
	}
	gk_buf_clear(&in);
	gk_arena_clear(&arena);
	return 0;
}
