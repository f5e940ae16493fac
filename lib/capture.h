/*
 * capture - what the header of a WET record says of its document.
 *
 * The identity is WARC-Record-ID and the address WARC-Target-URI, both without
 * angle brackets; the time of fetching WARC-Date, if that is a date of ISO 8601;
 * the languages are those of WARC-Identified-Content-Language, as they stand, and
 * the first of them also by our own code where we have one.  What is missing
 * or is not of its form stays empty.  Copies lie in the arena.
 */
#ifndef GK_CAPTURE_H
#define GK_CAPTURE_H

#include "doc.h"
#include "mem.h"

/* Fills doc's id (left alone if there is none), url, fetched, languages and
 * told.  GK_BADTEXT: some of it is not UTF-8, at byte *at of the header. */
enum gk_status gk_capture_read(struct gk_str head, struct gk_arena *arena,
			       struct gk_doc *doc, size_t *at);

#endif
