#include "profile.h"

#include <stdlib.h>

#include "mem.h"

const struct gk_profile_limits gk_profile_limits = {
	.site_lines = 50000, .lines = 2000000, .sites = 50000,
};

struct gk_profile_site {
	uint64_t hash; /* of the name */
	size_t name, nname; /* in names */
	uint32_t documents;
};

/* A value of the map of lines, whose keys are those of lines ^ hash. */
struct count {
	uint32_t site, documents;
};

static uint32_t
sum(uint32_t a, uint32_t b)
{
	return a > UINT32_MAX - b ? UINT32_MAX : a + b;
}

static struct gk_str
name_of(const struct gk_profile *p, size_t site)
{
	return gk_str(p->names.p + p->site[site].name, p->site[site].nname);
}

struct gk_profile_view
gk_profile_look(const struct gk_profile *p, struct gk_str site)
{
	struct gk_profile_view view = { 0 };
	const uint32_t *number;

	if (site.n == 0)
		return view;
	view.hash = gk_hash(site.p, site.n);
	if ((number = gk_hash_find(&p->by_name, view.hash)) == NULL)
		return view;
	view.profile = p;
	view.site = *number;
	view.documents = p->site[*number].documents;
	return view;
}

uint32_t
gk_profile_count(const struct gk_profile_view *view, uint64_t key)
{
	const struct count *c;

	if (view->profile == NULL)
		return 0;
	c = gk_hash_find(&view->profile->lines, key ^ view->hash);
	return c != NULL && c->site == view->site ? c->documents : 0;
}

enum gk_profile_level
gk_profile_level(uint64_t count, uint64_t documents)
{
	uint64_t least = documents / 20;

	if (least > 10)
		least = 10;
	if (least < 3)
		least = 3;
	if (count < least)
		return GK_PROFILE_NOTHING;
	/* A paragraph may stand in all articles of one story. */
	if (count < 5 || count < 2 * least || count * 10 < documents)
		return GK_PROFILE_RECURS;
	return GK_PROFILE_STRONGLY;
}

static enum gk_status
add_site(struct gk_profile *p, struct gk_str name, uint64_t hash)
{
	if (gk_mem_grow(&p->site, &p->sites_cap, p->nsites + 1,
			sizeof *p->site) != GK_OK)
		return GK_NOMEM;
	p->site[p->nsites++] = (struct gk_profile_site){
		.hash = hash, .name = p->names.n, .nname = name.n
	};
	gk_buf_str(&p->names, name);
	return p->names.status;
}

enum gk_status
gk_profile_add_documents(struct gk_profile *p, struct gk_str site, uint32_t n,
			 uint32_t *number)
{
	uint64_t hash = gk_hash(site.p, site.n);
	uint32_t at = (uint32_t)p->nsites;
	bool found;
	void *value;

	p->by_name.value_size = sizeof at;
	p->lines.value_size = sizeof(struct count);
	if (gk_hash_add(&p->by_name, hash, &found, &value) != GK_OK)
		return GK_NOMEM;
	if (found)
		memcpy(&at, value, sizeof at);
	else
		memcpy(value, &at, sizeof at);
	if (!found && add_site(p, site, hash) != GK_OK)
		return GK_NOMEM;
	p->site[at].documents = sum(p->site[at].documents, n);
	p->documents += n;
	*number = at;
	return GK_OK;
}

enum gk_status
gk_profile_add(struct gk_profile *p, uint32_t site, uint64_t key, uint32_t n)
{
	struct count *c;
	bool found;
	void *value;

	if (gk_hash_add(&p->lines, key ^ p->site[site].hash, &found, &value) !=
	    GK_OK)
		return GK_NOMEM;
	c = value;
	if (!found)
		*c = (struct count){ site, 0 };
	if (c->site == site)
		c->documents = sum(c->documents, n);
	return GK_OK;
}

