/*
 * weather - what a widget of the weather says, as JSON.
 *
 * {"Алматы":-1}: a place, or a time of day, and its temperature; of a range, or
 * of night and day, both, {"Алматы":[-1,3]}.  The name stands before, on the
 * line or on the line above, or behind.  Where none is named: [-1].  Wind,
 * moisture, pressure, dates and times are left out, and so is a name that JSON
 * would have to escape.
 * Cost: linear.
 */
#ifndef GK_WEATHER_H
#define GK_WEATHER_H

#include "buf.h"

/* Appends the JSON; "{}" or "[]" if nothing is understood. */
void gk_weather_put(struct gk_str text, struct gk_buf *out);

#endif
