#include "filelist.h"

#include <errno.h>

#include "in.h"
#include "mem.h"

static enum gk_status
read_text(const char *path, struct gk_buf *text)
{
	struct gk_in in = { 0 };
	enum gk_status status = gk_in_open(&in, path);
	size_t got = 1;
	int error;

	if (status != GK_OK)
		return status;
	while (status == GK_OK && got > 0) {
		if (!gk_buf_room(text, GK_BLOCK + 1))
			status = GK_NOMEM;
		else
			status = gk_in_read(&in, text->p + text->n, GK_BLOCK,
					    &got);
		if (status == GK_OK)
			text->n += got;
	}
	error = errno;
	gk_in_close(&in);
	errno = error;
	if (text->n > 0 && text->p[text->n - 1] != '\0')
		gk_buf_putc(text, '\0');
	return status;
}

bool
gk_filelist_read(const char *path, struct gk_filelist *list,
		 struct gk_buf *why)
{
	enum gk_status status = read_text(path, &list->text);
	const char *p = list->text.p;
	size_t cap = 0;

	if (status == GK_IO)
		gk_buf_printf(why, "%s: %s", path, strerror(errno));
	for (size_t i = 0; status == GK_OK && i < list->text.n;
	     i += strlen(p + i) + 1) {
		if (p[i] == '\0') {
			gk_buf_printf(why, "%s: an empty file name", path);
			return false;
		}
		status = gk_mem_grow(&list->name, &cap, list->n + 1,
				     sizeof *list->name);
		if (status == GK_OK)
			list->name[list->n++] = p + i;
	}
	if (status == GK_NOMEM)
		gk_buf_puts(why, "out of memory");
	return status == GK_OK;
}

void
gk_filelist_clear(struct gk_filelist *list)
{
	gk_mem_free(list->name);
	gk_buf_clear(&list->text);
	*list = (struct gk_filelist){ 0 };
}
