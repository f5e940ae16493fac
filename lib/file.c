#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mem.h"

/* Bytes that are worth asking the disk for. */
#define SYNC_STEP ((uint64_t)8 << 20)

/* Everything that can be refused, before anything is made. */
static enum gk_status
look(const char *path, bool *exists, struct stat *st)
{
	*exists = lstat(path, st) == 0;
	if (!*exists)
		return errno == ENOENT ? GK_OK : GK_IO;
	if (S_ISLNK(st->st_mode) && stat(path, st) == 0 &&
	    S_ISREG(st->st_mode)) {
		errno = ELOOP;
		return GK_IO;
	}
	if (S_ISDIR(st->st_mode)) {
		errno = EISDIR;
		return GK_IO;
	}
	if (S_ISREG(st->st_mode) && st->st_nlink > 1) {
		errno = EMLINK;
		return GK_IO;
	}
	return GK_OK;
}

static size_t
folder_length(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? (size_t)(slash - path) + 1 : 0;
}

static enum gk_status
make_temp(struct gk_file *f, const char *path, const struct stat *st)
{
	mode_t mask;

	gk_buf_reset(&f->temp);
	gk_buf_put(&f->temp, path, folder_length(path));
	gk_buf_put(&f->temp, ".granka-XXXXXX", sizeof ".granka-XXXXXX");
	if (f->path.status != GK_OK || f->temp.status != GK_OK)
		return GK_NOMEM;
	if ((f->fd = mkostemp(f->temp.p, O_CLOEXEC)) < 0)
		return GK_IO;
	mask = umask(0);
	umask(mask);
	if (fchmod(f->fd, st ? st->st_mode & 07777 : 0666 & ~mask) != 0 ||
	    (st && (st->st_uid != geteuid() || st->st_gid != getegid()) &&
	     fchown(f->fd, st->st_uid, st->st_gid) != 0 && errno != EPERM)) {
		gk_file_abort(f);
		return GK_IO;
	}
	return GK_OK;
}

const char *
gk_file_error(int error)
{
	return error == ELOOP  ? "is a symbolic link; name its target" :
	       error == EMLINK ? "has further hard links; replacing it would "
				 "part them" :
				 strerror(error);
}

enum gk_status
gk_file_begin(struct gk_file *f, const char *path)
{
	struct stat st;
	bool exists;

	if (look(path, &exists, &st) != GK_OK)
		return GK_IO;
	gk_buf_reset(&f->path);
	gk_buf_put(&f->path, path, strlen(path) + 1);
	f->synced = 0;
	f->direct = exists && !S_ISREG(st.st_mode);
	if (f->direct) {
		f->fd = open(path, O_WRONLY | O_CLOEXEC);
		return f->fd < 0 ? GK_IO : GK_OK;
	}
	return make_temp(f, path, exists ? &st : NULL);
}

/* A rename lasts only when the folder is on disk; a file system that cannot
 * sync folders says EINVAL, and that is no failure of ours. */
static void
sync_folder(const char *path)
{
	size_t n = folder_length(path);
	char *name = gk_mem_array(n + 2, 1);
	int fd;

	if (name == NULL)
		return;
	memcpy(name, path, n);
	memcpy(name + n, n == 0 ? "." : "", n == 0 ? 2 : 1);
	if ((fd = open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC)) >= 0) {
		fsync(fd);
		close(fd);
	}
	gk_mem_free(name);
}

void
gk_file_begin_sync(struct gk_file *f, uint64_t size)
{
#ifdef SYNC_FILE_RANGE_WRITE /* Linux's */
	if (f->direct || size < f->synced + SYNC_STEP)
		return;
	(void)sync_file_range(f->fd, (off_t)f->synced,
			      (off_t)(size - f->synced), SYNC_FILE_RANGE_WRITE);
	f->synced = size;
#else
	(void)f;
	(void)size;
#endif
}

enum gk_status
gk_file_commit(struct gk_file *f)
{
	int error = 0;

	if (!f->direct && fsync(f->fd) != 0)
		error = errno;
	if (close(f->fd) != 0 && error == 0)
		error = errno;
	f->fd = -1;
	if (f->direct) {
		errno = error;
		return error == 0 ? GK_OK : GK_IO;
	}
	if (error == 0 && rename(f->temp.p, f->path.p) != 0)
		error = errno;
	if (error != 0) {
		unlink(f->temp.p);
		errno = error;
	} else {
		sync_folder(f->path.p);
	}
	gk_buf_reset(&f->temp);
	return error == 0 ? GK_OK : GK_IO;
}

void
gk_file_abort(struct gk_file *f)
{
	int error = errno;

	if (f->fd > STDERR_FILENO)
		close(f->fd);
	f->fd = -1;
	if (!f->direct && f->temp.n != 0)
		unlink(f->temp.p);
	gk_buf_reset(&f->temp);
	errno = error;
}

enum gk_status
gk_file_folders(const char *path)
{
	size_t n = strlen(path) + 1;
	char *copy = gk_mem_array(n, 1);
	enum gk_status status = GK_OK;

	if (copy == NULL)
		return GK_NOMEM;
	memcpy(copy, path, n);
	for (char *p = copy + 1; *p != '\0'; p++) {
		if (*p != '/')
			continue;
		*p = '\0';
		if (mkdir(copy, 0777) != 0 && errno != EEXIST) {
			status = GK_IO;
			break;
		}
		*p = '/';
	}
	gk_mem_free(copy);
	return status;
}

void
gk_file_clear(struct gk_file *f)
{
	gk_buf_clear(&f->path);
	gk_buf_clear(&f->temp);
}
