/*
 * in - a file or descriptor read in blocks.
 *
 * Reading is retried when a signal interrupts it, unless the signal asked the
 * run to stop.  Standard input is never closed.  The name is the caller's.
 */
#ifndef GK_IN_H
#define GK_IN_H

#include <signal.h>

#include "base.h"

struct gk_in {
	int fd;
	const char *name; /* as messages shall call it: the operand, or "-" */
	bool eof;
	uint64_t size;    /* of a regular file, else 0 */
	const volatile sig_atomic_t *stop; /* may be NULL; then read no more */
};

/* Opens the file, or standard input for "-".  GK_IO with errno; a directory is
 * EISDIR. */
enum gk_status gk_in_open(struct gk_in *in, const char *name);

/* Reads up to n bytes to p; *got of 0 means the end, and eof is set.
 * GK_IO with errno. */
enum gk_status gk_in_read(struct gk_in *in, char *p, size_t n, size_t *got);

/* Would a read wait?  False for regular files. */
bool gk_in_waits(const struct gk_in *in);

void gk_in_close(struct gk_in *in);

#endif
