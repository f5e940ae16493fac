#include "norm.h"

/* An ending with its length. */
#define E(s) { (s), sizeof(s) - 1 }

static bool
ends_in(struct gk_str s, struct gk_str end)
{
	return s.n > end.n && s.p[s.n - 1] == end.p[end.n - 1] &&
	       memcmp(s.p + s.n - end.n, end.p, end.n) == 0;
}

static bool
ends(struct gk_str s, const char *end)
{
	size_t n = strlen(end);

	/* The last byte tells most endings apart, without a call. */
	return s.n > n && s.p[s.n - 1] == end[n - 1] &&
	       memcmp(s.p + s.n - n, end, n) == 0;
}

/* Endings of surnames in any case; what stands before is at least two letters. */
static const struct gk_str surnames[] = {
	E("ов"), E("ова"), E("ову"), E("овым"), E("ове"), E("овой"), E("овы"),
	E("овых"), E("овыми"), E("ев"), E("ева"), E("еву"), E("евым"), E("еве"),
	E("евой"), E("евы"), E("евых"), E("евыми"), E("ин"), E("ина"), E("ину"),
	E("иным"), E("ине"), E("иной"), E("ины"), E("иных"), E("ын"), E("ына"),
	E("ыну"), E("ыным"), E("ыне"), E("ыной"), E("ский"), E("ского"),
	E("скому"), E("ским"), E("ском"), E("ская"), E("ской"), E("скую"),
	E("цкий"), E("цкого"), E("цкому"), E("цким"), E("цком"), E("цкая"),
	E("цкой"), E("цкую"), E("ський"), E("ського"), E("ському"), E("ським"),
	E("ська"), E("ської"), E("ську"), E("ській"), E("цький"), E("цького"),
	E("цькому"), E("цьким"), E("цька"), E("цької"), E("енко"), E("чук"),
	E("чука"), E("чуку"), E("чуком"), E("юк"), E("юка"), E("юку"), E("юком"),
	E("ян"), E("яна"), E("яну"), E("яном"), E("янц"), E("швили"), E("дзе"),
	E("баев"), E("беков"), E("улин"), E("ич"), E("ича"), E("ичу"), E("ичем"),
	E("ић"), E("ића"), E("ићу"), E("ски"), E("оўскі"), E("цкі"), E("скі"),
	E("єв"), E("єва"), E("їв"), E("їва"),
};

bool
gk_norm_is_surname(struct gk_str lower)
{
	for (size_t i = 0; i < sizeof surnames / sizeof *surnames; i++)
		if (lower.n >= surnames[i].n + 4 &&
		    ends_in(lower, surnames[i]))
			return true;
	return false;
}

bool
gk_norm_is_patronymic(struct gk_str lower, enum gk_norm_gender *gender)
{
	static const struct {
		struct gk_str end;
		enum gk_norm_gender gender;
	} table[] = {
		{ E("ович"), GK_NORM_MALE },   { E("овича"), GK_NORM_MALE },
		{ E("овичу"), GK_NORM_MALE },  { E("овичем"), GK_NORM_MALE },
		{ E("овиче"), GK_NORM_MALE },  { E("евич"), GK_NORM_MALE },
		{ E("евича"), GK_NORM_MALE },  { E("евичу"), GK_NORM_MALE },
		{ E("евичем"), GK_NORM_MALE }, { E("ьич"), GK_NORM_MALE },
		{ E("ьича"), GK_NORM_MALE },   { E("ьичу"), GK_NORM_MALE },
		{ E("йович"), GK_NORM_MALE },  { E("йовича"), GK_NORM_MALE },
		{ E("овна"), GK_NORM_FEMALE }, { E("овны"), GK_NORM_FEMALE },
		{ E("овне"), GK_NORM_FEMALE }, { E("овну"), GK_NORM_FEMALE },
		{ E("овной"), GK_NORM_FEMALE }, { E("евна"), GK_NORM_FEMALE },
		{ E("евны"), GK_NORM_FEMALE }, { E("евне"), GK_NORM_FEMALE },
		{ E("евну"), GK_NORM_FEMALE }, { E("евной"), GK_NORM_FEMALE },
		{ E("ична"), GK_NORM_FEMALE }, { E("ичны"), GK_NORM_FEMALE },
		{ E("ичне"), GK_NORM_FEMALE }, { E("ичной"), GK_NORM_FEMALE },
		{ E("івна"), GK_NORM_FEMALE }, { E("івни"), GK_NORM_FEMALE },
		{ E("ївна"), GK_NORM_FEMALE }, { E("улы"), GK_NORM_MALE },
		{ E("оглы"), GK_NORM_MALE },   { E("ұлы"), GK_NORM_MALE },
		{ E("уулу"), GK_NORM_MALE },   { E("кызы"), GK_NORM_FEMALE },
		{ E("қызы"), GK_NORM_FEMALE },
	};

	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (lower.n >= table[i].end.n + 4 &&
		    ends_in(lower, table[i].end)) {
			*gender = table[i].gender;
			return true;
		}
	return false;
}

struct change {
	const char *from, *to;
};

/* Appends the word with the first ending that fits changed; false if none. */
static bool
change(struct gk_str word, const struct change *table, size_t n,
       struct gk_buf *out)
{
	for (size_t i = 0; i < n; i++)
		if (ends(word, table[i].from)) {
			gk_buf_put(out, word.p,
				   word.n - strlen(table[i].from));
			gk_buf_puts(out, table[i].to);
			return true;
		}
	return false;
}

