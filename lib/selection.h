/*
 * selection - which documents are wanted, by site and by language.
 *
 * A host stands for itself and its subdomains.  Sites are compared as lib/host
 * has them (small letters, no port, no leading www), and names in letters other
 * than ASCII as the xn-- form that the net knows them by.  The language is the
 * one that the document's member says, else the guess of lib/lang, else the
 * first that a WET header names.  What is not known is not wanted.
 */
#ifndef GK_SELECTION_H
#define GK_SELECTION_H

#include "doc.h"
#include "host.h"

#define GK_SELECTION_LANGS "ru|uk|be|bg|sr|mk|kk|ky|tg|mn|en"

struct gk_selection {
	struct gk_str *hosts; /* sorted; the memory is the selection's */
	size_t nhosts, cap;
	const char *langs;    /* "ru,kk"; NULL: all */
};

/* Adds the hosts in "a.example,b.example".  GK_BADTEXT: *bad is none. */
enum gk_status gk_selection_hosts(struct gk_selection *s, const char *list,
				  struct gk_str *bad);

/* Is each of "ru,kk" one of our languages?  Then it is kept, else *bad is not. */
bool gk_selection_langs(struct gk_selection *s, const char *list,
			struct gk_str *bad);

/* Why the document is not wanted, as --stats counts it, or NULL.  Without
 * `text` only what stands beside the text is known, and asked for. */
const char *gk_selection_refuse(const struct gk_selection *s,
				const struct gk_doc *doc, bool text);

void gk_selection_clear(struct gk_selection *s);

#endif
