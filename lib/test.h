/*
 * test - what a room's facts are told with: TAP on standard output.
 *
 * A test is a table of cases and a loop that calls ok() for each; main ends with
 * `return done();`, which prints the plan and fails when a case did.
 */
#ifndef GK_TEST_H
#define GK_TEST_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>

static int test_count, test_failed;

__attribute__((format(printf, 2, 3), unused)) static bool
ok(bool pass, const char *what, ...)
{
	va_list args;

	printf("%sok %d - ", pass ? "" : "not ", ++test_count);
	va_start(args, what);
	vprintf(what, args);
	va_end(args);
	putchar('\n');
	test_failed += !pass;
	return pass;
}

static int
done(void)
{
	printf("1..%d\n", test_count);
	return test_failed != 0 || test_count == 0;
}

#endif
