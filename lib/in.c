#include "in.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

/* Bytes that a pipe shall hold: then whoever writes into it waits less often
 * (Linux gives 64 KiB unasked; measured in cat | dedupe-paragraphs | cat). */
#define PIPE (1 << 20)

enum gk_status
gk_in_open(struct gk_in *in, const char *name)
{
	bool standard = strcmp(name, "-") == 0;
	struct stat st;
	int fd;

	fd = standard ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return GK_IO;
	if (fstat(fd, &st) != 0)
		st.st_mode = 0;
	if (S_ISDIR(st.st_mode)) {
		if (!standard)
			close(fd);
		errno = EISDIR;
		return GK_IO;
	}
#ifdef F_SETPIPE_SZ /* a wish, which the system need not grant */
	if (S_ISFIFO(st.st_mode))
		(void)fcntl(fd, F_SETPIPE_SZ, PIPE);
#endif
	in->fd = fd;
	in->name = name;
	in->eof = false;
	in->size = S_ISREG(st.st_mode) ? (uint64_t)st.st_size : 0;
	return GK_OK;
}

enum gk_status
gk_in_read(struct gk_in *in, char *p, size_t n, size_t *got)
{
	ssize_t r;

	do {
		if (in->stop != NULL && *in->stop != 0) {
			in->eof = true;
			*got = 0;
			return GK_OK;
		}
		r = read(in->fd, p, n);
		/* A pipe that somebody else set not to block. */
		if (r < 0 && errno == EAGAIN)
			poll(&(struct pollfd){ .fd = in->fd, .events = POLLIN },
			     1, -1);
	} while (r < 0 && (errno == EINTR || errno == EAGAIN));
	if (r < 0)
		return GK_IO;
	in->eof = r == 0;
	*got = (size_t)r;
	return GK_OK;
}

bool
gk_in_waits(const struct gk_in *in)
{
	struct pollfd p = { .fd = in->fd, .events = POLLIN };

	return in->size == 0 && poll(&p, 1, 0) == 0;
}

void
gk_in_close(struct gk_in *in)
{
	if (in->fd > STDERR_FILENO)
		close(in->fd);
	in->fd = -1;
}
