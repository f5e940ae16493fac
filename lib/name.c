#include "name.h"

#include "entity.h"
#include "lang.h"
#include "lexicon.h"
#include "lore.h"
#include "norm.h"
#include "tagger.h"

const struct gk_kind gk_name_kinds[] = {
	[GK_NAME_PER] = { .name = "PER", .about = "people" },
	[GK_NAME_ORG] = { .name = "ORG", .about = "organisations" },
	[GK_NAME_LOC] = { .name = "LOC", .about = "places" },
	{ 0 },
};

const char *const gk_name_columns[] = { "normal", "text", NULL };
const char *const gk_name_columns_unique[] = { "normal", "count", NULL };

struct finder {
	struct gk_tokens t;
	struct gk_arena *arena;
	struct gk_names *out;
	uint8_t *label;
};

static enum gk_model_id
model_of(const char *lang)
{
	static const struct {
		char lang[3];
		enum gk_model_id id;
	} others[] = { { "kk", GK_MODEL_KK }, { "ky", GK_MODEL_KK },
		       { "sr", GK_MODEL_SR }, { "mk", GK_MODEL_SR },
		       { "uk", GK_MODEL_UK }, { "be", GK_MODEL_UK },
		       { "bg", GK_MODEL_UK } };

	for (size_t i = 0; lang != NULL && i < sizeof others / sizeof *others;
	     i++)
		if (memcmp(lang, others[i].lang, 2) == 0)
			return others[i].id;
	return GK_MODEL_RU;
}

/* Tags tokens [from, to) in runs with or without case. */
static void
tag(struct finder *f, struct gk_clues *c, enum gk_model_id id, size_t from,
    size_t to)
{
	const struct gk_token *t = f->t.token;

	for (size_t i = from + 1; from < to && i <= to; i++)
		if (i == to || ((t[i].flags ^ t[from].flags) &
				GK_TOKEN_CASELESS) != 0) {
			bool flat = (t[from].flags & GK_TOKEN_CASELESS) != 0;

			gk_tagger_run(c, gk_model_of(flat ? GK_MODEL_FLAT
							  : id),
				      from, i, f->label);
			from = i;
		}
}

/* Tags the sentences of the zones. */
static enum gk_status
tag_within(struct finder *f, struct gk_clues *c, enum gk_model_id id,
	   const struct gk_zone *zones, size_t n)
{
	uint8_t *want = gk_arena_alloc(f->arena, f->t.n + 1);
	size_t from, to = 0;

	if (want == NULL || gk_zone_mark(&f->t, gk_model_of(id), zones, n,
					 f->arena, want) != GK_OK)
		return GK_NOMEM;
	memset(f->label, GK_LABEL_NONE, f->t.n);
	for (from = 0; from < f->t.n; from = to) {
		to = from + 1;
		if (want[from] == 0)
			continue;
		while (to < f->t.n && want[to] != 0)
			to++;
		tag(f, c, id, from, to);
	}
	return GK_OK;
}

static unsigned
shape(const struct finder *f, size_t i)
{
	return i < f->t.n ? f->t.token[i].shape : GK_SHAPE_NONE;
}

static bool
on_line(const struct finder *f, size_t i)
{
	return i < f->t.n && (f->t.token[i].flags & GK_TOKEN_LINE) == 0;
}

/* РГТРК «Останкино»: a mark that was opened inside a name closes there. */
static void
close_quotes(struct finder *f, size_t from, size_t to)
{
	int open = 0;

	for (size_t i = from; i < to; i++)
		open += (shape(f, i) == GK_SHAPE_OPEN) -
			(shape(f, i) == GK_SHAPE_CLOSE);
	if (open == 1 && shape(f, from) != GK_SHAPE_OPEN && on_line(f, to) &&
	    shape(f, to) == GK_SHAPE_CLOSE &&
	    f->label[to] == GK_LABEL_NONE)
		f->label[to] = (uint8_t)(f->label[to - 1] + f->label[to - 1] % 2);
}

/* В. Шеймана А. Кулешов: initials behind initials and a surname are the next
 * person's. */
static void
part_persons(struct finder *f, size_t from, size_t to)
{
	if (shape(f, from) != GK_SHAPE_INITIAL)
		return;
	for (size_t i = from + 1; i < to; i++)
		if (shape(f, i) == GK_SHAPE_INITIAL &&
		    shape(f, i - 1) >= GK_SHAPE_WORD &&
		    shape(f, i - 1) != GK_SHAPE_INITIAL) {
			f->label[i] = GK_LABEL_PER;
			return;
		}
}

