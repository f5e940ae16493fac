#include "filelist.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "test.h"

static const struct {
	const char *text;
	size_t bytes;
	const char *names; /* joined by blanks, or what is said */
	bool good;
} cases[] = {
	{ "a\0b c\0", 6, "a b c", true },
	{ "a\0b", 3, "a b", true },
	{ "", 0, "", true },
	{ "a\0\0b\0", 5, "an empty file name", false },
	{ "\0", 1, "an empty file name", false },
};

static void
check(size_t i, const char *path)
{
	struct gk_filelist list = { 0 };
	struct gk_buf why = { 0 }, got = { 0 };
	FILE *f = fopen(path, "w");
	bool good;

	if (!ok(f != NULL, "a file for it"))
		return;
	fwrite(cases[i].text, 1, cases[i].bytes, f);
	fclose(f);
	good = gk_filelist_read(path, &list, &why);
	for (size_t k = 0; k < list.n; k++)
		gk_buf_printf(&got, "%s%s", k > 0 ? " " : "", list.name[k]);
	gk_buf_putc(&got, '\0');
	gk_buf_putc(&why, '\0');
	ok(good == cases[i].good &&
	       (good ? strcmp(got.p, cases[i].names) == 0
		     : strstr(why.p, cases[i].names) != NULL),
	   "%zu: %s%s", i, got.p, why.p);
	gk_filelist_clear(&list);
	gk_buf_clear(&why);
	gk_buf_clear(&got);
}

int
main(void)
{
	struct gk_filelist list = { 0 };
	struct gk_buf why = { 0 };
	char path[] = "/tmp/filelist.XXXXXX";
	int fd = mkstemp(path);

	if (ok(fd >= 0, "a place"))
		close(fd);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		check(i, path);
	unlink(path);
	ok(!gk_filelist_read(path, &list, &why) && why.n > 0, "no such file");
	gk_filelist_clear(&list);
	gk_buf_clear(&why);
	return done();
}
