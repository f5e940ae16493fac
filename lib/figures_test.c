#include "amount.h"
#include "currency.h"
#include "figures.h"
#include "rates.h"
#include "test.h"
#include "weather.h"

struct figures_case {
	const char *text, *data;
};

static const struct figures_case rates[] = {
	{ "503.04  course up  601.1  course up  6.63", "[503.04,601.1,6.63]" },
	{ "USD 503,04 +1,2\nEUR 601.1", "{\"USD\":503.04,\"EUR\":601.1}" },
	{ "$ 88.84 € 95.02", "{\"USD\":88.84,\"EUR\":95.02}" },
	/* two prices of one currency, and the first of two figures */
	{ "USD 8.03 / 8.07 USD 7.9898\nEUR 10.08 / 10.28 EUR 10.122278",
	  "{\"USD\":[8.03,8.07],\"EUR\":[10.08,10.28]}" },
	{ "USD: 8.11 8.15 EUR: 10.50 10.68",
	  "{\"USD\":[8.11,8.15],\"EUR\":[10.50,10.68]}" },
	{ "Доллар покупка 478 продажа 482\nЕвро покупка 561 продажа 567",
	  "{\"USD\":[478,482],\"EUR\":[561,567]}" },
	{ "USD\n17,60\n17,85\nEUR\n19,20\n19,38",
	  "{\"USD\":[17.60,17.85],\"EUR\":[19.20,19.38]}" },
	{ "USD 56,90/57,60", "{\"USD\":[56.90,57.60]}" },
	{ "USD 447 450", "{\"USD\":[447,450]}" },
	/* changes */
	{ "$ 92,13 ▲0,45\n€ 99,70 ▼ 0,22", "{\"USD\":92.13,\"EUR\":99.70}" },
	{ "USD ▲ 92,13 € ↓99,70", "{\"USD\":92.13,\"EUR\":99.70}" },
	{ "USD $ 31.2086 р (-0,4058)\nEUR € 40.6523 р (−0,3958)",
	  "{\"USD\":31.2086,\"EUR\":40.6523}" },
	{ "10.2038\n+ 2.7965", "[10.2038]" },
	{ "31.055\n-0.21%", "[31.055]" },
	{ "USD – 92,41\nEUR — 99,06", "{\"USD\":92.41,\"EUR\":99.06}" },
	{ "USD 80,44 –0,12 –0,15%", "{\"USD\":80.44}" },
	/* dates and times */
	{ "USD ЦБ 17.01 31,42 −0,18\nEUR ЦБ 17.01 40,19 +0,05",
	  "{\"USD\":31.42,\"EUR\":40.19}" },
	{ "USD ЦБ 18/01 31.5445 –0.3899\nEUR ЦБ 18/01 40.1688 –0.2154",
	  "{\"USD\":31.5445,\"EUR\":40.1688}" },
	{ "РТС 19:59 1475.19 +1.37%\nММВБ 18:44 1486.34 +1.5%",
	  "{\"RTS\":1475.19,\"IMOEX\":1486.34}" },
	{ "Курс на 24.11.2026: USD 80,44", "{\"USD\":80.44}" },
	{ "12.03.2023 11:05", NULL },
	/* pairs */
	{ "USD/UAH 27,10\nEUR/UAH 31,95", "{\"USD\":27.10,\"EUR\":31.95}" },
	{ "USD / KZT 474.12\nEUR / KZT 515.8\nRUB / KZT 5.31",
	  "{\"USD\":474.12,\"EUR\":515.8,\"RUB\":5.31}" },
	{ "MDL/EUR 19,37\nMDL/USD 17,81", "{\"EUR\":19.37,\"USD\":17.81}" },
	{ "EUR/USD 1.0821", "{\"EUR/USD\":1.0821}" },
	{ "USD 81,22\nEUR/USD 1,1642", "{\"USD\":81.22,\"EUR/USD\":1.1642}" },
	/* of so many units */
	{ "1 USD = 12 650 сум\n1 EUR = 13 800 сум",
	  "{\"USD\":12650,\"EUR\":13800}" },
	{ "100 JPY 64,3", "{\"JPY\":0.643}" },
	{ "100 йен\n64,30", "{\"JPY\":0.643}" },
	{ "Курс: $ 3,27 € 3,41 100 ₽ 3,35",
	  "{\"USD\":3.27,\"EUR\":3.41,\"RUB\":0.0335}" },
	{ "USD 3,21 EUR 3,50 RUB (100) 3,53",
	  "{\"USD\":3.21,\"EUR\":3.50,\"RUB\":0.0353}" },
	{ "Валути\n1 EUR 1.95583\n1 USD 1.66",
	  "{\"EUR\":1.95583,\"USD\":1.66}" },
	{ "10 000 UZS 6,45", "{\"UZS\":0.000645}" },
	/* the price first, and its unit */
	{ "3,21 BYN за USD\n3,74 BYN за EUR", "{\"USD\":3.21,\"EUR\":3.74}" },
	{ "88.84 $ 95.02 €", "{\"USD\":88.84,\"EUR\":95.02}" },
	{ "Доллар 92 рубля\nЕвро 99,5 рубля", "{\"USD\":92,\"EUR\":99.5}" },
	{ "3.68 BYN\n2.98 BYN", "[3.68,2.98]" },
	{ "Нефть Brent $63,88 ▲0,12%\nUSD 81,22", "{\"Brent\":63.88,\"USD\":81.22}" },
	{ "Злато 4 112,30 USD", "{\"XAU\":4112.30}" },
	{ "11,3100 TJS = 1 USD", "{\"USD\":11.3100}" },
	{ "ETH $ 1 702 −0,8%\nTON $ 2,11 +4,0%\nИндекс страха: 44",
	  "{\"ETH\":1702,\"TON\":2.11}" },
	{ "Золото, мерный слиток 1 г: 3 087", "{\"XAU\":3087}" },
	/* words, thousands, columns */
	{ "Валютын ханш\nам.доллар 1819.28\nевро 2462.76\nиен 17.79",
	  "{\"USD\":1819.28,\"EUR\":2462.76,\"JPY\":17.79}" },
	{ "Курсна листа\nЕВРО 61,4950\nДОЛАР 51,5724\nФУНТА 69,8100",
	  "{\"EUR\":61.4950,\"USD\":51.5724,\"GBP\":69.8100}" },
	{ "USD 2,851.20\nCNY 447.15", "{\"USD\":2851.20,\"CNY\":447.15}" },
	{ "SOFIX 1.042,11 +0,34%", "{\"SOFIX\":1042.11}" },
	{ "USD EUR CNY\n81,22 94,30 11,39",
	  "{\"USD\":81.22,\"EUR\":94.30,\"CNY\":11.39}" },
	{ "1 USD 9.32\n1 EUR 10.85\n1 RUB 0.1150",
	  "{\"USD\":9.32,\"EUR\":10.85,\"RUB\":0.1150}" },
	{ "Курс: евро 117,15 динара", "{\"EUR\":117.15}" },
	{ "Доллар США USD 81,2\nТенге KZT 0,17", "{\"USD\":81.2,\"KZT\":0.17}" },
	{ "Банк «Заречье» 56,90 57,60", "[56.90,57.60]" },
	{ "¥ 12,68", "{\"¥\":12.68}" },
	{ "Курс валют", NULL },
	{ "Калькулятор валют\nRUB\nUSD", NULL },
};

