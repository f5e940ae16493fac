/*
 * wordmap - a text in lower case, and which of its bytes are words.
 *
 * The copy has each letter where the text has it, ё as е; a letter whose small
 * twin takes another number of bytes stays as it is.  A word is a run of letters,
 * digits and combining marks; nothing joins two.  One bit a byte says what is a
 * word, another where code points begin, a third what is neither word nor space,
 * so that all are found, and letters counted, without a look at the text.  Words
 * get 32-bit hashes.
 * Text must be valid UTF-8.  The map lies in the arena: 1.4 bytes a byte.
 * Cost: one pass, thirty-two bytes at a time where the machine can, by table
 * where it cannot; the result is the same.
 */
#ifndef GK_WORDMAP_H
#define GK_WORDMAP_H

#include "mem.h"

struct gk_wordmap {
	const char *lower; /* n bytes, sixteen NULs behind them */
	size_t n;
	const unsigned char *word; /* private, and the next: a bit a byte, */
	const unsigned char *lead; /* the least first: where code points begin, */
	const unsigned char *mark; /* and those that are no words, nor a space */
};

/* GK_OK or GK_NOMEM.  narrow: by table alone, for tests. */
enum gk_status gk_wordmap_make(struct gk_str text, bool narrow,
			       struct gk_arena *arena, struct gk_wordmap *map);

/* Room for maps of pieces, one at a time; zeroed at first. */
struct gk_wordmap_space {
	char *lower;
	unsigned char *word, *lead, *mark;
	size_t cap;
};

/* A map of text[start, end), a line that cuts no word in two; its places count
 * from start.  It lies where the one before lay: a page of many lines works in
 * few bytes. */
enum gk_status gk_wordmap_piece(struct gk_str text, size_t start, size_t end,
				struct gk_wordmap_space *space,
				struct gk_arena *arena,
				struct gk_wordmap *map);

/* Private: 57 bits and more from bit `at` on; zeros behind the text. */
static inline uint64_t
gk_wordmap_bits(const unsigned char *bits, size_t at)
{
	return gk_le64(bits + at / 8) >> (at % 8);
}

/* Where the first word from byte `at` on begins, or end if none does before. */
static inline size_t
gk_wordmap_next(const struct gk_wordmap *map, size_t at, size_t end)
{
	for (; at < end; at += 57) {
		uint64_t x = gk_wordmap_bits(map->word, at);

		if (x == 0)
			continue;
		at += (size_t)__builtin_ctzll(x);
		break;
	}
	return at < end ? at : end;
}

/* Where the word that byte `at` is part of ends. */
static inline size_t
gk_wordmap_end(const struct gk_wordmap *map, size_t at)
{
	for (;; at += 57) {
		uint64_t x = ~gk_wordmap_bits(map->word, at) &
			     (((uint64_t)1 << 57) - 1);

		if (x != 0)
			return at + (size_t)__builtin_ctzll(x);
	}
}

/* Words that begin from byte `at` on, which is none's, and before end. */
static inline size_t
gk_wordmap_count(const struct gk_wordmap *map, size_t at, size_t end)
{
	size_t n = 0;

	for (; at < end; at += 56) {
		uint64_t x = gk_wordmap_bits(map->word, at);

		/* the first of the 57 bits is the last of those before */
		x = x >> 1 & ~x;
		if (end - at < 57)
			x &= ((uint64_t)1 << (end - at - 1)) - 1;
		else
			x &= ((uint64_t)1 << 56) - 1;
		n += (size_t)__builtin_popcountll(x);
	}
	return n;
}

/* Private: as many of the low bytes of a word as the index says, less eight. */
extern const uint64_t gk_wordmap_masks[25];

/* Private: h with n <= 16 bytes taken in, of which sixteen may be read. */
static inline uint64_t
gk_wordmap_mix(uint64_t h, const char *p, size_t n)
{
	const uint64_t factor = 0x9E3779B97F4A7C15u;

	h = (h ^ (gk_le64(p) & gk_wordmap_masks[n + 8])) * factor;
	h ^= h >> 32;
	h = (h ^ (gk_le64(p + 8) & gk_wordmap_masks[n])) * factor;
	return h ^ h >> 32;
}

struct gk_wordmap_word {
	uint32_t hash; /* of the whole word, the same on every machine */
	uint32_t stem; /* of its first five letters */
	size_t nletters; /* code points */
};

/* Private: the same as gk_wordmap_read, for any word. */
struct gk_wordmap_word gk_wordmap_read_any(const struct gk_wordmap *map,
					   size_t start, size_t end);

/* Private: letters of the longest word that the next function takes. */
#define GK_WORDMAP_PLAIN 13

/* Private: is it a word of few letters, each of them two bytes, as most are? */
static inline bool
gk_wordmap_plain(const struct gk_wordmap *map, size_t start, size_t n)
{
	const uint64_t twos = 0x5555555555555555u;

	/* odd numbers are great ones when they are turned */
	return (n >> 1 | n << (sizeof n * 8 - 1)) <= GK_WORDMAP_PLAIN &&
	       ((gk_wordmap_bits(map->lead, start) ^ twos) &
		(((uint64_t)1 << n) - 1)) == 0;
}

/* Private: the hashes of such a word of n bytes at p, in lower case. */
static inline struct gk_wordmap_word
gk_wordmap_read_plain(const char *p, size_t n)
{
	size_t five = n < 10 ? n : 10;
	uint64_t h = gk_wordmap_mix(1, p, five);

	return (struct gk_wordmap_word){
		.hash = (uint32_t)gk_wordmap_mix(h, p + five, n - five),
		.stem = (uint32_t)h,
		.nletters = n / 2,
	};
}

/* What the word [start, end) is.  Most often nothing is counted, and no loop is
 * needed. */
static inline struct gk_wordmap_word
gk_wordmap_read(const struct gk_wordmap *map, size_t start, size_t end)
{
	size_t n = end - start;

	return gk_wordmap_plain(map, start, n)
		       ? gk_wordmap_read_plain(map->lower + start, n)
		       : gk_wordmap_read_any(map, start, end);
}

#endif
