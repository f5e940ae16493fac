/*
 * clash - files of a run that must not be one and the same.
 *
 * What a run writes may not be what it reads, nor may two results go to one file,
 * nor may a file be replaced twice: each would lose text in silence.  Only -o may
 * name an operand, since it takes its place at the end.  Files are compared by
 * device and inode, so a link is no way around.  Cost: a stat of each operand
 * where there is anything to compare it with.
 */
#ifndef GK_CLASH_H
#define GK_CLASH_H

#include "buf.h"
#include "task.h"

/* Appends to why what clashes, if anything does.  stats_file may be NULL.
 * False: no memory. */
bool gk_clash_find(const struct gk_task *task, const char *stats_file,
		   struct gk_buf *why);

#endif
