/*
 * train-lang - trains lib/data/lang.bin from texts, and tells how good it is.
 *
 *     train-lang -o lang.bin DIR             learns from DIR/LANG/SOURCE.txt
 *     train-lang -x SOURCE[,SOURCE] DIR      learns from all other sources, and
 *                                            prints the confusion on these
 *     -n N     samples of N letters (100)
 *     -t       only print the confusion of the table in the binary
 *     -v       and the samples of the ten that are not told
 *
 * LANG is a code of lib/lang.c, or any other: those are the six groups below.
 * A sample is N letters of one source, from the beginning of a line on.
 */
#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "buf.h"
#include "lang.h"

#define LETTERS 64
#define MOST 400000       /* letters of one language that count */
#define SAMPLES 400       /* of one source */
#define STRENGTH 20.0     /* letters that a shorter history is worth */
#define OTHER GK_LANGS    /* the first of the groups */

static const struct { const char *lang; int column; } groups[] = {
	{ "tt", 0 }, { "ba", 0 }, { "krc", 0 }, { "kum", 0 }, { "nog", 0 },
	{ "crh", 0 }, { "kaa", 0 },
	{ "uz", 1 }, { "azj_cyrl", 1 }, { "tuk_cyrl", 1 },
	{ "cv", 2 },
	{ "sah", 3 }, { "tyv", 3 }, { "alt", 3 }, { "kjh", 3 }, { "cjs", 3 },
	{ "evn", 3 }, { "eve", 3 }, { "gld", 3 }, { "niv", 3 }, { "oaa", 3 },
	{ "ykg", 3 }, { "nio", 3 }, { "yrk", 3 },
	{ "ce", 4 }, { "inh", 4 }, { "av", 4 }, { "lez", 4 }, { "lbe", 4 },
	{ "ab", 4 }, { "ady", 4 }, { "kbd", 4 }, { "os", 4 },
	{ "udm", 5 }, { "mhr", 5 }, { "mrj", 5 }, { "kv", 5 }, { "koi", 5 },
	{ "myv", 5 }, { "mdf", 5 }, { "xal", 5 }, { "bxr", 5 },
};

struct source {
	int column;
	char lang[16], name[32];
	struct gk_buf text;
};

static struct source sources[200];
static size_t nsources;
static float (*counts)[GK_LANG_COLUMNS]; /* of three letters */

static int
column_of(const char *lang)
{
	for (int i = 0; i < GK_LANGS; i++)
		if (strcmp(lang, gk_lang_names[i]) == 0)
			return i;
	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
		if (strcmp(lang, groups[i].lang) == 0)
			return OTHER + groups[i].column;
	return -1;
}

static void
read_file(const char *path, struct gk_buf *to)
{
	FILE *f = fopen(path, "rb");
	char block[65536];
	size_t n;

	while (f != NULL && (n = fread(block, 1, sizeof block, f)) > 0)
		gk_buf_put(to, block, n);
	if (f == NULL || fclose(f) != 0 || to->status != GK_OK) {
		fprintf(stderr, "train-lang: %s: cannot be read\n", path);
		exit(2);
	}
}

static int
by_name(const void *a, const void *b)
{
	const struct source *x = a, *y = b;
	int order = strcmp(x->lang, y->lang);

	return order != 0 ? order : strcmp(x->name, y->name);
}

static void
read_sources(const char *top)
{
	struct dirent **langs, **files;
	int n = scandir(top, &langs, NULL, alphasort), m;
	char path[4096];

	for (int i = 0; i < n; i++) {
		int column = column_of(langs[i]->d_name);

		snprintf(path, sizeof path, "%s/%s", top, langs[i]->d_name);
		if (column < 0)
			continue;
		m = scandir(path, &files, NULL, alphasort);
		for (int k = 0; k < m; k++) {
			struct source *s = &sources[nsources];
			const char *dot = strstr(files[k]->d_name, ".txt");

			if (dot == NULL || nsources + 1 == 200)
				continue;
			nsources++;
			s->column = column;
			snprintf(s->lang, sizeof s->lang, "%.15s",
				 langs[i]->d_name);
			snprintf(s->name, sizeof s->name, "%.*s",
				 (int)(dot - files[k]->d_name),
				 files[k]->d_name);
			snprintf(path, sizeof path, "%s/%s/%s", top,
				 langs[i]->d_name, files[k]->d_name);
			read_file(path, &s->text);
		}
	}
	qsort(sources, nsources, sizeof *sources, by_name);
}

/* Is the source among those that the list names? */
static bool
is_listed(const char *name, const char *list)
{
	size_t n = strlen(name);

	for (const char *p = list; p != NULL && *p != '\0';) {
		if (strncmp(p, name, n) == 0 && (p[n] == ',' || p[n] == '\0'))
			return true;
		p = strchr(p, ',');
		p = p != NULL ? p + 1 : NULL;
	}
	return false;
}

/* Letters of a source that count: of each language the same number of each
 * of its sources, for one with more texts would else win where little is
 * known. */
