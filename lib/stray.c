#include "stray.h"

#include "sentence.h"

#define ODD 12          /* marks inside a quotation of several paragraphs */
#define PARAGRAPHS 6000 /* bytes of one */

/* A closing mark whose partner is missing: speech began with the sentence that
 * follows the last one in which the writer reports. */
static bool
try_closing(struct gk_pair *p)
{
	struct gk_utterances *u = p->u;
	size_t least = gk_sentence_back(u->text, p->m->start,
					u->done > u->line ? u->done : u->line,
					GK_UTTERANCE_REACH);
	size_t start = least, end, resume;
	struct gk_words w;

	if (!gk_pair_after(p, p->m->end, &resume))
		return false;
	for (size_t at = least; at < p->m->start; at = end) {
		end = gk_sentence_end(u->text, at, p->m->start);
		gk_clause_begin(&w, at);
		gk_clause_read(&w, u->text, at, end);
		if (end < p->m->start &&
		    (w.n == 0 || gk_clause_cue(&w, true, w.n) < w.n))
			start = end;
	}
	start = gk_sentence_blanks(u->text, start, p->m->start);
	if (gk_utterance_count(u->text, start, p->m->start, GK_PAIR_SENTENCE) <
	    GK_PAIR_SENTENCE)
		return false;
	p->x.spans[0] = (struct gk_span){ start, p->m->end };
	gk_pair_set(p, GK_QUOTE_DIRECT, "half open");
	gk_clause_begin(&u->words, p->m->end);
	gk_pair_put(p);
	return true;
}

/* Paragraphs that do not open again: «… ⏎ … ⏎ …», — сказал X.  The next odd mark
 * closes, and a clause stands behind it, or one with a colon before. */
static bool
try_paragraphs(struct gk_pair *p)
{
	struct gk_utterances *u = p->u;
	const struct gk_mark *m;
	size_t resume, i = p->i + 1, last = i + ODD;

	while (i < u->marks.n && i < last &&
	       u->marks.mark[i].kind <= GK_MARK_MENDED)
		i++;
	if (i >= u->marks.n || i == last || !p->opens ||
	    u->marks.mark[i].kind != GK_MARK_CLOSE)
		return false;
	m = &u->marks.mark[i];
	if (m->end - p->m->start > PARAGRAPHS ||
	    !(gk_pair_after(p, m->end, &resume) || u->words.colon))
		return false;
	p->x.spans[0].end = m->end;
	if (p->x.cue.end == 0)
		gk_pair_before(p, &p->x);
	p->i = i;
	gk_pair_set(p, GK_QUOTE_DIRECT, "paragraphs");
	gk_pair_put(p);
	return true;
}

/* An opening mark whose partner is missing: up to the clause that interrupts. */
static bool
try_opening(struct gk_pair *p)
{
	struct gk_utterances *u = p->u;
	size_t end = gk_sentence_ahead(u->text, p->m->start,
				       gk_pair_line_end(u, p->m->start),
				       2 * GK_UTTERANCE_REACH);

	if (!gk_utterance_split(u, p->m->start, end, &p->x))
		return false;
	gk_pair_set(p, GK_QUOTE_DIRECT, "half open");
	gk_pair_put(p);
	u->done = p->x.spans[p->x.nspans - 1].end;
	return true;
}

bool
gk_stray_try(struct gk_pair *p)
{
	if (p->m->kind == GK_MARK_CLOSE)
		return try_closing(p);
	return try_paragraphs(p) || try_opening(p);
}
