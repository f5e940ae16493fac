/*
 * baseline - the findings that --check knows already.
 *
 * A file of them, as --check --report=json and --list --rows=jsonl print: of each
 * line the members kind and text.  A finding is known by these two, wherever it
 * stands, and as often as the file has it: one more is new.  Known ones become
 * inert, so they are neither printed nor counted.  Lines of kinds that the filter
 * has not are passed over: one file may serve all filters.
 * Memory: some 20 bytes for each kind and text, and the longest line.
 */
#ifndef GK_BASELINE_H
#define GK_BASELINE_H

#include "buf.h"
#include "doc.h"
#include "finding.h"
#include "hash.h"

struct gk_baseline {
	struct gk_hash_map left; /* private: of each, how often it may stand */
	struct gk_buf scratch;   /* private */
	uint64_t known;          /* findings that stood in it, so far */
	uint64_t other;          /* lines of other kinds */
};

/* Reads the file.  False: *why says "FILE:LINE: ...". */
bool gk_baseline_open(struct gk_baseline *b, const char *path,
		      const struct gk_kind *kinds, struct gk_buf *why);

/* Makes inert what is known; for the documents in their order. */
enum gk_status gk_baseline_settle(struct gk_baseline *b,
				  const struct gk_doc *doc,
				  struct gk_findings *f);

/* A number for the finding's kind and text, the same in every run; scratch is
 * emptied first, and latches. */
uint64_t gk_baseline_key(const struct gk_doc *doc, const struct gk_finding *g,
			 struct gk_buf *scratch);

/* ,"known":N,"gone":N,"other_kinds":N; gone are those that stood nowhere. */
void gk_baseline_stats(const struct gk_baseline *b, struct gk_buf *out);

void gk_baseline_clear(struct gk_baseline *b);

#endif
