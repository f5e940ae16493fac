#include "charset.h"
#include "test.h"
#include "utf8.h"

/* The text in the page, as bytes; what the page lacks becomes ?. */
static struct gk_str
encode(enum gk_codepage page, const char *text, char *out)
{
	const char *p = text, *end = text + strlen(text);
	size_t n = 0;
	int byte;

	while (p < end) {
		byte = gk_codepage_byte(page, gk_utf8_next(&p, end));
		out[n++] = (char)(byte < 0 ? '?' : byte);
	}
	return gk_str(out, n);
}

/* Is the text the same when it is read in the page that is guessed? */
static bool
is_told(enum gk_codepage page, const char *text)
{
	char bytes[4096], again[4096];
	struct gk_str raw = encode(page, text, bytes), back;
	enum gk_codepage guess = gk_charset_guess(raw);
	struct gk_buf out = { 0 };
	size_t bad;
	bool same;

	if (guess == GK_CODEPAGES)
		return false;
	gk_codepage_decode(page, raw, true, &out, &bad);
	back = gk_str(again, out.n);
	memcpy(again, out.p, out.n);
	gk_buf_reset(&out);
	gk_codepage_decode(guess, raw, true, &out, &bad);
	same = gk_str_eq(back, gk_buf_view(&out));
	gk_buf_clear(&out);
	return same;
}

#define BIT(page) (1u << GK_CODEPAGE_##page)
#define RUSSIAN (BIT(1251) | BIT(KOI8R) | BIT(KOI8U) | BIT(866) | BIT(ISO) | \
		 BIT(MAC) | BIT(RK1048) | BIT(PT154))
#define SERBIAN (BIT(1251) | BIT(ISO) | BIT(MAC))

static const struct {
	const char *what, *text;
	unsigned pages; /* that have its letters */
} cases[] = {
	{ "Russian", "Мэр открыл мост через реку в субботу утром.", RUSSIAN },
	{ "a word", "Новости", RUSSIAN },
	{ "capitals", "СРОЧНАЯ НОВОСТЬ: МОСТ ЧЕРЕЗ РЕКУ ЗАКРЫТ", RUSSIAN },
	{ "a menu", "Главная\nНовости\nСпорт\nКонтакты\n", RUSSIAN },
	{ "numbers", "12.04.2026 14:05 +7 (3812) 55-55-55, телефон 8-800\n", RUSSIAN },
	{ "Latin around", "USB, HDMI, Wi-Fi, iOS 17: что выбрать?", RUSSIAN },
	{ "Ukrainian", "Її міст відкрили в суботу, повідомляє міська рада.",
	  BIT(1251) | BIT(KOI8U) | BIT(ISO) | BIT(MAC) },
	{ "Belarusian", "Новы мост адкрылі ў суботу, паведаміў выканкам.",
	  BIT(1251) | BIT(ISO) | BIT(MAC) },
	{ "Bulgarian", "Новият мост беше открит в събота от кмета.", RUSSIAN },
	{ "Serbian", "Нови мост је отворен у суботу, јавља градоначелник.",
	  SERBIAN },
	{ "Macedonian", "Новиот мост беше отворен во саботата, изјави "
	  "градоначалникот ѓ ќ.", SERBIAN },
	{ "Kazakh", "Жаңа көпір сенбі күні ашылды, деп хабарлады әкімдік.",
	  BIT(RK1048) | BIT(PT154) },
	{ "Kyrgyz", "Жаңы көпүрө ишемби күнү ачылды, деп билдирди мэрия.",
	  BIT(RK1048) | BIT(PT154) },
	{ "Tajik", "Пули нав рӯзи шанбе кушода шуд, хабар дод ҳокимият.",
	  BIT(PT154) },
	{ "Mongolian", "Шинэ гүүр бямба гарагт нээгдсэн гэж хотын дарга хэлэв.",
	  BIT(RK1048) | BIT(PT154) },
};

