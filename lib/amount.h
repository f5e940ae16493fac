/*
 * amount - the numbers in a text as people write prices and temperatures.
 *
 * «12 650», «3,585.20», «503.04», «−1,5», «+ 2.79», «▲0,45»: thousands parted by
 * blanks or by the mark that is not the decimal one, a fraction, and what stands
 * before: a sign, or an arrow.  Times, dates of three parts and percentages are
 * numbers too, and say that they are such.
 * Nothing is allocated.  Cost: linear.
 */
#ifndef GK_AMOUNT_H
#define GK_AMOUNT_H

#include "buf.h"

enum gk_amount_sign {
	GK_AMOUNT_BARE,
	GK_AMOUNT_PLUS,
	GK_AMOUNT_MINUS,
	GK_AMOUNT_ARROW, /* up or down */
};

struct gk_amount {
	struct gk_str digits; /* from the first to the last of them */
	const char *start;    /* with sign or arrow */
	enum gk_amount_sign sign;
	size_t point;   /* of digits: where the fraction's mark is, or their
			 * end */
	bool apart;     /* a blank parts the sign from the digits */
	bool percent;   /* a percentage */
	bool time;      /* a part of a time of day or of a date: 11:05,
			 * 17.01.2024, 18/01 */
};

/* The number whose first digit is at p; its sign may stand from start on. */
void gk_amount_at(const char *start, const char *p, const char *end,
		  struct gk_amount *amount);

/* The next number in [p, end); false if there is none. */
bool gk_amount_next(const char *p, const char *end, struct gk_amount *amount);

/* Its value without sign, for comparing. */
double gk_amount_value(const struct gk_amount *amount);

/* Appends it as a number of JSON, without sign, divided by ten so many times. */
void gk_amount_put(const struct gk_amount *amount, unsigned tens,
		   struct gk_buf *out);

#endif
