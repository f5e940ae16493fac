#include "label.h"

#include "guise.h"

/* Titles that may follow a trigger inside the article. */
#define INSET_LINES 6

/* Lines behind the island in which metadata still belongs to the article. */
#define TAIL_LINES 4

/* How far below the headline a line of the contents may stand again. */
#define CONTENTS_REACH 300

/* A lead may be a second title, and of how many words it must be. */
#define LEADS 4
#define LEAD_WORDS 6

/* Words of a line of a weather widget, of one of rates, bytes of a letter. */
#define WEATHER_WORDS 6
#define RATE_WORDS 16
#define LETTER_BYTES 2

/* Commas of a line that is a list: «Кравець, Дячук, Лозовий, Бойко». */
#define LIST_COMMAS 3

struct labeller {
	const struct gk_page *in;
	const struct gk_line *line; /* of in */
	struct gk_labels *out;
};

static void
set(struct labeller *r, size_t i, enum gk_widget_kind kind, const char *reason)
{
	r->out->line[i].kind = kind;
	r->out->line[i].reason = reason;
}

/* Is line i, under a heading of the weather, a part of it?  A place and its
 * temperature, on a line or on two, or the letter that places begin with. */
static bool
is_weather(const struct labeller *r, size_t i)
{
	const struct gk_line *l = &r->line[i];
	bool figure = l->nnumbers > 0 && l->nwords - l->nnumbers <= 3u;

	if (l->flags & (GK_LINE_DATE | GK_LINE_CLOCK | GK_LINE_COUNTED |
			GK_LINE_ADDRESS | GK_LINE_MONEY) || l->item != 0 ||
	    l->nwords > WEATHER_WORDS)
		return false;
	if (figure || l->flags & GK_LINE_DEGREES)
		return true;
	return l->nnumbers == 0 &&
	       (l->end - l->start <= LETTER_BYTES ||
		(i + 1 < r->in->n && l[1].nwords <= 2 && l[1].nwords > 0 &&
		 (l[1].nwords == l[1].nnumbers ||
		  l[1].flags & GK_LINE_DEGREES)));
}

/* Is the line, under a heading of rates, a part of it: more figures than
 * words? */
static bool
is_rate(const struct gk_line *l)
{
	return l->nnumbers > 0 && l->nwords <= RATE_WORDS &&
	       l->nwords - l->nnumbers <= l->nnumbers + 3u &&
	       !(l->flags & (GK_LINE_DATE | GK_LINE_CLOCK | GK_LINE_DEGREES |
			     GK_LINE_COPYRIGHT | GK_LINE_ADDRESS |
			     GK_LINE_COUNTED));
}

/* Outside, a block takes the kind of the heading above it. */
static enum gk_widget_kind
kind_outside(const struct labeller *r, size_t i, enum gk_widget_kind *block,
	     const char **reason)
{
	const struct gk_line *l = &r->line[i];
	enum gk_widget_kind kind;

	*reason = "shape";
	/* «Ош −4°»: the names of cities are menus, too */
	if (l->has_phrase && l->phrase.kind == GK_WIDGET_MENU &&
	    l->nnumbers > 0 && (l->flags & GK_LINE_DEGREES ||
				*block == GK_WIDGET_WEATHER) &&
	    is_weather(r, i))
		return GK_WIDGET_WEATHER;
	*reason = "phrase";
	if (l->has_phrase) {
		kind = l->phrase.kind;
		if (gk_guise_is_metadata(kind))
			kind = kind == GK_WIDGET_BYLINE ? GK_WIDGET_FOOTER :
							  GK_WIDGET_RELATED;
		if (l->nwords <= 6)
			*block = kind;
		return kind;
	}
	*reason = "under a heading";
	if (*block == GK_WIDGET_WEATHER && is_weather(r, i))
		return *block;
	if (*block == GK_WIDGET_RATES && is_rate(l))
		return *block;
	if (*block == GK_WIDGET_WEATHER || *block == GK_WIDGET_RATES)
		*block = GK_WIDGET_MENU;
	kind = gk_guise_shape(l, reason);
	if (kind != GK_WIDGET_CONTENT)
		return kind;
	*reason = "outside the article";
	switch (*block) {
	case GK_WIDGET_COMMENTS:
	case GK_WIDGET_FOOTER:
	case GK_WIDGET_TAGS:
	case GK_WIDGET_AD:
		return *block;
	default:
		return l->nwords >= 4 ? GK_WIDGET_RELATED : GK_WIDGET_MENU;
	}
}

