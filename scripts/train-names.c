/* Trains a table of lib/data/names-*.bin: how much each feature of a token
 * (lib/clue.h) speaks for each label.
 *
 *	train-names [-c] [-b BITS] [-e EPOCHS] [-n TRIES] [-w GROUPS] [-o OUT] [-f FOLDS]
 *		[-m PER,ORG,LOC] [-t TEST]... [-s LANG] [+][~][WEIGHT:]FILE...
 *
 * A FILE has a document a line: text, spans, and the kinds of which only some
 * names are marked (open).  -c forgets case.  -f trains on all parts of the
 * files but one and judges that, in turn; files with a + train only.  A file with
 * a ~ is read as one in a language of which few common words are known, and whose
 * letters are those of LANG.  -t judges a file too.  -w leaves groups of features out (GK_CLUE_ bits).
 * A linear chain (CRF) by gradient steps of their own size for each weight
 * (AdaGrad); at each step half of a token's features are left out, so that rare
 * ones do not lean on each other; wrong labels are given a start, so that missed
 * organisations weigh more (softmax-margin; -m PER,ORG,LOC); the weights of the later epochs are averaged,
 * and those of -n tries, each with chances of its own.
 * One thread, own exp, no contraction: the same bytes on every machine. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "gate.h"
#include "json.h"
#include "offset.h"
#include "tagger.h"

#define FILES 16
#define KINDS 3
#define REACH 8 /* tokens behind a capital that may go on with a name */
#define HEADS 2 /* names that a word in small letters has begun, at least */
#define OPENERS 3 /* sentences that a word has begun, and no name, at least */

/* While it learns, a wrong label is given such a start over the right one, by
 * the kind that is missed; another name in its place has two thirds of it, and a
 * name where there is none a third.  Measured: lib/data/README.md. */
static double lead[KINDS] = { 0.75, 1.5, 1.5 };

struct token {
	size_t feature; /* where they begin */
	uint16_t n;
	uint8_t allowed, gate; /* labels by the gold, labels by the shape */
	bool first;            /* begins a run */
};

struct document {
	struct gk_str text;
	const char *lang;
	struct gk_span span[4096];
	uint8_t kind[4096];
	size_t nspans;
};

/* What stays of a document. */
struct kept {
	char *line;
	size_t n;
	size_t from, to; /* tokens */
	unsigned file, part;
};

static const char *const kinds[KINDS] = { "PER", "ORG", "LOC" };

static struct token *token;
static size_t ntokens, captokens;
static uint32_t *feature;
static size_t nfeatures, capfeatures;
static struct kept *doc;
static size_t ndocs, capdocs;

struct stems {
	uint32_t *stem;
	size_t n, cap;
};

static struct stems begun; /* that began a name in small letters */
static struct stems opened, named; /* that began a sentence, stood in a name */

static unsigned bits = 20, epochs = 12, tries = 1, without, folds;
static double rate = 0.10, keep = 0.45, clip = 6.0;
static bool caseless;
static double weight_of[FILES];
static bool only_trains[FILES], foreign[FILES];
static const char *tongue; /* of foreign files */

static void
die(const char *what)
{
	fprintf(stderr, "train-names: %s\n", what);
	exit(2);
}

static void *
grow(void *p, size_t *cap, size_t need, size_t size)
{
	if (need <= *cap)
		return p;
	*cap = need + need / 2 + 1024;
	p = realloc(p, *cap * size);
	if (p == NULL)
		die("no memory");
	return p;
}

/* e^x for x <= 0, to some fifteen digits. */
static double
exp_of(double x)
{
	double n, r, s = 1, term = 1;
	union {
		uint64_t u;
		double d;
	} two;

	if (x < -600)
		return 0;
	n = floor(x * 1.4426950408889634 + 0.5);
	r = x - n * 0.6931471805599453;
	for (int i = 1; i < 14; i++) {
		term = term * r / i;
		s += term;
	}
	two.u = (uint64_t)(1023 + (int)n) << 52;
	return s * two.d;
}

