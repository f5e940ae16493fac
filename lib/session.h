/*
 * session - a run as the person or the script before it sees it: signals,
 * progress, colour, statistics, exit status.
 *
 * The only room that reads the environment (NO_COLOR, TMPDIR).  On SIGTERM,
 * SIGINT and SIGHUP the documents that are whole are finished, and the process
 * dies of the signal.
 */
#ifndef GK_SESSION_H
#define GK_SESSION_H

#include "cli.h"
#include "out.h"

/* Where temporary files go, unless told otherwise: TMPDIR, or /tmp. */
const char *gk_session_temp_dir(void);

/* A first pass over the operands, in GK_MODE_EMIT; the filter emits nothing.
 * Operands that cannot be read twice are a usage error.  False: no memory. */
bool gk_session_survey(struct gk_cli *cli);

/* Writes lines to standard output or -o, by a function that returns false with
 * a message in *why; returns the exit status. */
int gk_session_write(struct gk_cli *cli,
		 bool (*write)(const struct gk_task *task, struct gk_out *out,
			       struct gk_buf *why));

/* Runs the filter over the operands; returns the exit status. */
int gk_session_run(struct gk_cli *cli);

#endif
