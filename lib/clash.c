#include "clash.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mem.h"

/* A file that is written beside the documents, and what asked for it. */
struct side {
	const char *option, *name;
	struct stat st;
	bool exists;
};

/* An operand as the file that it is. */
struct place {
	const char *name; /* behind what --output-dir leaves out */
	size_t operand;
	struct stat st;
	bool exists;
};

static bool
is_one(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

static bool
look(const char *name, struct stat *st)
{
	return strcmp(name, "-") == 0 ? fstat(STDIN_FILENO, st) == 0
				      : stat(name, st) == 0;
}

/* Devices and pipes may be named as often as one likes. */
static bool
is_same_side(const struct side *a, const struct side *b)
{
	if (a->exists && b->exists)
		return S_ISREG(a->st.st_mode) && is_one(&a->st, &b->st);
	return !a->exists && !b->exists && strcmp(a->name, b->name) == 0;
}

static void
compare_sides(const struct side *sides, size_t n, struct gk_buf *why)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < i; k++)
			if (why->n == 0 && is_same_side(&sides[i], &sides[k]))
				gk_buf_printf(why, "%s and %s name the same "
						   "file, %s",
					      sides[k].option, sides[i].option,
					      sides[i].name);
}

/* An input that grows by what comes out of it has no end. */
static void
compare_stdout(const struct gk_task *t, struct gk_buf *why)
{
	struct stat out, in;

	if (t->output_file != NULL || t->output_dir != NULL || t->in_place ||
	    fstat(STDOUT_FILENO, &out) != 0 || !S_ISREG(out.st_mode) ||
	    out.st_size == 0)
		return;
	for (size_t i = 0; i < t->noperands && why->n == 0; i++)
		if (look(t->operands[i], &in) && is_one(&in, &out))
			gk_buf_printf(why, "%s is standard output, too",
				      t->operands[i]);
}

static void
compare_operands(const struct gk_task *t, const struct side *sides, size_t n,
		 struct gk_buf *why)
{
	struct stat st;

	for (size_t i = 0; i < t->noperands && why->n == 0; i++) {
		if (!look(t->operands[i], &st) || !S_ISREG(st.st_mode))
			continue;
		for (size_t k = 0; k < n; k++)
			if (sides[k].exists && is_one(&st, &sides[k].st) &&
			    why->n == 0)
				gk_buf_printf(why, "%s: %s is an operand, too",
					      sides[k].option, sides[k].name);
	}
}

static int
by_inode(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	if (x->st.st_dev != y->st.st_dev)
		return x->st.st_dev < y->st.st_dev ? -1 : 1;
	return x->st.st_ino < y->st.st_ino   ? -1
	       : x->st.st_ino > y->st.st_ino ? 1
					     : 0;
}

static int
by_name(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	return strcmp(x->name, y->name);
}

/* DIR/NAME, looked at: is it the operand itself? */
static bool
is_own_target(const char *dir, const struct place *p)
{
	struct gk_buf path = { 0 };
	struct stat st;
	bool own;

	gk_buf_printf(&path, "%s/%s", dir, p->name);
	gk_buf_putc(&path, '\0');
	own = path.status == GK_OK && p->exists && stat(path.p, &st) == 0 &&
	      is_one(&st, &p->st);
	gk_buf_clear(&path);
	return own;
}

static void
look_at_place(const struct gk_task *t, struct place *p, struct gk_buf *why)
{
	p->exists = stat(p->name, &p->st) == 0;
	/* Opening a pipe would wait, and a device cannot be replaced. */
	if (t->in_place && p->exists && !S_ISREG(p->st.st_mode) &&
	    !S_ISDIR(p->st.st_mode))
		gk_buf_printf(why, "-i: %s is not a regular file", p->name);
	if (t->in_place)
		return;
	while (p->name[0] == '/' || (p->name[0] == '.' && p->name[1] == '/'))
		p->name++;
	if (is_own_target(t->output_dir, p))
		gk_buf_printf(why, "--output-dir: %s/%s is the operand itself",
			      t->output_dir, p->name);
}

/* Where each operand has a result of its own, no two may have the same: the
 * second would see what the first left, or replace it. */
static bool
compare_places(const struct gk_task *t, struct gk_buf *why)
{
	int (*order)(const void *, const void *) =
		t->in_place ? by_inode : by_name;
	struct place *p = gk_mem_array(t->noperands + 1, sizeof *p);
	size_t n = 0;

	if (p == NULL)
		return false;
	for (size_t i = 0; i < t->noperands && why->n == 0; i++) {
		p[n] = (struct place){ .name = t->operands[i],
				       .operand = i };
		look_at_place(t, &p[n], why);
		n += p[n].exists;
	}
	if (n > 0)
		qsort(p, n, sizeof *p, order);
	for (size_t i = 1; i < n && why->n == 0; i++)
		/* Hard links are refused one by one, in better words. */
		if (order(&p[i - 1], &p[i]) == 0 &&
		    (!t->in_place || p[i].st.st_nlink == 1))
			gk_buf_printf(why, "%s: %s is named twice",
				      t->in_place ? "-i" : "--output-dir",
				      p[i].operand > p[i - 1].operand
					      ? p[i].name
					      : p[i - 1].name);
	gk_mem_free(p);
	return true;
}

bool
gk_clash_find(const struct gk_task *t, const char *stats_file,
	      struct gk_buf *why)
{
	struct side all[] = { { .option = "--removed", .name = t->removed },
			      { .option = "--rejected", .name = t->rejected },
			      { .option = "--stats-file", .name = stats_file },
			      { .option = "-o", .name = t->output_file } };
	struct side sides[4];
	size_t n = 0;

	for (size_t i = 0; i < 4; i++) {
		if (all[i].name == NULL)
			continue;
		sides[n] = all[i];
		sides[n].exists = stat(all[i].name, &sides[n].st) == 0;
		n++;
	}
	compare_sides(sides, n, why);
	/* -o may take the place of what was read. */
	compare_operands(t, sides, n - (t->output_file != NULL), why);
	compare_stdout(t, why);
	if ((t->in_place || t->output_dir != NULL) && why->n == 0 &&
	    !compare_places(t, why))
		return false;
	return why->status == GK_OK;
}
