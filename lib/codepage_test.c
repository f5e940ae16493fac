#include <iconv.h>

#include "codepage.h"
#include "test.h"
#include "utf8.h"

/* Does iconv read the byte so, where it knows the page at all?  -1: it reads it
 * otherwise; 0: it does not know. */
static int
as_iconv(enum gk_codepage page, unsigned char byte)
{
	iconv_t cd = iconv_open("UTF-8", gk_codepage_name(page));
	uint32_t cp = gk_codepage_point(page, byte);
	char in[1] = { (char)byte }, out[8], ours[4];
	char *p = in, *q = out;
	size_t n = 1, room = sizeof out, r;

	if (cd == (iconv_t)-1)
		return 0;
	r = iconv(cd, &p, &n, &q, &room);
	iconv_close(cd);
	if (r == (size_t)-1)
		return cp == 0xFFFD ? 1 : -1;
	return gk_str_eq(gk_str(out, (size_t)(q - out)),
			 gk_str(ours, gk_utf8_put(cp, ours)))
		       ? 1
		       : -1;
}

/* iconv's MacCyrillic is of the time before the euro, and its windows-1252 has
 * nothing where the standard has nothing. */
static bool
is_known_difference(enum gk_codepage page, unsigned byte)
{
	return page == GK_CODEPAGE_MAC && byte == 0xFF;
}

static void
decodes(void)
{
	struct gk_buf out = { 0 };
	size_t bad;

	ok(gk_codepage_decode(GK_CODEPAGE_1251, GK_STR("\xCC\xEE\xF1\xF2 A"),
			      false, &out, &bad) == GK_OK &&
		   gk_str_is(gk_buf_view(&out), "Мост A"),
	   "windows-1251");
	gk_buf_reset(&out);
	ok(gk_codepage_decode(GK_CODEPAGE_1251, GK_STR("\xCC\x98"), false, &out,
			      &bad) == GK_BADTEXT &&
		   bad == 1 && gk_str_is(gk_buf_view(&out), "М"),
	   "a byte that the page does not have");
	gk_buf_reset(&out);
	ok(gk_codepage_decode(GK_CODEPAGE_1251, GK_STR("\x98\xCC\x98"), true,
			      &out, &bad) == GK_OK &&
		   bad == 2 && gk_str_is(gk_buf_view(&out), "\xEF\xBF\xBDМ\xEF\xBF\xBD"),
	   "is replaced and counted");
	gk_buf_clear(&out);
}

int
main(void)
{
	for (unsigned page = 0; page < GK_CODEPAGES; page++) {
		bool back = true, same = true;

		for (unsigned b = 0; b < 256; b++) {
			enum gk_codepage c = (enum gk_codepage)page;
			uint32_t cp = gk_codepage_point(c, (unsigned char)b);

			back = back && (cp == 0xFFFD ||
					gk_codepage_byte(c, cp) == (int)b);
			same = same && (as_iconv(c, (unsigned char)b) >= 0 ||
					is_known_difference(c, b));
		}
		ok(back, "%s: there and back",
		   gk_codepage_name((enum gk_codepage)page));
		ok(same, "%s: as iconv has it",
		   gk_codepage_name((enum gk_codepage)page));
	}
	ok(gk_codepage_byte(GK_CODEPAGE_1251, 0x402) == 0x80, "the first");
	ok(gk_codepage_byte(GK_CODEPAGE_1251, 0x44F) == 0xFF, "the last");
	ok(gk_codepage_byte(GK_CODEPAGE_1251, 0x4E8) == -1, "an absent one");
	ok(gk_codepage_byte(GK_CODEPAGE_1251, 0xFFFD) == -1, "nothing is none");
	ok(gk_codepage_byte(GK_CODEPAGE_LATIN1, 0xFF) == 0xFF, "Latin-1");
	decodes();
	return done();
}