#define CHANGE(word, table, out) \
	change(word, table, sizeof table / sizeof *table, out)

void
gk_norm_surname(struct gk_str word, enum gk_norm_gender gender, bool oblique,
		struct gk_buf *out)
{
	static const struct change female[] = {
		{ "овой", "ова" }, { "ову", "ова" },   { "евой", "ева" },
		{ "еву", "ева" },  { "иной", "ина" },  { "ину", "ина" },
		{ "ской", "ская" }, { "скую", "ская" }, { "цкой", "цкая" },
		{ "цкую", "цкая" }, { "ської", "ська" }, { "ську", "ська" },
		{ "ській", "ська" }, { "цької", "цька" }, { "ової", "ова" },
		{ "євої", "єва" },
	};
	static const struct change male[] = {
		{ "овым", "ов" },   { "ову", "ов" },    { "ове", "ов" },
		{ "евым", "ев" },   { "еву", "ев" },    { "еве", "ев" },
		{ "иным", "ин" },   { "ину", "ин" },    { "ского", "ский" },
		{ "скому", "ский" }, { "ским", "ский" }, { "ском", "ский" },
		{ "цкого", "цкий" }, { "цкому", "цкий" }, { "цким", "цкий" },
		{ "цком", "цкий" }, { "ського", "ський" }, { "ському", "ський" },
		{ "ським", "ський" }, { "цького", "цький" }, { "цькому", "цький" },
	};
	static const struct change genitive[] = {
		{ "ова", "ов" },   { "ева", "ев" },   { "ина", "ин" },
		{ "ына", "ын" },   { "єва", "єв" },   { "чука", "чук" },
		{ "чуку", "чук" }, { "чуком", "чук" }, { "юка", "юк" },
		{ "юку", "юк" },   { "юком", "юк" },  { "яна", "ян" },
		{ "яну", "ян" },   { "яном", "ян" },  { "ича", "ич" },
		{ "ичу", "ич" },   { "ичем", "ич" },  { "ика", "ик" },
		{ "ику", "ик" },   { "иком", "ик" },  { "ера", "ер" },
		{ "еру", "ер" },   { "ером", "ер" },  { "она", "он" },
		{ "ону", "он" },   { "оном", "он" },  { "ана", "ан" },
		{ "ану", "ан" },   { "аном", "ан" },  { "аха", "ах" },
		{ "ама", "ам" },   { "аму", "ам" },   { "амом", "ам" },
		{ "ампа", "амп" }, { "ампу", "амп" }, { "ампом", "амп" },
		{ "ена", "ен" },   { "ену", "ен" },   { "еном", "ен" },
		{ "ета", "ет" },   { "ету", "ет" },   { "ела", "ел" },
		{ "еля", "ель" },  { "елем", "ель" }, { "еем", "ей" },
		{ "ого", "ой" },   { "ому", "ой" },
	};
	bool done = false;

	if (gender == GK_NORM_FEMALE)
		done = CHANGE(word, female, out);
	else
		done = CHANGE(word, male, out) ||
		       (oblique && CHANGE(word, genitive, out));
	if (!done)
		gk_buf_str(out, word);
}

void
gk_norm_patronymic(struct gk_str word, struct gk_buf *out)
{
	static const struct change table[] = {
		{ "ичем", "ич" }, { "ича", "ич" },  { "ичу", "ич" },
		{ "иче", "ич" },  { "вны", "вна" }, { "вне", "вна" },
		{ "вну", "вна" }, { "вной", "вна" }, { "чны", "чна" },
		{ "чне", "чна" }, { "чну", "чна" }, { "чной", "чна" },
		{ "вни", "вна" },
	};

	if (!CHANGE(word, table, out))
		gk_buf_str(out, word);
}

struct gk_str
gk_norm_stem(struct gk_str lower)
{
	static const char *const tails[] = {
		"ского", "скому", "ским", "ском", "ский", "ская", "ской",
		"скую", "ского", "ськими", "ського", "ському", "ський", "ська",
		"ської", "ським", "ську", "овым", "евым", "иным", "овой",
		"евой", "иной", "ами", "ыми", "ого", "ому", "ых", "ым", "ом",
		"ем", "ой", "ей", "ою", "ею", "ами", "ах", "ая", "ую", "ий",
		"ый", "ів", "а", "у", "е", "ы", "и", "я", "ю", "о", "й", "ь",
		"і",
	};

	for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
		if (lower.n >= strlen(tails[i]) + 4 && ends(lower, tails[i])) {
			lower.n -= strlen(tails[i]);
			/* -овым and -ов share -ов only if it stays. */
			if (strcmp(tails[i], "овым") == 0 ||
			    strcmp(tails[i], "евым") == 0 ||
			    strcmp(tails[i], "иным") == 0 ||
			    strcmp(tails[i], "овой") == 0 ||
			    strcmp(tails[i], "евой") == 0 ||
			    strcmp(tails[i], "иной") == 0)
				lower.n += 4;
			else if (strncmp(tails[i], "ск", 4) == 0 ||
				 strncmp(tails[i], "сь", 4) == 0)
				lower.n += 4;
			return lower;
		}
	return lower;
}

bool
gk_norm_is_child(struct gk_str word)
{
	static const char *const words[] = {
		"уулу", "улуу", "улы", "ұлы", "кызы", "гызы", "қызы", "оглы",
		"оглу", "оғлу",
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (gk_str_is(word, words[i]))
			return true;
	return false;
}
