/*
 * file - a file replaced whole, or not at all.
 *
 * A new content is written to a temporary file beside the target and put in its
 * place by rename, after fsync, so that whoever looks, or whatever crashes, sees
 * the old or the new one.  The mode is kept; a target that is a symbolic link or
 * has further hard links is refused, because a rename would break it.
 * A target that exists and is no regular file (/dev/null, a FIFO) is written
 * directly. 
 */
#ifndef GK_FILE_H
#define GK_FILE_H

#include "buf.h"

struct gk_file {
	int fd;
	bool direct;         /* no temporary file */
	struct gk_buf path;  /* of the target, NUL-terminated */
	struct gk_buf temp;  /* likewise */
	uint64_t synced;     /* bytes that were sent to the disk, private */
};

/* Starts a replacement of path.  GK_IO with errno (ELOOP: a symbolic link,
 * EMLINK: hard links), GK_NOMEM.  f is zeroed before, or was ended. */
enum gk_status gk_file_begin(struct gk_file *f, const char *path);

/* What an errno of these means. */
const char *gk_file_error(int error);

/* The first `size` bytes are written: the disk may begin with them, so that there
 * is less to wait for in the end.  A hint, now and then. */
void gk_file_begin_sync(struct gk_file *f, uint64_t size);

/* Puts the new file in place.  On GK_IO the old one stands as it was. */
enum gk_status gk_file_commit(struct gk_file *f);

/* Forgets it; the old file stands.  Takes one that was never begun. */
void gk_file_abort(struct gk_file *f);

/* Makes the folders above path.  GK_IO with errno. */
enum gk_status gk_file_folders(const char *path);

void gk_file_clear(struct gk_file *f);

#endif