static struct gk_str
string_of(struct gk_str raw, struct gk_arena *arena)
{
	struct gk_buf b = { 0 };
	struct gk_str s;

	gk_json_decode(raw, &b);
	s = gk_arena_copy(arena, gk_buf_view(&b));
	gk_buf_clear(&b);
	return s;
}

static uint8_t
kind_of(struct gk_str raw)
{
	for (uint8_t k = 0; k < KINDS; k++)
		if (gk_json_is(raw, gk_str_of(kinds[k])))
			return k;
	return KINDS;
}

static void
read_span(struct gk_json *j, struct document *d)
{
	struct gk_span s = { 0, 0 };
	struct gk_str raw, name;
	uint8_t kind = KINDS;

	while (gk_json_next(j) != GK_JSON_OBJECT_END) {
		name = j->name;
		if (!gk_json_value(j, &raw))
			die("bad span");
		if (gk_json_is(name, GK_STR("start")))
			gk_json_size(raw, &s.start);
		else if (gk_json_is(name, GK_STR("end")))
			gk_json_size(raw, &s.end);
		else if (gk_json_is(name, GK_STR("kind")))
			kind = kind_of(raw);
	}
	if (kind == KINDS || d->nspans == 4096)
		return;
	d->span[d->nspans] = s;
	d->kind[d->nspans++] = kind;
}

/* Reads a line; *open: kinds that are marked only here and there. */
static void
read_document(const char *line, size_t n, struct gk_arena *arena,
	      struct document *d, unsigned *open)
{
	struct gk_offset points;
	struct gk_str raw, name;
	struct gk_json j;

	*open = 0;
	d->nspans = 0;
	d->lang = "ru";
	gk_json_init(&j, gk_str(line, n));
	if (gk_json_next(&j) != GK_JSON_OBJECT)
		die("no object");
	while (gk_json_next(&j) != GK_JSON_OBJECT_END) {
		name = j.name;
		if (j.type == GK_JSON_ERROR)
			die("bad JSON");
		if (gk_json_is(name, GK_STR("spans")) &&
		    j.type == GK_JSON_ARRAY) {
			while (gk_json_next(&j) == GK_JSON_OBJECT)
				read_span(&j, d);
		} else if (gk_json_is(name, GK_STR("open")) &&
			   j.type == GK_JSON_ARRAY) {
			while (gk_json_next(&j) == GK_JSON_STRING)
				*open |= 1u << kind_of(j.raw);
		} else if (gk_json_is(name, GK_STR("text"))) {
			d->text = string_of(j.raw, arena);
		} else if (gk_json_is(name, GK_STR("lang"))) {
			d->lang = gk_json_is(j.raw, GK_STR("kk"))   ? "kk"
				  : gk_json_is(j.raw, GK_STR("sr")) ? "sr"
				  : gk_json_is(j.raw, GK_STR("uk")) ? "uk"
				  : gk_json_is(j.raw, GK_STR("bg")) ? "bg"
								    : "ru";
		} else {
			gk_json_value(&j, &raw);
		}
	}
	points = (struct gk_offset){ .text = d->text, .arena = arena };
	for (size_t i = 0; i < d->nspans; i++)
		if (!gk_offset_byte(&points, d->span[i].start,
				    &d->span[i].start) ||
		    !gk_offset_byte(&points, d->span[i].end, &d->span[i].end))
			die("bad offset");
}

static void
read_tokens(const struct document *d, bool strange, struct gk_arena *arena,
	    struct gk_tokens *t, struct gk_clues *c)
{
	const char *lang = strange && tongue != NULL ? tongue : d->lang;

	c->foreign = strange;
	if (gk_token_read(d->text, gk_alphabet_of(lang), arena, t) != GK_OK)
		die("no memory");
	if (caseless)
		gk_token_forget_case(t);
	c->without = without;
	if (gk_clue_read(t, arena, c) != GK_OK)
		die("no memory");
}

