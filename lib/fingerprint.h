/*
 * fingerprint - a paragraph's key: equal keys, the same paragraph.
 *
 * Three levels of what the same means.  raw: the bytes.  typographic: composed
 * (NFC), blanks folded to one, quotation marks and dashes alike, what is
 * invisible gone.  normal: letters, digits, № and % alone, in lower case, ё as
 * е, Latin letters that look Cyrillic taken for it inside words that are
 * Cyrillic otherwise; й stays й and digits stay digits.  A paragraph of which
 * nothing is left is known by its bytes.
 * The normal form (see fold) is frozen within a major version, because state
 * depends on it.
 * Nothing is allocated but the caller's buffer.  Cost: one pass, by table.
 */
#ifndef GK_FINGERPRINT_H
#define GK_FINGERPRINT_H

#include "buf.h"

enum gk_level { GK_LEVEL_RAW, GK_LEVEL_TYPOGRAPHIC, GK_LEVEL_NORMAL };

/* The form of the paragraph at that level, in out, which is emptied before.
 * GK_OK or GK_NOMEM. */
enum gk_status gk_fingerprint_form(struct gk_str para, enum gk_level level,
				   struct gk_buf *out);

/* The key.  form is scratch. */
enum gk_status gk_fingerprint_key(struct gk_str para, enum gk_level level,
				  struct gk_buf *form, uint64_t *key);

/* The same for a paragraph that lies within text: a little quicker, because it
 * is known what stands behind it. */
enum gk_status gk_fingerprint_key_in(struct gk_str text, struct gk_str para,
				     enum gk_level level, struct gk_buf *form,
				     uint64_t *key);

/* Words in the paragraph, runs of letters and digits; stops counting at
 * most. */
size_t gk_fingerprint_words(struct gk_str para, size_t most);

#endif
