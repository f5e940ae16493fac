/* Makes lib/data/lore.bin, what word lists know of words (lib/lore.h).
 *
 *	make-lore LEXICONS HUNSPELL CLDR OUT FILE...
 *	make-lore -s FOLDER OUT
 *
 * LEXICONS holds first.txt, last.txt, common-*-by-country.csv and the rules of
 * petrovich; HUNSPELL is a path without .aff and .dic; CLDR the folder common/ of
 * the Unicode locale data; a FILE has texts, a document a line, from which words
 * in small letters are taken.  lib/data/given_names.txt and places.txt are read
 * too.  -s makes lib/data/sisters.bin, what the spelling dictionaries of FOLDER know
 * of Ukrainian, Serbian and Kazakh words.  The same lists give the same bytes. */
#include <stdio.h>
#include <stdlib.h>

#include "buf.h"
#include "json.h"
#include "letters.h"
#include "lore.h"
#include "unicode.h"
#include "utf8.h"
#include "word.h"

#define RULES 2048

static uint16_t table[(size_t)1 << GK_LORE_BITS];
static size_t taken;

static void
die(const char *what)
{
	fprintf(stderr, "make-lore: %s\n", what);
	exit(2);
}

static void
put(uint32_t key, unsigned known)
{
	const size_t mask = ((size_t)1 << GK_LORE_BITS) - 1;
	size_t i = gk_lore_slot(key);
	unsigned print = gk_lore_print(key);

	for (; table[i] != 0; i = (i + 1) & mask)
		if (table[i] >> GK_LORE_KNOWN == print) {
			table[i] |= (uint16_t)known;
			return;
		}
	table[i] = (uint16_t)(print << GK_LORE_KNOWN | known);
	if (++taken > ((size_t)1 << GK_LORE_BITS) / 4 * 3)
		die("the table is too full");
}

static void
put_stem(struct gk_str word, enum gk_alphabet alphabet, unsigned known)
{
	struct gk_letters l;

	gk_letters_read(word, alphabet, &l);
	if (l.n > 1)
		put(gk_lore_key(gk_letters_part(&l, 0, l.stem), false), known);
}

static void
put_form(struct gk_str word, unsigned known)
{
	struct gk_letters l;

	gk_letters_read(word, GK_ALPHABET_RUSSIAN, &l);
	if (l.n > 1)
		put(gk_lore_key(gk_letters_part(&l, 0, l.n), true), known);
}

/* A Russian stem, also where a sister's spelling would bring it elsewhere. */
static void
put_russian(struct gk_str word, unsigned known)
{
	put_stem(word, GK_ALPHABET_RUSSIAN, known);
	put_stem(word, GK_ALPHABET_SLAVIC, known);
}

static struct gk_str
read_file(const char *folder, const char *name)
{
	char path[4096], bytes[4096];
	struct gk_buf b = { 0 };
	size_t n;
	FILE *f;

	snprintf(path, sizeof path, "%s%s", folder, name);
	f = fopen(path, "rb");
	if (f == NULL) {
		perror(path);
		exit(2);
	}
	while ((n = fread(bytes, 1, sizeof bytes, f)) > 0)
		gk_buf_put(&b, bytes, n);
	fclose(f);
	if (b.status != GK_OK)
		die("no memory");
	return gk_buf_view(&b);
}

/* Steps *at to the next line; a view of it without its end. */
static bool
next_line(struct gk_str text, size_t *at, struct gk_str *line)
{
	const char *end;

	if (*at >= text.n)
		return false;
	end = memchr(text.p + *at, '\n', text.n - *at);
	*line = gk_str(text.p + *at, end == NULL
					 ? text.n - *at
					 : (size_t)(end - text.p) - *at);
	*at += line->n + 1;
	if (line->n > 0 && line->p[line->n - 1] == '\r')
		line->n--;
	return true;
}

static bool
ends(struct gk_str s, struct gk_str end)
{
	return s.n >= end.n && memcmp(s.p + s.n - end.n, end.p, end.n) == 0;
}

/* What stands before the first of these bytes. */
static struct gk_str
before(struct gk_str s, const char *stops)
{
	for (size_t i = 0; i < s.n; i++)
		if (strchr(stops, s.p[i]) != NULL)
			return gk_str(s.p, i);
	return s;
}

/* A rule of petrovich: what names end in, and what the cases put there. */
struct rule {
	struct gk_str test[64];
	size_t ntests;
	struct gk_str change[5];
	char gender; /* m, f, a */
	bool whole;
};

