/*
 * quote - quotations and who spoke them: the filter extract-quotes.
 *
 * A quotation is what stands in marks (or behind the dash that opens a line)
 * beside a reporting clause: before it, after it, inside it.  The parts of an
 * interrupted one are one finding with several spans.  The speaker is the name
 * in the clause; else the office named there, if the text says who holds it;
 * else whoever spoke last.  Who only passes words on (передаёт ТАСС) is not.
 * Titles, companies and scare quotes are no quotations.
 * Everything lies in the arena.  Cost: linear in the text.
 */
#ifndef GK_QUOTE_H
#define GK_QUOTE_H

#include "name.h"
#include "utterance.h"

extern const char *const gk_quote_columns[];

/* The list "quotes"; names as gk_name_find gave them.  NULL: they are looked for
 * here, where there is a quotation and rules want its speaker. */
enum gk_status gk_quote_find(struct gk_str text, const char *lang,
			     const struct gk_names *names,
			     const struct gk_quote_rules *rules,
			     struct gk_arena *arena, struct gk_findings *f);

gk_examine gk_quote_examine; /* rules: struct gk_quote_rules */

#endif
