/* Any bytes, as a file and, behind the first line and with the right checksum,
 * as what stands in one: what is taken is printed again byte for byte. */
#include <stdlib.h>

#include "ledger.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
try(struct gk_str file)
{
	struct gk_profile p = { 0 };
	struct gk_buf back = { 0 };
	const char *why = NULL;
	uint64_t n;
	enum gk_status status = gk_ledger_parse(&p, file, 1, &n, &why);

	if (status == GK_OK) {
		if (gk_ledger_print(&p, &back) != GK_OK ||
		    !gk_str_eq(file, gk_buf_view(&back)) || n != p.lines.n)
			abort();
	} else if (status != GK_BADTEXT || why == NULL || p.nsites != 0) {
		abort();
	}
	gk_profile_clear(&p);
	gk_buf_clear(&back);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct gk_buf file = { 0 };

	try(gk_str((const char *)data, size));
	gk_buf_puts(&file, "granka site-profile 1\n");
	gk_buf_put(&file, data, size);
	gk_buf_printf(&file, "end %016llx\n",
		      (unsigned long long)gk_hash(file.p, file.n));
	try(gk_buf_view(&file));
	gk_buf_clear(&file);
	return 0;
}
