/*
 * filelist - the names of files that a file lists, each ended by NUL.
 *
 * For --files0-from; the last name may lack its NUL.  Names are views into one
 * buffer.  Cost: linear; the list is in memory whole.
 */
#ifndef GK_FILELIST_H
#define GK_FILELIST_H

#include "buf.h"

struct gk_filelist {
	const char **name; /* n of them, to be freed with gk_filelist_clear */
	size_t n;
	struct gk_buf text; /* private */
};

/* Reads what path names, "-" being standard input.  False: *why, which is not
 * empty, says what is wrong. */
bool gk_filelist_read(const char *path, struct gk_filelist *list,
		      struct gk_buf *why);

void gk_filelist_clear(struct gk_filelist *list);

#endif