static void
label_outside(struct labeller *r, size_t from, size_t to)
{
	enum gk_widget_kind block = GK_WIDGET_MENU;

	for (size_t i = from; i < to; i++) {
		const char *reason;
		enum gk_widget_kind kind;

		kind = kind_outside(r, i, &block, &reason);
		set(r, i, kind, reason);
	}
}

static bool
is_score(const struct labeller *r, size_t i)
{
	const struct gk_line *l = &r->line[i];

	return gk_guise_is_score(l, gk_str_cut(r->in->text, l->start, l->end));
}

/* Is line i, above the article, one of its subheadings, as in a table of
 * contents? */
static bool
is_in_contents(const struct labeller *r, size_t i)
{
	const struct gk_island *island = &r->in->island;

	if (!island->repeated[i] || gk_line_is_sentence(&r->line[i]))
		return false;
	for (size_t k = island->first + 1;
	     k <= island->last && k < island->first + CONTENTS_REACH; k++)
		if (r->line[k].key == r->line[i].key)
			return true;
	return false;
}

/* Does the headline hold a phrase of the kind that line i does?  «Суд обязал
 * магазин спрашивать о файлах cookie» */
static bool
is_of_headline(const struct labeller *r, size_t i)
{
	size_t h = r->in->island.headline;

	return h != SIZE_MAX && r->line[h].phrase.fit != GK_PHRASE_NONE &&
	       r->line[h].phrase.kind == r->line[i].phrase.kind;
}

/* A sentence that holds a phrase, but says what the others or the headline
 * say. */
static bool
is_of_article(const struct labeller *r, size_t i)
{
	size_t shared;

	if (!gk_line_may_speak(&r->line[i]))
		return false;
	if (is_of_headline(r, i))
		return true;
	shared = gk_page_shared_with_others(r->in, i);
	return shared >= 3 && shared * 4 >= r->line[i].nstems;
}

/* Between headline and first line: metadata, a second title, or furniture. */
static void
label_between(struct labeller *r, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		const struct gk_line *l = &r->line[i];
		enum gk_widget_kind kind = gk_guise_metadata(l);
			const char *reason;

		if (l->listed) {
			set(r, i, GK_WIDGET_MENU, "contents");
		} else if (i == r->in->island.lead) {
			set(r, i, GK_WIDGET_CONTENT, "second title");
		} else if (kind != GK_WIDGET_CONTENT) {
			set(r, i, kind, "phrase or date");
		} else if (l->has_phrase && is_of_article(r, i)) {
			set(r, i, GK_WIDGET_CONTENT, "sentence");
		} else if (l->has_phrase) {
			set(r, i, l->phrase.kind, "phrase");
		} else if (is_score(r, i)) {
			set(r, i, GK_WIDGET_CONTENT, "score");
		} else if ((kind = gk_guise_shape(l, &reason)) !=
			   GK_WIDGET_CONTENT) {
			set(r, i, kind, reason);
		} else if (is_in_contents(r, i)) {
			set(r, i, GK_WIDGET_MENU, "contents");
		} else if (l->nwords >= 3 && i < from + 2 &&
			   gk_page_shared(r->in, i) * 3 >= l->nstems) {
			set(r, i, GK_WIDGET_CONTENT, "second title");
		} else if (i == from && l->nwords >= 4 &&
			   !(i + 1 < to && gk_line_is_title(&r->line[i + 1]) &&
			     gk_guise_metadata(&r->line[i + 1]) ==
				     GK_WIDGET_CONTENT)) {
			set(r, i, GK_WIDGET_CONTENT, "second title");
		} else if (gk_line_is_sentence(l) &&
			   ((l->nwords >= 7 && gk_page_shared(r->in, i) >= 3) ||
			    l->flags & GK_LINE_DASH)) {
			set(r, i, GK_WIDGET_CONTENT, "sentence");
		} else {
			set(r, i, l->nwords > 3 ? GK_WIDGET_RELATED :
						  GK_WIDGET_MENU, "no part");
		}
	}
}

/* A title that says the same as the sentence below it, and that also stands in
 * the contents of the article, above. */
static bool
is_subheading(const struct labeller *r, size_t i)
{
	const struct gk_line *l = &r->line[i];

	return i > r->in->island.first && i < r->in->island.last &&
	       gk_line_is_sentence(&l[-1]) && gk_line_is_sentence(&l[1]) &&
	       gk_page_shared(r->in, i) > 0;
}