static const struct figures_case weather[] = {
	{ "Ниш 14\nАлматы -1\nНиш -3\n", "{\"Ниш\":14,\"Алматы\":-1}" },
	{ "А\nАлматы -1\nАстана \u221217\nНиш 14°",
	  "{\"Алматы\":-1,\"Астана\":-17,\"Ниш\":14}" },
	/* ranges, day and night */
	{ "Алматы −1…+3", "{\"Алматы\":[-1,3]}" },
	{ "София -2° / 9°\nВарна 1° / 7°", "{\"София\":[-2,9],\"Варна\":[1,7]}" },
	{ "вечер: -10 ... -12 °C", "{\"вечер\":[-10,-12]}" },
	{ "Ош от +3 до +7", "{\"Ош\":[3,7]}" },
	{ "Днём +3° Ночью −4°\nВетер 5 м/с", "{\"Днём\":3,\"Ночью\":-4}" },
	{ "Ночью +18, днём +31", "{\"Ночью\":18,\"днём\":31}" },
	{ "Бишкек 9..11", "{\"Бишкек\":[9,11]}" },
	{ "Бишкек -2-4°", "{\"Бишкек\":[-2,4]}" },
	/* on lines of their own, behind, several */
	{ "Екатеринбург\n−1\nЧелябинск\n0\nПермь\n+2",
	  "{\"Екатеринбург\":-1,\"Челябинск\":0,\"Пермь\":2}" },
	{ "+9°C Тернівка", "{\"Тернівка\":9}" },
	{ "23 °С Краснодар", "{\"Краснодар\":23}" },
	{ "Київ +11 Львів +8 Одеса +14",
	  "{\"Київ\":11,\"Львів\":8,\"Одеса\":14}" },
	{ "Времето: Пловдив 17°", "{\"Пловдив\":17}" },
	{ "София 11° Ясно", "{\"София\":11}" },
	{ "Нарын +4°C", "{\"Нарын\":4}" },
	{ "Перемишляни, +2, дощ зі снігом", "{\"Перемишляни\":2}" },
	{ "+27°", "[27]" },
	{ "-2.2 °C", "[-2.2]" },
	{ "+3...+5 °C, без осадков", "[[3,5]]" },
	/* what is no temperature */
	{ "Влажность 81%\nДавление 742 мм\nПробки 6 баллов", NULL },
	{ "Пробки 4", NULL },
	{ "Таң 03:02\nКүн 05:03", NULL },
	{ "10 дней\n12 мая\nКвіток 6 руб.", NULL },
	{ "Ош \"юг\" 5", "[5]" },
	{ "Тараз 007", NULL },
};

