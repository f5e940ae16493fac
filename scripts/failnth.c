/*
 * failnth - preloaded, makes the n-th call of a kind fail, or transfers short.
 *
 *   FAILNTH_CALL    alloc read write open fsync rename close thread
 *   FAILNTH_N       which call fails, from 1; 0: none, only count
 *   FAILNTH_ON      set: from there on, not once
 *   FAILNTH_ERRNO   with this errno
 *   FAILNTH_MAX     at most so many bytes a read or write
 *   FAILNTH_COUNT   file that gets the number of calls at the end
 *
 * Calls on standard error are left alone: messages must come through.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *call = "";
static unsigned long nth;
static size_t most;
static int on, error;
static atomic_ulong seen;

/* Before main nothing counts: that is the loader's. */
static int ready;

/* dlsym may ask calloc for memory before calloc is found. */
static char early[4096];
static size_t early_used;

#define REAL(type, name, ...)                                                  \
	static type (*real)(__VA_ARGS__);                                      \
	if (real == NULL)                                                      \
		*(void **)&real = dlsym(RTLD_NEXT, #name)

static int
fails(const char *kind)
{
	unsigned long k;

	if (!ready || strcmp(kind, call) != 0)
		return 0;
	k = atomic_fetch_add(&seen, 1) + 1;
	if (nth == 0 || (on ? k < nth : k != nth))
		return 0;
	errno = error;
	return 1;
}

static size_t
shorter(size_t n)
{
	return ready && most > 0 && n > most ? most : n;
}

__attribute__((constructor)) static void
begin(void)
{
	const char *s;

	call = (s = getenv("FAILNTH_CALL")) ? s : "";
	nth = (s = getenv("FAILNTH_N")) ? strtoul(s, NULL, 10) : 0;
	most = (s = getenv("FAILNTH_MAX")) ? strtoul(s, NULL, 10) : 0;
	error = (s = getenv("FAILNTH_ERRNO")) ? atoi(s) : EIO;
	on = getenv("FAILNTH_ON") != NULL;
	ready = 1;
}

__attribute__((destructor)) static void
end(void)
{
	const char *name = getenv("FAILNTH_COUNT");
	FILE *f;

	ready = 0;
	if (name != NULL && (f = fopen(name, "w")) != NULL) {
		fprintf(f, "%lu\n", (unsigned long)seen);
		fclose(f);
	}
}

void *
malloc(size_t n)
{
	REAL(void *, malloc, size_t);
	return fails("alloc") ? NULL : real(n);
}

void *
calloc(size_t n, size_t size)
{
	static int looking;
	static void *(*real)(size_t, size_t);

	if (real == NULL && !looking) {
		looking = 1;
		*(void **)&real = dlsym(RTLD_NEXT, "calloc");
	}
	if (real == NULL) {
		void *p = early + early_used;

		early_used += (n * size + 15) & ~(size_t)15;
		return early_used <= sizeof early ? p : NULL;
	}
	return fails("alloc") ? NULL : real(n, size);
}

void *
realloc(void *p, size_t n)
{
	REAL(void *, realloc, void *, size_t);
	return fails("alloc") ? NULL : real(p, n);
}

void *
aligned_alloc(size_t align, size_t n)
{
	REAL(void *, aligned_alloc, size_t, size_t);
	return fails("alloc") ? NULL : real(align, n);
}

/* A file as memory is asked for like a file. */
#define MAP(name)                                                              \
	void *name(void *p, size_t n, int prot, int flags, int fd, off_t off)  \
	{                                                                      \
		REAL(void *, name, void *, size_t, int, int, int, off_t);      \
		return fails("open") ? MAP_FAILED                              \
				     : real(p, n, prot, flags, fd, off);       \
	}
MAP(mmap)
MAP(mmap64)

void
free(void *p)
{
	REAL(void, free, void *);
	if ((char *)p < early || (char *)p >= early + sizeof early)
		real(p);
}

ssize_t
read(int fd, void *p, size_t n)
{
	REAL(ssize_t, read, int, void *, size_t);
	return fails("read") ? -1 : real(fd, p, shorter(n));
}

ssize_t
write(int fd, const void *p, size_t n)
{
	REAL(ssize_t, write, int, const void *, size_t);
	if (fd == STDERR_FILENO)
		return real(fd, p, n);
	return fails("write") ? -1 : real(fd, p, shorter(n));
}

#define PREAD(name)                                                            \
	ssize_t name(int fd, void *p, size_t n, off_t at)                      \
	{                                                                      \
		REAL(ssize_t, name, int, void *, size_t, off_t);               \
		return fails("read") ? -1 : real(fd, p, shorter(n), at);       \
	}
PREAD(pread)
PREAD(pread64)

#define PWRITE(name)                                                           \
	ssize_t name(int fd, const void *p, size_t n, off_t at)                \
	{                                                                      \
		REAL(ssize_t, name, int, const void *, size_t, off_t);         \
		return fails("write") ? -1 : real(fd, p, shorter(n), at);      \
	}
PWRITE(pwrite)
PWRITE(pwrite64)

/* open and open64 differ in nothing that matters here. */
#define OPEN(name)                                                             \
	int name(const char *path, int flags, ...)                             \
	{                                                                      \
		va_list args;                                                  \
		int mode;                                                      \
		REAL(int, name, const char *, int, int);                       \
		va_start(args, flags);                                         \
		mode = flags & O_CREAT ? va_arg(args, int) : 0;                \
		va_end(args);                                                  \
		return fails("open") ? -1 : real(path, flags, mode);           \
	}
OPEN(open)
OPEN(open64)

#define MKOSTEMP(name)                                                         \
	int name(char *path, int flags)                                        \
	{                                                                      \
		REAL(int, name, char *, int);                                  \
		return fails("open") ? -1 : real(path, flags);                 \
	}
MKOSTEMP(mkostemp)
MKOSTEMP(mkostemp64)

int
fsync(int fd)
{
	REAL(int, fsync, int);
	return fails("fsync") ? -1 : real(fd);
}

int
rename(const char *from, const char *to)
{
	REAL(int, rename, const char *, const char *);
	return fails("rename") ? -1 : real(from, to);
}

/* The descriptor is gone even when close fails, as on Linux. */
int
close(int fd)
{
	int failed = fails("close");
	REAL(int, close, int);

	if (real(fd) != 0)
		return -1;
	if (failed)
		errno = error;
	return failed ? -1 : 0;
}

int
pthread_create(pthread_t *thread, const pthread_attr_t *attr,
	       void *(*run)(void *), void *arg)
{
	REAL(int, pthread_create, pthread_t *, const pthread_attr_t *,
	     void *(*)(void *), void *);
	return fails("thread") ? EAGAIN : real(thread, attr, run, arg);
}