/* In the island, what the line is if nothing above it says otherwise. */
static enum gk_widget_kind
kind_inside(struct labeller *r, size_t i, bool *inset, const char **reason)
{
	const struct gk_line *l = &r->line[i];
	enum gk_widget_kind kind;

	if (l->heading) {
		*inset = false;
		return GK_WIDGET_CONTENT;
	}
	*reason = "contents";
	if (l->listed)
		return GK_WIDGET_MENU;
	*reason = "phrase";
	if (l->has_phrase && !is_of_article(r, i)) {
		*inset = gk_guise_opens(l);
		return l->phrase.kind;
	}
	if (gk_line_is_notice(l))
		return GK_WIDGET_LEGAL;
	if (gk_line_is_sentence(l) &&
	    !(*inset && l->flags & GK_LINE_ELLIPSIS)) {
		*inset = false;
		return GK_WIDGET_CONTENT;
	}
	if (l->end_mark == GK_LINE_COLON || l->end_mark == GK_LINE_COMMA)
		*inset = false;
	if (l->nwords == 0)
		return GK_WIDGET_CONTENT;
	kind = gk_guise_shape(l, reason);
	if (is_score(r, i))
		return GK_WIDGET_CONTENT;
	if (kind == GK_WIDGET_COUNTER && l->flags & GK_LINE_CLOCK)
		return GK_WIDGET_CONTENT;
	if (kind != GK_WIDGET_CONTENT && kind != GK_WIDGET_MENU)
		return kind;
	if (gk_line_is_date(l))
		return l->nwords == l->nnumbers ? GK_WIDGET_CONTENT :
						  GK_WIDGET_DATE;
	if (r->in->island.repeated[i] && l->end_mark == GK_LINE_OPEN &&
	    !is_subheading(r, i)) {
		*reason = "stands elsewhere too";
		return GK_WIDGET_RELATED;
	}
	if (*inset) {
		*reason = "under a heading";
		return GK_WIDGET_RELATED;
	}
	if (kind == GK_WIDGET_MENU)
		return gk_page_shared(r->in, i) * 2 >= l->nstems ?
			       GK_WIDGET_CONTENT : kind;
	return GK_WIDGET_CONTENT;
}

/* A title that says little of what the article says. */
static bool
is_foreign_title(struct labeller *r, size_t i)
{
	const struct gk_line *l = &r->line[i];

	return r->out->line[i].kind == GK_WIDGET_CONTENT && l->nwords >= 4 &&
	       gk_line_is_title(l) && l->nnumbers < 2 &&
	       !(l->flags & (GK_LINE_DASH | GK_LINE_DIGIT | GK_LINE_LOWER)) &&
	       !l->heading && l->ncommas < LIST_COMMAS &&
	       gk_page_shared(r->in, i) * 2 < l->nstems;
}

/* Two and more such titles in a row, not behind a colon, are an inset. */
static void
label_insets(struct labeller *r)
{
	size_t k;

	for (size_t i = r->in->island.first + 1; i <= r->in->island.last; i = k + 1) {
		for (k = i; k <= r->in->island.last && is_foreign_title(r, k); k++)
			;
		if (k - i < 2 || r->line[i - 1].end_mark == GK_LINE_COLON)
			continue;
		for (; i < k; i++)
			set(r, i, GK_WIDGET_RELATED, "titles in a row");
	}
}

static void
label_inside(struct labeller *r)
{
	bool inset = false;

	for (size_t i = r->in->island.first; i <= r->in->island.last; i++) {
		const char *reason;
		enum gk_widget_kind kind = kind_inside(r, i, &inset, &reason);

		set(r, i, kind,
		    kind == GK_WIDGET_CONTENT ? "article" : reason);
	}
}

/* Behind the island: byline, source and date lines that follow at once, and a
 * lone name before the first set phrase, which is the source. */
static void
label_tail(struct labeller *r)
{
	size_t i = r->in->island.last + 1;

	if (i + 1 < r->in->n && !r->line[i].has_phrase &&
	    r->line[i].nwords == 1 && r->line[i].nnumbers == 0 &&
	    r->line[i + 1].has_phrase)
		set(r, i++, GK_WIDGET_SOURCE, "a name behind the article");
	for (size_t k = 0; k < TAIL_LINES && i < r->in->n; k++, i++) {
		enum gk_widget_kind kind = gk_guise_metadata(&r->line[i]);

		/* a date under such a heading is another text's */
		if (r->line[i].has_phrase &&
		    (r->line[i].phrase.kind == GK_WIDGET_COMMENTS ||
		     r->line[i].phrase.kind == GK_WIDGET_RELATED))
			break;
		if (kind != GK_WIDGET_CONTENT &&
		    (gk_guise_is_metadata(r->line[i].phrase.kind) ||
		     !r->line[i].has_phrase))
			set(r, i, kind, "behind the article");
	}
}

