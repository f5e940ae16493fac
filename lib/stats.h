/*
 * stats - what a run did, as one JSON object.
 */
#ifndef GK_STATS_H
#define GK_STATS_H

#include "run.h"

/* {"filter":..,"documents":..,"findings":..,"kinds":{..},...} and a line end. */
void gk_stats_json(const struct gk_task *task, const struct gk_totals *totals,
		   int status, struct gk_buf *out);

#endif