/* Initials before a surname, and behind one, belong to it. */
static void
take_initials(struct finder *f, size_t from, size_t to)
{
	while (from >= 2 && shape(f, from - 1) == GK_SHAPE_STOP &&
	       shape(f, from - 2) == GK_SHAPE_INITIAL && on_line(f, from) &&
	       on_line(f, from - 1) && f->label[from - 1] == GK_LABEL_NONE &&
	       f->label[from - 2] == GK_LABEL_NONE &&
	       shape(f, from) >= GK_SHAPE_WORD) {
		f->label[from] = f->label[from - 1] = GK_LABEL_PER_ON;
		from -= 2;
		f->label[from] = GK_LABEL_PER;
	}
	if (shape(f, to - 1) == GK_SHAPE_INITIAL && on_line(f, to) &&
	    shape(f, to) == GK_SHAPE_STOP && f->label[to] == GK_LABEL_NONE)
		f->label[to] = GK_LABEL_PER_ON;
}

/* Бакытбек Асан уулу, Эльдар Мамед оглы: the small word belongs to the name. */
static void
take_child(struct finder *f, size_t to)
{
	if (on_line(f, to) && f->label[to] == GK_LABEL_NONE &&
	    gk_norm_is_child(gk_str_cut(f->t.text, f->t.token[to].start,
					f->t.token[to].end)))
		f->label[to] = GK_LABEL_PER_ON;
}

/* A word of the list of those that are no names: Аким is a name too. */
static bool
is_title(const struct finder *f, size_t i)
{
	char bytes[64];
	struct gk_str word = gk_str_cut(f->t.text, f->t.token[i].start,
					f->t.token[i].end);

	word = gk_str(bytes, gk_word_lower(word, bytes, sizeof bytes));
	return (gk_lexicon_of(word, NULL) & GK_LEXICON_NO_NAME) != 0;
}

/* Старшина Кубанычбек Жолдошев: a common word that begins the sentence is none
 * of three, where a given name comes next. */
static void
leave_title(struct finder *f, size_t from, size_t to)
{
	unsigned first, second;
	bool title;

	if (to - from < 3 || shape(f, from) != GK_SHAPE_CAPITAL ||
	    shape(f, from + 1) != GK_SHAPE_CAPITAL ||
	    shape(f, from + 2) != GK_SHAPE_CAPITAL ||
	    (f->t.token[from].flags & GK_TOKEN_START) == 0)
		return;
	first = gk_lore_of_stem(gk_token_know(&f->t, from)->stem);
	second = gk_lore_of_stem(gk_token_know(&f->t, from + 1)->stem);
	title = is_title(f, from) ||
		((first & (GK_LORE_COMMON | GK_LORE_WORD)) != 0 &&
		 (first & (GK_LORE_FIRST | GK_LORE_LAST)) == 0);
	if ((second & GK_LORE_FIRST) == 0 || !title)
		return;
	f->label[from] = GK_LABEL_NONE;
	f->label[from + 1] = GK_LABEL_PER;
}

/* Where rules are surer than the model. */
static void
mend(struct finder *f)
{
	size_t to;

	for (size_t i = 0; i < f->t.n; i = to) {
		to = i + 1;
		if (f->label[i] == GK_LABEL_NONE)
			continue;
		while (to < f->t.n && f->label[to] == f->label[i] + 1)
			to++;
		if (f->label[i] == GK_LABEL_PER) {
			part_persons(f, i, to);
			take_initials(f, i, to);
			leave_title(f, i, to);
			take_child(f, to);
		} else {
			close_quotes(f, i, to);
		}
	}
}

/* Makes names of the labels. */
static bool
gather(struct finder *f)
{
	const uint8_t *label = f->label;
	size_t n = 0, k;

	for (size_t i = 0; i < f->t.n; i++)
		n += label[i] % 2;
	f->out->names = gk_arena_array(f->arena, n + 1,
				       sizeof *f->out->names);
	if (f->out->names == NULL)
		return false;
	for (size_t i = 0; i < f->t.n; i = k) {
		k = i + 1;
		if (label[i] == GK_LABEL_NONE)
			continue;
		while (k < f->t.n && label[k] == label[i] + 1)
			k++;
		f->out->names[f->out->n++] = (struct gk_name){
			.start = f->t.token[i].start,
			.end = f->t.token[k - 1].end,
			.kind = (enum gk_name_kind)(label[i] / 2),
		};
	}
	return true;
}