struct rules {
	struct rule rule[128];
	size_t n;
};

static struct rules first_rules, last_rules;

static struct gk_str
decoded(struct gk_str raw)
{
	struct gk_buf b = { 0 };

	gk_json_decode(raw, &b);
	return gk_buf_view(&b);
}

static void
read_rule(struct gk_json *j, struct rules *r, bool whole)
{
	struct rule *rule = &r->rule[r->n++];
	struct gk_str raw, name;
	size_t n = 0;

	rule->whole = whole;
	while (gk_json_next(j) != GK_JSON_OBJECT_END) {
		name = j->name;
		if (gk_json_is(name, GK_STR("gender"))) {
			rule->gender = j->raw.p[1];
		} else if (gk_json_is(name, GK_STR("test"))) {
			while (gk_json_next(j) == GK_JSON_STRING)
				rule->test[rule->ntests++] = decoded(j->raw);
		} else if (gk_json_is(name, GK_STR("mods"))) {
			while (gk_json_next(j) == GK_JSON_STRING)
				rule->change[n++] = decoded(j->raw);
		} else {
			gk_json_value(j, &raw);
		}
	}
}

static void
read_rules(struct gk_str text)
{
	struct gk_json j;
	struct rules *r;
	struct gk_str raw;

	gk_json_init(&j, text);
	gk_json_next(&j);
	while (gk_json_next(&j) == GK_JSON_OBJECT) {
		r = gk_json_is(j.name, GK_STR("firstname")) ? &first_rules
		    : gk_json_is(j.name, GK_STR("lastname"))
			? &last_rules
			: NULL;
		if (r == NULL) {
			gk_json_value(&j, &raw);
			continue;
		}
		while (gk_json_next(&j) == GK_JSON_ARRAY) {
			bool whole = gk_json_is(j.name, GK_STR("exceptions"));

			while (gk_json_next(&j) == GK_JSON_OBJECT)
				read_rule(&j, r, whole);
		}
	}
}

static const struct rule *
rule_of(const struct rules *r, struct gk_str name, char gender)
{
	for (size_t i = 0; i < r->n; i++)
		for (size_t k = 0; k < r->rule[i].ntests; k++)
			if ((r->rule[i].gender == gender ||
			     r->rule[i].gender == 'a') &&
			    (r->rule[i].whole
				 ? gk_str_eq(name, r->rule[i].test[k])
				 : ends(name, r->rule[i].test[k])))
				return &r->rule[i];
	return NULL;
}

/* The stems of all case forms. */
static void
put_declined(const struct rules *r, struct gk_str name, char gender,
	     unsigned known)
{
	const struct rule *rule = rule_of(r, name, gender);
	char bytes[256];

	put_russian(name, known);
	for (size_t i = 0; rule != NULL && i < 5 && name.n < 128; i++) {
		struct gk_str c = rule->change[i];
		size_t n = name.n;

		if (c.n == 0 || *c.p == '.')
			continue;
		for (; c.n > 0 && *c.p == '-'; c.p++, c.n--)
			for (n--; n > 0 && (name.p[n] & 0xC0) == 0x80; n--)
				;
		memcpy(bytes, name.p, n);
		memcpy(bytes + n, c.p, c.n);
		put_russian(gk_str(bytes, n + c.n), known);
	}
}

static void
put_given(struct gk_str name, char gender)
{
	char small[256];

	name = gk_str(small, gk_word_lower(name, small, sizeof small));
	if (gender == 0)
		gender = ends(name, GK_STR("а")) || ends(name, GK_STR("я"))
			     ? 'f'
			     : 'm';
	put_declined(&first_rules, name, gender, GK_LORE_FIRST);
	put_stem(name, GK_ALPHABET_TURKIC, GK_LORE_FIRST);
	put_form(name, gender == 'f' ? GK_LORE_FEMALE : GK_LORE_MALE);
}

/* Men's names that end as women's do. */
static char
gender_of(struct gk_str name)
{
	static const char *const men[] = {
		"илья", "никита", "лука", "фома", "кузьма", "савва", "данила",
		"гаврила", "михайла", "фока", "иона", "лева", "саша", "женя",
		"миша", "паша", "гриша", "гоша", "леша", "алеша", "андрюша",
		"антоша", "арама", "вася", "ваня", "витя", "володя", "вова",
		"дима", "костя", "коля", "леня", "митя", "петя", "рома",
		"саня", "сережа", "слава", "степа", "стива", "толя", "федя",
		"юра", "яша", "муса", "иса", "мустафа", "муртаза", "абдулла",
		"насрулла", "хамза", "яхья", "закария", "зия", "мирза",
	};

	for (size_t i = 0; i < sizeof men / sizeof *men; i++)
		if (gk_str_is(name, men[i]))
			return 'm';
	return 0;
}

