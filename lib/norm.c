#include "norm.h"

static bool
ends(struct gk_str s, const char *end)
{
	size_t n = strlen(end);

	return s.n > n && memcmp(s.p + s.n - n, end, n) == 0;
}

/* Endings of surnames in any case; what stands before is at least two letters. */
static const char *const surnames[] = {
	"ов", "ова", "ову", "овым", "ове", "овой", "овы", "овых", "овыми",
	"ев", "ева", "еву", "евым", "еве", "евой", "евы", "евых", "евыми",
	"ин", "ина", "ину", "иным", "ине", "иной", "ины", "иных",
	"ын", "ына", "ыну", "ыным", "ыне", "ыной",
	"ский", "ского", "скому", "ским", "ском", "ская", "ской", "скую",
	"цкий", "цкого", "цкому", "цким", "цком", "цкая", "цкой", "цкую",
	"ський", "ського", "ському", "ським", "ська", "ської", "ську", "ській",
	"цький", "цького", "цькому", "цьким", "цька", "цької",
	"енко", "чук", "чука", "чуку", "чуком", "юк", "юка", "юку", "юком",
	"ян", "яна", "яну", "яном", "янц",
	"швили", "дзе", "баев", "беков", "улин", "ич", "ича",
	"ичу", "ичем", "ић", "ића", "ићу", "ски", "оўскі", "цкі", "скі",
	"єв", "єва", "їв", "їва",
};

bool
gk_norm_is_surname(struct gk_str lower)
{
	for (size_t i = 0; i < sizeof surnames / sizeof *surnames; i++)
		if (lower.n >= strlen(surnames[i]) + 4 &&
		    ends(lower, surnames[i]))
			return true;
	return false;
}

bool
gk_norm_is_patronymic(struct gk_str lower, enum gk_norm_gender *gender)
{
	static const struct {
		const char *end;
		enum gk_norm_gender gender;
	} table[] = {
		{ "ович", GK_NORM_MALE },   { "овича", GK_NORM_MALE },
		{ "овичу", GK_NORM_MALE },  { "овичем", GK_NORM_MALE },
		{ "овиче", GK_NORM_MALE },  { "евич", GK_NORM_MALE },
		{ "евича", GK_NORM_MALE },  { "евичу", GK_NORM_MALE },
		{ "евичем", GK_NORM_MALE }, { "ьич", GK_NORM_MALE },
		{ "ьича", GK_NORM_MALE },   { "ьичу", GK_NORM_MALE },
		{ "йович", GK_NORM_MALE },  { "йовича", GK_NORM_MALE },
		{ "овна", GK_NORM_FEMALE }, { "овны", GK_NORM_FEMALE },
		{ "овне", GK_NORM_FEMALE }, { "овну", GK_NORM_FEMALE },
		{ "овной", GK_NORM_FEMALE }, { "евна", GK_NORM_FEMALE },
		{ "евны", GK_NORM_FEMALE }, { "евне", GK_NORM_FEMALE },
		{ "евну", GK_NORM_FEMALE }, { "евной", GK_NORM_FEMALE },
		{ "ична", GK_NORM_FEMALE }, { "ичны", GK_NORM_FEMALE },
		{ "ичне", GK_NORM_FEMALE }, { "ичной", GK_NORM_FEMALE },
		{ "івна", GK_NORM_FEMALE }, { "івни", GK_NORM_FEMALE },
		{ "ївна", GK_NORM_FEMALE }, { "улы", GK_NORM_MALE },
		{ "оглы", GK_NORM_MALE },   { "ұлы", GK_NORM_MALE },
		{ "уулу", GK_NORM_MALE },   { "кызы", GK_NORM_FEMALE },
		{ "қызы", GK_NORM_FEMALE },
	};

	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (lower.n >= strlen(table[i].end) + 4 &&
		    ends(lower, table[i].end)) {
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
