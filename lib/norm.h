/*
 * norm - surnames and patronymics: what they end in, and their nominative.
 *
 * Works on words in lower case.  A surname is known by its ending, in any case
 * and gender; a patronymic likewise.  Writes endings over endings: what is not
 * known stays.
 */
#ifndef GK_NORM_H
#define GK_NORM_H

#include "base.h"
#include "buf.h"

enum gk_norm_gender { GK_NORM_ANY, GK_NORM_MALE, GK_NORM_FEMALE };

/* Does the word end as surnames do?  *gender: what the ending says. */
bool gk_norm_is_surname(struct gk_str lower);

/* Does it end as a patronymic does, -ович or -улы and their forms? */
bool gk_norm_is_patronymic(struct gk_str lower, enum gk_norm_gender *gender);

/* Is it the word that says whose son or daughter one is, кызы, оглы? */
bool gk_norm_is_child(struct gk_str word);

/* The nominative of a surname as it stands in the text, for a person of that
 * gender; appended to out.  oblique: the name beside it is in another case than
 * the nominative. */
void gk_norm_surname(struct gk_str word, enum gk_norm_gender gender,
		     bool oblique, struct gk_buf *out);
void gk_norm_patronymic(struct gk_str word, struct gk_buf *out);

/* The part of a surname that all its forms share: by it mentions are joined. */
struct gk_str gk_norm_stem(struct gk_str lower);

#endif
