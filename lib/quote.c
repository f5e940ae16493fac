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

	for (size_t i = 0; i < u->marks.n && !(u->probing && u->hit); i++) {
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
 * what all else does, and few texts quote. */
static bool
probe(const struct gk_utterances *u)
{
	static const struct gk_names none = { 0 };
	struct gk_utterances p = *u;

	p.names = &none;
	p.probing = true;
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

enum gk_status
gk_quote_find(struct gk_str text, const char *lang,
	      const struct gk_names *names, const struct gk_quote_rules *rules,
	      struct gk_arena *arena, struct gk_findings *f)
{
	struct gk_utterances u = { .text = text, .lang = lang,
				   .names = names, .rules = rules, .f = f };
	struct gk_names own = { 0 };

	u.list = gk_findings_list(f, "quotes");
	gk_findings_many(f, u.list);
	if (!has_candidates(text, rules->indirect))
		return f->status;
	if (gk_mark_pair(text, arena, &u.marks) != GK_OK)
		return GK_NOMEM;
	if (names == NULL) {
		u.names = &own;
		if (rules->speakers && !probe(&u))
			return f->status;
		if (rules->speakers &&
		    gk_name_find(text, lang, arena, &own) != GK_OK)
			return GK_NOMEM;
	}
	if (rules->speakers &&
	    gk_speaker_begin(&u.speaker, text, u.names, arena) != GK_OK)
		return GK_NOMEM;
	find(&u);
	return f->status;
}

enum gk_status
gk_quote_examine(const void *arg, const struct gk_doc *doc,
		 struct gk_findings *f)
{
	const struct gk_quote_rules *rules = arg;
	struct gk_names names;
	bool given = rules->speakers &&
		     has_candidates(doc->text, rules->indirect) &&
		     gk_annotated_names(doc, f->arena, &names);

	return gk_quote_find(doc->text, doc->lang, given ? &names : NULL,
			     rules, f->arena, f);
}
