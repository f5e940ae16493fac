/*
 * work - a batch of documents decoded, examined, settled and rendered.
 *
 * Examining and rendering touch nothing but the batch, so that any thread may do
 * them.  What is not valid is left out here, by the rule that the task names.
 */
#ifndef GK_WORK_H
#define GK_WORK_H

#include "batch.h"

/* Examines all documents and, where nothing is to be settled, renders them. */
void gk_work_examine(struct gk_job *job);

/* Settles what was examined; in stream order, from one thread. */
void gk_work_settle(struct gk_batch *b);

/* Renders what was settled. */
void gk_work_render(struct gk_job *job);

#endif
