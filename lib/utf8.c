#include "utf8.h"

#include <unistr.h>

size_t
gk_utf8_check(struct gk_str s)
{
	const uint8_t *bad;

	if (s.n == 0)
		return 0;
	bad = u8_check((const uint8_t *)s.p, s.n);
	return bad ? (size_t)(bad - (const uint8_t *)s.p) : s.n;
}

size_t
gk_utf8_count(struct gk_str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xC0u) != 0x80;
	return n;
}

size_t
gk_utf8_count16(struct gk_str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += (size_t)(((unsigned char)s.p[i] & 0xC0u) != 0x80) +
		     ((unsigned char)s.p[i] >= 0xF0);
	return n;
}

size_t
gk_utf8_put(uint32_t cp, char *out)
{
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xC0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xE0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
		out[2] = (char)(0x80 | (cp & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
	out[3] = (char)(0x80 | (cp & 0x3F));
	return 4;
}
