#include "temp.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "buf.h"

enum gk_status
gk_temp_open(const char *folder, int *fd)
{
	struct gk_buf path = { 0 };
	enum gk_status status;

	gk_buf_puts(&path, folder);
	gk_buf_put(&path, "/granka-XXXXXX", sizeof "/granka-XXXXXX");
	status = path.status;
	if (status == GK_OK) {
		int made = mkostemp(path.p, O_CLOEXEC);

		if (made >= 0 && unlink(path.p) == 0)
			*fd = made;
		else
			status = GK_IO;
	}
	gk_buf_clear(&path);
	return status;
}

enum gk_status
gk_temp_read(int fd, void *p, size_t n, uint64_t at)
{
	char *to = p;
	ssize_t got;

	while (n > 0) {
		got = pread(fd, to, n, (off_t)at);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0) {
			errno = got < 0 ? errno : EIO;
			return GK_IO;
		}
		to += got;
		at += (uint64_t)got;
		n -= (size_t)got;
	}
	return GK_OK;
}