/* The label of each token by the spans. */
static void
gold_of(const struct document *d, const struct gk_tokens *t, uint8_t *label)
{
	memset(label, 0, t->n);
	for (size_t s = 0; s < d->nspans; s++) {
		bool first = true;

		for (size_t i = 0; i < t->n; i++)
			if (t->token[i].start < d->span[s].end &&
			    t->token[i].end > d->span[s].start) {
				label[i] = (uint8_t)(1 + 2 * d->kind[s] +
						     !first);
				first = false;
			}
	}
}

static void
note(struct stems *s, uint32_t stem)
{
	s->stem = grow(s->stem, &s->cap, s->n + 1, sizeof *s->stem);
	s->stem[s->n++] = stem;
}

static void
note_stems(const struct gk_tokens *t, const uint8_t *label)
{
	for (size_t i = 0; i < t->n; i++) {
		unsigned flags = t->token[i].flags;
		uint32_t stem;

		if ((flags & GK_TOKEN_WORD) == 0)
			continue;
		stem = gk_token_know(t, i)->stem;
		if (label[i] % 2 == 1 && (flags & GK_TOKEN_UPPER) == 0)
			note(&begun, stem);
		if (label[i] != GK_LABEL_NONE)
			note(&named, stem);
		else if ((flags & GK_TOKEN_START) != 0 &&
			 t->token[i].shape == GK_SHAPE_CAPITAL)
			note(&opened, stem);
	}
}

static int
by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

static void
sort(struct stems *s)
{
	if (s->n > 0)
		qsort(s->stem, s->n, sizeof *s->stem, by_number);
}

static void
set_bit(unsigned char *filter, uint32_t bit)
{
	filter[bit / 8] |= (unsigned char)(1 << bit % 8);
}

static void
make_heads(struct gk_model *m)
{
	sort(&begun);
	for (size_t i = 0, k; i < begun.n; i = k) {
		for (k = i; k < begun.n && begun.stem[k] == begun.stem[i]; k++)
			;
		if (k - i >= HEADS)
			set_bit(m->heads, (begun.stem[i] * 0x9E3779B1u) >> 19);
	}
}

static void
make_openers(struct gk_model *m)
{
	size_t x = 0;

	sort(&opened);
	sort(&named);
	for (size_t i = 0, k; i < opened.n; i = k) {
		uint32_t stem = opened.stem[i];

		for (k = i; k < opened.n && opened.stem[k] == stem; k++)
			;
		while (x < named.n && named.stem[x] < stem)
			x++;
		if (k - i < OPENERS || (x < named.n && named.stem[x] == stem))
			continue;
		set_bit(m->openers, gk_model_opener(stem, false));
		set_bit(m->openers, gk_model_opener(stem, true));
	}
}

static uint8_t
allowed_of(uint8_t gold, unsigned open)
{
	unsigned all = 1u << gold;

	if (gold == GK_LABEL_NONE)
		for (unsigned k = 0; k < KINDS; k++)
			if ((open >> k & 1) != 0)
				all |= 3u << (1 + 2 * k);
	return (uint8_t)all;
}

/* Lays down the runs of a document: tokens with their features. */
static void
put_document(const struct gk_tokens *t, struct gk_clues *c,
	     const struct gk_model *m, const uint8_t *gold, unsigned open)
{
	size_t reach = 0;
	bool in = false;

	for (size_t i = 0; i < t->n; i++) {
		bool begins = gk_gate_begins(c->t, m, i);
		bool line = (t->token[i].flags & GK_TOKEN_LINE) != 0;
		struct token *k;

		if (line)
			in = false;
		if (begins)
			reach = i + REACH;
		in = in && i <= reach && gk_gate_goes_on(c->t, i);
		if (!begins && !in)
			continue;
		token = grow(token, &captokens, ntokens + 1, sizeof *token);
		feature = grow(feature, &capfeatures,
			       nfeatures + GK_CLUES_MOST, sizeof *feature);
		k = &token[ntokens++];
		k->feature = nfeatures;
		k->n = (uint16_t)gk_clue_list(c, i, feature + nfeatures);
		for (unsigned n = 0; n < k->n; n++)
			feature[nfeatures + n] >>= 32 - bits;
		nfeatures += k->n;
		k->first = !in;
		k->gate = (uint8_t)(1 | (begins ? 0x2A : 0) | (in ? 0x54 : 0));
		k->allowed = (uint8_t)(allowed_of(gold[i], open) & k->gate);
		/* A name that the shape forbids, or whose beginning does. */
		if (k->allowed == 0 ||
		    (ntokens > 1 && !k->first &&
		     gold[i] != 0 && gold[i] % 2 == 0 &&
		     k[-1].allowed == 1))
			k->allowed = 1;
		in = true;
	}
}

