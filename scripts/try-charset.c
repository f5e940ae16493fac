/* For scripts/judge-charset: reads samples, each behind its length in four bytes
 * (the least first), and prints for each a line: what -f auto takes it for. */
#include <stdio.h>
#include <stdlib.h>

#include "charset.h"
#include "utf8.h"

int
main(void)
{
	static char bytes[1 << 20];
	unsigned char size[4];
	struct gk_str s = { bytes, 0 };
	enum gk_charset_wide wide;
	enum gk_codepage page;

	while (fread(size, 1, 4, stdin) == 4) {
		s.n = (size_t)size[0] | (size_t)size[1] << 8 |
		      (size_t)size[2] << 16;
		if (s.n > sizeof bytes || fread(bytes, 1, s.n, stdin) != s.n)
			return 2;
		wide = gk_charset_width(s, true);
		if (wide == GK_CHARSET_UTF16LE || wide == GK_CHARSET_UTF16BE) {
			puts(wide == GK_CHARSET_UTF16LE ? "UTF-16LE"
							: "UTF-16BE");
			continue;
		}
		if (gk_utf8_check(s) == s.n) {
			puts("UTF-8");
			continue;
		}
		page = gk_charset_guess(s);
		puts(page == GK_CODEPAGES ? "none" : gk_codepage_name(page));
	}
	return 0;
}