static size_t
share(const struct source *s, const char *left_out)
{
	size_t n = 0;

	for (size_t i = 0; i < nsources; i++)
		n += strcmp(sources[i].lang, s->lang) == 0 &&
		     !is_listed(sources[i].name, left_out);
	return MOST / n;
}

/* Counts as lang.c reads. */
static void
count(const struct source *s, size_t most)
{
	const char *p = s->text.p, *end = p + s->text.n;
	uint32_t letters = 0;
	size_t n = 0;

	while (p < end && n < most) {
		unsigned char c = (unsigned char)*p, letter = 0;

		if (c >= 0xD0 && c <= 0xD3 && end - p >= 2) {
			letter = gk_lang_letters[(c & 3) << 6 |
						 ((unsigned char)p[1] & 63)];
			p++;
		}
		p++;
		if (letter == 0 && (letters & 63) == 0)
			continue;
		letters = (letters << 6 | letter) % GK_LANG_THREES;
		counts[letters][s->column]++;
		n++;
		if (letter == 0)
			letters = 0;
	}
}

struct model {
	double one[LETTERS];
	double two[LETTERS][LETTERS]; /* probability of the second */
	double three_of[LETTERS * LETTERS]; /* letters behind these two */
};

/* Probabilities of one language; shorter histories help out (Witten and
 * Bell). */
static void
learn(int column, struct model *m)
{
	static double pair[LETTERS][LETTERS], first[LETTERS];
	double all = 0;

	memset(m, 0, sizeof *m);
	memset(pair, 0, sizeof pair);
	memset(first, 0, sizeof first);
	for (size_t i = 0; i < GK_LANG_THREES; i++) {
		double n = (double)counts[i][column];

		if (n == 0)
			continue;
		m->one[i & 63] += n;
		pair[i >> 6 & 63][i & 63] += n;
		first[i >> 6 & 63] += n;
		m->three_of[i >> 6] += n;
		all += n;
	}
	for (size_t c = 0; c < LETTERS; c++)
		m->one[c] = (m->one[c] + 0.2) / (all + 0.2 * LETTERS);
	for (size_t b = 0; b < LETTERS; b++)
		for (size_t c = 0; c < LETTERS; c++)
			m->two[b][c] = (pair[b][c] + STRENGTH * m->one[c]) /
				       (first[b] + STRENGTH);
}

static double
probability(const struct model *m, size_t i, double n)
{
	return (n + STRENGTH * m->two[i >> 6 & 63][i & 63]) /
	       (m->three_of[i >> 6] + STRENGTH);
}

/* Three letters and what they are worth: how often they come, on the mean,
 * times how far the languages are apart. */
struct three {
	uint32_t letters;
	double often, worth, row[GK_LANG_COLUMNS];
};

static int
by_worth(const void *a, const void *b)
{
	const struct three *x = a, *y = b;

	if (x->worth != y->worth)
		return x->worth > y->worth ? -1 : 1;
	return x->letters < y->letters ? -1 : x->letters > y->letters;
}

static void
put_row(const double *from, int8_t *to)
{
	for (int k = 0; k < GK_LANG_COLUMNS; k++) {
		double x = floor(from[k] * GK_LANG_UNIT + 0.5);

		to[k] = (int8_t)(x > 127 ? 127 : x < -127 ? -127 : x);
	}
}

/* What three letters say of each language, less the mean. */
static void
weigh(const struct model *m, const double *total, struct three *t)
{
	double mean = 0;

	t->often = t->worth = 0;
	for (int k = 0; k < GK_LANG_COLUMNS; k++) {
		double n = (double)counts[t->letters][k];

		t->often += n / total[k] / GK_LANG_COLUMNS;
		t->row[k] = log(probability(&m[k], t->letters, n));
		mean += t->row[k] / GK_LANG_COLUMNS;
	}
	for (int k = 0; k < GK_LANG_COLUMNS; k++) {
		t->row[k] -= mean;
		t->worth += t->often * fabs(t->row[k]);
	}
}

/* The row of the last two letters: as if three of them had never been seen. */
static void
put_twos(const struct model *m, struct gk_lang_table *table)
{
	double row[GK_LANG_COLUMNS], mean;

	for (size_t i = 0; i < GK_LANG_TWOS; i++) {
		mean = 0;
		for (int k = 0; k < GK_LANG_COLUMNS; k++) {
			row[k] = log(m[k].two[i >> 6][i & 63]);
			mean += row[k] / GK_LANG_COLUMNS;
		}
		for (int k = 0; k < GK_LANG_COLUMNS; k++)
			row[k] -= mean;
		put_row(row, table->row[i]);
	}
}