enum gk_status
gk_profile_reserve(struct gk_profile *p, size_t nlines)
{
	p->lines.value_size = sizeof(struct count);
	return gk_hash_reserve(&p->lines, nlines);
}

enum gk_status
gk_profile_merge(struct gk_profile *to, const struct gk_profile *from)
{
	uint32_t *number = gk_mem_array(from->nsites + 1, sizeof *number);
	enum gk_status status = number != NULL ? GK_OK : GK_NOMEM;
	const struct gk_hash_map *lines = &from->lines;
	const void *value;
	size_t at = 0;
	uint64_t key;

	if (status == GK_OK)
		status = gk_profile_reserve(to, to->lines.n + lines->n);
	for (size_t i = 0; i < from->nsites && status == GK_OK; i++)
		status = gk_profile_add_documents(to, name_of(from, i),
						  from->site[i].documents,
						  &number[i]);
	while (status == GK_OK && gk_hash_next(lines, &at, &key, &value)) {
		const struct count *c = value;

		status = gk_profile_add(to, number[c->site],
					key ^ from->site[c->site].hash,
					c->documents);
	}
	gk_mem_free(number);
	return status;
}

/* All lines; NULL without memory.  The caller frees them. */
static struct gk_profile_row *
rows_of(const struct gk_profile *p)
{
	struct gk_profile_row *row = gk_mem_array(p->lines.n + 1, sizeof *row);
	const void *value;
	size_t at = 0, n = 0;
	uint64_t key;

	while (row != NULL && gk_hash_next(&p->lines, &at, &key, &value)) {
		const struct count *c = value;

		row[n++] = (struct gk_profile_row){
			key ^ p->site[c->site].hash, c->site, c->documents
		};
	}
	return row;
}

static int
by_site_and_use(const void *a, const void *b)
{
	const struct gk_profile_row *x = a, *y = b;

	if (x->site != y->site)
		return x->site < y->site ? -1 : 1;
	if (x->documents != y->documents)
		return x->documents > y->documents ? -1 : 1;
	return x->key < y->key ? -1 : x->key > y->key;
}

static int
by_use(const void *a, const void *b)
{
	const struct gk_profile_row *x = a, *y = b;

	if (x->documents != y->documents)
		return x->documents > y->documents ? -1 : 1;
	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return x->site < y->site ? -1 : x->site > y->site;
}

static int
by_site_and_key(const void *a, const void *b)
{
	const struct gk_profile_row *x = a, *y = b;

	if (x->site != y->site)
		return x->site < y->site ? -1 : 1;
	return x->key < y->key ? -1 : x->key > y->key;
}

static int
by_name(const void *a, const void *b)
{
	const struct gk_profile_place *x = a, *y = b;
	size_t n = x->name.n < y->name.n ? x->name.n : y->name.n;
	int order = memcmp(x->name.p, y->name.p, n);

	if (order != 0)
		return order;
	return x->name.n < y->name.n ? -1 : x->name.n > y->name.n;
}

static int
by_documents(const void *a, const void *b)
{
	const struct gk_profile_place *x = a, *y = b;

	if (x->documents != y->documents)
		return x->documents > y->documents ? -1 : 1;
	return by_name(a, b);
}

/* The sites in that order; NULL without memory. */
static struct gk_profile_place *
places_of(const struct gk_profile *p,
	  int (*order)(const void *, const void *))
{
	struct gk_profile_place *place;

	place = gk_mem_array(p->nsites + 1, sizeof *place);
	if (place == NULL)
		return NULL;
	for (uint32_t i = 0; i < p->nsites; i++)
		place[i] = (struct gk_profile_place){
			name_of(p, i), p->site[i].documents, i
		};
	if (p->nsites > 0)
		qsort(place, p->nsites, sizeof *place, order);
	return place;
}

/* Gives every line the place of its site instead of its number. */
static bool
renumber(const struct gk_profile *p, const struct gk_profile_place *place,
	 struct gk_profile_row *row)
{
	uint32_t *at = gk_mem_array(p->nsites + 1, sizeof *at);

