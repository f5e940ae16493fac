/* Trains lib/data/weights.txt: how much each feature of a line (lib/trait.h)
 * speaks for the article.
 *
 *	train-widgets [-mu] [-f FOLDS] FOLDER... > lib/data/weights.txt
 *
 * A folder holds pages, NAME.txt, and NAME.labels with a letter for each line:
 * C content, H headline, M metadata (which counts for nothing), F furniture, -
 * blank.  Pages whose names differ only in a tail of -XXXXXX are of one site.
 * With -f no weights are written: the sites are dealt out into so many parts,
 * each is judged by weights from the others, and F1 over lines and over words is
 * printed, with and without them; -m prints the lines that come out wrong, too.
 * Every page trains twice: a copy has some of its phrases made unknown, so that
 * the weights do not lean on phrases more than they may on a site that the lists
 * were not made for.  -u judges such copies.
 * Logistic regression with an L2 penalty, by Adam over all lines at once: the
 * same numbers each time. */
#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "trait.h"
#include "verdict.h"

#define UNIT 256
#define ROUNDS 1200
#define PENALTY 12.0 /* half the weight of a squared weight */
#define MARGIN 1.0  /* as verdict.c has it */
#define MOST_LINES 400000
#define FORGET 40 /* per cent of the phrases of a page's copy */

struct row {
	uint16_t trait[GK_TRAITS_MAX], n;
	uint32_t site, words;
	const char *page; /* its name, and the line in it, from 1 */
	uint32_t line;
	unsigned char folder, kind;
	char gold;
	bool seen, kept; /* in the window; by rule */
	bool copy;       /* of a page with some phrases forgotten */
};

static struct row *rows;
static size_t nrows;

static struct gk_str
read_file(const char *folder, const char *name, const char *tail)
{
	char path[4096], *bytes;
	struct gk_buf b = { 0 };
	size_t n;
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s%s", folder, name, tail);
	f = fopen(path, "rb");
	bytes = malloc(1 << 16);
	if (f == NULL || bytes == NULL) {
		perror(path);
		exit(2);
	}
	while ((n = fread(bytes, 1, 1 << 16, f)) > 0)
		gk_buf_put(&b, bytes, n);
	fclose(f);
	free(bytes);
	gk_buf_putc(&b, 0x0A);
	return gk_str(b.p, b.n);
}

/* The name without the tail that tells pages of one site apart. */
static uint32_t
site_of(const char *name)
{
	size_t n = strlen(name);
	uint32_t hash = 2166136261u;

	if (n > 7 && name[n - 7] == '-' &&
	    strspn(name + n - 6, "0123456789abcdef") == 6)
		n -= 7;
	for (size_t i = 0; i < n; i++)
		hash = (hash ^ (unsigned char)name[i]) * 16777619u;
	return hash ^ hash >> 15;
}

static void
add_row(struct row *r)
{
	if (nrows == MOST_LINES) {
		fprintf(stderr, "train-widgets: too many lines\n");
		exit(2);
	}
	rows[nrows++] = *r;
}

/* Makes other words of the line, so that no phrase is in it: each letter
 * becomes the seventh behind it. */
static void
disguise(char *p, const char *end)
{
	for (; p + 1 < end; p++) {
		unsigned c = (unsigned char)p[0], d = (unsigned char)p[1];
		unsigned letter;

		if ((c != 0xD0 || d < 0x90) && (c != 0xD1 || d > 0x8F))
			continue;
		letter = ((c - 0xD0) << 6 | (d & 0x3F)) - 0x10;
		letter = (letter & 32) + ((letter + 7) & 31) + 0x10;
		p[0] = (char)(0xD0 + (letter >> 6));
		p[1] = (char)(0x80 + (letter & 0x3F));
		p++;
	}
}

/* A page as one of a site that the lists do not know so well: some lines that
 * phrases tell are disguised. */
static void
forget_phrases(struct gk_str text)
{
	struct gk_arena arena = { 0 };
	struct gk_page page;

	if (gk_page_read(text, NULL, NULL, &arena, &page) != GK_OK)
		exit(2);
	for (size_t i = 0; i < page.n; i++)
		if (page.line[i].has_phrase &&
		    (page.line[i].key >> 20) % 100 < FORGET)
			disguise((char *)text.p + page.line[i].start,
				 text.p + page.line[i].end);
	gk_arena_clear(&arena);
}