static void
load(char *name, unsigned file)
{
	FILE *f = fopen(name, "rb");
	size_t cap = 0, first = ndocs;
	char *line = NULL;
	ssize_t n;

	if (f == NULL) {
		perror(name);
		exit(2);
	}
	while ((n = getline(&line, &cap, f)) > 1) {
		doc = grow(doc, &capdocs, ndocs + 1, sizeof *doc);
		doc[ndocs] = (struct kept){ .n = (size_t)n, .file = file };
		doc[ndocs].line = malloc((size_t)n);
		if (doc[ndocs].line == NULL)
			die("no memory");
		memcpy(doc[ndocs++].line, line, (size_t)n);
	}
	fclose(f);
	free(line);
	/* Neighbours stay together: some corpora hold variants of a sentence. */
	for (size_t i = first; folds > 0 && i < ndocs; i++)
		doc[i].part = (unsigned)((i - first) * folds / (ndocs - first));
}

static void
prepare(struct gk_model *m)
{
	static struct document d;
	struct gk_arena arena = { 0 };
	struct gk_tokens t;
	struct gk_clues c = { 0 };
	unsigned open;

	for (int round = 0; round < 2; round++) {
		for (size_t i = 0; i < ndocs; i++) {
			uint8_t *gold;

			read_document(doc[i].line, doc[i].n, &arena, &d,
				      &open);
			read_tokens(&d, foreign[doc[i].file], &arena, &t,
				    &c);
			gold = gk_arena_alloc(&arena, t.n + 1);
			if (gold == NULL)
				die("no memory");
			gold_of(&d, &t, gold);
			doc[i].from = ntokens;
			if (round == 0)
				note_stems(&t, gold);
			else
				put_document(&t, &c, m, gold, open);
			doc[i].to = ntokens;
			gk_arena_reset(&arena);
		}
		if (round > 0)
			break;
		make_heads(m);
		make_openers(m);
	}
	gk_arena_clear(&arena);
}

/* Weights and the sums of their squared gradients, side by side. */
struct row {
	float w[8], g[8];
};

static struct row *row;
static float *mean; /* of the weights of the later epochs */
static struct row next[GK_LABELS];
static float next_mean[GK_LABELS][8];
static uint64_t chance;

static uint32_t
random_bits(void)
{
	chance = chance * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(chance >> 32);
}

#define LONGEST 512

struct sums {
	double p[LONGEST][GK_LABELS]; /* of each label at each token */
	double pair[GK_LABELS][GK_LABELS];
};

/* Forward and backward over a run; mask says which labels are open. */
static void
chain(const double (*score)[GK_LABELS], const uint8_t *mask, size_t n,
      struct sums *s)
{
	static double f[LONGEST][GK_LABELS], b[LONGEST][GK_LABELS],
	    e[LONGEST][GK_LABELS], t[GK_LABELS][GK_LABELS];
	double sum, z;