	if (at == NULL)
		return false;
	for (uint32_t i = 0; i < p->nsites; i++)
		at[place[i].number] = i;
	for (size_t i = 0; i < p->lines.n; i++)
		row[i].site = at[row[i].site];
	gk_mem_free(at);
	return true;
}

/* Moves the lines that stay to the front; returns how many there are. */
static size_t
choose_rows(struct gk_profile_row *row, size_t n,
	    const struct gk_profile_limits *limits)
{
	size_t kept = 0, of_site = 0;

	if (n > 0)
		qsort(row, n, sizeof *row, by_site_and_use);
	for (size_t i = 0; i < n && row[i].site < limits->sites; i++) {
		of_site = i > 0 && row[i].site == row[i - 1].site ? of_site + 1
								   : 0;
		if (of_site < limits->site_lines)
			row[kept++] = row[i];
	}
	if (kept <= limits->lines)
		return kept;
	qsort(row, kept, sizeof *row, by_use);
	return limits->lines;
}

/* Makes *p anew of what stays. */
static enum gk_status
rebuild(struct gk_profile *p, const struct gk_profile_place *place,
	size_t nplaces, const struct gk_profile_row *row, size_t nrows)
{
	struct gk_profile out = { 0 };
	enum gk_status status = gk_profile_reserve(&out, nrows);
	uint32_t number;

	for (size_t i = 0; i < nplaces && status == GK_OK; i++)
		status = gk_profile_add_documents(&out, place[i].name,
						  place[i].documents, &number);
	for (size_t i = 0; i < nrows && status == GK_OK; i++)
		status = gk_profile_add(&out, row[i].site, row[i].key,
					row[i].documents);
	if (status != GK_OK) {
		gk_profile_clear(&out);
		return status;
	}
	gk_profile_clear(p);
	*p = out;
	return GK_OK;
}

static bool
is_over(const struct gk_profile *p, const struct gk_profile_limits *limits,
	bool exact)
{
	if (exact) /* a site alone may be over its own limit */
		return p->nsites > limits->sites ||
		       p->lines.n > limits->site_lines ||
		       p->lines.n > limits->lines;
	return p->nsites > limits->sites + limits->sites / 2 ||
	       p->lines.n > limits->lines + limits->lines / 2;
}

enum gk_status
gk_profile_trim(struct gk_profile *p, const struct gk_profile_limits *limits,
		bool exact)
{
	enum gk_status status = GK_NOMEM;
	struct gk_profile_place *place;
	struct gk_profile_row *row;
	size_t nplaces = p->nsites;

	if (!is_over(p, limits, exact))
		return GK_OK;
	if (nplaces > limits->sites)
		nplaces = limits->sites;
	place = places_of(p, by_documents);
	row = rows_of(p);
	if (place != NULL && row != NULL && renumber(p, place, row))
		status = rebuild(p, place, nplaces, row,
				 choose_rows(row, p->lines.n, limits));
	gk_mem_free(place);
	gk_mem_free(row);
	return status;
}

enum gk_status
gk_profile_sort(const struct gk_profile *p, struct gk_profile_place **places,
		struct gk_profile_row **rows)
{
	struct gk_profile_place *place = places_of(p, by_name);
	struct gk_profile_row *row = rows_of(p);

	if (place == NULL || row == NULL || !renumber(p, place, row)) {
		gk_mem_free(place);
		gk_mem_free(row);
		return GK_NOMEM;
	}
	if (p->lines.n > 0)
		qsort(row, p->lines.n, sizeof *row, by_site_and_key);
	*places = place;
	*rows = row;
	return GK_OK;
}

void
gk_profile_clear(struct gk_profile *p)
{
	gk_mem_free(p->site);
	gk_buf_clear(&p->names);
	gk_hash_clear(&p->by_name);
	gk_hash_clear(&p->lines);
	*p = (struct gk_profile){ 0 };
}
