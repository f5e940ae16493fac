/*
 * github - findings as workflow commands, which GitHub shows beside the lines.
 *
 * ::warning file=F,line=L,endLine=E,col=C,endColumn=D,title=KIND::what (reason)
 * Of records without columns and end; columns only where a finding lies within a
 * line.  What the runner would take for the end of a part is escaped.
 */
#ifndef GK_GITHUB_H
#define GK_GITHUB_H

#include "report.h"

/* One command, with its line end. */
void gk_github_put(struct gk_report *r, const struct gk_finding *g,
		   struct gk_buf *out);

#endif