static void
read_page(const char *folder, unsigned char index, const char *name,
	  bool forget)
{
	struct gk_str text = read_file(folder, name, ".txt");
	struct gk_str gold = read_file(folder, name, ".labels");
	const char *g = gold.p, *end = gold.p + gold.n;
	struct gk_arena arena = { 0 };
	struct gk_page page;
	struct gk_labels labels;
	struct gk_trait_source source;
	size_t at = 0, from, to;
	uint32_t number = 1;

	if (forget)
		forget_phrases(text);
	if (gk_page_read(text, NULL, NULL, &arena, &page) != GK_OK ||
	    gk_label_by_rule(&page, &arena, &labels) != GK_OK)
		exit(2);
	gk_verdict_window(&labels, &from, &to);
	if (gk_trait_source(&page, &labels, from, to, &arena, &source) !=
	    GK_OK)
		exit(2);
	for (size_t i = 0; i < page.n; i++) {
		struct row r = { .site = site_of(name), .folder = index,
				 .copy = forget,
				 .page = name,
				 .words = page.line[i].nwords,
				 .kind = (unsigned char)labels.line[i].kind };

		for (; at < labels.line[i].start; at++)
			if (text.p[at] == '\n') {
				g = memchr(g, '\n', (size_t)(end - g)), g++;
				number++;
			}
		r.line = number;
		r.gold = *g;
		r.kept = r.kind <= GK_WIDGET_HEADLINE;
		r.seen = i >= from && i < to;
		if (r.seen)
			r.n = (uint16_t)gk_traits(&source, i, r.trait);
		add_row(&r);
	}
	gk_arena_clear(&arena);
}

static void
read_folder(const char *folder, unsigned char index)
{
	struct dirent **e;
	int n = scandir(folder, &e, NULL, alphasort);

	if (n < 0) {
		perror(folder);
		exit(2);
	}
	for (int i = 0; i < n; i++) {
		size_t len = strlen(e[i]->d_name);

		if (len <= 4 || strcmp(e[i]->d_name + len - 4, ".txt") != 0)
			continue;
		e[i]->d_name[len - 4] = '\0';
		read_page(folder, index, e[i]->d_name, false);
		read_page(folder, index, e[i]->d_name, true);
	}
}

static double
sum_of(const struct row *r, const double *w)
{
	double sum = 0;

	for (size_t k = 0; k < r->n; k++)
		sum += w[r->trait[k]];
	return sum;
}

static bool
trains(const struct row *r, unsigned part, unsigned folds)
{
	return r->seen && strchr("CHF", r->gold) != NULL &&
	       (folds == 0 || r->site % folds != part);
}

/* Fits w to the rows of all parts but one. */
static void
fit(double *w, unsigned part, unsigned folds)
{
	static double g[GK_TRAITS_ALL], m[GK_TRAITS_ALL], v[GK_TRAITS_ALL];

	for (size_t k = 0; k < GK_TRAITS_ALL; k++)
		w[k] = m[k] = v[k] = 0;
	for (int t = 1; t <= ROUNDS; t++) {
		double rate = 0.05 * (1 - (double)t / (ROUNDS + 1));

		for (size_t k = 0; k < GK_TRAITS_ALL; k++)
			g[k] = PENALTY * w[k];
		for (size_t i = 0; i < nrows; i++) {
			const struct row *r = &rows[i];
			double p;

			if (!trains(r, part, folds))
				continue;
			p = 1 / (1 + exp(-sum_of(r, w))) - (r->gold != 'F');
			for (size_t k = 0; k < r->n; k++)
				g[r->trait[k]] += p;
		}
		for (size_t k = 0; k < GK_TRAITS_ALL; k++) {
			m[k] = 0.9 * m[k] + 0.1 * g[k];
			v[k] = 0.99 * v[k] + 0.01 * g[k] * g[k];
			w[k] -= rate * (m[k] / (1 - pow(0.9, t))) /
				(sqrt(v[k] / (1 - pow(0.99, t))) + 1e-8);
		}
	}
}