static void
read_first(struct gk_str text)
{
	struct gk_str line;
	size_t at = 0;

	while (next_line(text, &at, &line)) {
		line = before(line, " \t#");
		if (line.n > 2)
			put_given(line, gender_of(line));
	}
}

static void
read_last(struct gk_str text)
{
	struct gk_str line;
	size_t at = 0;

	while (next_line(text, &at, &line)) {
		line = before(line, " \t#");
		if (line.n < 6)
			continue;
		put_declined(&last_rules, line, 'm', GK_LORE_LAST);
		put_form(line, GK_LORE_SURNAME);
	}
}

/* Field k of a line of comma-separated values. */
static struct gk_str
field(struct gk_str line, int k)
{
	for (; k > 0; k--) {
		size_t n = before(line, ",").n + 1;

		if (n > line.n)
			return gk_str("", 0);
		line = gk_str(line.p + n, line.n - n);
	}
	return before(line, ",");
}

static void
read_countries(struct gk_str text, int name, int gender)
{
	struct gk_str line, s;
	size_t at = 0;

	while (next_line(text, &at, &line)) {
		s = field(line, name);
		if (s.n < 4 || ((unsigned char)*s.p & 0xFC) != 0xD0)
			continue;
		if (gender > 0) {
			put_given(s, *field(line, gender).p == 'F' ? 'f' : 'm');
			put_stem(s, GK_ALPHABET_SLAVIC, GK_LORE_FIRST);
		} else {
			put_russian(s, GK_LORE_LAST);
			put_stem(s, GK_ALPHABET_TURKIC, GK_LORE_LAST);
			put_form(s, GK_LORE_SURNAME);
		}
	}
}

static void
put_place(struct gk_str name, enum gk_alphabet alphabet)
{
	struct gk_word w = { 0 };
	struct gk_str s;

	while (gk_word_next(name, &w)) {
		s = gk_str_cut(name, w.start, w.end);
		if ((w.flags & GK_WORD_CAPITAL) == 0 || w.nletters < 3 ||
		    (w.flags & GK_WORD_CYRILLIC) == 0)
			continue;
		put_stem(s, alphabet, GK_LORE_PLACE);
		if (alphabet != GK_ALPHABET_TURKIC)
			put_stem(s, GK_ALPHABET_SLAVIC, GK_LORE_PLACE);
		if (alphabet == GK_ALPHABET_RUSSIAN)
			put_stem(s, GK_ALPHABET_TURKIC, GK_LORE_PLACE);
		/* Turkic forms are those of Russian, or not asked about. */
		if (alphabet != GK_ALPHABET_TURKIC && w.start == 0 &&
		    w.end == name.n)
			put_form(s, GK_LORE_TOWN);
	}
}

/* The contents of such elements. */
static void
read_elements(struct gk_str text, const char *element, enum gk_alphabet a)
{
	struct gk_str line, s;
	size_t at = 0;
	char *p, copy[4096];

	while (next_line(text, &at, &line)) {
		if (line.n >= sizeof copy)
			continue;
		memcpy(copy, line.p, line.n);
		copy[line.n] = '\0';
		p = strstr(copy, element);
		if (p == NULL || (p = strchr(p, '>')) == NULL)
			continue;
		s = before(gk_str_of(p + 1), "<(");
		while (s.n > 0 && s.p[s.n - 1] == ' ')
			s.n--;
		put_place(s, a);
	}
}

static void
read_places(const char *cldr)
{
	static const char langs[][8] = { "ru", "uk", "be", "bg", "sr", "mk",
					 "kk", "ky", "tg", "mn", "uz_Cyrl" };
	char name[64];

	for (size_t i = 0; i < sizeof langs / sizeof *langs; i++) {
		enum gk_alphabet a = gk_alphabet_of(langs[i]);
		struct gk_str text;

		snprintf(name, sizeof name, "/main/%s.xml", langs[i]);
		text = read_file(cldr, name);
		read_elements(text, "<territory ", a);
		read_elements(text, "<exemplarCity>", a);
		if (i > 7)
			continue;
		snprintf(name, sizeof name, "/subdivisions/%s.xml", langs[i]);
		read_elements(read_file(cldr, name), "<subdivision ", a);
	}
}

