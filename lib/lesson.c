#include "lesson.h"

#include <stdlib.h>

/* Of the words of sentences that the site does not repeat, one of how many must
 * be new in a document that is no copy. */
#define NEW_SHARE 4

static int
by_key(const void *a, const void *b)
{
	const struct gk_lesson_line *x = a, *y = b;

	return x->key < y->key ? -1 : x->key > y->key;
}

/* A number on a button, a time, a score: what recurs is the place for it. */
static bool
teaches(const struct gk_line *l)
{
	return l->nwords > l->nnumbers && !gk_line_is_date(l);
}

/* Puts copies of a line together. */
static size_t
unite(struct gk_lesson_line *line, size_t n)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		if (kept == 0 || line[kept - 1].key != line[i].key)
			line[kept++] = line[i];
		else
			line[kept - 1].article |= line[i].article;
	}
	return kept;
}

struct gk_lesson *
gk_lesson_take(const struct gk_page *page, struct gk_str site,
	       struct gk_arena *arena)
{
	struct gk_lesson *lesson = gk_arena_array(arena, 1, sizeof *lesson);
	const struct gk_island *island = &page->island;
	size_t n = 0;

	if (lesson == NULL)
		return NULL;
	lesson->site = site;
	lesson->line = gk_arena_array(arena, page->n, sizeof *lesson->line);
	if (lesson->line == NULL && page->n > 0)
		return NULL;
	for (size_t i = 0; i < page->n; i++)
		if (teaches(&page->line[i]))
			lesson->line[n++] = (struct gk_lesson_line){
				.key = page->line[i].key,
				.nwords = page->line[i].nwords,
				.sentence = gk_line_is_sentence(&page->line[i]),
				.article = island->found &&
					   i >= island->first &&
					   i <= island->last,
			};
	if (n > 0)
		qsort(lesson->line, n, sizeof *lesson->line, by_key);
	lesson->n = unite(lesson->line, n);
	if (island->found && island->headline != SIZE_MAX)
		lesson->headline = page->line[island->headline].key;
	return lesson;
}

/* The site in what was known at the start and in what this run has learnt. */
struct views {
	struct gk_profile_view known, fresh;
};

static uint64_t
count_of(const struct views *v, uint64_t key)
{
	return (uint64_t)gk_profile_count(&v->known, key) +
	       gk_profile_count(&v->fresh, key);
}

/* How much of a document the site has not had yet.  What it repeats anyway does
 * not count. */
struct share {
	uint64_t words, fresh;
};

static void
weigh(struct share *s, const struct gk_lesson_line *line, uint64_t count)
{
	s->words += line->nwords;
	s->fresh += count == 0 ? line->nwords : 0;
}

static bool
is_copy(const struct gk_lesson *lesson, const struct views *v)
{
	uint64_t documents = (uint64_t)v->known.documents + v->fresh.documents;
	struct share article = { 0 }, sentences = { 0 }, lines = { 0 }, *s;

	if (lesson->headline != 0 && count_of(v, lesson->headline) == 0)
		return false;
	for (size_t i = 0; i < lesson->n; i++) {
		const struct gk_lesson_line *l = &lesson->line[i];
		uint64_t count = count_of(v, l->key);

		if (gk_profile_level(count, documents) != GK_PROFILE_NOTHING)
			continue;
		weigh(&lines, l, count);
		if (!l->sentence)
			continue;
		weigh(&sentences, l, count);
		if (l->article)
			weigh(&article, l, count);
	}
	/* Without a headline the island may be a footer. */
	s = lesson->headline != 0 && article.words > 0 ? &article
	  : sentences.words > 0 ? &sentences : &lines;
	return s->fresh * NEW_SHARE < s->words || lines.fresh == 0;
}

enum gk_status
gk_lesson_learn(struct gk_lessons *all, const struct gk_lesson *lesson)
{
	struct views v;
	enum gk_status status;
	uint32_t site;

	if (lesson->site.n == 0) {
		all->nameless++;
		return GK_OK;
	}
	v.known = gk_profile_look(all->known, lesson->site);
	v.fresh = gk_profile_look(&all->fresh, lesson->site);
	if (is_copy(lesson, &v)) {
		all->copies++;
		return GK_OK;
	}
	all->documents++;
	status = gk_profile_add_documents(&all->fresh, lesson->site, 1, &site);
	for (size_t i = 0; i < lesson->n && status == GK_OK; i++)
		status = gk_profile_add(&all->fresh, site, lesson->line[i].key,
					1);
	if (status == GK_OK)
		status = gk_profile_trim(&all->fresh, &gk_profile_limits,
					 false);
	return status;
}