/* zones is NULL for the whole text. */
static enum gk_status
find(struct gk_str text, const char *lang, const struct gk_zone *zones,
     size_t n, struct gk_arena *arena, struct gk_names *out)
{
	struct finder f = { .arena = arena, .out = out };
	struct gk_clues c = { 0 };
	enum gk_status status;

	*out = (struct gk_names){ 0 };
	if (lang == NULL)
		lang = gk_lang_guess(text);
	status = gk_token_read(text, gk_alphabet_of(lang), arena, &f.t);
	if (status == GK_OK)
		status = gk_clue_read(&f.t, arena, &c);
	f.label = gk_arena_alloc(arena, f.t.n + 1);
	if (status != GK_OK || f.label == NULL)
		return GK_NOMEM;
	if (zones == NULL)
		tag(&f, &c, model_of(lang), 0, f.t.n);
	else if (tag_within(&f, &c, model_of(lang), zones, n) != GK_OK)
		return GK_NOMEM;
	mend(&f);
	if (!gather(&f))
		return GK_NOMEM;
	return gk_entity_group(text, lang, &f.t, arena, out);
}

enum gk_status
gk_name_find(struct gk_str text, const char *lang, struct gk_arena *arena,
	     struct gk_names *out)
{
	return find(text, lang, NULL, 0, arena, out);
}

enum gk_status
gk_name_within(struct gk_str text, const char *lang,
	       const struct gk_zone *zones, size_t n, struct gk_arena *arena,
	       struct gk_names *out)
{
	static const struct gk_zone none;

	return find(text, lang, n > 0 ? zones : &none, n, arena, out);
}

static void
report_names(const struct gk_name_rules *rules, const struct gk_names *names,
	     const size_t *number, struct gk_findings *f, size_t list)
{
	for (size_t i = 0; i < names->n; i++) {
		const struct gk_name *n = &names->names[i];
		struct gk_finding *g;

		if ((rules->kinds >> n->kind & 1) == 0)
			continue;
		g = gk_finding_add(f, list, &gk_name_kinds[n->kind], n->start,
				   n->end);
		gk_fact_str(f, g, "normal", n->normal);
		gk_fact_int(f, g, "entity", (long long)number[n->entity]);
	}
}

static void
report_entities(const struct gk_name_rules *rules,
		const struct gk_names *names, struct gk_findings *f,
		size_t list)
{
	for (size_t i = 0; i < names->nentities; i++) {
		const struct gk_entity *e = &names->entities[i];
		struct gk_finding *g;

		if ((rules->kinds >> e->kind & 1) == 0)
			continue;
		g = gk_finding_add(f, list, &gk_name_kinds[e->kind], 0, 0);
		gk_fact_str(f, g, "normal", e->normal);
		gk_fact_int(f, g, "count", (long long)e->count);
		if (e->first.n > 0)
			gk_fact_str(f, g, "first", e->first);
		if (e->last.n > 0)
			gk_fact_str(f, g, "last", e->last);
		if (e->patronymic.n > 0)
			gk_fact_str(f, g, "patronymic", e->patronymic);
		if (e->gender != 0)
			gk_fact_str(f, g, "gender",
				    gk_str_of(e->gender == 'm' ? "m" : "f"));
	}
}

enum gk_status
gk_name_report(const struct gk_name_rules *rules, const struct gk_names *names,
	       struct gk_findings *f)
{
	size_t *number = gk_arena_array(f->arena, names->nentities + 1,
					sizeof *number);
	size_t next = 0, list;

	if (number == NULL)
		return GK_NOMEM;
	for (size_t i = 0; i < names->nentities; i++) {
		number[i] = next;
		next += rules->kinds >> names->entities[i].kind & 1;
	}
	if (rules->unique) {
		list = gk_findings_list(f, "entities");
		report_entities(rules, names, f, list);
		return f->status;
	}
	list = gk_findings_list(f, "names");
	report_names(rules, names, number, f, list);
	list = gk_findings_list(f, "entities");
	report_entities(rules, names, f, list);
	return f->status;
}

enum gk_status
gk_name_examine(const void *rules, const struct gk_doc *doc,
		struct gk_findings *f)
{
	struct gk_names names;
	enum gk_status status;

	status = gk_name_find(doc->text, doc->lang, f->arena, &names);
	if (status == GK_OK)
		status = gk_name_report(rules, &names, f);
	return status;
}