	for (unsigned x = 0; x < GK_LABELS; x++)
		for (unsigned y = 0; y < GK_LABELS; y++)
			t[x][y] = gk_tagger_follows(x, y)
				      ? exp_of((double)next[x].w[y] - 20)
				      : 0;
	for (size_t i = 0; i < n; i++) {
		double most = -1e9;

		for (unsigned y = 0; y < GK_LABELS; y++)
			if ((mask[i] >> y & 1) != 0 && score[i][y] > most)
				most = score[i][y];
		for (unsigned y = 0; y < GK_LABELS; y++)
			e[i][y] = (mask[i] >> y & 1) != 0
				      ? exp_of(score[i][y] - most)
				      : 0;
	}
	for (size_t i = 0; i < n; i++) {
		sum = 0;
		for (unsigned y = 0; y < GK_LABELS; y++) {
			double v = 0;

			if (i == 0)
				v = t[0][y];
			else
				for (unsigned x = 0; x < GK_LABELS; x++)
					v += f[i - 1][x] * t[x][y];
			f[i][y] = v * e[i][y];
			sum += f[i][y];
		}
		if (sum <= 0)
			sum = 1e-300;
		for (unsigned y = 0; y < GK_LABELS; y++)
			f[i][y] /= sum;
	}
	for (unsigned y = 0; y < GK_LABELS; y++)
		b[n - 1][y] = 1;
	for (size_t i = n - 1; i > 0; i--) {
		sum = 0;
		for (unsigned x = 0; x < GK_LABELS; x++) {
			double v = 0;

			for (unsigned y = 0; y < GK_LABELS; y++)
				v += t[x][y] * e[i][y] * b[i][y];
			b[i - 1][x] = v;
			sum += v;
		}
		if (sum <= 0)
			sum = 1e-300;
		for (unsigned x = 0; x < GK_LABELS; x++)
			b[i - 1][x] /= sum;
	}
	memset(s->pair, 0, sizeof s->pair);
	for (size_t i = 0; i < n; i++) {
		z = 0;
		for (unsigned y = 0; y < GK_LABELS; y++)
			z += s->p[i][y] = f[i][y] * b[i][y];
		for (unsigned y = 0; y < GK_LABELS && z > 0; y++)
			s->p[i][y] /= z;
		if (i == 0) {
			for (unsigned y = 0; y < GK_LABELS; y++)
				s->pair[0][y] += s->p[0][y];
			continue;
		}
		z = 0;
		for (unsigned x = 0; x < GK_LABELS; x++)
			for (unsigned y = 0; y < GK_LABELS; y++)
				z += f[i - 1][x] * t[x][y] * e[i][y] * b[i][y];
		for (unsigned x = 0; x < GK_LABELS && z > 0; x++)
			for (unsigned y = 0; y < GK_LABELS; y++)
				s->pair[x][y] += f[i - 1][x] * t[x][y] *
						 e[i][y] * b[i][y] / z;
	}
}

static void
update(struct row *r, const float *gradient)
{
	for (int y = 0; y < 8; y++) {
		r->g[y] += gradient[y] * gradient[y];
		r->w[y] -= (float)rate * gradient[y] / sqrtf(r->g[y] + 0.01f);
	}
}

/* The start of label y where only the names or none of `allowed` are right. */
static double
start_of(unsigned y, unsigned allowed)
{
	unsigned gold = 0;

	if ((allowed >> y & 1) != 0)
		return 0;
	if (allowed == 1)
		return lead[(y - 1) / 2] / 3;
	/* Where some names are marked and others not, nothing is missed. */
	if ((allowed & 1) != 0)
		return 0;
	while ((allowed >> gold & 1) == 0)
		gold++;
	return lead[(gold - 1) / 2] * (y == GK_LABEL_NONE ? 1 : 2.0 / 3);
}

