#include "finding.h"

size_t
gk_findings_list(struct gk_findings *f, const char *name)
{
	struct gk_member *m;

	if (f->nmembers == GK_FINDINGS_MEMBERS) {
		f->status = GK_NOMEM;
		return 0;
	}
	m = &f->member[f->nmembers];
	*m = (struct gk_member){ .name = name, .list = true };
	return f->nmembers++;
}

void
gk_findings_str(struct gk_findings *f, const char *name, struct gk_str s)
{
	size_t i = gk_findings_list(f, name);

	if (f->status != GK_OK)
		return;
	f->member[i].list = false;
	f->member[i].str = s;
}

void
gk_findings_many(struct gk_findings *f, size_t list)
{
	if (list < f->nmembers)
		f->member[list].many = true;
}

/* Makes the list hold at least n. */
static bool
grow(struct gk_findings *f, struct gk_member *m, size_t n)
{
	struct gk_finding *more;

	more = gk_arena_grow(f->arena, m->findings, &m->cap, n, sizeof *more);
	if (more == NULL)
		return false;
	m->findings = more;
	return true;
}

void
gk_findings_room(struct gk_findings *f, size_t list, size_t n)
{
	/* without memory the next add will tell */
	if (list < f->nmembers && f->member[list].cap < n)
		grow(f, &f->member[list], n);
}

/* Room for one more in the list, NULL without memory. */
static inline struct gk_finding *
place(struct gk_findings *f, struct gk_member *m)
{
	if (m->n == m->cap && !grow(f, m, m->n + 1))
		return NULL;
	return &m->findings[m->n++];
}

struct gk_finding *
gk_finding_add(struct gk_findings *f, size_t list, const struct gk_kind *kind,
	       size_t start, size_t end)
{
	struct gk_finding *g = NULL;

	if (list < f->nmembers)
		g = place(f, &f->member[list]);
	if (g == NULL) {
		f->status = GK_NOMEM;
		g = &f->lost;
	}
	*g = (struct gk_finding){ .kind = kind,
				  .inert = kind != NULL && kind->inert };
	if (start != end)
		gk_finding_span(f, g, start, end);
	return g;
}

void
gk_finding_span(struct gk_findings *f, struct gk_finding *g, size_t start,
		size_t end)
{
	struct gk_span *s;

	s = gk_arena_alloc(f->arena, (g->nspans + 1) * sizeof *s);
	if (s == NULL) {
		f->status = GK_NOMEM;
		return;
	}
	if (g->nspans != 0)
		memcpy(s, g->spans, g->nspans * sizeof *s);
	s[g->nspans++] = (struct gk_span){ start, end };
	g->spans = s;
}

static struct gk_fact *
add_fact(struct gk_findings *f, struct gk_finding *g, const char *name,
	 enum gk_fact_type type)
{
	struct gk_fact *fact = gk_arena_alloc(f->arena, sizeof *fact);

	if (fact == NULL) {
		f->status = GK_NOMEM;
		return &f->lost_fact;
	}
	*fact = (struct gk_fact){ .name = name, .type = type };
	if (g->last != NULL)
		g->last->next = fact;
	else
		g->facts = fact;
	g->last = fact;
	return fact;
}

void
gk_fact_str(struct gk_findings *f, struct gk_finding *g, const char *name,
	    struct gk_str str)
{
	add_fact(f, g, name, GK_FACT_STR)->str = str;
}

void
gk_fact_int(struct gk_findings *f, struct gk_finding *g, const char *name,
	    long long number)
{
	add_fact(f, g, name, GK_FACT_INT)->number = number;
}

void
gk_fact_real(struct gk_findings *f, struct gk_finding *g, const char *name,
	     double real)
{
	add_fact(f, g, name, GK_FACT_REAL)->real = real;
}

void
gk_fact_bool(struct gk_findings *f, struct gk_finding *g, const char *name,
	     bool yes)
{
	add_fact(f, g, name, GK_FACT_BOOL)->number = yes;
}

void
gk_fact_null(struct gk_findings *f, struct gk_finding *g, const char *name)
{
	add_fact(f, g, name, GK_FACT_NULL);
}

void
gk_fact_span(struct gk_findings *f, struct gk_finding *g, const char *name,
	     size_t start, size_t end)
{
	add_fact(f, g, name, GK_FACT_SPAN)->span =
	    (struct gk_span){ start, end };
}

void
gk_fact_json(struct gk_findings *f, struct gk_finding *g, const char *name,
	     struct gk_str json)
{
	add_fact(f, g, name, GK_FACT_JSON)->str = json;
}

const struct gk_fact *
gk_finding_fact(const struct gk_finding *g, const char *name)
{
	for (const struct gk_fact *x = g->facts; x != NULL; x = x->next)
		if (strcmp(x->name, name) == 0)
			return x;
	return NULL;
}

const struct gk_kind *
gk_kind_of(const struct gk_kind *kinds, struct gk_str name)
{
	for (; kinds->name != NULL; kinds++)
		if (gk_str_is(name, kinds->name))
			return kinds;
	return NULL;
}

void
gk_findings_reset(struct gk_findings *f)
{
	f->nmembers = 0;
	f->keep = NULL;
	f->notes = NULL;
	f->remark = NULL;
	f->remark_n = 0;
	f->status = GK_OK;
}
