/*
 * finding - what a filter says of a document: spans with a kind and facts.
 *
 * `examine` fills a struct gk_findings: named lists of findings ("names",
 * "entities") and single strings ("title"), in the order in which they shall
 * stand in JSON.  The first list is the filter's own: what --list prints,
 * --delete takes out and --check counts.  Spans are bytes of doc.text.
 * Everything a finding points to must live as long as the document or in
 * f->arena; names of lists, kinds and facts are string constants.
 * Adding latches: f->status says GK_NOMEM when some finding found no room.
 */
#ifndef GK_FINDING_H
#define GK_FINDING_H

#include "base.h"
#include "mem.h"

/* A kind of finding; a filter has a closed list of them, ended by a NULL name.
 * What is inert is listed and annotated, but neither deleted nor counted by
 * --check unless the user asks for it. */
struct gk_kind {
	const char *name;
	bool inert;
	const char *about; /* a few words, for people */
};

enum gk_fact_type {
	GK_FACT_STR,  /* a string */
	GK_FACT_INT,  /* a whole number */
	GK_FACT_REAL, /* printed with two decimals */
	GK_FACT_BOOL,
	GK_FACT_NULL,
	GK_FACT_SPAN, /* a place: {"text","start","end"} in JSON, text in rows */
	GK_FACT_JSON, /* str is JSON text, taken as it is */
};

struct gk_fact {
	struct gk_fact *next;
	const char *name;
	enum gk_fact_type type;
	union { /* by type */
		struct gk_str str; /* also of GK_FACT_JSON */
		struct gk_span span;
		long long number; /* also of GK_FACT_BOOL */
		double real;
	};
};

struct gk_finding {
	const struct gk_kind *kind; /* NULL: the list has no kinds */
	struct gk_span *spans;      /* in order, not touching; none for what is
				     * not a place, such as an entity */
	size_t nspans;
	struct gk_fact *facts, *last; /* in the order of the JSON members */
	bool inert;                   /* as kind->inert, or as the user asks */
};

struct gk_member {
	const char *name;
	bool list;         /* an array of findings, else the string str */
	bool many;         /* written with spans, not with start and end */
	struct gk_str str;
	struct gk_finding *findings;
	size_t n, cap;
};

#define GK_FINDINGS_MEMBERS 16

struct gk_findings {
	struct gk_arena *arena; /* whoever examines lends it, and the next */
	void **keep; /* NULL, or what examine may keep for the next document on
		      * this thread, freed by gk_mem_free: it must not change a
		      * result */
	struct gk_member member[GK_FINDINGS_MEMBERS];
	size_t nmembers;
	bool plain;  /* nobody will ask for facts: whoever examines may leave
		      * them out */
	void *notes; /* in the arena: what examine leaves for settle */
	const char *remark; /* a constant that --stats counts documents by */
	size_t remark_n;    /* or something else: then how many; 0 is 1 */
	enum gk_status status;
	struct gk_finding lost;   /* private: where goes what found no memory */
	struct gk_fact lost_fact; /* private */
};

/* Begins a list, also one that stays empty; returns its number. */
size_t gk_findings_list(struct gk_findings *f, const char *name);

/* So many findings will be added to that list, about: it then grows but once,
 * for a grown list leaves its old copies in the arena. */
void gk_findings_room(struct gk_findings *f, size_t list, size_t n);

/* The findings of that list may have several spans each. */
void gk_findings_many(struct gk_findings *f, size_t list);

/* A single string member. */
void gk_findings_str(struct gk_findings *f, const char *name, struct gk_str s);

/* Adds a finding to a list.  With start == end it has no span.  The pointer is
 * good until the next add to that list; it is never NULL (without memory it is
 * one that nobody reads).  A fact whose name begins with _ stands in rows
 * only. */
struct gk_finding *gk_finding_add(struct gk_findings *f, size_t list,
				  const struct gk_kind *kind, size_t start,
				  size_t end);

/* A further span of the same finding, behind the others. */
void gk_finding_span(struct gk_findings *f, struct gk_finding *g, size_t start,
		     size_t end);

/* Facts; str and json are not copied. */
void gk_fact_str(struct gk_findings *f, struct gk_finding *g, const char *name,
		 struct gk_str str);
void gk_fact_int(struct gk_findings *f, struct gk_finding *g, const char *name,
		 long long number);
void gk_fact_real(struct gk_findings *f, struct gk_finding *g,
		  const char *name, double real);
void gk_fact_bool(struct gk_findings *f, struct gk_finding *g,
		  const char *name, bool yes);
void gk_fact_null(struct gk_findings *f, struct gk_finding *g,
		  const char *name);
void gk_fact_span(struct gk_findings *f, struct gk_finding *g,
		  const char *name, size_t start, size_t end);
void gk_fact_json(struct gk_findings *f, struct gk_finding *g,
		  const char *name, struct gk_str json);

/* The fact of that name, or NULL. */
const struct gk_fact *gk_finding_fact(const struct gk_finding *g,
				      const char *name);

/* The kind of that name among kinds, or NULL. */
const struct gk_kind *gk_kind_of(const struct gk_kind *kinds,
				 struct gk_str name);

/* Empties f.  All it had lay in the arena, which is the lender's to reset. */
void gk_findings_reset(struct gk_findings *f);

#endif
