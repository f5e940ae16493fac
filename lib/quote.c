#include "quote.h"

#include "annotated.h"
#include "indirect.h"
#include "marked.h"
#include "sentence.h"
#include "unmarked.h"

const char *const gk_quote_columns[] = { "speaker", "cue", "text", NULL };

/* Decides every mark, and the lines between them; a probe ends at the first
 * hit. */
static void
find(struct gk_utterances *u)
{
	size_t at = 0;

	for (size_t i = 0; i < u->marks.n && !gk_utterance_probed(u); i++) {
		size_t start = u->marks.mark[i].start;

		if (start >= u->stop || u->stop == 0) {
			u->line = gk_sentence_line(u->text, start);
			u->stop = gk_sentence_line_end(u->text, start);
			if (u->line > at)
				gk_unmarked_find(u, at, u->line);
			gk_unmarked_dialogue(u, u->line, u->stop);
		}
		i = gk_marked_decide(u, i);
		at = u->marks.mark[i].end;
	}
	if (at < u->text.n)
		gk_unmarked_find(u, at, u->text.n);
	gk_indirect_find(u, u->text.n);
}

/* Would anything be found if the names were known?  Names cost several times
 * what all else does, and few texts quote.  *wanted, if not NULL: whose. */
static bool
probe(const struct gk_utterances *u, struct gk_wanted *wanted)
{
	static const struct gk_names none = { 0 };
	struct gk_utterances p = *u;

	p.names = &none;
	p.probing = true;
	p.wanted = wanted;
	find(&p);
	return p.hit;
}

/* Is there anything that could be a quotation: a mark, a dash, a colon that ends
 * its line? */
static bool
has_candidates(struct gk_str text, bool indirect)
{
	const char *p = text.p, *end = p + text.n;

	if (indirect)
		return true;
	for (; p < end; p++) {
		unsigned char c = (unsigned char)*p;

		if (c == '"' || c == '-' || c == '\'' || c == ':' ||
		    (c == 0xC2 && end - p > 1 && (unsigned char)p[1] == 0xAB) ||
		    (c == 0xE2 && end - p > 2 && (unsigned char)p[1] == 0x80))
			return true;
	}
	return false;
}

/* The names that the quotations need: those that the document brings, else those
 * of the sentences that matter.  GK_END: there are no quotations. */
static enum gk_status
get_names(struct gk_utterances *u, const struct gk_doc *doc,
	  struct gk_arena *arena, struct gk_names *names)
{
	struct gk_wanted wanted = { .arena = arena };

	if (doc != NULL && doc->names.n > 0) {
		if (!probe(u, NULL))
			return GK_END;
		if (gk_annotated_names(doc, arena, names))
			return GK_OK;
	}
	if (!probe(u, &wanted))
		return GK_END;
	if (wanted.failed)
		return GK_NOMEM;
	return gk_name_within(u->text, u->lang, wanted.zone, wanted.n, arena,
			      names);
}

/* doc, if not NULL, may bring the names. */
static enum gk_status
find_in(struct gk_utterances *u, const struct gk_doc *doc,
	struct gk_arena *arena)
{
	struct gk_names own = { 0 };
	enum gk_status status;

	u->list = gk_findings_list(u->f, "quotes");
	gk_findings_many(u->f, u->list);
	if (!has_candidates(u->text, u->rules->indirect))
		return u->f->status;
	if (gk_mark_pair(u->text, arena, &u->marks) != GK_OK)
		return GK_NOMEM;
	if (u->names == NULL) {
		u->names = &own;
		status = u->rules->speakers ? get_names(u, doc, arena, &own)
					    : GK_OK;
		if (status != GK_OK)
			return status == GK_END ? u->f->status : status;
	}
	if (u->rules->speakers &&
	    gk_speaker_begin(&u->speaker, u->text, u->names, arena) != GK_OK)
		return GK_NOMEM;
	find(u);
	return u->f->status;
}

enum gk_status
gk_quote_find(struct gk_str text, const char *lang,
	      const struct gk_names *names, const struct gk_quote_rules *rules,
	      struct gk_arena *arena, struct gk_findings *f)
{
	struct gk_utterances u = { .text = text, .lang = lang,
				   .names = names, .rules = rules, .f = f };

	return find_in(&u, NULL, arena);
}

enum gk_status
gk_quote_examine(const void *rules, const struct gk_doc *doc,
		 struct gk_findings *f)
{
	struct gk_utterances u = { .text = doc->text, .lang = doc->lang,
				   .rules = rules, .f = f };

	return find_in(&u, doc, f->arena);
}
