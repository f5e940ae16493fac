/*
 * dateline - the place, date and agency with which the lead of a report opens.
 *
 * «МОСКВА, 23 ноя — РИА Новости, Дарья Шучалина.», «АСТАНА. KAZINFORM –»,
 * «КИЕВ. 23 ноября. УНН.», «Владивосток, 5 января, PrimaMedia.», «Киев, Январь
 * 04 (Новый Регион, Константин Зельфанов) –», «23 ноября, Минск /Корр.
 * БЕЛТА/.» An agency that is not known wants a date beside it, or more
 * capitals than one. Views lie in the text, which is not changed.  Nothing is
 * allocated.
 */
#ifndef GK_DATELINE_H
#define GK_DATELINE_H

#include "date.h"

struct gk_dateline {
	struct gk_str source, byline; /* empty where not told */
	bool dated;
	struct gk_date date;
	size_t end; /* bytes of it all */
};

/* False where the lead opens with none. */
bool gk_dateline_read(struct gk_str lead, struct gk_dateline *d);

#endif
