#include "confidence.h"

#include "confidence_table.inc"

#define MIDDLE 0.8   /* of a rule that the table does not know */
#define SUREST 0.99 /* so few findings say no more */

double
gk_confidence_of(const char *rule, enum gk_confidence_how how)
{
	double p = MIDDLE;

	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		if (strcmp(rules[i].rule, rule) == 0)
			p = rules[i].chance;
	if (how != GK_CONFIDENCE_UNASKED)
		p *= ways[how];
	p = p < SUREST ? p : SUREST;
	return (double)(int)(p * 100 + 0.5) / 100;
}
