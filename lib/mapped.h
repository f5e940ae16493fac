/*
 * mapped - a file read as memory.
 *
 * The bytes are those of the file as it was opened, also when another is put in
 * its place meanwhile; it must not be written to while it is mapped.
 */
#ifndef GK_MAPPED_H
#define GK_MAPPED_H

#include "base.h"

struct gk_mapped {
	struct gk_str bytes;
};

/* GK_IO with errno (EINVAL: no regular file). */
enum gk_status gk_mapped_open(struct gk_mapped *m, const char *path);

/* Takes one that was never opened. */
void gk_mapped_close(struct gk_mapped *m);

#endif
