/*
 * seen - which paragraphs stood before, and where each stood first.
 *
 * Keys of fingerprint, remembered in the order of the stream: 10 to 15 bytes
 * each.  With `places` set before the first key, also the document and line of
 * each first copy, and two tags of 16 bits: 10 to 13 bytes more, and the names
 * of the documents.  Places beyond the first 2^32 keys are not remembered.
 * With keys.memory and keys.folder set it never takes more memory than that, and
 * what finds no room is on disk, see spill.
 * A zeroed struct is an empty one.  After a status other than GK_OK it is good
 * for gk_seen_clear alone.
 */
#ifndef GK_SEEN_H
#define GK_SEEN_H

#include "out.h"
#include "spill.h"

struct gk_seen_place {
	struct gk_str doc; /* the document's id */
	size_t line;
	uint16_t raw, typographic; /* of the keys at finer levels */
};

struct gk_seen {
	bool places;
	struct gk_spill keys;

	struct gk_buf ids;      /* private, and all below: of documents, each
				 * behind its length; with a bound the last */
	struct gk_buf trail;    /* a few bytes for each key, in order */
	struct gk_seen_mark *marks; /* where in trail every 64th begins */
	size_t nmarks, cap, n;
	size_t id, line;        /* of the last on the trail */
	struct gk_out roll;     /* ids on disk, where memory is bounded */
	bool rolls;             /* it is open */
	struct gk_buf name;     /* one that was read from there */
};

/* Was the key seen?  If not it is remembered, with *now where places are.  If
 * it was, *then says where first: a view that lives until the next add, empty
 * where places are not.  GK_OK, GK_NOMEM, GK_IO with errno. */
enum gk_status gk_seen_add(struct gk_seen *s, uint64_t key,
			   const struct gk_seen_place *now, bool *found,
			   struct gk_seen_place *then);

/* The next ones are for what has no bound.  Remembers a place as that of one more
 * key, which is not looked at. */
enum gk_status gk_seen_note(struct gk_seen *s, const struct gk_seen_place *now);

static inline bool
gk_seen_has(const struct gk_seen *s, uint64_t key)
{
	return gk_hash_has(&s->keys.map, key);
}

/* Where the i-th key, from 0 on, stood first, if places are; a view as above. */
struct gk_seen_place gk_seen_at(const struct gk_seen *s, uint32_t i);

/* Asks the memory for the key ahead of time. */
static inline void
gk_seen_prefetch(const struct gk_seen *s, uint64_t key)
{
	gk_spill_prefetch(&s->keys, key);
}

void gk_seen_reset(struct gk_seen *s);
void gk_seen_clear(struct gk_seen *s);

#endif
