#include "seen.h"

#include "test.h"

#define MANY 20000

/* The i-th paragraph of a made-up stream: documents of 1 to 13 paragraphs. */
static struct gk_seen_place
place_of(uint32_t i, char *id)
{
	uint32_t doc = i / 13 * 3 + (i % 13 > 2) + (i % 13 > 3);
	int n = snprintf(id, 64, "%s#%u", doc % 2 != 0 ? "новости.txt" : "a",
			 (unsigned)doc);

	return (struct gk_seen_place){
		.doc = gk_str(id, (size_t)n),
		.line = i % 13 * (i % 5 == 0 ? 1000 : 2) + 1,
		.raw = (uint16_t)(i * 7),
		.typographic = (uint16_t)(i * 11),
	};
}

static uint64_t
key_of(uint32_t i)
{
	return gk_hash(&i, sizeof i);
}

static void
test_many(size_t memory)
{
	struct gk_seen s = { .places = true,
			     .keys = { .memory = memory, .folder = "/tmp" } };
	struct gk_seen_place now, then;
	size_t new = 0, wrong = 0;
	char id[64];
	bool found;

	for (uint32_t i = 0; i < MANY; i++) {
		now = place_of(i, id);
		gk_seen_add(&s, key_of(i), &now, &found, &then);
		new += !found;
	}
	ok(new == MANY, "every key is new once");
	for (uint32_t i = MANY; i-- > 0;) {
		now = place_of(i, id);
		gk_seen_add(&s, key_of(i), &now, &found, &then);
		wrong += !found || !gk_str_eq(now.doc, then.doc) ||
			 now.line != then.line || now.raw != then.raw ||
			 now.typographic != then.typographic;
	}
	ok(wrong == 0, "every key is known with its first place");
	ok(memory == 0 ? s.keys.spilled == 0 : s.keys.spilled > MANY / 2,
	   "what finds no room is on disk: %llu",
	   (unsigned long long)s.keys.spilled);
	ok((double)(s.trail.n + s.nmarks * 24) / MANY < 8,
	   "the trail is short: %.1f bytes a key",
	   (double)(s.trail.n + s.nmarks * 24) / MANY);
	gk_seen_clear(&s);
}

int
main(void)
{
	static const struct gk_seen_place here = { { "a", 1 }, 7, 1, 2 },
					  there = { { "b", 1 }, 3, 4, 5 },
					  again = { { "b", 1 }, 1, 6, 7 };
	struct gk_seen s = { 0 };
	struct gk_seen_place then;
	bool found;

	gk_seen_add(&s, 1, &here, &found, &then);
	ok(!found, "a key is new");
	gk_seen_add(&s, 1, &there, &found, &then);
	ok(found && then.doc.n == 0, "then known; no place where none is kept");
	gk_seen_clear(&s);
	s.places = true;
	gk_seen_add(&s, 1, &here, &found, &then);
	gk_seen_add(&s, 2, &there, &found, &then);
	gk_seen_add(&s, 3, &again, &found, &then);
	gk_seen_add(&s, 2, &here, &found, &then);
	ok(found && gk_str_is(then.doc, "b") && then.line == 3 &&
	       then.raw == 4 && then.typographic == 5,
	   "the place of the first copy");
	gk_seen_add(&s, 3, &here, &found, &then);
	ok(found && gk_str_is(then.doc, "b") && then.line == 1,
	   "another document of the same name");
	gk_seen_reset(&s);
	gk_seen_add(&s, 2, &again, &found, &then);
	ok(!found, "nothing is known after a reset");
	gk_seen_add(&s, 2, &here, &found, &then);
	ok(found && then.line == 1, "and new places count");
	gk_seen_clear(&s);
	test_many(0);
	test_many(GK_SPILL_LEAST);
	return done();
}