static void
make_table(struct gk_lang_table *table)
{
	static struct three threes[GK_LANG_THREES];
	static struct model m[GK_LANG_COLUMNS];
	double total[GK_LANG_COLUMNS];
	size_t number;

	for (int k = 0; k < GK_LANG_COLUMNS; k++) {
		learn(k, &m[k]);
		total[k] = 1;
		for (size_t i = 0; i < GK_LANG_THREES; i++)
			total[k] += (double)counts[i][k];
	}
	for (size_t i = 0; i < GK_LANG_THREES; i++) {
		threes[i].letters = (uint32_t)i;
		weigh(m, total, &threes[i]);
		number = i % GK_LANG_TWOS;
		table->row_of[i][0] = (unsigned char)(number & 255);
		table->row_of[i][1] = (unsigned char)(number >> 8);
	}
	put_twos(m, table);
	qsort(threes, GK_LANG_THREES, sizeof *threes, by_worth);
	for (size_t i = 0; i < GK_LANG_ROWS - GK_LANG_TWOS; i++) {
		number = GK_LANG_TWOS + i;
		put_row(threes[i].row, table->row[number]);
		table->row_of[threes[i].letters][0] =
		    (unsigned char)(number & 255);
		table->row_of[threes[i].letters][1] =
		    (unsigned char)(number >> 8);
	}
}

/* Bytes of a sample of n letters at p, or 0 if there are not so many. */
static size_t
sample_at(const char *p, const char *end, size_t n)
{
	const char *q = p;

	for (; q < end && n > 0; q++)
		if ((unsigned char)*q >= 0xD0 && (unsigned char)*q <= 0xD3)
			n--, q++;
	return n == 0 ? (size_t)(q - p) : 0;
}

static void
judge(const struct gk_lang_table *table, const char *list, size_t letters,
      bool talk)
{
	static unsigned long table_of[64][GK_LANGS + 1];
	static char name[64][16];
	unsigned long right = 0, all = 0;
	size_t nnames = 0, n;

	for (size_t i = 0; i < nsources; i++) {
		const struct source *s = &sources[i];
		const char *p = s->text.p, *end = p + s->text.n;
		size_t step = s->text.n / SAMPLES + 1, row = 0;

		if (!is_listed(s->name, list))
			continue;
		while (row < nnames && strcmp(name[row], s->lang) != 0)
			row++;
		if (row == nnames && nnames < 64)
			memcpy(name[nnames++], s->lang, sizeof s->lang);
		while (p < end && (n = sample_at(p, end, letters)) > 0) {
			int k = gk_lang_judge(gk_str(p, n), table,
					      3 * GK_LANG_UNIT);

			table_of[row][k < 0 ? GK_LANGS : k]++;
			if (talk && s->column < GK_LANGS && k != s->column)
				printf("%s/%s: %s: %.*s\n", s->lang, s->name,
				       k < 0 ? "-" : gk_lang_names[k], (int)n,
				       p);
			p += n > step ? n : step;
			while (p < end && p[-1] != '\n')
				p++;
		}
	}
	printf("%-9s", "");
	for (int k = 0; k < GK_LANGS; k++)
		printf("%6s", gk_lang_names[k]);
	printf("%6s\n", "-");
	for (size_t row = 0; row < nnames; row++) {
		int own = column_of(name[row]);
		unsigned long sum = 0, good;

		own = own < GK_LANGS ? own : GK_LANGS;
		printf("%-9s", name[row]);
		for (int k = 0; k <= GK_LANGS; k++) {
			printf("%6lu", table_of[row][k]);
			sum += table_of[row][k];
		}
		good = table_of[row][own];
		printf("  %6.2f %%\n", 100.0 * (double)good / (double)sum);
		if (own < GK_LANGS) {
			right += good;
			all += sum;
		}
	}
	printf("of the ten: %.2f %% of %lu\n",
	       100.0 * (double)right / (double)all, all);
}

static bool
write_table(const struct gk_lang_table *table, const char *path)
{
	FILE *f = fopen(path, "wb");
	bool written = f != NULL && fwrite(table, sizeof *table, 1, f) == 1;

	return f != NULL && fclose(f) == 0 && written;
}

int
main(int argc, char **argv)
{
	static struct gk_lang_table table;
	const char *left_out = NULL, *output = NULL;
	size_t letters = 100;
	bool ready = false, talk = false;
	int i = 1;

	for (; i < argc && argv[i][0] == '-'; i++) {
		if (strcmp(argv[i], "-x") == 0 && i + 1 < argc)
			left_out = argv[++i];
		else if (strcmp(argv[i], "-n") == 0 && i + 1 < argc)
			letters = (size_t)atoi(argv[++i]);
		else if (strcmp(argv[i], "-t") == 0)
			ready = true;
		else if (strcmp(argv[i], "-o") == 0 && i + 1 < argc)
			output = argv[++i];
		else if (strcmp(argv[i], "-v") == 0)
			talk = true;
	}
	if (i + 1 != argc) {
		fprintf(stderr, "usage: train-lang [-tv] [-n N] "
				"[-o FILE] [-x SOURCE,...] DIR\n");
		return 2;
	}
	read_sources(argv[i]);
	if (!ready) {
		counts = calloc(GK_LANG_THREES, sizeof *counts);
		if (counts == NULL)
			return 2;
		for (size_t k = 0; k < nsources; k++)
			if (!is_listed(sources[k].name, left_out))
				count(&sources[k],
				      share(&sources[k], left_out));
		make_table(&table);
	}
	if (left_out != NULL)
		judge(ready ? &gk_lang_table : &table, left_out, letters,
		      talk);
	return output != NULL && !ready && !write_table(&table, output) ? 2
									 : 0;
}
