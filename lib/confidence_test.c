#include "confidence.h"

#include "test.h"

int
main(void)
{
	double named = gk_confidence_of("after", GK_CONFIDENCE_NAME);
	double first = gk_confidence_of("after", GK_CONFIDENCE_UNASKED);
	double last = gk_confidence_of("unmarked", GK_CONFIDENCE_UNASKED);

	ok(first > 0.9 && first <= 1, "the first rule has a chance");
	ok(last > 0.5 && last < first, "so has the last");
	ok(named < first, "a speaker makes it less sure");
	ok(gk_confidence_of("after", GK_CONFIDENCE_ITSELF) < named,
	   "a name is surer than a noun");
	ok(gk_confidence_of("no rule", GK_CONFIDENCE_UNASKED) < first,
	   "an unknown rule has a chance, too");
	return done();
}