static void
check(const struct figures_case *c, enum gk_widget_kind kind)
{
	const char *nl = strchr(c->text, '\n');
	struct gk_arena arena = { 0 };
	struct gk_findings f = { .arena = &arena };
	size_t list = gk_findings_list(&f, "widgets");
	struct gk_finding *g = gk_finding_add(&f, list, NULL, 0, 1);
	const struct gk_fact *fact;

	gk_figures_add(&f, g, kind, gk_str_of(c->text));
	fact = gk_finding_fact(g, "data");
	ok(f.status == GK_OK &&
	   (c->data == NULL ? fact == NULL :
	    fact != NULL && gk_str_is(fact->str, c->data)),
	   "%.*s: %.*s",
	   nl == NULL ? (int)strlen(c->text) : (int)(nl - c->text), c->text, fact == NULL ? 4 : (int)fact->str.n,
	   fact == NULL ? "none" : fact->str.p);
	gk_arena_clear(&arena);
}

static void
check_amount(const char *text, const char *json, double value, unsigned tens)
{
	struct gk_amount a;
	struct gk_buf b = { 0 };
	bool found = gk_amount_next(text, text + strlen(text), &a);

	if (found)
		gk_amount_put(&a, tens, &b);
	ok(found && gk_str_is(gk_buf_view(&b), json) &&
	   gk_amount_value(&a) > value * 0.999999 &&
	   gk_amount_value(&a) < value * 1.000001, "amount %s", text);
	gk_buf_clear(&b);
}

static void
check_currency(const char *text, const char *name, bool money)
{
	size_t n;
	struct gk_str got = gk_currency_at(text, text + strlen(text), &n);

	ok(gk_str_is(got, name) && n == strlen(text) &&
	   (got.n == 0 || gk_currency_is_money(got) == money),
	   "currency %s: %.*s", text, (int)got.n, got.p ? got.p : "");
}

int
main(void)
{
	struct figures_case none = { "USD 503.04", NULL };

	for (size_t i = 0; i < sizeof(rates) / sizeof(*rates); i++)
		check(&rates[i], GK_WIDGET_RATES);
	for (size_t i = 0; i < sizeof(weather) / sizeof(*weather); i++)
		check(&weather[i], GK_WIDGET_WEATHER);
	check(&none, GK_WIDGET_SHARE);
	check_amount("12\u00A0650,50", "12650.50", 12650.5, 0);
	check_amount("007", "7", 7, 0);
	check_amount("0,5", "0.5", 0.5, 0);
	check_amount("64,30", "0.643", 64.3, 2);
	check_amount("6", "0.006", 6, 3);
	check_currency("$", "USD", true);
	check_currency("Доллары", "USD", true);
	check_currency("теңгесі", "KZT", true);
	check_currency("SEK", "SEK", true);
	check_currency("Brent", "Brent", false);
	check_currency("суммы", "", false);
	return done();
}
