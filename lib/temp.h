/*
 * temp - a file without a name.
 *
 * It is written and read back through its descriptor and goes when that is
 * closed, or when the process ends, however it ends.
 */
#ifndef GK_TEMP_H
#define GK_TEMP_H

#include "base.h"

/* Makes one in the folder.  GK_IO with errno, GK_NOMEM. */
enum gk_status gk_temp_open(const char *folder, int *fd);

/* Reads n bytes from byte `at` on.  GK_IO with errno (EIO: there are fewer). */
enum gk_status gk_temp_read(int fd, void *p, size_t n, uint64_t at);

#endif