#define RAW(s) { (s), sizeof(s) - 1 }

static const struct {
	const char *what;
	struct gk_str raw;
} others[] = {
	{ "Latin-1", RAW("Die B\xFCrger w\xE4hlen f\xFCr vier Jahre") },
	{ "Latin-2", RAW("za\xBF\xF3\xB3\xE6 g\xEA\xB6l\xB1 ja\xBC\xF1") },
	{ "GBK", RAW("\xC8\xCB\xC8\xCB\xC9\xFA\xB6\xF8\xD7\xD4\xD3\xC9"
			"\xA3\xAC\xD4\xDA\xD7\xF0\xD1\xCF\xBA\xCD") },
	{ "Greek", RAW("\xCF\xEB\xEF\xE9 \xEF\xE9 \xDC\xED\xE8\xF1\xF9\xF0"
			  "\xEF\xE9 \xE3\xE5\xED\xED\xE9\xEF\xFD\xED\xF4\xE1"
			  "\xE9 \xE5\xEB\xE5\xFD\xE8\xE5\xF1\xEF\xE9 \xEA\xE1"
			  "\xE9 \xDF\xF3\xEF\xE9") },
	{ "noise", RAW("\x91\xE3\x07\xFE\xB2\x19\x80\xDD\x5C\xA4\xF7\x88"
			  "\xC1\x03\xEE\x9F\xB0\xB1\xD2\x96") },
	{ "UTF-8 with a bad byte", RAW("Мэр открыл\xFF мост через реку.") },
	{ "one accent", RAW("caf\xE9") },
};

static const struct {
	const char *what;
	struct gk_str head;
	enum gk_charset_wide width;
} widths[] = {
	{ "a mark, LE", RAW("\xFF\xFE\x1C\x04"), GK_CHARSET_UTF16LE },
	{ "a mark, BE", RAW("\xFE\xFF\x04\x1C"), GK_CHARSET_UTF16BE },
	{ "nothing but a mark", RAW("\xFF\xFE"), GK_CHARSET_UTF16LE },
	{ "no mark, LE", RAW("\x1C\x04\x3E\x04\x20\x00"), GK_CHARSET_UTF16LE },
	{ "no mark, BE", RAW("\x04\x1C\x04\x3E\x00\x20"), GK_CHARSET_UTF16BE },
	{ "яющий in windows-1251", RAW("\xFF\xFE\xF9\xE8\xE9 \xEC\xEE\xF1"),
	  GK_CHARSET_NARROW },
	{ "texts between NULs", RAW("a\0b\0c\0\xD0\xBC\0"),
	  GK_CHARSET_NARROW },
	{ "ASCII in UTF-16LE", RAW("T\0h\0e\0 \0b\0r\0i\0d\0g\0e\0"),
	  GK_CHARSET_UTF16LE },
	{ "text", RAW("The bridge"), GK_CHARSET_NARROW },
	{ "nothing", RAW(""), GK_CHARSET_NARROW },
};

int
main(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		for (unsigned p = 0; p < GK_CODEPAGE_CYRILLIC; p++)
			if ((cases[i].pages & 1u << p) != 0)
				ok(is_told((enum gk_codepage)p, cases[i].text),
				   "%s in %s", cases[i].what,
				   gk_codepage_name((enum gk_codepage)p));
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		ok(gk_charset_guess(others[i].raw) == GK_CODEPAGES,
		   "none fits: %s", others[i].what);
	ok(gk_charset_guess(GK_STR("It\x92s \x93quoted\x94 \x96 so")) ==
		   GK_CODEPAGE_1251,
	   "marks alone are where windows-1252 has them");
	for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
		ok(gk_charset_width(widths[i].head, true) == widths[i].width,
		   "width: %s", widths[i].what);
	ok(gk_charset_width(GK_STR("\x1C\x04"), false) == GK_CHARSET_UNKNOWN,
	   "more must be seen");
	return done();
}
