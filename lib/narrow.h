/*
 * narrow - sixteen bytes at a time, which the compiler maps to what the machine
 * has.
 *
 * Vectors of GCC and clang; where there are none, they become loops.  All is
 * inlined.
 */
#ifndef GK_NARROW_H
#define GK_NARROW_H

#include "base.h"

typedef unsigned char gk_narrow __attribute__((vector_size(16)));

static inline bool
gk_narrow_any(gk_narrow mask)
{
	typedef unsigned long long halves __attribute__((vector_size(16)));
	halves h = (halves)mask;

	return (h[0] | h[1]) != 0;
}

/* The first place where mask is not 0; it is somewhere. */
static inline size_t
gk_narrow_first(gk_narrow mask)
{
	unsigned char bytes[sizeof mask];
	uint64_t low;

	memcpy(bytes, &mask, sizeof mask);
	low = gk_le64(bytes);
	if (low != 0)
		return (size_t)__builtin_ctzll(low) / 8;
	return 8 + (size_t)__builtin_ctzll(gk_le64(bytes + 8)) / 8;
}

#endif
