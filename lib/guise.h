/*
 * guise - what a line passes for by its shape and its phrase alone.
 *
 * The first answer to what kind of widget a line is; what stands around it may
 * know better, and label asks it next.
 * Nothing is allocated.  Cost: a few look-ups.
 */
#ifndef GK_GUISE_H
#define GK_GUISE_H

#include "line.h"

/* Is the kind metadata, kept unless asked for? */
bool gk_guise_is_metadata(enum gk_widget_kind kind);

/* The kind of a line that its shape alone gives, or CONTENT; *reason says so. */
enum gk_widget_kind gk_guise_shape(const struct gk_line *line,
				   const char **reason);

/* Metadata, by phrase or by shape; CONTENT if the line is none. */
enum gk_widget_kind gk_guise_metadata(const struct gk_line *line);

/* Do titles follow the line, as they do a trigger on a line of its own? */
bool gk_guise_opens(const struct gk_line *line);

/* «3 мин.», «2,1 тыс.», «4210» */
bool gk_guise_is_counter(const struct gk_line *line);

/* As long as a headline, and no date in it. */
bool gk_guise_is_headline(const struct gk_line *line);

/* «Прибой» — «Динамик» — 2:1 (0:1): text is the line's. */
bool gk_guise_is_score(const struct gk_line *line, struct gk_str text);

#endif
