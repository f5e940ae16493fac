#include "page.h"

#include "contents.h"
#include "feature.h"
#include "reading.h"
#include "utf8.h"

/* Words of a short sentence that any interview may hold. */
#define ANSWER_WORDS 3

/* How many lines above a lead its headline may stand. */
#define LEAD_REACH 4

/* Bytes of text to one of its stems, or more: most often there is no need to
 * grow. */
#define STEM_BYTES 12

/* Lines that are cut out before they are read. */
#define PIECES 16

struct reader {
	struct gk_page *page;
	struct gk_arena *arena;
	const struct gk_profile_view *site; /* or NULL */
	struct gk_memo *memo; /* or NULL */
	struct gk_str rest; /* of the text */
	struct gk_wordmap_space space;
	struct gk_phrase_words *words;
	size_t nstems, stems_cap;
	bool blank; /* the line before was */
};

static bool
is_blank(unsigned char c)
{
	return c <= ' ';
}

/* Is the line furniture because it stands in so many documents of the site?
 * What looks like a part of an article wants more of them, and an answer
 * («Да.», «— Нет, конечно») is none for being given often. */
static bool
recurs(const struct gk_profile_view *site, const struct gk_line *l)
{
	uint32_t count = gk_profile_count(site, l->key);
	enum gk_profile_level level = gk_profile_level(count, site->documents);

	if (level == GK_PROFILE_NOTHING)
		return false;
	if (l->nwords <= ANSWER_WORDS &&
	    (gk_line_is_sentence(l) || l->flags & GK_LINE_DASH))
		return false;
	return level == GK_PROFILE_STRONGLY || l->score <= 0;
}

/* A line that is not blank, cut out and not read yet. */
struct piece {
	struct gk_str text;
	uint64_t key; /* in the memo */
	bool apart;   /* a blank line stands above */
};

/* Takes off what is around the line [a, z); false if nothing is left. */
static inline bool
trim(const char *a, const char *z, struct gk_str *line)
{
	while (a < z && is_blank((unsigned char)*a))
		a++;
	while (a < z && is_blank((unsigned char)z[-1]))
		z--;
	/* a line of no-break spaces */
	while (z - a >= 2 && a[0] == '\xC2' && a[1] == '\xA0')
		a += 2;
	*line = gk_str(a, (size_t)(z - a));
	return a < z;
}

/* Cuts out the next lines, PIECES at most with blank ones; *n of others.  False
 * at the end. */
static bool
cut_lines(struct reader *r, struct piece *piece, size_t *n)
{
	const char *p = r->rest.p, *end = p + r->rest.n;
	uint32_t at[PIECES];
	size_t feeds = gk_utf8_find_lines(r->rest, at, PIECES);
	size_t lines = feeds + (feeds < PIECES && p < end);

	*n = 0;
	for (size_t i = 0; i < lines; i++) {
		const char *z = i < feeds ? r->rest.p + at[i] : end;
		struct piece *new = &piece[*n];

		new->apart = r->blank;
		r->blank = !trim(p, z, &new->text);
		p = z < end ? z + 1 : end;
		if (r->blank)
			continue;
		new->key = r->memo == NULL ? 0
					   : gk_memo_key(r->memo, new->text);
		++*n;
	}
	r->rest = gk_str(p, (size_t)(end - p));
	return lines > 0;
}

/* Reads the line anew. */
static bool
take_line(struct reader *r, const struct piece *piece, struct gk_line *l,
	  uint32_t *stems)
{
	struct gk_str text = r->page->text;
	size_t start = (size_t)(piece->text.p - text.p);
	struct gk_wordmap map;

	if (gk_wordmap_piece(text, start, start + piece->text.n, &r->space,
			     r->arena, &map) != GK_OK)
		return false;
	gk_reading_take(piece->text, &map, r->words, stems, l);
	l->weight = gk_feature_weigh(l);
	if (r->memo != NULL)
		gk_memo_put(r->memo, piece->key, l, stems);
	return true;
}

static bool
read_line(struct reader *r, const struct piece *piece)
{
	struct gk_page *page = r->page;
	struct gk_line *l = &page->line[page->n++];
	uint32_t *stems;

	if (r->nstems + GK_PHRASE_WORDS > r->stems_cap)
		page->stem = gk_arena_grow(r->arena, page->stem, &r->stems_cap,
					   r->nstems + GK_PHRASE_WORDS,
					   sizeof(*page->stem));
	if (page->stem == NULL)
		return false;
	stems = page->stem + r->nstems;
	if ((piece->key == 0 ||
	     !gk_memo_find(r->memo, piece->key, l, stems)) &&
	    !take_line(r, piece, l, stems))
		return false;
	l->start = (uint32_t)(piece->text.p - page->text.p);
	l->end = l->start + (uint32_t)piece->text.n;
	l->stem = (uint32_t)r->nstems;
	l->apart = piece->apart;
	l->recurs = r->site != NULL && recurs(r->site, l);
	page->recurring |= l->recurs;
	r->nstems += l->nstems;
	return true;
}

