/*
 * sarif - findings as a log of SARIF 2.1.0, which code scanning reads.
 *
 * A head, results as they come, a foot: nothing waits in memory, and whatever
 * happens between, the log is whole.  Each kind of the filter is a rule.  Names
 * of files become URIs; columns count code points.  The fingerprint of a result
 * is that of its kind and text, so that it stays when lines move.
 * Every result begins with a comma, which the first one in a log must lose.
 */
#ifndef GK_SARIF_H
#define GK_SARIF_H

#include "report.h"

void gk_sarif_head(const char *filter, const char *version,
		   const struct gk_kind *kinds, struct gk_buf *out);

void gk_sarif_result(struct gk_report *r, const struct gk_finding *g,
		     const struct gk_kind *kinds, struct gk_buf *scratch,
		     struct gk_buf *out);

/* successful: nothing was left out, and nothing failed. */
void gk_sarif_foot(bool successful, struct gk_buf *out);

#endif