/* Is copy i of headline h one of a feed, a time with each of its titles? */
static bool
is_in_feed(const struct labeller *r, size_t i, size_t h)
{
	return i > 0 && i + 2 < h && r->line[i - 1].flags & GK_LINE_CLOCK &&
	       r->line[i + 1].flags & GK_LINE_CLOCK &&
	       gk_line_is_title(&r->line[i + 2]);
}

/* Every line equal to the headline stands for it. */
static void
label_headline(struct labeller *r)
{
	size_t h = r->in->island.headline;

	if (h == SIZE_MAX)
		return;
	for (size_t i = 0; i < r->in->island.first; i++)
		if (r->line[i].key == r->line[h].key &&
		    !(i < h && is_in_feed(r, i, h)))
			set(r, i, i == h ? GK_WIDGET_HEADLINE :
					   GK_WIDGET_REPEAT, "headline");
	r->out->headline = h;
}

/* May recurrence make furniture of what line i is now? */
static bool
may_recur(const struct labeller *r, size_t i)
{
	size_t h = r->in->island.headline;
	enum gk_widget_kind kind = r->out->line[i].kind;

	if (!r->line[i].recurs || kind == GK_WIDGET_HEADLINE ||
	    kind >= GK_WIDGET_REPEAT)
		return false;
	return h == SIZE_MAX ? i != r->in->island.first
			     : r->line[i].key != r->line[h].key;
}

/* An article most of which recurs is one that was counted several times. */
static bool
is_counted_often(const struct labeller *r)
{
	size_t words = 0, recurring = 0;

	for (size_t i = r->in->island.first; i <= r->in->island.last; i++) {
		if (r->out->line[i].kind != GK_WIDGET_CONTENT)
			continue;
		words += r->line[i].nwords;
		recurring += may_recur(r, i) ? r->line[i].nwords : 0;
	}
	return recurring * 2 > words;
}

/* What recurs on the site is furniture wherever it stands.  A set phrase says
 * better what it is. */
static void
label_recurring(struct labeller *r)
{
	static const char reason[] = "recurs on the site";
	bool often;

	if (!r->in->recurring)
		return;
	often = is_counted_often(r);
	for (size_t i = 0; i < r->in->n; i++) {
		struct gk_label *l = &r->out->line[i];
		bool content = l->kind == GK_WIDGET_CONTENT;

		if (!may_recur(r, i) || (content && often))
			continue;
		r->out->recurring += content;
		if (content)
			l->kind = r->line[i].nwords >= 4 ? GK_WIDGET_RELATED
							 : GK_WIDGET_MENU;
		if (!r->line[i].has_phrase)
			l->reason = reason;
	}
}

/* Of a lead that stands twice, the second copy. */
static void
label_leads(struct labeller *r)
{
	size_t h = r->in->island.headline, n = 0;
	uint64_t lead[LEADS];

	for (size_t i = h == SIZE_MAX ? 0 : h; i <= r->in->island.last; i++) {
		const struct gk_line *l = &r->line[i];
		size_t k = 0;

		if (r->out->line[i].kind != GK_WIDGET_CONTENT ||
		    l->nwords < LEAD_WORDS)
			continue;
		while (k < n && lead[k] != l->key)
			k++;
		if (k < n)
			set(r, i, GK_WIDGET_REPEAT, "lead");
		else if (n < LEADS)
			lead[n++] = l->key;
		else if (i >= r->in->island.first + LEADS)
			break;
	}
}

static void
label_lines(struct labeller *r)
{
	size_t top = r->in->island.first;

	if (r->in->island.headline != SIZE_MAX && r->in->island.headline < top)
		top = r->in->island.headline;
	label_outside(r, 0, top);
	if (top < r->in->island.first)
		label_between(r, top + 1, r->in->island.first);
	label_inside(r);
	label_insets(r);
	label_outside(r, r->in->island.last + 1, r->in->n);
	label_tail(r);
	label_headline(r);
	label_leads(r);
	label_recurring(r);
	r->out->first = r->in->island.first;
	r->out->last = r->in->island.last;
	r->out->island = true;
}

enum gk_status
gk_label_by_rule(const struct gk_page *page, struct gk_arena *arena,
		 struct gk_labels *out)
{
	struct labeller r = { .in = page, .line = page->line, .out = out };

	*out = (struct gk_labels){ .n = page->n, .headline = SIZE_MAX,
				    .page = page };
	out->line = gk_arena_alloc(arena, page->n * sizeof(*out->line));
	if (out->line == NULL)
		return GK_NOMEM;
	for (size_t i = 0; i < page->n; i++)
		out->line[i] = (struct gk_label){
			page->line[i].start, page->line[i].end,
			GK_WIDGET_CONTENT, "no article found"
		};
	if (page->island.found)
		label_lines(&r);
	return GK_OK;
}
