#include "mapped.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum gk_status
gk_mapped_open(struct gk_mapped *m, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC), error = 0;
	struct stat st;
	void *p = MAP_FAILED;

	*m = (struct gk_mapped){ 0 };
	if (fd < 0)
		return GK_IO;
	if (fstat(fd, &st) != 0)
		error = errno;
	else if (!S_ISREG(st.st_mode))
		error = EINVAL;
	else if (st.st_size > 0 &&
		 (p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE,
			   fd, 0)) == MAP_FAILED)
		error = errno;
	close(fd);
	if (error != 0) {
		errno = error;
		return GK_IO;
	}
	if (p != MAP_FAILED)
		m->bytes = gk_str(p, (size_t)st.st_size);
	return GK_OK;
}

void
gk_mapped_close(struct gk_mapped *m)
{
	if (m->bytes.n > 0)
		munmap((void *)(uintptr_t)m->bytes.p, m->bytes.n);
	*m = (struct gk_mapped){ 0 };
}
