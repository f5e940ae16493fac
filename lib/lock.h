/*
 * lock - one process at a time.
 *
 * Whoever reads a file, changes what it says and puts it back, holds the lock
 * of that path meanwhile; others wait.  The lock is a record lock on PATH.lock,
 * which works over NFS too; the file goes with the lock, and one that a killed
 * process left behind hinders nobody.
 */
#ifndef GK_LOCK_H
#define GK_LOCK_H

#include "buf.h"

struct gk_lock {
	int fd;
	struct gk_buf path; /* of the lock itself, NUL-terminated */
};

/* Waits for the lock of path.  GK_IO with errno, GK_NOMEM. */
enum gk_status gk_lock_take(struct gk_lock *lock, const char *path);

/* The same, but does not wait: GK_IO with EAGAIN if another process has it. */
enum gk_status gk_lock_try(struct gk_lock *lock, const char *path);

void gk_lock_drop(struct gk_lock *lock);

#endif