static void
learn(size_t from, size_t n, double weight)
{
	static uint32_t kept[LONGEST * GK_CLUES_MOST];
	static size_t first[LONGEST + 1];
	static double score[LONGEST][GK_LABELS];
	static uint8_t gate[LONGEST], allowed[LONGEST];
	static struct sums free_sums, gold_sums;
	const uint32_t limit = (uint32_t)(keep * 4294967295.0);
	const double scale = 1 / keep;
	size_t m = 0;

	for (size_t i = 0; i < n; i++) {
		const struct token *k = &token[from + i];

		first[i] = m;
		memset(score[i], 0, sizeof score[i]);
		for (unsigned j = 0; j < k->n; j++) {
			uint32_t at = feature[k->feature + j];

			if (random_bits() > limit)
				continue;
			kept[m++] = at;
			__builtin_prefetch(&row[at]);
		}
		gate[i] = k->gate;
		allowed[i] = k->allowed;
	}
	first[n] = m;
	for (size_t i = 0; i < n; i++)
		for (size_t j = first[i]; j < first[i + 1]; j++)
			for (unsigned y = 0; y < GK_LABELS; y++)
				score[i][y] += scale * (double)row[kept[j]].w[y];
	chain((const double (*)[GK_LABELS])score, allowed, n, &gold_sums);
	for (size_t i = 0; i < n; i++)
		for (unsigned y = 0; y < GK_LABELS; y++)
			score[i][y] += start_of(y, allowed[i]);
	chain((const double (*)[GK_LABELS])score, gate, n, &free_sums);
	for (size_t i = 0; i < n; i++) {
		float gradient[8] = { 0 };
		bool some = false;

		for (unsigned y = 0; y < GK_LABELS; y++) {
			double g = weight * scale * (free_sums.p[i][y] -
						     gold_sums.p[i][y]);

			some |= g > 1e-5 || g < -1e-5;
			gradient[y] = (float)g;
		}
		for (size_t j = first[i]; some && j < first[i + 1]; j++)
			update(&row[kept[j]], gradient);
	}
	for (unsigned x = 0; x < GK_LABELS; x++) {
		float gradient[8] = { 0 };

		for (unsigned y = 0; y < GK_LABELS; y++)
			gradient[y] = (float)(weight *
					      (free_sums.pair[x][y] -
					       gold_sums.pair[x][y]));
		update(&next[x], gradient);
	}
}

static void
learn_document(const struct kept *d)
{
	for (size_t i = d->from, k; i < d->to; i = k) {
		for (k = i + 1; k < d->to && !token[k].first &&
				k - i < LONGEST; k++)
			;
		learn(i, k - i, weight_of[d->file]);
	}
}

/* All parts but one; part == folds: all. */
static void
train(unsigned part)
{
	const size_t rows = (size_t)1 << bits;
	size_t *order = malloc((ndocs + 1) * sizeof *order), n = 0;
	unsigned averaged = 0;

	memset(mean, 0, rows * 8 * sizeof *mean);
	memset(next_mean, 0, sizeof next_mean);
	if (order == NULL)
		die("no memory");
	for (size_t i = 0; i < ndocs; i++)
		if (folds == 0 || doc[i].part != part ||
		    only_trains[doc[i].file])
			order[n++] = i;
	for (unsigned e = 0; e < epochs * tries; e++) {
		if (e % epochs == 0) {
			chance = 20161126 + e / epochs;
			memset(row, 0, rows * sizeof *row);
			memset(next, 0, sizeof next);
		}
		for (size_t i = n - 1; i > 0; i--) {
			size_t k = random_bits() % (i + 1), swap = order[i];

			order[i] = order[k];
			order[k] = swap;
		}
		for (size_t i = 0; i < n; i++)
			learn_document(&doc[order[i]]);
		if (e % epochs < epochs / 2)
			continue;
		averaged++;
		for (size_t i = 0; i < rows; i++)
			for (int y = 0; y < 8; y++)
				mean[i * 8 + (size_t)y] += row[i].w[y];
		for (unsigned x = 0; x < GK_LABELS; x++)
			for (int y = 0; y < 8; y++)
				next_mean[x][y] += next[x].w[y];
	}
	for (size_t i = 0; i < rows * 8; i++)
		mean[i] /= (float)averaged;
	for (unsigned x = 0; x < GK_LABELS; x++)
		for (int y = 0; y < 8; y++)
			next_mean[x][y] /= (float)averaged;
	free(order);
}

