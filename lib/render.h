/*
 * render - a document and its findings as what goes out.
 *
 * Appends to the batch's buffers: the document without what was found, or rows,
 * or the annotated object, or messages, or the view, as the task's mode says;
 * and to `removed` a line for every finding that was taken out.
 */
#ifndef GK_RENDER_H
#define GK_RENDER_H

#include "batch.h"

void gk_render(struct gk_batch *b, struct gk_item *item);

/* The lines of the paragraph that byte `at` of text stands in. */
void gk_render_paragraph(struct gk_str text, enum gk_paras paras, size_t at,
			 size_t *start, size_t *end);

#endif
