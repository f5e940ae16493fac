#include "member.h"
#include "test.h"

int
main(void)
{
	struct gk_buf out = { 0 };
	struct gk_str none = { 0 };
	size_t start;

	gk_buf_puts(&out, "\"data\":");
	start = out.n;
	gk_buf_putc(&out, '{');
	ok(gk_member_begin(&out, start, GK_STR("USD"), none), "the first");
	gk_buf_puts(&out, "1");
	ok(!gk_member_begin(&out, start, GK_STR("USD"), none), "its second");
	ok(gk_member_begin(&out, start, GK_STR("USD"), GK_STR("UAH")), "a pair");
	gk_buf_puts(&out, "[");
	gk_member_part(&out, out.n - 1);
	gk_buf_puts(&out, "2");
	gk_member_part(&out, out.n - 2);
	gk_buf_puts(&out, "3]");
	ok(!gk_member_begin(&out, start, GK_STR("USD"), GK_STR("UAH")),
	   "the same pair");
	ok(gk_member_begin(&out, start, GK_STR("data"), none),
	   "what stands before the object is none of it");
	gk_buf_puts(&out, "4}");
	ok(gk_str_eq(gk_buf_view(&out),
		     GK_STR("\"data\":{\"USD\":1,\"USD/UAH\":[2,3],\"data\":4}")),
	   "%.*s", (int)out.n, out.p);
	gk_buf_clear(&out);
	return done();
}