/* What verdict makes of the row. */
static bool
judge(const struct row *r, const double *w)
{
	double sum = sum_of(r, w);

	if (!r->seen || r->kind == GK_WIDGET_HEADLINE ||
	    r->kind >= GK_WIDGET_REPEAT)
		return r->kept;
	return r->kept ? sum >= -MARGIN : sum > MARGIN;
}

/* Of lines and of words. */
struct count {
	size_t right[2], kept[2], gold[2];
};

static void
count_row(struct count *c, const struct row *r, bool kept)
{
	bool gold = r->gold == 'C' || r->gold == 'H';

	if (!gold && r->gold != 'F')
		return;
	if (r->kind >= GK_WIDGET_REPEAT)
		kept = true;
	for (int k = 0; k < 2; k++) {
		size_t n = k == 0 ? 1 : r->words;

		c->right[k] += kept && gold ? n : 0;
		c->kept[k] += kept ? n : 0;
		c->gold[k] += gold ? n : 0;
	}
}

static double
f1(const struct count *c, int k)
{
	return 2.0 * (double)c->right[k] / (double)(c->kept[k] + c->gold[k]);
}

/* The line, if it is lost or left in. */
static void
print_miss(const char *folder, const struct row *r, bool kept)
{
	bool gold = r->gold == 'C' || r->gold == 'H';

	if ((gold || r->gold == 'F') && gold != kept &&
	    r->kind < GK_WIDGET_REPEAT)
		printf("%s/%s.txt:%u: %c %s%s\n", folder, r->page, r->line,
		       r->gold, kept ? "left in" : "lost",
		       kept == r->kept ? "" : ", by the model");
}

static void
validate(char **folder, size_t n, unsigned folds, bool copies, bool misses)
{
	static double w[GK_TRAITS_ALL];
	struct count rule[256] = { 0 }, model[256] = { 0 };

	for (unsigned part = 0; part < folds; part++) {
		fit(w, part, folds);
		for (size_t i = 0; i < nrows; i++) {
			const struct row *r = &rows[i];

			if (r->site % folds != part || r->copy != copies)
				continue;
			count_row(&rule[r->folder], r, r->kept);
			count_row(&model[r->folder], r, judge(r, w));
			if (misses)
				print_miss(folder[r->folder], r, judge(r, w));
		}
	}
	for (size_t i = 0; i < n; i++)
		printf("%s: rules: lines %.4f words %.4f; with weights of "
		       "other sites: lines %.4f words %.4f\n",
		       folder[i], f1(&rule[i], 0), f1(&rule[i], 1),
		       f1(&model[i], 0), f1(&model[i], 1));
}

static void
print_weights(const double *w)
{
	printf("# How much each feature of a line (lib/trait.h), by its number, "
	       "speaks for the\n# article, in 1/%d; the rest is 0.  Written by "
	       "scripts/train-widgets.\nall\t%d\nunit\t%d\n", UNIT,
	       GK_TRAITS_ALL, UNIT);
	for (size_t k = 0; k < GK_TRAITS_ALL; k++)
		if (lround(w[k] * UNIT) != 0)
			printf("%zu\t%ld\n", k, lround(w[k] * UNIT));
}

int
main(int argc, char **argv)
{
	static double w[GK_TRAITS_ALL];
	unsigned folds = 0;
	bool copies = false, misses = false;
	int c;

	while ((c = getopt(argc, argv, "f:mu")) != -1) {
		if (c == 'm')
			misses = true;
		else if (c == 'u')
			copies = true;
		else if (c != 'f' || (folds = (unsigned)atoi(optarg)) < 2)
			return 2;
	}
	rows = malloc(MOST_LINES * sizeof(*rows));
	if (rows == NULL || optind == argc || argc - optind > 255) {
		fprintf(stderr, "usage: train-widgets [-mu] [-f FOLDS] FOLDER...\n");
		return 2;
	}
	for (int i = optind; i < argc; i++)
		read_folder(argv[i], (unsigned char)(i - optind));
	if (folds > 0) {
		validate(argv + optind, (size_t)(argc - optind), folds,
			 copies, misses);
		return 0;
	}
	fit(w, 0, 0);
	print_weights(w);
	return 0;
}
