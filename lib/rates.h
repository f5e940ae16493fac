/*
 * rates - what a widget of exchange rates says, as JSON.
 *
 * {"USD":503.04}: what one unit of each currency costs; of two prices, bought
 * and sold for or of two days, both in their order, {"USD":[478.5,482.1]}.  Of a
 * pair, USD/UAH, the first is named, or both where the second is no currency of
 * the place: {"EUR/USD":1.08}.  Where none is named, the prices in their order:
 * [503.04,601.1].  Changes, percentages, dates and times are left out.
 * Nothing but the first RATES_TOKENS names and numbers is looked at.
 * Cost: linear.
 */
#ifndef GK_RATES_H
#define GK_RATES_H

#include "buf.h"

#define RATES_TOKENS 400

/* Appends the JSON; "{}" or "[]" if nothing is understood. */
void gk_rates_put(struct gk_str text, struct gk_buf *out);

#endif