static int
rounded(float w, double unit, int most)
{
	int n = (int)floor((double)w * unit + 0.5);

	return n < -most ? -most : n > most ? most : n;
}

/* The unit is such that the largest weights are cut off a little: the small
 * ones need the steps. */
static void
quantise(struct gk_model *m)
{
	const size_t rows = (size_t)1 << bits;
	double squares = 0, unit;
	size_t some = 0;

	for (size_t i = 0; i < rows * 8; i++)
		if (mean[i] > 1e-3f || mean[i] < -1e-3f) {
			squares += (double)mean[i] * (double)mean[i];
			some++;
		}
	unit = 7 / (clip * sqrt(squares / (double)(some + 1)));
	memcpy(m->magic, "granka2\n", 8);
	m->bits = (unsigned char)bits;
	memset(m->rows, 0, rows * 4);
	for (size_t i = 0; i < rows * 8; i++)
		m->rows[i / 2] |=
		    (unsigned char)((rounded(mean[i], unit, 7) +
				     GK_MODEL_BIAS) << i % 2 * 4);
	memset(m->next, 0, sizeof m->next);
	for (unsigned x = 0; x < GK_LABELS; x++)
		for (unsigned y = 0; y < GK_LABELS; y++)
			m->next[x][y] =
			    (signed char)rounded(next_mean[x][y], unit, 127);
	fprintf(stderr, "unit %.2f\n", unit);
}

/* Of names and of tokens. */
struct score {
	size_t right[2][KINDS], found[2][KINDS], gold[2][KINDS];
};

static void
count(struct score *s, int what, const uint8_t *gold, const uint8_t *found,
      size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t a = i + 1, b = i + 1;

		if (what == 1) {
			if (gold[i] != 0)
				s->gold[1][(gold[i] - 1) / 2]++;
			if (found[i] != 0)
				s->found[1][(found[i] - 1) / 2]++;
			if (gold[i] != 0 && found[i] != 0 &&
			    (gold[i] - 1) / 2 == (found[i] - 1) / 2)
				s->right[1][(gold[i] - 1) / 2]++;
			continue;
		}
		while (a < n && gold[a] != 0 && gold[a] % 2 == 0)
			a++;
		while (b < n && found[b] != 0 && found[b] % 2 == 0)
			b++;
		if (gold[i] % 2 == 1)
			s->gold[0][gold[i] / 2]++;
		if (found[i] % 2 == 1)
			s->found[0][found[i] / 2]++;
		if (gold[i] % 2 == 1 && gold[i] == found[i] && a == b)
			s->right[0][gold[i] / 2]++;
	}
}

static void
judge_line(const char *line, size_t n, const struct gk_model *m,
	   struct score *s)
{
	static struct document d;
	static struct gk_arena arena;
	struct gk_tokens t;
	struct gk_clues c = { 0 };
	uint8_t *gold, *found;
	unsigned open;

	read_document(line, n, &arena, &d, &open);
	read_tokens(&d, false, &arena, &t, &c);
	gold = gk_arena_alloc(&arena, 2 * t.n + 2);
	if (gold == NULL)
		die("no memory");
	found = gold + t.n + 1;
	gold_of(&d, &t, gold);
	gk_tagger_run(&c, m, 0, t.n, found);
	count(s, 0, gold, found, t.n);
	count(s, 1, gold, found, t.n);
	gk_arena_reset(&arena);
}

static double
f1(size_t right, size_t found, size_t gold)
{
	return found + gold == 0
		   ? 0
		   : 200.0 * (double)right / (double)(found + gold);
}