static void
read_ours(void)
{
	struct gk_str text = read_file("", "lib/data/given_names.txt"), line;
	size_t at = 0;

	while (next_line(text, &at, &line))
		if (line.n > 0 && *line.p != '#')
			put_given(before(line, "\t"), line.p[line.n - 1]);
	text = read_file("", "lib/data/places.txt");
	at = 0;
	while (next_line(text, &at, &line))
		if (line.n > 0 && *line.p != '#')
			put_place(before(line, "\t"), GK_ALPHABET_RUSSIAN);
}

/* A suffix rule of hunspell. */
struct suffix {
	char flag;
	struct gk_str strip, add, when;
};

static struct suffix suffix[RULES];
static size_t nsuffixes;
static enum gk_alphabet spelt; /* of the dictionary that is read */

static struct gk_str
next_field(struct gk_str *line)
{
	struct gk_str s;

	while (line->n > 0 && *line->p == ' ')
		line->p++, line->n--;
	s = before(*line, " ");
	line->p += s.n;
	line->n -= s.n;
	return s;
}

static void
read_suffixes(struct gk_str text)
{
	struct gk_str line, f[5];
	size_t at = 0;

	while (next_line(text, &at, &line)) {
		for (int i = 0; i < 5; i++)
			f[i] = next_field(&line);
		if (!gk_str_is(f[0], "SFX") || f[4].n == 0 ||
		    nsuffixes == RULES)
			continue;
		for (int i = 2; i < 5; i++)
			if (gk_str_is(f[i], "0") || gk_str_is(f[i], "."))
				f[i].n = 0;
		f[3] = before(f[3], "/");
		suffix[nsuffixes++] = (struct suffix){ *f[1].p, f[2], f[3],
						       f[4] };
	}
}

/* Does the word end as the condition says: letters, [sets], [^sets]? */
static bool
meets(struct gk_str word, struct gk_str when)
{
	const char *p = when.p, *end = when.p + when.n, *q;
	uint32_t want[16][64], last[16];
	size_t n = 0, have = 0, size[16];
	bool not[16];

	for (; p < end && n < 16; n++) {
		bool set = *p == '[';

		size[n] = 0;
		p += set;
		not[n] = set && *p == '^';
		p += not[n];
		do {
			if (*p == ']')
				break;
			want[n][size[n]++] = gk_utf8_next(&p, end);
		} while (set && p < end && size[n] < 64);
		p += set;
	}
	q = word.p + word.n;
	while (q > word.p && have < n) {
		const char *r;

		for (q--; q > word.p && (*q & 0xC0) == 0x80; q--)
			;
		r = q;
		last[have++] = gk_utf8_next(&r, word.p + word.n);
	}
	if (have < n)
		return false;
	for (size_t i = 0; i < n; i++) {
		bool in = false;

		for (size_t k = 0; k < size[i]; k++)
			in |= want[i][k] == last[n - 1 - i];
		if (in == not[i])
			return false;
	}
	return true;
}

/* A word of the dictionary, or a form of one. */
static void
put_spelt(struct gk_str word, unsigned known)
{
	put_stem(word, spelt, known);
	if (known == GK_LORE_PROPER && spelt == GK_ALPHABET_RUSSIAN)
		put_stem(word, GK_ALPHABET_SLAVIC, known);
}

static void
put_entry(struct gk_str word, struct gk_str flags)
{
	const char *p = word.p;
	bool name = gk_unicode_class(gk_utf8_next(&p, word.p + word.n)) &
		    GK_UC_UPPER;
	unsigned known = name ? GK_LORE_PROPER : GK_LORE_COMMON;
	char bytes[512];

	put_spelt(word, known);
	for (size_t i = 0; i < nsuffixes; i++) {
		const struct suffix *s = &suffix[i];

		if (flags.n == 0 || memchr(flags.p, s->flag, flags.n) == NULL ||
		    !ends(word, s->strip) || !meets(word, s->when) ||
		    word.n > 256)
			continue;
		memcpy(bytes, word.p, word.n - s->strip.n);
		memcpy(bytes + word.n - s->strip.n, s->add.p, s->add.n);
		put_stem(gk_str(bytes, word.n - s->strip.n + s->add.n), spelt,
			 known);
	}
}

