#include "lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* Does the path still lead to what fd has open?  The one before us may have
 * taken it away while we waited, and a third may hold another by now. */
static bool
is_current(int fd, const char *path)
{
	struct stat a, b;

	return fstat(fd, &a) == 0 && stat(path, &b) == 0 &&
	       a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

static enum gk_status
take(struct gk_lock *lock, const char *path, int command)
{
	struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	int error;

	gk_buf_reset(&lock->path);
	gk_buf_puts(&lock->path, path);
	gk_buf_put(&lock->path, ".lock", sizeof ".lock");
	if (lock->path.status != GK_OK)
		return GK_NOMEM;
	for (;;) {
		lock->fd = open(lock->path.p, O_RDWR | O_CREAT | O_CLOEXEC,
				0666);
		if (lock->fd < 0)
			return GK_IO;
		while (fcntl(lock->fd, command, &whole) != 0)
			if (errno != EINTR)
				goto fail;
		if (is_current(lock->fd, lock->path.p))
			return GK_OK;
		close(lock->fd);
	}
fail:
	error = errno;
	close(lock->fd);
	lock->fd = -1;
	errno = error;
	return GK_IO;
}

enum gk_status
gk_lock_take(struct gk_lock *lock, const char *path)
{
	return take(lock, path, F_SETLKW);
}

enum gk_status
gk_lock_try(struct gk_lock *lock, const char *path)
{
	enum gk_status status = take(lock, path, F_SETLK);

	if (status == GK_IO && errno == EACCES && lock->path.n > 0 &&
	    access(lock->path.p, R_OK | W_OK) == 0)
		errno = EAGAIN; /* POSIX allows either for a lock that is held */
	return status;
}

void
gk_lock_drop(struct gk_lock *lock)
{
	int error = errno;

	if (lock->path.n > 0 && lock->fd >= 0) {
		unlink(lock->path.p);
		close(lock->fd);
	}
	gk_buf_clear(&lock->path);
	lock->fd = -1;
	errno = error;
}