/* Cuts the text into lines that are not blank, some at a time: so the memo's
 * answers are there when they are asked for. */
static enum gk_status
read_lines(struct reader *r)
{
	struct gk_str text = r->page->text;
	struct piece piece[PIECES];
	size_t n;

	/* at once: a grown array would leave its old copies in the arena; and
	 * without clearing what is filled anyway */
	r->page->line = gk_arena_alloc(r->arena, (gk_utf8_lines(text) + 1) *
						 sizeof(*r->page->line));
	r->stems_cap = text.n / STEM_BYTES + GK_PHRASE_WORDS;
	r->page->stem = gk_arena_alloc(r->arena, r->stems_cap *
						 sizeof(*r->page->stem));
	if (r->page->line == NULL || r->page->stem == NULL)
		return GK_NOMEM;
	r->rest = text;
	while (cut_lines(r, piece, &n))
		for (size_t i = 0; i < n; i++)
			if (!read_line(r, &piece[i]))
				return GK_NOMEM;
	return GK_OK;
}

/* Do lines i and k share two words? */
static bool
are_alike(const struct gk_page *page, size_t i, size_t k)
{
	const struct gk_line *a = &page->line[i], *b = &page->line[k];
	size_t shared = 0;

	for (size_t x = 0; x < a->nstems; x++)
		for (size_t y = 0; y < b->nstems; y++)
			if (page->stem[a->stem + x] ==
			    page->stem[b->stem + y]) {
				shared++;
				break;
			}
	return shared >= 2;
}

/* A lead stands under its headline on many pages, and one of them is its own:
 * there, and where else it follows a title of the same words, nothing is made
 * of its recurrence. */
static void
spare_leads(struct gk_page *page)
{
	for (size_t i = 0; i < page->n; i++) {
		struct gk_line *l = &page->line[i];

		if (!l->recurs || l->score <= 0)
			continue;
		for (size_t k = i; k-- > 0 && i - k <= LEAD_REACH;)
			if (gk_line_is_title(&page->line[k]) &&
			    are_alike(page, k, i))
				l->recurs = false;
	}
}

/* The stems of the island's sentences, gathered when they are first asked for:
 * on many pages nobody does. */
static const struct gk_stems *
stems_of(const struct gk_page *page)
{
	size_t most = 0;

	if (page->stems->used > 0)
		return page->stems;
	for (size_t i = page->island.first;
	     page->island.found && i <= page->island.last; i++)
		if (gk_line_is_sentence(&page->line[i]))
			most += page->line[i].nstems;
	gk_stems_clear(page->stems, most);
	for (size_t i = page->island.first;
	     page->island.found && i <= page->island.last; i++) {
		const struct gk_line *l = &page->line[i];

		if (gk_line_is_sentence(l))
			gk_stems_add(page->stems, page->stem + l->stem,
				     l->nstems, (uint32_t)i);
	}
	return page->stems;
}

enum gk_status
gk_page_read(struct gk_str text, const struct gk_profile_view *site,
	     struct gk_memo *memo, struct gk_arena *arena,
	     struct gk_page *page)
{
	struct reader r = { .page = page, .arena = arena, .memo = memo,
			    .site = site };
	enum gk_status status;
	bool *repeated = NULL;

	*page = (struct gk_page){ .text = text };
	r.words = gk_arena_alloc(arena, sizeof(*r.words));
	page->stems = gk_arena_alloc(arena, sizeof(*page->stems));
	if (r.words == NULL || page->stems == NULL)
		return GK_NOMEM;
	page->stems->used = 0;
	status = read_lines(&r);
	if (status == GK_OK && site != NULL)
		spare_leads(page);
	if (status == GK_OK)
		status = gk_island_index(page->line, page->n, arena, &repeated);
	if (status != GK_OK)
		return status;
	gk_contents_mark(page->line, page->n, page->stem, repeated);
	status = gk_island_find(page->line, page->n, page->stem, repeated,
				arena, &page->island);
	return status;
}

size_t
gk_page_shared(const struct gk_page *page, size_t i)
{
	const struct gk_line *l = &page->line[i];

	return gk_stems_shared(stems_of(page), page->stem + l->stem, l->nstems);
}

size_t
gk_page_shared_with_others(const struct gk_page *page, size_t i)
{
	const struct gk_line *l = &page->line[i];

	return gk_stems_shared_with_others(stems_of(page),
					   page->stem + l->stem, l->nstems, (uint32_t)i);
}