static void
read_dictionary(struct gk_str text)
{
	struct gk_str line, word;
	size_t at = 0;

	next_line(text, &at, &line);
	while (next_line(text, &at, &line)) {
		word = before(line, "/");
		if (word.n < 4)
			continue;
		put_entry(word, word.n < line.n
				    ? gk_str(line.p + word.n + 1,
					     line.n - word.n - 1)
				    : gk_str("", 0));
	}
}

/* Stems in small letters; those met twice are known. */
static uint32_t met[(size_t)1 << 20];

static void
meet(struct gk_str text, enum gk_alphabet alphabet)
{
	struct gk_word w = { 0 };
	struct gk_letters l;

	while (gk_word_next(text, &w)) {
		uint32_t h;
		size_t i;

		if ((w.flags & GK_WORD_LETTERS) == 0 || w.nletters < 2 ||
		    (w.flags & (GK_WORD_CAPITAL | GK_WORD_UPPER2)) != 0)
			continue;
		gk_letters_read(gk_str_cut(text, w.start, w.end), alphabet,
				&l);
		h = gk_letters_part(&l, 0, l.stem) | 1;
		for (i = h >> 12; met[i] != 0 && (met[i] | 1) != h;
		     i = (i + 1) & 0xFFFFF)
			;
		if (met[i] == h)
			put_stem(gk_str_cut(text, w.start, w.end), alphabet,
				 GK_LORE_WORD);
		else if (met[i] == 0)
			met[i] = h;
	}
}

static void
read_texts(const char *name)
{
	struct gk_str text = read_file("", name), line, raw, s = { 0 };
	enum gk_alphabet alphabet;
	struct gk_json j;
	size_t at = 0;
	char lang[3];

	while (next_line(text, &at, &line)) {
		alphabet = GK_ALPHABET_RUSSIAN;
		gk_json_init(&j, line);
		gk_json_next(&j);
		while (gk_json_next(&j) != GK_JSON_OBJECT_END) {
			struct gk_str member = j.name;

			if (j.type == GK_JSON_ERROR)
				die("bad JSON");
			gk_json_value(&j, &raw);
			if (gk_json_is(member, GK_STR("text")))
				s = decoded(raw);
			if (gk_json_is(member, GK_STR("lang"))) {
				memcpy(lang, raw.p + 1, 2);
				alphabet = gk_alphabet_of(lang);
			}
		}
		meet(s, alphabet);
	}
}

static int
write_table(const char *name)
{
	FILE *f = fopen(name, "wb");
	unsigned char bytes[2];

	if (f == NULL)
		die("cannot write");
	for (size_t i = 0; i < (size_t)1 << GK_LORE_BITS; i++) {
		bytes[0] = (unsigned char)table[i];
		bytes[1] = (unsigned char)(table[i] >> 8);
		fwrite(bytes, 1, 2, f);
	}
	if (fclose(f) != 0)
		die("cannot write");
	fprintf(stderr, "%zu entries\n", taken);
	return 0;
}

/* Their forms are not made: the crude stem is that of most. */
static int
make_sisters(const char *folder, const char *out)
{
	static const struct {
		const char *name;
		enum gk_alphabet alphabet;
	} dictionaries[] = {
		{ "/uk_UA.dic", GK_ALPHABET_SLAVIC },
		{ "/sr_RS.dic", GK_ALPHABET_SLAVIC },
		{ "/kk_KZ.dic", GK_ALPHABET_TURKIC },
	};

	for (size_t i = 0; i < sizeof dictionaries / sizeof *dictionaries;
	     i++) {
		spelt = dictionaries[i].alphabet;
		read_dictionary(read_file(folder, dictionaries[i].name));
	}
	return write_table(out);
}

int
main(int argc, char **argv)
{
	if (argc == 4 && strcmp(argv[1], "-s") == 0)
		return make_sisters(argv[2], argv[3]);
	if (argc < 5)
		die("usage: make-lore LEXICONS HUNSPELL CLDR OUT FILE...");
	read_rules(read_file(argv[1], "/petrovich-rules.json"));
	read_first(read_file(argv[1], "/first.txt"));
	read_last(read_file(argv[1], "/last.txt"));
	read_countries(read_file(argv[1], "/common-forenames-by-country.csv"),
		       10, 9);
	read_countries(read_file(argv[1], "/common-surnames-by-country.csv"),
		       4, 0);
	read_places(argv[3]);
	read_ours();
	read_suffixes(read_file(argv[2], ".aff"));
	read_dictionary(read_file(argv[2], ".dic"));
	for (int i = 5; i < argc; i++)
		read_texts(argv[i]);
	return write_table(argv[4]);
}