static void
print_score(const char *name, const struct score *s)
{
	size_t sum[3] = { 0, 0, 0 };

	printf("%s:", name);
	for (int k = 0; k < KINDS; k++) {
		printf(" %s %.2f (token %.2f)", kinds[k],
		       f1(s->right[0][k], s->found[0][k], s->gold[0][k]),
		       f1(s->right[1][k], s->found[1][k], s->gold[1][k]));
		sum[0] += s->right[0][k];
		sum[1] += s->found[0][k];
		sum[2] += s->gold[0][k];
	}
	printf(" all %.2f\n", f1(sum[0], sum[1], sum[2]));
	fflush(stdout);
}

static void
judge_file(const char *name, const struct gk_model *m)
{
	struct score s = { 0 };
	FILE *f = fopen(name, "rb");
	char *line = NULL;
	size_t cap = 0;
	ssize_t n;

	if (f == NULL) {
		perror(name);
		exit(2);
	}
	while ((n = getline(&line, &cap, f)) > 1)
		judge_line(line, (size_t)n, m, &s);
	free(line);
	fclose(f);
	print_score(name, &s);
}

static void
validate(struct gk_model *m)
{
	struct score s = { 0 };

	for (unsigned part = 0; part < folds; part++) {
		train(part);
		quantise(m);
		for (size_t i = 0; i < ndocs; i++)
			if (doc[i].part == part && !only_trains[doc[i].file])
				judge_line(doc[i].line, doc[i].n, m, &s);
		print_score("so far", &s);
	}
}

static void
save(const char *name, const struct gk_model *m)
{
	FILE *f = fopen(name, "wb");

	if (f == NULL ||
	    fwrite(m, sizeof *m + ((size_t)4 << bits), 1, f) != 1 ||
	    fclose(f) != 0) {
		perror(name);
		exit(2);
	}
}

int
main(int argc, char **argv)
{
	const char *out = NULL, *tests[FILES];
	size_t ntests = 0;
	unsigned nfiles = 0;
	struct gk_model *m;
	int o;

	while ((o = getopt(argc, argv, "cb:e:n:w:o:f:t:r:k:q:s:m:")) != -1)
		switch (o) {
		case 'c': caseless = true; break;
		case 'b': bits = (unsigned)atoi(optarg); break;
		case 'e': epochs = (unsigned)atoi(optarg); break;
		case 'n': tries = (unsigned)atoi(optarg); break;
		case 'w': without = (unsigned)atoi(optarg); break;
		case 'f': folds = (unsigned)atoi(optarg); break;
		case 'r': rate = atof(optarg); break;
		case 'k': keep = atof(optarg); break;
		case 'q': clip = atof(optarg); break;
		case 's': tongue = optarg; break;
		case 'm':
			if (sscanf(optarg, "%lf,%lf,%lf", &lead[0], &lead[1],
				   &lead[2]) != KINDS)
				return 2;
			break;
		case 'o': out = optarg; break;
		case 't':
			if (ntests < FILES)
				tests[ntests++] = optarg;
			break;
		default: return 2;
		}
	row = malloc(sizeof *row << bits);
	mean = malloc((sizeof *mean * 8) << bits);
	m = calloc(1, sizeof *m + ((size_t)4 << bits));
	if (row == NULL || mean == NULL || m == NULL)
		die("no memory");
	for (; optind < argc && nfiles < FILES; optind++, nfiles++) {
		char *name = argv[optind], *colon;

		only_trains[nfiles] = *name == '+';
		name += *name == '+';
		foreign[nfiles] = *name == '~';
		name += *name == '~';
		weight_of[nfiles] = 1;
		colon = strchr(name, ':');
		if (colon != NULL) {
			weight_of[nfiles] = atof(name);
			name = colon + 1;
		}
		load(name, nfiles);
	}
	prepare(m);
	fprintf(stderr, "%zu documents, %zu tokens, %zu features\n", ndocs,
		ntokens, nfeatures);
	if (folds > 0) {
		validate(m);
		return 0;
	}
	train(0);
	quantise(m);
	for (size_t i = 0; i < ntests; i++)
		judge_file(tests[i], m);
	if (out != NULL)
		save(out, m);
	return 0;
}
